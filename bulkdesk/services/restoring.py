"""Bringing deleted contacts back, and undoing jobs (product rules, "Restore" and "Jobs")."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bulkdesk.services.access import Right
from bulkdesk.services.bulk import create_frozen
from bulkdesk.services.i18n import translate
from bulkdesk.services.jobs import can_restore, can_revert, get_job
from bulkdesk.services.names import MAX_NAME, checked_name
from bulkdesk.services.session import Session
from bulkdesk.services.texts import type_text
from bulkdesk.store import deletion, reverting
from bulkdesk.store.deletion import RESTORE_MS, DeletedRow
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import JobType


@dataclass(frozen=True)
class RestoreInfo:
    """What the restore of a job would find now. Tags come back; sent messages stay as they are.

    Attributes:
        restorable: contacts whose 60 days are not over, ``conflicts`` among them.
        conflicts: of these, cannot come back while an active contact has their e-mail or phone.
        expired: their 60 days are over, whether or not they were removed for good already.
        already_back: brought back before (or deleted again since by another job).
        until: when the first of the restorable ones expires, milliseconds UTC; None when there is none.
        until_last: when the last of them does.
    """

    restorable: int
    conflicts: int
    expired: int
    already_back: int
    until: int | None
    until_last: int | None


@dataclass(frozen=True, slots=True)
class DeletedContact:
    """A deleted contact; from the moment ``until`` on it cannot be restored, milliseconds UTC."""

    contact: DeletedRow
    until: int


def restore_info(session: Session, job_id: int) -> RestoreInfo:
    """How many contacts of a job can come back, how many cannot and why, and until when.

    Raises:
        RefusedError: the job deletes no contacts, or has not ended (``restore_refused``).
    """
    session.require(Right.VIEW)
    job = get_job(session, job_id)
    if job.type not in {JobType.DELETE, JobType.REVERT} or not job.status.finished:
        raise RefusedError("restore_refused", job=job_id)
    store = session.store
    with store.snapshot():
        found = deletion.restorable(store, job.account_id, job_id, store.clock.now())
        deleted, removed = deletion.deleted_by(store, job_id)
    return RestoreInfo(
        restorable=found.restorable,
        conflicts=found.conflicts,
        expired=found.expired + removed,
        already_back=max(0, deleted - removed - found.restorable - found.expired),
        until=None if found.first is None else found.first + RESTORE_MS,
        until_last=None if found.last is None else found.last + RESTORE_MS,
    )


def create_restore(session: Session, job_id: int) -> JobRow:
    """Queue a job that brings back every contact that the finished job ``job_id`` deleted and that still is deleted by it.

    Those whose 60 days are over when it runs fail as ``expired``, those whose e-mail or phone an active contact has as
    ``conflict``.

    Raises:
        RefusedError: no contact of it can be restored, or another restore of it has not ended (``restore_refused``).
    """
    session.require(Right.CREATE_JOB)
    store = session.store
    with store.write(checked=False):
        job = get_job(session, job_id)
        if not can_restore(session, job):
            raise RefusedError("restore_refused", job=job_id)
        title = translate("bulk", "Restore: {name}").format(name=job.name)
        return create_frozen(
            session,
            JobType.RESTORE,
            {"job": job_id},
            checked_name(title[:MAX_NAME]),
            lambda new_id: deletion.freeze_deleted_by(store, job.account_id, job_id, new_id),
            parent_id=job_id,
        )


def create_restore_contacts(session: Session, ids: Sequence[int]) -> JobRow:
    """Queue a job that brings back single deleted contacts, whoever deleted them.

    Raises:
        RefusedError: none of the ids is a deleted contact of the sub-account (``no_contacts``).
    """
    session.require(Right.CREATE_JOB)
    return create_frozen(
        session,
        JobType.RESTORE,
        {"job": None},
        type_text(JobType.RESTORE),
        lambda new_id: deletion.freeze_deleted(
            session.store, session.account.id, json.dumps(list(ids)), new_id
        ),
    )


def create_revert(session: Session, job_id: int) -> JobRow:
    """Queue a job that puts back what a finished add-tag, remove-tag or import job changed and nobody changed since.

    Raises:
        RefusedError: the job is no such one, changed nothing, or is or was reverted already (``revert_refused``).
    """
    session.require(Right.CREATE_JOB)
    store = session.store
    with store.write(checked=False):
        job = get_job(session, job_id)
        if not can_revert(session, job):
            raise RefusedError("revert_refused", job=job_id)
        title = translate("bulk", "Revert: {name}").format(name=job.name)
        return create_frozen(
            session,
            JobType.REVERT,
            {"job": job_id},
            checked_name(title[:MAX_NAME]),
            lambda new_id: reverting.freeze_changed(store, job_id, job.type, new_id),
            parent_id=job_id,
        )


def deleted_contacts(
    session: Session, *, after: DeletedContact | None = None, limit: int = 200, search: str = ""
) -> list[DeletedContact]:
    """Deleted contacts of the sub-account, last deleted first.

    Args:
        session: who asks.
        after: the last one of the page before; None for the first page.
        limit: at most so many.
        search: text within name, e-mail, phone or company.
    """
    session.require(Right.VIEW)
    rows = deletion.deleted_page(
        session.store,
        session.account.id,
        after=None if after is None else after.contact,
        limit=limit,
        text=search,
    )
    return [DeletedContact(row, row.deleted_at + RESTORE_MS) for row in rows]


def count_deleted(session: Session, *, search: str = "") -> int:
    """How many deleted contacts hold the search text."""
    session.require(Right.VIEW)
    return deletion.count_deleted(session.store, session.account.id, search)
