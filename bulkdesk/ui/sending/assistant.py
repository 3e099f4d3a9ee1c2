"""The assistant that sends a message to many contacts."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bulkdesk.services.sending import SendRequest, create_send, send_title
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.message_page import MessagePage
from bulkdesk.ui.sending.summary_page import Line, SummaryPage
from bulkdesk.ui.sending.when_page import WhenPage
from bulkdesk.ui.sending.who_page import WhoPage
from bulkdesk.ui.sending.words import count_text
from bulkdesk.ui.widgets.assistant import Assistant
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.confirm import confirm, keep_editing

_SHOWN_TEXT = 400


class Step(IntEnum):
    """The steps in order."""

    WHO = 0
    MESSAGE = 1
    WHEN = 2
    SUMMARY = 3


class SendDialog(Assistant):
    """Who → message → when → summary. ``created(JobRow)`` comes when the bulk action is made; nothing is before.

    Going back loses nothing that was typed; closing asks where something would be lost.
    """

    created = Signal(object)

    def __init__(
        self, desk: Desk, target: Target, count: int, channel: Channel, parent: QWidget | None = None
    ) -> None:
        """Send to the contacts meant by ``target``, which are ``count``."""
        names = (self.tr("Who"), self.tr("Message"), self.tr("When"), self.tr("Summary"))
        super().__init__("send", names, self.tr("&Start"), parent)
        self.setObjectName("sendDialog")
        self.set_title(
            self.tr("Send a text message") if channel is Channel.SMS else self.tr("Send an e-mail")
        )
        self._desk = desk
        self._session: Session = desk.session
        self._target = target
        self._channel = channel
        self._is_starting = False
        self.who_page = WhoPage(desk, target, count, channel, self)
        self.message_page = MessagePage(desk, target, channel, self)
        self.when_page = WhenPage(desk, channel, self)
        self.summary_page = SummaryPage(self)
        self.when_page.outlook.changed.connect(self._on_outlook)
        self.set_pages((self.who_page, self.message_page, self.when_page, self.summary_page), Step.SUMMARY)
        self.show_step(Step.WHO)

    @property
    def step(self) -> Step:
        """The step shown."""
        return Step(self.stack.currentIndex())

    # -- from step to step --------------------------------------------------------------------------------------

    def prepare(self, step: int) -> None:
        """Tell a page what was chosen on those before it."""
        if step == Step.WHEN:
            reach = self.who_page.reach
            self.when_page.set_count(0 if reach is None else reach.will_get)
        if step == Step.SUMMARY:
            self._sum_up()

    def is_locked(self) -> bool:
        """Whether the bulk action is being made."""
        return self._is_starting

    def refresh(self) -> None:
        """Show what can be done now; the last button says whether it is done at once."""
        super().refresh()
        self.start_button.setText(
            self.tr("&Start") if self.when_page.scheduled_at() is None else self.tr("&Schedule")
        )

    # -- the summary --------------------------------------------------------------------------------------------

    def _sum_up(self) -> None:
        self.summary_page.refuse("")
        self.summary_page.suggest_name(send_title(self._channel, self.message_page.message().subject))
        self.summary_page.set_lines(self._lines())

    def _on_outlook(self) -> None:
        """Add the batches where the summary was quicker than what reckons them."""
        if self.step is Step.SUMMARY:
            self.summary_page.set_lines(self._lines())

    def _lines(self) -> list[Line]:
        message = self.message_page.message()
        start, pace, hours = self.when_page.lines()
        lines = [
            Line(self.tr("Recipients"), self._recipients()),
            Line(self.tr("Sender"), self.who_page.sender_text()),
            Line(self.tr("Start"), start),
            Line(self.tr("Pace"), pace),
            Line(self.tr("Sending hours"), hours),
        ]
        note = self.when_page.outlook
        if self.when_page.drip() is not None and note.outlook is not None:
            lines.append(Line(self.tr("Batches"), note.text.text()))
        if message.subject:
            lines.append(Line(self.tr("Subject"), visible(message.subject)))
        lines.append(Line(self.tr("Message"), self._message_text(message.text, message.html)))
        return lines

    def _recipients(self) -> str:
        reach = self.who_page.reach
        if reach is None:
            return ""
        text = count_text(self._channel, reach.will_get)
        left_out = reach.total - reach.will_get
        if not left_out:
            return text
        return self.tr("{messages}. {left_out}").format(
            messages=text,
            left_out=self.tr("%n of the chosen contact(s) will not get it.", None, left_out),
        )

    def _message_text(self, text: str, html: str | None) -> str:
        shown = text.strip()
        if not shown:
            return self.tr("HTML only; the plain text is made from it.")
        shown = shown if len(shown) <= _SHOWN_TEXT else shown[: _SHOWN_TEXT - 1].rstrip() + "…"
        return shown if html is None else self.tr("{text}\n(with HTML)").format(text=shown)

    # -- start and end ------------------------------------------------------------------------------------------

    def request(self) -> SendRequest:
        """What was chosen."""
        return SendRequest(
            channel=self._channel,
            target=self._target,
            message=self.message_page.message(),
            name=self.summary_page.name.text().strip(),
            scheduled_at=self.when_page.scheduled_at(),
            drip=self.when_page.drip(),
            window=self.when_page.window_(),
        )

    def start(self) -> None:
        """Make the bulk action."""
        if self._is_starting or self.step is not Step.SUMMARY:
            return
        self._set_starting(is_starting=True)
        self._desk.run(
            create_send,
            self._session,
            self.request(),
            on_done=self._on_created,
            on_failed=self._on_refused,
        )

    def _set_starting(self, *, is_starting: bool) -> None:
        self._is_starting = is_starting
        self.summary_page.setEnabled(not is_starting)
        self.summary_page.refuse("")
        self.refresh()

    def _on_created(self, job: JobRow) -> None:
        self._set_starting(is_starting=False)
        self._stop()
        self._desk.wake()
        self.created.emit(job)
        self.accept()

    def _on_refused(self, error: BulkDeskError) -> None:
        self._set_starting(is_starting=False)
        self.summary_page.refuse(error_text(error))

    def reject(self) -> None:
        """Close by Esc, Cancel or the window's cross; not while the job is being made; asks about what is typed."""
        if self._is_starting:
            return
        if self.message_page.is_edited() and not self._may_discard():
            return
        self._stop()
        super().reject()

    def _stop(self) -> None:
        for page in (self.who_page, self.message_page, self.when_page):
            page.stop()

    def _may_discard(self) -> bool:
        return confirm(
            self,
            self.tr("Close without sending?"),
            self.tr("The message that you have written is lost. To keep it, save it as a template."),
            self.tr("Close"),
            danger=True,
            cancel_label=keep_editing(),
        )
