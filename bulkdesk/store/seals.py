"""Seals: whether rows are as BulkDesk left them.

The rows of the store lie in blocks, and the worker seals a block that nobody writes in: it keeps a digest of all its
cells. BulkDesk's own writes break the seal of what they change in the same transaction (``store.guards``), and the worker seals
it again. So a block that differs from its seal was changed by another program, or by damage.

A row of ``seal`` is ``(kind, owner, block, last, digest)``: see ``Kind``. Without digest it waits to be sealed. Digests
are keyed by a random salt of the store.
"""

from __future__ import annotations

import functools
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from peewee import OperationalError

from bulkdesk.store.guards import CHUNK_BITS, RECORD_BITS, ROW_BITS, SIMPLE
from bulkdesk.store.store import Store
from bulkdesk.store.tables import MODELS, column_of, fields_of, table_of

MIGRATION: Final = "0009_seals"
"""A store that lacks it has no seals."""

DIGEST_BYTES: Final = 16
_SALT_BYTES: Final = 32

SEARCH: Final = "search"

NO_DIGEST: Final = bytes(DIGEST_BYTES)
"""Instead of the digest of a block that was found changed before it could be sealed again: nothing is like it."""

_TELL_EVERY = 100

_TEXTS_AT_ONCE: Final = 2_000

_GREATEST: Final = 2**63 - 1
"""The largest key that SQLite holds."""


class Part(NamedTuple):
    """Rows that belong to a block: what of them counts, from where, which (``:owner``, ``:first``, ``:last``), in which order."""

    cells: str
    table: str
    where: str
    order: str

    def query(self) -> str:
        """All cells as one JSON text, written by SQLite: types are told apart, and no text can be mistaken for two."""
        return (
            f"SELECT CAST(json_group_array(json_array({self.cells})) AS BLOB)"
            f' FROM (SELECT * FROM "{self.table}" WHERE {self.where} ORDER BY {self.order})'
        )


@dataclass(frozen=True)
class Kind:
    """What is sealed together.

    Attributes:
        bits: a block holds the keys that differ in the last so many bits.
        parts: its rows; those of the first are the block's keys.
        key: the column of the first part that is the key.
        grows: new rows come behind the last one; a seal reaches as far as its ``last``.
        cost: of a row, compared to others.
    """

    bits: int
    parts: tuple[Part, ...]
    key: str = "id"
    grows: bool = True
    cost: int = 1
    queries: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "queries", tuple(part.query() for part in self.parts))

    @property
    def table(self) -> str:
        """Where the keys are."""
        return self.parts[0].table


_COLUMNS: Final = {table_of(model): ", ".join(map(column_of, fields_of(model))) for model in MODELS}

_RANGE = "BETWEEN :first AND :last"


def _part(table: str, key: str, order: str, more: str = "") -> Part:
    return Part(_COLUMNS[table], table, f"{more}{key} {_RANGE}", order)


KINDS: Final[dict[str, Kind]] = {
    **{table: Kind(ROW_BITS, (_part(table, "id", "id"),)) for table in SIMPLE},
    "job": Kind(ROW_BITS, (_part("job", "id", "id"), _part("job_reason", "job_id", "job_id, code, outcome"))),
    "contact": Kind(
        ROW_BITS,
        (
            _part("contact", "id", "id"),
            _part("contact_tag", "contact_id", "contact_id, tag_id"),
            # Its index begins with the tag.
            _part("tag_removal", "contact_id", "tag_id, contact_id", "tag_id IN (SELECT id FROM tag) AND "),
        ),
    ),
    "record": Kind(
        RECORD_BITS,
        (
            _part("record", "seq", "seq", "job_id = :owner AND "),
            _part("send", "seq", "seq", "job_id = :owner AND "),
        ),
        key="seq",
        grows=False,
    ),
    "source_chunk": Kind(
        CHUNK_BITS,
        (
            Part(
                "first_seq, last_seq, row_offset, typeof(data), hex(data)",
                "source_chunk",
                f"source_id = :owner AND first_seq {_RANGE}",
                "first_seq",
            ),
        ),
        key="first_seq",
        grows=False,
        cost=500,
    ),
    SEARCH: Kind(
        0,
        (
            Part("segid, typeof(term), hex(term), pgno", "contact_search_idx", "1", "segid, term"),
            Part("k, v", "contact_search_config", "1", "k"),
        ),
        key="0",
        grows=False,
    ),
    "state": Kind(
        0,
        (
            Part("name, value", "counter", "1", "name"),
            Part("id, indexed_to, forgotten", "search_state", "1", "id"),
            Part("id, name, applied", "schema_migration", "1", "id"),
        ),
        key="0",
        grows=False,
    ),
}
"""By the word in ``seal.kind``."""

GROWING: Final = {name: kind for name, kind in KINDS.items() if kind.grows}


class Seal(NamedTuple):
    """A row of ``seal``; in a store that somebody tampered with a cell may hold anything."""

    kind: str
    owner: int
    block: int
    last: int | None
    digest: bytes | None


@dataclass
class Comparison:
    """What a look at every seal found.

    Attributes:
        sealed: blocks that are as they were sealed, or are not.
        waiting: blocks that are not sealed yet.
        broken: those that are not as they were sealed, by kind, in order; an unknown kind stands for itself.
    """

    sealed: int = 0
    waiting: int = 0
    broken: dict[str, list[Seal]] = field(default_factory=dict)


# The greatest, not that of the last block: by this sealing goes on behind it even where somebody changed a seal's place.
LAST = (
    "COALESCE((SELECT MAX(last) FROM seal WHERE kind = '{0}' AND owner = 0 AND typeof(last) = 'integer'), 0)"
)
BEYOND: Final = {
    name: f'(SELECT COALESCE(MAX(id), 0) FROM "{kind.table}") > {LAST.format(name)}'
    for name, kind in GROWING.items()
}

# -- comparing ------------------------------------------------------------------------------------------------------------


def compare(store: Store, on_progress: Callable[[float], None] = lambda _share: None) -> Comparison:
    """Compare every sealed block with its seal; nothing is written. Reads all rows.

    Args:
        store: where they are; inside a ``snapshot``.
        on_progress: told the share done, 0 to 1.
    """
    found = Comparison()
    total = store.scalar("SELECT COUNT(*) FROM seal") or 1
    found.waiting = sum(bool(store.scalar(f"SELECT {beyond}")) for beyond in BEYOND.values())
    if not is_spoken():
        found.waiting += total
        return found
    salt = salt_of(store)
    for number, seal in enumerate(_each(store)):
        if number % _TELL_EVERY == 0:
            on_progress(number / total)
        if seal.digest is None:
            found.waiting += 1
            continue
        found.sealed += 1
        if salt is None or not _is_whole(seal) or digest_of(store, salt, seal) != seal.digest:
            found.broken.setdefault(str(seal.kind), []).append(seal)
    return found


def _each(store: Store) -> Iterator[Seal]:
    for row in store.sql("SELECT kind, owner, block, last, digest FROM seal ORDER BY kind, owner, block"):
        yield Seal(*row)


def place(seal: Seal) -> str:
    """The ids that a broken seal is about, such as ``1024–2047``; of records the job's, of a file's rows the file's."""
    if not _is_whole(seal):
        return "?"
    if seal.kind in {"record", "source_chunk"}:
        return str(seal.owner)
    first, _ = reach(seal)
    return f"{max(first, 1)}–{seal.last}" if KINDS[seal.kind].grows else ""


def can_be(seal: Seal) -> bool:
    """Whether this program may have written the seal, whatever its digest: its kind is known, its block one that rows can lie in."""
    if seal.kind not in KINDS or not type(seal.owner) is type(seal.block) is int:
        return False
    first, last = reach(seal)
    return 0 <= first <= last <= _GREATEST and (seal.last is None or type(seal.last) is int)


def _is_whole(seal: Seal) -> bool:
    return can_be(seal) and seal.last is not None


def reach(seal: Seal) -> tuple[int, int]:
    """The first and last key of the seal's block."""
    bits = KINDS[seal.kind].bits
    return seal.block << bits, (seal.block + 1 << bits) - 1


def salt_of(store: Store) -> bytes | None:
    """The key of the store's digests; None where somebody took it away."""
    salt = store.scalar("SELECT salt FROM seal_salt WHERE id = 1")
    return salt if isinstance(salt, bytes) and len(salt) == _SALT_BYTES else None


def digest_of(store: Store, salt: bytes, seal: Seal) -> bytes | None:
    """BLAKE2b, keyed with the salt, over the seal's place and its rows up to its last; None when they cannot be read."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES, key=salt)
    digest.update(f"{seal.kind} {seal.owner} {seal.block} {seal.last}\n".encode())
    try:
        for text in _texts_of(store, seal):
            digest.update(b"%d\n" % len(text))
            digest.update(text)
    except OperationalError as error:
        if "JSON cannot hold BLOB" in str(error):
            # Where a text belongs.
            return None
        raise
    return digest.digest()


def _texts_of(store: Store, seal: Seal) -> Iterator[bytes]:
    """The seal's rows, as texts that tell one cell from the next."""
    first, _ = reach(seal)
    for query in KINDS[seal.kind].queries:
        yield store.named(query, {"owner": seal.owner, "first": first, "last": seal.last}).fetchone()[0]
    if seal.kind == SEARCH:
        # Too large for one text.
        yield from _index_pages(store)
        yield from _index_texts(store)


def _index_pages(store: Store) -> Iterator[bytes]:
    for number, form, page in store.sql(
        "SELECT id, typeof(block), CAST(block AS BLOB) FROM contact_search_data ORDER BY id"
    ):
        yield f"{number} {form}".encode()
        yield page or b""


def _index_texts(store: Store) -> Iterator[bytes]:
    """The index's own copy of the contacts' texts, many rows at a time."""
    reached: int | None = -(2**63)
    while reached is not None:
        text, reached = store.one(
            "SELECT CAST(json_group_array(json_array(id, c0, c1)) AS BLOB), MAX(id)"
            " FROM (SELECT id, c0, c1 FROM contact_search_content WHERE id > ? ORDER BY id LIMIT ?)",
            reached,
            _TEXTS_AT_ONCE,
        ) or (b"", None)
        yield text


@functools.cache
def is_spoken() -> bool:
    """Whether this machine's SQLite writes JSON as the one did that sealed: all known ones do. Else seals mean nothing here."""
    texts = '"\\/\0\b\t\n\f\r\x1b\x7f\xe4\u2028\U0001f600'
    with sqlite3.connect(":memory:") as memory:
        written = memory.execute(
            "SELECT CAST(json_array(NULL, 1, 1.5, -9223372036854775808, ?, hex(x'00ff')) AS BLOB)", (texts,)
        ).fetchone()[0]
    memory.close()
    return bool(written == _WRITTEN.encode())


_WRITTEN = (
    '[null,1,1.5,-9223372036854775808,"\\"\\\\/\\u0000\\b\\t\\n\\f\\r\\u001b\x7f\xe4\u2028\U0001f600","00FF"]'
)
