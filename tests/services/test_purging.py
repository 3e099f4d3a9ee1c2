"""Purge: nothing of the person is left in the file, and old figures stay right (product rules, "Contacts")."""

from __future__ import annotations

import threading
import tracemalloc
from pathlib import Path

import pytest
from peewee import OperationalError

from bulkdesk.audit.acts import TrailAct
from bulkdesk.jobs.worker import Worker, run_due
from bulkdesk.services import jobs, purging, restoring, trail
from bulkdesk.services.jobs import Act
from bulkdesk.services.records import Download, download, each_record, identifier_text
from bulkdesk.services.session import Session, open_session
from bulkdesk.store import accounts, counters, purge, search, sources
from bulkdesk.store import jobs as job_rows
from bulkdesk.store.clock import MS_PER_HOUR, FixedClock
from bulkdesk.store.errors import NotAllowedError
from bulkdesk.store.sources import Chunk, StoredRow
from bulkdesk.store.store import Store
from bulkdesk.store.words import Role
from tests.bulk_support import DAY, add_people, add_tag, delete, ids, import_rows, remove_tag, restore, run
from tests.support import all_contacts, all_records

HEADER = ["First name", "Last name", "E-mail", "Phone", "Address", "Notes", "Tags", "Additional e-mails"]
PERSON = [
    *("Wendelgard", "Quastenflosser", "wendelgard.quasten@flosser-example.com", "+49 30 901820"),
    *("Zwetschgenallee 77", "likes xylophones", "vip", "privat.wq@secondmail-example.org"),
]
OTHER = ["Otto", "Bleibt", "otto@example.com", "", "", "", "vip", ""]
TRACES = [
    *("wendelgard", "quasten", "flosser", "secondmail", "zwetschgenallee", "xylophones"),
    *("901820", "4930901820"),
]


def bytes_of(store: Store) -> bytes:
    """The raw bytes of the store file and what lies beside it."""
    return b"".join(
        file.read_bytes().lower()
        for file in store.path.parent.iterdir()
        if file.name.startswith(store.path.name)
    )


def found_in(store: Store) -> list[str]:
    raw = bytes_of(store)
    return [trace for trace in TRACES if trace.encode() in raw]


def make_history(session: Session, folder: Path) -> None:
    """The person is in the file, in changed and failed rows, tagged, in the search index, and then deleted."""
    import_rows(session, folder, [HEADER, PERSON, OTHER])
    changed = [*PERSON[:4], "Zwetschgenallee 78", "xylophones no more", "new", ""]
    import_rows(session, folder, [HEADER, changed])
    # Without a contact: a bad e-mail beside the person's number, and a clash that names the e-mail.
    bad = ["Wendelgard", "Quastenflosser", "wendelgard at flosser", "030 / 901820", "", "", "", ""]
    clash = ["W.", "Quastenflosser", PERSON[2].upper(), "", "", "", "", ""]
    import_rows(session, folder, [["E-mail", "Phone"], ["two@example.com", "+49 30 111111"]])
    import_rows(session, folder, [HEADER, bad, [*clash[:3], "+49 30 111111", *clash[4:]]])
    add_tag(session, "campaign")
    remove_tag(session, "campaign", ids(1))
    while search.catch_up(session.store):
        pass
    delete(session, ids(1))


def test_no_byte_is_left(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    make_history(session, folder)
    before = [job_rows.get(session.store, number) for number in range(1, 8)]
    assert found_in(session.store) == TRACES
    clock.move(60 * DAY - 1)
    assert purging.purge(session).contacts == 0
    assert found_in(session.store)
    clock.move(1)
    counts = purging.purge(session)
    assert (counts.contacts, counts.rows, counts.erased) == (1, 4, True)
    assert found_in(session.store) == []
    assert b"otto@example.com" in bytes_of(session.store)
    assert [job_rows.get(session.store, number) for number in range(1, 8)] == before
    assert counters.differing_jobs(session.store) == []
    assert session.store.check_integrity() == []
    assert [contact.id for contact in all_contacts(session)] == [2, 3]


def test_the_rows_of_a_file_whose_reader_died_go_too(session: Session, clock: FixedClock) -> None:
    store = session.store
    number = sources.begin(store, session.account.id, file_name="x.csv", file_format="csv", header=HEADER)
    sources.add_chunk(store, number, Chunk.of([StoredRow(1, 2, PERSON, None)]))
    packed = store.scalar("SELECT data FROM source_chunk").lower()
    clock.move(DAY)
    purging.purge(session)
    assert store.scalar("SELECT COUNT(*) FROM source_chunk") == 1, "somebody may still read it"
    clock.move(1)
    assert purging.purge(session).erased
    assert store.scalar("SELECT COUNT(*) FROM source") == 0
    assert packed not in bytes_of(store)


def test_records_say_that_the_contact_is_removed(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    make_history(session, folder)
    clock.move(60 * DAY)
    purging.purge(session)
    assert [identifier_text(record) for record in each_record(session, 1)] == [
        "#1, removed",
        "otto@example.com",
    ]
    failed = all_records(session, jobs.get_job(session, 4))
    assert [(record.code, record.identifier) for record in failed] == [
        ("invalid_email", None),
        ("ambiguous_match", None),
    ]
    log = tmp_path / "log.csv"
    assert download(session, 1, log, Download.ALL) == 2
    assert "Quastenflosser" not in log.read_text("utf-8")
    assert "Bleibt" in log.read_text("utf-8")
    assert Act.RESTORE not in jobs.can(session, jobs.get_job(session, 7))
    assert restoring.restore_info(session, 7).expired == 1


def test_who_came_back_and_who_shares_an_address_keep_theirs(
    session: Session, tmp_path: Path, clock: FixedClock
) -> None:
    rows = [["E-mail", "Phone"], ["a@example.com", "+49 30 901820"], ["bad mail", "+49 30 901820"]]
    import_rows(session, tmp_path, rows)
    restore(session, delete(session))
    delete(session)
    import_rows(session, tmp_path, rows[:2])
    clock.move(60 * DAY)
    assert purging.purge(session).contacts == 1
    (contact,) = all_contacts(session)
    assert (contact.id, contact.texts["phone"]) == (2, "+4930901820")
    # The number is still somebody's: the failed row is not known to be about who was removed.
    assert [record.identifier for record in all_records(session, jobs.get_job(session, 1))] == [
        None,
        "bad mail",
    ]


@pytest.mark.parametrize("is_additional_of_who_stays", [True, False])
def test_an_additional_address_that_is_shared_is_kept_too(
    session: Session, tmp_path: Path, clock: FixedClock, is_additional_of_who_stays: bool
) -> None:
    header = ["E-mail", "Phone", "Additional e-mails", "Additional phones"]
    mains = ["both@example.com", "+49 30 901820", "", ""]
    more = ["one@example.com", "+49 30 111111", "both@example.com", "+49 30 901820"]
    goes, stays = (mains, more) if is_additional_of_who_stays else (more, mains)
    import_rows(session, tmp_path, [header, goes])
    delete(session)
    import_rows(session, tmp_path, [header, stays])
    failed = import_rows(
        session, tmp_path, [header, ["bad both@example.com", "", "", ""], ["bad", "030 901820", "", ""]]
    )
    clock.move(60 * DAY)
    assert purging.purge(session).contacts == 1
    assert [record.identifier for record in all_records(session, failed)] == ["bad both@example.com", "bad"]


@pytest.mark.parametrize("group", [1, 2, 50_000])
def test_many_people_are_removed_group_by_group(
    session: Session, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, group: int
) -> None:
    monkeypatch.setattr(purge, "GROUP_CONTACTS", group)
    # The same person twice, deleted one after the other: each is the other's reason to keep the failed row.
    rows = [["E-mail", "Phone"], ["a@example.com", "+49 30 901820"], ["bad a@example.com", "+49 30 901820"]]
    import_rows(session, tmp_path, rows)
    delete(session)
    clock.move(1)
    import_rows(session, tmp_path, [*rows[:2], ["b@example.com", ""], ["bad b@example.com", ""]])
    delete(session)
    clock.move(60 * DAY)
    assert purging.purge(session).contacts == 3
    assert all_contacts(session) == []
    kept = bytes_of(session.store)
    assert [trace for trace in (b"a@example", b"b@example", b"901820") if trace in kept] == []
    assert session.store.check_integrity() == []


def test_the_same_person_in_another_sub_account_stays(
    session: Session, tmp_path: Path, clock: FixedClock
) -> None:
    with session.store.write():
        other = session.at(
            accounts.add_account(session.store, name="Süd", timezone="Europe/Berlin", country="DE")
        )
    for place in (session, other):
        import_rows(
            place, tmp_path, [["E-mail", "First name"], ["a@example.com", "Ada"], ["bad a@example.com", ""]]
        )
    before = all_contacts(other), all_records(other, jobs.get_job(other, 2))
    delete(session)
    clock.move(60 * DAY)
    purging.purge(session)
    assert (all_contacts(other), all_records(other, jobs.get_job(other, 2))) == before


def test_waiting_jobs_meet_nobody(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    job = add_people(session, tmp_path, 2)
    gone = delete(session, ids(1))
    clock.move(60 * DAY - 1)
    waiting = [restoring.create_restore(session, gone.id), restoring.create_revert(session, job.id)]
    clock.move(1)
    purging.purge(session)
    restored, reverted = (all_records(session, run(session, made)) for made in waiting)
    assert [(record.outcome.word, record.code) for record in restored] == [("failed", "expired")]
    assert [(record.outcome.word, record.code) for record in reverted] == [
        ("succeeded", None),
        ("skipped", "not_found"),
    ]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR])
def test_only_an_admin_may(session: Session, role: Role) -> None:
    with session.store.write():
        user = accounts.add_user(session.store, name="otto", role=role)
    with pytest.raises(NotAllowedError):
        purging.purge(Session(session.store, session.account, user))


def test_the_worker_does_it_once_a_day(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    add_people(session, tmp_path, 2)
    delete(session, ids(1))
    run_due(session.store)
    assert not purge.is_due(session.store)
    clock.move(60 * DAY)
    delete(session, ids(2))
    run_due(session.store)
    assert session.store.sql("SELECT id FROM contact").fetchall() == [(2,)]
    clock.move(DAY - 1)
    assert not purge.is_due(session.store)
    clock.move(1)
    assert purge.is_due(session.store)
    clock.move(-2 * DAY)
    assert purge.is_due(session.store), "a clock that was ahead must not put it off"
    run_due(session.store)
    clock.move(61 * DAY)
    run_due(session.store)
    assert session.store.scalar("SELECT COUNT(*) FROM contact") == 0


def test_the_background_worker_purges(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    add_people(session, tmp_path, 1)
    delete(session)
    clock.move(60 * DAY)
    worker = Worker(session.store)
    worker.start()
    pause = threading.Event()
    for _ in range(500):
        if not purge.is_due(session.store):
            break
        pause.wait(0.02)
    worker.stop()
    assert session.store.scalar("SELECT COUNT(*) FROM contact") == 0


def test_a_reader_of_an_old_state_puts_off_erasing(
    session: Session, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    make_history(session, folder)
    clock.move(60 * DAY)
    session.store.sql("PRAGMA busy_timeout = 10")
    reader = open_session(session.store.path, clock=clock)
    with reader.store.snapshot():
        reader.store.scalar("SELECT COUNT(*) FROM contact")
        assert not purging.purge(session).erased
    reader.store.close()
    assert not purge.is_due(session.store)
    clock.move(MS_PER_HOUR)
    assert purge.is_due(session.store)
    assert run_due(session.store) == 0
    assert found_in(session.store) == []


def test_a_stopped_purge_is_due_again_and_does_the_rest(
    session: Session, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    make_history(session, folder)
    delete(session)
    clock.move(61 * DAY)
    monkeypatch.setattr(purge, "CHUNK_CONTACTS", 1)

    def stop_after_the_first() -> bool:
        return int(session.store.scalar("SELECT COUNT(*) FROM contact")) < before

    before: int = session.store.scalar("SELECT COUNT(*) FROM contact")
    stopped = purge.purge(session.store, stop=stop_after_the_first)
    assert (stopped.contacts, stopped.erased) == (1, False)
    assert session.store.scalar("SELECT COUNT(*) FROM contact") == before - 1
    assert purge.is_due(session.store)
    rest = purge.purge(session.store)
    assert (rest.contacts, rest.erased) == (before - 1, True)
    assert found_in(session.store) == []
    assert counters.differing_jobs(session.store) == []


def failed_rows(session: Session, folder: Path, count: int) -> None:
    """An import whose rows all fail and are nobody's, and somebody else who is past the time to be restored."""
    add_people(session, folder, 1)
    delete(session)
    import_rows(session, folder, [["E-mail"], *([f"no mail {number}"] for number in range(count))])


def test_a_purge_stops_among_many_failed_rows(
    session: Session, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed_rows(session, tmp_path, 50)
    clock.move(60 * DAY)
    monkeypatch.setattr(purge, "RECORDS_BETWEEN_QUESTIONS", 10)
    asked = []

    def stop_at_the_third_look() -> bool:
        asked.append(1)
        return len(asked) >= 3

    assert purge.purge(session.store, stop=stop_at_the_third_look).contacts == 0
    assert len(asked) < 6
    assert purge.purge(session.store).contacts == 1


def test_many_failed_rows_take_no_memory(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    failed_rows(session, tmp_path, 25_000)
    clock.move(60 * DAY)
    tracemalloc.start()
    try:
        purging.purge(session)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # A chunk of the file is held, 5,000 rows, but not all records.
    assert peak < 6_000_000


def test_what_was_removed_is_noted_even_where_it_cannot_be_erased(
    session: Session, tmp_path: Path, clock: FixedClock
) -> None:
    add_people(session, tmp_path, 2)
    delete(session)
    clock.move(60 * DAY)
    # SQLite does not write the file anew while a statement is under way.
    reading = session.store.sql("SELECT seq FROM record")
    reading.fetchone()
    with pytest.raises(OperationalError):
        purging.purge(session)
    reading.close()
    assert session.store.scalar("SELECT COUNT(*) FROM contact") == 0
    assert [entry.figures for entry in purges(session)] == [{"contacts": 2, "records": 4, "rows": 2}]


def test_what_was_removed_before_the_program_died_is_noted_by_the_next(
    session: Session, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_people(session, tmp_path, 3)
    delete(session)
    clock.move(60 * DAY)
    monkeypatch.setattr(purge, "CHUNK_CONTACTS", 1)

    def die_after_the_second() -> bool:
        if session.store.scalar("SELECT COUNT(*) FROM contact") == 1:
            raise KeyboardInterrupt
        return False

    with pytest.raises(KeyboardInterrupt):
        purge.purge(session.store, stop=die_after_the_second)
    run_due(session.store)
    run_due(session.store)
    assert [entry.figures for entry in purges(session)] == [{"contacts": 3, "records": 6, "rows": 3}]


def purges(session: Session) -> list[trail.TrailEntry]:
    """What the trail says of purges."""
    return [entry for entry in trail.entries(session, everywhere=True) if entry.act == TrailAct.PURGED]
