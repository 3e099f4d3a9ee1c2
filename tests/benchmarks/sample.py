"""The store that search and the contacts table are timed on, and what is looked for in it.

``BULKDESK_BENCHMARK_CONTACTS`` sets how many contacts it has; ``BULKDESK_BENCHMARK_STORE`` names a store made before
(``bulkdesk --store FILE demo --contacts N --no-window``), which is only read.
"""

from __future__ import annotations

import os
from pathlib import Path

from bulkdesk.services.demo import make_demo
from bulkdesk.services.session import Session, open_session

CONTACTS = int(os.environ.get("BULKDESK_BENCHMARK_CONTACTS", "100000"))

KINDS = {
    "in every contact": "@",
    "in a third": "example.com",
    "a frequent name": "müller",
    "in capitals": "MÜLLER",
    "one frequent letter": "e",
    "one rare letter": "ß",
    "a letter that none has": "é",
    "two frequent letters": "an",
    "two letters that none has": "xq",
    "an umlaut": "ö",
    "a sign": "%",
    "two words": "anna müller",
    "two words of two letters": "na mü",
    "three letters apart": "a b c",
    "a name and two digits": "huber 77",
    "digits": "99999",
    "a phone number as dialled": "0171 3920091",
    "the beginning of one": "0171 39",
    "nobody": "xqzvwk",
    "nobody, of frequent letters": "@examplea",
    "nobody, of frequent words": "müller example.comx",
}
"""Kinds of search texts that somebody may type, with one of each."""

LIKE = (
    "SELECT id FROM contact WHERE account_id = ?2 AND deleted_at IS NULL AND ("
    + " OR ".join(f"{name} LIKE ?1" for name in ("first_name", "last_name", "email", "phone", "company"))
    + ")"
)
"""Search without an index: every contact's fields are looked at."""

OFFSET = (
    "SELECT * FROM contact WHERE account_id = ? AND deleted_at IS NULL"
    " ORDER BY created_at DESC, id DESC LIMIT 60 OFFSET ?"
)
"""A page of the table as it is usually read, which counts off all rows before it."""


def sample_session(folder: Path) -> Session:
    """The store, made in the folder unless there is one."""
    kept = os.environ.get("BULKDESK_BENCHMARK_STORE")
    if kept:
        return open_session(Path(kept))
    return make_demo(folder / "sample.bulkdesk", contacts=CONTACTS, jobs=20)


def drop_from_memory(path: Path) -> None:
    """Have the system read the store from the disk again (as far as it obeys)."""
    for part in (path, path.with_name(path.name + "-wal")):
        if part.exists():
            file = os.open(part, os.O_RDONLY)
            try:
                os.fsync(file)
                os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(file)
