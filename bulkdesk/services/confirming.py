"""Deciding about messages of which nobody knows whether they left: the program was killed between asking and hearing.

They are never sent again by themselves; a person who has looked elsewhere (the mailbox, the gateway's pages) decides.
"""

from __future__ import annotations

from bulkdesk.audit.acts import TrailAct
from bulkdesk.services.access import Right
from bulkdesk.services.jobs import get_job
from bulkdesk.services.session import Session
from bulkdesk.services.trail import note
from bulkdesk.store import unconfirmed
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow

CONFIRMED_SENT = "confirmed_sent"
CONFIRMED_FAILED = "confirmed_failed"
"""Codes of the records that a person has decided about."""


def confirm(session: Session, job_id: int, *, sent: bool, seq: int | None = None) -> JobRow:
    """Count unconfirmed records of a job as succeeded or failed, also while it runs and after its end.

    Args:
        session: who decides.
        job_id: the job.
        sent: the message left; False: it did not, and the record can be run again by a retry.
        seq: the one record that is meant; None: all unconfirmed ones.

    Raises:
        RefusedError: there is no such job or it has nothing unconfirmed (``confirm_refused``), or the record is not
            unconfirmed (``record_confirmed``). Nothing was changed.
    """
    session.require(Right.CONTROL_JOB)
    store = session.store
    code = CONFIRMED_SENT if sent else CONFIRMED_FAILED
    with store.write():
        if get_job(session, job_id).unconfirmed == 0:
            raise RefusedError("confirm_refused", job=job_id)
        count = unconfirmed.confirm(store, job_id, sent=sent, code=code, seq=seq, now=store.clock.now())
        if count == 0:
            raise RefusedError("record_confirmed", job=job_id, seq=seq)
        note(session, TrailAct.SENDS_CONFIRMED, job=job_id, count=count, sent=sent)
    return get_job(session, job_id)
