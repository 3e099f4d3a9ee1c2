"""Makes the contacts of the sample store, one after another, and people for the rows of imported files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple, TypeVar

from bulkdesk.services.demo.world import (
    AMERICA,
    BRITAIN,
    DOMAINS,
    GERMANY,
    LEAD_AREA_CODES,
    Land,
    NumberRange,
    Town,
)
from bulkdesk.store.people import json_text

T = TypeVar("T")


_ASCII = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ş": "s", "ı": "i", "ë": "e", "'": "", " ": ""}
)
_LANDS = {
    "DE": ((GERMANY, 0.9), (BRITAIN, 1.0)),
    "GB": ((BRITAIN, 0.95), (GERMANY, 1.0)),
    "US": ((AMERICA, 1.0),),
}
_WORDS = {
    "DE": {
        "sources": ("Website", "Messe", "Empfehlung", "Facebook", "Google Ads", "Telefon", "Import"),
        "notes": (
            "Rückruf nach 17 Uhr",
            "Bevorzugt E-Mail",
            "Angebot liegt vor, meldet sich im nächsten Quartal",
            "Ansprechpartnerin ist die Assistenz",
            "Interesse an Schulung für 12 Personen",
        ),
        "custom": ("Kundennummer", "Branche", "Betreuung"),
        "trades": ("Handel", "Handwerk", "Gesundheit", "Immobilien", "IT", "Gastronomie", "Bildung"),
    },
    "EN": {
        "sources": ("Website", "Trade fair", "Referral", "Facebook", "Google Ads", "Phone", "Import"),
        "notes": (
            "Call back after 5 pm",
            "Prefers e-mail",
            "Has our quote, will come back next quarter",
            "Ask for the office manager",
            "Wants training for a team of 12",
        ),
        "custom": ("Customer No", "Industry", "Account manager"),
        "trades": ("Retail", "Construction", "Health", "Real estate", "IT", "Hospitality", "Education"),
    },
}
_EMAIL_REASONS = ("unsubscribe", "unsubscribe", "bounce", "complaint")
_SMS_REASONS = ("STOP", "STOP", "30004", "manual")


class Person(NamedTuple):
    """Who somebody is: all that a file would say of them. No e-mail or no phone is None."""

    land: Land
    town: Town
    first_name: str
    last_name: str
    email: str | None
    phone: str | None


@dataclass(slots=True)
class Moments:
    """When a contact was made, and when and by which job it was deleted (None: it is there)."""

    created_at: int
    deleted_at: int | None = None
    deleted_job_id: int | None = None


class People:
    """The inventor of one sub-account's people. E-mails never repeat; a number only where there is an e-mail."""

    def __init__(self, country: str, random: Random, now: int) -> None:
        self._lands = _LANDS[country]
        self._random = random
        self._now = now
        self._words = _WORDS["DE" if country == "DE" else "EN"]
        self._emails: dict[str, int] = {}
        self._ranges: dict[str, NumberRange] = {}
        self._lead_numbers = [NumberRange(f"+1{code}55501", 2) for code in LEAD_AREA_CODES]

    def invent(self, *, with_email: bool = False) -> Person:
        """Somebody new."""
        chance = self._random.random
        draw = chance()
        land = next(land for land, share in self._lands if draw < share)
        town = self._pick(land.towns)
        first, last = self._pick(land.first_names), self._pick(land.last_names)
        kind = chance()
        numbers = self._numbers(land, town) if kind < 0.62 else None
        email = None
        if with_email or kind < 0.55 or kind >= 0.625 or (numbers is not None and numbers.is_used_up):
            email = self._email(first, last)
        phone = numbers.take() if numbers is not None else None
        return Person(land, town, first, last, email, phone)

    def lead(self) -> Person:
        """Somebody new as a web form knows them: with an e-mail, and at times a number that nobody else has."""
        first, last = self._pick(AMERICA.first_names), self._pick(AMERICA.last_names)
        phone = None
        if self._lead_numbers and self._random.random() < 0.5:
            phone = self._lead_numbers[-1].take()
            if self._lead_numbers[-1].is_used_up:
                self._lead_numbers.pop()
        return Person(AMERICA, self._pick(AMERICA.towns), first, last, self._email(first, last), phone)

    def row(self, contact_id: int, account_id: int, person: Person, moments: Moments) -> tuple[object, ...]:
        """A person's contact, in the order of the columns of ``store.demo``."""
        chance = self._random.random
        land, town = person.land, person.town
        created_at = moments.created_at
        until = min(self._now, moments.deleted_at or self._now)
        updated_at = created_at + int((until - created_at) * chance() ** 2)
        company = self._pick(land.companies).format(self._pick(land.last_names)) if chance() < 0.4 else None
        has_address = chance() < 0.7
        extra = chance()
        dnd_email = updated_at if person.email is not None and chance() < 0.035 else None
        dnd_sms = updated_at if person.phone is not None and chance() < 0.04 else None
        return (
            contact_id,
            account_id,
            person.first_name,
            person.last_name,
            person.email,
            person.phone,
            company,
            self._address(land) if has_address and chance() < 0.6 else None,
            town.name if has_address else None,
            town.postal_code if has_address else None,
            town.state if has_address else None,
            land.country,
            self._birthday() if chance() < 0.3 else None,
            self._pick(self._words["sources"]) if chance() < 0.8 else None,
            "customer" if chance() < 0.35 else "lead",
            land.timezone if chance() < 0.2 else None,
            self._extra_email(person) if extra < 0.04 else None,
            self._extra_phone(land) if extra > 0.97 else None,
            self._pick(self._words["notes"]) if chance() < 0.06 else None,
            self._custom(contact_id) if chance() < 0.35 else None,
            dnd_sms,
            self._pick(_SMS_REASONS) if dnd_sms is not None else None,
            dnd_email,
            self._pick(_EMAIL_REASONS) if dnd_email is not None else None,
            created_at,
            updated_at,
            moments.deleted_at,
            moments.deleted_job_id,
        )

    def _pick(self, choices: Sequence[T]) -> T:
        return choices[int(self._random.random() * len(choices))]

    def _email(self, first: str, last: str) -> str:
        """An address by the name, with a number from the second of that name on."""
        name = f"{first}.{last}".lower().translate(_ASCII)
        if self._random.random() < 0.2:
            name = f"{name[0]}{name[name.index('.') :]}"
        address = f"{name}@{self._pick(DOMAINS)}"
        count = self._emails.get(address, 0) + 1
        self._emails[address] = count
        return address if count == 1 else address.replace("@", f"{count}@", 1)

    def _numbers(self, land: Land, town: Town) -> NumberRange | None:
        """A mobile range half of the time, else the town's, as far as there is one."""
        if land.mobile and (town.numbers is None or self._random.random() < 0.5):
            prefix, digits = self._pick(land.mobile)
        elif town.numbers is not None:
            prefix, digits = town.numbers, land.town_digits
        else:
            return None
        return self._ranges.setdefault(prefix, NumberRange(prefix, digits))

    def _address(self, land: Land) -> str:
        street, number = self._pick(land.streets), 1 + int(self._random.random() * 120)
        return f"{street} {number}" if land is GERMANY else f"{number} {street}"

    def _birthday(self) -> str:
        chance = self._random.random
        return f"{1945 + int(chance() * 60)}-{1 + int(chance() * 12):02d}-{1 + int(chance() * 28):02d}"

    def _extra_email(self, person: Person) -> str:
        name = f"{person.first_name}.{person.last_name}".lower().translate(_ASCII)
        return json.dumps([f"{name}@{self._pick(('privat', 'office'))}.example.com"])

    def _extra_phone(self, land: Land) -> str:
        town = self._pick([town for town in land.towns if town.numbers is not None])
        number = int(self._random.random() * 10**land.town_digits)
        return json.dumps([f"{town.numbers}{number:0{land.town_digits}d}"])

    def _custom(self, contact_id: int) -> str:
        number, trade, owner = self._words["custom"]
        values = {number: f"K-{10_000 + contact_id}"}
        if self._random.random() < 0.5:
            values[trade] = self._pick(self._words["trades"])
        if self._random.random() < 0.2:
            values[owner] = self._pick(self._lands[0][0].first_names)
        return json_text(values)
