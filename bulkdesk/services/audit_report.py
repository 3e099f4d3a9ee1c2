"""What the report of an audit package says, in the reader's language and on the sub-account's clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import bulkdesk
from bulkdesk.audit.report import Report, Row, Section
from bulkdesk.audit.verify import KnownHead, Verdict
from bulkdesk.services.i18n import format_number, language, translate
from bulkdesk.services.session import Session
from bulkdesk.services.texts import pause_text, reason_text, status_text, type_text
from bulkdesk.services.texts_audit import problem_text
from bulkdesk.services.times import local_time
from bulkdesk.services.trail import TrailEntry, entries
from bulkdesk.services.trail_texts import act_text, figures_text, object_text, result_text
from bulkdesk.store import jobs
from bulkdesk.store.jobs import JobFilter, JobRow

SHOWN_ENTRIES = 1_000
"""Entries of the trail in the report, the newest ones; the package has all of them."""

SHOWN_REASONS = 5
"""Reasons shown for a bulk action, the most frequent ones; ``jobs.json`` has all."""


def build_report(
    session: Session,
    wanted: JobFilter,
    verdict: Verdict,
    each_job: Callable[[], Iterator[JobRow]],
    *,
    records: int,
) -> Report:
    """The report, its rows still to be read.

    Args:
        session: who exports, and which sub-account.
        wanted: which bulk actions are in the package.
        verdict: of the store's trail.
        each_job: gives them.
        records: how many records are in the package.
    """
    return Report(
        language=language(),
        title=translate("report", "Audit report"),
        lead=translate("report", "Sub-account {account}, {moment}").format(
            account=session.account.name, moment=_moment(session, session.store.clock.now())
        ),
        is_whole=verdict.whole,
        verdict=_verdict(verdict),
        facts=_facts(session, wanted, verdict, records),
        sections=(_jobs_section(session, each_job), _trail_section(session)),
        hint=translate(
            "report",
            "To check this package on another machine: bulkdesk audit verify FILE. The seal that it prints must be the one that you were told by another way.",
        ),
    )


def _verdict(verdict: Verdict) -> list[str]:
    if verdict.whole:
        return [translate("report", "The audit trail is whole: %n entry(s).", None, verdict.entries)]
    return [
        translate("report", "The check found something wrong."),
        *(problem_text(problem) for problem in verdict.problems),
    ]


def _facts(session: Session, wanted: JobFilter, verdict: Verdict, records: int) -> list[tuple[str, str]]:
    return [
        (translate("report", "Exported by"), session.user.name),
        (translate("report", "Program"), f"BulkDesk {bulkdesk.__version__}"),
        (translate("report", "Store"), verdict.store_id),
        (translate("report", "Times"), session.account.timezone),
        (translate("report", "Filter"), _filter_text(session, wanted)),
        (translate("report", "Records"), format_number(records)),
        (translate("report", "Head of the audit trail"), str(KnownHead(verdict.entries, verdict.head))),
    ]


def _filter_text(session: Session, wanted: JobFilter) -> str:
    parts = []
    if wanted.statuses:
        words = ", ".join(status_text(status) for status in sorted(wanted.statuses))
        parts.append(translate("report", "Status: {words}").format(words=words))
    if wanted.types:
        words = ", ".join(type_text(job_type) for job_type in sorted(wanted.types))
        parts.append(translate("report", "Action type: {words}").format(words=words))
    if wanted.created_by:
        words = ", ".join(sorted(wanted.created_by))
        parts.append(translate("report", "Created by: {words}").format(words=words))
    if wanted.created_from is not None:
        moment = _moment(session, wanted.created_from)
        parts.append(translate("report", "Created from: {moment}").format(moment=moment))
    if wanted.created_before is not None:
        moment = _moment(session, wanted.created_before)
        parts.append(translate("report", "Created before: {moment}").format(moment=moment))
    if wanted.search:
        parts.append(translate("report", "Search: {text}").format(text=wanted.search))
    return "; ".join(parts) or translate("report", "all bulk actions of the sub-account")


def _jobs_section(session: Session, each_job: Callable[[], Iterator[JobRow]]) -> Section:
    return Section(
        heading=translate("report", "Bulk actions"),
        note="",
        columns=(
            translate("report", "ID"),
            (translate("report", "Action name"), translate("report", "Action type")),
            (translate("report", "Created at"), translate("report", "Created by")),
            (translate("report", "Status"), translate("report", "Finished at")),
            translate("report", "Total"),
            translate("report", "Succeeded"),
            translate("report", "Failed"),
            translate("report", "Skipped"),
            translate("report", "Unconfirmed"),
            translate("report", "Pending"),
        ),
        numeric=frozenset({0, *range(4, 10)}),
        wide=frozenset({1}),
        rows=(_job_row(session, job) for job in each_job()),
        empty=translate("report", "There is none."),
    )


def _job_row(session: Session, job: JobRow) -> Row:
    reasons = jobs.reasons(session.store, job.id)[:SHOWN_REASONS]
    figures = (job.total, job.succeeded, job.failed, job.skipped, job.unconfirmed, job.pending)
    notes = [f"{reason_text(reason.code)}: {format_number(reason.count)}" for reason in reasons]
    why = pause_text(job.status_reason)
    return Row(
        (
            str(job.id),
            (job.name, type_text(job.type)),
            (_moment(session, job.created_at), job.created_by),
            (status_text(job.status), "" if job.finished_at is None else _moment(session, job.finished_at)),
            *(format_number(figure) for figure in figures),
        ),
        note="; ".join(notes if why is None else [why, *notes]),
    )


def _trail_section(session: Session) -> Section:
    found = entries(session, limit=SHOWN_ENTRIES + 1)
    note = (
        translate("report", "The newest %n entry(s); trail.jsonl has all.", None, SHOWN_ENTRIES)
        if len(found) > SHOWN_ENTRIES
        else ""
    )
    return Section(
        heading=translate("report", "Audit trail of the sub-account and the store"),
        note=note,
        columns=(
            translate("report", "No."),
            translate("report", "Time"),
            translate("report", "User"),
            translate("report", "Act"),
            translate("report", "About"),
            translate("report", "Figures"),
            translate("report", "Result"),
        ),
        numeric=frozenset({0}),
        wide=frozenset({5}),
        rows=(Row(_entry_cells(session, entry)) for entry in found[:SHOWN_ENTRIES]),
        empty=translate("report", "There is none."),
    )


def _entry_cells(session: Session, entry: TrailEntry) -> Sequence[str]:
    return (
        str(entry.number),
        _moment(session, entry.at),
        entry.user,
        act_text(entry.act),
        object_text(entry),
        figures_text(entry),
        result_text(entry),
    )


def _moment(session: Session, moment: int) -> str:
    return local_time(session, moment).strftime("%Y-%m-%d %H:%M:%S")
