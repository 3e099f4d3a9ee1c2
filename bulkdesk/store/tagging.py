"""Putting a tag on a job's contacts and taking it off, and undoing either, by ranges of records.

A tag on a contact knows the job that put it on (``contact_tag.job_id``), a tag that is off the job that took it off last
(``tag_removal``): by that a revert tells whether a contact still is as its job left it, however close in time others were.
Undoing a job brings back what was known before it, so that jobs can be undone one after the other.
"""

from __future__ import annotations

from bulkdesk.store.ranges import SUCCEEDED, Range
from bulkdesk.store.store import Store
from bulkdesk.store.words import Outcome

NOT_FOUND = "not_found"
ALREADY_DELETED = "already_deleted"
ALREADY_TAGGED = "already_tagged"
NOT_TAGGED = "not_tagged"
CHANGED_SINCE = "changed_since"

GONE = f"WHEN c.id IS NULL THEN '{NOT_FOUND}' WHEN c.deleted_at IS NOT NULL THEN '{ALREADY_DELETED}'"
"""First cases of a code: the contact is not there any more."""

_TAGGED = "LEFT JOIN contact_tag ct ON ct.contact_id = c.id AND ct.tag_id = :tag"
_REMOVED = "LEFT JOIN tag_removal tr ON tr.tag_id = :tag AND tr.contact_id = c.id"


def find_tag(store: Store, account_id: int, name: str) -> int | None:
    """Id of the sub-account's tag called ``name``, upper and lower case alike."""
    found: int | None = store.scalar(
        "SELECT id FROM tag WHERE account_id = ? AND key = ?", account_id, name.casefold()
    )
    return found


def tag_names(store: Store, account_id: int) -> list[str]:
    """Names of the sub-account's tags in alphabetical order, those on nobody included."""
    return [
        name for (name,) in store.sql("SELECT name FROM tag WHERE account_id = ? ORDER BY key", account_id)
    ]


def ensure_tag(store: Store, account_id: int, name: str) -> int:
    """Id of the sub-account's tag called ``name``, made where missing. Inside a transaction."""
    store.sql(
        "INSERT OR IGNORE INTO tag (account_id, name, key) VALUES (?, ?, ?)",
        account_id,
        name,
        name.casefold(),
    )
    return find_tag(store, account_id, name) or 0


def add_tag(records: Range, tag_id: int) -> None:
    """Put the tag on every contact of the range that lacks it."""
    records.decide(
        f"CASE {GONE} WHEN ct.tag_id IS NOT NULL THEN '{ALREADY_TAGGED}' END", joins=_TAGGED, tag=tag_id
    )
    records.run(
        f"INSERT INTO contact_tag (contact_id, tag_id, job_id) SELECT s.contact_id, :tag, :job FROM ({SUCCEEDED}) s",
        tag=tag_id,
    )
    _changed(records, +1)


def remove_tag(records: Range, tag_id: int | None) -> None:
    """Take the tag off every contact of the range that has it; None is a tag that is on nobody.

    ``record.change`` then holds, as a JSON list, the job that had put it on and the one that had taken it off before.
    """
    records.decide(
        f"CASE {GONE} WHEN ct.tag_id IS NULL THEN '{NOT_TAGGED}' END",
        joins=_TAGGED + " " + _REMOVED,
        change="CASE WHEN ct.tag_id IS NOT NULL THEN json_array(ct.job_id, tr.job_id) END",
        tag=tag_id,
    )
    records.run(
        "INSERT OR REPLACE INTO tag_removal (tag_id, contact_id, job_id)"
        f" SELECT :tag, s.contact_id, :job FROM ({SUCCEEDED}) s",
        tag=tag_id,
    )
    records.run(f"DELETE FROM contact_tag WHERE tag_id = :tag AND contact_id IN ({SUCCEEDED})", tag=tag_id)
    _changed(records, +1)


def undo_add(records: Range, undone: int, tag_id: int | None) -> None:
    """Take the tag off every contact of the range that still has it from the job ``undone``."""
    records.decide(
        f"CASE {GONE} WHEN ct.job_id IS NOT :undone THEN '{CHANGED_SINCE}' END",
        joins=_TAGGED,
        tag=tag_id,
        undone=undone,
    )
    records.run(f"DELETE FROM contact_tag WHERE tag_id = :tag AND contact_id IN ({SUCCEEDED})", tag=tag_id)
    _changed(records, -1)


def undo_remove(records: Range, undone: int, tag_id: int | None) -> None:
    """Put the tag back on every contact of the range from which the job ``undone`` was the last to take it."""
    records.decide(
        f"CASE {GONE} WHEN ct.tag_id IS NOT NULL OR tr.job_id IS NOT :undone THEN '{CHANGED_SINCE}' END",
        joins=_TAGGED + " " + _REMOVED,
        tag=tag_id,
        undone=undone,
    )
    before = f"""
        SELECT r.contact_id, json_extract(o.change, '$[0]') AS put_on, json_extract(o.change, '$[1]') AS taken_off
        FROM record r JOIN record o ON o.job_id = :undone AND o.seq = CAST(r.change AS INTEGER)
        WHERE r.job_id = :job AND r.seq BETWEEN :first AND :last AND r.outcome = {Outcome.SUCCEEDED:d}
    """
    records.run(
        "INSERT INTO contact_tag (contact_id, tag_id, job_id)"
        f" SELECT s.contact_id, :tag, s.put_on FROM ({before}) s",
        tag=tag_id,
        undone=undone,
    )
    records.run(f"DELETE FROM tag_removal WHERE tag_id = :tag AND contact_id IN ({SUCCEEDED})", tag=tag_id)
    records.run(
        "INSERT INTO tag_removal (tag_id, contact_id, job_id)"
        f" SELECT :tag, s.contact_id, s.taken_off FROM ({before}) s WHERE s.taken_off IS NOT NULL",
        tag=tag_id,
        undone=undone,
    )
    _changed(records, -1)


def _changed(records: Range, changes: int) -> None:
    """Note on the contacts that succeeded that so many more changes stand (see ``models.Contact``)."""
    records.run(
        f"UPDATE contact SET revision = revision + :changes, updated_at = :now WHERE id IN ({SUCCEEDED})",
        changes=changes,
    )
