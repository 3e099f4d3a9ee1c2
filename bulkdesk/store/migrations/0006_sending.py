"""Sending: senders, templates, the marks of messages on their way, and what a job that sends must remember.

A frozen copy: later models may differ.
"""

import secrets

from peewee import SqliteDatabase

STATEMENTS = (
    """
    CREATE TABLE sender (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL REFERENCES account (id),
        channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
        settings TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        UNIQUE (account_id, channel)
    )
    """,
    """
    CREATE TABLE template (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL REFERENCES account (id),
        channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
        name TEXT NOT NULL,
        key TEXT NOT NULL,
        subject TEXT,
        text TEXT NOT NULL,
        html TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        UNIQUE (account_id, channel, key)
    )
    """,
    """
    CREATE TABLE send (
        job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('sending', 'retry', 'done')),
        address TEXT,
        ref TEXT,
        attempts INTEGER NOT NULL DEFAULT 1,
        next_at INTEGER,
        delivery TEXT CHECK (delivery IN ('accepted', 'delivered', 'undelivered', 'bounced', 'opted_out')),
        delivery_code TEXT,
        asks INTEGER NOT NULL DEFAULT 0,
        ask_at INTEGER,
        PRIMARY KEY (job_id, seq),
        CHECK (state <> 'retry' OR next_at IS NOT NULL)
    ) WITHOUT ROWID
    """,
    # The same address twice in a job cannot even be claimed.
    "CREATE UNIQUE INDEX send_address ON send (job_id, address) WHERE address IS NOT NULL",
    "CREATE INDEX send_open ON send (job_id, state, next_at) WHERE state <> 'done'",
    "CREATE INDEX send_ask ON send (ask_at) WHERE ask_at IS NOT NULL",
    # Nearly every message of an e-mail job stays 'accepted', so that is not counted but inferred.
    "CREATE INDEX send_delivery ON send (job_id, delivery) WHERE delivery IS NOT NULL AND delivery <> 'accepted'",
    "ALTER TABLE job ADD COLUMN wait_until INTEGER",
    "ALTER TABLE job ADD COLUMN wait_since INTEGER",
    "ALTER TABLE job ADD COLUMN batch_started_at INTEGER",
    "ALTER TABLE job ADD COLUMN batch_done INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE job ADD COLUMN troubles INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE job ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0",
)


def up(_migrator: object, db: SqliteDatabase) -> None:
    """Add the tables, the indexes and the columns, and give the store its number."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
    db.execute_sql("INSERT INTO counter (name, value) VALUES ('store_id', ?)", (secrets.randbits(63),))
