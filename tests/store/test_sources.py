from __future__ import annotations

import json
import zlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulkdesk.services.session import Session
from bulkdesk.store import sources
from bulkdesk.store.sources import Chunk, StoredRow

# Halves of surrogate pairs, as in some workbooks, and what joins the cells of a column.
LETTERS = st.characters() | st.characters(categories=["Cs"]) | st.just("\x7f")
CELLS = st.lists(st.text(LETTERS, max_size=4), max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(CELLS, st.sampled_from([None, None, "undecodable"])), min_size=1, max_size=6),
    st.sampled_from([1, 2]),
)
def test_rows_come_back_as_they_were(
    session: Session, rows: list[tuple[list[str], str | None]], step: int
) -> None:
    stored = [
        StoredRow(seq, seq * step, cells, problem) for seq, (cells, problem) in enumerate(rows, start=1)
    ]
    source_id = sources.begin(
        session.store, session.account.id, file_name="x", file_format="csv", header=["a"]
    )
    sources.add_chunk(session.store, source_id, Chunk.of(stored))
    assert sources.unpack(session.store, source_id, 1) == stored
    for seq in range(1, len(stored) + 1):
        chunk = sources.read_chunk(session.store, source_id, seq)
        assert chunk.rows() == stored[seq - 1 :]
        assert [chunk.row(index) for index in range(len(chunk.numbers))] == stored[seq - 1 :]


def test_rows_kept_row_by_row_are_read_too(session: Session) -> None:
    """As stores held them at first: numbers, rows, problems by index."""
    rows = [["a", "b"], ["c"], ["d", "e"]]
    data = zlib.compress(json.dumps(([2, 3, 5], rows, {1: "unterminated_quote"})).encode("ascii"))
    source_id = sources.begin(
        session.store, session.account.id, file_name="x", file_format="csv", header=["a"]
    )
    with session.store.write():
        session.store.sql(
            "INSERT INTO source_chunk (source_id, first_seq, last_seq, data) VALUES (?, 1, 3, ?)",
            source_id,
            data,
        )
    assert sources.unpack(session.store, source_id, 1) == [
        StoredRow(1, 2, ["a", "b"], None),
        StoredRow(2, 3, ["c"], "unterminated_quote"),
        StoredRow(3, 5, ["d", "e"], None),
    ]


def test_rows_kept_by_columns_without_texts_are_read_too(session: Session) -> None:
    packed = {
        "numbers": [2, 3],
        "columns": [["a", "c"], ["b", ""]],
        "ragged": {},
        "problems": {"1": "undecodable"},
    }
    source_id = sources.begin(
        session.store, session.account.id, file_name="x", file_format="csv", header=["a"]
    )
    with session.store.write():
        session.store.sql(
            "INSERT INTO source_chunk (source_id, first_seq, last_seq, data) VALUES (?, 1, 2, ?)",
            source_id,
            zlib.compress(json.dumps(packed).encode("ascii")),
        )
    assert sources.unpack(session.store, source_id, 1) == [
        StoredRow(1, 2, ["a", "b"], None),
        StoredRow(2, 3, ["c", ""], "undecodable"),
    ]
