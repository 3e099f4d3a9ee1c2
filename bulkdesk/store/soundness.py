"""Values that this program never writes, in a file that SQLite finds sound: a few bits of it were changed."""

from __future__ import annotations

from collections.abc import Iterator

from bulkdesk.store.models import MODELS
from bulkdesk.store.store import Store

_LAST_MOMENT = 253_402_300_799_999
"""The last millisecond of the year 9999, beyond which there is no date."""

_MOMENTS = {
    "account": ("created_at", "archived_at"),
    "user": ("created_at", "locked_until", "archived_at"),
    "contact": ("created_at", "updated_at", "deleted_at", "dnd_sms", "dnd_email"),
    "smart_list": ("created_at", "updated_at"),
    "job": ("created_at", "scheduled_at", "started_at", "finished_at"),
    "record": ("at",),
    "trail": ("at",),
}

_DOCUMENTS = {
    "contact": ("additional_emails", "additional_phones", "custom"),
    "source": ("header",),
    "mapping": ("targets",),
    "job": ("spec",),
    "record": ("detail", "change"),
}
"""Columns that hold JSON."""

_OUTCOMES = "outcome NOT IN (0, 1, 2, 3, 4)"


def missing_columns(store: Store) -> list[str]:
    """Tables or columns that this program reads and the store lacks. Reads no rows."""
    found = {
        (table, column)
        for table, column in store.sql(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        )
    }
    wanted = [
        (str(model._meta.table_name), str(field.column_name))  # noqa: SLF001 -- peewee's documented place
        for model in MODELS
        for field in model._meta.sorted_fields  # noqa: SLF001
    ]
    return [f"{table}.{column}" for table, column in wanted if (table, column) not in found]


def impossible_values(store: Store) -> Iterator[str]:
    """Columns with a value that cannot be: a moment that is no date, a document that is no JSON. Reads all rows."""
    for table, columns in _MOMENTS.items():
        for column in columns:
            wrong = (
                f"typeof({column}) NOT IN ('integer', 'null') OR {column} NOT BETWEEN 0 AND {_LAST_MOMENT}"
            )
            if store.one(f'SELECT 1 FROM "{table}" WHERE {wrong} LIMIT 1'):
                yield f"{table}.{column}"
    for table, columns in _DOCUMENTS.items():
        for column in columns:
            if store.one(f'SELECT 1 FROM "{table}" WHERE NOT json_valid({column}) LIMIT 1'):
                yield f"{table}.{column}"
    for table in ("record", "job_reason"):
        if store.one(f"SELECT 1 FROM {table} WHERE {_OUTCOMES} LIMIT 1"):
            yield f"{table}.outcome"
