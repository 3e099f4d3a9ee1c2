"""Step 2: what the message says."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from bulkdesk.messaging.templates import MessageText, TemplateError, TemplateProblem
from bulkdesk.services.messages import merge_fields
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.templates import TemplateRow
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.merge_button import MergeButton
from bulkdesk.ui.sending.preview_panel import PreviewPanel
from bulkdesk.ui.sending.template_edit import TemplateEdit
from bulkdesk.ui.sending.templates_button import TemplatesButton, message_of
from bulkdesk.ui.sending.trial_dialog import TrialDialog
from bulkdesk.ui.sending.work import Examined, Sample, examine, is_blank, read_samples
from bulkdesk.ui.theme import SPACING, Tone, icon
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.confirm import confirm
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.task import BackgroundTask
from bulkdesk.ui.widgets.toast import TIMEOUT_MS

DEBOUNCE_MS = 200
"""How long typing rests before the message is looked at."""

_TEXT_TAB: Final = 0
_HTML_TAB: Final = 1


class MessageEditor(QWidget):
    """Subject, text and HTML of a message with what is wrong in them. ``edited`` comes at every change."""

    edited = Signal()

    def __init__(self, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._channel = channel
        self._first: TemplateProblem | None = None
        self.subject = TemplateEdit(self, one_line=True)
        self.subject.setObjectName("sendSubject")
        self.subject.setAccessibleName(self.tr("Subject"))
        self.subject.setPlaceholderText(self.tr("What the inbox shows"))
        self.text = TemplateEdit(self)
        self.text.setObjectName("sendText")
        self.text.setAccessibleName(self.tr("Message"))
        self.text.setPlaceholderText(self.tr("Write the message here."))
        self.html = TemplateEdit(self)
        self.html.setObjectName("sendHtml")
        self.html.setAccessibleName(self.tr("HTML"))
        self.html.setPlaceholderText(self.tr("Optional: the same message as HTML."))
        self.tabs = QTabWidget(self)
        self.banner = Banner("", Tone.DANGER, action=(self.tr("Go there"), self.go_to_problem), parent=self)
        self.banner.setObjectName("sendProblemLine")
        self.banner.hide()
        self._last = self.text
        self._lay_out()
        for edit in self._parts().values():
            edit.textChanged.connect(self.edited)
            edit.focused.connect(partial(self._remember, edit))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        if self._channel is Channel.EMAIL:
            caption = label(self.tr("S&ubject"), "strong", self)
            caption.setBuddy(self.subject)
            layout.addWidget(caption)
            layout.addWidget(self.subject)
            self.tabs.addTab(_framed(self.text), self.tr("Plain text"))
            self.tabs.addTab(_framed(self.html), self.tr("HTML"))
            layout.addWidget(self.tabs, 1)
        else:
            self.subject.hide()
            self.html.hide()
            self.tabs.hide()
            caption = label(self.tr("&Message"), "strong", self)
            caption.setBuddy(self.text)
            layout.addWidget(caption)
            layout.addWidget(self.text, 1)
        layout.addWidget(self.banner)

    def _parts(self) -> dict[str, TemplateEdit]:
        return {"subject": self.subject, "text": self.text, "html": self.html}

    # -- what is typed ------------------------------------------------------------------------------------------

    def message(self) -> MessageText:
        """The message as it is typed."""
        if self._channel is Channel.SMS:
            return MessageText(None, self.text.text())
        html = self.html.text()
        return MessageText(self.subject.text().strip(), self.text.text(), html if html.strip() else None)

    def set_message(self, message: MessageText) -> None:
        """Put another message in its place."""
        self.subject.set_text(message.subject or "")
        self.text.set_text(message.text)
        self.html.set_text(message.html or "")
        if message.html is not None and self._channel is Channel.EMAIL:
            self.tabs.setCurrentIndex(_TEXT_TAB if message.text.strip() else _HTML_TAB)

    def insert_field(self, path: str) -> None:
        """Put a merge field where the cursor is, or was last."""
        self.last_edit().insert_field(path)

    def last_edit(self) -> TemplateEdit:
        """The field that has the keyboard, or had it last."""
        shown = self.html if self.tabs.currentIndex() == _HTML_TAB else self.text
        return self._last if self._last is self.subject else shown

    def _remember(self, edit: TemplateEdit) -> None:
        self._last = edit

    # -- what is wrong ------------------------------------------------------------------------------------------

    def set_problems(self, problems: tuple[TemplateProblem, ...]) -> None:
        """Mark what is wrong, and say the first of it in a line below."""
        self._first = problems[0] if problems else None
        for part, edit in self._parts().items():
            edit.set_problems([problem for problem in problems if problem.part == part])
        if self._first is not None:
            self._say(problem_text(self._first, more=len(problems) - 1))
        else:
            self._say("")

    def go_to_problem(self) -> None:
        """Put the cursor where the first problem is."""
        if self._first is None:
            return
        if self._channel is Channel.EMAIL and self._first.part != "subject":
            self.tabs.setCurrentIndex(_HTML_TAB if self._first.part == "html" else _TEXT_TAB)
        self._parts()[self._first.part].go_to(self._first)

    def refuse(self, text: str) -> None:
        """Say what is wrong with the message as a whole."""
        self._first = None
        self._say(text)

    def _say(self, text: str) -> None:
        self.banner.set_text(text)
        self.banner.setVisible(bool(text))
        if self.banner.action_button is not None:
            self.banner.action_button.setVisible(self._first is not None)


class MessagePage(AssistantPage):
    """The editor at the left, the preview of a real contact at the right."""

    def __init__(self, desk: Desk, target: Target, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_texts(
            self.tr("What do you want to say?"),
            self.tr("At the right you see the message as a real contact of your choice will get it."),
        )
        self._desk = desk
        self._session: Session = desk.session
        self._target = target
        self._channel = channel
        self._examining: BackgroundTask | None = None
        self._samples_task: BackgroundTask | None = None
        self._examined: Examined | None = None
        self._kept = _nothing(channel)
        self.editor = MessageEditor(channel, self)
        self.templates = TemplatesButton(desk, channel, self)
        self.fields = MergeButton(self)
        self.preview = PreviewPanel(channel, self)
        self.test_button = QPushButton(icon("send"), self.tr("Send &test…"), self)
        self.test_button.setObjectName("sendTest")
        self.test_button.setAutoDefault(False)
        self.notice = Banner("", Tone.SUCCESS, parent=self)
        self.notice.setObjectName("sendTemplateNotice")
        self.notice.hide()
        self._notice_timer = QTimer(self, singleShot=True, interval=TIMEOUT_MS)
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._lay_out()
        self._connect()
        self._load()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(SPACING.sm)
        tools.addWidget(self.templates)
        tools.addStretch(1)
        tools.addWidget(self.fields)
        left = QVBoxLayout()
        left.setSpacing(SPACING.sm)
        left.addLayout(tools)
        left.addWidget(self.notice)
        left.addWidget(self.editor, 1)
        right = QVBoxLayout()
        right.setSpacing(SPACING.sm)
        right.addWidget(self.preview, 1)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.test_button)
        right.addLayout(below)
        columns = QHBoxLayout()
        columns.setSpacing(SPACING.lg)
        columns.addLayout(left, 6)
        columns.addLayout(right, 5)
        self.body.addLayout(columns, 1)

    def _connect(self) -> None:
        self.editor.edited.connect(self._on_edited)
        self.fields.chosen.connect(self.editor.insert_field)
        self.templates.chosen.connect(self._take_template)
        self.templates.told.connect(self._tell)
        self.preview.sampleChanged.connect(self._debounce.start)
        self.test_button.clicked.connect(self._ask_test)
        self._debounce.timeout.connect(self.look)
        self._notice_timer.timeout.connect(self.notice.hide)

    def _load(self) -> None:
        self._desk.run(merge_fields, self._session, on_done=self.fields.set_fields)
        self.templates.load()
        self._samples_task = self._desk.run(
            read_samples, self._session, self._channel, self._target, on_done=self._on_samples
        )

    # -- what the assistant asks --------------------------------------------------------------------------------

    def message(self) -> MessageText:
        """The message as it is typed."""
        return self.editor.message()

    def is_edited(self) -> bool:
        """Whether something is typed that is kept nowhere else."""
        message = self.message()
        return not is_blank(self._channel, message) and message != self._kept

    def problem(self) -> str | None:
        """Return what is missing or wrong."""
        message = self.message()
        if self._channel is Channel.EMAIL and not (message.subject or "").strip():
            return self.tr("Write a subject.")
        if not message.text.strip() and message.html is None:
            return self.tr("Write the message.")
        if self._examined is None:
            return self.tr("The message is being checked.")
        if self._examined.problems:
            return self.tr("Mend what is marked in the message.")
        if self._examined.error is not None:
            return error_text(self._examined.error)
        return None

    def shows_problem(self) -> bool:
        """Whether the editor says it already."""
        return self._examined is not None and bool(self._examined.problems)

    def enter(self) -> None:
        """Begin where something is still to be written."""
        first = self.editor.subject if self._channel is Channel.EMAIL else self.editor.text
        (first if not first.text() else self.editor.text).setFocus()

    def stop(self) -> None:
        """Want nothing any more."""
        self._debounce.stop()
        for task in (self._examining, self._samples_task):
            if task is not None:
                task.cancel()

    # -- looking at the message ---------------------------------------------------------------------------------

    def look(self) -> None:
        """Check the message and fill it in for the contact; an answer that is out of date is dropped."""
        self._debounce.stop()
        if self._examining is not None:
            self._examining.cancel()
        sample = self.preview.sample
        self._examining = self._desk.run(
            examine,
            self._session,
            self._channel,
            self.message(),
            None if sample is None else sample.id,
            on_done=self._on_examined,
            on_failed=self._on_not_examined,
        )

    def _on_edited(self) -> None:
        # An answer about what was there before would pass for one about what is there now.
        self._examined = None
        if self._examining is not None:
            self._examining.cancel()
            self._examining = None
        self.templates.set_message(self.message(), is_sound=False)
        self._debounce.start()
        self.changed.emit()

    def _on_examined(self, found: Examined) -> None:
        self._examining = None
        self._examined = found
        self.editor.set_problems(found.problems)
        message = self.message()
        if isinstance(found.error, TemplateError):
            # Sound as a template, but not with what this one contact has.
            self.editor.set_problems((found.error.problem,))
        elif found.error is not None:
            self.editor.refuse(error_text(found.error))
        if found.shown is not None:
            self.preview.show_message(found.shown, found.size)
        elif is_blank(self._channel, message):
            self.preview.clear()
            self.preview.say(self.tr("Here you will see the message."))
        elif self.preview.sample is None:
            self.preview.clear()
            self.preview.say(self.tr("There is no contact to show it with."))
        else:
            self.preview.say(self.tr("The preview follows as soon as the message can be read."))
        self.templates.set_message(message, is_sound=self.problem() is None)
        self.changed.emit()

    def _on_not_examined(self, error: BulkDeskError) -> None:
        self._on_examined(Examined((), error=error))

    def _on_samples(self, samples: list[Sample]) -> None:
        self._samples_task = None
        self.preview.set_samples(samples)
        self.look()

    # -- templates and test -------------------------------------------------------------------------------------

    def _take_template(self, row: TemplateRow) -> None:
        if self.is_edited() and message_of(row) != self.message() and not self._may_replace():
            return
        self.editor.set_message(message_of(row))
        self._kept = self.message()
        self.templates.take(row)
        self.look()

    def _may_replace(self) -> bool:
        return confirm(
            self.window(),
            self.tr("Replace what you have written?"),
            self.tr("The template takes the place of your message. Undo brings it back."),
            self.tr("Replace"),
        )

    def _tell(self, tone: str, text: str) -> None:
        if Tone(tone) is Tone.SUCCESS:
            current = self.templates.current
            # What was kept may be less than what is typed by now; after deleting nothing is.
            self._kept = _nothing(self._channel) if current is None else message_of(current)
        self.notice.set_tone(tone)
        self.notice.set_text(text)
        self.notice.show()
        self._notice_timer.start()

    def _ask_test(self) -> None:
        sample = self.preview.sample
        dialog = TrialDialog(self._desk, self._channel, self.window(), message=self.message(), sample=sample)
        open_dialog(dialog)


def _nothing(channel: Channel) -> MessageText:
    """A message before anything is typed."""
    return MessageText("" if channel is Channel.EMAIL else None, "")


def _framed(edit: TemplateEdit) -> QWidget:
    """A page of a tab with room for the field's frame."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, SPACING.sm, 0, 0)
    layout.addWidget(edit)
    return page


def problem_text(problem: TemplateProblem, *, more: int = 0) -> str:
    """What is wrong, and how much else is."""
    text = error_text(TemplateError(problem))
    if not more:
        return text
    return QCoreApplication.translate("MessageEditor", "{problem} (and %n more)", None, more).format(
        problem=text
    )
