"""Step 2: what was detected, and how the file looks when it is read so."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bulkdesk.files.detect import SourceFormat
from bulkdesk.ui.imports import formats
from bulkdesk.ui.imports.form_table import FormTable
from bulkdesk.ui.imports.left_out import LeftOutNote
from bulkdesk.ui.imports.preview_model import PreviewModel
from bulkdesk.ui.imports.work import Head
from bulkdesk.ui.theme import SPACING, Tone
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.cell_text import breakable, garbled, quoted, visible
from bulkdesk.ui.widgets.plain import label

_ROW = 32
_MEASURED_COLUMNS = 60
_WIDTHS = (90, 260)
_PROBLEM_WIDTH = 330


class PreviewPage(AssistantPage):
    """Combos with what was detected, the first rows as they are read by it, and hints where they look wrong.

    ``formatChanged`` asks for the file to be read anew.
    """

    formatChanged = Signal(SourceFormat)  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_texts(
            self.tr("Does this look right?"),
            self.tr(
                "If letters or columns look wrong, change how the file is read. The table follows at once."
            ),
        )
        self._format = SourceFormat("csv")
        self._problem: str | None = None
        self.encoding = self._combo("importEncoding")
        self.delimiter = self._combo("importDelimiter")
        self.quote = self._combo("importQuote")
        self.sheet = self._combo("importSheet")
        self._csv = QWidget(self)
        self._xlsx = QWidget(self)
        self._facts = label("", "caption", self, wrap=True)
        self._fields()
        self.hint = Banner(
            "", Tone.WARNING, action=(self.tr("Try another encoding"), self._try_encoding), parent=self
        )
        self.broken = Banner("", Tone.WARNING, parent=self)
        self.error = Banner("", Tone.DANGER, parent=self)
        for banner in (self.hint, self.broken, self.error):
            banner.hide()
        self.model = PreviewModel(self)
        self.table = FormTable(self)
        self.table.setObjectName("importPreviewTable")
        self.table.setAccessibleName(self.tr("First rows of the file"))
        self.table.setModel(self.model)
        self.body.addWidget(self._csv)
        self.body.addWidget(self._xlsx)
        self.body.addWidget(self._facts)
        self.left_out = LeftOutNote(self)
        self.body.addWidget(self.left_out)
        for widget in (self.hint, self.broken, self.error):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        combo.currentIndexChanged.connect(self._on_chosen)
        return combo

    def _fields(self) -> None:
        named = (
            (self.tr("&Encoding"), self.encoding),
            (self.tr("&Delimiter"), self.delimiter),
            (self.tr("&Quotation marks"), self.quote),
        )
        grid = QGridLayout(self._csv)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING.lg)
        grid.setVerticalSpacing(SPACING.xs)
        for column, (text, combo) in enumerate(named):
            caption = label(text, "caption", self)
            caption.setBuddy(combo)
            combo.setAccessibleName(text.replace("&", ""))
            grid.addWidget(caption, 0, column)
            grid.addWidget(combo, 1, column)
            grid.setColumnStretch(column, 3 if column == 0 else 2)
        column_box = QVBoxLayout()
        column_box.setSpacing(SPACING.xs)
        caption = label(self.tr("Shee&t"), "caption", self)
        caption.setBuddy(self.sheet)
        self.sheet.setAccessibleName(self.tr("Sheet"))
        column_box.addWidget(caption)
        column_box.addWidget(self.sheet)
        row = QHBoxLayout(self._xlsx)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column_box, 2)
        row.addStretch(3)

    # -- what the dialog says -----------------------------------------------------------------------------------

    def set_head(self, head: Head) -> None:
        """Show a file as it was read."""
        self._problem = None
        self.error.hide()
        self._show_format(head.preview.format)
        self.model.set_rows(head.header, head.preview.rows)
        self._fit_columns()
        self._show_facts(head)
        self._show_hints(head)
        self.changed.emit()

    def set_busy(self) -> None:
        """The file is being read anew."""
        self._problem = self.tr("The file is being read.")
        self.changed.emit()

    def refuse(self, text: str) -> None:
        """Say why the file cannot be read as chosen; another choice can be made."""
        self._problem = self.tr("The file cannot be read in this way. Choose another one above.")
        self.error.set_text(breakable(text))
        self.error.show()
        self.hint.hide()
        self.broken.hide()
        self.model.set_rows([], [])
        self.changed.emit()

    def problem(self) -> str | None:
        """Return why there is nothing to go on with."""
        return self._problem

    def enter(self) -> None:
        """Let the keyboard move through the rows."""
        self.table.setFocus()

    # -- inside -------------------------------------------------------------------------------------------------

    def _show_format(self, fmt: SourceFormat) -> None:
        self._format = fmt
        self._csv.setVisible(fmt.kind == "csv")
        self._xlsx.setVisible(fmt.kind == "xlsx")
        _fill(self.encoding, formats.encodings(fmt.encoding), formats.encoding_key(fmt.encoding))
        _fill(self.delimiter, formats.delimiters(fmt.delimiter), fmt.delimiter)
        _fill(self.quote, formats.quotes(), fmt.quotechar)
        _fill(self.sheet, [(name, visible(name, 60)) for name in fmt.sheets], fmt.sheet or "")

    def _on_chosen(self) -> None:
        fmt = self._format
        if fmt.kind == "xlsx":
            wanted = replace(fmt, sheet=self.sheet.currentData())
        else:
            wanted = replace(fmt, delimiter=self.delimiter.currentData(), quotechar=self.quote.currentData())
            if self.encoding.currentData() != formats.encoding_key(fmt.encoding):
                wanted = replace(wanted, encoding=self.encoding.currentData())
        if wanted != fmt:
            self._format = wanted
            self.formatChanged.emit(wanted)

    def _try_encoding(self) -> None:
        wanted = "cp1252" if formats.encoding_key(self._format.encoding) == "utf-8" else "utf-8"
        self.encoding.setCurrentIndex(self.encoding.findData(wanted))

    def _show_facts(self, head: Head) -> None:
        facts = [
            self.tr("%n column(s), named by the first row", None, len(head.header)),
        ]
        if head.preview.format.kind == "csv":
            ends = formats.line_ends(head.preview.format)
            facts.append(self.tr("Line ends: {name}, recognised in every form").format(name=ends))
        facts.append(self.tr("The first %n row(s) are shown", None, len(head.preview.rows)))
        self._facts.setText("  ·  ".join(facts))

    def _show_hints(self, head: Head) -> None:
        texts = [*head.header, *(cell for row in head.preview.rows for cell in row.cells)]
        wrong = garbled(texts) if head.preview.format.kind == "csv" else None
        self.hint.setVisible(wrong is not None)
        if wrong is not None:
            self.hint.set_text(self.tr("Some letters look wrong: “{text}”.").format(text=quoted(wrong)))
        broken = self.model.broken
        self.broken.setVisible(broken > 0)
        if broken:
            self.broken.set_text(
                self.tr("%n of these rows cannot be read and would be reported as failed.", None, broken)
                if broken < len(head.preview.rows)
                else self.tr("No row can be read like this. Check delimiter and quotation marks.")
            )

    def _fit_columns(self) -> None:
        """Give the first columns the width of what is in them; measuring a thousand would be felt."""
        self.table.verticalHeader().setDefaultSectionSize(max(_ROW, self.fontMetrics().height() + SPACING.md))
        least, most = _WIDTHS
        metrics = self.table.fontMetrics()
        for column in range(min(self.model.columnCount(), _MEASURED_COLUMNS)):
            texts = [str(self.model.headerData(column, Qt.Orientation.Horizontal))]
            texts += [str(self.model.index(row, column).data()) for row in range(self.model.rowCount())]
            width = max(metrics.horizontalAdvance(text[:60]) for text in texts) + 3 * SPACING.md
            if column == 0:
                self.table.setColumnWidth(column, max(64, width + (28 if self.model.broken else 0)))
            else:
                limit = most if column >= self.model.lead else _PROBLEM_WIDTH
                self.table.setColumnWidth(column, max(least, min(limit, width)))


def _fill(combo: QComboBox, choices: list[formats.Choice], current: str) -> None:
    """Offer ``choices``, with ``current`` chosen; nothing is announced."""
    with QSignalBlocker(combo):
        combo.clear()
        for value, text in choices:
            combo.addItem(text, value)
        combo.setCurrentIndex(combo.findData(current))
