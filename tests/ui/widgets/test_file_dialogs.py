"""Where file dialogs begin, and what they offer beside the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.ui.widgets.file_dialogs import ask_open, ask_save, remember_folder, start_folder
from tests.ui.file_dialogs import answer_file_dialogs
from tests.ui.own_settings import settings_in


@pytest.fixture(autouse=True)
def home(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home of a person who has nothing yet, and who has told BulkDesk nothing."""
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(place / ".config"))
    with settings_in(tmp_path):
        yield place


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window that asks."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_it_begins_where_one_keeps_files(home: Path) -> None:
    assert start_folder() == home
    (home / "Documents").mkdir()
    assert start_folder() == home / "Documents"
    (home / "Downloads").mkdir()
    assert start_folder() == home / "Downloads"


def test_a_folder_that_the_system_cannot_tell_of_is_passed_over(home: Path) -> None:
    # As one on a share that is away: not missing, the question for it fails.
    remember_folder(home / ("x" * 300))
    assert start_folder() == home


def test_it_begins_where_the_last_one_ended(
    home: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "Downloads").mkdir()
    work = home / "work"
    work.mkdir()
    with monkeypatch.context() as patch:
        answer_file_dialogs(patch, None)
        assert ask_open(parent, "Open", "CSV (*.csv)") is None
        assert start_folder() == home / "Downloads"
    with monkeypatch.context() as patch:
        assert ask_save_to(patch, parent, work / "log.csv") == (work / "log.csv", "Excel (*.xlsx)")
    assert start_folder() == work
    work.rmdir()
    assert start_folder() == home / "Downloads"


def ask_save_to(patch: pytest.MonkeyPatch, parent: QWidget, path: Path) -> tuple[Path | None, str]:
    proposed = answer_file_dialogs(patch, path, "Excel (*.xlsx)")
    answer = ask_save(parent, "Save", "log.csv", "CSV (*.csv);;Excel (*.xlsx)")
    assert proposed == ["log.csv"]
    return answer


def test_a_real_one_shows_the_folder_and_the_usual_places(home: Path, parent: QWidget) -> None:
    for name in ("Desktop", "Documents", "Downloads", "work"):
        (home / name).mkdir()
    remember_folder(home / "work")
    seen: list[tuple[str, list[str]]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        seen.append((dialog.directory().absolutePath(), [url.toLocalFile() for url in dialog.sidebarUrls()]))
        dialog.reject()

    QTimer.singleShot(0, look)
    assert ask_open(parent, "Open", "CSV (*.csv)") is None
    ((folder, places),) = seen
    assert folder == str(home / "work")
    wanted = [str(home), *(str(home / name) for name in ("Desktop", "Documents", "Downloads"))]
    assert places[: len(wanted)] == wanted


def test_no_column_of_the_files_is_cut(home: Path, parent: QWidget, qtbot: QtBot) -> None:
    (home / "newsletter-people.csv").write_text("x" * 25_000)
    seen: list[bool] = []

    def look() -> None:
        dialog = next(each for each in parent.findChildren(QFileDialog) if each.isVisible())
        files = dialog.findChild(QTreeView)
        assert files is not None
        header = files.header()
        qtbot.waitUntil(lambda: files.model().rowCount(files.rootIndex()) == 1)
        needed = [max(files.sizeHintForColumn(n), header.sectionSizeHint(n)) for n in range(header.count())]
        seen.extend(header.sectionSize(n) >= need for n, need in enumerate(needed))
        dialog.reject()

    QTimer.singleShot(0, look)
    ask_open(parent, "Open", "CSV (*.csv)")
    assert seen == [True] * 4
