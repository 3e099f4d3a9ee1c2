"""Which bulk actions a command means: the filters of their table."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bulkdesk.cli.translated import Choice, option
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP
from bulkdesk.services.session import Session
from bulkdesk.services.times import created_between
from bulkdesk.store.jobs import JobFilter
from bulkdesk.store.words import JobStatus, JobType


@dataclass(frozen=True)
class JobFilterOptions:
    """What was typed; empty means all."""

    statuses: tuple[str, ...]
    types: tuple[str, ...]
    created_by: tuple[str, ...]
    first: str | None
    last: str | None
    search: str

    def resolve(self, session: Session) -> JobFilter:
        """The filter. Raises RefusedError for a day or moment that cannot be read."""
        created_from, created_before = created_between(session, self.first, self.last)
        return JobFilter(
            statuses=frozenset(map(JobStatus, self.statuses)),
            types=frozenset(map(JobType, self.types)),
            created_by=frozenset(self.created_by),
            created_from=created_from,
            created_before=created_before,
            search=self.search,
        )


def job_filter_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options; it gets them as one ``wanted``."""

    @option(
        "--status",
        "statuses",
        type=Choice([status.value for status in JobStatus]),
        multiple=True,
        help=QT_TRANSLATE_NOOP("cli", "Only with this status; can be repeated."),
    )
    @option(
        "--type",
        "types",
        type=Choice([job_type.value for job_type in JobType]),
        multiple=True,
        help=QT_TRANSLATE_NOOP("cli", "Only of this type; can be repeated."),
    )
    @option(
        "--created-by",
        multiple=True,
        metavar="USER",
        help=QT_TRANSLATE_NOOP("cli", "Only by this user; can be repeated."),
    )
    @option(
        "--from",
        "first",
        metavar="DATE",
        help=QT_TRANSLATE_NOOP("cli", "Only created on or after this day or moment (2030-01-31)."),
    )
    @option(
        "--to",
        "last",
        metavar="DATE",
        help=QT_TRANSLATE_NOOP("cli", "Only created on or before this day or moment."),
    )
    @option(
        "--search",
        default="",
        metavar="TEXT",
        help=QT_TRANSLATE_NOOP("cli", "Only with this text in the action name."),
    )
    @functools.wraps(function)
    def with_filter(
        *args: Any,
        statuses: tuple[str, ...],
        types: tuple[str, ...],
        created_by: tuple[str, ...],
        first: str | None,
        last: str | None,
        search: str,
        **options: Any,
    ) -> Any:
        wanted = JobFilterOptions(statuses, types, created_by, first, last, search)
        return function(*args, wanted=wanted, **options)

    return with_filter
