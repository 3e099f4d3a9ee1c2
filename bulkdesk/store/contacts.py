"""Contacts for reading: counting, listing, exporting."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from peewee import OperationalError

from bulkdesk.store import filter_sql
from bulkdesk.store.errors import StoppedError
from bulkdesk.store.filters import Filter
from bulkdesk.store.search import search_where
from bulkdesk.store.store import Store

_STEPS_BETWEEN_QUESTIONS = 50_000
"""Virtual machine steps of SQLite: some milliseconds."""

TEXT_COLUMNS = (
    "first_name",
    "last_name",
    "email",
    "phone",
    "company",
    "address",
    "city",
    "postal_code",
    "state",
    "country",
    "date_of_birth",
    "source",
    "type",
    "timezone",
    "notes",
)
"""Columns of a contact that hold one plain text each."""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact as it is shown. ``texts`` holds ``TEXT_COLUMNS`` by name; moments are milliseconds UTC."""

    id: int
    texts: dict[str, str | None]
    additional_emails: list[str]
    additional_phones: list[str]
    custom: dict[str, str]
    dnd_sms: bool
    dnd_email: bool
    tags: list[str]
    created_at: int
    updated_at: int


@dataclass(frozen=True)
class Target:
    """Which active contacts of the sub-account are meant: those that meet everything that is given; nothing: all.

    Attributes:
        ids: only contacts with one of these ids.
        filter: only contacts that the smart-list filter lets through. E-mails and phones in it are as stored
            (``services.smart_lists.filter_target`` sees to that).
        search: only contacts that the search field's text finds; empty: no search.
        exclude: ids that are left out ("all N matching" less the unticked rows).
    """

    ids: tuple[int, ...] | None = None
    filter: Filter | None = None
    search: str = ""
    exclude: tuple[int, ...] = ()


_SELECTED = ", ".join(
    f"c.{name}"
    for name in (
        "id",
        *TEXT_COLUMNS,
        "additional_emails",
        "additional_phones",
        "custom",
        "dnd_sms",
        "dnd_email",
        "created_at",
        "updated_at",
    )
)


def target_where(account_id: int, target: Target, *, now: int, zone: tzinfo) -> tuple[str, list[object]]:
    """The SQL condition and its bound values for the contacts meant, over ``contact`` under the alias ``c``.

    Args:
        account_id: the sub-account; contacts of others never meet the condition, nor do deleted ones.
        target: which contacts.
        now: the moment that "in the last N days" counts back from, milliseconds UTC.
        zone: the sub-account's time zone, in which days begin.

    Raises:
        RefusedError: the filter is not valid.
    """
    # Ids that are known lead: the plus keeps SQLite from walking the sub-account by an index instead.
    ids_lead = target.ids is not None or bool(target.search)
    ids_lead = ids_lead or (target.filter is not None and filter_sql.finds_ids(target.filter))
    clauses: list[str] = ["+c.account_id = ?" if ids_lead else "c.account_id = ?", "c.deleted_at IS NULL"]
    values: list[object] = [account_id]
    if target.ids is not None:
        clauses.append("c.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(target.ids))
    if target.filter is not None:
        clause, bound = filter_sql.where(target.filter, account_id=account_id, now=now, zone=zone)
        clauses.append(clause)
        values.extend(bound)
    if target.search:
        clause, bound = search_where(target.search)
        clauses.append(clause)
        values.extend(bound)
    if target.exclude:
        clauses.append("c.id NOT IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(target.exclude))
    return " AND ".join(clauses), values


def count(
    store: Store,
    account_id: int,
    target: Target,
    *,
    zone: tzinfo,
    is_cancelled: Callable[[], bool] | None = None,
) -> int:
    """How many active contacts of the sub-account are meant.

    Raises:
        StoppedError: ``is_cancelled``, asked every few milliseconds, said so.
        RefusedError: the filter is not valid.
    """
    where, values = target_where(account_id, target, now=store.clock.now(), zone=zone)
    with stoppable(store, is_cancelled):
        return int(store.scalar(f"SELECT COUNT(*) FROM contact c WHERE {where}", *values))


@contextlib.contextmanager
def stoppable(store: Store, is_cancelled: Callable[[], bool] | None) -> Iterator[None]:
    """Let SQLite ask now and then whether the statement in hand is still wanted; StoppedError when it is not.

    Its progress handler, not ``interrupt`` from another thread: that one is lost when it comes a moment before the
    statement begins, and ends another statement when it comes a moment late.
    """
    if is_cancelled is None:
        yield
        return
    connection = store.db.connection()
    connection.set_progress_handler(is_cancelled, _STEPS_BETWEEN_QUESTIONS)
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        if is_cancelled():
            raise StoppedError("count_stopped") from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


def each(
    store: Store, account_id: int, target: Target, *, zone: tzinfo, batch: int = 2_000
) -> Iterator[ContactRow]:
    """The contacts meant at the first step, by id, read in pages so that no read lock is held between them.

    The filter runs once; memory grows by the eight bytes of an id for each contact. One that is deleted meanwhile
    is left out.
    """
    where, values = target_where(account_id, target, now=store.clock.now(), zone=zone)
    found = store.sql(f"SELECT c.id FROM contact c WHERE {where} ORDER BY c.id", *values)
    ids = array("q", (contact_id for (contact_id,) in found))
    for start in range(0, len(ids), batch):
        page = ids[start : start + batch].tolist()
        rows = store.sql(
            f"SELECT {_SELECTED} FROM contact c WHERE c.id IN (SELECT value FROM json_each(?))"
            " AND +c.account_id = ? AND c.deleted_at IS NULL ORDER BY c.id",
            json.dumps(page),
            account_id,
        ).fetchall()
        tags = tags_of(store, page)
        for row in rows:
            yield _contact(row, tags.get(row[0], []))


def deleted(store: Store, account_id: int, contact_id: int) -> tuple[ContactRow, int] | None:
    """A deleted contact that is not removed for good, and when it was deleted (milliseconds UTC); None: there is none."""
    row = store.one(
        f"SELECT {_SELECTED}, c.deleted_at FROM contact c"
        " WHERE c.id = ? AND c.account_id = ? AND c.deleted_at IS NOT NULL",
        contact_id,
        account_id,
    )
    if row is None:
        return None
    return _contact(row[:-1], tags_of(store, [contact_id]).get(contact_id, [])), row[-1]


def _contact(row: Sequence[Any], tags: list[str]) -> ContactRow:
    texts = dict(zip(TEXT_COLUMNS, row[1 : 1 + len(TEXT_COLUMNS)], strict=True))
    emails, phones, custom, dnd_sms, dnd_email, created_at, updated_at = row[1 + len(TEXT_COLUMNS) :]
    return ContactRow(
        id=row[0],
        texts=texts,
        additional_emails=json.loads(emails) if emails else [],
        additional_phones=json.loads(phones) if phones else [],
        custom=json.loads(custom) if custom else {},
        dnd_sms=dnd_sms is not None,
        dnd_email=dnd_email is not None,
        tags=tags,
        created_at=created_at,
        updated_at=updated_at,
    )


def tags_of(store: Store, contact_ids: Sequence[int]) -> dict[int, list[str]]:
    """Names of the tags on each of the contacts, in alphabetical order; contacts without one are left out."""
    found: dict[int, list[str]] = {}
    rows = store.sql(
        "SELECT ct.contact_id, t.name FROM json_each(?) j CROSS JOIN contact_tag ct ON ct.contact_id = j.value"
        " JOIN tag t ON t.id = ct.tag_id ORDER BY ct.contact_id, t.key",
        json.dumps(list(contact_ids)),
    )
    for contact_id, name in rows:
        found.setdefault(contact_id, []).append(name)
    return found


def custom_names(store: Store, account_id: int) -> list[str]:
    """Names of the custom fields that any active contact of the sub-account has, in alphabetical order."""
    rows = store.sql(
        "SELECT DISTINCT j.key FROM contact c, json_each(c.custom) j"
        " WHERE c.account_id = ? AND c.deleted_at IS NULL AND c.custom IS NOT NULL ORDER BY j.key",
        account_id,
    )
    return [name for (name,) in rows]
