"""A dialog that leads through steps to one act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from bulkdesk.ui.theme import CONTROL_HEIGHT, SPACING, set_kind
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog
from bulkdesk.ui.widgets.step_indicator import StepIndicator

_SIZE = (980, 620)
_LEAST = (760, 520)


class Assistant(ReadingDialog):
    """Steps above, the page of the step, and below it why one cannot go on and the buttons.

    A subclass gives its pages to ``set_pages`` once and overrides ``prepare``, ``is_locked`` and ``start``. Steps are
    numbered from 0. The step ``last`` has the button that starts; a page after it shows what was started.

    Attributes:
        pages: one for each step.
        last: the last step that has the start button; there it is the one that Enter presses.
        starts_from: the first step that has it: from there on all is set, and the steps between show and change it.
    """

    def __init__(self, prefix: str, names: Sequence[str], start: str, parent: QWidget | None = None) -> None:
        """Make the frame.

        Args:
            prefix: begins the object names of its parts.
            names: of the steps.
            start: the words on the button that starts.
            parent: the window it belongs to.
        """
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self.pages: tuple[AssistantPage, ...] = ()
        self.last = 0
        self.starts_from = 0
        self.indicator = StepIndicator(names, self)
        self.indicator.setObjectName(f"{prefix}Steps")
        self.stack = QStackedWidget(self)
        self.cancel_button = self._button(self.tr("&Cancel"), f"{prefix}Cancel", "quiet")
        self.back_button = self._button(self.tr("&Back"), f"{prefix}Back", "secondary")
        self.next_button = self._button(self.tr("&Next"), f"{prefix}Next", "primary")
        self.start_button = self._button(start, f"{prefix}Start", "primary")
        for button in (self.cancel_button, self.back_button):
            button.setAutoDefault(False)
        self.reason = label("", "muted", self, wrap=True)
        self.reason.setObjectName(f"{prefix}Reason")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Steps without buttons keep the room for them.
        self.reason.setMinimumHeight(CONTROL_HEIGHT)
        self._lay_out()

    def set_title(self, title: str) -> None:
        """Name the dialog."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def set_pages(self, pages: Sequence[AssistantPage], last: int, *, starts_from: int | None = None) -> None:
        """Take the pages of all steps; ``last`` is the step that starts, ``starts_from`` the first that can (None: only it)."""
        self.pages = tuple(pages)
        self.last = last
        self.starts_from = last if starts_from is None else starts_from
        for page in self.pages:
            self.stack.addWidget(page)
            page.changed.connect(self.refresh)
        self.indicator.stepClicked.connect(self.show_step)
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self._back)
        self.next_button.clicked.connect(self._next)
        self.start_button.clicked.connect(self.start)

    # -- what a subclass says -----------------------------------------------------------------------------------

    def prepare(self, step: int) -> None:
        """Fill the page of a step that is about to be shown."""

    def is_locked(self) -> bool:
        """Whether there is no way back or forth for now."""
        return False

    def start(self) -> None:
        """Do what the steps led to."""

    # -- from step to step --------------------------------------------------------------------------------------

    def show_step(self, step: int) -> None:
        """Go to a step."""
        self.stack.setCurrentIndex(step)
        self.prepare(step)
        self.refresh()
        starts = step == self.last
        (self.start_button if starts else self.next_button).setDefault(True)
        self.pages[step].enter()
        if starts:
            self.start_button.setFocus()

    def refresh(self) -> None:
        """Show what can be done in the step now, and why not where it cannot."""
        step, locked = self.stack.currentIndex(), self.is_locked()
        page = self.pages[step]
        problem = page.problem()
        self.indicator.set_current(step, locked=locked)
        self.back_button.setVisible(0 < step <= self.last)
        self.next_button.setVisible(step < self.last)
        self.cancel_button.setVisible(step <= self.last)
        for button in (self.cancel_button, self.back_button):
            button.setEnabled(not locked)
        self.next_button.setEnabled(problem is None and not locked)
        self.next_button.setToolTip(problem or "")
        self.next_button.setAccessibleDescription(problem or "")
        self._offer_start(step, locked=locked)
        self.reason.setText("" if page.shows_problem() else problem or "")

    def _offer_start(self, step: int, *, locked: bool) -> None:
        """Let it start where nothing is missing in any step that counts."""
        counted = self.pages[self.starts_from : self.last + 1]
        problem = next((text for page in counted if (text := page.problem()) is not None), None)
        is_last = step == self.last
        hint = (
            "" if is_last else self.tr("Start with what is suggested: the next steps only show and change it")
        )
        self.start_button.setVisible(self.starts_from <= step <= self.last)
        self.start_button.setEnabled(problem is None and not locked)
        self.start_button.setToolTip(problem or hint)
        self.start_button.setAccessibleDescription(problem or hint)
        self.start_button.setAutoDefault(is_last)
        set_kind(self.start_button, "primary" if is_last else "secondary")

    def _next(self) -> None:
        step = self.stack.currentIndex()
        if step < self.last and self.pages[step].problem() is None:
            self.show_step(step + 1)

    def _back(self) -> None:
        step = self.stack.currentIndex()
        if 0 < step <= self.last:
            self.show_step(step - 1)

    # -- building -----------------------------------------------------------------------------------------------

    def _button(self, text: str, name: str, kind: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        set_kind(button, kind)
        return button

    def _lay_out(self) -> None:
        header = QFrame(self)
        set_kind(header, "bar")
        top = QHBoxLayout(header)
        top.setContentsMargins(SPACING.xl, SPACING.md, SPACING.xl, SPACING.md)
        top.addWidget(self.indicator, 1)
        line = QFrame(self)
        set_kind(line, "separator")
        footer = QHBoxLayout()
        footer.setContentsMargins(SPACING.xl, SPACING.md, SPACING.xl, SPACING.md)
        footer.setSpacing(SPACING.sm)
        footer.addWidget(self.cancel_button)
        footer.addWidget(self.reason, 1)
        footer.addSpacing(SPACING.sm)
        for button in (self.back_button, self.start_button, self.next_button):
            footer.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(self.stack, 1)
        layout.addWidget(line)
        layout.addLayout(footer)
