"""The card of one contact: everything about it, to be looked at and changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.services import contact_card
from bulkdesk.services.access import Right
from bulkdesk.services.contact_card import ContactCard
from bulkdesk.services.contact_changes import save_contact
from bulkdesk.services.deleted_card import DeletedCard, get_deleted
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.contacts import ContactRow
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.contacts.card_form import CardForm
from bulkdesk.ui.contacts.card_history import HistoryPanel
from bulkdesk.ui.contacts.columns import contact_name
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.confirm import ConfirmDialog, keep_editing
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.format import format_datetime
from bulkdesk.ui.widgets.plain import elided, label, plain_tooltip
from bulkdesk.ui.widgets.reading_order import ReadingDialog

_WIDTH: Final = 880
_HEIGHT: Final = 680
_LEAST_WIDTH: Final = 560
_LEAST_HEIGHT: Final = 420
_MARGIN: Final = 48
"""What of the window around stays in sight."""


@dataclass(frozen=True)
class _Found:
    """What is shown; ``deleted`` when the contact is."""

    card: ContactCard
    deleted: DeletedCard | None = None


class ContactDialog(ReadingDialog):
    """One contact, or with the id None a new one. Call ``open``.

    ``saved(int)`` tells the id of the contact that was made or changed; the dialog then closes. What is refused is said at
    its field and nothing that was typed is lost. Who may not edit, and whoever looks at a deleted contact, sees the same
    card closed to changes.
    """

    saved = Signal(int)

    def __init__(self, desk: Desk, contact_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = desk.session
        self._contact_id = contact_id
        self._may_edit = self._session.may(Right.EDIT_CONTACT)
        self._editable = False
        self._is_saving = False
        self.setObjectName("contactDialog")
        self.setModal(True)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self._title = label("", "heading", self)
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.setObjectName("contactBanner")
        self.banner.hide()
        self.form = CardForm(self._session.account.timezone, self)
        self.form.setEnabled(False)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.form, self.tr("Details"))
        self.history: HistoryPanel | None = None
        if contact_id is not None:
            self.history = HistoryPanel(desk, self._session, contact_id, self)
            self.tabs.addTab(self.history, self.tr("History"))
        self._dates = label("", "caption", self, wrap=True)
        self._dates.setObjectName("contactDates")
        self.save_button = QPushButton(self.tr("Save"), self)
        self.save_button.setObjectName("contactSaveButton")
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self._lay_out()
        self._connect()
        self._begin()

    # -- what happens from outside ------------------------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        """Whether there is something that is not saved."""
        return self._editable and bool(self.form.changes())

    def accept(self) -> None:
        """Save; the dialog closes when that is done."""
        if not self.save_button.isEnabled() or self.form.fault():
            return
        self.form.clear_errors()
        self.banner.hide()
        self._set_saving(is_saving=True)
        self._desk.run(
            save_contact,
            self._session,
            self._contact_id,
            self.form.changes(),
            on_done=self._on_saved,
            on_failed=self._on_refused,
        )

    def reject(self) -> None:
        """Close; what is not saved is asked about first."""
        if self._is_saving:
            return
        if not self.is_changed:
            self._leave()
            return
        question = ConfirmDialog(
            self,
            self.tr("Discard the changes?"),
            self.tr("What you have changed in this contact is not saved."),
            self.tr("Discard"),
            danger=True,
            cancel_label=keep_editing(),
        )
        question.setObjectName("discardDialog")
        question.accepted.connect(self._leave)
        open_dialog(question)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as is useful and as the window around has room for, unless it was only out of sight."""
        if not event.spontaneous():
            around = self.parentWidget()
            room = self.screen().availableSize() if around is None else around.window().size()
            # Before the dialog is put over the middle of its window.
            self.resize(
                max(_LEAST_WIDTH, min(_WIDTH, room.width() - _MARGIN)),
                max(_LEAST_HEIGHT, min(_HEIGHT, room.height() - _MARGIN)),
            )
        super().showEvent(event)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        set_kind(self.save_button, "primary")
        set_kind(self.cancel_button, "secondary")
        self.save_button.setEnabled(False)
        box = QDialogButtonBox(self)
        box.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button.setAutoDefault(False)
        self.save_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.sm)
        buttons.addWidget(self._dates, 1)
        buttons.addWidget(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.lg, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(self._title)
        layout.addWidget(self.banner)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.form.changed.connect(self._judge)
        self.tabs.currentChanged.connect(self._on_tab)
        self._desk.accountChanged.connect(self.reject)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.activated.connect(self.accept)

    def _begin(self) -> None:
        self.cancel_button.setText(self.tr("Cancel") if self._may_edit else self.tr("Close"))
        self.save_button.setVisible(self._may_edit)
        if self._contact_id is None:
            self._call(self.tr("New contact"))
            self._fill(None)
            return
        self._call(self.tr("Contact"))
        self._desk.run(
            _find, self._session, self._contact_id, on_done=self._on_found, on_failed=self._on_unreadable
        )

    def _call(self, title: str) -> None:
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title.setText(elided(self._title.fontMetrics(), title, _LEAST_WIDTH - _MARGIN))
        self._title.setToolTip(plain_tooltip(title))

    # -- showing ------------------------------------------------------------------------------------------------

    def _on_found(self, found: _Found) -> None:
        contact = found.card.contact
        self._call(contact_name(contact.texts, contact.id))
        if found.deleted is not None:
            self._may_edit = False
            self.save_button.hide()
            self.cancel_button.setText(self.tr("Close"))
            self.banner.say(self._deleted_text(found.deleted), Tone.WARNING)
        self._dates.setText(self._dates_text(contact))
        self._fill(found.card)

    def _fill(self, card: ContactCard | None) -> None:
        self._editable = self._may_edit
        self.form.fill(card, editable=self._may_edit)
        self.form.setEnabled(True)
        if self._may_edit:
            self.form.tags.field.load(self._desk)
            self.form.texts["first_name"].setFocus()
        self._judge()

    def _on_unreadable(self, error: BulkDeskError) -> None:
        self.save_button.hide()
        self.cancel_button.setText(self.tr("Close"))
        self.tabs.setEnabled(False)
        self.banner.say(error_text(error), Tone.DANGER)

    def _deleted_text(self, found: DeletedCard) -> str:
        time = format_datetime(to_datetime(found.deleted_at), self._session.account.timezone)
        if found.days_left == 0:
            return self.tr(
                "Deleted on {time}. It can no longer be restored and will be removed for good."
            ).format(time=time)
        return self.tr(
            "Deleted on {time}. It can be restored for %n more day(s).", None, found.days_left
        ).format(time=time)

    def _dates_text(self, contact: ContactRow) -> str:
        zone = self._session.account.timezone
        return self.tr("#{id} · Created {created} · Changed {updated}").format(
            id=contact.id,
            created=format_datetime(to_datetime(contact.created_at), zone),
            updated=format_datetime(to_datetime(contact.updated_at), zone),
        )

    def _on_tab(self) -> None:
        if self.history is not None and self.tabs.currentWidget() is self.history:
            self.history.load()

    # -- saving -------------------------------------------------------------------------------------------------

    def _judge(self) -> None:
        self.save_button.setEnabled(self.is_changed and not self._is_saving)

    def _set_saving(self, *, is_saving: bool) -> None:
        self._is_saving = is_saving
        self.form.setEnabled(not is_saving)
        self.cancel_button.setEnabled(not is_saving)
        self._judge()

    def _on_saved(self, card: ContactCard) -> None:
        self._set_saving(is_saving=False)
        self.saved.emit(card.contact.id)
        self._close_as(QDialog.DialogCode.Accepted)

    def _on_refused(self, error: BulkDeskError) -> None:
        self._set_saving(is_saving=False)
        self.tabs.setCurrentWidget(self.form)
        if not self.form.show_error(error):
            self.banner.say(error_text(error), Tone.DANGER)

    def _leave(self) -> None:
        self._close_as(QDialog.DialogCode.Rejected)

    def _close_as(self, code: QDialog.DialogCode) -> None:
        if self.history is not None:
            self.history.stop()
        self.done(code.value)


def _find(session: Session, contact_id: int) -> _Found:
    """An active contact, or else a deleted one. Raises RefusedError when there is neither."""
    with session.store.snapshot():
        try:
            return _Found(contact_card.get_contact(session, contact_id))
        except BulkDeskError as error:
            if error.code != "contact_unknown":
                raise
            deleted = get_deleted(session, contact_id)
            return _Found(deleted.card, deleted)
