"""Merge fields: which a message may name, and what they stand for with one contact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from bulkdesk.store.clock import MS_PER_MINUTE, to_datetime
from bulkdesk.store.contacts import TEXT_COLUMNS, ContactRow
from bulkdesk.store.mappings import CUSTOM_PREFIX

if TYPE_CHECKING:
    from liquid.static_analysis import Segments

Values = Mapping[str, Any]
"""What the merge fields stand for, as :func:`contact_values` gives it."""

ROOT: Final = "contact"
"""What every field begins with."""

_LISTS: Final = ("additional_emails", "additional_phones", "tags")
_DATES: Final = ("created_at", "updated_at")
_LIST_ENDINGS: Final = frozenset({"size", "first", "last"})
_FIELDS: Final = ("id", "full_name", *TEXT_COLUMNS, *_LISTS, *_DATES)
_QUARTER_MS: Final = 15 * MS_PER_MINUTE
_PLAIN_NAME: Final = re.compile(r"[^\W\d]\w*")
# Words with a meaning of their own in Liquid: a custom field called so is written in brackets.
_KEYWORDS: Final = frozenset(
    {"true", "false", "nil", "null", "empty", "blank", "and", "or", "contains", "not", "in"}
    | {"offset", "limit", "reversed", "cols", "continue", "with", "for", "as", "if", "else"}
    | {"required", "size", "first", "last"}
)


@dataclass(frozen=True, slots=True)
class MergeFields:
    """The fields that a message may name: those of every contact, and the custom ones."""

    custom: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, custom: Iterable[str]) -> MergeFields:
        """The fields where these custom fields exist."""
        return cls(frozenset(custom))

    def knows(self, segments: Segments) -> bool:
        """Whether this path leads to a value."""
        if any(isinstance(part, list) for part in segments) or len(segments) < 2 or segments[0] != ROOT:
            return False
        if segments[1] == "custom":
            return len(segments) == 3 and segments[2] in self.custom
        if segments[1] in _LISTS and len(segments) == 3:
            return isinstance(segments[2], int) or segments[2] in _LIST_ENDINGS
        return len(segments) == 2 and segments[1] in _FIELDS


def merge_fields(custom: Iterable[str]) -> list[tuple[str, str]]:
    """What can be inserted: how it is written between the braces, and the field's code (``custom:NAME``).

    A custom field whose name cannot be written in Liquid (both kinds of quotes, closing braces) is left out.
    """
    listed = [(f"{ROOT}.{name}", name) for name in _FIELDS]
    for name in sorted(custom, key=str.casefold):
        path = _custom_path(name)
        if path is not None:
            listed.append((path, f"{CUSTOM_PREFIX}{name}"))
    return listed


def contact_values(contact: ContactRow, zone: tzinfo) -> Values:
    """What the merge fields stand for with one contact. What is empty is None, so that ``if`` and ``default`` see it.

    Args:
        contact: whom the message is for.
        zone: the sub-account's time zone, in which ``created_at`` and ``updated_at`` are days (``2026-03-01``).
    """
    texts = contact.texts
    names = (texts.get("first_name"), texts.get("last_name"))
    return {
        ROOT: {
            **{name: text or None for name, text in texts.items()},
            "id": contact.id,
            "full_name": " ".join(name for name in names if name) or None,
            "additional_emails": contact.additional_emails,
            "additional_phones": contact.additional_phones,
            "tags": contact.tags,
            # Liquid would else answer these three with properties of the mapping.
            "custom": {"size": None, "first": None, "last": None, **contact.custom},
            "created_at": _day(contact.created_at, zone),
            "updated_at": _day(contact.updated_at, zone),
        }
    }


def _day(moment: int, zone: tzinfo) -> str:
    return _day_of_quarter(moment // _QUARTER_MS, zone)


@lru_cache(maxsize=4096)
def _day_of_quarter(quarter: int, zone: tzinfo) -> str:
    """The day of a quarter of an hour: zones differ by whole quarters, so no day begins inside one."""
    return to_datetime(quarter * _QUARTER_MS).astimezone(zone).date().isoformat()


def _custom_path(name: str) -> str | None:
    if _PLAIN_NAME.fullmatch(name) and name not in _KEYWORDS:
        return f"{ROOT}.custom.{name}"
    if "}}" in name or "%}" in name or ('"' in name and "'" in name):
        return None
    quote = "'" if '"' in name else '"'
    return f"{ROOT}.custom[{quote}{name}{quote}]"
