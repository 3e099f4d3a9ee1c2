"""Search over contacts: a trigram index that may lag behind, and what tells how far.

The index holds every contact up to ``search_state.indexed_to`` but those in ``search_stale``: contact ids only grow, so
new contacts need no mark, and a bulk insert pays nothing. A contact that is removed leaves the index at once.
"""

from peewee import SqliteDatabase

STATEMENTS = (
    # The text is folded before it gets here (store/functions.py), hence case_sensitive. columnsize is for ranking only.
    """
    CREATE VIRTUAL TABLE contact_search
    USING fts5 (text, phone, tokenize = 'trigram case_sensitive 1', columnsize = 0)
    """,
    """
    CREATE TABLE search_state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        indexed_to INTEGER NOT NULL DEFAULT 0,
        forgotten INTEGER NOT NULL DEFAULT 0
    )
    """,
    "INSERT INTO search_state (id) VALUES (1)",
    "CREATE TABLE search_stale (contact_id INTEGER PRIMARY KEY)",
    """
    CREATE TRIGGER contact_search_update
    AFTER UPDATE OF first_name, last_name, email, phone, company ON contact
    WHEN NEW.first_name IS NOT OLD.first_name OR NEW.last_name IS NOT OLD.last_name OR NEW.email IS NOT OLD.email
        OR NEW.phone IS NOT OLD.phone OR NEW.company IS NOT OLD.company
    BEGIN
        INSERT OR IGNORE INTO search_stale (contact_id) VALUES (NEW.id);
    END
    """,
    """
    CREATE TRIGGER contact_search_delete AFTER DELETE ON contact BEGIN
        DELETE FROM contact_search WHERE rowid = OLD.id;
        DELETE FROM search_stale WHERE contact_id = OLD.id;
        UPDATE search_state SET forgotten = 1;
    END
    """,
    # The order in which the table opens, and its count, without reading the contacts. Always NULL as deleted_at is in
    # it, SQLite asks the contact itself for it otherwise.
    "CREATE INDEX contact_created ON contact (account_id, deleted_at, created_at) WHERE deleted_at IS NULL",
)


def up(_migrator: object, db: SqliteDatabase) -> None:
    """Make the index, empty: the worker fills it."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
