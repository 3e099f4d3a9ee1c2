"""Seals over the rows of the store: a digest of each block of rows as it was when nobody wrote in it any more.

A row without digest waits to be sealed by the worker. The salt makes digests of the same rows differ from store to store.
A frozen copy: later models may differ.
"""

from peewee import SqliteDatabase

STATEMENTS = (
    """
    CREATE TABLE seal (
        kind TEXT NOT NULL,
        owner INTEGER NOT NULL,
        block INTEGER NOT NULL,
        last INTEGER,
        digest BLOB,
        PRIMARY KEY (kind, owner, block)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX seal_waiting ON seal (kind, owner, block) WHERE digest IS NULL",
    "CREATE TABLE seal_salt (id INTEGER PRIMARY KEY CHECK (id = 1), salt BLOB NOT NULL)",
    "INSERT INTO seal_salt (id, salt) VALUES (1, randomblob(32))",
    # All else is found by what is beyond the last seal (store/seals.py).
    "INSERT INTO seal (kind, owner, block) VALUES ('search', 0, 0), ('state', 0, 0)",
)


def up(_migrator: object, db: SqliteDatabase) -> None:
    """Make the tables; nothing is sealed yet."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
