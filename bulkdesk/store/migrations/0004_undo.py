"""What restore and revert must know: which job put a tag on or took it off, and how many changes of a contact stand.

A frozen copy: later models may differ.
"""

from peewee import SqliteDatabase

STATEMENTS = (
    "ALTER TABLE contact ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
    # Whether an older contact was changed since it was made is not known: taken for changed, a revert leaves it alone.
    "UPDATE contact SET revision = 1",
    "ALTER TABLE contact_tag ADD COLUMN job_id INTEGER",
    """
    CREATE TABLE tag_removal (
        tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
        contact_id INTEGER NOT NULL,
        job_id INTEGER NOT NULL,
        PRIMARY KEY (tag_id, contact_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX contact_deleted_job ON contact (deleted_job_id, deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX job_parent ON job (parent_id) WHERE parent_id IS NOT NULL",
)


def up(_migrator: object, db: SqliteDatabase) -> None:
    """Add the columns, the table and the indexes."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
