"""What the settings of a sender are called, how they are typed, and where they stand in the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from bulkdesk.messaging.gateways import GATEWAYS
from bulkdesk.messaging.settings import Security
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.store.words import Channel
from bulkdesk.ui.theme import SPACING, set_look
from bulkdesk.ui.widgets.plain import label

SECRET: Final = "secret"  # noqa: S105 - the name of a field
"""The field of the password or token, which is no setting."""

_GATEWAYS: Final = {"twilio": "Twilio", "plivo": "Plivo"}
"""Names as their owners write them."""


def gateway_text(name: str) -> str:
    """What a gateway is called."""
    return _GATEWAYS.get(name, name)


@dataclass(frozen=True)
class FieldWords:
    """A field's caption and what stands in it while it is empty (the caption and a ``hint`` are translated)."""

    caption: str
    example: str = ""
    hint: str = ""


EMAIL_WORDS: Final = {
    "host": FieldWords(QT_TRANSLATE_NOOP("SenderForm", "Mail server"), "smtp.example.com"),
    "port": FieldWords(
        QT_TRANSLATE_NOOP("SenderForm", "Port"), hint=QT_TRANSLATE_NOOP("SenderForm", "usual")
    ),
    "security": FieldWords(QT_TRANSLATE_NOOP("SenderForm", "Encryption")),
    "connections": FieldWords(QT_TRANSLATE_NOOP("SenderForm", "Connections at once"), "1"),
    "user": FieldWords(
        QT_TRANSLATE_NOOP("SenderForm", "User name"), hint=QT_TRANSLATE_NOOP("SenderForm", "no login")
    ),
    SECRET: FieldWords(QT_TRANSLATE_NOOP("SenderForm", "Password")),
    "from": FieldWords(QT_TRANSLATE_NOOP("SenderForm", "From address"), "news@example.com"),
    "name": FieldWords(QT_TRANSLATE_NOOP("SenderForm", "Sender name"), "Example Ltd"),
    "reply_to": FieldWords(
        QT_TRANSLATE_NOOP("SenderForm", "Replies to"),
        hint=QT_TRANSLATE_NOOP("SenderForm", "the from address"),
    ),
    "rate": FieldWords(
        QT_TRANSLATE_NOOP("SenderForm", "Messages a second"),
        hint=QT_TRANSLATE_NOOP("SenderForm", "no limit"),
    ),
    "unsubscribe_mailto": FieldWords(
        QT_TRANSLATE_NOOP("SenderForm", "Unsubscribe by e-mail to"), "off@example.com"
    ),
    "unsubscribe_url": FieldWords(
        QT_TRANSLATE_NOOP("SenderForm", "Unsubscribe by web address"), "https://example.com/off?a={address}"
    ),
}
SMS_WORDS: Final = {
    "gateway": FieldWords(QT_TRANSLATE_NOOP("SenderForm", "Gateway")),
    "account": FieldWords(QT_TRANSLATE_NOOP("SenderForm", "Account id"), "AC0123456789abcdef…"),
    SECRET: FieldWords(QT_TRANSLATE_NOOP("SenderForm", "Auth token")),
    "from": FieldWords(QT_TRANSLATE_NOOP("SenderForm", "From number or name"), "+4915112345678"),
    "rate": FieldWords(
        QT_TRANSLATE_NOOP("SenderForm", "Messages a second"),
        hint=QT_TRANSLATE_NOOP("SenderForm", "no limit"),
    ),
    "base_url": FieldWords(
        QT_TRANSLATE_NOOP("SenderForm", "Address of the interface"),
        hint=QT_TRANSLATE_NOOP("SenderForm", "the gateway's own"),
    ),
}
WORDS: Final = {Channel.EMAIL: EMAIL_WORDS, Channel.SMS: SMS_WORDS}

LAYOUT: Final[dict[Channel, tuple[tuple[str, tuple[tuple[tuple[str, int], ...], ...]], ...]]] = {
    Channel.EMAIL: (
        (
            QT_TRANSLATE_NOOP("SenderForm", "Who it comes from"),
            ((("from", 1), ("name", 1)), (("reply_to", 1), ("", 1))),
        ),
        (
            QT_TRANSLATE_NOOP("SenderForm", "Server"),
            (
                (("host", 3), ("port", 1), ("security", 2)),
                (("user", 1), (SECRET, 1)),
                (("rate", 1), ("connections", 1)),
            ),
        ),
        (
            QT_TRANSLATE_NOOP("SenderForm", "Unsubscribing"),
            ((("unsubscribe_mailto", 1), ("unsubscribe_url", 1)),),
        ),
    ),
    Channel.SMS: (
        (QT_TRANSLATE_NOOP("SenderForm", "Who it comes from"), ((("from", 1), ("", 1)),)),
        (
            QT_TRANSLATE_NOOP("SenderForm", "Gateway"),
            (
                (("gateway", 1), ("account", 2)),
                ((SECRET, 1), ("rate", 1)),
                (("base_url", 1),),
            ),
        ),
    ),
}
"""Cards of rows of fields with the share of the width that each takes; an empty key leaves room."""


class SettingField(QWidget):
    """A caption over a field, and under it what is wrong with it."""

    def __init__(self, channel: Channel, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = WORDS[channel][key]
        self.key = key
        self.edit: QLineEdit | QComboBox = self._make(words)
        self.edit.setObjectName(f"sender_{channel}_{key}")
        text = translate("SenderForm", words.caption)
        self.edit.setAccessibleName(text)
        self.caption = label(text, "strong", self)
        self.caption.setBuddy(self.edit)
        self.error = label("", "caption", self, wrap=True)
        self.error.setProperty("tone", "danger")
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(self.caption)
        layout.addWidget(self.edit)
        layout.addWidget(self.error)
        layout.addStretch(1)

    def _make(self, words: FieldWords) -> QLineEdit | QComboBox:
        if self.key == "security":
            combo = QComboBox(self)
            for security, text in (
                (Security.STARTTLS, "STARTTLS"),
                (Security.TLS, "TLS"),
                (Security.NONE, self.tr("None")),
            ):
                combo.addItem(text, security.value)
            return combo
        if self.key == "gateway":
            combo = QComboBox(self)
            for name in GATEWAYS:
                combo.addItem(gateway_text(name), name)
            return combo
        line = QLineEdit(self)
        if self.key == SECRET:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        elif words.hint:
            line.setPlaceholderText(translate("SenderForm", words.hint))
        elif words.example:
            line.setPlaceholderText(self.tr("e.g. {example}").format(example=words.example))
        return line

    def value(self) -> str:
        """What is set, as the services read it."""
        if isinstance(self.edit, QComboBox):
            return str(self.edit.currentData())
        return self.edit.text() if self.key == SECRET else self.edit.text().strip()

    def set_value(self, text: str) -> None:
        """Show a setting."""
        if isinstance(self.edit, QComboBox):
            place = self.edit.findData(text)
            self.edit.setCurrentIndex(max(0, place))
        else:
            self.edit.setText(text)

    def set_placeholder(self, text: str) -> None:
        """Say what holds while nothing is typed."""
        if isinstance(self.edit, QLineEdit):
            self.edit.setPlaceholderText(text)

    def refuse(self, text: str) -> None:
        """Say what is wrong; empty: nothing."""
        set_look(self.edit, "invalid", bool(text))
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
