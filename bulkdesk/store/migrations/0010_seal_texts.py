"""The seal of the search index holds its copy of the contacts' texts too (store/seals.py).

Nothing is to be written: every update of a store breaks all its seals (store/guards.py), and the worker seals anew.
"""

from peewee import SqliteDatabase


def up(_migrator: object, _db: SqliteDatabase) -> None:
    """Change nothing."""
