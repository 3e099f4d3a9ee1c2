"""Step 1: which file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.ui.imports.recent_files import recent_files
from bulkdesk.ui.theme import RADII, SPACING, Tone, icon, set_kind, theme
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.busy_bar import BusyBar
from bulkdesk.ui.widgets.cell_text import breakable, visible
from bulkdesk.ui.widgets.file_dialogs import ask_open
from bulkdesk.ui.widgets.icon_label import IconLabel
from bulkdesk.ui.widgets.plain import label, plain_tooltip, without_mnemonic
from bulkdesk.ui.widgets.toast import announce

_ICON = 40
_PATH_CHARS = 48


class DropZone(QFrame):
    """The place to drop a file on, with a button for those who would rather choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.icon = IconLabel("import", "accent", _ICON, self)
        self.title = label("", "title", self)
        self.choose_button = QPushButton(self.tr("C&hoose file…"), self)
        set_kind(self.choose_button, "secondary")
        self.choose_button.setObjectName("importChooseFile")
        self.hint = label("", "muted", self)
        self.busy = BusyBar(self)
        self.busy.setFixedWidth(160)
        self.busy.setAccessibleName(self.tr("Reading the file"))
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        self.busy.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.md)
        layout.addStretch()
        for widget in (self.icon, self.title, self.choose_button, self.hint, self.busy):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        theme().themeChanged.connect(self.update)
        self.invite()

    def invite(self) -> None:
        """Ask for a file: there is none yet."""
        self.title.setText(self.tr("Drop a contact file here"))
        self.hint.setText(self.tr("CSV or Excel (XLSX), of any size"))

    def set_over(self, *, over: bool) -> None:
        """Show that a file is held over the page."""
        self._over = over
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed frame."""
        palette = theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(palette.accent if self._over else palette.control_border), 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(palette.accent_subtle if self._over else palette.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADII.card, RADII.card)
        painter.end()


class FilePage(AssistantPage):
    """Drop zone, choose button, recent files; a refusal stands right below, in one line."""

    fileChosen = Signal(Path)  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_texts(
            self.tr("Which file holds your contacts?"),
            self.tr(
                "The first row should name the columns. Nothing is imported until you press “Start import”."
            ),
        )
        self.setAcceptDrops(True)
        self._ready = False
        self._busy = False
        self.zone = DropZone(self)
        self.zone.choose_button.clicked.connect(self._choose)
        self.error = Banner("", Tone.DANGER, parent=self)
        self.error.setObjectName("importFileError")
        self.error.hide()
        self.recent_buttons: list[QPushButton] = []
        self.body.addWidget(self.zone, 1)
        self.body.addWidget(self.error)
        if paths := recent_files():
            self.body.addWidget(label(self.tr("Recent files"), "strong", self))
            self.body.addLayout(self._recent(paths))

    def _recent(self, paths: list[Path]) -> QVBoxLayout:
        """A button for each of the files chosen last, with its folder."""
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for path in paths:
            button = QPushButton(self)
            set_kind(button, "quiet")
            button.setIcon(icon("file", "text_muted"))
            button.setText(without_mnemonic(visible(path.name, _PATH_CHARS)))
            button.setToolTip(plain_tooltip(visible(str(path))))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, path=path: self.fileChosen.emit(path))
            self.recent_buttons.append(button)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addWidget(label(visible(str(path.parent), _PATH_CHARS), "caption", self))
            row.addStretch()
            rows.addLayout(row)
        return rows

    def set_busy(self, path: Path) -> None:
        """Show that ``path`` is being read."""
        self._busy, self._ready = True, False
        self.error.hide()
        self.zone.busy.show()
        self.zone.title.setText(self.tr("Reading {file}…").format(file=visible(path.name, _PATH_CHARS)))
        self.changed.emit()

    def set_ready(self, path: Path) -> None:
        """Show that ``path`` can be imported."""
        self._end()
        self._ready = True
        self.zone.title.setText(visible(path.name, _PATH_CHARS))
        self.zone.hint.setText(self.tr("Drop or choose another file to use that one instead"))
        self.changed.emit()

    def refuse(self, text: str) -> None:
        """Say in one line why a file cannot be used."""
        self._end()
        self._ready = False
        self.zone.invite()
        self.error.set_text(breakable(text))
        self.error.show()
        announce(self.error, text, urgent=True)
        self.changed.emit()

    def problem(self) -> str | None:
        """Return what is missing."""
        if self._busy:
            return self.tr("The file is being read.")
        return None if self._ready else self.tr("Choose a file first.")

    def enter(self) -> None:
        """Put the keyboard on the choose button until there is a file."""
        if not self._ready:
            self.zone.choose_button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            self.zone.set_over(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget what was held over the page."""
        self.zone.set_over(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take one file of this machine."""
        self.zone.set_over(over=False)
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        if len(urls) == 1 and urls[0].isLocalFile():
            self.fileChosen.emit(Path(urls[0].toLocalFile()))
        elif len(urls) == 1:
            self.refuse(self.tr("Only a file on this computer can be imported. Save it here first."))
        else:
            self.refuse(self.tr("Drop one file at a time."))

    def _end(self) -> None:
        self._busy = False
        self.zone.busy.hide()
        self.error.hide()

    def _choose(self) -> None:
        patterns = self.tr("Contact files (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)")
        path = ask_open(self, self.tr("Choose a contact file"), patterns)
        if path is not None:
            self.fileChosen.emit(path)
