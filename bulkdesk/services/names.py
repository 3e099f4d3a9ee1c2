"""Names that people give: to bulk actions, smart lists, views, templates, mappings, sub-accounts, users."""

from __future__ import annotations

from bulkdesk.store.errors import RefusedError

MAX_NAME = 200
"""Characters of a name, and of a tag."""


def one_line(name: str) -> str:
    """A name as it is kept: what is not printed is a blank, and several are one."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def checked_name(name: str) -> str:
    """A name that can be shown in one line. Raises RefusedError for an empty or overlong one."""
    return checked_length(one_line(name))


def checked_length(clean: str | None) -> str:
    """A name or tag that was cleaned. Raises RefusedError for an empty or overlong one."""
    if not clean:
        raise RefusedError("name_empty")
    if len(clean) > MAX_NAME:
        raise RefusedError("name_too_long", most=MAX_NAME)
    return clean
