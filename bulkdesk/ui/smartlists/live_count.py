"""How many contacts a filter lets through, counted in the background while it is edited."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bulkdesk.services import smart_lists
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.filters import Filter
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, set_text_style
from bulkdesk.ui.widgets.icon_label import IconLabel
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.task import BackgroundTask

DEBOUNCE_MS = 250
"""How long the editing must rest before the contacts are counted."""

_AFTER_JOBS_MS = 1_000


class LiveCount(QWidget):
    """The count of the filter set last. An earlier count is stopped; its figure stays, greyed, until the new one is known.

    ``counted`` carries the figure.
    """

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = desk.session
        self._tree: Filter | None = None
        self._task: BackgroundTask | None = None
        self.count: int | None = None
        self._icon = IconLabel("contacts", "text_muted", parent=self)
        self.text = label("", "strong", self)
        self.text.setObjectName("smartListCount")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self._icon)
        layout.addWidget(self.text, 1)
        self._rest = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._rest.timeout.connect(self._start)
        desk.jobsChanged.connect(self._on_jobs_changed)

    def set_tree(self, tree: Filter | None) -> None:
        """Count another filter; None is one that is not finished."""
        self.stop()
        self._tree = tree
        if tree is None:
            self.count = None
            self._show(self.tr("Finish the conditions to see how many contacts they find."), "muted")
            return
        self._show(self.text.text() if self.count is not None else self.tr("Counting…"), "muted")
        self._rest.start(DEBOUNCE_MS)

    def stop(self) -> None:
        """Count no longer."""
        self._rest.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @property
    def is_counting(self) -> bool:
        """Whether a figure is on its way."""
        return self._task is not None or self._rest.isActive()

    def _start(self) -> None:
        if self._tree is None:
            return
        if self._task is not None:
            self._task.cancel()
        self._task = self._desk.run(
            partial(smart_lists.count, self._session, self._tree),
            on_done=self._on_counted,
            on_failed=self._on_failed,
        )

    def _on_counted(self, count: int) -> None:
        self._task = None
        self.count = count
        self._show(self.tr("%n contact(s) match", None, count), "strong")
        self.counted.emit(count)

    def _on_failed(self, error: BulkDeskError) -> None:
        self._task = None
        self.count = None
        self._show(error_text(error), "muted")

    def _on_jobs_changed(self, rows: list[JobRow]) -> None:
        """Count again once a job has worked on contacts; not more often than each second."""
        if self._tree is not None and not self.is_counting and any(row.position for row in rows):
            self._rest.start(_AFTER_JOBS_MS)

    def _show(self, text: str, style: str) -> None:
        self.text.setText(text)
        self.setAccessibleName(text)
        set_text_style(self.text, style)
