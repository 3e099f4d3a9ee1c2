"""The first rows at once, the others in slices; and what the table remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from pytestqt.qtbot import QtBot

from bulkdesk.app import build_window
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session, open_session
from bulkdesk.services.texts import type_text
from bulkdesk.store.jobs import JobFilter
from bulkdesk.store.words import JobType
from bulkdesk.ui.jobs import page as page_module
from bulkdesk.ui.jobs.present import Column, header_text
from bulkdesk.ui.jobs.table import JobsTable
from bulkdesk.ui.theme import SPACING
from tests.ui.shell.support import WAIT_MS, MakeWindow, add_all_kinds

_ARROW = 15


@pytest.fixture
def other(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Forty jobs, read five first and then seven at a time."""
    monkeypatch.setattr(page_module, "_FIRST_ROWS", 5)
    monkeypatch.setattr(page_module, "_SLICE", 7)
    session = open_session(store_path)
    add_all_kinds(session, 40)
    return session


def test_slices_of_the_services_are_the_whole(other: Session) -> None:
    whole = find_jobs(other)
    assert find_jobs(other, limit=7, before_id=whole[4].id) == whole[5:12]
    wanted = JobFilter(search="strasse 1")
    assert find_jobs(other, wanted, limit=3) == find_jobs(other, wanted)[:3]


@pytest.mark.parametrize("column", [Column.CREATED_AT, Column.NAME])
def test_rows_appear_in_slices_only_where_they_push_none_away(
    qtbot: QtBot, make_window: MakeWindow, other: Session, column: Column
) -> None:
    first = make_window(other.store.path, read_only=True)
    first.jobs_page.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    first.quit()
    settings = first.jobs_page._settings._file
    window = build_window(other.store.path, read_only=True, language="en", settings=settings)
    qtbot.addWidget(window)
    page = window.jobs_page
    slices: list[int] = []
    page.model.modelReset.connect(lambda: pytest.fail("the model was reset"))
    page.model.rowsInserted.connect(lambda _parent, first, last: slices.append(last - first + 1))
    qtbot.waitUntil(lambda: not page.is_loading, timeout=WAIT_MS)
    assert page.model.sort_column is column
    assert slices == ([5, 7, 7, 7, 7, 7] if column is Column.CREATED_AT else [40])
    window.quit()


def test_columns_hidden_moved_and_sized_are_remembered(make_window: MakeWindow, other: Session) -> None:
    first = make_window(other.store.path, read_only=True)
    table = first.jobs_page.table
    table.setColumnHidden(Column.CREATED_BY, True)
    table.horizontalHeader().moveSection(0, 2)
    table.horizontalHeader().resizeSection(Column.TYPE, 222)
    table.sortByColumn(Column.STATUS, Qt.SortOrder.AscendingOrder)
    order = [job.id for job in first.jobs_page.model.rows]
    first.quit()
    page = make_window(other.store.path, read_only=True).jobs_page
    header = page.table.horizontalHeader()
    assert page.table.isColumnHidden(Column.CREATED_BY)
    assert header.visualIndex(Column.NAME) == 2
    assert page.table.columnWidth(Column.TYPE) == 222
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (
        Column.STATUS,
        Qt.SortOrder.AscendingOrder,
    )
    assert [job.status for job in page.model.rows] == sorted(
        (job.status for job in page.model.rows), key=lambda status: status.value.replace("_", " ")
    )
    assert sorted(order) == sorted(job.id for job in page.model.rows)


def title(table: JobsTable, column: Column, width: int) -> QImage:
    """What a column's header looks like from its beginning."""
    header = table.horizontalHeader()
    place = QRect(header.sectionViewportPosition(column), 0, width, header.height())
    return header.grab(place).toImage()


@pytest.mark.parametrize("language", ["en", "de"])
def test_at_the_smallest_size_no_column_is_beside_the_window(
    make_window: MakeWindow, other: Session, language: str
) -> None:
    window = make_window(other.store.path, language=language)
    window.resize(1024, 640)
    table = window.jobs_page.table
    header = table.horizontalHeader()
    assert header.length() <= table.viewport().width()
    for column in Column:
        # With the mark of sorting beside it, where there can be one.
        table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        width = table.columnWidth(column)
        narrow = title(table, column, width - _ARROW)
        table.setColumnWidth(column, 400)
        assert title(table, column, width - _ARROW) == narrow, header_text(column)
        table.setColumnWidth(column, width)
    # Nor is a word of a type cut: the cell has an icon, and two lines.
    room = table.columnWidth(Column.TYPE) - 2 * SPACING.md - 16 - SPACING.sm
    words = QFontMetrics(table.font())
    assert max(words.horizontalAdvance(word) for each in JobType for word in type_text(each).split()) <= room
