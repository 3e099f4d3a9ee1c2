"""Sealing, which the worker does when it is idle, and breaking the seals of what a job's chunk has changed.

What waits to be sealed is found without looking at the rows: by the seals that were broken, and by what is beyond the last one
(see ``store.seals``).
"""

from __future__ import annotations

from typing import Final

from bulkdesk.store import seals, search
from bulkdesk.store.guards import CHUNK_BITS, RECORD_BITS, ROW_BITS
from bulkdesk.store.seals import Seal
from bulkdesk.store.store import Store

_STEP_COST: Final = 8_000
"""Of one transaction, about in rows: some 20 ms of write lock."""
_BLOCK_COST: Final = 50

_QUIET_MS: Final = 0.5
"""For each contact in it the search index has to be left alone for so long before it is sealed: a million, eight minutes."""
_FEW_CONTACTS: Final = 20_000
"""The index of so many is sealed at once: that takes no longer than a step."""

_WAITS: Final = f"FROM seal INDEXED BY seal_waiting WHERE digest IS NULL AND kind <> '{seals.SEARCH}'"
_LAGS: Final = f"SELECT EXISTS (SELECT 1 {_WAITS}) OR {' OR '.join(seals.BEYOND.values())}"


def lags(store: Store) -> bool:
    """Whether rows wait to be sealed. A few looks into indexes."""
    return seals.is_spoken() and bool(store.scalar(_LAGS))


def catch_up(store: Store, most: int = _STEP_COST) -> bool:
    """Seal some of the blocks that wait, in one transaction; false when none waited.

    Args:
        store: where they are.
        most: when to stop, about in rows.
    """
    if not lags(store):
        return False
    with store.write():
        sealer = _Sealer(store)
        while sealer.cost < most and sealer.step():
            pass
    return True


def index_lags(store: Store, *, at_once: bool = False) -> bool:
    """Whether the search index is to be sealed: it is whole again, and (unless ``at_once``) has not changed for a while.

    It is sealed as one, so that is done the less often, the larger it is.
    """
    row = _waiting_index(store)
    if row is None or not seals.is_spoken() or search.lags(store):
        return False
    since, contacts = row
    now = store.clock.now()
    return (
        at_once
        or contacts <= _FEW_CONTACTS
        or since is None
        or not since <= now < since + contacts * _QUIET_MS
    )


def seal_index(store: Store, *, at_once: bool = False) -> bool:
    """Seal the search index; false when it need not be, or not yet. Reads all of it, without the write lock."""
    if not index_lags(store, at_once=at_once):
        return False
    since, contacts = _waiting_index(store) or (0, 0)
    if since is None and contacts > _FEW_CONTACTS and not at_once:
        with store.write():
            store.sql(
                f"UPDATE seal SET last = ? WHERE kind = '{seals.SEARCH}' AND digest IS NULL",
                store.clock.now(),
            )
        return False
    seal = Seal(seals.SEARCH, 0, 0, 0, None)
    with store.snapshot():
        before = _index_head(store)
        digest = seals.digest_of(store, seals.salt_of(store) or b"", seal)
    with store.write():
        if _index_head(store) != before or not index_lags(store, at_once=True):
            return False
        store.sql(
            "INSERT OR REPLACE INTO seal (kind, owner, block, last, digest) VALUES (?, ?, ?, ?, ?)",
            *seal[:4],
            digest or seals.NO_DIGEST,
        )
    return True


def _waiting_index(store: Store) -> tuple[int | None, int] | None:
    """Since when the search index waits to be sealed (None: not known yet) and how many contacts it holds; None: it does not."""
    row: tuple[int | None, int] | None = store.one(
        "SELECT CASE WHEN typeof(w.last) = 'integer' THEN w.last END, s.indexed_to FROM seal w, search_state s"
        f" WHERE w.kind = '{seals.SEARCH}' AND w.digest IS NULL AND s.forgotten = 0"
    )
    return row


def _index_head(store: Store) -> list[tuple[object, ...]]:
    """What every write in the index changes: its counts, and the list of its parts (sqlite.org/fts5.html)."""
    rows: list[tuple[object, ...]] = store.sql(
        "SELECT id, block FROM contact_search_data WHERE id IN (1, 10) ORDER BY id"
    ).fetchall()
    return rows


def break_chunk(store: Store, job_id: int, first: int, last: int) -> None:
    """Break the seals of all contacts that are in these records of a job; inside the transaction that changes them."""
    store.sql(
        "UPDATE seal SET digest = NULL WHERE kind = 'contact' AND owner = 0 AND digest IS NOT NULL AND block IN ("
        f" SELECT contact_id >> {ROW_BITS} FROM record WHERE job_id = ? AND seq BETWEEN ? AND ? AND contact_id IS NOT NULL)",
        job_id,
        first,
        last,
    )


class _Sealer:
    """Seals one block after the other, inside a transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # Without one every seal is broken.
        self._salt = seals.salt_of(store) or b""
        self.cost = 0

    def step(self) -> bool:
        """Seal the next block; false when none waits."""
        row = self._store.one(f"SELECT kind, owner, block, last, digest {_WAITS} LIMIT 1")
        seal = self._beyond() if row is None else Seal(*row)
        if seal is None:
            return False
        if not seals.can_be(seal):
            # Not by us: nobody seals it.
            self._store.sql("DELETE FROM seal WHERE (kind, owner, block) = (?, ?, ?)", *seal[:3])
            return True
        self._seal(seal)
        return True

    def _beyond(self) -> Seal | None:
        """The block with the first row behind the last seal of a kind."""
        for name, beyond in seals.BEYOND.items():
            kind = seals.KINDS[name]
            if self._store.scalar(f"SELECT {beyond}"):
                key = self._store.scalar(
                    f'SELECT MIN(id) FROM "{kind.table}" WHERE id > {seals.LAST.format(name)}'
                )
                block = key >> kind.bits
                row = self._store.one(
                    "SELECT kind, owner, block, last, digest FROM seal WHERE (kind, owner, block) = (?, 0, ?)",
                    name,
                    block,
                )
                return Seal(name, 0, block, None, None) if row is None else Seal(*row)
        return None

    def _seal(self, seal: Seal) -> None:
        store, kind, salt = self._store, seals.KINDS[seal.kind], self._salt
        first, last = seals.reach(seal)
        count = store.named(
            f'SELECT COUNT(*), MAX({kind.key}) FROM "{kind.table}" WHERE {kind.parts[0].where}',
            {"owner": seal.owner, "first": first, "last": last},
        ).fetchone()
        self.cost += _BLOCK_COST + kind.cost * count[0]
        if kind.grows:
            # Ids that were given once never come again.
            last = max(count[1] or 0, seal.last or 0, first - 1)
        # What was sealed before is not sealed anew if it is not as it was.
        is_whole = seal.digest is None or seal.digest == seals.digest_of(store, salt, seal)
        after = seal._replace(last=last)
        digest = seals.digest_of(store, salt, after) if is_whole else None
        store.sql(
            "INSERT OR REPLACE INTO seal (kind, owner, block, last, digest) VALUES (?, ?, ?, ?, ?)",
            *after[:4],
            digest or seals.NO_DIGEST,
        )
        self._queue_what_follows(after, first, last)

    def _queue_what_follows(self, seal: Seal, first: int, last: int) -> None:
        """Blocks that are known of by this one wait from now on, unless they are sealed or wait already."""
        into = "INSERT OR IGNORE INTO seal (kind, owner, block)"
        if seal.kind == "job":
            self._store.sql(
                f"{into} SELECT 'record', id, 0 FROM job WHERE id BETWEEN ? AND ?"
                " AND status IN ('completed', 'cancelled')",
                first,
                last,
            )
        elif seal.kind == "source":
            self._store.sql(
                f"{into} SELECT 'source_chunk', c.source_id, c.first_seq >> {CHUNK_BITS} FROM source s"
                " CROSS JOIN source_chunk c ON c.source_id = s.id WHERE s.id BETWEEN ? AND ? AND s.complete = 1",
                first,
                last,
            )
        elif seal.kind == "record":
            self._store.sql(
                f"{into} SELECT 'record', job_id, seq >> {RECORD_BITS} FROM record WHERE job_id = ? AND seq > ?"
                " ORDER BY seq LIMIT 1",
                seal.owner,
                last,
            )
