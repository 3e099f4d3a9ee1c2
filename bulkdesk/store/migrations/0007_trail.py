"""The audit trail, passwords of users, and putting users and sub-accounts away.

A frozen copy: later models may differ.
"""

from peewee import SqliteDatabase

STATEMENTS = (
    """
    CREATE TABLE trail (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        user_id INTEGER,
        user_name TEXT NOT NULL,
        account_id INTEGER,
        act TEXT NOT NULL,
        object_type TEXT,
        object_id INTEGER,
        figures TEXT NOT NULL,
        result TEXT NOT NULL CHECK (result IN ('done', 'refused')),
        code TEXT,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE trail_head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        store TEXT NOT NULL,
        number INTEGER NOT NULL,
        hash TEXT NOT NULL
    )
    """,
    f"INSERT INTO trail_head (id, store, number, hash) VALUES (1, lower(hex(randomblob(16))), 0, '{'0' * 64}')",
    # Also what REPLACE would do: it takes rows away without a word to the trigger on DELETE.
    """
    CREATE TRIGGER trail_insert BEFORE INSERT ON trail
    WHEN NOT EXISTS (SELECT 1 FROM trail_head h WHERE NEW.number = h.number + 1 AND NEW.previous = h.hash)
    BEGIN SELECT RAISE(ABORT, 'the audit trail takes the next entry only'); END
    """,
    """
    CREATE TRIGGER trail_update BEFORE UPDATE ON trail
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
    """
    CREATE TRIGGER trail_delete BEFORE DELETE ON trail
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
    """
    CREATE TRIGGER trail_head_insert BEFORE INSERT ON trail_head
    BEGIN SELECT RAISE(ABORT, 'the audit trail has one head'); END
    """,
    """
    CREATE TRIGGER trail_head_update BEFORE UPDATE ON trail_head
    WHEN NEW.id <> OLD.id OR NEW.store <> OLD.store
        OR NOT EXISTS (SELECT 1 FROM trail t WHERE t.number = NEW.number AND t.hash = NEW.hash AND t.previous = OLD.hash)
    BEGIN SELECT RAISE(ABORT, 'the head of the audit trail follows its last entry'); END
    """,
    """
    CREATE TRIGGER trail_head_delete BEFORE DELETE ON trail_head
    BEGIN SELECT RAISE(ABORT, 'the audit trail has one head'); END
    """,
    "CREATE INDEX trail_object ON trail (object_type, object_id) WHERE object_id IS NOT NULL",
    "ALTER TABLE user ADD COLUMN password_hash TEXT",
    "ALTER TABLE user ADD COLUMN failed_count INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE user ADD COLUMN locked_until INTEGER",
    "ALTER TABLE user ADD COLUMN archived_at INTEGER",
    "ALTER TABLE account ADD COLUMN archived_at INTEGER",
)


def up(_migrator: object, db: SqliteDatabase) -> None:
    """Make the tables, what guards them, and the columns."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
