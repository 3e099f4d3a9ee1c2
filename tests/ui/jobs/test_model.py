"""The jobs table's model: changed cells only, sorted and filtered as the services do it."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session, init_store
from bulkdesk.store import accounts
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.words import JobStatus, JobType, Role
from bulkdesk.ui.jobs.delegates import PROBLEM_PARTS
from bulkdesk.ui.jobs.model import JobProxy, JobTableModel
from bulkdesk.ui.jobs.present import Column
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.roles import CellRole
from tests.support import START
from tests.ui.shell.support import add_all_kinds, add_job

pytestmark = pytest.mark.usefixtures("qtbot")

HOUR = 3_600_000


@pytest.fixture
def filled(session: Session) -> tuple[Session, list[JobRow]]:
    """Forty jobs of every type and status, by two people."""
    with session.store.write():
        other = accounts.add_user(session.store, name="Özge", role=Role.OPERATOR)
    add_all_kinds(session, 30)
    add_all_kinds(replace(session, user=other), 10)
    return session, find_jobs(session)


@pytest.fixture
def model(qtbot: QtBot, filled: tuple[Session, list[JobRow]]) -> JobTableModel:
    """A model that holds them, watched by Qt's own tester."""
    model = JobTableModel(filled[0])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.merge(filled[1])
    return model


@pytest.fixture
def proxy(model: JobTableModel) -> JobProxy:
    """The proxy over it, watched too."""
    proxy = JobProxy(model, model)
    QAbstractItemModelTester(proxy, QAbstractItemModelTester.FailureReportingMode.Fatal, proxy)
    return proxy


def shown(proxy: JobProxy) -> list[int]:
    return [proxy.job_at(row).id for row in range(proxy.rowCount())]


def test_shows_newest_first_as_the_services_do(proxy: JobProxy, filled: tuple[Session, list[JobRow]]) -> None:
    by_time = sorted(filled[1], key=lambda job: (job.created_at, job.id), reverse=True)
    assert shown(proxy) == [job.id for job in by_time]


FILTERS = st.builds(
    JobFilter,
    statuses=st.frozensets(st.sampled_from(JobStatus), max_size=3),
    types=st.frozensets(st.sampled_from(JobType), max_size=3),
    created_by=st.frozensets(st.sampled_from(["anna", "Özge", "nobody"]), max_size=2),
    created_from=st.none() | st.integers(START - HOUR, START + 31 * HOUR),
    created_before=st.none() | st.integers(START - HOUR, START + 31 * HOUR),
    search=st.sampled_from(["", "strasse", "STRASSE 1", "ß", "1", "nothing like it"]),
)


class TestFilter:
    @given(wanted=FILTERS)
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    def test_lets_through_what_the_services_find(
        self, wanted: JobFilter, model: JobTableModel, proxy: JobProxy, filled: tuple[Session, list[JobRow]]
    ) -> None:
        model.set_filter(wanted)
        found = find_jobs(filled[0], wanted)
        assert sorted(shown(proxy)) == sorted(job.id for job in found)
        assert len(model.rows) == len(found)

    def test_follows_a_job_into_and_out_of_the_filter(self, model: JobTableModel, proxy: JobProxy) -> None:
        model.set_filter(JobFilter(statuses=frozenset({JobStatus.PAUSED})))
        paused = shown(proxy)[0]
        job = model.job(paused)
        assert job is not None
        model.merge([replace(job, status=JobStatus.QUEUED, changed=10_000)])
        assert paused not in shown(proxy)
        model.merge([replace(job, changed=10_001)])
        assert paused in shown(proxy)

    def test_keeps_places_of_rows_that_stay(self, model: JobTableModel, proxy: JobProxy) -> None:
        kept = next(row for row in range(proxy.rowCount()) if proxy.job_at(row).status is JobStatus.PAUSED)
        job_id = proxy.job_at(kept).id
        index = QPersistentModelIndex(proxy.index(kept, 0))
        model.set_filter(JobFilter(statuses=frozenset({JobStatus.PAUSED})))
        assert proxy.job_at(index.row()).id == job_id


class TestSort:
    @pytest.mark.parametrize("column", [each for each in Column if each < Column.STATISTICS])
    @pytest.mark.parametrize("order", list(Qt.SortOrder))
    def test_by_each_column_keeps_every_row_and_the_places(
        self, proxy: JobProxy, column: Column, order: Qt.SortOrder
    ) -> None:
        before = shown(proxy)
        index = QPersistentModelIndex(proxy.index(7, column))
        job_id = proxy.job_at(7).id
        proxy.sort(column, order)
        assert sorted(shown(proxy)) == sorted(before)
        assert proxy.job_at(index.row()).id == job_id
        values = [self._value(proxy, row, column) for row in range(proxy.rowCount())]
        assert values == sorted(values, reverse=order == Qt.SortOrder.DescendingOrder)

    @staticmethod
    def _value(proxy: JobProxy, row: int, column: Column) -> Any:
        job = proxy.job_at(row)
        match column:
            case Column.CREATED_AT:
                return job.created_at
            case Column.PROGRESS:
                fraction = proxy.index(row, column).data(CellRole.FRACTION)
                return -1.0 if fraction is None else fraction
            case Column.STATUS:
                return str(proxy.index(row, column).data()).split(" · ")[0].casefold()
            case Column.CREATED_BY:
                return job.created_by.casefold().replace("ö", "o")
            case _:
                return str(proxy.index(row, column).data()).casefold()

    def test_is_stable(self, proxy: JobProxy) -> None:
        proxy.sort(Column.NAME, Qt.SortOrder.AscendingOrder)
        by_name = shown(proxy)
        proxy.sort(Column.TYPE, Qt.SortOrder.AscendingOrder)
        types = [str(proxy.index(row, Column.TYPE).data()) for row in range(proxy.rowCount())]
        for word in set(types):
            group = [job_id for job_id, each in zip(shown(proxy), types, strict=True) if each == word]
            assert group == [job_id for job_id in by_name if job_id in set(group)]

    def test_the_buttons_are_nothing_to_sort_by(self, proxy: JobProxy) -> None:
        before = shown(proxy)
        proxy.sort(Column.STATISTICS)
        proxy.sort(Column.MENU)
        assert shown(proxy) == before

    @given(seed=st.integers(0, 1000), column=st.sampled_from([Column.NAME, Column.STATUS, Column.PROGRESS]))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
    def test_stays_sorted_through_any_changes(
        self, seed: int, column: Column, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        chance = random.Random(seed)
        session = init_store(tmp_path_factory.mktemp("sorted") / "s.bulkdesk", clock=FixedClock(START))
        with session.store:
            rows = {job.id: job for job in add_all_kinds(session, 12)}
            model = JobTableModel(session)
            proxy = JobProxy(model, model)
            QAbstractItemModelTester(proxy, QAbstractItemModelTester.FailureReportingMode.Fatal, proxy)
            model.merge(rows.values())
            proxy.sort(column, chance.choice(list(Qt.SortOrder)))
            model.set_filter(JobFilter(statuses=frozenset(chance.sample(list(JobStatus), 3))))
            changed = max(job.changed for job in rows.values())
            for _ in range(15):
                job = chance.choice(list(rows.values()))
                changed += 1
                new_id = job.id if chance.random() < 0.7 else 1000 + changed
                rows[new_id] = replace(
                    job,
                    id=new_id,
                    changed=changed,
                    name=f"Name {chance.randrange(20)}",
                    status=chance.choice(list(JobStatus)),
                    succeeded=chance.randrange(10),
                    failed=0,
                )
                model.merge([rows[new_id]])
            order = [job.id for job in model.jobs]
            assert sorted(order) == sorted(rows)
            resorted = list(order)
            model.retranslate()
            assert [job.id for job in model.jobs] == resorted
            wanted = model.filter
            assert sorted(shown(proxy)) == sorted(j.id for j in rows.values() if wanted.matches(j))


class TestMerge:
    def test_tells_of_changed_cells_only(self, model: JobTableModel) -> None:
        job = next(job for job in model.rows if job.status is JobStatus.IN_PROGRESS and job.pending > 1)
        told: list[tuple[int, int, int, int]] = []
        model.dataChanged.connect(
            lambda first, last, _roles: told.append((first.row(), first.column(), last.row(), last.column()))
        )
        model.modelReset.connect(lambda: pytest.fail("the model was reset"))
        model.layoutChanged.connect(lambda: pytest.fail("the layout changed"))
        row = model.row_of(job.id)
        model.merge([replace(job, succeeded=job.succeeded + 1, changed=10_000)])
        assert told == [(row, Column.STATUS, row, Column.PROGRESS)]

    def test_an_older_state_changes_nothing(self, model: JobTableModel) -> None:
        job = model.rows[0]
        model.merge([replace(job, name="new", changed=10_000)])
        model.merge([replace(job, name="old", changed=9_999)])
        held = model.job(job.id)
        assert held is not None
        assert held.name == "new"

    def test_inserts_without_a_reset(self, model: JobTableModel, session: Session, qtbot: QtBot) -> None:
        count = model.rowCount()
        job = add_job(session, "newest", created_at=START + 1000 * HOUR)
        with qtbot.waitSignal(model.rowsInserted) as told:
            model.merge([job])
        assert told.args is not None
        assert told.args[1:] == [0, 0]
        assert model.rowCount() == count + 1

    def test_counts_follow(self, model: JobTableModel) -> None:
        job = next(job for job in model.rows if job.status is JobStatus.PAUSED)
        before = dict(model.statuses)
        model.merge([replace(job, status=JobStatus.CANCELLED, changed=10_000)])
        assert model.statuses[JobStatus.PAUSED] == before[JobStatus.PAUSED] - 1
        assert model.statuses[JobStatus.CANCELLED] == before[JobStatus.CANCELLED] + 1
        assert sum(model.types.values()) == sum(model.creators.values()) == model.rowCount()


class TestCells:
    def test_columns_are_those_of_the_contract(self, model: JobTableModel) -> None:
        titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(5)]
        assert titles == ["Action name", "Action type", "Created by", "Created at", "Status"]

    def test_time_is_on_the_sub_accounts_clock(self, session: Session) -> None:
        # 1,900,000,000 s is 17:46:40 UTC on 17 March 2030; Berlin is an hour ahead before the end of March.
        model = JobTableModel(session)
        model.merge([add_job(session, created_at=START)])
        assert "6:46" in str(model.index(0, Column.CREATED_AT).data())

    def test_status_has_word_icon_and_tone(self, model: JobTableModel) -> None:
        for row, job in enumerate(model.rows):
            cell = model.index(row, Column.STATUS)
            assert cell.data()
            assert cell.data(CellRole.ICON) == job.status.value
            assert cell.data(CellRole.TONE)

    def test_percent_of_a_running_and_time_of_a_scheduled_job(self, session: Session) -> None:
        model = JobTableModel(session)
        running = add_job(session, status=JobStatus.IN_PROGRESS, started_at=START, succeeded=4)
        waiting = add_job(session, scheduled_at=START + 5 * 60_000)
        model.merge([running, waiting])
        texts = {
            job_id: model.index(row, Column.STATUS).data()
            for row, job_id in enumerate(job.id for job in model.rows)
        }
        assert texts[running.id] == "In progress · 40%"
        assert str(texts[waiting.id]).startswith("Queued · in 5 minute")

    def test_tooltip_has_the_reason_of_a_pause(self, session: Session) -> None:
        model = JobTableModel(session)
        model.merge([add_job(session, status=JobStatus.PAUSED, status_reason="disk_full")])
        assert "The disk is full" in str(model.index(0, Column.STATUS).data(Qt.ItemDataRole.ToolTipRole))

    def test_tooltip_of_the_name_has_it_whole_and_the_counters(self, session: Session) -> None:
        model = JobTableModel(session)
        model.merge([add_job(session, "<b>" + "x" * 150, total=1234)])
        text = str(model.index(0, Column.NAME).data(Qt.ItemDataRole.ToolTipRole))
        assert text.startswith("<b>" + "x" * 150)
        assert "Total: 1,234" in text

    def test_progress_shows_and_tells_failures_and_warnings(self, session: Session) -> None:
        model = JobTableModel(session)
        done = partial(
            add_job, session, status=JobStatus.COMPLETED, total=10, started_at=START, finished_at=START
        )
        model.merge([done("both", succeeded=8, failed=2, warnings=4), done("fine", succeeded=10)])
        both, fine = (
            model.index(next(row for row, job in enumerate(model.rows) if job.name == name), Column.PROGRESS)
            for name in ("both", "fine")
        )
        assert both.data(PROBLEM_PARTS) == ((Tone.DANGER, 0.2), (Tone.WARNING, 0.4))
        assert fine.data(PROBLEM_PARTS) == ()
        assert both.data(Qt.ItemDataRole.AccessibleTextRole) == "100%, failed: 2, warnings: 4"
        assert fine.data(Qt.ItemDataRole.AccessibleTextRole) == "100%"
        assert "Failed: 2" in both.data(Qt.ItemDataRole.ToolTipRole)
        assert "Warnings: 4" in both.data(Qt.ItemDataRole.ToolTipRole)

    def test_a_new_warning_changes_the_progress(self, session: Session) -> None:
        model = JobTableModel(session)
        job = add_job(session, succeeded=5, started_at=START, status=JobStatus.PAUSED)
        model.merge([job])
        changed: list[int] = []
        model.dataChanged.connect(lambda first, _last, _roles: changed.append(first.column()))
        model.merge([replace(job, warnings=1, changed=job.changed + 1)])
        assert changed == [Column.PROGRESS]

    def test_an_invalid_index_has_nothing(self, model: JobTableModel) -> None:
        assert model.data(QModelIndex()) is None
