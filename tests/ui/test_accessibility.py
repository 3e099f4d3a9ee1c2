"""Every screen and dialog for somebody without a mouse, or who hears what is on the screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.app import build_window
from bulkdesk.ui.theme import Theme, Tone
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.busy_bar import BusyBar
from bulkdesk.ui.widgets.chip import Chip
from bulkdesk.ui.widgets.faces import install_faces
from bulkdesk.ui.widgets.reading_order import ReadingDialog
from bulkdesk.ui.widgets.stat_tile import StatTile
from tests.key_rings import MemoryRing, ring_in_use
from tests.ui.accessibility import accessible, findings, stops
from tests.ui.shell.support import settings
from tests.ui.tour import Tour, make_store

__all__ = ["settings"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is copied for each test."""
    return make_store(tmp_path_factory.mktemp("tour"))


@pytest.fixture
def tour(
    sample: Path, tmp_path: Path, qtbot: QtBot, settings: object, request: pytest.FixtureRequest
) -> Iterator[Tour]:
    """A window on it; the parameter is the language."""
    path = tmp_path / "store.bulkdesk"
    shutil.copy(sample, path)
    with ring_in_use(MemoryRing()):
        window = build_window(path, language=request.param, settings=settings)  # type: ignore[arg-type] # the fixture's
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        yield Tour(window, qtbot, tmp_path)
        window.quit()


@pytest.mark.parametrize("tour", ["en", "de"], indirect=True)
def test_everything_has_a_name_and_can_be_reached_and_seen_by_keyboard(tour: Tour) -> None:
    amiss = []
    for name, top in tour.stops():
        top.activateWindow()
        QApplication.processEvents()
        amiss += [f"{name}: {finding}" for finding in findings(top)]
    assert amiss == []


def test_what_paints_itself_says_what_it_is(qtbot: QtBot, theme: Theme) -> None:
    """The window tells Qt once; here it has been told by a window before or not at all."""
    install_faces()
    for widget, role, name in (
        (Chip("vip"), QAccessible.Role.Button, "vip, remove"),
        (Banner("Careful", Tone.WARNING), QAccessible.Role.Note, "Careful"),
        (_tile(), QAccessible.Role.StaticText, "Failed: 3"),
    ):
        qtbot.addWidget(widget)
        face = accessible(widget)
        assert (face.role(), face.text(QAccessible.Text.Name)) == (role, name)


def _tile() -> StatTile:
    tile = StatTile("Failed", Tone.DANGER)
    tile.set_value(3)
    return tile


def test_the_order_follows_the_layout_whenever_parts_were_made(qtbot: QtBot) -> None:
    dialog = ReadingDialog()
    qtbot.addWidget(dialog)
    layout = QVBoxLayout(dialog)
    last = QLineEdit(dialog)
    layout.addWidget(last)
    inner = QWidget(dialog)
    column = QVBoxLayout(inner)
    layout.insertWidget(0, inner)
    first = QLineEdit(dialog)
    column.addWidget(first)
    dialog.show()
    assert stops(dialog) == [first, last]
    between = QLineEdit(inner)
    column.addWidget(between)
    between.show()
    assert stops(dialog) == [first, between, last]


def test_a_busy_bar_stands_still_where_less_motion_is_wanted(qtbot: QtBot, theme: Theme) -> None:
    bar = BusyBar()
    qtbot.addWidget(bar)
    hints = QApplication.styleHints()
    blinks = hints.cursorFlashTime()
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    theme.set_less_motion(on=True)
    try:
        assert bar.maximum() > 0
        assert hints.cursorFlashTime() == 0
        bar.set_share(0.5)
        assert bar.value() == bar.maximum() / 2
        bar.set_open()
        assert bar.value() == 0
    finally:
        theme.set_less_motion(on=False)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    assert hints.cursorFlashTime() == blinks
