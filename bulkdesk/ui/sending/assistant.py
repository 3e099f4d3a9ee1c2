"""The assistant that sends a message to many contacts."""

from __future__ import annotations

import re
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from bulkdesk.services.jobs import MAX_NAME
from bulkdesk.services.sending import SendRequest, create_send
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text, type_text
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.words import Channel, JobType
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.imports.cell_text import visible
from bulkdesk.ui.imports.page import Page
from bulkdesk.ui.imports.step_indicator import StepIndicator
from bulkdesk.ui.sending.message_page import MessagePage
from bulkdesk.ui.sending.summary_page import Line, SummaryPage
from bulkdesk.ui.sending.when_page import WhenPage
from bulkdesk.ui.sending.who_page import WhoPage
from bulkdesk.ui.sending.words import count_text
from bulkdesk.ui.theme import CONTROL_HEIGHT, SPACING, set_kind
from bulkdesk.ui.widgets.confirm import confirm
from bulkdesk.ui.widgets.plain import label

_SIZE = (980, 620)
_LEAST = (760, 520)
_SHOWN_TEXT = 400
_MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


class Step(IntEnum):
    """The steps in order."""

    WHO = 0
    MESSAGE = 1
    WHEN = 2
    SUMMARY = 3


class SendDialog(QDialog):
    """Who → message → when → summary. ``created(JobRow)`` comes when the bulk action is made; nothing is before.

    Going back loses nothing that was typed; closing asks where something would be lost.
    """

    created = Signal(object)

    def __init__(
        self, desk: Desk, target: Target, count: int, channel: Channel, parent: QWidget | None = None
    ) -> None:
        """Send to the contacts meant by ``target``, which are ``count``."""
        super().__init__(parent)
        self.setObjectName("sendDialog")
        self.setWindowTitle(
            self.tr("Send a text message") if channel is Channel.SMS else self.tr("Send an e-mail")
        )
        self.setAccessibleName(self.windowTitle())
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._desk = desk
        self._session: Session = desk.session
        self._target = target
        self._channel = channel
        self._is_starting = False
        self.who_page = WhoPage(desk, target, count, channel, self)
        self.message_page = MessagePage(desk, target, channel, self)
        self.when_page = WhenPage(desk, channel, self)
        self.summary_page = SummaryPage(self)
        names = (self.tr("Who"), self.tr("Message"), self.tr("When"), self.tr("Summary"))
        self.indicator = StepIndicator(names, self)
        self.indicator.setObjectName("sendSteps")
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._show(Step.WHO)

    def _lay_out(self) -> None:
        header = QFrame(self)
        set_kind(header, "bar")
        top = QHBoxLayout(header)
        top.setContentsMargins(SPACING.xl, SPACING.md, SPACING.xl, SPACING.md)
        top.addWidget(self.indicator, 1)
        self.cancel_button = self._button(self.tr("&Cancel"), "sendCancel", "quiet")
        self.back_button = self._button(self.tr("&Back"), "sendBack", "secondary")
        self.next_button = self._button(self.tr("&Next"), "sendNext", "primary")
        self.start_button = self._button(self.tr("&Start"), "sendStart", "primary")
        for button in (self.cancel_button, self.back_button):
            button.setAutoDefault(False)
        self.reason = label("", "muted", self, wrap=True)
        self.reason.setObjectName("sendReason")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.reason.setMinimumHeight(CONTROL_HEIGHT)
        line = QFrame(self)
        set_kind(line, "separator")
        footer = QHBoxLayout()
        footer.setContentsMargins(SPACING.xl, SPACING.md, SPACING.xl, SPACING.md)
        footer.setSpacing(SPACING.sm)
        footer.addWidget(self.cancel_button)
        footer.addWidget(self.reason, 1)
        footer.addSpacing(SPACING.sm)
        for button in (self.back_button, self.next_button, self.start_button):
            footer.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(self.stack, 1)
        layout.addWidget(line)
        layout.addLayout(footer)

    def _button(self, text: str, name: str, kind: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        set_kind(button, kind)
        return button

    def _connect(self) -> None:
        for page in self._pages():
            self.stack.addWidget(page)
            page.changed.connect(self._refresh)
        self.indicator.stepClicked.connect(lambda step: self._show(Step(step)))
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self._back)
        self.next_button.clicked.connect(self._next)
        self.start_button.clicked.connect(self._start)

    def _pages(self) -> tuple[Page, ...]:
        return self.who_page, self.message_page, self.when_page, self.summary_page

    @property
    def step(self) -> Step:
        """The step shown."""
        return Step(self.stack.currentIndex())

    # -- from step to step --------------------------------------------------------------------------------------

    def _show(self, step: Step) -> None:
        if self._is_starting:
            return
        self.stack.setCurrentIndex(step)
        if step is Step.WHEN:
            reach = self.who_page.reach
            self.when_page.set_count(0 if reach is None else reach.will_get)
        if step is Step.SUMMARY:
            self._sum_up()
        self._refresh()
        default = self.start_button if step is Step.SUMMARY else self.next_button
        default.setDefault(True)
        self._pages()[step].enter()
        if step is Step.SUMMARY:
            self.start_button.setFocus()

    def _refresh(self) -> None:
        step = self.step
        page = self._pages()[step]
        problem = page.problem()
        is_last = step is Step.SUMMARY
        self.indicator.set_current(step, locked=self._is_starting)
        self.back_button.setVisible(step is not Step.WHO)
        self.next_button.setVisible(not is_last)
        self.start_button.setVisible(is_last)
        self.start_button.setText(
            self.tr("&Start") if self.when_page.scheduled_at() is None else self.tr("&Schedule")
        )
        for button in (self.cancel_button, self.back_button):
            button.setEnabled(not self._is_starting)
        for button in (self.next_button, self.start_button):
            button.setEnabled(problem is None and not self._is_starting)
            button.setToolTip(problem or "")
            button.setAccessibleDescription(problem or "")
        self.reason.setText("" if page.shows_problem() else problem or "")

    def _next(self) -> None:
        if self.step < Step.SUMMARY and self._pages()[self.step].problem() is None:
            self._show(Step(self.step + 1))

    def _back(self) -> None:
        if self.step > Step.WHO:
            self._show(Step(self.step - 1))

    # -- the summary --------------------------------------------------------------------------------------------

    def _sum_up(self) -> None:
        message = self.message_page.message()
        self.summary_page.refuse("")
        self.summary_page.suggest_name(self._title(message.subject))
        start, pace, hours = self.when_page.lines()
        lines = [
            Line(self.tr("Recipients"), self._recipients()),
            Line(self.tr("Sender"), self.who_page.sender_text()),
            Line(self.tr("Start"), start),
            Line(self.tr("Pace"), pace),
            Line(self.tr("Sending hours"), hours),
        ]
        outlook = self.when_page.outlook.text.text()
        if self.when_page.drip() is not None and outlook:
            lines.append(Line(self.tr("Batches"), outlook))
        if message.subject:
            lines.append(Line(self.tr("Subject"), visible(message.subject)))
        lines.append(Line(self.tr("Message"), self._message_text(message.text, message.html)))
        self.summary_page.set_lines(lines)

    def _title(self, subject: str | None) -> str:
        if not subject:
            return type_text(JobType(self._channel))
        plain = _MARKUP.sub("…", " ".join(subject.split()))
        return self.tr("Bulk e-mail “{subject}”").format(subject=visible(plain))[:MAX_NAME]

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

    def _start(self) -> None:
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
        self._refresh()

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
        )
