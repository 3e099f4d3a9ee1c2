"""The sample store keeps every rule of a real one, is the same each time, and can send nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import phonenumbers
import pytest

from bulkdesk.actions.import_contacts import ImportOptions, RowReader
from bulkdesk.contacts.emails import normalise_email
from bulkdesk.jobs.lanes import due_jobs
from bulkdesk.jobs.runner import run_job
from bulkdesk.jobs.worker import run_due
from bulkdesk.services.accounts import all_accounts
from bulkdesk.services.demo import make_demo
from bulkdesk.services.imports import retry_import
from bulkdesk.services.jobs import edit, find_jobs, get_job
from bulkdesk.services.messages import message_of
from bulkdesk.services.records import Download, download
from bulkdesk.services.session import Session
from bulkdesk.services.statistics import get_statistics
from bulkdesk.services.texts import pause_text, reason_text
from bulkdesk.store import counters, jobs, sources
from bulkdesk.store.clock import MS_PER_DAY, FixedClock, to_datetime
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.words import JobStatus, JobType, Outcome, Role
from tests.support import START, assert_adds_up

CONTACTS, JOBS = 1_200, 60


def rows_of(made: Session, job: JobRow, count: int) -> list[sources.StoredRow]:
    """The first rows of an import's file."""
    kept = sources.Rows(made.store, job.source_id or 0)
    return [kept.at(seq) for seq in range(1, count + 1)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A sample store that tests only read."""
    session = make_demo(
        tmp_path_factory.mktemp("demo") / "demo.bulkdesk",
        contacts=CONTACTS,
        jobs=JOBS,
        clock=FixedClock(START),
    )
    yield session
    session.store.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Session]:
    """A sample store to work on."""
    session = make_demo(tmp_path / "demo.bulkdesk", contacts=200, jobs=30, clock=FixedClock(START))
    yield session
    session.store.close()


def every_job(session: Session) -> list[JobRow]:
    return [job for account in all_accounts(session) for job in find_jobs(session.at(account))]


def content(session: Session) -> list[str]:
    """Every row of the store but for the history of its schema, its own numbers and what is chained or sealed with those."""
    own = ('"schema_migration"', '"trail"', '"trail_head"', '"seal"', '"seal_salt"', "'store_id'")
    return [
        line
        for line in session.store.db.connection().iterdump()
        if line.startswith("INSERT") and not any(word in line for word in own)
    ]


def test_it_is_sound_and_adds_up(made: Session) -> None:
    assert counters.differing_jobs(made.store) == []
    assert made.store.check_integrity() == []
    for job in every_job(made):
        assert_adds_up(job)
        assert 0 <= job.position <= job.total


def test_reasons_match_the_records(made: Session) -> None:
    counted: Counter[tuple[int, str, int]] = Counter()
    warnings: Counter[int] = Counter()
    for job_id, outcome, code, detail in made.store.sql(
        "SELECT job_id, outcome, code, detail FROM record WHERE code IS NOT NULL"
    ):
        codes = {problem for problem, _ in json.loads(detail)} if detail else {code}
        assert code in codes
        counted.update((job_id, found, outcome) for found in codes)
        warnings[job_id] += outcome == Outcome.SUCCEEDED
    kept = {
        (job, code, outcome): count
        for job, code, outcome, count in made.store.sql("SELECT * FROM job_reason")
    }
    assert kept == counted
    assert {job.id: job.warnings for job in every_job(made) if job.warnings} == {
        job: count for job, count in warnings.items() if count
    }


def test_every_code_has_a_text(made: Session) -> None:
    codes = [code for (code,) in made.store.sql("SELECT DISTINCT code FROM job_reason")]
    assert len(codes) > 10
    assert [code for code in codes if reason_text(code) == code] == []
    pauses = {job.status_reason for job in every_job(made)} - {None}
    assert pauses
    assert [code for code in pauses if pause_text(code) == code] == []


def test_a_send_can_be_edited_as_any_other(small: Session) -> None:
    waiting = JobFilter(statuses=frozenset({JobStatus.QUEUED}), types=frozenset({JobType.EMAIL}))
    job = find_jobs(small, waiting)[0]
    message = message_of(job.options)
    assert message.subject == "News for {{ contact.first_name }}"
    edited = edit(small, job.id, message=replace(message, subject="Other"))
    assert message_of(edited.options) == replace(message, subject="Other")


def test_all_types_and_statuses_are_there(made: Session) -> None:
    kinds = {(job.type, job.status) for job in find_jobs(made)}
    undoing = {JobType.RESTORE, JobType.REVERT}
    assert {job_type for job_type, status in kinds if status is JobStatus.COMPLETED} == set(JobType)
    for status in (JobStatus.QUEUED, JobStatus.PAUSED, JobStatus.CANCELLED):
        assert {job_type for job_type, found in kinds if found is status} == set(JobType) - undoing
    assert {job_type for job_type, found in kinds if found is JobStatus.IN_PROGRESS} == {JobType.IMPORT}
    assert any(job.unconfirmed for job in every_job(made))
    assert any(job.warnings for job in every_job(made))


def test_the_first_sub_account_has_what_was_asked_for(made: Session) -> None:
    assert [account.name for account in all_accounts(made)] == [
        "Nordlicht Marketing",
        "Harbour & Co",
        "Pinecrest Partners",
    ]
    assert made.account.name == "Nordlicht Marketing"
    assert made.user.role is Role.ADMIN
    assert len(find_jobs(made)) == JOBS
    assert (
        made.store.scalar("SELECT COUNT(*) FROM contact WHERE account_id = 1 AND deleted_at IS NULL")
        == CONTACTS
    )
    roles = Counter(role for (role,) in made.store.sql("SELECT role FROM user"))
    assert (roles[Role.ADMIN], roles[Role.AUDITOR]) == (1, 1)
    assert roles[Role.OPERATOR] >= 4
    assert len({job.created_by for job in find_jobs(made)}) >= 3


def test_times_are_in_order(made: Session) -> None:
    found = find_jobs(made)
    assert [job.created_at for job in found] == sorted((job.created_at for job in found), reverse=True)
    for job in found:
        assert job.created_at <= START
        if job.started_at is not None:
            assert job.created_at <= job.started_at <= START
        if job.finished_at is not None:
            assert (job.started_at or job.created_at) <= job.finished_at <= START
        assert (job.started_at is None) <= (job.position == 0)
    assert made.store.scalar("SELECT MAX(at) FROM record") <= START
    assert (
        made.store.scalar(
            "SELECT COUNT(*) FROM contact WHERE updated_at < created_at OR updated_at > ?", START
        )
        == 0
    )


def test_addresses_are_valid_and_nobodys(made: Session) -> None:
    rows = made.store.sql(
        "SELECT email, additional_emails FROM contact WHERE email IS NOT NULL OR additional_emails IS NOT NULL"
    ).fetchall()
    addresses = [email for email, _ in rows if email]
    addresses += [email for _, more in rows if more for email in json.loads(more)]
    for address in addresses:
        assert normalise_email(address) == address
        assert address.endswith(("example.com", "example.org", "example.net"))


def test_numbers_are_possible_and_nobodys(made: Session) -> None:
    free = (
        *(
            "+493023125",
            "+496990009",
            "+494066969",
            "+492214710",
            "+498999998",
            "+4917139200",
            "+49176040690",
        ),
        *("+442079460", "+447700900", "+441914980", "+442920180", "+442896496"),
        *(f"+441{town}4960" for town in ("13", "14", "17", "18", "21", "31", "41", "61")),
    )
    numbers = [
        number
        for (phone, more) in made.store.sql("SELECT phone, additional_phones FROM contact")
        for number in (phone, *json.loads(more or "[]"))
        if number is not None
    ]
    numbers += [
        row.cells[3]
        for job in find_jobs(made)
        if job.status is JobStatus.IN_PROGRESS
        for row in rows_of(made, job, job.total)
        if row.cells[3].startswith("+")
    ]
    assert len(numbers) > CONTACTS
    for number in numbers:
        assert number.startswith(free) or (number[:2] == "+1" and number[5:10] == "55501"), number
        assert phonenumbers.is_possible_number(phonenumbers.parse(number)), number


def test_people_are_unique_in_each_sub_account(made: Session) -> None:
    for key, where in (("email", "email IS NOT NULL"), ("phone", "email IS NULL AND phone IS NOT NULL")):
        twice = made.store.sql(
            f"SELECT account_id, {key} FROM contact WHERE {where} AND deleted_at IS NULL GROUP BY 1, 2 HAVING COUNT(*) > 1"
        ).fetchall()
        assert twice == []
    names = {name for (name,) in made.store.sql("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"contact_email", "contact_phone_only", "contact_phone", "record_contact", "job_open"} <= names


def test_deleted_contacts_and_delete_jobs_agree(made: Session) -> None:
    store = made.store
    deleted = set(
        store.sql("SELECT deleted_job_id, id, deleted_at FROM contact WHERE deleted_at IS NOT NULL")
    )
    recorded = set(
        store.sql(
            "SELECT r.job_id, r.contact_id, r.at FROM record r JOIN job j ON j.id = r.job_id"
            " WHERE j.type = 'delete' AND r.outcome = 1"
        )
    )
    restored = set(
        store.sql(
            "SELECT j.parent_id, r.contact_id FROM record r JOIN job j ON j.id = r.job_id"
            " WHERE j.type = 'restore' AND r.outcome = 1"
        )
    )
    assert deleted <= recorded
    assert {(job, contact) for job, contact, _ in recorded - deleted} == restored
    assert restored
    ages = [(START - at) // MS_PER_DAY for _, _, at in deleted]
    assert min(ages) < 60 < max(ages)


def test_a_conflict_names_who_has_the_address(made: Session) -> None:
    rows = made.store.sql("SELECT contact_id, detail FROM record WHERE code = 'conflict'").fetchall()
    assert rows
    for contact_id, detail in rows:
        ((_, other),) = json.loads(detail)
        one, two = (
            made.store.one("SELECT email, deleted_at FROM contact WHERE id = ?", number)
            for number in (contact_id, int(other[1:]))
        )
        assert one is not None
        assert two is not None
        assert one[0] == two[0] is not None
        assert one[1] is not None
        assert two[1] is None


def test_tagged_contacts_carry_the_tag(made: Session) -> None:
    reverted = {job.parent_id for job in every_job(made) if job.type is JobType.REVERT}
    for job in every_job(made):
        if job.type is JobType.ADD_TAG and job.id not in reverted:
            without = made.store.scalar(
                "SELECT COUNT(*) FROM record r WHERE r.job_id = ? AND r.outcome = 1 AND NOT EXISTS ("
                " SELECT 1 FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id"
                " WHERE ct.contact_id = r.contact_id AND t.name = ?)",
                job.id,
                job.options["tag"],
            )
            assert without == 0


def test_records_are_of_the_jobs_own_sub_account(made: Session) -> None:
    strangers = made.store.scalar(
        "SELECT COUNT(*) FROM record r JOIN job j ON j.id = r.job_id LEFT JOIN contact c ON c.id = r.contact_id"
        " WHERE r.contact_id IS NOT NULL AND c.account_id IS NOT j.account_id"
    )
    assert strangers == 0
    parents = made.store.sql(
        "SELECT j.account_id = p.account_id, j.created_at > p.finished_at FROM job j JOIN job p ON p.id = j.parent_id"
    ).fetchall()
    assert parents
    assert set(parents) == {(1, 1)}


def test_records_of_imports_are_what_their_rows_say(made: Session) -> None:
    """Each row is read again by the real reader: the same problems, in fields that the contact has."""
    read = 0
    for job in every_job(made):
        if job.type is not JobType.IMPORT or not job.position:
            continue
        reader = RowReader(ImportOptions.from_spec(job.options), to_datetime(job.created_at).date())
        rows = reader.read(rows_of(made, job, job.position))
        records = made.store.sql(
            "SELECT r.row, r.code, r.detail, r.outcome, c.email, c.created_at = r.at, r.change FROM record r"
            " LEFT JOIN contact c ON c.id = r.contact_id WHERE r.job_id = ? ORDER BY r.seq LIMIT ?",
            job.id,
            job.position,
        ).fetchall()
        matched = {"ambiguous_match", "duplicate_in_file", "not_found", "already_exists"}
        for (source, row), (number, code, detail, outcome, email, is_made_then, change) in zip(
            rows, records, strict=True
        ):
            assert source.number == number
            if row is None:
                assert code == source.problem
            elif row.fatal is not None:
                assert (outcome, json.loads(detail)) == (Outcome.FAILED, [list(row.fatal)])
            elif code not in matched:
                assert [problem for problem, _ in row.problems] == ([code] if code else [])
            if outcome == Outcome.SUCCEEDED:
                assert row is not None
                assert row.fields["email"] == email
                assert is_made_then or change != '{"created":true}'
            read += 1
    assert read > 500


def test_failed_rows_can_be_downloaded_and_fail_again_as_they_did(small: Session, tmp_path: Path) -> None:
    store = small.store
    job = next(
        job
        for job in find_jobs(small, JobFilter(types=frozenset({JobType.IMPORT})))
        if job.status is JobStatus.COMPLETED and job.failed
    )
    assert download(small, job.id, tmp_path / "errors.csv", Download.FAILED) == job.failed
    again = retry_import(small, job.id)
    run_job(store, again.id)
    after = get_job(small, again.id)
    assert (after.status, after.total, after.failed) == (JobStatus.COMPLETED, job.failed, job.failed)
    failed = [reason for reason in jobs.reasons(store, job.id) if reason.outcome is Outcome.FAILED]
    assert jobs.reasons(store, again.id) == failed


def test_only_imports_are_due_and_they_truly_go_on(small: Session) -> None:
    store = small.store
    due = due_jobs(store, START)
    assert due
    assert {(job.type, job.status) for job in due} == {(JobType.IMPORT, JobStatus.IN_PROGRESS)}
    main = next(job for job in due if job.account_id == small.account.id)
    assert 0 < main.created < main.pending
    before = store.scalar("SELECT COUNT(*) FROM contact")
    assert run_due(store) == len(due)
    done = get_job(small, main.id)
    assert (done.status, done.pending) == (JobStatus.COMPLETED, 0)
    assert done.created > 0.9 * (done.total - main.position)
    assert store.scalar("SELECT COUNT(*) FROM contact") > before
    assert counters.differing_jobs(store) == []
    # Whatever waits does so for two months at least.
    assert due_jobs(store, START + 55 * MS_PER_DAY) == []


def test_the_large_mailing_reaches_nearly_everybody(made: Session) -> None:
    largest = max(find_jobs(made, JobFilter(types=frozenset({JobType.EMAIL}))), key=lambda job: job.total)
    assert largest.total > 0.95 * CONTACTS
    figures = get_statistics(made, largest.id)
    assert figures.share == 1.0
    assert {"no_address", "dnd"} <= {reason.code for reason in figures.reasons}


def test_the_same_numbers_give_the_same_store(tmp_path: Path) -> None:
    stores = [
        make_demo(tmp_path / name, contacts=150, jobs=20, clock=FixedClock(START)) for name in ("a", "b")
    ]
    first, second = (content(session) for session in stores)
    assert first == second
    for session in stores:
        session.store.close()


@pytest.mark.parametrize(("contacts", "count"), [(0, 0), (0, 30), (1, 40), (25, 0), (13, 9)])
def test_odd_numbers(tmp_path: Path, contacts: int, count: int) -> None:
    session = make_demo(tmp_path / "odd.bulkdesk", contacts=contacts, jobs=count, clock=FixedClock(START))
    assert len(find_jobs(session)) == count
    assert counters.differing_jobs(session.store) == []
    assert session.store.check_integrity() == []
    session.store.close()


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.bulkdesk"
    path.write_text("precious")
    with pytest.raises(RefusedError) as error:
        make_demo(path, contacts=1, jobs=1)
    assert error.value.code == "store_exists"
    assert path.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_stopped_leaves_nothing(tmp_path: Path) -> None:
    class StoppedByTestError(Exception):
        pass

    def stop(_share: float) -> None:
        raise StoppedByTestError

    with pytest.raises(StoppedByTestError):
        make_demo(tmp_path / "store.bulkdesk", contacts=1_500, jobs=1, on_progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_progress_grows_to_the_end(tmp_path: Path) -> None:
    shares: list[float] = []
    moment = int(datetime(2024, 2, 29, 12, tzinfo=UTC).timestamp() * 1000)
    session = make_demo(
        tmp_path / "deep" / "s.bulkdesk",
        contacts=1_500,
        jobs=5,
        clock=FixedClock(moment),
        on_progress=shares.append,
    )
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    session.store.close()
