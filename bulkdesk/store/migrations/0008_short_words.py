"""Search finds words of one and two letters by the index too.

Each text of the index now ends in line ends, so that a trigram begins at every letter of it, the last ones included
(``store/search.py``), and ``contact_gram`` shows which contacts have a trigram. The index begins anew, empty; the worker
fills it, and until then search looks at the contacts themselves.
"""

from peewee import SqliteDatabase

STATEMENTS = (
    "DROP TABLE contact_search",
    """
    CREATE VIRTUAL TABLE contact_search
    USING fts5 (text, phone, tokenize = 'trigram case_sensitive 1', columnsize = 0)
    """,
    "CREATE VIRTUAL TABLE contact_gram USING fts5vocab ('contact_search', 'instance')",
    "DELETE FROM search_stale",
    "UPDATE search_state SET indexed_to = 0",
)


def up(_migrator: object, db: SqliteDatabase) -> None:
    """Begin the index anew."""
    # What stood in the old one must not stay behind in free pages: a purge could not find it there.
    before = db.execute_sql("PRAGMA secure_delete").fetchone()[0]
    db.execute_sql("PRAGMA secure_delete = 1")
    for statement in STATEMENTS:
        db.execute_sql(statement)
    db.execute_sql(f"PRAGMA secure_delete = {int(before):d}")
