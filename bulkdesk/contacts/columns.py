"""Many source rows of an import read at once, column by column: the hot path of every import.

:mod:`bulkdesk.contacts.normalise` says what a row means. Here the plain cells, which nearly all are, get the same
answer at a fifth of the time; a row with any other cell is *odd* and left to be read there, by itself.
tests/contacts/test_columns.py holds the two equal.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Final

from bulkdesk.contacts.dates import is_plausible_birth_date, parse_date, parse_datetime
from bulkdesk.contacts.emails import plain_emails
from bulkdesk.contacts.fields import parse_target
from bulkdesk.contacts.normalise import DND_CHANNELS, NormalisedRow, moment_text
from bulkdesk.contacts.phones import plain_phones
from bulkdesk.contacts.values import (
    MAX_LONG_TEXT,
    MAX_TEXT,
    clean_texts,
    parse_flag,
    split_list,
    split_name,
    trim,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bulkdesk.contacts.fields import Field

    _Reader = Callable[["Columns", Sequence[str]], None]

_MAX_KNOWN: Final = 10_000
"""Tag cells that are remembered; a file with more different ones is read at the usual speed."""
_NO_TAGS: Final[tuple[str, ...]] = ()


class Columns:
    """What some rows say about their contacts: for each field a list with the value of each row.

    Attributes:
        size: how many rows.
        odd: the rows that must be read one by one; what stands for them in the lists means nothing, but that their
            e-mail and phone are None and their tags empty.
        fields: as ``NormalisedRow.fields``, each a list.
        custom: as ``NormalisedRow.custom``, each a list.
        tags: the tags of each row, each once.
        dnd: channel → what each row says, None where it says nothing.
        lists: the mapped ones among ``additional_emails`` and ``additional_phones``: empty in every row.
    """

    __slots__ = ("custom", "dnd", "fields", "lists", "odd", "size", "tags")

    def __init__(self, size: int) -> None:
        self.size = size
        self.odd: set[int] = set()
        self.fields: dict[str, list[str | None]] = {}
        self.custom: dict[str, list[str | None]] = {}
        self.tags: list[tuple[str, ...]] = [_NO_TAGS] * size
        self.dnd: dict[str, list[bool | None]] = {}
        self.lists: set[str] = set()

    def row(self, index: int) -> NormalisedRow:
        """One row that is not odd, as ``RowNormaliser.normalise`` reads it."""
        row = NormalisedRow()
        row.fields = {name: values[index] for name, values in self.fields.items()}
        row.custom = {name: values[index] for name, values in self.custom.items()}
        row.tags = list(self.tags[index])
        row.dnd = {channel: on for channel, flags in self.dnd.items() if (on := flags[index]) is not None}
        for name in self.lists:
            setattr(row, name, [])
        return row

    def set_aside(self, rows: Iterable[int]) -> None:
        """Make rows odd."""
        self.odd.update(rows)
        for index in self.odd:
            for name in ("email", "phone"):
                if name in self.fields:
                    self.fields[name][index] = None
            self.tags[index] = _NO_TAGS


class ColumnReader:
    """Reads rows of one file by columns, as a ``RowNormaliser`` made with the same arguments reads them one by one."""

    def __init__(
        self,
        mapping: Sequence[str | None],
        *,
        country: str | None,
        day_first: bool,
        timezone: dt.tzinfo,
        today: dt.date,
    ) -> None:
        """Prepare for rows whose columns go where ``mapping`` says. See ``RowNormaliser``, which refuses what is wrong."""
        self._country = country
        self._day_first = day_first
        self._timezone = timezone
        self._today = today
        self._known_tags: dict[str, tuple[str, ...]] = {"": _NO_TAGS}
        # In the order in which a RowNormaliser fills a row: what changed is recorded in it.
        self._readers: list[tuple[int, _Reader]] = []
        self._full_name: int | None = None
        texts: list[tuple[int, _Reader]] = []
        addresses: dict[str, tuple[int, _Reader]] = {}
        for index, text in enumerate(mapping):
            target = parse_target(text) if text is not None else None
            if target is None:
                continue
            if target.custom is not None:
                self._readers.append((index, partial(_read_custom, name=target.custom)))
            elif target.field is not None and target.field.kind == "name":
                self._full_name = index
            elif target.field is not None:
                reader = index, self._reader(target.field)
                if target.field.kind in {"email", "phone"}:
                    addresses[target.field.kind] = reader
                else:
                    (texts if target.field.kind in {"text", "notes"} else self._readers).append(reader)
        self._readers[:0] = texts
        self._address_readers = [addresses[kind] for kind in ("email", "phone") if kind in addresses]

    def _reader(self, field: Field) -> _Reader:
        match field.kind:
            case "text":
                return partial(_read_texts, name=field.name, limit=MAX_TEXT)
            case "notes":
                return partial(_read_texts, name=field.name, limit=MAX_LONG_TEXT)
            case "flag":
                return partial(_read_flags, channels=DND_CHANNELS[field.name])
            case "emails":
                return partial(_read_list, name="additional_emails")
            case "phones":
                return partial(_read_list, name="additional_phones")
            case kind:
                readers: dict[str, _Reader] = {
                    "email": _read_emails,
                    "phone": self._read_phones,
                    "id": _read_ids,
                    "tags": self._read_tags,
                    "date": self._read_birth_dates,
                    "datetime": self._read_moments,
                }
                return readers[kind]

    def read(self, columns: Sequence[Sequence[str]], size: int) -> Columns:
        """Read ``size`` rows given as columns; missing columns are empty, further ones ignored."""
        found = Columns(size)
        empty = [""] * size
        cells = [*columns]
        for index, read in self._readers:
            read(found, cells[index] if index < len(cells) else empty)
        if self._full_name is not None:
            _read_full_names(found, cells[self._full_name] if self._full_name < len(cells) else empty)
        for index, read in self._address_readers:
            read(found, cells[index] if index < len(cells) else empty)
        _mark_unidentified(found)
        found.set_aside(())
        return found

    def _read_phones(self, found: Columns, cells: Sequence[str]) -> None:
        found.fields["phone"] = phones = plain_phones(cells, self._country)
        _mark_unread(found, cells, phones)

    def _read_tags(self, found: Columns, cells: Sequence[str]) -> None:
        known = self._known_tags
        if len(known) > _MAX_KNOWN:
            known.clear()
        for cell in set(cells).difference(known):
            known[cell] = tuple(split_list(cell))
        tags = list(map(known.__getitem__, cells))
        if any(found.tags):
            tags = [tuple(dict.fromkeys((*old, *new))) for old, new in zip(found.tags, tags, strict=True)]
        found.tags = tags

    def _read_birth_dates(self, found: Columns, cells: Sequence[str]) -> None:
        dates: list[str | None] = []
        for cell in cells:
            date = parse_date(cell, day_first=self._day_first) if cell else None
            fits = date is not None and is_plausible_birth_date(date, self._today)
            dates.append(date.isoformat() if date is not None and fits else None)
        found.fields["date_of_birth"] = dates
        _mark_unread(found, cells, dates)

    def _read_moments(self, found: Columns, cells: Sequence[str]) -> None:
        moments = [
            parse_datetime(cell, self._timezone, day_first=self._day_first) if cell else None
            for cell in cells
        ]
        found.fields["created_at"] = texts = [
            None if moment is None else moment_text(moment) for moment in moments
        ]
        _mark_unread(found, cells, texts)


def _mark_unread(found: Columns, cells: Sequence[str], values: Sequence[object]) -> None:
    """The rows with a cell of which nothing was read are odd."""
    if None in values:
        found.odd.update(index for index, value in enumerate(values) if value is None and cells[index])


def _mark_unidentified(found: Columns) -> None:
    """The rows that name nobody are odd."""
    named = [
        found.fields[name] for name in ("email", "first_name", "last_name", "phone") if name in found.fields
    ]
    if not named:
        found.odd.update(range(found.size))
    elif all(None in values for values in named):
        found.odd.update(index for index, row in enumerate(zip(*named, strict=True)) if not any(row))


def _read_texts(found: Columns, cells: Sequence[str], *, name: str, limit: int) -> None:
    found.fields[name] = _texts(found, cells, limit)


def _read_custom(found: Columns, cells: Sequence[str], *, name: str) -> None:
    found.custom[name] = _texts(found, cells, MAX_LONG_TEXT)


def _texts(found: Columns, cells: Sequence[str], limit: int) -> list[str | None]:
    texts = clean_texts(cells)
    # NFC makes a text three times as long at most (UAX #15).
    if max(map(len, cells), default=0) > limit // 3:
        found.odd.update(index for index, text in enumerate(texts) if text is not None and len(text) > limit)
    return texts


def _read_emails(found: Columns, cells: Sequence[str]) -> None:
    found.fields["email"] = emails = plain_emails(cells)
    _mark_unread(found, cells, emails)


def _read_ids(found: Columns, cells: Sequence[str]) -> None:
    """A row with an id means a certain contact and no new one."""
    found.odd.update(index for index, cell in enumerate(cells) if cell)


def _read_list(found: Columns, cells: Sequence[str], *, name: str) -> None:
    found.lists.add(name)
    found.odd.update(index for index, cell in enumerate(cells) if cell)


def _read_flags(found: Columns, cells: Sequence[str], *, channels: tuple[str, ...]) -> None:
    meanings = {cell: parse_flag(cell) for cell in set(cells)}
    flags = [meanings[cell] for cell in cells]
    if any(flag is None and trim(cell) for cell, flag in meanings.items()):
        found.odd.update(index for index, cell in enumerate(cells) if flags[index] is None and trim(cell))
    for channel in channels:
        before = found.dnd.get(channel, repeat(None, found.size))
        # Two columns for a channel ("dnd" and "dnd_sms"): not disturbing goes before disturbing.
        found.dnd[channel] = [
            old if new is None else new or bool(old) for old, new in zip(before, flags, strict=True)
        ]


def _read_full_names(found: Columns, cells: Sequence[str]) -> None:
    """Fill first and last names from whole names; columns of their own that say something go before them."""
    found.odd.update(index for index, cell in enumerate(cells) if len(cell) > MAX_TEXT)
    names = [split_name(cell) if cell else (None, None) for cell in cells]
    for place, field in enumerate(("first_name", "last_name")):
        own = found.fields.get(field, repeat(None, found.size))
        found.fields[field] = [known or name[place] for known, name in zip(own, names, strict=True)]
