"""Bulk actions over contacts: add tag, remove tag, delete, and running failed records again.

Creating a job freezes its targets in the same transaction: contacts that match later are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bulkdesk.audit.acts import TrailAct
from bulkdesk.services.access import Right
from bulkdesk.services.contacts import checked_ids
from bulkdesk.services.i18n import translate
from bulkdesk.services.imports import retry_import
from bulkdesk.services.jobs import can_retry, get_job, retry_name
from bulkdesk.services.names import MAX_NAME, checked_name
from bulkdesk.services.session import Session
from bulkdesk.services.tags import checked_tag
from bulkdesk.services.texts import type_text
from bulkdesk.services.trail import note
from bulkdesk.store import jobs, records, reverting, tagging
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.sends import SENDS
from bulkdesk.store.words import JobType


def create_add_tag(session: Session, tag: str, target: Target, *, name: str | None = None) -> JobRow:
    """Queue a job that puts a tag on contacts; the tag is made where it is missing.

    Args:
        session: who asks.
        tag: its name.
        target: which active contacts.
        name: the action name; None: one that says what is done.

    Raises:
        RefusedError: no contact is meant (``no_contacts``), an id is none of an active contact, or a name is empty or too
            long. Nothing was changed.
    """
    clean = checked_tag(tag)
    title = translate("bulk", "Add tag “{tag}”").format(tag=clean)
    return _create(session, JobType.ADD_TAG, target, spec={"tag": clean}, name=name, title=title)


def create_remove_tag(session: Session, tag: str, target: Target, *, name: str | None = None) -> JobRow:
    """Queue a job that takes a tag off contacts. As ``create_add_tag``; an unknown tag is refused (``tag_unknown``)."""
    clean = checked_tag(tag)
    session.require(Right.CREATE_JOB)
    if tagging.find_tag(session.store, session.account.id, clean) is None:
        raise RefusedError("tag_unknown", name=clean)
    title = translate("bulk", "Remove tag “{tag}”").format(tag=clean)
    return _create(session, JobType.REMOVE_TAG, target, spec={"tag": clean}, name=name, title=title)


def create_delete(session: Session, target: Target, *, name: str | None = None) -> JobRow:
    """Queue a job that deletes contacts; they can be restored for 60 days. Raises as ``create_add_tag``."""
    return _create(session, JobType.DELETE, target, spec={}, name=name, title=type_text(JobType.DELETE))


def retry(session: Session, job_id: int) -> JobRow:
    """A new job of the same type over the failed records of a finished one; ``parent_id`` is that one.

    A message is not sent again to whom it has reached since, or may have: two retries reach nobody twice.

    Raises:
        RefusedError: the job has not ended, or none of its records failed (``retry_refused``); its messages are being
            tried again just now (``retry_under_way``); or nobody is left who has not got the message since
            (``no_contacts``).
    """
    session.require(Right.CREATE_JOB)
    parent = get_job(session, job_id)
    if not can_retry(parent):
        raise RefusedError("retry_refused", job=job_id)
    if parent.type is JobType.IMPORT:
        return retry_import(session, job_id)

    def freeze(new_id: int) -> int:
        if parent.type not in SENDS:
            return reverting.copy_failed(session.store, parent.id, new_id)
        # Asked here, inside the transaction: two retries at once must not reach anybody twice.
        if reverting.has_open_relative(session.store, parent.id, but=new_id):
            raise RefusedError("retry_under_way", job=job_id)
        address = "email" if parent.type is JobType.EMAIL else "phone"
        return reverting.copy_failed_messages(session.store, parent.id, new_id, address)

    name = retry_name(session, parent)
    return create_frozen(session, parent.type, parent.options, name, freeze, parent_id=parent.id)


def create_frozen(
    session: Session,
    job_type: JobType,
    spec: Mapping[str, object],
    name: str,
    freeze: Callable[[int], int],
    *,
    parent_id: int | None = None,
) -> JobRow:
    """Make a job and its records in one transaction.

    Args:
        session: who asks.
        job_type: its type.
        spec: the action's settings.
        name: the action name, checked.
        freeze: makes the pending records of the job with the given id; returns how many.
        parent_id: the job that it follows.

    Raises:
        RefusedError: there is no record (``no_contacts``); nothing was changed.
    """
    session.require(Right.CREATE_JOB)
    store = session.store
    # Each record names the job that is made here: to look for it a million times took a third of the time.
    with store.write(checked=False):
        job_id = jobs.insert(
            store,
            account_id=session.account.id,
            created_by_id=session.user.id,
            name=name,
            job_type=job_type,
            spec=spec,
            total=0,
            parent_id=parent_id,
        )
        total = freeze(job_id)
        if total == 0:
            raise RefusedError("no_contacts")
        jobs.update(store, job_id, total=total)
        note(session, TrailAct.JOB_CREATED, job=job_id, type=job_type, total=total, parent=parent_id)
    return get_job(session, job_id)


def _create(
    session: Session,
    job_type: JobType,
    target: Target,
    *,
    spec: Mapping[str, object],
    name: str | None,
    title: str,
) -> JobRow:
    session.require(Right.CREATE_JOB)
    action_name = checked_name(name) if name is not None else checked_name(title[:MAX_NAME])
    store, account = session.store, session.account
    now = store.clock.now()

    def freeze(job_id: int) -> int:
        # Here, so that they are looked at in the transaction that freezes them.
        checked_ids(session, target)
        return records.freeze_contacts(store, job_id, account.id, target, now=now, zone=session.zone)

    return create_frozen(session, job_type, spec, action_name, freeze)
