"""The audit trail as people work with it: what a service notes of an act, what can be read, whether it is whole."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from bulkdesk.audit.acts import TrailAct
from bulkdesk.audit.chain import Figure
from bulkdesk.audit.verify import Verdict, verify_store
from bulkdesk.audit.writer import sound_end, write_entry
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.store import trail
from bulkdesk.store.errors import StoppedError, StoreError
from bulkdesk.store.trail import TrailFilter, TrailRow

JOB = "job"
CONTACT = "contact"
SMART_LIST = "smart_list"
MAPPING = "mapping"
USER = "user"
ACCOUNT = "account"
TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """An entry as it is shown.

    Attributes:
        figures: ids, counts and codes by name; empty where the entry cannot be read.
        refused: code of the refusal; None: it was done.
    """

    number: int
    at: int
    user: str
    account_id: int | None
    act: str
    object_type: str | None
    object_id: int | None
    figures: dict[str, Any]
    refused: str | None
    hash: str


def note(
    session: Session,
    act: TrailAct,
    *,
    job: int | None = None,
    about: tuple[str, int] | None = None,
    everywhere: bool = False,
    **figures: Figure,
) -> None:
    """Write an act into the audit trail; inside the ``store.write()`` that does it, so that both are there or neither.

    In a store that was opened for reading only nothing is written: there an export leaves no trace.

    Args:
        session: who did it, and in which sub-account.
        act: what was done.
        job: the job it was about.
        about: type and id of another thing it was about.
        everywhere: it concerns the whole store, not the sub-account.
        figures: ids, counts, codes and names of settings. Never a name, an address, a text that somebody wrote.
    """
    if session.store.read_only:
        return
    write_entry(
        session.store,
        act,
        user=(session.user.id, session.user.name),
        account_id=None if everywhere else session.account.id,
        about=about if job is None else (JOB, job),
        figures=figures,
    )


@contextlib.contextmanager
def noting(session: Session, act: TrailAct, *, everywhere: bool = False, **figures: Figure) -> Iterator[None]:
    """Around what ends an act outside the store, such as giving a file its name: there is none without its entry.

    What fails inside takes the entry back. See ``note``.
    """
    with contextlib.nullcontext() if session.store.read_only else session.store.write():
        note(session, act, job=None, about=None, everywhere=everywhere, **figures)
        yield


def entries(
    session: Session,
    wanted: TrailFilter | None = None,
    *,
    everywhere: bool = False,
    before: int | None = None,
    limit: int = 200,
) -> list[TrailEntry]:
    """Entries of the sub-account and of the whole store, newest first.

    Args:
        session: who asks.
        wanted: which ones.
        everywhere: of all sub-accounts.
        before: only older than this number (the last one seen).
        limit: at most so many.
    """
    session.require(Right.VIEW)
    return [
        _entry(row)
        for row in trail.page(
            session.store, _scoped(session, wanted, everywhere=everywhere), before=before, limit=limit
        )
    ]


def head(session: Session) -> tuple[int, str]:
    """Number and hash of the last entry: noted elsewhere, they prove later that nothing before was changed or cut off.

    Raises:
        StoreError: somebody took the head away or spoilt it (``trail_damaged``).
    """
    session.require(Right.VIEW)
    kept = trail.head(session.store)
    if kept is None:
        raise StoreError("trail_damaged", path=str(session.store.path))
    return kept.number, kept.hash


def require_sound_end(session: Session, standing: int | None = None) -> None:
    """See whether entries can be written, without which nothing is done.

    Args:
        session: whose store it is.
        standing: the job that has not ended and stands still, where that is why it is asked.

    Raises:
        StoreError: the trail does not end as it was left (``trail_damaged``, of a job that stands ``trail_stops_job``).
    """
    try:
        sound_end(session.store)
    except StoreError as error:
        if standing is None:
            raise
        raise StoreError("trail_stops_job", job=standing, **error.params) from error


def verify(
    session: Session,
    *,
    known_head: str | None = None,
    on_progress: Callable[[float], None] = lambda _share: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Verdict:
    """Whether the trail is whole, and where it breaks. Nothing is written.

    Args:
        session: who asks.
        known_head: an entry as it was noted elsewhere at an earlier time (see ``KnownHead``); it must be in the trail.
        on_progress: told the share done, 0 to 1.
        is_cancelled: asked now and then.

    Raises:
        RefusedError: the known head is none.
        StoppedError: ``is_cancelled`` said so.
    """
    session.require(Right.VIEW)

    def tell(share: float) -> None:
        if is_cancelled():
            raise StoppedError("verify_stopped")
        on_progress(share)

    return verify_store(session.store, known_head=known_head, on_progress=tell)


def _scoped(session: Session, wanted: TrailFilter | None, *, everywhere: bool) -> TrailFilter:
    wanted = wanted or TrailFilter()
    return wanted if everywhere else replace(wanted, account_id=session.account.id)


def _entry(row: TrailRow) -> TrailEntry:
    try:
        figures = json.loads(row.figures)
    except (TypeError, ValueError, RecursionError):
        figures = {}
    return TrailEntry(
        row.number,
        row.at,
        row.user_name,
        row.account_id,
        row.act,
        row.object_type,
        row.object_id,
        figures if isinstance(figures, dict) else {},
        row.code,
        row.hash,
    )
