"""Writing the audit trail: the one way in which an entry is made, for people's acts and for the program's own."""

from __future__ import annotations

from collections.abc import Mapping

from bulkdesk.audit.acts import SYSTEM
from bulkdesk.audit.chain import GENESIS, Entry, Figure, checked_figures
from bulkdesk.store import trail
from bulkdesk.store.errors import StoreError
from bulkdesk.store.store import Store
from bulkdesk.store.trail import Head


def sound_end(store: Store) -> Head:
    """Where the trail ends, as the kept head and the last entry say alike.

    Raises:
        StoreError: they do not, or there is no head (``trail_damaged``): an entry would hide what somebody did.
    """
    with store.snapshot():
        kept, last = trail.head(store), trail.last(store)
    if kept is None or (kept.number, kept.hash) != (last or (0, GENESIS)):
        raise StoreError("trail_damaged", path=str(store.path))
    return kept


def write_entry(
    store: Store,
    act: str,
    *,
    user: tuple[int, str] | None = None,
    account_id: int | None = None,
    about: tuple[str, int] | None = None,
    refused: str | None = None,
    figures: Mapping[str, Figure] | None = None,
) -> Entry:
    """Append an entry; inside the transaction of the act, so that both are there or neither.

    Args:
        store: where.
        act: what was done (``TrailAct``), or the word of the right that was missing.
        user: id and name of who did it; None: the program itself.
        account_id: in which sub-account; None: it concerns the whole store.
        about: type and id of what it was about, such as ``("job", 12)``.
        refused: code of the refusal; None: it was done.
        figures: ids, counts, codes and names of settings.

    Raises:
        StoreError: the trail does not end as it was left (see ``sound_end``); nothing is done without a trail.
        ValueError: a figure could be personal data.
    """
    with store.write():
        last = sound_end(store)
        entry = Entry(
            store=last.store,
            number=last.number + 1,
            at=store.clock.now(),
            user_id=None if user is None else user[0],
            user_name=SYSTEM if user is None else user[1],
            account_id=account_id,
            act=str(act),
            object_type=None if about is None else about[0],
            object_id=None if about is None else about[1],
            figures=checked_figures(figures or {}),
            refused=refused,
            previous=last.hash,
        )
        trail.append(store, entry.row())
    return entry


def note_job(store: Store, act: str, job_id: int, account_id: int, **figures: Figure) -> None:
    """Note what the program itself did with a job; inside the transaction that does it."""
    write_entry(store, act, account_id=account_id, about=("job", job_id), figures=figures)
