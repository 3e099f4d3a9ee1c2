"""Messages whose fate was lost: how they are found after a crash, and what a person decides about them.

One that is found with the mark ``sending`` when nobody sends may or may not have gone out: nobody sends it again by itself.
"""

from __future__ import annotations

from bulkdesk.store import jobs
from bulkdesk.store.sends import OPEN
from bulkdesk.store.store import Store
from bulkdesk.store.words import Outcome

UNCONFIRMED = "unconfirmed"
"""Code of a message that was on its way when its fate was lost."""


def recover(store: Store, job_id: int | None = None) -> list[int]:
    """Count messages whose mark was left behind as unconfirmed; outside a transaction.

    Only for whoever alone works on these jobs: a mark may not be one of a message that is just being handed over.

    Args:
        store: where they are.
        job_id: only this job's; None: of all jobs.

    Returns:
        the jobs that have changed.
    """
    only, values = ("", []) if job_id is None else (" AND job_id = ?", [job_id])
    rows = store.sql(f"SELECT DISTINCT job_id FROM send WHERE {OPEN} = 'sending'{only}", *values)
    found: list[int] = [row[0] for row in rows]
    for each in found:
        with store.write():
            _recover(store, each)
    return found


def _recover(store: Store, job_id: int) -> None:
    left = f"SELECT s.seq FROM send s WHERE s.job_id = ? AND s.{OPEN} = 'sending'"
    count = store.sql(
        "UPDATE record SET outcome = ?, code = ?, at = ?, identifier ="
        " (SELECT s.address FROM send s WHERE s.job_id = record.job_id AND s.seq = record.seq)"
        f" WHERE job_id = ? AND seq IN ({left}) AND outcome = ?",
        Outcome.UNCONFIRMED,
        UNCONFIRMED,
        store.clock.now(),
        job_id,
        job_id,
        Outcome.PENDING,
    ).rowcount
    store.sql(f"UPDATE send SET state = 'done' WHERE job_id = ? AND {OPEN} = 'sending'", job_id)
    store.sql("UPDATE job SET unconfirmed = unconfirmed + ? WHERE id = ?", count, job_id)
    if count:
        jobs.add_reasons(store, job_id, {(UNCONFIRMED, Outcome.UNCONFIRMED): count})


def confirm(store: Store, job_id: int, *, sent: bool, code: str, seq: int | None = None, now: int) -> int:
    """Decide unconfirmed messages by hand: they were sent, or they were not. Counters and reasons move along.

    Args:
        store: where they are.
        job_id: the job, finished or not.
        sent: they become succeeded, else failed.
        code: code that the records get.
        seq: only this record; None: all unconfirmed ones.
        now: the moment that is written down, milliseconds UTC.

    Returns:
        how many were decided.
    """
    outcome = Outcome.SUCCEEDED if sent else Outcome.FAILED
    only, values = ("", []) if seq is None else (" AND seq = ?", [seq])
    where = f"job_id = ? AND outcome = ? AND code IS NOT NULL{only}"
    bound = (job_id, Outcome.UNCONFIRMED, *values)
    before = store.sql(f"SELECT code, COUNT(*) FROM record WHERE {where} GROUP BY code", *bound).fetchall()
    count = store.sql(
        f"UPDATE record SET outcome = ?, code = ?, at = ?, detail = NULL WHERE {where}",
        outcome,
        code,
        now,
        *bound,
    ).rowcount
    if not count:
        return 0
    column = "succeeded" if sent else "failed"
    # A success that carries a code is a warning everywhere else; so the numbers agree with the records.
    store.sql(
        f"UPDATE job SET unconfirmed = unconfirmed - ?, {column} = {column} + ?, warnings = warnings + ? WHERE id = ?",
        count,
        count,
        count if sent else 0,
        job_id,
    )
    jobs.add_reasons(store, job_id, {(was, Outcome.UNCONFIRMED): -number for was, number in before})
    store.sql("DELETE FROM job_reason WHERE job_id = ? AND count <= 0", job_id)
    jobs.add_reasons(store, job_id, {(code, outcome): count})
    return count
