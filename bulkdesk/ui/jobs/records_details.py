"""One record in full: the whole reason and the source row it came from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from bulkdesk.services.records import identifier_text
from bulkdesk.services.texts import REASON_NUMBERS, reason_text
from bulkdesk.services.texts_template import detail_problems
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.records import RecordRow
from bulkdesk.ui.jobs.records_look import look, word
from bulkdesk.ui.theme import SPACING, icon, set_kind
from bulkdesk.ui.widgets.badge import StatusBadge
from bulkdesk.ui.widgets.format import format_datetime, format_number
from bulkdesk.ui.widgets.plain import label, plain_tooltip
from bulkdesk.ui.widgets.table_view import DataTable

_LEAST_WIDTH = 260


class RecordDetails(QFrame):
    """A card beside the table. ``closed`` comes when a person is done with it (cross or Escape)."""

    closed = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._record: RecordRow | None = None
        set_kind(self, "card")
        self.setObjectName("recordDetails")
        self.setMinimumWidth(_LEAST_WIDTH)
        self._title = label("", "strong", self, wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._badge = StatusBadge(parent=self)
        self._when = label("", "caption", self, wrap=True)
        self.reason: QLabel = label("", "body", self, wrap=True)
        self.reason.setObjectName("recordReason")
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._source_title = label("", "strong", self)
        self.source = QStandardItemModel(0, 2, self)
        self._table = self._source_table()
        self._close = QToolButton(self)
        set_kind(self._close, "mini")
        self._close.setIcon(icon("close", "text_muted"))
        self._close.clicked.connect(self.closed)
        self._lay_out()
        self._retranslate()

    def show_record(self, record: RecordRow) -> None:
        """Show a record; its source row follows by :meth:`show_source`."""
        self._record = record
        self.source.setRowCount(0)
        self._source_title.hide()
        self._table.hide()
        self._fill()

    def record(self) -> RecordRow | None:
        """Return the record shown."""
        return self._record

    def show_source(self, cells: list[tuple[str, str]]) -> None:
        """Show the source row: pairs of header and cell; an empty list for a record without one."""
        self.source.setRowCount(0)
        for name, cell in cells:
            items = [QStandardItem(name), QStandardItem(cell)]
            for item in items:
                item.setEditable(False)
            items[1].setToolTip(cell)
            self.source.appendRow(items)
        self._source_title.setVisible(bool(cells))
        self._table.setVisible(bool(cells))
        self._table.resizeColumnToContents(0)
        self._table.setColumnWidth(0, min(self._table.columnWidth(0), self._table.width() // 2))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; the dialog around stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _source_table(self) -> DataTable:
        table = DataTable(self)
        table.setObjectName("recordSource")
        table.setModel(self.source)
        table.setSortingEnabled(False)
        table.horizontalHeader().setSortIndicatorShown(False)
        return table

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACING.sm)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        state = QHBoxLayout()
        state.setSpacing(SPACING.sm)
        state.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._when, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.md, SPACING.md, SPACING.md, SPACING.md)
        layout.setSpacing(SPACING.sm)
        layout.addLayout(head)
        layout.addLayout(state)
        layout.addWidget(self.reason)
        layout.addWidget(self._source_title)
        layout.addWidget(self._table, 1)
        layout.addStretch(0)

    def _fill(self) -> None:
        record = self._record
        if record is None:
            return
        number = format_number(record.row if record.row is not None else record.seq)
        self._title.setText(identifier_text(record) or self.tr("Row {number}").format(number=number))
        self._title.setToolTip(plain_tooltip(self._title.text()))
        self._badge.set_badge(word(record), *look(record))
        when = "" if record.at is None else format_datetime(to_datetime(record.at), self._zone)
        row = self.tr("Row {number}").format(number=number)
        self._when.setText(self.tr("{row}, {time}").format(row=row, time=when) if when else row)
        self.reason.setText("\n".join(self._problems(record)))
        self.reason.setVisible(record.code is not None)

    def _problems(self, record: RecordRow) -> list[str]:
        """One line for each problem: its number where operators know one, what it is, and the value it is about."""
        if record.code is None:
            return []
        lines = []
        for code, value in detail_problems(record.code, record.detail):
            text = reason_text(code)
            if value:
                text = self.tr("{reason}: {value}").format(reason=text, value=value)
            if code in REASON_NUMBERS:
                text = self.tr("{reason} (error {number})").format(reason=text, number=REASON_NUMBERS[code])
            lines.append(text)
        return lines

    def _retranslate(self) -> None:
        self._close.setAccessibleName(self.tr("Close details"))
        self._close.setToolTip(self.tr("Close details"))
        self._source_title.setText(self.tr("Source row"))
        self.source.setHorizontalHeaderLabels([self.tr("Column"), self.tr("Value")])
        self._fill()
