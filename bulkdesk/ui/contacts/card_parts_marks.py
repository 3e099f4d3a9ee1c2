"""Parts of a contact's card: its tags, and the channels that it is closed to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bulkdesk.contacts.matching import IMPORT_DND_REASON
from bulkdesk.services.contact_card import BY_HAND, Channel
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP
from bulkdesk.services.names import MAX_NAME
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.contact_edits import Dnd
from bulkdesk.store.sends import OPTED_OUT
from bulkdesk.ui.contacts.card_parts import error_label
from bulkdesk.ui.contacts.dialogs_common import EntryEdit, TagEdit
from bulkdesk.ui.theme import SPACING, icon, set_look
from bulkdesk.ui.widgets.chip import Chip, ChipBar
from bulkdesk.ui.widgets.flow_layout import FlowLayout
from bulkdesk.ui.widgets.format import format_datetime
from bulkdesk.ui.widgets.plain import label

_REASONS: Final = {
    BY_HAND: QT_TRANSLATE_NOOP("DndRow", "set by hand"),
    IMPORT_DND_REASON: QT_TRANSLATE_NOOP("DndRow", "from an import"),
    OPTED_OUT: QT_TRANSLATE_NOOP("DndRow", "opted out"),
}


class TagBox(QWidget):
    """Tags as chips that can be closed, and a field to add one. ``changed`` comes with every change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: list[str] = []
        self._tags: dict[str, str] = {}
        self._bar = ChipBar(self)
        self._fixed = QWidget(self)
        self._fixed_chips = FlowLayout(self._fixed)
        self._none = label(self.tr("None"), "muted", self)
        self.field = TagEdit(self)
        self.field.setObjectName("contactTag")
        self.field.setMaxLength(MAX_NAME)
        self.field.setPlaceholderText(self.tr("Add a tag"))
        self.field.setAccessibleName(self.tr("Add a tag"))
        self.add_button = QPushButton(icon("add"), self.tr("Add"), self)
        self.add_button.setAutoDefault(False)
        self.add_button.setEnabled(False)
        self._entry = QWidget(self)
        row = QHBoxLayout(self._entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.sm)
        row.addWidget(self.field, 1)
        row.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        for part in (self._bar, self._fixed, self._none, self._entry):
            layout.addWidget(part)
        self._bar.chipClosed.connect(self._remove)
        self.field.textChanged.connect(self._on_text)
        self.field.entered.connect(self._add)
        self.field.chosen.connect(self._add)
        self.add_button.clicked.connect(self._add)

    def tags(self) -> list[str]:
        """The tags shown."""
        return list(self._tags.values())

    def set_tags(self, tags: Iterable[str], *, editable: bool) -> None:
        """Show these tags."""
        self._before = list(tags)
        self._tags = {tag.casefold(): tag for tag in self._before}
        self.field.clear()
        self._entry.setVisible(editable)
        self._bar.set_chips(list(self._tags.items()) if editable else [])
        for tag in () if editable else self._before:
            self._fixed_chips.addWidget(Chip(tag, closable=False, parent=self._fixed))
        self._fixed.setVisible(not editable and bool(self._before))
        self._none.setVisible(not editable and not self._before)

    def added(self) -> list[str]:
        """Tags that were not there."""
        before = {tag.casefold() for tag in self._before}
        return [tag for key, tag in self._wanted().items() if key not in before]

    def removed(self) -> list[str]:
        """Tags that were there and are no longer."""
        return [tag for tag in self._before if tag.casefold() not in self._wanted()]

    def _wanted(self) -> dict[str, str]:
        """The chips, and what is still in the field: nothing typed is lost."""
        typed = self.field.text().strip()
        return self._tags | ({typed.casefold(): typed} if typed else {})

    def _on_text(self, text: str) -> None:
        self.add_button.setEnabled(bool(text.strip()))
        self.changed.emit()

    def _add(self) -> None:
        tag = self.field.text().strip()
        if tag:
            self._tags.setdefault(tag.casefold(), tag)
            self.field.clear()
            self._show()

    def _remove(self, key: str) -> None:
        del self._tags[key]
        self.field.setFocus()
        self._show()

    def _show(self) -> None:
        self._bar.set_chips(list(self._tags.items()))
        self.changed.emit()


class DndRow(QWidget):
    """One channel: closed or not, why and since when. ``changed`` comes with every change."""

    changed = Signal()

    def __init__(self, channel: Channel, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._before: Dnd | None = None
        self.switch = QCheckBox(self.tr("No SMS") if channel == "sms" else self.tr("No e-mail"), self)
        self.switch.setObjectName(f"contactDnd_{channel}")
        self.since = label("", "caption", self, wrap=True)
        self.reason = EntryEdit(self)
        self.reason.setPlaceholderText(self.tr("Reason (optional)"))
        self.reason.setAccessibleName(self.tr("Reason (optional)"))
        self._error = error_label(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(self.switch)
        under = QVBoxLayout()
        under.setContentsMargins(SPACING.xl, 0, 0, 0)
        under.setSpacing(SPACING.xs)
        for part in (self.since, self.reason, self._error):
            under.addWidget(part)
        layout.addLayout(under)
        self.switch.toggled.connect(self._on_toggled)
        self.reason.textChanged.connect(self._on_reason)

    @property
    def error(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._error.text()

    def set_state(self, closed: Dnd | None, *, editable: bool) -> None:
        """Show whether the channel is closed."""
        self._before = closed
        self.switch.setChecked(closed is not None)
        self.switch.setEnabled(editable)
        self.reason.clear()
        if closed is not None:
            since = format_datetime(to_datetime(closed.since), self._zone)
            text = self.tr("Since {time}").format(time=since)
            if closed.reason:
                why = _REASONS.get(closed.reason)
                reason = QCoreApplication.translate("DndRow", why) if why else closed.reason
                text = self.tr("Since {time}: {reason}").format(time=since, reason=reason)
            self.since.setText(text)
        self._show()

    def change(self) -> tuple[bool, str] | None:
        """Whether the channel is to be closed, and why; None when nothing is to change."""
        is_closed = self.switch.isChecked()
        return None if is_closed == (self._before is not None) else (is_closed, self.reason.text())

    def set_error(self, text: str) -> None:
        """Say what is wrong with the reason; an empty text takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        set_look(self.reason, "invalid", bool(text))

    def _on_toggled(self) -> None:
        self._show()
        self.changed.emit()

    def _on_reason(self) -> None:
        self.set_error("")
        self.changed.emit()

    def _show(self) -> None:
        is_closed = self.switch.isChecked()
        self.since.setVisible(is_closed and self._before is not None)
        self.reason.setVisible(is_closed and self._before is None)
