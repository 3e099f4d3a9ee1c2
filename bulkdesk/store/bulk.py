"""Many rows with few statements.

A statement for each row costs more than the row: it opens every index anew and writes down the last id of the table.
One statement for a hundred rows takes half of the time, and lets the other threads of the program work meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, islice

from bulkdesk.store.store import Store

_ROWS = 100
"""Rows a statement. Longer ones win nothing more, and take longer to be parsed."""

_MOST_VALUES = 32_000
"""Values bound in a statement: SQLite takes 32,766 unless it was built to take more."""

_FEW = 20
"""So many rows are quicker written one by one than with a statement that could hold a hundred."""


def insert_columns(
    store: Store,
    table: str,
    columns: Mapping[str, Sequence[object]],
    constants: Mapping[str, object],
    *,
    or_ignore: bool = False,
) -> None:
    """Insert rows that are given by columns; inside ``write`` only.

    Args:
        store: where to.
        table: its name.
        columns: name → a value for each row. A row whose first value is None is not inserted.
        constants: name → the value that all rows have.
        or_ignore: a row that is there already is left out.
    """
    values = list(columns.values())
    keys = values[0]
    if keys.count(None) * 2 > len(keys):
        # Few are meant: binding all would be the longer way.
        values = [list(compress(column, (key is not None for key in keys))) for column in values]
    width, size, given = len(values), len(values[0]), list(constants.values())
    # FAIL spares SQLite a journal of each statement: our transactions go back as a whole.
    into = f"INSERT OR {'IGNORE' if or_ignore else 'FAIL'} INTO {table} ({', '.join((*constants, *columns))})"
    at = 0
    if size > _FEW:
        block = min(_ROWS, (_MOST_VALUES - len(given)) // width)
        marks = f"({', '.join('?' * width)})"
        found = ", ".join(("?",) * len(given) + tuple(f"column{place}" for place in range(1, width + 1)))
        # Always the same text, so that it is parsed once: what is not filled is left out.
        statement = (
            f"{into} SELECT {found} FROM (VALUES {', '.join([marks] * block)}) WHERE column1 IS NOT NULL"
        )
        while size - at > _FEW:
            count = min(block, size - at)
            cells: list[object] = [None] * (block * width)
            for place, column in enumerate(values):
                cells[place : count * width : width] = column[at : at + count]
            store.many(statement, [given + cells])
            at += count
    if at < size:
        marks = ", ".join("?" * (len(given) + width))
        rest = islice(zip(*values, strict=True), at, None)
        store.many(f"{into} VALUES ({marks})", ((*given, *row) for row in rest if row[0] is not None))
