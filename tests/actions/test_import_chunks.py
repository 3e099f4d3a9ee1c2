"""An import by columns leaves the very same store behind as the rules applied to one row after another."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bulkdesk.actions.import_chunks import ImportContacts
from bulkdesk.actions.import_contacts import Importer, ImportOptions, RowReader
from bulkdesk.services.imports import ImportRequest, create_import
from bulkdesk.services.session import Session, init_store
from bulkdesk.store import sources
from bulkdesk.store.clock import FixedClock, to_datetime
from bulkdesk.store.jobs import JobRow, Progress
from bulkdesk.store.people import PersonBook
from bulkdesk.store.words import ImportMode, MatchKey
from tests.support import START, write_csv

HEADER = [
    "contact id",
    "first name",
    "e-mail",
    "phone",
    "tags",
    "dnd",
    "plan",
    "level",
    "created at",
    "birthday",
    "notes",
]
MAPPING = {"plan": "custom:plan", "level": "custom:level"}
CELLS: list[list[str]] = [
    ["", "", "", "", "1", "2", "4", "x"],
    ["", "Zoë", "Ada", " Bo "],
    ["", "a@example.com", "B@example.com", "c@example.com", "d@example.com", "broken"],
    ["", "030 100001", "+49 30 100002", "0049 30 100003", "1"],
    ["", "", "vip", "VIP;new", "new,lead"],
    ["", "", "yes", "no", "?"],
    ["", 'gold "x"', "ü"],
    ["", "1"],
    ["", "", "2024-07-01 10:00", "soon"],
    ["", "", "1.2.1990", "never"],
    ["", "", "two\nlines"],
]
ROWS = st.lists(
    st.tuples(*map(st.sampled_from, CELLS)).map(list)
    # A row with too many cells is broken, one with too few is not.
    | st.tuples(*map(st.sampled_from, [*CELLS, ["more"]])).map(list)
    | st.tuples(*map(st.sampled_from, CELLS[:4])).map(list)
    | st.sampled_from([f"e{number}@example.com" for number in range(4)]).map(lambda email: ["", "Eve", email]),
    min_size=1,
    max_size=10,
)  # fmt: skip
TABLES = ("contact", "contact_tag", "tag", "search_stale", "record")


class OneByOne(ImportContacts):
    """The import job as its rules are written: no row is worked on together with another."""

    def __init__(self, session: Session, job: JobRow) -> None:
        super().__init__(session.store, job)
        options = ImportOptions.from_spec(job.options)
        self.rows = RowReader(options, to_datetime(job.created_at).date())
        self.importer = Importer(options, PersonBook(session.store, job.account_id, job.id))


def work(session: Session, job: JobRow, *, by_columns: bool) -> list[Progress]:
    """Run the job's chunks; what each counted."""
    action = ImportContacts(session.store, job)
    plain = OneByOne(session, job)
    done: list[Progress] = []
    position = 0
    while position < job.total:
        chunk = action.prepare(position)
        with session.store.unchecked(), session.store.write():
            if by_columns:
                progress = action.apply(chunk, START)
            else:
                results, progress = plain.importer.apply(plain.rows.read(chunk.source.rows()), START)
                plain.write(results, START)
        done.append(progress)
        position = progress.position
    return done


def everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(session.store.sql(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


def new_session(folder: str) -> Session:
    return init_store(
        Path(folder) / "s.bulkdesk", country="DE", timezone="Europe/Berlin", clock=FixedClock(START)
    )


@pytest.mark.parametrize("chunk", [3, 100])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.lists(
        st.tuples(
            ROWS,
            st.sampled_from(ImportMode),
            st.booleans(),
            st.permutations(list(MatchKey)).map(lambda keys: tuple(keys[:2])),
        ),
        min_size=1,
        max_size=2,
    ),
    tags=st.sampled_from([(), ("all",), ("Vip", "all")]),
)
@example(
    # The second row means, by its id, the contact that the first one makes.
    files=[([["", "Ada", "a@example.com"], ["1", "Bo", "b@example.com"]], ImportMode.UPSERT, False, tuple(MatchKey))],
    tags=(),
)  # fmt: skip
@example(
    # The first row empties the custom field, the second one meets the same contact without any.
    files=[
        ([["", "", "", "030 100003", "", "", "gold"]], ImportMode.UPSERT, False, tuple(MatchKey)),
        ([["", "", "", "030 100003"], ["", "", "", "030 100003"]], ImportMode.UPSERT, True, tuple(MatchKey)),
    ],
    tags=(),
)
@example(
    # What changed is recorded in one order, whichever way the row is read.
    files=[
        ([["", "", "", "030 100002"]], ImportMode.UPSERT, False, tuple(MatchKey)),
        ([["", "", "b@example.com", "030 100002", "", "", "", "", "", "1.2.1990", "new"]], ImportMode.UPSERT, False, tuple(MatchKey)),
    ],
    tags=(),
)  # fmt: skip
def test_chunks_do_what_the_rows_one_by_one_do(
    monkeypatch: pytest.MonkeyPatch,
    chunk: int,
    files: list[tuple[list[list[str]], ImportMode, bool, tuple[MatchKey, ...]]],
    tags: tuple[str, ...],
) -> None:
    monkeypatch.setattr("bulkdesk.store.sources.CHUNK_ROWS", chunk)
    monkeypatch.setattr("bulkdesk.services.imports.CHUNK_ROWS", chunk)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        sessions = new_session(one), new_session(other)
        for rows, mode, overwrite, order in files:
            counted = []
            for session in sessions:
                file = write_csv(Path(one) / "people.csv", [HEADER, *rows, ["", "Last", "z@example.com"]])
                request = ImportRequest(
                    file, mapping=MAPPING, mode=mode, overwrite_empty=overwrite, match_order=order, tags=tags
                )
                job = create_import(session, request)
                counted.append(work(session, job, by_columns=session is sessions[0]))
            assert counted[0] == counted[1]
            assert everything(sessions[0]) == everything(sessions[1])
            assert sessions[0].store.sql("PRAGMA foreign_key_check").fetchall() == []
        for session in sessions:
            session.store.close()


def test_a_plain_file_is_written_by_columns(tmp_path: Path, session: Session) -> None:
    people = [[f"p{number}@example.com", f"Name {number}"] for number in range(20)]
    people[7][0] = "nobody"
    job = create_import(session, ImportRequest(write_csv(tmp_path / "p.csv", [["email", "name"], *people])))
    action = ImportContacts(session.store, job)
    chunk = action.prepare(0)
    assert list(chunk.single) == [7]
    with session.store.write():
        assert action.apply(chunk, START).created == 19
    stored = session.store.sql("SELECT seq, contact_id FROM record WHERE contact_id IS NOT NULL").fetchall()
    assert stored == [(seq, seq if seq < 8 else seq - 1) for seq in range(1, 21) if seq != 8]


def test_the_rest_of_a_chunk_goes_on_where_an_earlier_version_stopped(
    tmp_path: Path, session: Session
) -> None:
    rows = [
        ["e-mail", "name"],
        ["a@example.com", "A"],
        ["b@example.com", "B", "more"],
        ["c@example.com", "C"],
    ]
    job = create_import(session, ImportRequest(write_csv(tmp_path / "p.csv", rows)))
    chunk = sources.read_chunk(session.store, job.source_id or 0, 2)
    kept = sources.Rows(session.store, job.source_id or 0)
    assert chunk.rows() == [kept.at(2), kept.at(3)]
    assert [chunk.row(index) for index in range(2)] == chunk.rows()
    assert chunk.rows()[0] == (2, 3, ["b@example.com", "B", "more"], "too_many_columns")
