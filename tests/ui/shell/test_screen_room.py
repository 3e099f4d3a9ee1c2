"""Windows open within the screen, frame included, whatever size they were of before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.ui.jobs.statistics import StatisticsDialog
from bulkdesk.ui.widgets.reading_order import ReadingDialog
from tests.ui.shell.support import MakeWindow, add_job

FRAME = QMargins(8, 32, 8, 8)
"""What is left for the desktop's frame."""


def free_room(window: QWidget) -> QRect:
    """Where a window may lie without its frame."""
    return window.screen().availableGeometry().marginsRemoved(FRAME)


def test_the_screen_of_the_tests_is_a_laptops(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert widget.screen().size() == QSize(1366, 768)


def test_the_main_window_opens_within_the_screen(make_window: MakeWindow, store_path: Path) -> None:
    window = make_window(store_path)
    assert window.size() == QSize(1280, free_room(window).height())


@pytest.mark.parametrize("size", [QSize(2500, 1400), QSize(900, 600)])
def test_the_size_of_last_time_is_taken_as_far_as_there_is_room(
    make_window: MakeWindow, store_path: Path, size: QSize
) -> None:
    before = make_window(store_path)
    before.resize(size)
    before.move(QPoint(300, 200))
    before.quit()
    window = make_window(store_path)
    assert free_room(window).contains(window.geometry())
    assert window.size() == size.boundedTo(free_room(window).size())


def test_dialogs_open_within_the_screen(make_window: MakeWindow, store_path: Path) -> None:
    window = make_window(store_path)
    job = add_job(window.desk.session)
    dialog = StatisticsDialog(window.desk, job.id, window)
    dialog.show()
    assert dialog.height() == free_room(dialog).height()
    assert dialog.screen().availableGeometry().contains(dialog.geometry())
    dialog.resize(1080, 1000)
    dialog.close()
    again = StatisticsDialog(window.desk, job.id, window)
    again.show()
    assert again.height() <= free_room(again).height()
    again.close()


def test_a_small_dialog_keeps_its_size_and_lies_over_its_window(
    make_window: MakeWindow, store_path: Path, qtbot: QtBot
) -> None:
    window = make_window(store_path)
    dialog = ReadingDialog(window)
    dialog.resize(500, 300)
    dialog.show()
    assert dialog.size() == QSize(500, 300)
    assert (dialog.geometry().center() - window.geometry().center()).manhattanLength() < 80
    dialog.close()
