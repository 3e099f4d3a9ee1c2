"""The paged model: keyset pages, bounded memory, live changes without a jump."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from bulkdesk.services.records import RecordPage
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.records import RecordFilter, RecordRow
from bulkdesk.store.words import Outcome
from bulkdesk.ui.jobs.records_model import Column, PageRequest, RecordsModel


def record(seq: int, outcome: Outcome = Outcome.SUCCEEDED) -> RecordRow:
    return RecordRow(seq, seq + 1, None, outcome, None, None, f"c{seq}@example.com", None)


class Source:
    """Records in a list; answers when the test says so, as a thread does."""

    def __init__(self, rows: list[RecordRow]) -> None:
        self.rows = rows
        self.requests: list[PageRequest] = []
        self._waiting: list[tuple[PageRequest, Callable[[RecordPage], object], Ticket]] = []

    def fetch(
        self,
        request: PageRequest,
        on_page: Callable[[RecordPage], object],
        _on_failed: Callable[[BulkDeskError], object],
    ) -> Ticket:
        self.requests.append(request)
        ticket = Ticket()
        self._waiting.append((request, on_page, ticket))
        return ticket

    def answer(self) -> None:
        while self._waiting:
            request, on_page, ticket = self._waiting.pop(0)
            if ticket.is_wanted:
                wanted = request.wanted.outcomes
                found = [
                    row
                    for row in self.rows
                    if row.seq > request.after and (not wanted or row.outcome in wanted)
                ]
                on_page(RecordPage(found[: request.limit], len(found) > request.limit))


class Ticket:
    def __init__(self) -> None:
        self.is_wanted = True

    def cancel(self) -> None:
        self.is_wanted = False


def model_of(source: Source, *, page_rows: int = 10, kept_pages: int = 3) -> RecordsModel:
    model = RecordsModel(source.fetch, "Europe/Berlin", page_rows=page_rows, kept_pages=kept_pages)
    model.load(RecordFilter())
    source.answer()
    return model


def read_all(source: Source, model: RecordsModel) -> None:
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        source.answer()


def seqs(source: Source, model: RecordsModel) -> list[int]:
    """The numbers of all rows, each page asked for where it is not in memory."""
    result = []
    for row in range(model.rowCount()):
        model.data(model.index(row, 0))
        source.answer()
        found = model.record(row)
        assert found is not None
        result.append(found.seq)
    return result


def test_opens_with_one_page_and_grows_by_key(qtbot: QtBot) -> None:
    source = Source([record(seq) for seq in range(1, 36)])
    model = model_of(source)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 10
    read_all(source, model)
    assert model.rowCount() == 35
    assert sorted({request.after for request in source.requests}) == [0, 10, 20, 30]
    assert model.complete


def test_memory_is_bounded_and_let_go_pages_come_back(qtbot: QtBot) -> None:
    source = Source([record(seq) for seq in range(1, 101)])
    model = model_of(source)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    read_all(source, model)
    assert model.rowCount() == 100
    assert model.held <= 30
    assert model.record(0) is None
    assert seqs(source, model) == list(range(1, 101))
    assert model.held <= 30


def test_growing_end_is_appended_without_a_reset(qtbot: QtBot) -> None:
    source = Source([record(seq) for seq in range(1, 5)])
    model = model_of(source)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.set_visible(0, 3)
    source.rows += [record(seq) for seq in range(5, 26)]
    model.refresh()
    source.answer()
    read_all(source, model)
    assert seqs(source, model) == list(range(1, 26))
    assert not resets


def test_rows_that_leave_and_enter_a_page_keep_the_others(qtbot: QtBot) -> None:
    pending = RecordFilter(outcomes=frozenset({Outcome.PENDING}))
    source = Source([record(seq, Outcome.PENDING) for seq in range(1, 31)])
    model = RecordsModel(source.fetch, "Europe/Berlin", page_rows=10)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.load(pending)
    source.answer()
    read_all(source, model)
    source.rows[2:6] = [record(seq) for seq in range(3, 7)]
    model.set_visible(0, 29)
    model.refresh()
    source.answer()
    assert seqs(source, model) == [1, 2, *range(7, 31)]
    source.rows[3] = record(4, Outcome.PENDING)
    model.refresh()
    source.answer()
    assert seqs(source, model) == [1, 2, 4, *range(7, 31)]


def test_change_while_a_page_is_on_its_way_is_read_again(qtbot: QtBot) -> None:
    source = Source([record(seq, Outcome.PENDING) for seq in range(1, 6)])
    model = model_of(source)
    model.set_visible(0, 4)
    model.refresh()
    before = len(source.requests)
    source.rows = [record(seq) for seq in range(1, 6)]
    model.refresh()
    source.answer()
    assert len(source.requests) > before
    shown = {model.data(model.index(row, Column.OUTCOME)) for row in range(5)}
    assert shown == {"Succeeded"}


def test_answer_to_an_older_filter_is_not_shown(qtbot: QtBot) -> None:
    source = Source([record(seq) for seq in range(1, 6)])
    model = RecordsModel(source.fetch, "Europe/Berlin")
    model.load(RecordFilter())
    model.load(RecordFilter(outcomes=frozenset({Outcome.FAILED})))
    source.answer()
    assert model.rowCount() == 0
    assert not model.loading


def test_number_column_is_named_for_its_kind(qtbot: QtBot) -> None:
    source = Source([])
    names = [
        RecordsModel(source.fetch, "UTC", has_rows=has_rows).headerData(0, Qt.Orientation.Horizontal)
        for has_rows in (True, False)
    ]
    assert names == ["Row", "No."]
