"""Mapping the columns of a file to contact fields by their names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from bulkdesk.files.header_names import COMPANY_ADDRESS, COMPANY_MARKERS, KNOWN, OVERFLOW
from bulkdesk.store.mappings import CUSTOM_PREFIX, IDENTITY_TARGETS

MULTI_VALUED = frozenset(OVERFLOW.values())
"""Fields that several columns may be mapped to."""

EXPORT_MARK = "bulkdesk_updated_at"
"""A column of every export of contacts; by it a column "id" is known to hold our ids."""
ROW_COLUMN = "bulkdesk_row"
"""The column of an import's log that says which row of the file a record was."""
MAX_LINES_ABOVE = 20
"""Rows above a header that are looked at."""
OWN_PREFIX = "bulkdesk_"
"""Begins the names of the columns that downloads of ours have besides; an import leaves them out."""
_REPEATED = re.compile(r" \(\d+\)\Z")
_FOREIGN_ID = re.compile(r"(?=[0-9-]*[A-Za-z])[A-Za-z0-9-]{15,}")
_RANK = {name: (field, rank) for field, names in KNOWN.items() for rank, name in enumerate(names)}
_COMPANY_RANK = {
    **{name: (field, rank) for field, names in COMPANY_ADDRESS.items() for rank, name in enumerate(names)},
    **{name: ("company", rank) for rank, name in enumerate(("name", *KNOWN["company"]))},
}


def plain(header: str) -> str:
    """A header as plain words: lower case, no accents, punctuation as single spaces (``E-Mail-Adresse`` → ``e mail adresse``)."""
    text = unicodedata.normalize("NFKD", header.casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def name_key(name: str) -> str:
    """A column's name without case and spacing: what it is known by in a kept mapping."""
    return " ".join(name.casefold().split())


def header_key(header: Sequence[str]) -> str:
    """Stable key of a header set, for saved mappings: the same for another order, case or spacing of the columns.

    Columns of our own downloads do not count: a log has the header set of the file that was imported.
    """
    names = sorted(key for key in map(name_key, header) if not key.startswith(OWN_PREFIX))
    return hashlib.sha256("\x1f".join(names).encode("utf-8", "replace")).hexdigest()


def lines_above_header(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the beginning are a title or notes above the header (LinkedIn puts them there).

    Such lines have one cell, which is no column's name. 0 unless the first row with more is plainly a header of people:
    it has a column for a name, e-mail or phone.
    """
    for place, row in enumerate(rows[: MAX_LINES_ABOVE + 1]):
        cells = [cell.strip() for cell in row if cell.strip()]
        names_people = not IDENTITY_TARGETS.isdisjoint(suggest_mapping(cells).values())
        if len(cells) > 1:
            return place if names_people else 0
        if names_people:
            return 0
    return 0


def is_import_log(header: Sequence[str]) -> bool:
    """Whether a file is the download of an import's records: it has our column with the number of the source row."""
    return any(name.strip().casefold() == ROW_COLUMN for name in header)


def suggest_mapping(header: Sequence[str], sample: Sequence[Sequence[str]] = ()) -> dict[str, str]:
    """Header → contact field, for the columns that are recognised.

    A field is given to one column only (the best name, then the leftmost); further e-mails and phones become
    ``additional_emails`` and ``additional_phones``. A company export maps no identity field: its phone is a switchboard
    and its names are no people.

    Args:
        header: distinct column names.
        sample: some rows, to look at ids.
    """
    if _describes_companies(header):
        return _assign(header, sample, _COMPANY_RANK)
    mapping = _assign(header, sample, _RANK)
    fields = set(mapping.values())
    if not fields & {"first_name", "last_name"}:
        return mapping
    # The parts of a name say more than the whole. Beside a first name alone, a bare "Name" is the family name, as in
    # the German "Vorname;Name".
    family = "first_name" in fields and "last_name" not in fields
    whole = next((name for name, field in mapping.items() if field == "full_name"), None)
    if whole is not None and family and plain(whole) == "name":
        return {**mapping, whole: "last_name"}
    return {name: field for name, field in mapping.items() if field != "full_name"}


def suggest_custom(
    header: Sequence[str], mapping: Mapping[str, str], custom_fields: Iterable[str]
) -> dict[str, str]:
    """``mapping`` with the columns that it leaves out and that are called as a custom field; each field goes to one.

    Upper and lower case, accents and punctuation make no difference; a name that is the same in every letter goes before.
    """
    names = list(custom_fields)
    free = [
        name for name in header if name not in mapping and not name.strip().casefold().startswith(OWN_PREFIX)
    ]
    taken = set(mapping.values())
    found: dict[str, str] = {}
    for alike in (str.strip, plain):
        fields = {key: f"{CUSTOM_PREFIX}{field}" for field in reversed(names) if (key := alike(field))}
        for name in free:
            target = fields.get(alike(name))
            if target is not None and target not in taken and name not in found:
                taken.add(target)
                found[name] = target
    return {name: target for name in header if (target := mapping.get(name) or found.get(name))}


def _describes_companies(header: Sequence[str]) -> bool:
    names = {plain(name) for name in header}
    fields = {_RANK[name][0] for name in names if name in _RANK}
    people = bool(fields & {"first_name", "last_name", "email"}) or bool(
        names & (set(KNOWN["full_name"]) - {"name"})
    )
    return not people and len(names & COMPANY_MARKERS) >= 2


def _assign(
    header: Sequence[str], sample: Sequence[Sequence[str]], ranks: Mapping[str, tuple[str, int]]
) -> dict[str, str]:
    claims: list[tuple[int, int, str, str]] = []
    own_export = EXPORT_MARK in header
    for place, name in enumerate(header):
        values = [row[place] for row in sample if place < len(row)]
        # A bare "id" stands in every other table too, and its numbers would meet contacts that have nothing to do with it.
        found = ("id", 0) if own_export and name == "id" else _claim(name, values, ranks)
        if found is not None:
            claims.append((found[1], place, name, found[0]))
    taken: set[str] = set()
    mapping: dict[str, str] = {}
    for _, _, name, field in sorted(claims):
        target = field
        if target in taken:
            target = OVERFLOW.get(field, field)
        if target in taken and target not in MULTI_VALUED:
            continue
        taken.add(target)
        mapping[name] = target
    return {name: mapping[name] for name in header if name in mapping}


def _claim(name: str, values: Sequence[str], ranks: Mapping[str, tuple[str, int]]) -> tuple[str, int] | None:
    """The field that a column's name stands for and how good a name it is (0 is best)."""
    if name.strip().casefold().startswith(OWN_PREFIX):
        return None
    if name.startswith(CUSTOM_PREFIX) and name.removeprefix(CUSTOM_PREFIX).strip():
        # An export of ours names a custom field's column so; it is a target as it stands.
        return name, 0
    found = ranks.get(plain(name))
    if found is None and _REPEATED.search(name):
        # A repeated header, made distinct by the reader: behind the original.
        found = ranks.get(plain(_REPEATED.sub("", name)))
        found = found and (found[0], found[1] + 1000)
    if (
        found is not None
        and found[0] == "id"
        and any(_FOREIGN_ID.fullmatch(value.strip()) for value in values)
    ):
        return None
    return found
