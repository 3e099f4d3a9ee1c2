"""Step 3: when the messages go out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bulkdesk.jobs.drip import Drip, Schedule, Window
from bulkdesk.services.session import Session
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.outlook_note import OutlookNote
from bulkdesk.ui.sending.schedule_fields import HoursCard, PaceCard, StartCard
from bulkdesk.ui.sending.words import drip_text, start_text, window_text
from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.plain import label


class WhenPage(AssistantPage):
    """Start, pace and hours, and what they mean in words."""

    def __init__(self, desk: Desk, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_texts(
            self.tr("When should it go out?"),
            self.tr("All times are those of the sub-account: {zone}.").format(
                zone=desk.session.account.timezone
            ),
        )
        self._session: Session = desk.session
        self._channel = channel
        self._count = 0
        self.start = StartCard(self._session, self)
        self.pace = PaceCard(self)
        self.hours = HoursCard(self)
        self.words = label("", "body", self, wrap=True)
        self.words.setObjectName("sendWhenWords")
        self.outlook = OutlookNote(desk, channel, self)
        for card in (self.start, self.pace, self.hours):
            card.changed.connect(self._on_changed)
        self._lay_out()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, (self.start, self.pace)), (right, (self.hours, self._meaning()))):
            column.setSpacing(SPACING.md)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        content = QWidget(self)
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, SPACING.xs, 0)
        columns.setSpacing(SPACING.md)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        # The window's own background shows through.
        area.setStyleSheet("QScrollArea { background: transparent; }")
        content.setAutoFillBackground(False)
        self.body.addWidget(area, 1)

    def _meaning(self) -> QFrame:
        card = QFrame(self)
        set_kind(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACING.lg, SPACING.md, SPACING.lg, SPACING.md)
        column.setSpacing(SPACING.sm)
        column.addWidget(label(self.tr("What this means"), "strong", self))
        column.addWidget(self.words)
        column.addWidget(self.outlook)
        return card

    # -- what is chosen -----------------------------------------------------------------------------------------

    def set_count(self, count: int) -> None:
        """Say how many messages there will be."""
        self._count = count

    def scheduled_at(self) -> int | None:
        """The start, milliseconds UTC; None is at once."""
        return self.start.start()

    def drip(self) -> Drip | None:
        """The pace."""
        return self.pace.drip()

    def window_(self) -> Window | None:
        """The hours."""
        return self.hours.window_()

    def problem(self) -> str | None:
        """Return what is wrong."""
        return self.start.problem() or self.hours.problem()

    def enter(self) -> None:
        """Reckon anew: time has passed since the last look."""
        self._show_meaning()
        (self.start.first if self.start.first.isChecked() else self.start.second).setFocus()

    def stop(self) -> None:
        """Want nothing any more."""
        self.outlook.stop()

    def lines(self) -> list[str]:
        """Start, pace and hours in plain words."""
        return [
            start_text(self._session, self.scheduled_at()),
            drip_text(self._channel, self.drip()),
            window_text(self.window_(), self._session.account.timezone),
        ]

    def _on_changed(self) -> None:
        self._show_meaning()
        self.changed.emit()

    def _show_meaning(self) -> None:
        if self.problem() is not None:
            self.words.setText("")
            self.outlook.say(self.problem() or "")
            return
        self.words.setText("\n".join(self.lines()))
        schedule = Schedule(self.window_(), self.drip(), self._session.zone)
        self.outlook.show_schedule(schedule, self._count, self.scheduled_at())
