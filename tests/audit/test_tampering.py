"""Every way to change a store by hand that we could think of: found by verify or by check, or said to be beyond both.

What is beyond them is listed in docs/audit-trail.md, "What it does not prove"; the tests at the end keep that list honest.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bulkdesk.audit.chain import Entry
from bulkdesk.services import contact_card, upkeep
from bulkdesk.services import trail as service
from bulkdesk.services.i18n import set_language
from bulkdesk.services.session import open_session
from bulkdesk.services.texts_audit import problem_text
from bulkdesk.store.errors import StoreError
from bulkdesk.store.store import Store
from bulkdesk.store.tables import MODELS
from bulkdesk.store.trail import TrailRow, each, head
from tests.audit.busy_store import make_busy_store, settle
from tests.seal_support import seal_all

Statements = Sequence[str]

COLUMNS_OF = {
    model._meta.table_name: [field.column_name for field in model._meta.sorted_fields] for model in MODELS
}
KEYS_OF = {
    model._meta.table_name: [field.column_name for field in model._meta.get_primary_keys()]
    for model in MODELS
}
"""Columns of each table, and those of its key."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound store; not to be changed."""
    set_language("en")
    return settle(make_busy_store(tmp_path_factory.mktemp("made") / "store.bulkdesk"))


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to be tampered with."""
    return Path(shutil.copyfile(made, tmp_path / "store.bulkdesk"))


@contextmanager
def by_hand(path: Path, *, guards_return: bool = True) -> Iterator[sqlite3.Connection]:
    """The file in other hands, all triggers off; put back afterwards, so that they do not give it away."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("PRAGMA ignore_check_constraints = on")
        guards = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            file.execute(f"DROP TRIGGER {name}")
        yield file
        for _, sql in guards if guards_return else ():
            file.execute(sql)


def tamper(path: Path, statements: Statements) -> None:
    with by_hand(path) as file:
        for statement in statements:
            file.execute(statement)


def verified(path: Path, known_head: str | None = None) -> list[tuple[str, str]]:
    """What verify finds: code, and the first place; every finding has words."""
    session = open_session(path, read_only=True)
    try:
        found = service.verify(session, known_head=known_head).problems
    finally:
        session.store.close()
    for problem in found:
        assert problem_text(problem) != problem.code
        assert "{" not in problem_text(problem)
    places = ("number", "first", "ids", "names", "hash")
    return [
        (problem.code, str(next((problem.params[name] for name in places if name in problem.params), "")))
        for problem in found
    ]


def checked(path: Path) -> bool:
    """Whether check finds the store sound."""
    session = open_session(path, read_only=True)
    try:
        return upkeep.check(session).count == 0
    finally:
        session.store.close()


def test_the_sound_store_is_sound(store: Path) -> None:
    assert verified(store) == []
    assert checked(store)


# -- the trail ----------------------------------------------------------------------------------------------------------

MIDDLE, LAST = 20, 54
COLUMNS = [name for name in TrailRow._fields if name != "number"]


@pytest.mark.parametrize("number", [1, MIDDLE, LAST])
@pytest.mark.parametrize("column", COLUMNS)
def test_every_field_of_an_entry_counts(store: Path, column: str, number: int) -> None:
    other = {
        "at": "at + 1",
        "user_id": "COALESCE(user_id, 0) + 1",
        "account_id": "COALESCE(account_id, 0) + 1",
        "object_id": "COALESCE(object_id, 0) + 1",
        "figures": "'{}'",
        "result": "'refused'",
    }.get(column, f"COALESCE({column}, '') || 'x'")
    if column == "figures":
        other = "json_set(figures, '$.more', 1)"
    tamper(store, [f"UPDATE trail SET {column} = {other} WHERE number = {number}"])
    assert verified(store) == [("trail_entry_changed", str(number))]


def shifted(first: int, by: int) -> list[str]:
    """Renumber what comes after a place, by way of negative numbers, so that none is taken."""
    return [
        f"UPDATE trail SET number = -(number + {by}) WHERE number >= {first}",
        "UPDATE trail SET number = -number WHERE number < 0",
    ]


TRAIL: list[tuple[str, Statements, tuple[str, str]]] = [
    ("removed", ["DELETE FROM trail WHERE number = 20"], ("trail_entry_missing", "20")),
    ("first removed", ["DELETE FROM trail WHERE number = 1"], ("trail_entry_missing", "1")),
    ("a range removed", ["DELETE FROM trail WHERE number BETWEEN 20 AND 30"], ("trail_entry_missing", "20")),
    ("all removed", ["DELETE FROM trail"], ("trail_cut_off", "1")),
    ("removed and closed up", ["DELETE FROM trail WHERE number = 20", *shifted(21, -1)], ("trail_entry_changed", "20")),
    ("swapped", [
        "UPDATE trail SET number = -20 WHERE number = 20",
        "UPDATE trail SET number = 20 WHERE number = 21",
        "UPDATE trail SET number = 21 WHERE number = -20",
    ], ("trail_entry_changed", "20")),
    ("inserted", [
        *shifted(20, 1),
        f"INSERT INTO trail SELECT 20, {', '.join(COLUMNS)} FROM trail WHERE number = 5",
    ], ("trail_entry_changed", "20")),
    ("one before the first", [
        f"INSERT INTO trail SELECT 0, {', '.join(COLUMNS)} FROM trail WHERE number = 1",
    ], ("trail_entry_changed", "1")),
    ("appended", [
        f"INSERT INTO trail SELECT 55, {', '.join(COLUMNS)} FROM trail WHERE number = 54",
    ], ("trail_entry_changed", "55")),
    ("cut off", ["DELETE FROM trail WHERE number > 40"], ("trail_cut_off", "41")),
    ("cut off with the head", [
        "DELETE FROM trail WHERE number > 40",
        "UPDATE trail_head SET number = 40, hash = (SELECT hash FROM trail WHERE number = 40)",
    ], ("trail_cut_off", "41")),
    ("head moved back", [
        "UPDATE trail_head SET number = 40, hash = (SELECT hash FROM trail WHERE number = 40)",
    ], ("trail_entry_appended", "41")),
    ("head moved on", ["UPDATE trail_head SET number = 57"], ("trail_cut_off", "55")),
    ("other hash of the head", ["UPDATE trail_head SET hash = hex(randomblob(32))"], ("trail_head_differs", "54")),
    ("no head", ["DELETE FROM trail_head"], ("trail_head_missing", "")),
    ("other store", ["UPDATE trail_head SET store = hex(randomblob(16))"], ("trail_entry_changed", "1")),
    ("text as a number", ["UPDATE trail_head SET number = 'x'"], ("trail_head_missing", "")),
    ("a blob as text", ["UPDATE trail SET user_name = x'ff' WHERE number = 20"], ("trail_entry_changed", "20")),
    ("no entry in it", ["UPDATE trail SET figures = '[' WHERE number = 20"], ("trail_entry_changed", "20")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("statements", "expected"), [row[1:] for row in TRAIL], ids=[row[0] for row in TRAIL]
)
def test_the_first_broken_entry_is_named(
    store: Path, statements: Statements, expected: tuple[str, str]
) -> None:
    tamper(store, statements)
    assert verified(store)[0] == expected


def entries_of(path: Path) -> list[Entry]:
    with Store.open(path, read_only=True) as opened:
        kept = head(opened)
        assert kept is not None
        return [Entry.from_row(kept.store, row) for row in each(opened)]


def write_rows(path: Path, rows: Sequence[TrailRow], *, move_head: bool) -> None:
    with by_hand(path) as file:
        marks = ", ".join("?" * len(TrailRow._fields))
        file.executemany(f"REPLACE INTO trail ({', '.join(TrailRow._fields)}) VALUES ({marks})", rows)
        if move_head:
            file.execute("UPDATE trail_head SET number = ?, hash = ?", (rows[-1].number, rows[-1].hash))


def rechained(entries: Sequence[Entry]) -> list[TrailRow]:
    """Entries chained anew, as somebody does who knows how."""
    rows: list[TrailRow] = []
    previous = entries[0].previous
    for entry in entries:
        rows.append(replace(entry, previous=previous).row())
        previous = rows[-1].hash
    return rows


def other_user(entry: Entry) -> Entry:
    return replace(entry, user_name="bert")


def test_one_entry_with_a_new_hash_is_not_followed(store: Path) -> None:
    write_rows(store, [other_user(entries_of(store)[MIDDLE - 1]).row()], move_head=False)
    assert verified(store) == [("trail_entry_unlinked", str(MIDDLE + 1))]


def test_entries_of_another_store_do_not_fit(store: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = settle(make_busy_store(tmp_path / "other" / "store.bulkdesk"))
    rows = [entry.row() for entry in entries_of(other)]
    write_rows(store, rows[MIDDLE - 1 : MIDDLE], move_head=False)
    assert verified(store) == [("trail_entry_changed", str(MIDDLE))]
    write_rows(store, rows, move_head=True)
    assert verified(store) == [("trail_entry_changed", "1")]


# -- what guards it, and the rest of the schema -----------------------------------------------------------------------

GUARDS = (
    "trail_insert",
    "trail_update",
    "trail_delete",
    "trail_head_insert",
    "trail_head_update",
    "trail_head_delete",
)


@pytest.mark.parametrize("name", GUARDS)
def test_a_guard_that_is_gone_is_named(store: Path, name: str) -> None:
    with closing(sqlite3.connect(store)) as file, file:
        file.execute(f"DROP TRIGGER {name}")
    assert verified(store) == [("trail_unguarded", name)]


@pytest.mark.parametrize("name", GUARDS)
def test_a_guard_that_guards_no_more_is_named(store: Path, name: str) -> None:
    with closing(sqlite3.connect(store)) as file, file:
        (sql,) = file.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        file.execute(f"DROP TRIGGER {name}")
        file.execute(sql.replace("SELECT RAISE(ABORT", "SELECT 1 WHERE 0 AND RAISE(ABORT") if "WHEN" not in sql
                     else sql.replace("WHEN ", "WHEN 0 AND (").replace("BEGIN", ") BEGIN"))  # fmt: skip
    assert verified(store) == [("trail_unguarded", name)]


SCHEMA: list[tuple[str, str, str]] = [
    (
        "a trigger that undoes",
        "CREATE TRIGGER t AFTER INSERT ON trail BEGIN DELETE FROM search_stale; END",
        "t",
    ),
    (
        "a trigger on users",
        "CREATE TRIGGER t AFTER UPDATE ON user BEGIN UPDATE user SET role = 'admin'; END",
        "t",
    ),
    (
        "a trigger behind the search",
        "CREATE TRIGGER t AFTER INSERT ON contact_search_content BEGIN DELETE FROM search_stale; END",
        "t",
    ),
    ("a view", "CREATE VIEW v AS SELECT 1", "v"),
    ("a table", "CREATE TABLE x (a)", "x"),
    ("an index", "CREATE INDEX i ON trail (at)", "i"),
    ("an index gone", "DROP INDEX trail_object", "trail_object"),
    ("a trigger of ours gone", "DROP TRIGGER contact_search_update", "contact_search_update"),
    ("a column more", "ALTER TABLE job ADD COLUMN hidden INTEGER", "job"),
]


@pytest.mark.parametrize(("statement", "name"), [row[1:] for row in SCHEMA], ids=[row[0] for row in SCHEMA])
def test_another_schema_is_named(store: Path, statement: str, name: str) -> None:
    with closing(sqlite3.connect(store)) as file, file:
        file.execute(statement)
    assert verified(store) == [("store_schema", name)]


def test_a_view_in_place_of_a_table_is_damage(store: Path) -> None:
    with by_hand(store, guards_return=False) as file:
        file.execute("ALTER TABLE trail RENAME TO hidden")
        file.execute("CREATE VIEW trail AS SELECT * FROM hidden WHERE number <> 20")
    with pytest.raises(StoreError) as error:
        verified(store)
    assert error.value.code == "store_damaged"


def test_an_index_that_hides_rows_is_named(store: Path) -> None:
    """Its definition says other rows than are in it; whoever reads through it misses some."""
    with closing(sqlite3.connect(store)) as file, file:
        file.execute("PRAGMA writable_schema = on")
        file.execute("UPDATE sqlite_master SET sql = sql || ' AND id <> 3' WHERE name = 'job_open'")
    assert ("store_schema", "job_open") in verified(store)


# -- rows that the trail knows of -----------------------------------------------------------------------------------

ROWS: list[tuple[str, Statements, tuple[str, str]]] = [
    ("job removed", ["DELETE FROM record WHERE job_id = 2", "DELETE FROM job_reason WHERE job_id = 2", "DELETE FROM job WHERE id = 2"], ("job_gone", "2")),
    ("job inserted", [
        ("INSERT INTO job (id, account_id, created_by_id, name, type, status, created_at, finished_at, spec)"
        " SELECT 99, account_id, created_by_id, name, type, status, created_at, finished_at, spec FROM job WHERE id = 2"),
    ], ("job_unknown", "99")),
    ("type", ["UPDATE job SET type = 'remove_tag' WHERE id = 2"], ("job_settings", "2")),
    ("total", ["UPDATE job SET total = total + 1 WHERE id = 2"], ("job_settings", "2")),
    ("parent", ["UPDATE job SET parent_id = 1 WHERE id = 2"], ("job_settings", "2")),
    ("completed undone", ["UPDATE job SET status = 'paused' WHERE id = 2"], ("job_status", "2")),
    ("cancelled, they say", ["UPDATE job SET status = 'cancelled' WHERE id = 2"], ("job_status", "2")),
    ("never cancelled", ["UPDATE job SET status = 'completed' WHERE id = 10"], ("job_status", "10")),
    ("done, they say", ["UPDATE job SET status = 'completed' WHERE id = 12"], ("job_status", "12")),
    ("figures", ["UPDATE job SET succeeded = succeeded - 1, failed = failed + 1 WHERE id = 2"], ("job_figures", "2")),
    ("figures and records", [
        "UPDATE job SET succeeded = succeeded - 1, failed = failed + 1 WHERE id = 2",
        "UPDATE record SET outcome = 2 WHERE job_id = 2 AND seq = 1",
    ], ("job_figures", "2")),
    ("outcome", ["UPDATE record SET outcome = 2 WHERE job_id = 2 AND seq = 1"], ("job_records", "2")),
    ("record removed", ["DELETE FROM record WHERE job_id = 2 AND seq = 1"], ("job_records", "2")),
    ("record inserted", [
        "INSERT INTO record (job_id, seq, contact_id, outcome) VALUES (2, 99, 1, 1)",
    ], ("job_records", "2")),
    ("record moved", ["UPDATE record SET job_id = 3, seq = 99 WHERE job_id = 2 AND seq = 1"], ("job_records", "2, 3")),
    ("reasons", ["UPDATE job_reason SET count = count + 1 WHERE job_id = 9"], ("job_records", "9")),
    ("reason removed", ["DELETE FROM job_reason WHERE job_id = 1"], ("job_records", "1")),
    ("code", ["UPDATE record SET code = 'invalid_phone' WHERE job_id = 1 AND code = 'invalid_email'"], ("job_records", "1")),
    ("role", ["UPDATE user SET role = 'admin' WHERE name = 'Rita'"], ("user_role", "3")),
    ("changed role", ["UPDATE user SET role = 'operator' WHERE name = 'Gone'"], ("user_role", "4")),
    ("first admin", ["UPDATE user SET role = 'auditor' WHERE id = 1"], ("user_role", "1")),
    ("archived", ["UPDATE user SET archived_at = 1 WHERE id = 2"], ("user_archived", "2")),
    ("archived no more", ["UPDATE user SET archived_at = NULL WHERE id = 4"], ("user_archived", "4")),
    ("password removed", ["UPDATE user SET password_hash = NULL WHERE id = 2"], ("user_password", "2")),
    ("password given", ["UPDATE user SET password_hash = 'x' WHERE id = 3"], ("user_password", "3")),
    ("user removed", ["DELETE FROM user WHERE id = 3"], ("user_gone", "3")),
    ("user inserted", ["INSERT INTO user (id, name, role, created_at) VALUES (9, 'Eve', 'admin', 0)"], ("user_unknown", "9")),
    ("account archived", ["UPDATE account SET archived_at = 1 WHERE id = 2"], ("account_archived", "2")),
    ("account in use", ["UPDATE account SET archived_at = NULL WHERE id = 3"], ("account_archived", "3")),
    ("account removed", ["DELETE FROM account WHERE id = 3"], ("account_gone", "3")),
    ("account inserted", [
        "INSERT INTO account (id, name, timezone, country, created_at) VALUES (9, 'Ost', 'UTC', 'DE', 0)",
    ], ("account_unknown", "9")),
    ("list removed", ["DELETE FROM smart_list WHERE id = 1"], ("smart_list_gone", "1")),
    ("list inserted", [
        ("INSERT INTO smart_list (id, account_id, name, key, filter_json, created_by_id, created_at, updated_at)"
        " SELECT 9, account_id, 'x', 'x', filter_json, created_by_id, created_at, updated_at FROM smart_list WHERE id = 1"),
    ], ("smart_list_unknown", "9")),
]  # fmt: skip


@pytest.mark.parametrize(("statements", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_rows_that_contradict_the_trail_are_named(
    store: Path, statements: Statements, expected: tuple[str, str]
) -> None:
    tamper(store, statements)
    assert expected in verified(store)


# -- values that cannot be, and an index that tells on them --------------------------------------------------------------

IMPOSSIBLE: list[tuple[str, str]] = [
    ("a word", "UPDATE job SET status = 'odd' WHERE id = 11"),
    ("a moment", "UPDATE contact SET created_at = -1 WHERE id = 1"),
    ("another type", "UPDATE contact SET first_name = x'41' WHERE id = 1"),
    ("no document", "UPDATE contact SET custom = '{' WHERE id = 1"),
    ("no time zone", "UPDATE account SET timezone = 'Nowhere/Else' WHERE id = 1"),
    ("rows of a file", "UPDATE source_chunk SET data = x'00'"),
    ("a name, past the index", "UPDATE contact SET first_name = 'Eve' WHERE id = 1"),
    ("a phone, past the index", "UPDATE contact SET phone = '+493012345' WHERE id = 1"),
    ("the index", "UPDATE contact_search SET text = 'eve' WHERE rowid = 1"),
    (
        "all texts of the index, as if they were to be read again",
        "INSERT INTO search_stale SELECT id FROM contact; DELETE FROM contact_search_content",
    ),
]


@pytest.mark.parametrize("statement", [row[1] for row in IMPOSSIBLE], ids=[row[0] for row in IMPOSSIBLE])
def test_check_tells_values_that_bulkdesk_never_writes(store: Path, statement: str) -> None:
    tamper(store, statement.split("; "))
    assert not checked(store)


# -- beyond it: written down in docs/audit-trail.md ------------------------------------------------------------------


def rewrite_whole(path: Path) -> None:
    write_rows(path, rechained([other_user(entry) for entry in entries_of(path)]), move_head=True)


def rewrite_end(path: Path) -> None:
    rows = rechained(entries_of(path)[:MIDDLE])
    entry = other_user(entries_of(path)[MIDDLE])
    rest = rechained([replace(entry, previous=rows[-1].hash), *entries_of(path)[MIDDLE + 1 :]])
    write_rows(path, rest, move_head=True)


def append_with_head(path: Path) -> None:
    last = entries_of(path)[-1]
    write_rows(
        path,
        [replace(last, number=LAST + 1, act="records_exported", previous=last.hash()).row()],
        move_head=True,
    )


def older_copy(path: Path) -> None:
    """All of the store as it was before the last acts: here only what those acts left."""
    tamper(path, [
        "DELETE FROM trail WHERE number > 51",
        "UPDATE trail_head SET number = 51, hash = (SELECT hash FROM trail WHERE number = 51)",
        "UPDATE sqlite_sequence SET seq = 51 WHERE name = 'trail'",
        "DELETE FROM account WHERE id = 3",
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (rewrite_whole, "trail_known_head_other"),
        (rewrite_end, "trail_known_head_other"),
        (older_copy, "trail_known_head_beyond"),
    ],
)
def test_a_chain_that_was_made_anew_is_found_by_a_noted_head_only(
    store: Path, change: Callable[[Path], None], code: str
) -> None:
    last = entries_of(store)[-1]
    change(store)
    assert [found for found in verified(store) if found[0].startswith("trail")] == []
    assert verified(store, f"{last.number}:{last.hash()}")[0][0] == code


def test_an_older_head_says_nothing_of_what_came_later(store: Path) -> None:
    entry = entries_of(store)[MIDDLE - 1]
    append_with_head(store)
    assert verified(store, f"{entry.number}:{entry.hash()}") == []
    assert verified(store, f"{entry.number + 1}:{entry.hash()}") == [
        ("trail_known_head_other", str(entry.number + 1))
    ]


# -- contents: found by their seals ------------------------------------------------------------------------------------

OTHER = {
    "text": "{0} || 'x'",
    "integer": "{0} + 1000",
    "blob": "CAST({0} || 'x' AS BLOB)",
    "null": "'1'",
}
"""SQL for another value, by the type of the one that is there."""

APART = {"trail", "trail_head", "seal", "seal_salt", "mapping", "tag_removal"}
"""Of the trail each column is tried above, of seals in tests/store/test_seals.py; the others have no rows here."""


def finders(path: Path) -> set[str]:
    """Who finds something: ``verify`` by which codes, or ``check``, or everybody because the store is damaged."""
    try:
        return {code for code, _ in verified(path)} or ({"check"} if not checked(path) else set())
    except StoreError:
        return {"damaged"}


def tells_by_seal(found: set[str]) -> bool:
    """Whether a seal tells it, or the store cannot be opened at all."""
    return found == {"damaged"} or any(code.startswith("sealed_") for code in found)


@pytest.mark.parametrize("table", [table for table in sorted(COLUMNS_OF) if table not in APART])
def test_no_cell_can_be_changed(made: Path, tmp_path: Path, table: str) -> None:
    """By the sqlite3 shell, with all that BulkDesk has in the file still on."""
    keys = ", ".join(KEYS_OF[table])
    for column in COLUMNS_OF[table]:
        path = Path(shutil.copyfile(made, tmp_path / "store.bulkdesk"))
        with closing(sqlite3.connect(path)) as file, file:
            file.execute("PRAGMA ignore_check_constraints = on")
            row = f'SELECT {keys} FROM "{table}" ORDER BY {keys} LIMIT 1'
            form = file.execute(
                f'SELECT typeof({column}) FROM "{table}" WHERE ({keys}) = ({row})'
            ).fetchone()[0]
            file.execute(
                f'UPDATE "{table}" SET {column} = {OTHER[form].format(column)} WHERE ({keys}) = ({row})'
            )
        found = finders(path)
        assert tells_by_seal(found), (column, found)


@pytest.mark.parametrize("table", [table for table in sorted(COLUMNS_OF) if table not in APART])
def test_no_row_can_be_removed(store: Path, table: str) -> None:
    keys = ", ".join(KEYS_OF[table])
    with closing(sqlite3.connect(store)) as file, file:
        file.execute(
            f'DELETE FROM "{table}" WHERE ({keys}) = (SELECT {keys} FROM "{table}" ORDER BY {keys} LIMIT 1)'
        )
    assert tells_by_seal(finders(store))


INSERTED: list[tuple[str, str, str]] = [
    ("a tag of a contact", "INSERT INTO contact_tag (contact_id, tag_id) VALUES (12, 1)", "sealed_contact"),
    ("what took a tag off", "INSERT INTO tag_removal (contact_id, tag_id, job_id) VALUES (12, 1, 3)", "sealed_contact"),
    ("a record", "INSERT INTO record (job_id, seq, contact_id, outcome) VALUES (2, 99, 1, 1)", "sealed_record"),
    ("a message", "INSERT INTO send (job_id, seq, state) VALUES (2, 1, 'done')", "sealed_record"),
    ("a reason", "INSERT INTO job_reason VALUES (2, 'x', 2, 1)", "sealed_job"),
    ("rows of a file", "INSERT INTO source_chunk SELECT source_id, 9999, 9999, 0, data FROM source_chunk WHERE source_id = 1", "sealed_source_chunk"),
    ("a counter", "INSERT INTO counter VALUES ('x', 1)", "sealed_state"),
    ("a page of the index", "INSERT INTO contact_search_data VALUES (99, x'00')", "sealed_search"),
    ("a term of the index", "INSERT INTO contact_search_idx VALUES (99, x'00', 1)", "sealed_search"),
    ("a text of the index", "INSERT INTO contact_search_content VALUES (99, 'eve', '')", "sealed_search"),
]  # fmt: skip

ADDED: list[tuple[str, str, str]] = [
    ("a contact", "INSERT INTO contact (account_id, first_name, created_at, updated_at) VALUES (1, 'Eve', 0, 0)", "contact_unknown"),
    ("a copy of one", "INSERT INTO contact (account_id, city, created_at, updated_at) SELECT account_id, city, created_at, updated_at FROM contact WHERE id = 1", "contact_unknown"),
]  # fmt: skip

CHANGED: list[tuple[str, str, str]] = [
    ("a page of the index", "UPDATE contact_search_data SET block = block || x'00' WHERE id > 10", "sealed_search"),
    ("the parts of the index", "UPDATE contact_search_data SET block = x'00000000' || substr(block, 5) WHERE id = 10", "sealed_search"),
    ("a text of the index", "UPDATE contact_search_content SET c0 = 'eve' WHERE id = 1", "sealed_search"),
    ("a text of the index as bytes", "UPDATE contact_search_content SET c1 = x'41' WHERE id = 1", "sealed_search"),
    ("a counter", "UPDATE counter SET value = value + 1 WHERE name = 'purged_at' OR name = 'store_id'", "sealed_state"),
    ("how far the index goes", "UPDATE search_state SET indexed_to = indexed_to - 1", "sealed_state"),
    ("when it was updated", "UPDATE schema_migration SET applied = '2020-01-01' WHERE id = 1", "sealed_state"),
    ("contacts among themselves", "UPDATE contact SET city = (SELECT c.city FROM contact c WHERE c.id = 3 - contact.id) WHERE id < 3", "sealed_contact"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "code"),
    [row[1:] for row in (*INSERTED, *ADDED, *CHANGED)],
    ids=[row[0] for row in (*INSERTED, *ADDED, *CHANGED)],
)
def test_what_the_shell_writes_is_found(store: Path, statement: str, code: str) -> None:
    with closing(sqlite3.connect(store)) as file, file:
        file.execute(statement)
    assert code in finders(store)


@pytest.mark.parametrize(
    "text", ["Köln", "p9@example.com", "Müller & Söhne", "Guten Tag", "Stammkunde", "no address"]
)
def test_a_flipped_bit_of_a_live_value_is_found(made: Path, tmp_path: Path, text: str) -> None:
    data = made.read_bytes()
    value = text.encode()
    places = [place for place in range(len(data)) if data.startswith(value, place)]
    assert places
    for place in places[:12]:
        changed = bytearray(data)
        changed[place + 1] ^= 1
        path = tmp_path / "store.bulkdesk"
        path.write_bytes(changed)
        assert finders(path) or not_live(made, path), place


def not_live(made: Path, path: Path) -> bool:
    """No row of the two files differs: the place lies in a gap, where a value was once."""
    with closing(sqlite3.connect(made)) as sound, closing(sqlite3.connect(path)) as other:
        return list(sound.iterdump()) == list(other.iterdump())


# -- beyond all of it: written down in docs/audit-trail.md ---------------------------------------------------------------


def test_what_is_not_sealed_yet_can_be_changed(store: Path) -> None:
    session = open_session(store)
    contact_card.edit_contact(session, 10, {"city": "Bern"})
    session.store.close()
    tamper(store, ["UPDATE contact SET city = 'Basel' WHERE id = 10"])
    assert verified(store) == []
    session = open_session(store, read_only=True)
    assert service.verify(session).unsealed
    session.store.close()


def test_who_seals_anew_is_not_found(store: Path) -> None:
    tamper(store, ["UPDATE contact SET city = 'Basel' WHERE id = 10", "UPDATE seal SET digest = NULL"])
    session = open_session(store)
    seal_all(session.store)
    session.store.close()
    assert verified(store) == []
