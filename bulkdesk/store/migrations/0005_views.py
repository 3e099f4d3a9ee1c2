"""Saved views: a person's named filters over the bulk actions of a sub-account."""

from peewee import SqliteDatabase

VIEW = """
    CREATE TABLE "view" (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL REFERENCES account (id),
        user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        key TEXT NOT NULL,
        filter_json TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        UNIQUE (account_id, user_id, key)
    )
"""


def up(_migrator: object, db: SqliteDatabase) -> None:
    """Make the table."""
    db.execute_sql(VIEW)
