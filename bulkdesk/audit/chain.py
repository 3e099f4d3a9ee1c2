"""One entry of the audit trail: what is in it, its canonical form, its hash, and the check of a chain of them.

The page ``docs/audit-trail.md`` says the same for people; both change together.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from bulkdesk.store.trail import TrailRow

DOMAIN = b"bulkdesk.trail.1\n"
"""Comes before what is hashed, so that no hash made for another purpose or form fits here."""

GENESIS = "0" * 64
"""Stands for the hash of the entry before the first."""

Figure = int | bool | str | None | list[int] | list[str]
"""A number, a yes or no, a code, or a list of these."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[A-Za-z0-9_.:/+-]{0,80}")
"""No space and no @: a name, an address or a sentence cannot come in by mistake."""

_KEYS = frozenset(
    {"account", "act", "at", "code", "figures", "number", "object", "previous", "result", "store", "user"}
)


class MalformedEntryError(ValueError):
    """A row or line that is no entry as this program writes it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An act.

    Attributes:
        store: id of the store it happened in.
        number: 1, 2, 3 … without a gap.
        at: milliseconds UTC.
        user_id: None for what the program did by itself.
        account_id: None for what concerns the whole store.
        object_type: what it was about, such as ``job``.
        figures: ids, counts, codes and names of settings; no personal data of contacts.
        refused: why it was refused (a code); None: it was done.
        previous: hash of the entry before, ``GENESIS`` for the first.
    """

    store: str
    number: int
    at: int
    user_id: int | None
    user_name: str
    account_id: int | None
    act: str
    object_type: str | None
    object_id: int | None
    figures: Mapping[str, Any] = field(default_factory=dict)
    refused: str | None = None
    previous: str = GENESIS

    def document(self) -> dict[str, Any]:
        """The entry as JSON says it; this is what is hashed."""
        return {
            "store": self.store,
            "number": self.number,
            "at": self.at,
            "user": [self.user_id, self.user_name],
            "account": self.account_id,
            "act": self.act,
            "object": None if self.object_type is None else [self.object_type, self.object_id],
            "figures": dict(self.figures),
            "result": "done" if self.refused is None else "refused",
            "code": self.refused,
            "previous": self.previous,
        }

    def hash(self) -> str:
        """SHA-256 in hexadecimal."""
        return hashlib.sha256(DOMAIN + canonical(self.document())).hexdigest()

    def row(self) -> TrailRow:
        """The entry as it is stored."""
        return TrailRow(
            number=self.number,
            at=self.at,
            user_id=self.user_id,
            user_name=self.user_name,
            account_id=self.account_id,
            act=self.act,
            object_type=self.object_type,
            object_id=self.object_id,
            figures=canonical(self.figures).decode("ascii"),
            result="done" if self.refused is None else "refused",
            code=self.refused,
            previous=self.previous,
            hash=self.hash(),
        )

    @classmethod
    def from_row(cls, store: str, row: TrailRow) -> Self:
        """Read a stored entry. Raises MalformedEntryError for one that this program did not write."""
        figures = _read_object(row.figures)
        document = {
            "store": store,
            "number": row.number,
            "at": row.at,
            "user": [row.user_id, row.user_name],
            "account": row.account_id,
            "act": row.act,
            "object": None
            if row.object_type is None and row.object_id is None
            else [row.object_type, row.object_id],
            "figures": figures,
            "result": row.result,
            "code": row.code,
            "previous": row.previous,
        }
        return cls._checked(document)

    @classmethod
    def from_line(cls, line: str) -> tuple[Self, str]:
        """Read a line of ``trail.jsonl``: the entry, and the hash that stands with it.

        Raises:
            MalformedEntryError: it is no such line.
        """
        document = _read_object(line)
        claimed = document.pop("hash", None)
        if not isinstance(claimed, str):
            raise MalformedEntryError(line[:80])
        return cls._checked(document), claimed

    @classmethod
    def _checked(cls, document: Mapping[str, Any]) -> Self:
        """The entry of a document, when that document is exactly what the entry would say."""
        try:
            user_id, user_name = document["user"]
            about = document["object"]
            object_type, object_id = (None, None) if about is None else about
            entry = cls(
                store=document["store"],
                number=document["number"],
                at=document["at"],
                user_id=user_id,
                user_name=user_name,
                account_id=document["account"],
                act=document["act"],
                object_type=object_type,
                object_id=object_id,
                figures=document["figures"],
                refused=document["code"],
                previous=document["previous"],
            )
            same = document.keys() == _KEYS and canonical(entry.document()) == canonical(document)
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise MalformedEntryError(str(error)) from error
        whole_numbers = (entry.number, entry.at)
        texts = (entry.store, entry.user_name, entry.act, entry.previous)
        if (
            not same
            or any(type(number) is not int for number in whole_numbers)
            or any(type(text) is not str for text in texts)
        ):
            raise MalformedEntryError(str(document.get("number"))[:80])
        return entry


def line_of(store: str, row: TrailRow) -> str:
    """A stored entry with the hash it carries, as a line of ``trail.jsonl``; one that was tampered with stays so."""
    try:
        document = Entry.from_row(store, row).document()
    except MalformedEntryError:
        # As it is, so that whoever verifies the package finds it as broken as it is here.
        shown = {
            name: value if isinstance(value, int | str) else str(value)
            for name, value in row._asdict().items()
        }
        document = {"store": store, "unreadable": shown}
    return canonical({**document, "hash": str(row.hash)}).decode("ascii")


def canonical(value: object) -> bytes:
    """JSON in one way only: keys sorted, no spaces, all but ASCII escaped. Raises ValueError for what JSON lacks."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False, default=_refuse
    ).encode("ascii")


def _refuse(value: object) -> object:
    raise MalformedEntryError(type(value).__name__)


def _read_object(text: object) -> dict[str, Any]:
    """A JSON object of whole numbers and texts; no fractions, which have many spellings."""
    if not isinstance(text, str):
        raise MalformedEntryError(type(text).__name__)
    try:
        read = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise MalformedEntryError(str(error)) from error
    if not isinstance(read, dict):
        raise MalformedEntryError(text[:80])
    return read


def checked_figures(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures, when they can hold ids, counts and codes only. Raises ValueError: a bug of the caller."""
    for name, value in figures.items():
        values = value if isinstance(value, list) else [value]
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        for each in values:
            if isinstance(each, str):
                if not _CODE.fullmatch(each):
                    raise ValueError(f"{name} is not a code")
            elif each is not None and not isinstance(each, int):
                raise TypeError(name)
    # A word of an enumeration is written as the plain text that it is read back as.
    plain: dict[str, Figure] = json.loads(canonical(figures))
    return plain
