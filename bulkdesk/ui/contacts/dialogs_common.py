"""What the dialogs over contacts share: questions that make a job, and fields that keep Enter to themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from bulkdesk.services.tags import all_tags
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Tone
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.plain import label

_WIDTH = 520
T = TypeVar("T")
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class EntryEdit(QLineEdit):
    """A field in which Enter means ``entered`` and not the dialog's default button."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter, unless it chooses from the completions on show."""
        if event.key() in _ENTER and not self._is_choosing():
            event.accept()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _is_choosing(self) -> bool:
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        return popup is not None and popup.isVisible()


class TagEdit(EntryEdit):
    """A field for one tag that completes those the sub-account knows. ``chosen`` tells that a known one was taken."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Later, when the field has the text.
        completer.activated.connect(self.chosen, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)

    def load(self, desk: Desk) -> None:
        """Fetch the known tags in the background; without them the field is a plain one."""
        desk.run(all_tags, desk.session, on_done=self.set_known, on_failed=self._on_unreadable)

    def set_known(self, tags: list[str]) -> None:
        """Say which tags there are."""
        self._known.setStringList(tags)

    def known(self) -> list[str]:
        """The tags that are completed."""
        return self._known.stringList()

    def _on_unreadable(self, _error: BulkDeskError) -> None:
        self.set_known([])


class JobDialog(ConfirmDialog):
    """A question whose confirmation makes a job in the background.

    ``created(JobRow)`` tells of it; the dialog then closes. What is refused is said in the dialog, which stays.
    """

    created = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        title: str,
        text: str,
        confirm_label: str,
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(parent, title, text, confirm_label, danger=danger)
        self._desk = desk
        self._session = desk.session
        self._is_queueing = False
        self.setMinimumWidth(_WIDTH)
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.hide()
        self.content.setContentsMargins(0, SPACING.sm, 0, 0)
        self.content.addWidget(self.banner)
        desk.accountChanged.connect(self.reject)

    def reject(self) -> None:
        """Close without doing anything; not while the job is being made, which cannot be taken back here."""
        if not self._is_queueing:
            super().reject()

    def is_ready(self) -> bool:
        """Whether the question can be confirmed as things stand."""
        return True

    def judge(self) -> None:
        """Let the buttons be pressed that can be."""
        self.confirm_button.setEnabled(not self._is_queueing and self.is_ready())
        self.cancel_button.setEnabled(not self._is_queueing)

    def add_field(self, caption: str, field: QLineEdit) -> None:
        """Put a captioned field under what there is."""
        words = label(caption, "strong", self, wrap=True)
        words.setBuddy(field)
        field.setAccessibleName(caption)
        self.content.addSpacing(SPACING.xs)
        self.content.addWidget(words)
        self.content.addWidget(field)

    def warn(self, text: str, tone: Tone = Tone.DANGER) -> None:
        """Say what is in the way; an empty text takes it back."""
        self.banner.set_tone(tone)
        self.banner.set_text(text)
        self.banner.setVisible(bool(text))

    def queue(self, make: Callable[[], T], on_done: Callable[[T], object]) -> None:
        """Make the job in the background; ``on_done`` takes the result (``on_made``, where that is the job)."""
        self.warn("")
        self._is_queueing = True
        self.judge()
        self._desk.run(make, on_done=on_done, on_failed=self._on_refused)

    def on_made(self, job: JobRow) -> None:
        """Tell of the job and close."""
        self.end_queueing()
        self._desk.wake()
        self.created.emit(job)
        super().accept()

    def end_queueing(self) -> None:
        """Let the question be answered again."""
        self._is_queueing = False
        self.judge()

    def _on_refused(self, error: BulkDeskError) -> None:
        self.end_queueing()
        self.warn(error_text(error))
