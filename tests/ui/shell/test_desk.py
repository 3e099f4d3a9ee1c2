"""The desk: background work, and news about jobs from this program and others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from bulkdesk.services.accounts import all_accounts
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session, open_session
from bulkdesk.store.accounts import add_account
from bulkdesk.store.errors import BulkDeskError, RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui import memory
from bulkdesk.ui.desk import Desk
from tests.ui.shell.support import WAIT_MS, add_job

FAR = 10**13


@pytest.fixture
def other(store_path: Path) -> Iterator[Session]:
    """Another program on the store, with a second sub-account."""
    session = open_session(store_path)
    with session.store.write():
        add_account(session.store, name="Süd", timezone="Europe/Vienna", country="AT")
    yield session
    session.store.close()


@pytest.fixture
def desk(qapp: QApplication, other: Session) -> Iterator[Desk]:
    """A started desk on the store."""
    desk = Desk(open_session(other.store.path))
    desk.start()
    yield desk
    desk.close()


def test_tells_of_jobs_that_others_make_and_change_each_once(
    desk: Desk, other: Session, qtbot: QtBot
) -> None:
    heard: list[JobRow] = []
    desk.jobsChanged.connect(heard.extend)
    made = [add_job(other, f"job {number}", scheduled_at=FAR) for number in range(20)]
    qtbot.waitUntil(lambda: {job.id for job in heard} == {job.id for job in made}, timeout=WAIT_MS)
    last = {job.id: job for job in heard}
    assert last == {job.id: job for job in find_jobs(other)}
    changes = [job.changed for job in heard]
    assert changes == sorted(set(changes))


def test_only_the_own_sub_account_is_told_of(desk: Desk, other: Session, qtbot: QtBot) -> None:
    heard: list[JobRow] = []
    desk.jobsChanged.connect(heard.extend)
    south = next(account for account in all_accounts(other) if account.name == "Süd")
    hidden = add_job(other.at(south), "hidden", scheduled_at=FAR)
    shown = add_job(other, "shown", scheduled_at=FAR)
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
    assert {job.id for job in heard} == {shown.id}
    with qtbot.waitSignal(desk.accountChanged):
        desk.switch_account(south)
    assert desk.session.account == south
    later = add_job(other.at(south), "later", scheduled_at=FAR)
    qtbot.waitUntil(lambda: heard[-1].id == later.id, timeout=WAIT_MS)
    assert hidden.id not in {job.id for job in heard}


def test_news_that_could_not_be_read_are_read_again(
    other: Session, qapp: QApplication, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    # Neither worker nor watch: nothing but the desk itself asks a second time.
    desk = Desk(open_session(other.store.path))
    desk._retry.setInterval(1)
    heard: list[JobRow] = []
    desk.jobsChanged.connect(heard.extend)
    job = add_job(other, "meanwhile", scheduled_at=FAR)
    path = other.store.path
    away = path.rename(path.with_suffix(".away"))
    path.mkdir()
    try:
        desk.wake()
        qtbot.waitUntil(lambda: "changes of jobs cannot be read" in caplog.text, timeout=WAIT_MS)
        path.rmdir()
        away.rename(path)
        qtbot.waitUntil(lambda: [each.id for each in heard] == [job.id], timeout=WAIT_MS)
    finally:
        desk.close()


class TestRun:
    def test_hands_over_what_services_take_and_releases_the_connection(
        self, desk: Desk, qtbot: QtBot
    ) -> None:
        shares: list[float] = []
        results: list[tuple[int, bool, bool]] = []

        def service(
            number: int, *, on_progress: Callable[[float], None], is_cancelled: Callable[[], bool]
        ) -> tuple[int, bool, bool]:
            desk.session.store.data_version()
            on_progress(0.5)
            return number, is_cancelled(), threading.current_thread() is threading.main_thread()

        desk.run(service, 7, on_done=results.append, on_progress=shares.append)
        qtbot.waitUntil(lambda: bool(results), timeout=WAIT_MS)
        assert results == [(7, False, False)]
        assert shares == [0.5]

    def test_a_persons_mistake_is_a_notification(self, desk: Desk, qtbot: QtBot) -> None:
        def refuse() -> None:
            raise RefusedError("name_empty")

        with qtbot.waitSignal(desk.notify, timeout=WAIT_MS) as told:
            desk.run(refuse)
        assert told.args == ["danger", "The name is empty.", None]

    def test_a_bug_is_logged_and_ends_the_waiting(
        self, desk: Desk, qtbot: QtBot, caplog: pytest.LogCaptureFixture
    ) -> None:
        failures: list[BulkDeskError] = []

        def break_down() -> None:
            raise KeyError("bug")

        desk.run(break_down, on_failed=failures.append)
        qtbot.waitUntil(lambda: bool(failures), timeout=WAIT_MS)
        assert [error.code for error in failures] == ["internal_error"]
        assert [record.levelname for record in caplog.records] == ["CRITICAL"]

    @pytest.mark.parametrize("wrapped", [False, True])
    def test_a_receiver_that_is_gone_hears_nothing(self, desk: Desk, qtbot: QtBot, wrapped: bool) -> None:
        heard: list[str] = []

        class Receiver(QObject):
            def take(self, value: object, *_more: object) -> None:
                heard.append(str(value))

        def refuse() -> None:
            raise RefusedError("name_empty")

        def give(text: str) -> str:
            return text

        take: Callable[[object], None]
        for is_gone, name in ((True, "gone"), (False, "there")):
            receiver = Receiver()
            take = partial(receiver.take, name) if wrapped else receiver.take
            tasks = [desk.run(refuse, on_failed=take), desk.run(give, name, on_done=take)]
            if is_gone:
                delete(receiver)
            assert all(task.wait(10) for task in tasks)
            QApplication.processEvents()
        qtbot.waitUntil(lambda: len(heard) == 2, timeout=WAIT_MS)
        assert "gone" not in heard

    def test_trouble_with_the_disk_is_told_as_that(
        self, desk: Desk, other: Session, qtbot: QtBot, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fill_the_disk() -> None:
            store = other.store
            pages = store.scalar("PRAGMA page_count")
            store.sql(f"PRAGMA max_page_count = {pages}")
            with store.write():
                store.sql("UPDATE account SET country = ?", "x" * 10_000_000)

        with qtbot.waitSignal(desk.notify, timeout=WAIT_MS) as told:
            desk.run(fill_the_disk)
        assert told.args is not None
        assert told.args[0] == "danger"
        assert "cannot be written" in str(told.args[1])
        assert not [record for record in caplog.records if record.levelname == "CRITICAL"], "told as a bug"

    def test_nothing_is_delivered_after_close(self, desk: Desk, qtbot: QtBot) -> None:
        go = threading.Event()
        results: list[bool] = []

        def work(*, is_cancelled: Callable[[], bool]) -> bool:
            go.set()
            while not is_cancelled():
                pass
            return True

        desk.run(work, on_done=results.append)
        assert go.wait(10)
        desk.close()
        qtbot.wait(1)
        assert results == []


def test_freed_memory_goes_back_while_work_goes_on(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bool] = []
    monkeypatch.setattr(memory, "give_back", lambda: given.append(True))
    desk._tidy.setInterval(500)

    def work_again(_result: object = None) -> None:
        if not given:
            desk.run(lambda: None, on_done=work_again)

    work_again()
    qtbot.waitUntil(lambda: bool(given), timeout=WAIT_MS)
