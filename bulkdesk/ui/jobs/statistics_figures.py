"""The figures of a job: tiles, progress, facts, and the reasons as a bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from bulkdesk.services.session import Session
from bulkdesk.services.statistics import Statistics
from bulkdesk.store.clock import MS_PER_SECOND, to_datetime
from bulkdesk.store.jobs import JobRow, ReasonCount
from bulkdesk.store.sends import SENDS
from bulkdesk.store.words import Delivery, JobStatus, JobType, Outcome
from bulkdesk.ui.jobs.present import STATUS_TONES, problem_parts
from bulkdesk.ui.jobs.reason import Reason
from bulkdesk.ui.theme import SPACING, Tone, tabular
from bulkdesk.ui.widgets.flow_layout import FlowLayout
from bulkdesk.ui.widgets.format import (
    format_datetime,
    format_duration,
    format_number,
    format_percent,
    format_rate,
)
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.progress import Part, paint_bar
from bulkdesk.ui.widgets.segment_bar import Segment, SegmentBar
from bulkdesk.ui.widgets.stat_tile import StatTile

_BAR: Final = 8
_LEAST_RATED_MS: Final = 5_000
"""A speed is told from so much work on: of less, how long the first records took to begin says more than their number."""
_REASON_TONES: Final = {
    Outcome.FAILED: Tone.DANGER,
    Outcome.SKIPPED: Tone.NEUTRAL,
    Outcome.SUCCEEDED: Tone.WARNING,
    Outcome.UNCONFIRMED: Tone.WARNING,
    Outcome.PENDING: Tone.NEUTRAL,
}


class Fact(QWidget):
    """A small caption over a value; hidden while there is none."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.caption = label("", "caption", self)
        self.value: QLabel = label("", "body", self)
        self.value.setObjectName(name)
        self.value.setFont(tabular(self.value.font()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACING.lg, 0)
        layout.setSpacing(0)
        layout.addWidget(self.caption)
        layout.addWidget(self.value)

    def set_value(self, text: str | None) -> None:
        """Show a value, or nothing at all for None."""
        self.value.setText(text or "")
        # Figures that change must not push their neighbours to and fro.
        self.setMinimumWidth(max(self.minimumWidth(), self.sizeHint().width() if text else 0))
        self.setVisible(text is not None)
        self.setAccessibleName(
            self.tr("{label}: {value}").format(label=self.caption.text(), value=text or "")
        )


class ProgressLine(QWidget):
    """A bar over the whole width with its percentage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.percent = label("", "strong", self)
        self.percent.setObjectName("statPercent")
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.percent.setFont(tabular(self.percent.font()))
        self._bar = _Bar(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.md)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self.percent)

    def set_progress(self, share: float, tone: Tone, parts: Sequence[Part]) -> None:
        """Show a share, 0 to 1, in the colour of a tone, with parts of other colours at its end."""
        self._bar.set_progress(share, tone, parts)
        text = format_percent(share)
        self.percent.setMinimumWidth(QFontMetrics(self.percent.font()).horizontalAdvance(format_percent(1.0)))
        self.percent.setText(text)
        self.setAccessibleName(self.tr("Progress: {percent}").format(percent=text))


class _Bar(QWidget):
    """The painted bar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._tone = Tone.INFO
        self._parts: Sequence[Part] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, share: float, tone: Tone, parts: Sequence[Part]) -> None:
        self._share, self._tone, self._parts = share, tone, parts
        self.update()

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(200, _BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        paint_bar(painter, self.rect(), self._share, self._tone, self._parts)
        painter.end()


class Figures(QWidget):
    """All figures of one job. ``reasonClicked`` sends a :class:`Reason`."""

    reasonClicked = Signal(object)  # noqa: N815 - Qt's naming for signals

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._figures: Statistics | None = None
        self._reasons: dict[str, Reason] = {}
        tones: dict[str, Tone | None] = {
            "Total": None,
            "Succeeded": Tone.SUCCESS,
            "Failed": Tone.DANGER,
            "Skipped": Tone.NEUTRAL,
            "Pending": Tone.INFO,
            "Unconfirmed": Tone.WARNING,
        }
        self.tiles = {name: StatTile("", tone, self) for name, tone in tones.items()}
        for name, tile in self.tiles.items():
            tile.number.setObjectName(f"stat{name}")
        self.progress = ProgressLine(self)
        self.facts = {
            name: Fact(f"stat{name}", self)
            for name in (
                "Warnings",
                "Created",
                "Updated",
                "Accepted",
                "Delivered",
                "Undelivered",
                "Bounced",
                "OptedOut",
                "NextBatch",
                "Started",
                "Finished",
                "Duration",
                "Rate",
                "TimeLeft",
            )
        }
        self._reasons_title = label("", "strong", self)
        self.bar = SegmentBar(self)
        self.bar.setObjectName("reasonsBar")
        self.bar.segmentClicked.connect(lambda key: self.reasonClicked.emit(self._reasons[key]))
        self._lay_out()
        self._retranslate()

    def show_figures(self, figures: Statistics) -> None:
        """Show a job's figures as they are now."""
        self._figures = figures
        job = figures.job
        values = {
            "Total": job.total,
            "Succeeded": job.succeeded,
            "Failed": job.failed,
            "Skipped": job.skipped,
            "Pending": job.pending,
            "Unconfirmed": job.unconfirmed,
        }
        for name, value in values.items():
            self.tiles[name].set_value(value)
        self.tiles["Unconfirmed"].setVisible(job.type in SENDS or job.unconfirmed > 0)
        self.progress.set_progress(figures.share, STATUS_TONES[job.status], problem_parts(job))
        self.facts["NextBatch"].caption.setText(self._wait_caption(job))
        for name, text in self._facts(figures).items():
            self.facts[name].set_value(text)
        self._show_reasons(job, figures.reasons)

    def select_reason(self, reason: Reason | None) -> None:
        """Mark the reason that the records are narrowed to, or none."""
        self.bar.set_selected(None if reason is None else reason.key)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(SPACING.sm)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        facts = FlowLayout(spacing=SPACING.sm)
        for fact in self.facts.values():
            facts.addWidget(fact)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.md)
        layout.addLayout(tiles)
        layout.addWidget(self.progress)
        layout.addLayout(facts)
        layout.addWidget(self._reasons_title)
        layout.addWidget(self.bar)

    def _retranslate(self) -> None:
        captions = {
            "Total": self.tr("Total"),
            "Succeeded": self.tr("Succeeded"),
            "Failed": self.tr("Failed"),
            "Skipped": self.tr("Skipped"),
            "Pending": self.tr("Pending"),
            "Unconfirmed": self.tr("Unconfirmed"),
        }
        for name, text in captions.items():
            self.tiles[name].caption.setText(text)
        facts = {
            "Warnings": self.tr("Warnings"),
            "Created": self.tr("Contacts created"),
            "Updated": self.tr("Contacts updated"),
            "Accepted": self.tr("Accepted"),
            "Delivered": self.tr("Delivered"),
            "Undelivered": self.tr("Undelivered"),
            "Bounced": self.tr("Bounced"),
            "OptedOut": self.tr("Opted out"),
            "NextBatch": self.tr("Next batch"),
            "Started": self.tr("Started"),
            "Finished": self.tr("Finished"),
            "Duration": self.tr("Duration"),
            "Rate": self.tr("Speed"),
            "TimeLeft": self.tr("Time left"),
        }
        for name, text in facts.items():
            self.facts[name].caption.setText(text)
        self.bar.setAccessibleName(self.tr("Reasons, choose one to see its records"))
        if self._figures is not None:
            self.show_figures(self._figures)

    def _facts(self, figures: Statistics) -> dict[str, str | None]:
        job = figures.job
        is_import = job.type is JobType.IMPORT
        delivery = figures.delivery or {}
        running = job.status is JobStatus.IN_PROGRESS
        return {
            "Warnings": format_number(job.warnings) if is_import or job.warnings else None,
            "Created": format_number(job.created) if is_import else None,
            "Updated": format_number(job.updated) if is_import else None,
            "Accepted": _number(delivery.get(Delivery.ACCEPTED)),
            "Delivered": _number(delivery.get(Delivery.DELIVERED)),
            "Undelivered": _number(delivery.get(Delivery.UNDELIVERED)),
            "Bounced": _number(delivery.get(Delivery.BOUNCED)),
            "OptedOut": _number(delivery.get(Delivery.OPTED_OUT)),
            "NextBatch": self._moment(job.wait_until) if running else None,
            "Started": self._moment(job.started_at),
            "Finished": self._moment(job.finished_at),
            "Duration": None
            if figures.duration_ms is None
            else format_duration(figures.duration_ms / MS_PER_SECOND),
            "Rate": format_rate(figures.rate)
            if figures.rate is not None and job.active_ms >= _LEAST_RATED_MS
            else None,
            "TimeLeft": format_duration(figures.seconds_left)
            if running and figures.seconds_left is not None
            else None,
        }

    def _wait_caption(self, job: JobRow) -> str:
        """What a send waits for."""
        if job.troubles:
            return self.tr("Next attempt")
        if job.type in SENDS and job.options.get("drip") is None:
            return self.tr("Goes on")
        return self.tr("Next batch")

    def _moment(self, moment: int | None) -> str | None:
        return (
            None if moment is None else format_datetime(to_datetime(moment), self._session.account.timezone)
        )

    def _reasons_text(self, job: JobRow, outcomes: set[Outcome]) -> str:
        """Say of how many records the bar tells: those that went well are not in it."""
        counts = {
            Outcome.FAILED: job.failed,
            Outcome.SKIPPED: job.skipped,
            Outcome.SUCCEEDED: job.warnings,
            Outcome.UNCONFIRMED: job.unconfirmed,
            Outcome.PENDING: job.pending,
        }
        text = (
            self.tr("Reasons ({count} of %n row(s))", None, job.total)
            if job.type is JobType.IMPORT
            else self.tr("Reasons ({count} of %n record(s))", None, job.total)
        )
        return text.format(count=format_number(sum(counts[outcome] for outcome in outcomes)))

    def _show_reasons(self, job: JobRow, reasons: list[ReasonCount]) -> None:
        shown = [(Reason(each.code, each.outcome), each.count) for each in reasons]
        self._reasons = {reason.key: reason for reason, _ in shown}
        self.bar.set_segments(
            [
                Segment(reason.key, reason.label(), count, _REASON_TONES[reason.outcome])
                for reason, count in shown
            ]
        )
        self._reasons_title.setText(self._reasons_text(job, {each.outcome for each in reasons}))
        self._reasons_title.setVisible(bool(shown))
        self.bar.setVisible(bool(shown))


def _number(value: int | None) -> str | None:
    return None if value is None else format_number(value)
