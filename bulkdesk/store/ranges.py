"""Working on a job's records set-based: decide a range of them in one statement, then count what was decided.

The statements of a local action follow one pattern: ``decide`` writes outcome and code of every record of the range,
further statements change the contacts of those that ``succeeded``, and ``counted`` adds up. All in one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass

from bulkdesk.store.jobs import Progress
from bulkdesk.store.store import Store
from bulkdesk.store.words import Outcome

SUCCEEDED = (
    "SELECT r.contact_id FROM record r"
    f" WHERE r.job_id = :job AND r.seq BETWEEN :first AND :last AND r.outcome = {Outcome.SUCCEEDED:d}"
)
"""The contacts of the range that were decided to succeed; part of a statement run with ``Range.run``."""


@dataclass(frozen=True)
class Range:
    """Consecutive records of a job, worked on at the moment ``now`` (milliseconds UTC)."""

    store: Store
    account_id: int
    job_id: int
    first: int
    last: int
    now: int

    def run(self, statement: str, **values: object) -> int:
        """Execute a statement with ``:job``, ``:first``, ``:last``, ``:now``, ``:account`` and ``values`` bound.

        Returns how many rows it changed.
        """
        bound = {
            "job": self.job_id,
            "first": self.first,
            "last": self.last,
            "now": self.now,
            "account": self.account_id,
            **values,
        }
        return self.store.named(statement, bound).rowcount

    def decide(
        self,
        code: str,
        *,
        joins: str = "",
        failed: tuple[str, ...] = (),
        detail: str = "NULL",
        change: str = "record.change",
        **values: object,
    ) -> None:
        """Write what becomes of each record of the range.

        Args:
            code: SQL for the code, NULL where the record succeeds; ``c`` is its contact, all NULL when it is gone.
            joins: further ``LEFT JOIN`` clauses that ``code``, ``detail`` and ``change`` look into.
            failed: codes that mean failed; the others mean skipped.
            detail: SQL for ``record.detail``.
            change: SQL for ``record.change``.
            values: bound to the names in the SQL.
        """
        outcome = f"WHEN d.code IN ({_quoted(failed)}) THEN {Outcome.FAILED:d}" if failed else ""
        self.run(
            f"""
            UPDATE record SET at = :now, (outcome, code, detail, change) = (
                SELECT CASE WHEN d.code IS NULL THEN {Outcome.SUCCEEDED:d} {outcome} ELSE {Outcome.SKIPPED:d} END,
                    d.code, d.detail, d.change
                FROM (
                    SELECT {code} AS code, {detail} AS detail, {change} AS change
                    FROM (SELECT 1) LEFT JOIN contact c ON c.id = record.contact_id AND c.account_id = :account {joins}
                ) d
            )
            WHERE job_id = :job AND seq BETWEEN :first AND :last
            """,
            **values,
        )

    def counted(self) -> Progress:
        """What the range adds to the job's counters, read from its records."""
        progress = Progress(position=self.last)
        rows = self.store.sql(
            "SELECT outcome, code, COUNT(*) FROM record WHERE job_id = ? AND seq BETWEEN ? AND ? GROUP BY outcome, code",
            self.job_id,
            self.first,
            self.last,
        )
        for number, code, count in rows:
            outcome = Outcome(number)
            if outcome is Outcome.SUCCEEDED:
                progress.succeeded += count
                progress.warnings += count if code is not None else 0
            elif outcome is Outcome.FAILED:
                progress.failed += count
            else:
                progress.skipped += count
            if code is not None:
                progress.add_reason(code, outcome, count)
        return progress


def _quoted(codes: tuple[str, ...]) -> str:
    return ", ".join(f"'{code}'" for code in codes)
