"""Importing a file: preview, automatic mapping, dry run, and the job."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bulkdesk.actions.import_contacts import ImportOptions, RowReader
from bulkdesk.audit.acts import TrailAct
from bulkdesk.contacts.dates import day_first_for
from bulkdesk.contacts.fields import LEAVE_OUT, has_identity
from bulkdesk.contacts.values import clean_text
from bulkdesk.files.detect import SourceFormat
from bulkdesk.files.headers import header_key
from bulkdesk.files.reader import Preview, SourceReader, SourceRow, open_source, preview
from bulkdesk.services import smart_lists
from bulkdesk.services.access import Right
from bulkdesk.services.contacts import offered_custom_fields
from bulkdesk.services.import_mapping import (
    day_first_of,
    fit_targets,
    offered_mappings,
    resolve_mapping,
    suggest_by_names,
    suggest_targets,
)
from bulkdesk.services.jobs import can_retry, get_job, retry_name
from bulkdesk.services.names import MAX_NAME, checked_name
from bulkdesk.services.region import checked_country
from bulkdesk.services.session import Session
from bulkdesk.services.tags import checked_tag
from bulkdesk.services.trail import MAPPING, note
from bulkdesk.store import jobs, mappings, records, sources
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.errors import InputFileError, RefusedError, StoppedError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.mappings import SavedMapping
from bulkdesk.store.sources import CHUNK_ROWS
from bulkdesk.store.words import DEFAULT_MATCH_ORDER, ImportMode, JobType, MatchKey

OnProgress = Callable[[float], None]
"""Told the share done, 0 to 1."""

IsCancelled = Callable[[], bool]
"""Asked between chunks whether to stop."""

SAMPLE_ROWS = 200
"""Rows at the beginning of a file that suggestions are made from."""


@dataclass(frozen=True)
class ImportRequest:
    """What a person asks for.

    Attributes:
        path: the file.
        format: how to read it; None: as detected.
        mapping: header → target (``email``, ``custom:NAME``, ``-``); headers left out are mapped automatically
            unless ``exact``.
        exact: ``mapping`` is whole, nothing is mapped automatically.
        day_first: how 03/04/2020 is read; None: as the file's other dates say, else as is usual in the country.
        country: of phone numbers without a country code, ISO 3166; None: the sub-account's.
        name: the action name; None: the file's name.
        save_mapping_as: keep the mapping under this name.
        smart_list: make a smart list of the contacts that the import creates or updates, under this name.
    """

    path: Path
    format: SourceFormat | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    exact: bool = False
    mode: ImportMode = ImportMode.UPSERT
    match_order: tuple[MatchKey, ...] = DEFAULT_MATCH_ORDER
    overwrite_empty: bool = False
    tags: tuple[str, ...] = ()
    consent: bool = False
    day_first: bool | None = None
    country: str | None = None
    name: str | None = None
    save_mapping_as: str | None = None
    smart_list: str | None = None


@dataclass(frozen=True)
class ImportPreview:
    """The head of a file and what would be done with its columns.

    Attributes:
        targets: header → target for the mapped headers, from the saved mapping or found automatically.
        saved: mappings that fit this header set, the best first (see ``offered_mappings``).
        sample: the rows that suggestions are made from, ``rows`` and more.
        suggested: header → target as the names alone suggest it, whatever was kept.
        custom_fields: the custom fields that there are.
    """

    format: SourceFormat
    header: list[str]
    rows: list[SourceRow]
    targets: dict[str, str]
    saved: list[SavedMapping]
    sample: list[SourceRow]
    suggested: dict[str, str]
    custom_fields: list[str]

    def day_first(self, targets: Mapping[str, str | None]) -> bool | None:
        """How dates with slashes are read with this mapping, as the file's other dates say; None: they do not say."""
        return day_first_of(self.header, self.sample, targets)


def preview_import(
    session: Session, path: Path, fmt: SourceFormat | None = None, *, rows: int = 20
) -> ImportPreview:
    """Look at a file's head.

    Raises:
        InputFileError: it is missing, empty, has only a header, or is no text and no workbook.
    """
    session.require(Right.CREATE_JOB)
    head = preview(path, fmt, rows=max(rows, SAMPLE_ROWS))
    saved = offered_mappings(session, head.header)
    custom_fields = offered_custom_fields(session)
    suggested = suggest_by_names(head, custom_fields)
    # That of an import whose log this is stands among the kept ones.
    targets = fit_targets(head.header, saved[0].targets) if saved else suggested
    return ImportPreview(
        format=head.format,
        header=head.header,
        rows=head.rows[:rows],
        targets=targets,
        saved=saved,
        sample=head.rows,
        suggested=suggested,
        custom_fields=custom_fields,
    )


def saved_mappings(session: Session) -> list[SavedMapping]:
    """All mappings kept in the sub-account, newest first."""
    session.require(Right.VIEW)
    return mappings.find(session.store, session.account.id)


def delete_mapping(session: Session, mapping_id: int) -> None:
    """Forget a kept mapping."""
    session.require(Right.MANAGE_MAPPINGS)
    with session.store.write():
        if any(kept.id == mapping_id for kept in saved_mappings(session)):
            mappings.delete(session.store, session.account.id, mapping_id)
            note(session, TrailAct.MAPPING_DELETED, about=(MAPPING, mapping_id))


def check_import(session: Session, request: ImportRequest) -> None:
    """Raise what ``create_import`` would refuse before it reads the rows; nothing is written."""
    session.require(Right.CREATE_JOB)
    plan_import(session, request)


def action_name(request: ImportRequest) -> str:
    """What the job is called: as was asked for, else like the file. Raises RefusedError for a name that cannot be."""
    return checked_name(request.path.name[:MAX_NAME] if request.name is None else request.name)


def create_import(
    session: Session,
    request: ImportRequest,
    *,
    on_progress: OnProgress = lambda _share: None,
    is_cancelled: IsCancelled = lambda: False,
) -> JobRow:
    """Make the import job: the file is read in, its rows frozen, and the job queued.

    Raises:
        InputFileError: the file is refused; nothing was changed.
        RefusedError: an option is not possible; nothing was changed.
        StoppedError: ``is_cancelled`` said so; nothing was changed.
    """
    session.require(Right.CREATE_JOB)
    plan = plan_import(session, request)
    store, account = session.store, session.account
    with open_source(request.path, plan.head.format) as reader:
        source_id = sources.begin(
            store,
            account.id,
            file_name=request.path.name,
            file_format=plan.head.format.kind,
            header=reader.header,
        )
        try:
            total = 0
            for chunk in reader.chunks(CHUNK_ROWS):
                if is_cancelled():
                    raise StoppedError("import_stopped")
                sources.add_chunk(store, source_id, chunk)
                total = chunk.last_seq
                on_progress(share_read(reader))
            if total == 0:
                raise InputFileError("file_header_only", path=str(request.path))
            with store.write():
                job_id = _make_job(session, request, plan, source_id=source_id, total=total)
                if is_cancelled():
                    # Freezing a large file takes a while too; nothing counts before the commit.
                    raise StoppedError("import_stopped")
        except BaseException:
            sources.discard(store, source_id)
            raise
    return get_job(session, job_id)


def retry_import(session: Session, job_id: int) -> JobRow:
    """A new import job over the failed rows of a finished one, as they were, with the same options.

    Raises:
        RefusedError: the job is no finished import, or none of its rows failed.
    """
    session.require(Right.CREATE_JOB)
    parent = get_job(session, job_id)
    if parent.type is not JobType.IMPORT or not can_retry(parent):
        raise RefusedError("retry_refused", job=job_id)
    store = session.store
    with store.write():
        source_id, total = sources.copy_failed(store, parent)
        new_id = jobs.insert(
            store,
            account_id=parent.account_id,
            created_by_id=session.user.id,
            name=retry_name(session, parent),
            job_type=JobType.IMPORT,
            spec=parent.options,
            total=total,
            source_id=source_id,
            parent_id=parent.id,
        )
        records.freeze_source(store, new_id, source_id)
        note(session, TrailAct.JOB_CREATED, job=new_id, type=JobType.IMPORT, total=total, parent=parent.id)
    return get_job(session, new_id)


def _make_job(
    session: Session, request: ImportRequest, plan: ImportPlan, *, source_id: int, total: int
) -> int:
    """The job over a source that was read in, with what else was asked for; inside ``Store.write``."""
    store, account = session.store, session.account
    job_id = jobs.insert(
        store,
        account_id=account.id,
        created_by_id=session.user.id,
        name=plan.name,
        job_type=JobType.IMPORT,
        spec=plan.options.to_spec(),
        total=total,
        source_id=source_id,
    )
    sources.finish(store, source_id, total)
    records.freeze_source(store, job_id, source_id)
    _note_created(session, job_id, plan.options, total)
    if plan.mapping_name is not None:
        _save_mapping(session, plan.mapping_name, plan)
    if request.smart_list is not None:
        smart_lists.create_for_import(session, request.smart_list, job_id)
    return job_id


def _note_created(session: Session, job_id: int, options: ImportOptions, total: int) -> None:
    note(
        session,
        TrailAct.JOB_CREATED,
        job=job_id,
        type=JobType.IMPORT,
        total=total,
        parent=None,
        mode=options.mode,
        overwrite_empty=options.overwrite_empty,
        consent=options.consent,
        tags=len(options.tags),
    )


@dataclass(frozen=True)
class ImportPlan:
    """A request with every option settled, and the head of its file.

    Attributes:
        name: of the job.
        mapping_name: under which the mapping is kept; None: it is not.
    """

    head: Preview
    options: ImportOptions
    name: str
    mapping_name: str | None


def plan_import(session: Session, request: ImportRequest) -> ImportPlan:
    """Read the head and settle every option; raises what would be refused."""
    name = action_name(request)
    mapping_name = None if request.save_mapping_as is None else checked_name(request.save_mapping_as)
    if request.smart_list is not None:
        smart_lists.check_free_name(session, request.smart_list)
    head = preview(request.path, request.format, rows=SAMPLE_ROWS)
    targets = resolve_mapping(
        head.header, request.mapping, {} if request.exact else suggest_targets(session, head)
    )
    if not has_identity(target for target in targets.values() if target):
        raise InputFileError("no_identity_column", path=str(request.path))
    country = session.account.country if request.country is None else checked_country(request.country)
    options = ImportOptions(
        targets=tuple(targets[name] for name in head.header),
        mode=request.mode,
        match_order=request.match_order or DEFAULT_MATCH_ORDER,
        overwrite_empty=request.overwrite_empty,
        tags=_checked_tags(request.tags),
        consent=request.consent,
        day_first=_day_first(request, head, targets, country),
        country=country,
        timezone=session.account.timezone,
    )
    # Refuses two columns for one field before anything is read.
    RowReader(options, to_datetime(session.store.clock.now()).date())
    return ImportPlan(head, options, name, mapping_name)


def _day_first(
    request: ImportRequest, head: Preview, targets: Mapping[str, str | None], country: str
) -> bool:
    """As wanted, else as the file's other dates are written, else as is usual in the country."""
    said = request.day_first
    if said is None:
        said = day_first_of(head.header, head.rows, targets)
    return day_first_for(country) if said is None else said


def _save_mapping(session: Session, name: str, plan: ImportPlan) -> None:
    targets = {
        header: target or LEAVE_OUT
        for header, target in zip(plan.head.header, plan.options.targets, strict=True)
    }
    mappings.save(
        session.store,
        session.account.id,
        name=name,
        header_key=header_key(plan.head.header),
        targets=targets,
    )
    note(session, TrailAct.MAPPING_SAVED, columns=len(targets))


def _checked_tags(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(checked_tag(name) for name in names if clean_text(name)))


def share_read(reader: SourceReader) -> float:
    """How much of the file was read, 0 to 1."""
    return min(1.0, reader.bytes_read / reader.size) if reader.size else 1.0
