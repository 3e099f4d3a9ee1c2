"""The settings of one sender."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from bulkdesk.messaging.settings import Security
from bulkdesk.services import senders
from bulkdesk.services.access import Right
from bulkdesk.services.i18n import translate
from bulkdesk.services.senders import SavedSender
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.sender_fields import LAYOUT, SECRET, WORDS, SettingField
from bulkdesk.ui.sending.trial_dialog import TrialDialog
from bulkdesk.ui.sending.work import StoredSender, read_sender
from bulkdesk.ui.theme import SPACING, Tone, icon, set_kind
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.cell_text import breakable
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.task import BackgroundTask


class SenderForm(QWidget):
    """The sender of one channel of the sub-account: shown to all, changed by who may.

    The password or token is never shown again; only whether there is one. ``saved`` comes when settings were kept.
    """

    saved = Signal()

    def __init__(self, desk: Desk, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session = desk.session
        self._channel = channel
        self._stored: dict[str, str] | None = None
        self._has_secret = False
        self._is_busy = False
        self._reading: BackgroundTask | None = None
        self.fields = {key: SettingField(channel, key, self) for key in WORDS[channel]}
        self._shown = self._contents()
        self.banner = Banner("", Tone.INFO, parent=self)
        self.banner.setObjectName("senderBanner")
        self.banner.hide()
        self.warning = Banner(
            self.tr("Without encryption, password and messages can be read on their way."),
            Tone.WARNING,
            parent=self,
        )
        self.warning.hide()
        self.save_button = QPushButton(self.tr("&Save"), self)
        self.save_button.setObjectName(f"senderSave_{channel}")
        set_kind(self.save_button, "primary")
        self.test_button = QPushButton(icon("send"), self.tr("Send &test…"), self)
        self.test_button.setObjectName(f"senderTest_{channel}")
        self.remove_button = QPushButton(self.tr("&Remove…"), self)
        self.remove_button.setObjectName(f"senderRemove_{channel}")
        set_kind(self.remove_button, "quiet")
        for button in (self.save_button, self.test_button, self.remove_button):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._judge()
        self.load()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.md)
        layout.addWidget(self.banner)
        for title, rows in LAYOUT[self._channel]:
            layout.addWidget(self._card(translate("SenderForm", title), rows))
        layout.addWidget(self.warning)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.sm)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.test_button)
        buttons.addWidget(self.save_button)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _card(self, title: str, rows: tuple[tuple[tuple[str, int], ...], ...]) -> QFrame:
        card = QFrame(self)
        set_kind(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACING.lg, SPACING.md, SPACING.lg, SPACING.md)
        column.setSpacing(SPACING.md)
        column.addWidget(label(title, "muted", self))
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(SPACING.md)
            for key, share in row:
                if key:
                    line.addWidget(self.fields[key], share)
                else:
                    line.addStretch(share)
            column.addLayout(line)
        return card

    def _connect(self) -> None:
        for field in self.fields.values():
            if isinstance(field.edit, QComboBox):
                field.edit.currentIndexChanged.connect(self._on_edited)
            else:
                field.edit.textEdited.connect(self._on_edited)
                field.edit.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.test_button.clicked.connect(self._ask_test)
        self.remove_button.clicked.connect(self._ask_remove)

    # -- reading ------------------------------------------------------------------------------------------------

    @property
    def is_set_up(self) -> bool:
        """Whether there is a sender."""
        return self._stored is not None

    def load(self) -> None:
        """Read the settings in the background; what is typed meanwhile stays."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._desk.run(
            read_sender, self._session, self._channel, on_done=self._on_loaded, on_failed=self._on_refused
        )

    def _on_loaded(self, found: StoredSender) -> None:
        self._stored, self._has_secret = found.values, found.needs_secret and found.has_secret
        # The key ring may have taken a while: what was typed since the form was filled is the person's.
        untouched = {key for key, field in self.fields.items() if field.value() == self._shown[key]}
        for key, text in (self._stored or {}).items():
            if key in untouched:
                self._show(key, text)
        if SECRET in untouched:
            self._show(SECRET, "")
        self._say_secret()
        self._judge()
        if found.needs_secret and not found.has_secret and self._session.may(Right.MANAGE_SENDERS):
            self.banner.say(
                self.tr("Before this sender can send, it needs its password or token."), Tone.WARNING
            )

    def _show(self, key: str, text: str) -> None:
        self.fields[key].set_value(text)
        self._shown[key] = self.fields[key].value()

    def _contents(self) -> dict[str, str]:
        """What stands in the fields, the secret included."""
        return {key: field.value() for key, field in self.fields.items()}

    def _say_secret(self) -> None:
        field = self.fields[SECRET]
        if self._has_secret:
            field.set_placeholder(self.tr("Set – type to replace it"))
        else:
            field.set_placeholder("" if self._stored is None else self.tr("Not set"))

    # -- editing ------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, str]:
        """The settings as they are typed, without the secret."""
        return {key: field.value() for key, field in self.fields.items() if key != SECRET}

    def is_edited(self) -> bool:
        """Whether something is typed that is not kept."""
        if self.fields[SECRET].value():
            return True
        if self._stored is None:
            return any(field.value() for field in self.fields.values() if isinstance(field.edit, QLineEdit))
        return self.values() != self._stored

    def _on_edited(self) -> None:
        for field in self.fields.values():
            field.refuse("")
        self.banner.hide()
        self._judge()

    def _judge(self) -> None:
        may_change = self._session.may(Right.MANAGE_SENDERS)
        may_send = self._session.may(Right.CREATE_JOB)
        for field in self.fields.values():
            field.edit.setEnabled(may_change and not self._is_busy)
        is_email = self._channel is Channel.EMAIL
        if is_email:
            security = Security(self.fields["security"].value())
            self.warning.setVisible(security is Security.NONE)
            self.fields["port"].set_placeholder(str(security.port))
            user = self.fields["user"].value()
            self.fields[SECRET].edit.setEnabled(may_change and not self._is_busy and bool(user))
        self.save_button.setVisible(may_change)
        self.remove_button.setVisible(may_change and self.is_set_up)
        self.save_button.setEnabled(self.is_edited() and not self._is_busy)
        self.test_button.setEnabled(
            may_send and self.is_set_up and not self.is_edited() and not self._is_busy
        )
        self.test_button.setToolTip(self.tr("Save the settings first.") if self.is_edited() else "")
        if self._session.store.read_only:
            self.banner.say(self.tr("The store is open for reading only."), Tone.INFO)
        elif not may_change:
            self.banner.say(self.tr("Only administrators can change senders."), Tone.INFO)

    # -- keeping ------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the settings and the secret, if one is typed."""
        if not self.save_button.isEnabled() or not self._session.may(Right.MANAGE_SENDERS):
            return
        self._set_busy(is_busy=True)
        self._desk.run(
            senders.save_sender,
            self._session,
            self._channel,
            self.values(),
            self.fields[SECRET].value() or None,
            on_done=self._on_saved,
            on_failed=self._on_refused,
        )

    def _on_saved(self, kept: SavedSender) -> None:
        # The fields were locked meanwhile: what stands in them is kept, and gives way to how it was kept.
        self._shown = self._contents()
        self._set_busy(is_busy=False)
        if kept.trouble is None:
            self.banner.say(self.tr("The sender is saved."), Tone.SUCCESS)
        else:
            self.banner.say(
                self.tr(
                    "The sender is saved, but this computer has no key ring that keeps its password. "
                    "BulkDesk knows it until it is closed, and asks for it again after the next start."
                ),
                Tone.WARNING,
            )
        self.load()
        self.saved.emit()

    def _on_refused(self, error: BulkDeskError) -> None:
        self._set_busy(is_busy=False)
        field = self.fields.get(str(error.params.get("key", "")))
        if field is None:
            self.banner.say(breakable(error_text(error)), Tone.DANGER)
            return
        field.refuse(error_text(error))
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_remove(self) -> None:
        dialog = ConfirmDialog(
            self.window(),
            self.tr("Remove this sender?"),
            self.tr(
                "Settings and password are forgotten. Bulk actions that still have messages to send are paused "
                "until there is a sender again."
            ),
            self.tr("Remove"),
            danger=True,
        )
        dialog.setObjectName("senderRemoveDialog")
        dialog.accepted.connect(self._remove)
        open_dialog(dialog)

    def _remove(self) -> None:
        self._set_busy(is_busy=True)
        self._desk.run(
            senders.forget_sender,
            self._session,
            self._channel,
            on_done=self._on_removed,
            on_failed=self._on_refused,
        )

    def _on_removed(self, _nothing: None) -> None:
        for key in self.fields:
            self._show(key, "")
        self._set_busy(is_busy=False)
        self.banner.say(self.tr("The sender is removed."), Tone.SUCCESS)
        self.load()
        self.saved.emit()

    def _ask_test(self) -> None:
        dialog = TrialDialog(self._desk, self._channel, self.window())
        open_dialog(dialog)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._judge()
