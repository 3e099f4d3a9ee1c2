"""Which contact an import row means, and what the row makes of it.

Rows are taken one after another, each seeing what those before it did. The rules are the product's: match by contact
id, then e-mail, then phone; an e-mail and a phone of two different contacts are ambiguous; the active contacts of a
sub-account are unique by e-mail, and by phone where there is no e-mail.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, NamedTuple

from bulkdesk.store.clock import from_datetime
from bulkdesk.store.people import json_text
from bulkdesk.store.words import MatchKey

if TYPE_CHECKING:
    from bulkdesk.contacts.columns import Columns
    from bulkdesk.contacts.normalise import NormalisedRow
    from bulkdesk.store.people import Person

IMPORT_DND_REASON = "import"
"""Why a channel is closed when an imported file said so."""


class Match(NamedTuple):
    """The contact a row means (None: a new one), or the code and value of why that cannot be said."""

    person: Person | None
    code: str | None = None
    value: str | None = None


class Roster:
    """The people in hand while a chunk of rows is worked on, found by id, e-mail and phone."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_id: dict[int, Person] = {}
        self._by_email: dict[object, Person] = {}
        self._by_phone: dict[object, list[Person]] = {}
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Take in a person."""
        self._by_id[person.id] = person
        email, phone = person.values.get("email"), person.values.get("phone")
        if email is not None:
            self._by_email[email] = person
        if phone is not None:
            self._by_phone.setdefault(phone, []).append(person)

    def move(self, person: Person, changes: dict[str, tuple[object, object]]) -> None:
        """Find the person by its new e-mail and phone from now on."""
        if "email" in changes:
            before, after = changes["email"]
            self._by_email.pop(before, None)
            if after is not None:
                self._by_email[after] = person
        if "phone" in changes:
            before, after = changes["phone"]
            if before is not None:
                self._by_phone[before].remove(person)
            if after is not None:
                self._by_phone.setdefault(after, []).append(person)

    def match(self, row: NormalisedRow, order: Sequence[MatchKey]) -> Match:
        """The contact that the row means, by the keys in ``order``."""
        email, phone = row.fields.get("email"), row.fields.get("phone")
        if row.id is not None and MatchKey.ID in order:
            person = self._by_id.get(row.id)
            return Match(person) if person else Match(None, "unknown_contact_id", str(row.id))
        by_email = self._by_email.get(email) if email and MatchKey.EMAIL in order else None
        sharers = self._by_phone.get(phone, ()) if phone and MatchKey.PHONE in order else ()
        if by_email is not None:
            return (
                _ambiguous((by_email, *sharers)) if sharers and by_email not in sharers else Match(by_email)
            )
        if not sharers:
            return Match(None)
        if len(sharers) == 1:
            return Match(sharers[0])
        # Several share the number. Without an e-mail the row means the one that has none either: of those there is
        # only one.
        alone = [person for person in sharers if person.values.get("email") is None] if not email else []
        return Match(alone[0]) if len(alone) == 1 else _ambiguous(sharers)

    def clash(self, person: Person | None, email: object, phone: object) -> Match | None:
        """Why ``person`` (None: a new contact) may not have this e-mail and phone; None when it may."""
        others = self.holders(person, email, phone)
        if not others:
            return None
        return _ambiguous(others if person is None else (person, *others))

    def holders(self, person: Person | None, email: object, phone: object) -> list[Person]:
        """Others that a contact with this e-mail and phone may not be beside."""
        if email is not None:
            other = self._by_email.get(email)
            return [] if other is None or other is person else [other]
        if phone is None:
            return []
        return [
            other
            for other in self._by_phone.get(phone, ())
            if other is not person and other.values.get("email") is None
        ]


def _ambiguous(people: Iterable[Person]) -> Match:
    return Match(None, "ambiguous_match", ", ".join(f"#{person.id}" for person in people))


def new_values(row: NormalisedRow, now: int) -> dict[str, object]:
    """The columns of the contact that a row makes."""
    values: dict[str, object] = {name: value for name, value in row.fields.items() if value is not None}
    if row.custom:
        custom = {name: value for name, value in row.custom.items() if value is not None}
        if custom:
            values["custom"] = _dump_texts(custom)
    if row.additional_emails:
        values["additional_emails"] = json_text(row.additional_emails)
    if row.additional_phones:
        values["additional_phones"] = json_text(row.additional_phones)
    for channel, is_on in row.dnd.items():
        if is_on:
            values[f"dnd_{channel}"] = now
            values[f"dnd_{channel}_reason"] = IMPORT_DND_REASON
    created_at = values.get("created_at")
    values["created_at"] = (
        now if created_at is None else from_datetime(datetime.fromisoformat(str(created_at)))
    )
    return values


def new_columns(columns: Columns, now: int) -> dict[str, Sequence[object]]:
    """``new_values`` of every row that is not odd: column → a value for each row, None where there is none.

    Columns without any value are left out.
    """
    found: dict[str, Sequence[object]] = {
        name: values for name, values in columns.fields.items() if name != "created_at" and any(values)
    }
    customs = [(name, values) for name, values in columns.custom.items() if any(values)]
    if customs:
        found["custom"] = _custom_columns(customs)
    for channel, flags in columns.dnd.items():
        if any(flags):
            found[f"dnd_{channel}"] = [now if is_on else None for is_on in flags]
            found[f"dnd_{channel}_reason"] = [IMPORT_DND_REASON if is_on else None for is_on in flags]
    found["created_at"] = [
        now if text is None else from_datetime(datetime.fromisoformat(text))
        for text in columns.fields.get("created_at", [None] * columns.size)
    ]
    return found


def _custom_columns(customs: Sequence[tuple[str, Sequence[str | None]]]) -> list[str | None]:
    """The JSON of each row's custom fields."""
    if len(customs) == 1:
        name, values = customs[0]
        begin = f"{{{quoted(name)}:"
        return [None if value is None else f"{begin}{quoted(value)}}}" for value in values]
    names = [quoted(name) for name, _ in customs]
    rows = zip(*(values for _, values in customs), strict=True)
    texts = (
        ",".join(
            [f"{name}:{quoted(value)}" for name, value in zip(names, row, strict=True) if value is not None]
        )
        for row in rows
    )
    return [f"{{{text}}}" if text else None for text in texts]


def changes_of(
    person: Person, row: NormalisedRow, now: int, *, overwrite_empty: bool
) -> dict[str, tuple[object, object]]:
    """What the row changes on the contact: column → (before, after). An empty cell changes nothing unless asked to.

    Lists grow and are never cut; when a contact was created is not changed afterwards.
    """
    wanted: dict[str, object] = {
        name: value
        for name, value in row.fields.items()
        if name != "created_at" and (value is not None or overwrite_empty)
    }
    old = person.values
    if row.custom:
        custom: dict[str, str] = json.loads(str(old["custom"])) if "custom" in old else {}
        for name, value in row.custom.items():
            if value is not None:
                custom[name] = value
            elif overwrite_empty:
                custom.pop(name, None)
        wanted["custom"] = json_text(custom) if custom else None
    for name, added in (
        ("additional_emails", row.additional_emails),
        ("additional_phones", row.additional_phones),
    ):
        if added:
            have: list[str] = json.loads(str(old[name])) if name in old else []
            wanted[name] = json_text(list(dict.fromkeys((*have, *added))))
    for channel, is_on in row.dnd.items():
        column = f"dnd_{channel}"
        if is_on != (old.get(column) is not None):
            wanted[column] = now if is_on else None
            wanted[f"{column}_reason"] = IMPORT_DND_REASON if is_on else None
    return {name: (old.get(name), value) for name, value in wanted.items() if old.get(name) != value}


def _dump_texts(values: dict[str, str]) -> str:
    """As ``json_text``, for names and texts: json sets up its encoder anew at every call, which costs more than this."""
    return "{" + ",".join([f"{quoted(name)}:{quoted(value)}" for name, value in values.items()]) + "}"
