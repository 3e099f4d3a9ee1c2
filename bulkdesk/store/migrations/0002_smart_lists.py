"""Smart lists: filters over contacts that are kept under a name."""

from peewee import SqliteDatabase

TABLE = """
    CREATE TABLE smart_list (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL REFERENCES account (id),
        name TEXT NOT NULL,
        key TEXT NOT NULL,
        filter_json TEXT NOT NULL,
        created_by_id INTEGER NOT NULL REFERENCES user (id),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        UNIQUE (account_id, key)
    )
"""


def up(_migrator: object, db: SqliteDatabase) -> None:
    """Make the table."""
    db.execute_sql(TABLE)
