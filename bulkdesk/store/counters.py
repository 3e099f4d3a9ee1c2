"""Whether jobs' counters agree with their records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulkdesk.store.store import Store
from bulkdesk.store.words import JobType, Outcome


def differing_jobs(store: Store) -> list[int]:
    """Ids of jobs whose counters differ from their records, ascending; none in a sound store. Reads all records."""
    return sorted({*_outcomes_differ(store), *_reasons_differ(store)})


def _outcomes_differ(store: Store) -> list[int]:
    """Whose counters per outcome differ."""
    outcomes: Sequence[tuple[str, Outcome]] = (
        ("succeeded", Outcome.SUCCEEDED),
        ("failed", Outcome.FAILED),
        ("skipped", Outcome.SKIPPED),
        ("unconfirmed", Outcome.UNCONFIRMED),
    )
    sums = ", ".join(f"SUM(r.outcome = {outcome:d}) AS {name}" for name, outcome in outcomes)
    differs = " OR ".join(f"j.{name} <> COALESCE(s.{name}, 0)" for name, _ in outcomes)
    rows: Iterable[tuple[int]] = store.sql(
        f"SELECT j.id FROM job j LEFT JOIN (SELECT r.job_id, COUNT(*) AS total, {sums} FROM record r GROUP BY r.job_id) s"
        f" ON s.job_id = j.id WHERE j.total <> COALESCE(s.total, 0) OR {differs} ORDER BY j.id"
    )
    return [job_id for (job_id,) in rows]


def _reasons_differ(store: Store) -> list[int]:
    """Whose counts per code differ.

    A row of an import may count for more codes than the one that its record carries.
    """
    rows: Iterable[tuple[int]] = store.sql(
        """
        SELECT DISTINCT j.id FROM job j
        JOIN (
            SELECT job_id, SUM(carried) AS carried, SUM(counted) AS counted FROM (
                SELECT job_id, code, outcome, COUNT(*) AS carried, 0 AS counted FROM record
                WHERE code IS NOT NULL AND outcome <> ? GROUP BY job_id, code, outcome
                UNION ALL SELECT job_id, code, outcome, 0, count FROM job_reason
            ) GROUP BY job_id, code, outcome
        ) s ON s.job_id = j.id
        WHERE s.carried > s.counted OR (s.carried < s.counted AND j.type <> ?) ORDER BY j.id
        """,
        Outcome.PENDING,
        JobType.IMPORT,
    )
    return [job_id for (job_id,) in rows]
