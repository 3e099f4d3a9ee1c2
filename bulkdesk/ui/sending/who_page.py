"""Step 1: who gets the message, and who sends it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bulkdesk.services import sending
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.sends import Reach
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.secret_dialog import SecretDialog
from bulkdesk.ui.sending.sender_dialog import SenderDialog
from bulkdesk.ui.sending.sender_fields import gateway_text
from bulkdesk.ui.sending.work import StoredSender, read_sender
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.format import format_decimal
from bulkdesk.ui.widgets.icon_label import IconLabel
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.segment_bar import Segment, SegmentBar
from bulkdesk.ui.widgets.stat_tile import StatTile
from bulkdesk.ui.widgets.task import BackgroundTask


class WhoPage(AssistantPage):
    """Counts in the background; nothing has to be done here but to set up a sender where there is none."""

    def __init__(
        self, desk: Desk, target: Target, count: int, channel: Channel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session = desk.session
        self._target = target
        self._channel = channel
        self._reach: Reach | None = None
        self._reach_error: BulkDeskError | None = None
        self._sender: StoredSender | None = None
        self._counting: BackgroundTask | None = None
        self.set_texts(
            self.tr("Who gets the text message?")
            if channel is Channel.SMS
            else self.tr("Who gets the e-mail?"),
            self.tr(
                "Each address gets the message once at most. Who is to get it is settled when you start."
            ),
        )
        self.tiles = {
            "total": StatTile(self.tr("Chosen"), None, self),
            "will_get": StatTile(self.tr("Will get it"), Tone.SUCCESS, self),
            "left_out": StatTile(self.tr("Will not get it"), Tone.NEUTRAL, self),
        }
        for name, tile in self.tiles.items():
            tile.number.setObjectName(f"sendReach_{name}")
        self.tiles["total"].set_value(count)
        self.bar = SegmentBar(self)
        self.bar.setObjectName("sendReachBar")
        self.bar.setAccessibleName(self.tr("Why contacts will not get it"))
        # It only shows: there are no records yet that it could narrow down.
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bar_title = label(self.tr("Why not"), "strong", self)
        self.note = label(self.tr("Counting…"), "muted", self, wrap=True)
        self.note.setObjectName("sendReachNote")
        self.sender_name = label("", "strong", self)
        self.sender_name.setObjectName("sendSender")
        self.sender_note = label("", "muted", self, wrap=True)
        self.sender_button = QPushButton(self.tr("Set up…"), self)
        self.sender_button.setObjectName("sendSetUpSender")
        self.sender_button.setAutoDefault(False)
        self.sender_button.clicked.connect(self.open_sender)
        self.secret_banner = Banner(
            "", Tone.WARNING, action=(self.tr("Enter it…"), self.ask_secret), parent=self
        )
        self.secret_banner.setObjectName("sendSecretMissing")
        self.secret_banner.hide()
        self._lay_out()
        self._load()

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(SPACING.sm)
        for tile in self.tiles.values():
            figures.addWidget(tile, 1)
        card = QFrame(self)
        set_kind(card, "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(SPACING.lg, SPACING.md, SPACING.lg, SPACING.md)
        row.setSpacing(SPACING.md)
        row.addWidget(IconLabel("sms" if self._channel is Channel.SMS else "email", "text_muted", 24, self))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sender_name)
        words.addWidget(self.sender_note)
        row.addLayout(words, 1)
        row.addWidget(self.sender_button)
        self.bar_title.hide()
        self.bar.hide()
        self.body.addLayout(figures)
        self.body.addWidget(self.bar_title)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.note)
        self.body.addSpacing(SPACING.sm)
        self.body.addWidget(label(self.tr("Sender"), "strong", self))
        self.body.addWidget(card)
        self.body.addWidget(self.secret_banner)
        self.body.addStretch(1)

    def _load(self) -> None:
        self._counting = self._desk.run(
            sending.reach,
            self._session,
            self._channel,
            self._target,
            on_done=self._on_reach,
            on_failed=self._on_no_reach,
        )
        self.load_sender()

    # -- what the assistant asks --------------------------------------------------------------------------------

    @property
    def reach(self) -> Reach | None:
        """Who gets it and who does not; None while it is counted."""
        return self._reach

    def problem(self) -> str | None:
        """Return what is missing."""
        if self._reach_error is not None:
            return error_text(self._reach_error)
        if self._reach is None:
            return self.tr("The contacts are being counted.")
        if self._reach.will_get == 0:
            return self.tr("None of these contacts would get the message.")
        if self._sender is None:
            return self.tr("The sender is being read.")
        if self._sender.values is None:
            return self.tr("Set up a sender first.") if self._may_manage() else self._ask_admin()
        return None

    def enter(self) -> None:
        """Begin at the sender, the one thing that can be changed here; Enter goes on all the same."""
        self.sender_button.setFocus()

    def stop(self) -> None:
        """Want nothing any more."""
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    # -- counts -------------------------------------------------------------------------------------------------

    def _on_reach(self, reach: Reach) -> None:
        self._counting = None
        self._reach = reach
        left_out = reach.total - reach.will_get
        for name, value in (("total", reach.total), ("will_get", reach.will_get), ("left_out", left_out)):
            self.tiles[name].set_value(value)
        self._show_reasons(reach)
        self.note.setText("" if left_out else self.tr("All of them will get it."))
        self.note.setVisible(not left_out)
        self.changed.emit()

    def _show_reasons(self, reach: Reach) -> None:
        is_sms = self._channel is Channel.SMS
        reasons = (
            ("dnd", self.tr("Do not disturb"), reach.dnd, Tone.WARNING),
            (
                "no_address",
                self.tr("No phone number") if is_sms else self.tr("No e-mail address"),
                reach.no_address,
                Tone.NEUTRAL,
            ),
            (
                "duplicates",
                self.tr("Same number as another contact")
                if is_sms
                else self.tr("Same address as another contact"),
                reach.duplicates,
                Tone.INFO,
            ),
        )
        shown = [Segment(key, text, count, tone) for key, text, count, tone in reasons if count]
        self.bar.set_segments(shown)
        self.bar.setVisible(bool(shown))
        self.bar_title.setVisible(bool(shown))

    def _on_no_reach(self, error: BulkDeskError) -> None:
        self._counting = None
        self._reach_error = error
        self.note.setText(error_text(error))
        self.changed.emit()

    # -- the sender ---------------------------------------------------------------------------------------------

    def load_sender(self) -> None:
        """Read which sender there is."""
        self._desk.run(
            read_sender,
            self._session,
            self._channel,
            on_done=self._on_sender,
            on_failed=self._on_no_sender,
        )

    def open_sender(self) -> None:
        """Open the settings of the sender."""
        dialog = SenderDialog(self._desk, self._channel, self.window())
        dialog.saved.connect(self.load_sender)
        open_dialog(dialog)

    def ask_secret(self) -> None:
        """Ask for the password or token."""
        dialog = SecretDialog(self._desk, self._channel, self.window())
        dialog.entered.connect(self.load_sender)
        open_dialog(dialog)

    def sender_text(self) -> str:
        """Who the message comes from."""
        values = self._sender.values if self._sender is not None else None
        if values is None:
            return ""
        name = values.get("name", "")
        if not name:
            return visible(values["from"])
        return self.tr("{name} <{address}>").format(name=visible(name, 80), address=visible(values["from"]))

    def _on_sender(self, sender: StoredSender) -> None:
        self._sender = sender
        if sender.values is None:
            self.sender_name.setText(self.tr("No sender yet"))
            self.sender_note.setText(self._no_sender_text())
        else:
            self.sender_name.setText(self.sender_text())
            self.sender_note.setText(self._way_text(sender.values))
        is_open = sender.values is not None
        set_kind(self.sender_button, "secondary" if is_open else "primary")
        self.sender_button.setText(self.tr("Settings…") if is_open else self.tr("Set up…"))
        self.sender_button.setVisible(is_open or self._may_manage())
        self.secret_banner.set_text(
            self.tr("The auth token of this sender is not known. Without it the bulk action waits.")
            if self._channel is Channel.SMS
            else self.tr("The password of this sender is not known. Without it the bulk action waits.")
        )
        self.secret_banner.setVisible(is_open and not sender.has_secret)
        self.changed.emit()

    def _on_no_sender(self, error: BulkDeskError) -> None:
        self._sender = StoredSender(None)
        self.sender_name.setText(self.tr("The sender cannot be used"))
        self.sender_note.setText(error_text(error))
        self.changed.emit()

    def _way_text(self, values: dict[str, str]) -> str:
        way = values["host"] if self._channel is Channel.EMAIL else gateway_text(values["gateway"])
        text = self.tr("through {server}").format(server=visible(way))
        rate = values.get("rate")
        if not rate:
            return text
        return self.tr("{way}, at most {rate} a second").format(way=text, rate=format_decimal(float(rate)))

    def _no_sender_text(self) -> str:
        if not self._may_manage():
            return self._ask_admin()
        if self._channel is Channel.SMS:
            return self.tr("Tell BulkDesk through which gateway your text messages leave.")
        return self.tr("Tell BulkDesk through which mail server your e-mails leave.")

    def _ask_admin(self) -> str:
        return self.tr("Ask an administrator to set up a sender.")

    def _may_manage(self) -> bool:
        return self._session.may(Right.MANAGE_SENDERS)
