"""Saved messages: take one, keep this one, replace one, let one go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import templates
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.templates import TemplateRow
from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import Tone, icon
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.dropdown import DropdownButton
from bulkdesk.ui.widgets.name_dialog import NameDialog
from bulkdesk.ui.widgets.plain import without_mnemonic

_MOST_SHOWN = 40


class TemplatesButton(DropdownButton):
    """A menu of the templates of one channel and what can be done with them.

    ``chosen(TemplateRow)`` comes when a person takes one; ``told(tone, text)`` says how saving or deleting ended.
    """

    chosen = Signal(object)
    told = Signal(str, str)

    def __init__(self, desk: Desk, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session = desk.session
        self._channel = channel
        self._rows: list[TemplateRow] = []
        self._current_id: int | None = None
        self._message = MessageText(None, "")
        self._is_sound = False
        self.setObjectName("sendTemplates")
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(DropdownButton.ToolButtonPopupMode.InstantPopup)
        self._menu.aboutToShow.connect(self._fill)
        self._show_name()

    @property
    def current(self) -> TemplateRow | None:
        """The template that the message came from or was kept as, while there is one."""
        return next((row for row in self._rows if row.id == self._current_id), None)

    def rows(self) -> list[TemplateRow]:
        """The templates known."""
        return list(self._rows)

    def load(self) -> None:
        """Read the templates in the background."""
        self._desk.run(
            templates.all_templates,
            self._session,
            self._channel,
            on_done=self._on_loaded,
            on_failed=self._on_refused,
        )

    def set_message(self, message: MessageText, *, is_sound: bool) -> None:
        """Say what is typed now, and whether it can be kept as it is."""
        self._message, self._is_sound = message, is_sound
        self._show_name()

    def take(self, row: TemplateRow) -> None:
        """The message comes from this template now."""
        self._current_id = row.id
        self._show_name()

    # -- the menu -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self._menu.clear()
        for row in self._rows:
            action = self._menu.addAction(without_mnemonic(row.name))
            action.setCheckable(True)
            action.setChecked(row.id == self._current_id)
            action.triggered.connect(partial(self._choose, row))
        if not self._rows:
            self._menu.addAction(self.tr("No templates yet")).setEnabled(False)
        self._menu.addSeparator()
        may_keep = self._session.may(Right.MANAGE_TEMPLATES)
        self._add(self.tr("Save as template…"), "save", self._ask_name, usable=may_keep and self._is_sound)
        current = self.current
        if current is not None:
            text = self.tr("Overwrite “{name}”…").format(name=visible(current.name, _MOST_SHOWN))
            changed = message_of(current) != self._message
            self._add(
                text,
                "edit",
                partial(self._ask_overwrite, current.name),
                usable=may_keep and self._is_sound and changed,
            )
            text = self.tr("Delete “{name}”…").format(name=visible(current.name, _MOST_SHOWN))
            self._add(text, "delete", partial(self._ask_delete, current), usable=may_keep)

    def _add(self, text: str, icon_name: str, act: Callable[[], None], *, usable: bool) -> None:
        action = self._menu.addAction(icon(icon_name), without_mnemonic(text))
        action.triggered.connect(lambda _checked=False: act())
        action.setEnabled(usable)

    def _show_name(self) -> None:
        current = self.current
        if current is None:
            text = self.tr("Templates")
        elif message_of(current) == self._message:
            text = self.tr("Template: {name}").format(name=visible(current.name, 24))
        else:
            text = self.tr("Template: {name} (changed)").format(name=visible(current.name, 24))
        self.setText(without_mnemonic(text))
        self.setAccessibleName(text)
        self.updateGeometry()

    def _choose(self, row: TemplateRow) -> None:
        self.chosen.emit(row)
        self._show_name()

    # -- keeping ------------------------------------------------------------------------------------------------

    def _ask_name(self) -> None:
        dialog = NameDialog(
            self.window(),
            self.tr("Save as template"),
            self.tr("Save"),
            name="",
            taken=[row.name for row in self._rows],
            hint=self.tr("Replaces the template of this name."),
        )
        dialog.setObjectName("templateNameDialog")
        dialog.accepted.connect(lambda: self.save(dialog.name()))
        open_dialog(dialog)

    def _ask_overwrite(self, name: str) -> None:
        dialog = ConfirmDialog(
            self.window(),
            self.tr("Overwrite the template “{name}”?").format(name=visible(name)),
            self.tr("It takes on the message as it is now. Bulk actions made from it keep theirs."),
            self.tr("Overwrite"),
        )
        dialog.setObjectName("templateOverwriteDialog")
        dialog.accepted.connect(lambda: self.save(name))
        open_dialog(dialog)

    def _ask_delete(self, row: TemplateRow) -> None:
        dialog = ConfirmDialog(
            self.window(),
            self.tr("Delete the template “{name}”?").format(name=visible(row.name)),
            self.tr("What you are writing stays, and so do the messages of bulk actions made from it."),
            self.tr("Delete template"),
            danger=True,
        )
        dialog.setObjectName("templateDeleteDialog")
        dialog.accepted.connect(partial(self.delete, row))
        open_dialog(dialog)

    def save(self, name: str) -> None:
        """Keep the message under a name, instead of the template that has it."""
        self._desk.run(
            partial(templates.save_template, replace=True),
            self._session,
            self._channel,
            name,
            self._message,
            on_done=self._on_saved,
            on_failed=self._on_refused,
        )

    def delete(self, row: TemplateRow) -> None:
        """Let a template go."""
        self._desk.run(
            templates.delete,
            self._session,
            row.id,
            on_done=partial(self._on_deleted, row.name),
            on_failed=self._on_refused,
        )

    def _on_loaded(self, rows: list[TemplateRow]) -> None:
        self._rows = rows
        self._show_name()

    def _on_saved(self, row: TemplateRow) -> None:
        self._rows = [*(known for known in self._rows if known.id != row.id), row]
        self._rows.sort(key=lambda known: known.name.casefold())
        self._current_id = row.id
        self._show_name()
        self.told.emit(
            Tone.SUCCESS.value, self.tr("Saved as the template “{name}”.").format(name=visible(row.name))
        )

    def _on_deleted(self, name: str, _nothing: None) -> None:
        self._current_id = None
        self.load()
        self.told.emit(
            Tone.SUCCESS.value, self.tr("The template “{name}” is deleted.").format(name=visible(name))
        )

    def _on_refused(self, error: BulkDeskError) -> None:
        self.told.emit(Tone.DANGER.value, error_text(error))


def message_of(row: TemplateRow) -> MessageText:
    """What a template says."""
    return MessageText(row.subject, row.text, row.html)
