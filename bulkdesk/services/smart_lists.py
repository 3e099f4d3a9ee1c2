"""Smart lists as a person works with them: filters over contacts, kept under names, always live."""

from __future__ import annotations

from collections.abc import Callable

from bulkdesk.audit.acts import TrailAct
from bulkdesk.contacts.filter_text import parse_filter
from bulkdesk.contacts.filter_values import normalised
from bulkdesk.services.access import Right
from bulkdesk.services.i18n import translate
from bulkdesk.services.names import MAX_NAME, checked_name, one_line
from bulkdesk.services.session import Session
from bulkdesk.services.trail import SMART_LIST, note
from bulkdesk.store import contacts, filters, smart_lists
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.filters import Condition, Filter, Operator
from bulkdesk.store.smart_lists import SmartListRow


def all_lists(session: Session) -> list[SmartListRow]:
    """The sub-account's lists by name, with who made them."""
    session.require(Right.VIEW)
    return smart_lists.all_of(session.store, session.account.id)


def get_list(session: Session, list_id: int) -> SmartListRow:
    """A list of the sub-account. Raises RefusedError when it has none of that id."""
    session.require(Right.VIEW)
    found = smart_lists.get(session.store, session.account.id, list_id)
    if found is None:
        raise RefusedError("smart_list_unknown", name=f"#{list_id}")
    return found


def find_list(session: Session, name: str) -> SmartListRow:
    """The sub-account's list of that name, upper and lower case alike. Raises RefusedError when there is none."""
    session.require(Right.VIEW)
    found = smart_lists.find(session.store, session.account.id, one_line(name))
    if found is None:
        raise RefusedError("smart_list_unknown", name=name)
    return found


def read_filter(session: Session, text: str) -> Filter:
    """The filter that a text says (``contacts.filter_text``), with phones and e-mails as the store has them.

    Raises:
        RefusedError: ``filter_error``: it cannot be read, and where.
    """
    session.require(Right.VIEW)
    return checked_filter(session, parse_filter(text))


def checked_filter(session: Session, tree: Filter) -> Filter:
    """A filter that somebody put together, simplified, with phones and e-mails as the store has them.

    Raises:
        RefusedError: it is not valid; ``path`` says where (``filters.validate``).
    """
    filters.validate(tree)
    return filters.simplified(normalised(tree, session.account.country))


def filter_target(
    session: Session, tree: Filter, *, search: str = "", exclude: tuple[int, ...] = ()
) -> Target:
    """The contacts that a filter lets through, less those excluded. Raises RefusedError for a filter that is not valid."""
    return Target(filter=checked_filter(session, tree), search=search, exclude=exclude)


def resolve(session: Session, name: str) -> Target:
    """The contacts of the list of that name.

    Raises:
        RefusedError: there is no such list, or its filter cannot be read.
    """
    return list_target(find_list(session, name))


def list_target(row: SmartListRow) -> Target:
    """The contacts of a list. Raises RefusedError when its filter cannot be read."""
    return Target(filter=_readable(row))


def count(session: Session, tree: Filter, *, is_cancelled: Callable[[], bool] | None = None) -> int:
    """How many contacts the filter lets through now; for the editor, off the window's thread.

    Raises:
        RefusedError: the filter is not valid.
        StoppedError: ``is_cancelled``, asked every few milliseconds, said so.
    """
    session.require(Right.VIEW)
    return contacts.count(
        session.store,
        session.account.id,
        filter_target(session, tree),
        zone=session.zone,
        is_cancelled=is_cancelled,
    )


def create(session: Session, name: str, tree: Filter) -> SmartListRow:
    """Keep a filter under a name.

    Raises:
        RefusedError: the name is empty, too long or taken, or the filter is not valid.
    """
    session.require(Right.MANAGE_SMART_LISTS)
    clean = checked_name(name)
    checked = checked_filter(session, tree)
    with session.store.write():
        _require_free(session, clean)
        list_id = smart_lists.insert(
            session.store, session.account.id, name=clean, tree=checked, created_by_id=session.user.id
        )
        note(session, TrailAct.SMART_LIST_CREATED, about=(SMART_LIST, list_id))
        return get_list(session, list_id)


def rename(session: Session, list_id: int, name: str) -> SmartListRow:
    """Give a list another name. Raises RefusedError when it is gone, or the name is empty, too long or taken."""
    session.require(Right.MANAGE_SMART_LISTS)
    clean = checked_name(name)
    with session.store.write():
        get_list(session, list_id)
        _require_free(session, clean, but=list_id)
        smart_lists.rename(session.store, list_id, clean)
        note(session, TrailAct.SMART_LIST_RENAMED, about=(SMART_LIST, list_id))
        return get_list(session, list_id)


def edit(session: Session, list_id: int, tree: Filter) -> SmartListRow:
    """Give a list another filter. Raises RefusedError when it is gone or the filter is not valid."""
    session.require(Right.MANAGE_SMART_LISTS)
    checked = checked_filter(session, tree)
    with session.store.write():
        get_list(session, list_id)
        smart_lists.change(session.store, list_id, checked)
        note(session, TrailAct.SMART_LIST_EDITED, about=(SMART_LIST, list_id))
        return get_list(session, list_id)


def duplicate(session: Session, list_id: int, name: str | None = None) -> SmartListRow:
    """Keep a list's filter a second time, without a name as "NAME (copy)" or the first number that is free.

    Raises:
        RefusedError: it is gone, its filter cannot be read, or the name is empty, too long or taken.
    """
    session.require(Right.MANAGE_SMART_LISTS)
    with session.store.write():
        original = get_list(session, list_id)
        tree = _readable(original)
        return create(session, _copy_name(session, original.name) if name is None else name, tree)


def delete(session: Session, list_id: int) -> None:
    """Forget a list; its contacts stay as they are. Raises RefusedError when it is gone."""
    session.require(Right.MANAGE_SMART_LISTS)
    with session.store.write():
        get_list(session, list_id)
        smart_lists.delete(session.store, list_id)
        note(session, TrailAct.SMART_LIST_DELETED, about=(SMART_LIST, list_id))


def check_free_name(session: Session, name: str) -> str:
    """The name as a list would carry it. Raises RefusedError when the person may not make one of that name."""
    session.require(Right.MANAGE_SMART_LISTS)
    clean = checked_name(name)
    _require_free(session, clean)
    return clean


def create_for_import(session: Session, name: str, job_id: int) -> SmartListRow:
    """A list of the contacts that an import made or updated; inside the transaction that makes the job.

    Raises:
        RefusedError: as ``create``.
    """
    return create(session, name, Condition("job", Operator.SUCCEEDED_IN, (job_id,)))


def _readable(row: SmartListRow) -> Filter:
    if row.filter is None:
        raise RefusedError("smart_list_unreadable", name=row.name)
    return row.filter


def _require_free(session: Session, name: str, *, but: int | None = None) -> None:
    found = smart_lists.find(session.store, session.account.id, name)
    if found is not None and found.id != but:
        raise RefusedError("smart_list_exists", name=found.name)


def _copy_name(session: Session, name: str) -> str:
    taken = {row.name.casefold() for row in all_lists(session)}
    number = 1
    while True:
        if number == 1:
            ending = translate("smart_lists", "(copy)")
        else:
            ending = translate("smart_lists", "(copy {number})").format(number=number)
        free = f"{name[: MAX_NAME - len(ending) - 1]} {ending}"
        if free.casefold() not in taken:
            return free
        number += 1
