"""What this program never writes, in a file that SQLite finds sound: a few bits of it were changed, or somebody did it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import available_timezones

from peewee import BlobField, IntegerField, Model, SqliteDatabase
from playhouse.migrations import Runner

from bulkdesk.store import search, sources
from bulkdesk.store import store as stores
from bulkdesk.store.errors import StoreError
from bulkdesk.store.store import Store
from bulkdesk.store.tables import MODELS, column_of, fields_of, table_of
from bulkdesk.store.words import Channel, Delivery, JobStatus, JobType, Outcome, Role, SendState

_LAST_MOMENT = 253_402_300_799_999
"""The last millisecond of the year 9999, beyond which there is no date."""

_MOMENTS = {
    "account": ("created_at", "archived_at"),
    "user": ("created_at", "locked_until", "archived_at"),
    "contact": ("created_at", "updated_at", "deleted_at", "dnd_sms", "dnd_email"),
    "source": ("created_at",),
    "mapping": ("created_at",),
    "view": ("created_at",),
    "smart_list": ("created_at", "updated_at"),
    "sender": ("created_at", "updated_at"),
    "template": ("created_at", "updated_at"),
    "job": (
        *("created_at", "scheduled_at", "started_at", "finished_at"),
        *("wait_until", "wait_since", "batch_started_at"),
    ),
    "record": ("at",),
    "send": ("next_at", "ask_at"),
    "trail": ("at",),
}

_DOCUMENTS = {
    "contact": ("additional_emails", "additional_phones", "custom"),
    "source": ("header",),
    "mapping": ("targets",),
    "view": ("filter_json",),
    "smart_list": ("filter_json",),
    "sender": ("settings",),
    "job": ("spec",),
    "record": ("detail", "change"),
}
"""Columns that hold JSON."""

_WORDS: dict[str, dict[str, type[StrEnum]]] = {
    "user": {"role": Role},
    "job": {"type": JobType, "status": JobStatus},
    "sender": {"channel": Channel},
    "template": {"channel": Channel},
    "send": {"state": SendState, "delivery": Delivery},
}

_OUTCOMES = f"outcome NOT IN ({', '.join(f'{outcome:d}' for outcome in Outcome)})"

_ENDS = {
    "search_state.indexed_to": """
        SELECT 1 FROM search_state
        WHERE typeof(indexed_to) = 'integer' AND indexed_to >= 0
            AND indexed_to <= (SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'contact')
    """,
    "trail_head.number": """
        SELECT 1 FROM trail_head WHERE number = (SELECT COALESCE(MAX(number), 0) FROM trail)
    """,
    "trail_head.hash": """
        SELECT 1 WHERE NOT EXISTS (
            SELECT 1 FROM trail_head h JOIN trail t ON t.number = h.number WHERE t.hash <> h.hash
        )
    """,
}
"""Columns that say how far something reaches, in the one row of their table, and the condition on which they can be so."""

_OWN_WAY = ("schema_migration", "contact_search_", "sqlite_")
"""Beginnings of names of tables that peewee or SQLite makes in its own words, with their indexes."""


class SchemaObject(NamedTuple):
    """A table, index, trigger or view."""

    kind: str
    name: str


def missing_columns(store: Store) -> list[str]:
    """Tables or columns that this program reads and the store lacks. Reads no rows."""
    found = {
        (table, column)
        for table, column in store.sql(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        )
    }
    wanted = [(table_of(model), column_of(field)) for model in MODELS for field in fields_of(model)]
    return [f"{table}.{column}" for table, column in wanted if (table, column) not in found]


def other_schema(store: Store) -> list[str]:
    """Names of tables, indexes, triggers and views that are not as this program makes them: gone, changed, or besides.

    A trigger can undo what is written, a view or index can stand between the rows and whoever reads them.
    """
    made = SqliteDatabase(":memory:")
    try:
        Runner(made, str(stores.MIGRATIONS)).up()
        wanted = _schema(made)
    finally:
        made.close()
    found = _schema(store.db)
    return sorted({each.name for each in wanted.keys() | found.keys() if wanted.get(each) != found.get(each)})


def _schema(db: SqliteDatabase) -> dict[SchemaObject, str]:
    rows = db.execute_sql("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {
        SchemaObject(str(kind), str(name)): f"{table}: {' '.join(str(sql).split())}"
        for kind, name, table, sql in rows
        if kind not in {"table", "index"} or not str(table).startswith(_OWN_WAY)
    }


def impossible_values(store: Store) -> Iterator[str]:
    """Columns with a value that cannot be: of another type, a moment that is no date, a word or a document that is none.

    Reads all rows.
    """
    for model in MODELS:
        yield from _impossible(store, model)
    # Each look for them goes through all of their files.
    zones = available_timezones()
    if any(zone not in zones for (zone,) in store.sql("SELECT timezone FROM account")):
        yield "account.timezone"
    for source_id, first_seq in store.sql("SELECT source_id, first_seq FROM source_chunk").fetchall():
        try:
            sources.unpack(store, source_id, first_seq)
        except StoreError:
            yield "source_chunk.data"
            break
    yield from _lost_numbers(store)
    yield from (column for column, is_so in _ENDS.items() if not store.scalar(f"SELECT EXISTS ({is_so})"))
    if search.differs(store):
        yield "contact_search.text"


def _lost_numbers(store: Store) -> Iterator[str]:
    """Tables whose last given id SQLite does not know any more, so that it would give one again."""
    kept = dict(store.sql("SELECT name, seq FROM sqlite_sequence").fetchall())
    for (table,) in store.sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
    ):
        keys = [
            name for name, is_key in store.sql("SELECT name, pk FROM pragma_table_info(?)", table) if is_key
        ]
        if len(keys) != 1:
            # Not one of ours: its text merely has the word.
            continue
        (key,) = keys
        number = kept.pop(table, 0)
        last = store.scalar(f'SELECT COALESCE(MAX("{key}"), 0) FROM "{table}"')
        if type(number) is not int or not last <= number <= _LAST_MOMENT:
            yield f"sqlite_sequence.{table}"
    if kept:
        yield "sqlite_sequence.name"


def _impossible(store: Store, model: type[Model]) -> Iterator[str]:
    """One pass over a table."""
    table = table_of(model)
    wrong = {column_of(field): [_other_type(field)] for field in fields_of(model)}
    for column in _MOMENTS.get(table, ()):
        wrong[column].append(f"{column} NOT BETWEEN 0 AND {_LAST_MOMENT}")
    for column in _DOCUMENTS.get(table, ()):
        # Older SQLite calls NULL no JSON.
        wrong[column].append(f"{column} IS NOT NULL AND NOT json_valid({column})")
    for column, words in _WORDS.get(table, {}).items():
        wrong[column].append(f"{column} NOT IN ({', '.join(repr(word.value) for word in words)})")
    if "outcome" in wrong:
        wrong["outcome"].append(_OUTCOMES)
    sums = ", ".join(f"MAX(COALESCE({' OR '.join(each)}, 0))" for each in wrong.values())
    found = store.one(f'SELECT {sums} FROM "{table}"') or ()
    yield from (f"{table}.{column}" for column, is_wrong in zip(wrong, found, strict=True) if is_wrong)


def _other_type(field: Any) -> str:
    if isinstance(field, BlobField):
        kinds = "'blob'"
    else:
        kinds = "'integer'" if isinstance(_target(field), IntegerField) else "'text'"
    return f"typeof({column_of(field)}) NOT IN ({kinds}{', ' + repr('null') if field.null else ''})"


def _target(field: Any) -> Any:
    """The field itself, or the one it points to."""
    return getattr(field, "rel_field", field)
