"""Which contact field each column of a file goes to: what is offered, and what a person said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bulkdesk.actions.import_contacts import ImportOptions
from bulkdesk.contacts.dates import day_first_in
from bulkdesk.contacts.fields import IMPORT_FIELDS, LEAVE_OUT, parse_target
from bulkdesk.files.headers import header_key, is_import_log, name_key, suggest_custom, suggest_mapping
from bulkdesk.files.reader import Preview, SourceRow
from bulkdesk.services.contacts import offered_custom_fields
from bulkdesk.services.i18n import translate
from bulkdesk.services.session import Session
from bulkdesk.store import mappings, sources
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.mappings import SavedMapping


def offered_mappings(session: Session, header: Sequence[str]) -> list[SavedMapping]:
    """The mappings that fit a header set, the best first.

    For the log of an import that is the mapping of that import (it has no ``id``): the mended file needs no new one.
    Then those that a person kept, newest first.
    """
    key = header_key(header)
    kept = mappings.find(session.store, session.account.id, key)
    earlier = _earlier_import(session, header, key)
    return kept if earlier is None else [earlier, *kept]


def suggest_targets(session: Session, head: Preview) -> dict[str, str]:
    """Header → target without a person's word: of a log as its import had it, of other files by the columns' names.

    Those of fields and of the custom fields that there are.
    """
    earlier = _earlier_import(session, head.header, header_key(head.header))
    if earlier is not None:
        return fit_targets(head.header, earlier.targets)
    return suggest_by_names(head, offered_custom_fields(session))


def suggest_by_names(head: Preview, custom_fields: Iterable[str]) -> dict[str, str]:
    """Header → target as the columns' names alone say; ``custom_fields`` are those that there are."""
    named = suggest_mapping(head.header, [row.cells for row in head.rows])
    return suggest_custom(head.header, named, custom_fields)


def fit_targets(header: Sequence[str], targets: Mapping[str, str]) -> dict[str, str]:
    """A mapping made for the same header set, under this file's spelling of the names; left out columns stay so."""
    by_key = {name_key(name): target for name, target in targets.items()}
    fitted = {name: targets.get(name) or by_key.get(name_key(name)) for name in header}
    return {name: target for name, target in fitted.items() if target and target != LEAVE_OUT}


def resolve_mapping(
    header: Sequence[str], wanted: Mapping[str, str], suggested: Mapping[str, str]
) -> dict[str, str | None]:
    """The target of every header: as wanted, else as suggested unless that field is wanted from another column.

    Raises:
        RefusedError: a wanted header is not in the file, or a target is no field.
    """
    by_key = {name.casefold(): name for name in header}
    chosen: dict[str, str | None] = {}
    for name, target in wanted.items():
        found = name if name in header else by_key.get(name.strip().casefold())
        if found is None:
            raise RefusedError("header_unknown", header=name)
        parsed = parse_target(target)
        chosen[found] = None if parsed is None else str(parsed)
    taken = set(chosen.values())
    for name in header:
        if name not in chosen:
            guess = suggested.get(name)
            chosen[name] = None if guess in taken else guess
    return chosen


def day_first_of(
    header: Sequence[str], rows: Sequence[SourceRow], targets: Mapping[str, str | None]
) -> bool | None:
    """How 03/04/2020 is meant, as the dates in the first rows of a file say; None: they do not.

    Dates are what ``targets`` (header → target) sends to a field that holds one.
    """
    fields = {name: IMPORT_FIELDS[target] for name, target in targets.items() if target in IMPORT_FIELDS}
    cells = [
        row.cells[place]
        for place, name in enumerate(header)
        if name in fields and fields[name].kind in {"date", "datetime"}
        for row in rows
        if place < len(row.cells)
    ]
    return day_first_in(cells)


def _earlier_import(session: Session, header: Sequence[str], key: str) -> SavedMapping | None:
    """The mapping of the newest import of the file whose log this is, None when it is no log or no such import is known."""
    if not is_import_log(header):
        return None
    for job_id, names, spec in sources.imported_headers(session.store, session.account.id):
        if header_key(names) == key:
            options = ImportOptions.from_spec(spec)
            targets = {name: target or LEAVE_OUT for name, target in zip(names, options.targets, strict=True)}
            name = translate("imports", "As in bulk action {job}").format(job=job_id)
            return SavedMapping(0, name, key, targets)
    return None
