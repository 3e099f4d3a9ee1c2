"""What the first rows of a file say about an import before the whole file is checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from bulkdesk.actions.import_contacts import ImportOptions, RowReader
from bulkdesk.contacts.fields import LEAVE_OUT
from bulkdesk.services.access import Right
from bulkdesk.services.dry_run import PhoneCount
from bulkdesk.services.imports import SAMPLE_ROWS, ImportPreview
from bulkdesk.services.session import Session
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.sources import StoredRow


@dataclass(frozen=True)
class SampleLook:
    """What was found in the rows of a sample that can be read at all.

    Attributes:
        rows: so many were looked at.
        is_whole: the file has no more.
        failing: code → number of rows that would fail for it, whatever contacts there are; most of them first.
        phones: how the phone numbers fare.
    """

    rows: int
    is_whole: bool
    failing: dict[str, int] = field(default_factory=dict)
    phones: PhoneCount = field(default_factory=PhoneCount)


def look_at_sample(
    session: Session,
    preview: ImportPreview,
    targets: Mapping[str, str],
    *,
    country: str | None,
    day_first: bool,
) -> SampleLook:
    """Read a sample as an import would.

    Args:
        session: who asks.
        preview: the head of the file.
        targets: header → target for every column (``-``: left out).
        country: of phone numbers without a country code, ISO 3166; None: the sub-account's.
        day_first: how 03/04/2020 is read.

    Raises:
        RefusedError: two columns go to a field that holds one value.
    """
    session.require(Right.CREATE_JOB)
    options = ImportOptions(
        targets=tuple(None if (to := targets[name]) == LEAVE_OUT else to for name in preview.header),
        day_first=day_first,
        country=country or session.account.country,
        timezone=session.account.timezone,
    )
    reader = RowReader(options, to_datetime(session.store.clock.now()).date())
    phones = PhoneCount()
    failing: Counter[str] = Counter()
    sample = [StoredRow(seq, *row) for seq, row in enumerate(preview.sample, 1) if row.problem is None]
    for _, row in reader.read(sample):
        if row is None:
            continue
        phones.add(row, row.problems if row.fatal is None else [row.fatal])
        if row.fatal is not None:
            failing[row.fatal[0]] += 1
    return SampleLook(len(sample), len(preview.sample) < SAMPLE_ROWS, dict(failing.most_common()), phones)
