"""One real message to an address of one's own, before many are sent."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QWidget

from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import senders
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.words import Channel
from bulkdesk.ui.contacts.dialogs_common import EntryEdit
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.work import Sample
from bulkdesk.ui.theme import SPACING, Tone
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.cell_text import breakable, visible
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.plain import label

_KEY = "sending/testAddress"
_WIDTH = 520


class TrialDialog(ConfirmDialog):
    """Asks for an address, sends, and says what the server answered. It stays until it is closed."""

    def __init__(
        self,
        desk: Desk,
        channel: Channel,
        parent: QWidget | None,
        *,
        message: MessageText | None = None,
        sample: Sample | None = None,
    ) -> None:
        """Send ``message`` as ``sample`` would get it; without a message, one that says that it is a test."""
        translate = QCoreApplication.translate
        is_sms = channel is Channel.SMS
        title = (
            translate("TrialDialog", "Send a test text message")
            if is_sms
            else translate("TrialDialog", "Send a test e-mail")
        )
        super().__init__(parent, title, _explanation(message, sample), translate("TrialDialog", "Send test"))
        self._desk = desk
        self._session = desk.session
        self._channel = channel
        self._message = message
        self._sample = sample
        self.setObjectName("sendTestDialog")
        self.setMinimumWidth(_WIDTH)
        self.content.addSpacing(SPACING.xs)
        caption = label(self.tr("Phone number") if is_sms else self.tr("E-mail address"), "strong", self)
        self.address = EntryEdit(self)
        self.address.setObjectName("sendTestAddress")
        self.address.setAccessibleName(caption.text())
        self.address.setText(str(QSettings().value(f"{_KEY}/{channel}", "")))
        caption.setBuddy(self.address)
        self.content.addWidget(caption)
        self.content.addWidget(self.address)
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.setObjectName("sendTestResult")
        self.banner.hide()
        self.content.addWidget(self.banner)
        self.confirm_button.setObjectName("sendTestButton")
        self.cancel_button.setText(self.tr("Close"))
        self._is_sending = False
        self.address.textChanged.connect(self._judge)
        self.address.entered.connect(self.accept)
        self.address.setFocus()
        self.address.selectAll()
        self._judge()

    def accept(self) -> None:
        """Send; the answer comes into the dialog."""
        if not self.confirm_button.isEnabled():
            return
        self._is_sending = True
        self._say("", Tone.INFO)
        self._judge()
        self._desk.run(
            partial(
                senders.test_sender,
                contact_id=None if self._message is None or self._sample is None else self._sample.id,
            ),
            self._session,
            self._channel,
            self.address.text().strip(),
            self._message,
            on_done=self._on_sent,
            on_failed=self._on_refused,
        )

    def _judge(self) -> None:
        self.confirm_button.setEnabled(bool(self.address.text().strip()) and not self._is_sending)
        self.confirm_button.setText(self.tr("Sending…") if self._is_sending else self.tr("Send test"))

    def _on_sent(self, words: str) -> None:
        self._is_sending = False
        address = self.address.text().strip()
        QSettings().setValue(f"{_KEY}/{self._channel}", address)
        text = (
            self.tr("The server took the message to {address}. It said: {words}")
            if words
            else self.tr("The server took the message to {address}.")
        )
        self._say(text.format(address=visible(address), words=breakable(words)), Tone.SUCCESS)
        self._judge()

    def _on_refused(self, error: BulkDeskError) -> None:
        self._is_sending = False
        self._say(breakable(error_text(error)), Tone.DANGER)
        self._judge()

    def _say(self, text: str, tone: Tone) -> None:
        self.banner.set_tone(tone)
        self.banner.set_text(text)
        self.banner.setVisible(bool(text))


def _explanation(message: MessageText | None, sample: Sample | None) -> str:
    translate = QCoreApplication.translate
    if message is None:
        return translate(
            "TrialDialog", "One real message leaves with these settings. It belongs to no bulk action."
        )
    if sample is None:
        return translate("TrialDialog", "Your message is sent once, to this address only.")
    return translate(
        "TrialDialog", "Your message is sent once, to this address only, filled in as for {name}."
    ).format(name=visible(sample.name, 60))
