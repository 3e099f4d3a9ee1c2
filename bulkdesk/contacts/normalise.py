"""One source row of an import, read into the values that the store keeps.

What this says is what holds; :mod:`bulkdesk.contacts.columns` reads many plain rows at once and says the same.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Final

from bulkdesk.contacts.dates import is_no_date, is_plausible_birth_date, parse_date, parse_datetime
from bulkdesk.contacts.emails import normalise_email
from bulkdesk.contacts.fields import parse_target
from bulkdesk.contacts.phones import normalise_phone
from bulkdesk.contacts.values import (
    MAX_LONG_TEXT,
    MAX_TEXT,
    SAME_LABEL,
    clean_text,
    parse_flag,
    split_list,
    split_name,
    trim,
)
from bulkdesk.store.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bulkdesk.contacts.fields import Kind

    _Reader = Callable[["NormalisedRow", str], None]

Problem = tuple[str, str]
"""A code of product.md's import list and the value that it is about, as it stood in the file.

Two more than there: ``invalid_option`` (HighLevel's 1005: a DND cell that is neither yes nor no) and
``value_too_long``; both are warnings, the row is imported without the value.
"""

MAX_ID: Final = 2**63 - 1
"""The largest id that SQLite holds."""

_SEVERAL: Final[frozenset[Kind]] = frozenset({"tags", "emails", "phones"})
DND_CHANNELS: Final = {"dnd": ("sms", "email"), "dnd_sms": ("sms",), "dnd_email": ("email",)}
"""The channels that each flag is about."""


class NormalisedRow:
    """What a source row says about a contact.

    Attributes:
        id: contact id, None when the column is not mapped, empty or unreadable.
        fields: values of mapped fields, dates as ``YYYY-MM-DD`` and moments in ISO 8601, UTC, with ``Z``; None where
            the cell was empty. A field whose cell could not be read is not in it, so that nothing that is stored
            already is emptied.
        custom: values of mapped custom fields, in the same way.
        tags: tags of the row.
        dnd: "do not disturb" per channel (``sms``, ``email``), where the row says so.
        additional_emails: None when not mapped or nothing in it could be read; [] when the cell was empty.
        additional_phones: as ``additional_emails``.
        problems: warnings; the row is imported without these values.
        fatal: why the row fails, None when it does not.
    """

    __slots__ = (
        "additional_emails",
        "additional_phones",
        "custom",
        "dnd",
        "fatal",
        "fields",
        "id",
        "problems",
        "tags",
    )

    def __init__(self) -> None:
        self.id: int | None = None
        self.fields: dict[str, str | None] = {}
        self.custom: dict[str, str | None] = {}
        self.tags: list[str] = []
        self.dnd: dict[str, bool] = {}
        self.additional_emails: list[str] | None = None
        self.additional_phones: list[str] | None = None
        self.problems: list[Problem] = []
        self.fatal: Problem | None = None


class RowNormaliser:
    """Reads the rows of one file; what to do with each column is decided once, here.

    Cells beyond the mapping are ignored, missing ones are empty.
    """

    def __init__(
        self,
        mapping: Sequence[str | None],
        *,
        country: str | None,
        day_first: bool,
        timezone: dt.tzinfo,
        today: dt.date,
    ) -> None:
        """Prepare for rows whose columns go where ``mapping`` says.

        Args:
            mapping: a target for each column (see :func:`parse_target`), None to leave the column out.
            country: ISO 3166 code of phone numbers without country code.
            day_first: how ``03/04/1990`` is read.
            timezone: zone of moments without an offset.
            today: no date of birth is later.

        Raises:
            RefusedError: ``unknown_field``, or ``duplicate_target`` with ``field``: two columns for a field that
                holds one value.
        """
        self._country = country
        self._day_first = day_first
        self._timezone = timezone
        self._today = today
        self._width = len(mapping)
        self._texts: list[tuple[int, str, int]] = []
        self._customs: list[tuple[int, str, int]] = []
        self._email: int | None = None
        self._phone: int | None = None
        self._others: list[tuple[int, _Reader]] = []
        self._full_name: int | None = None
        seen: set[str] = set()
        for index, text in enumerate(mapping):
            target = parse_target(text) if text is not None else None
            if target is None:
                continue
            if str(target) in seen and (target.field is None or target.field.kind not in _SEVERAL):
                raise RefusedError("duplicate_target", field=str(target))
            seen.add(str(target))
            if target.field is not None:
                self._add_field(index, target.field.name, target.field.kind)
            elif target.custom is not None:
                self._customs.append((index, target.custom, MAX_LONG_TEXT))

    def _add_field(self, index: int, name: str, kind: Kind) -> None:
        match kind:
            case "text":
                self._texts.append((index, name, MAX_TEXT))
            case "notes":
                self._texts.append((index, name, MAX_LONG_TEXT))
            case "email":
                self._email = index
            case "phone":
                self._phone = index
            case "name":
                self._full_name = index
            case "flag":
                self._others.append((index, partial(_read_flag, channels=DND_CHANNELS[name])))
            case _:
                readers: dict[str, _Reader] = {
                    "id": _read_id,
                    "tags": _read_tags,
                    "emails": _read_emails,
                    "phones": self._read_phones,
                    "date": self._read_birth_date,
                    "datetime": self._read_created_at,
                }
                self._others.append((index, readers[kind]))

    def normalise(self, cells: Sequence[str]) -> NormalisedRow:
        """Read one row."""
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        row = NormalisedRow()
        _read_texts(row, cells, self._texts, row.fields)
        if self._customs:
            _read_texts(row, cells, self._customs, row.custom)
        for index, read in self._others:
            read(row, cells[index])
        if self._full_name is not None:
            _read_full_name(row, cells[self._full_name])
        if self._email is not None:
            _read_email(row, cells[self._email])
        phone_problem = self._read_phone(row, cells[self._phone]) if self._phone is not None else None
        if row.fatal is None and not _is_identified(row):
            row.fatal = phone_problem or ("no_identity", "")
        elif phone_problem is not None:
            row.problems.append(phone_problem)
        return row

    def _read_phone(self, row: NormalisedRow, cell: str) -> Problem | None:
        """Read the phone; what is wrong with it is a warning or fatal, which the whole row decides."""
        cell, others = _split_same_label(cell)
        if others:
            self._read_phones(row, others)
        phone = normalise_phone(cell, self._country) if cell else None
        if phone is None and trim(cell):
            return "invalid_phone", cell
        row.fields["phone"] = phone
        return None

    def _read_phones(self, row: NormalisedRow, cell: str) -> None:
        read = partial(normalise_phone, country=self._country)
        row.additional_phones = _read_several(row, cell, read, row.additional_phones, "invalid_phone")

    def _read_birth_date(self, row: NormalisedRow, cell: str) -> None:
        date = parse_date(cell, day_first=self._day_first)
        if date is not None and is_plausible_birth_date(date, self._today):
            row.fields["date_of_birth"] = date.isoformat()
        elif is_no_date(cell):
            row.fields["date_of_birth"] = None
        else:
            row.problems.append(("invalid_date", cell))

    def _read_created_at(self, row: NormalisedRow, cell: str) -> None:
        moment = parse_datetime(cell, self._timezone, day_first=self._day_first)
        if moment is not None:
            row.fields["created_at"] = moment_text(moment)
        elif is_no_date(cell):
            row.fields["created_at"] = None
        else:
            row.problems.append(("invalid_date", cell))


def moment_text(moment: dt.datetime) -> str:
    """A moment in UTC as ``NormalisedRow.fields`` holds it."""
    return moment.isoformat().replace("+00:00", "Z")


def _is_identified(row: NormalisedRow) -> bool:
    """Whether a row names somebody: by id, name, e-mail or phone."""
    if row.id is not None:
        return True
    known = row.fields.get
    return bool(known("email") or known("first_name") or known("last_name") or known("phone"))


def _read_texts(
    row: NormalisedRow,
    cells: Sequence[str],
    columns: list[tuple[int, str, int]],
    values: dict[str, str | None],
) -> None:
    """Read columns (index, name, most characters) of plain text into ``values``."""
    for index, name, limit in columns:
        cell = cells[index]
        # clean_text's own short cut, without the call.
        value = (cell.strip() or None) if cell.isascii() and cell.isprintable() else clean_text(cell)
        if value is not None and len(value) > limit:
            row.problems.append(("value_too_long", cell))
        else:
            values[name] = value


def _read_full_name(row: NormalisedRow, cell: str) -> None:
    """Fill first and last name from a whole name; columns of their own that say something go before it."""
    if len(cell) > MAX_TEXT:
        row.problems.append(("value_too_long", cell))
        return
    for name, value in zip(("first_name", "last_name"), split_name(cell), strict=True):
        row.fields[name] = row.fields.get(name) or value


def _split_same_label(cell: str) -> tuple[str, str]:
    """The first value of a cell and the others: Google joins the values of one label in one cell."""
    if SAME_LABEL not in cell:
        return cell, ""
    first, _, others = trim(cell).removeprefix(SAME_LABEL).partition(SAME_LABEL)
    return first, others


def _read_email(row: NormalisedRow, cell: str) -> None:
    cell, others = _split_same_label(cell)
    if others:
        _read_emails(row, others)
    email = normalise_email(cell) if cell else None
    if email is None and trim(cell):
        row.fatal = row.fatal or ("invalid_email", cell)
    else:
        row.fields["email"] = email


def _read_id(row: NormalisedRow, cell: str) -> None:
    text = trim(cell)
    if not text:
        return
    if (
        text.isascii()
        and text.isdecimal()
        and text[0] != "0"
        and len(text) <= len(str(MAX_ID))
        and int(text) <= MAX_ID
    ):
        row.id = int(text)
    else:
        row.fatal = ("unknown_contact_id", cell)


def _read_tags(row: NormalisedRow, cell: str) -> None:
    if cell:
        row.tags = list(dict.fromkeys((*row.tags, *split_list(cell)))) if row.tags else split_list(cell)


def _read_emails(row: NormalisedRow, cell: str) -> None:
    row.additional_emails = _read_several(row, cell, normalise_email, row.additional_emails, "invalid_email")


def _read_several(
    row: NormalisedRow, cell: str, read: Callable[[str], str | None], known: list[str] | None, code: str
) -> list[str] | None:
    """The readable entries of a cell added to ``known``, each once; the others are warnings."""
    entries = split_list(cell)
    # By keys: a damaged file may have a cell of a hundred thousand.
    found = dict.fromkeys(known or ())
    for entry in entries:
        value = read(entry)
        if value is None:
            row.problems.append((code, entry))
        else:
            found[value] = None
    # A cell of which nothing could be read is not an empty one.
    return list(found) if found or not entries else known


def _read_flag(row: NormalisedRow, cell: str, *, channels: tuple[str, ...]) -> None:
    flag = parse_flag(cell)
    if flag is not None:
        # Two columns for a channel ("dnd" and "dnd_sms"): not disturbing goes before disturbing.
        row.dnd.update({channel: flag or row.dnd.get(channel, False) for channel in channels})
    elif trim(cell):
        row.problems.append(("invalid_option", cell))
