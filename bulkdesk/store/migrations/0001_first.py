"""The first schema: sub-accounts, users, contacts, tags, import sources, jobs and their records.

A frozen copy: later models may differ. Times are milliseconds since the epoch, UTC.
"""

from peewee import SqliteDatabase

TABLES = (
    """
    CREATE TABLE account (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL COLLATE NOCASE UNIQUE,
        timezone TEXT NOT NULL,
        country TEXT NOT NULL,
        created_at INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE user (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL COLLATE NOCASE UNIQUE,
        email TEXT,
        role TEXT NOT NULL CHECK (role IN ('admin', 'operator', 'auditor')),
        created_at INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE contact (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL REFERENCES account (id),
        first_name TEXT,
        last_name TEXT,
        email TEXT,
        phone TEXT,
        company TEXT,
        address TEXT,
        city TEXT,
        postal_code TEXT,
        state TEXT,
        country TEXT,
        date_of_birth TEXT,
        source TEXT,
        type TEXT,
        timezone TEXT,
        additional_emails TEXT,
        additional_phones TEXT,
        notes TEXT,
        custom TEXT,
        dnd_sms INTEGER,
        dnd_sms_reason TEXT,
        dnd_email INTEGER,
        dnd_email_reason TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER,
        deleted_job_id INTEGER
    )
    """,
    """
    CREATE TABLE tag (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL REFERENCES account (id),
        name TEXT NOT NULL,
        key TEXT NOT NULL,
        UNIQUE (account_id, key)
    )
    """,
    """
    CREATE TABLE contact_tag (
        contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tag (id),
        PRIMARY KEY (contact_id, tag_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE source (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL REFERENCES account (id),
        file_name TEXT NOT NULL,
        format TEXT NOT NULL,
        header TEXT NOT NULL,
        rows INTEGER NOT NULL DEFAULT 0,
        complete INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE source_chunk (
        source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
        first_seq INTEGER NOT NULL,
        last_seq INTEGER NOT NULL,
        row_offset INTEGER,
        data BLOB NOT NULL,
        PRIMARY KEY (source_id, first_seq)
    )
    """,
    """
    CREATE TABLE mapping (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL REFERENCES account (id),
        name TEXT NOT NULL,
        header_key TEXT NOT NULL,
        targets TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        UNIQUE (account_id, name)
    )
    """,
    """
    CREATE TABLE job (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL REFERENCES account (id),
        created_by_id INTEGER NOT NULL REFERENCES user (id),
        name TEXT NOT NULL,
        type TEXT NOT NULL CHECK (type IN
            ('import', 'add_tag', 'remove_tag', 'sms', 'email', 'delete', 'restore', 'revert')),
        status TEXT NOT NULL CHECK (status IN ('queued', 'in_progress', 'paused', 'completed', 'cancelled')),
        status_reason TEXT,
        created_at INTEGER NOT NULL,
        scheduled_at INTEGER,
        started_at INTEGER,
        finished_at INTEGER,
        parent_id INTEGER REFERENCES job (id),
        source_id INTEGER REFERENCES source (id),
        spec TEXT NOT NULL DEFAULT '{}',
        total INTEGER NOT NULL DEFAULT 0,
        succeeded INTEGER NOT NULL DEFAULT 0,
        failed INTEGER NOT NULL DEFAULT 0,
        skipped INTEGER NOT NULL DEFAULT 0,
        unconfirmed INTEGER NOT NULL DEFAULT 0,
        warnings INTEGER NOT NULL DEFAULT 0,
        created INTEGER NOT NULL DEFAULT 0,
        updated INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL DEFAULT 0,
        active_ms INTEGER NOT NULL DEFAULT 0,
        changed INTEGER NOT NULL DEFAULT 0,
        CHECK (succeeded >= 0 AND failed >= 0 AND skipped >= 0 AND unconfirmed >= 0),
        CHECK (succeeded + failed + skipped + unconfirmed <= total),
        CHECK (warnings >= 0 AND warnings <= succeeded),
        CHECK (status <> 'completed' OR succeeded + failed + skipped + unconfirmed = total),
        CHECK (status NOT IN ('completed', 'cancelled') OR finished_at IS NOT NULL)
    )
    """,
    """
    CREATE TABLE record (
        job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        row INTEGER,
        contact_id INTEGER,
        outcome INTEGER NOT NULL DEFAULT 0,
        code TEXT,
        detail TEXT,
        identifier TEXT,
        change TEXT,
        at INTEGER,
        PRIMARY KEY (job_id, seq)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE job_reason (
        job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
        code TEXT NOT NULL,
        outcome INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (job_id, code, outcome)
    ) WITHOUT ROWID
    """,
)

INDEXES = (
    # Active contacts are unique by e-mail, and by phone where there is no e-mail.
    "CREATE UNIQUE INDEX contact_email ON contact (account_id, email) WHERE email IS NOT NULL AND deleted_at IS NULL",
    """
    CREATE UNIQUE INDEX contact_phone_only ON contact (account_id, phone)
    WHERE email IS NULL AND phone IS NOT NULL AND deleted_at IS NULL
    """,
    "CREATE INDEX contact_phone ON contact (account_id, phone) WHERE phone IS NOT NULL AND deleted_at IS NULL",
    "CREATE INDEX contact_deleted ON contact (account_id, deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX contact_tag_tag ON contact_tag (tag_id, contact_id)",
    "CREATE INDEX job_account ON job (account_id, id)",
    "CREATE INDEX job_changed ON job (account_id, changed)",
    "CREATE INDEX job_open ON job (status, id) WHERE status IN ('queued', 'in_progress')",
    "CREATE INDEX record_contact ON record (contact_id, job_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX record_code ON record (job_id, code, seq) WHERE code IS NOT NULL",
)

# Every change of a job gets the next number, so that a window asks only for what changed since it last looked,
# no matter which program on the store made the change.
TRIGGERS = (
    """
    CREATE TRIGGER job_changed_insert AFTER INSERT ON job BEGIN
        UPDATE counter SET value = value + 1 WHERE name = 'job_changed';
        UPDATE job SET changed = (SELECT value FROM counter WHERE name = 'job_changed') WHERE id = NEW.id;
    END
    """,
    """
    CREATE TRIGGER job_changed_update AFTER UPDATE ON job WHEN NEW.changed = OLD.changed BEGIN
        UPDATE counter SET value = value + 1 WHERE name = 'job_changed';
        UPDATE job SET changed = (SELECT value FROM counter WHERE name = 'job_changed') WHERE id = NEW.id;
    END
    """,
)


def up(_migrator: object, db: SqliteDatabase) -> None:
    """Make every table, index and trigger."""
    db.execute_sql("CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID")
    db.execute_sql("INSERT INTO counter (name, value) VALUES ('job_changed', 0)")
    for statement in (*TABLES, *INDEXES, *TRIGGERS):
        db.execute_sql(statement)
