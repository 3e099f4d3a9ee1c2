"""What a dry run found: figures, reasons, problem rows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bulkdesk.services.dry_run import SHOWN_PROBLEMS, DryRun
from bulkdesk.store.words import Outcome
from bulkdesk.ui.imports.problems_model import Column, ProblemsModel, look
from bulkdesk.ui.jobs.reason import Reason
from bulkdesk.ui.theme import SPACING, Tone, icon, set_kind
from bulkdesk.ui.widgets.badge import BadgeDelegate
from bulkdesk.ui.widgets.empty_state import EmptyContent, EmptyState
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.segment_bar import Segment, SegmentBar
from bulkdesk.ui.widgets.stat_tile import StatTile
from bulkdesk.ui.widgets.table_view import DataTable


def problem_rows(result: DryRun) -> int:
    """Return how many rows would fail, be skipped or be imported with a warning."""
    return result.failed + result.skipped + result.warnings


class CheckResult(QWidget):
    """Five figures, the reasons as a bar that filters the problem rows, and the rows."""

    saveWanted = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: DryRun | None = None
        self._reasons: dict[str, Reason] = {}
        self._chosen: str | None = None
        self.tiles = {
            "created": StatTile(self.tr("Would be created"), Tone.SUCCESS, self),
            "updated": StatTile(self.tr("Would be updated"), Tone.INFO, self),
            "failed": StatTile(self.tr("Would fail"), Tone.DANGER, self),
            "skipped": StatTile(self.tr("Would be skipped"), None, self),
            "warnings": StatTile(self.tr("With warnings"), Tone.WARNING, self),
        }
        figures = QHBoxLayout()
        figures.setSpacing(SPACING.sm)
        for name, tile in self.tiles.items():
            tile.number.setObjectName(f"importCheck_{name}")
            figures.addWidget(tile, 1)
        self.bar = SegmentBar(self)
        self.bar.setAccessibleName(self.tr("Reasons"))
        self.bar.segmentClicked.connect(self._on_reason)
        self.model = ProblemsModel(self)
        self.table = DataTable(self)
        self.table.setObjectName("importProblemsTable")
        self.table.setAccessibleName(self.tr("Rows with problems"))
        self.table.setSortingEnabled(False)
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(Column.OUTCOME, BadgeDelegate(self.table))
        for column, width in ((Column.ROW, 90), (Column.CONTACT, 240), (Column.OUTCOME, 170)):
            self.table.setColumnWidth(column, width)
        self.shown = label("", "muted", self)
        self.save_button = QPushButton(self.tr("Sa&ve all problem rows…"), self)
        self.save_button.setObjectName("importSaveProblems")
        self.save_button.setIcon(icon("download", "text"))
        self.save_button.setAutoDefault(False)
        set_kind(self.save_button, "secondary")
        self.save_button.clicked.connect(self.saveWanted)
        self._problems = QWidget(self)
        rows = QVBoxLayout(self._problems)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING.sm)
        line = QHBoxLayout()
        line.addWidget(self.shown, 1)
        line.addWidget(self.save_button)
        rows.addWidget(self.bar)
        rows.addLayout(line)
        rows.addWidget(self.table, 1)
        self._fine = EmptyState(EmptyContent("completed", ""), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.md)
        layout.addLayout(figures)
        layout.addWidget(self._problems, 1)
        layout.addWidget(self._fine, 1)

    def set_result(self, result: DryRun) -> None:
        """Show a result."""
        self._result = result
        for name, tile in self.tiles.items():
            tile.set_value(getattr(result, name))
        found = [(Reason(each.code, each.outcome), each.count) for each in result.reasons]
        self._reasons = {reason.key: reason for reason, _ in found}
        self._chosen = None
        self.bar.set_selected(None)
        self.bar.set_segments(
            [Segment(reason.key, reason.label(), count, _tone(reason)) for reason, count in found]
        )
        self.model.set_rows(result.problems)
        has_problems = problem_rows(result) > 0
        self._problems.setVisible(has_problems)
        self._fine.setVisible(not has_problems)
        if not has_problems:
            title = self.tr("All %n row(s) can be imported", None, result.total)
            self._fine.set_content(
                EmptyContent(
                    "completed",
                    title,
                    self.tr("Start the import when you are ready."),
                )
            )
        self._show_count()

    def set_saving(self, *, saving: bool) -> None:
        """Let nobody save twice at a time."""
        self.save_button.setEnabled(not saving)

    def _on_reason(self, key: str) -> None:
        self._chosen = None if key == self._chosen else key
        self.bar.set_selected(self._chosen)
        self.model.show_reason(self._reasons.get(self._chosen) if self._chosen is not None else None)
        self._show_count()

    def _show_count(self) -> None:
        if self._result is None:
            return
        total = problem_rows(self._result)
        if total > len(self._result.problems):
            text = self.tr("The first {most} of %n problem row(s) are listed", None, total).format(
                most=format_number(SHOWN_PROBLEMS)
            )
        else:
            text = self.tr("%n problem row(s)", None, total)
        if self._chosen is not None:
            text = self.tr("{shown} listed with this reason · {all}").format(
                shown=format_number(self.model.rowCount()), all=text
            )
        self.shown.setText(text)


def _tone(reason: Reason) -> Tone:
    return Tone.WARNING if reason.outcome is Outcome.SUCCEEDED else look(reason.outcome)[1]
