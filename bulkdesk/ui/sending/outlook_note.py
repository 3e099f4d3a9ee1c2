"""What a schedule means, in words: when the first batches go out and about when the last."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bulkdesk.jobs.drip import Schedule
from bulkdesk.services.session import Session
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.outlook import Outlook, look_ahead
from bulkdesk.ui.sending.words import count_text
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.format import format_datetime, format_number
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.task import BackgroundTask

_DEBOUNCE_MS = 120


class OutlookNote(QWidget):
    """Lines of plain words, reckoned in the background; the latest schedule wins. ``changed`` comes when it is reckoned."""

    changed = Signal()

    def __init__(self, desk: Desk, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session = desk.session
        self._channel = channel
        self._task: BackgroundTask | None = None
        self._wanted: tuple[Schedule, int, int | None, int | None] | None = None
        self._shown: Outlook | None = None
        self.text = label("", "body", self, wrap=True)
        self.text.setObjectName("sendOutlook")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(self.text)
        self._pace = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._pace.timeout.connect(self._reckon)

    @property
    def outlook(self) -> Outlook | None:
        """What was reckoned last; None while that is under way or cannot be."""
        return self._shown

    def show_schedule(
        self, schedule: Schedule, count: int, start: int | None, *, before: int | None = None
    ) -> None:
        """Reckon a schedule.

        Args:
            schedule: pace and hours.
            count: messages that are still to be sent.
            start: when they may begin, milliseconds UTC; None: now.
            before: when the batch in hand began, for a send in mid-run.
        """
        self._wanted = (schedule, count, start, before)
        self._shown = None
        self._pace.start()

    def say(self, text: str) -> None:
        """Say something else instead, such as what is wrong."""
        self.stop()
        self._wanted = None
        self._shown = None
        self.text.setText(text)

    def stop(self) -> None:
        """Want nothing any more."""
        self._pace.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _reckon(self) -> None:
        if self._wanted is None:
            return
        if self._task is not None:
            self._task.cancel()
        schedule, count, start, before = self._wanted
        now = self._session.store.clock.now()
        self._task = self._desk.run(
            partial(look_ahead, before=before),
            schedule,
            count,
            max(now, start or now),
            on_done=self._on_reckoned,
            on_failed=self._on_failed,
        )

    def _on_reckoned(self, outlook: Outlook | None) -> None:
        self._task = None
        self._shown = outlook
        if outlook is None or self._wanted is None:
            self.text.setText(self.tr("There is no message to send."))
        else:
            count = self._wanted[1]
            lines = self._batches(count, outlook) if outlook.batches > 1 else [self._single(count, outlook)]
            self.text.setText("\n".join(lines))
        self.changed.emit()

    def _single(self, count: int, outlook: Outlook) -> str:
        messages, moment = count_text(self._channel, count), outlook.first[0]
        if moment <= self._session.store.clock.now():
            return self.tr("{messages}: sending begins at once.").format(messages=messages)
        return self.tr("{messages}: sending begins {time}.").format(
            messages=messages, time=self._moment(moment)
        )

    def _batches(self, count: int, outlook: Outlook) -> list[str]:
        lines = [
            self.tr("{messages} in {batches}.").format(
                messages=count_text(self._channel, count),
                batches=self.tr("%n batch(es)", None, outlook.batches),
            )
        ]
        now = self._session.store.clock.now()
        for number, moment in enumerate(outlook.first, start=1):
            when = self.tr("at once") if moment <= now else self._moment(moment)
            if self._is_mid_run():
                text = self.tr("Next batch: {time}") if number == 1 else self.tr("Then: {time}")
                lines.append(text.format(time=when))
            else:
                text = self.tr("Batch {number}: {time}")
                lines.append(text.format(number=format_number(number), time=when))
        if outlook.batches > len(outlook.first):
            lines.append(self.tr("Last batch: about {time}").format(time=self._moment(outlook.last)))
        return lines

    def _is_mid_run(self) -> bool:
        return self._wanted is not None and self._wanted[3] is not None

    def _moment(self, moment: int) -> str:
        return format_datetime(to_datetime(moment), self._session.account.timezone)

    def _on_failed(self, _error: BulkDeskError) -> None:
        self._task = None
        self.text.setText("")
