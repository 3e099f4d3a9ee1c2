"""The rows of the sample store's imported files and what became of them, as the import action would have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from bulkdesk.actions.import_contacts import CREATED, ImportOptions, shorten
from bulkdesk.services.demo.people import People
from bulkdesk.services.demo.plan import JobPlan
from bulkdesk.services.demo.results import Result
from bulkdesk.store.demo import ContactFacts
from bulkdesk.store.people import json_text
from bulkdesk.store.sources import StoredRow
from bulkdesk.store.words import ImportMode, Outcome

_HEADERS = {
    "DE": ["Vorname", "Nachname", "E-Mail", "Telefon", "Firma", "Ort", "PLZ", "Geburtsdatum"],
    "EN": ["First Name", "Last Name", "Email", "Phone", "Company", "City", "Postal Code", "Date of Birth"],
}
_TARGETS = (
    "first_name",
    "last_name",
    "email",
    "phone",
    "company",
    "city",
    "postal_code",
    "date_of_birth",
)
_FIRST_NAME, _EMAIL, _PHONE, _BIRTH = 0, 2, 3, 7
_EXCERPT = 80
_FAILED_SHARE = 0.04
_WARNED_SHARE = 0.04


@dataclass
class ImportedFile:
    """A file and the results of the rows that have been worked on, in the order of the rows."""

    header: list[str]
    options: ImportOptions
    rows: list[StoredRow] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)

    def add(self, cells: list[str], problem: str | None = None) -> None:
        """Append a row."""
        seq = len(self.rows) + 1
        # The header is row 1 of the file.
        self.rows.append(StoredRow(seq, seq + 1, cells, problem))


class FileMaker:
    """Writes the file of an import job and says what its rows came to."""

    def __init__(self, plan: JobPlan, people: People, random: Random, *, timezone: str) -> None:
        self._plan = plan
        self._people = people
        self._random = random
        self._timezone = timezone

    def make(
        self,
        created: Sequence[ContactFacts],
        updated: Sequence[ContactFacts],
        tag: tuple[str, int] | None,
    ) -> ImportedFile:
        """The file: worked-on rows for the contacts given and for failures among them, then what is left to do."""
        plan, random = self._plan, self._random
        done = round(plan.size * plan.share)
        mode = ImportMode.UPSERT
        if plan.status.finished and not created:
            mode = ImportMode.UPDATE
        elif random.random() < 0.12:
            mode = ImportMode.CREATE
        country = plan.account.country
        file = ImportedFile(
            _HEADERS["DE" if country == "DE" else "EN"],
            ImportOptions(
                targets=_TARGETS,
                mode=mode,
                tags=(tag[0],) if tag else (),
                consent=random.random() < 0.5,
                day_first=country != "US",
                country=country,
                timezone=self._timezone,
            ),
        )
        failures = round(done * _FAILED_SHARE + random.random()) if done else 0
        kinds = ["created"] * len(created) + ["updated"] * len(updated) + ["failed"] * failures
        random.shuffle(kinds)
        new, old = iter(created), iter(updated)
        for kind in kinds:
            if kind == "created":
                self._created(file, next(new))
            elif kind == "updated":
                self._updated(file, next(old), mode, tag)
            else:
                self._failed(file, updated, mode)
        for _ in range(plan.size - done):
            self._waiting(file)
        return file

    def _created(self, file: ImportedFile, contact: ContactFacts) -> None:
        """A row that made its contact, at times with a value that could not be read, at times repeated."""
        cells, random = _cells(contact), self._random
        codes: tuple[str, ...] = ()
        value = None
        if random.random() < _WARNED_SHARE:
            if contact.phone is None:
                codes, value = ("invalid_phone",), random.choice(("k. A.", "n/a", "030", "-"))
                cells[_PHONE] = value
            elif contact.date_of_birth is None:
                codes, value = ("invalid_date",), random.choice(("31.02.1985", "1985", "31.13.1985"))
                cells[_BIRTH] = value
        file.add(cells)
        file.results.append(Result(contact.id, Outcome.SUCCEEDED, codes, value, change=CREATED))
        if random.random() < 0.01 and file.options.mode is ImportMode.UPSERT:
            file.add(_cells(contact))
            file.results.append(
                Result(contact.id, Outcome.SUCCEEDED, ("duplicate_in_file",), f"#{contact.id}", change="{}")
            )

    def _updated(
        self, file: ImportedFile, contact: ContactFacts, mode: ImportMode, tag: tuple[str, int] | None
    ) -> None:
        """A row of a contact that was there: what it changed, or that it was to change nothing."""
        file.add(_cells(contact))
        if mode is ImportMode.CREATE:
            file.results.append(Result(contact.id, Outcome.SKIPPED, ("already_exists",)))
            return
        changes: dict[str, object] = {}
        for name, value in (("company", contact.company), ("city", contact.city)):
            if value is not None and self._random.random() < 0.3:
                changes[name] = (None, value)
        if tag is not None:
            changes["tags"] = [tag[1]]
        file.results.append(Result(contact.id, Outcome.SUCCEEDED, change=json_text(changes)))

    def _failed(self, file: ImportedFile, known: Sequence[ContactFacts], mode: ImportMode) -> None:
        """A row that could not be imported."""
        person = self._people.lead()
        cells = [person.first_name, person.last_name, person.email or "", "", "", person.town.name, "", ""]
        draw = self._random.random()
        if mode is ImportMode.UPDATE and draw < 0.5:
            file.add(cells)
            file.results.append(Result(None, Outcome.SKIPPED, ("not_found",), identifier=person.email))
        elif draw < 0.6:
            cells[_EMAIL] = self._broken(cells[_EMAIL])
            self._fail(file, cells, "invalid_email", cells[_EMAIL], cells[_EMAIL])
        elif draw < 0.75:
            cells[_FIRST_NAME : _EMAIL + 1] = ["", "", ""]
            self._fail(file, cells, "no_identity", "", None)
        elif draw < 0.85 and (pair := self._two(known)) is not None:
            email, phone = pair[0].email or "", pair[1].phone or ""
            cells[_EMAIL], cells[_PHONE] = email, phone
            self._fail(file, cells, "ambiguous_match", f"#{pair[0].id}, #{pair[1].id}", email)
        else:
            cells.append(self._random.choice(("Postfach 12", "2nd floor", "c/o Reception")))
            excerpt = shorten(" | ".join(cell for cell in cells if cell), _EXCERPT)
            self._fail(file, cells, "too_many_columns", excerpt, None, problem="too_many_columns")

    def _fail(
        self,
        file: ImportedFile,
        cells: list[str],
        code: str,
        value: str,
        identifier: str | None,
        *,
        problem: str | None = None,
    ) -> None:
        file.add(cells, problem)
        file.results.append(Result(None, Outcome.FAILED, (code,), value, identifier))

    def _broken(self, email: str) -> str:
        """An address with a slip of the pen."""
        return email.replace("@", self._random.choice(("(at)", " @", "@@", "")), 1)

    def _two(self, known: Sequence[ContactFacts]) -> tuple[ContactFacts, ContactFacts] | None:
        """Two contacts, one known by its e-mail, the other by its number."""
        mailed = next((contact for contact in known if contact.email is not None), None)
        called = next(
            (
                contact
                for contact in known
                if contact.phone is not None
                and contact is not mailed
                and (mailed is None or contact.phone != mailed.phone)
            ),
            None,
        )
        return (mailed, called) if mailed is not None and called is not None else None

    def _waiting(self, file: ImportedFile) -> None:
        """A row that is not worked on yet; most will make a contact."""
        cells = self._cells_of_lead()
        draw = self._random.random()
        if draw < 0.01:
            cells[_EMAIL] = self._broken(cells[_EMAIL])
        elif draw < 0.015:
            cells[_FIRST_NAME : _PHONE + 1] = ["", "", "", ""]
        elif draw < 0.02:
            cells[_BIRTH] = "31.02.1985"
        elif draw < 0.03 and file.rows:
            cells = list(file.rows[-1].cells[: len(_TARGETS)])
        file.add(cells)

    def _cells_of_lead(self) -> list[str]:
        person = self._people.lead()
        town = person.town
        return [
            person.first_name,
            person.last_name,
            person.email or "",
            person.phone or "",
            "",
            town.name,
            town.postal_code,
            "",
        ]


def _cells(contact: ContactFacts) -> list[str]:
    """A contact as the file has it."""
    return [
        contact.first_name or "",
        contact.last_name or "",
        contact.email or "",
        contact.phone or "",
        contact.company or "",
        contact.city or "",
        contact.postal_code or "",
        contact.date_of_birth or "",
    ]
