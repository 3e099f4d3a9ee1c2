"""The first five minutes: an empty home, and three clicks to the first import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.app import build_window
from bulkdesk.services.contacts import count_contacts
from bulkdesk.store.contacts import Target
from bulkdesk.ui.imports.assistant import ImportDialog, Step
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.shell.places import Place
from bulkdesk.ui.widgets.empty_state import EmptyStateOverlay
from tests.support import write_csv
from tests.ui.shell.support import WAIT_MS, is_loaded, settings

__all__ = ["settings"]


@pytest.fixture(params=["en", "de"])
def window(
    request: pytest.FixtureRequest, tmp_path: Path, settings: QSettings, qtbot: QtBot
) -> Iterator[MainWindow]:
    """The window of somebody who has never been here: nothing is there, not even the folder."""
    opened = build_window(tmp_path / "home" / "store.bulkdesk", language=request.param, settings=settings)
    qtbot.addWidget(opened)
    opened.resize(1024, 640)
    opened.show()
    qtbot.waitUntil(lambda: is_loaded(opened), timeout=WAIT_MS)
    yield opened
    opened.quit()


class Mouse:
    """Clicks, and counts them."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible()
        assert widget.isEnabled()
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


class FileChooser(QTimer):
    """Names a file in the dialog that opens next; one that is still at reading its folder is asked again."""

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent, interval=50)
        self._path = path
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            name = dialog.findChild(QLineEdit, "fileNameEdit")
            assert name is not None
            name.setText(str(self._path))
            dialog.accept()
            if not dialog.isVisible():
                self.stop()
        elif isinstance(dialog, QMessageBox):
            dialog.reject()


def overlay(page: QWidget) -> EmptyStateOverlay:
    found = page.findChild(EmptyStateOverlay)
    assert found is not None
    return found


def test_three_clicks_lead_to_an_import(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = write_csv(
        tmp_path / "people.csv", [["Vorname", "E-Mail"], ["Dora", "dora@example.com"], ["Emil", ""]]
    )
    mouse = Mouse()
    mouse.click(overlay(window.jobs_page).buttons()[0])
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    FileChooser(file, window)
    mouse.click(dialog.file_page.zone.choose_button)
    qtbot.waitUntil(lambda: dialog.step is Step.PREVIEW, timeout=WAIT_MS)
    mouse.click(dialog.start_button)
    qtbot.waitUntil(lambda: count_contacts(window.desk.session, Target()) == 2, timeout=WAIT_MS)
    assert mouse.clicks == 3
    qtbot.waitUntil(lambda: bool(window.toasts.toasts()), timeout=WAIT_MS)
    offered = window.toasts.toasts()[-1].action_button
    assert offered is not None
    mouse.click(offered)
    assert window.findChild(QWidget, "statisticsDialog") is not None


def test_each_empty_table_says_what_to_do_next(window: MainWindow, qtbot: QtBot) -> None:
    said = set()
    for place in Place:
        window.places.go(place)
        shown = overlay(window.places.page(place))
        qtbot.waitUntil(shown.isVisible, timeout=WAIT_MS)
        said.add(shown.title())
        assert shown.accessibleDescription()
        if place is not Place.RESTORE:
            # Nothing has been deleted, so there is nothing to be done.
            assert all(isinstance(each, QPushButton) and each.isEnabled() for each in shown.buttons())
            assert shown.buttons()
    assert len(said) == len(Place)
