"""The fields of a contact's card, in groups, and what was changed in them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.contacts.form import KINDS, FormValue
from bulkdesk.services.contact_card import Channel, ContactCard
from bulkdesk.services.contact_changes import CardChanges
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError, RefusedError
from bulkdesk.ui.contacts.card_parts import CustomFields, EntryList, FieldBox
from bulkdesk.ui.contacts.card_parts_marks import DndRow, TagBox
from bulkdesk.ui.imports.targets import field_text
from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.plain import label

CHANNELS: Final[tuple[Channel, ...]] = ("sms", "email")

_NOTES_HEIGHT: Final = 96
_EXAMPLE_DAY: Final = "1980-05-31"
_Place = tuple[str, int, int, int]

_PERSON: Final[tuple[_Place, ...]] = (
    ("first_name", 0, 0, 1),
    ("last_name", 0, 1, 1),
    ("company", 1, 0, 1),
    ("date_of_birth", 1, 1, 1),
)
_REACH: Final[tuple[_Place, ...]] = (("email", 0, 0, 1), ("phone", 0, 1, 1))
_ADDRESS: Final[tuple[_Place, ...]] = (
    ("address", 0, 0, 2),
    ("postal_code", 1, 0, 1),
    ("city", 1, 1, 1),
    ("state", 2, 0, 1),
    ("country", 2, 1, 1),
)
_MORE: Final[tuple[_Place, ...]] = (("type", 0, 0, 1), ("source", 0, 1, 1), ("timezone", 1, 0, 1))
"""Fields with their row, column and width in the grid of their group."""


class CardForm(QScrollArea):
    """All fields of one contact. ``changed`` comes with every change."""

    changed = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: dict[str, QLineEdit] = {}
        self.boxes: dict[str, FieldBox] = {}
        self._before: dict[str, str] = {}
        self._entries_before: dict[str, list[str]] = {}
        self._body = QWidget(self)
        self.lists = {
            "additional_emails": EntryList(
                field_text("additional_emails"), self.tr("Add an e-mail"), self._body
            ),
            "additional_phones": EntryList(
                field_text("additional_phones"), self.tr("Add a phone number"), self._body
            ),
        }
        self.tags = TagBox(self._body)
        self.dnd: dict[Channel, DndRow] = {name: DndRow(name, zone, self._body) for name in CHANNELS}
        self.custom = CustomFields(self._body)
        self.notes = QPlainTextEdit(self._body)
        self.notes.setObjectName("contact_notes")
        self.notes.setTabChangesFocus(True)
        self.notes.setMinimumHeight(_NOTES_HEIGHT)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The cards lie on the dialog's own background.
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget > QWidget#contactFields { background: transparent; }"
        )
        self._body.setObjectName("contactFields")
        self._lay_out()
        self.setWidget(self._body)
        self._connect()

    # -- what the dialog says -----------------------------------------------------------------------------------

    def fill(self, card: ContactCard | None, *, editable: bool) -> None:
        """Show a contact, or with None the empty form of a new one."""
        contact = None if card is None else card.contact
        for name, edit in self.texts.items():
            edit.setText("" if contact is None else contact.texts[name] or "")
            edit.setCursorPosition(0)
            edit.setReadOnly(not editable)
        example = self.tr("For example {date}").format(date=_EXAMPLE_DAY)
        self.texts["date_of_birth"].setPlaceholderText(example if editable else "")
        self.notes.setPlainText("" if contact is None else contact.texts["notes"] or "")
        self.notes.setReadOnly(not editable)
        found = {
            "additional_emails": [] if contact is None else contact.additional_emails,
            "additional_phones": [] if contact is None else contact.additional_phones,
        }
        for name, entries in self.lists.items():
            entries.set_entries(found[name], editable=editable)
        self.tags.set_tags([] if contact is None else contact.tags, editable=editable)
        for channel, row in self.dnd.items():
            row.set_state(None if card is None else card.dnd.get(channel), editable=editable)
        self.custom.set_fields({} if contact is None else contact.custom, editable=editable)
        # As the fields have them: one may show a character in another way than it is stored.
        self._before = self._now()
        self._entries_before = {name: entries.entries() for name, entries in self.lists.items()}
        self.clear_errors()

    def changes(self) -> CardChanges:
        """What differs from what was shown at first."""
        values: dict[str, FormValue] = {
            name: text for name, text in self._now().items() if text != self._before.get(name, "")
        }
        for name, entries in self.lists.items():
            if entries.entries() != self._entries_before.get(name, []):
                values[name] = entries.entries()
        if custom := self.custom.changes():
            values["custom"] = custom
        dnd = {channel: change for channel, row in self.dnd.items() if (change := row.change()) is not None}
        return CardChanges(values, self.tags.added(), self.tags.removed(), dnd)

    def fault(self) -> bool:
        """Say what keeps the form from being saved before anybody is asked; whether there is something."""
        found = self.custom.fault()
        if found is None:
            return False
        row, text = found
        row.set_error(text, row.name)
        self._lead_to(row.name)
        return True

    def show_error(self, error: BulkDeskError) -> bool:
        """Say at its field what was refused; False when it belongs to no field."""
        name, value = str(error.params.get("field", "")), str(error.params.get("value", ""))
        text = error_text(error)
        row = self.custom.row_named(name)
        if row is not None and (name not in KINDS or row.value.text().strip().startswith(value)):
            row.set_error(text)
            self._lead_to(row.value)
        elif name in self.boxes:
            self.boxes[name].set_error(_with_words(error, field_text(name)))
            self._lead_to(self.boxes[name].field)
        elif name in self.lists:
            self._lead_to(self.lists[name].set_error(text, value))
        elif name == "reason":
            meant = [each for each in self.dnd.values() if each.reason.text().strip().startswith(value)]
            for each in meant:
                each.set_error(_with_words(error, meant[0].reason.placeholderText()))
                self._lead_to(each.reason)
        else:
            return False
        return True

    def clear_errors(self) -> None:
        """Take back all that was said to be wrong."""
        for box in self.boxes.values():
            box.set_error("")
        for entries in self.lists.values():
            entries.set_error("")
        for row in self.dnd.values():
            row.set_error("")
        self.custom.clear_errors()

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, SPACING.md, SPACING.sm, SPACING.md)
        column.setSpacing(SPACING.md)
        column.addWidget(self._grid_card(self.tr("Person"), _PERSON)[0])
        reach, inside = self._grid_card(self.tr("How to reach them"), _REACH)
        lists = QHBoxLayout()
        lists.setSpacing(SPACING.md)
        for entries in self.lists.values():
            lists.addWidget(entries, 1, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(lists)
        column.addWidget(reach)
        column.addWidget(self._card(self.tr("Do not disturb"), *self.dnd.values(), beside=True)[0])
        column.addWidget(self._card(self.tr("Tags"), self.tags)[0])
        column.addWidget(self._grid_card(self.tr("Address"), _ADDRESS)[0])
        column.addWidget(self._grid_card(self.tr("More"), _MORE)[0])
        column.addWidget(self._card(self.tr("Custom fields"), self.custom)[0])
        box = FieldBox(field_text("notes"), self.notes, self._body)
        self.boxes["notes"] = box
        column.addWidget(self._card(None, box)[0])
        column.addStretch()

    def _grid_card(self, title: str, places: tuple[_Place, ...]) -> tuple[QFrame, QVBoxLayout]:
        card, inside = self._card(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACING.md)
        grid.setVerticalSpacing(SPACING.sm)
        for name, row, column, width in places:
            edit = QLineEdit(card)
            edit.setObjectName(f"contact_{name}")
            self.texts[name] = edit
            self.boxes[name] = FieldBox(field_text(name), edit, card)
            grid.addWidget(self.boxes[name], row, column, 1, width, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        inside.addLayout(grid)
        return card, inside

    def _card(self, title: str | None, *parts: QWidget, beside: bool = False) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame(self._body)
        set_kind(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACING.lg, SPACING.md, SPACING.lg, SPACING.md)
        column.setSpacing(SPACING.sm)
        if title is not None:
            column.addWidget(label(title, "strong", card))
        row = QHBoxLayout() if beside else QVBoxLayout()
        row.setSpacing(SPACING.md)
        for part in parts:
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        column.addLayout(row)
        return card, column

    def _connect(self) -> None:
        for name, edit in self.texts.items():
            edit.textChanged.connect(self.boxes[name].clear_error)
            edit.textChanged.connect(self.changed)
        self.notes.textChanged.connect(self.boxes["notes"].clear_error)
        self.notes.textChanged.connect(self.changed)
        for signal in (
            *(entries.changed for entries in self.lists.values()),
            *(row.changed for row in self.dnd.values()),
            self.tags.changed,
            self.custom.changed,
        ):
            signal.connect(self.changed)

    def _now(self) -> dict[str, str]:
        """The texts in the fields that hold one each."""
        return {
            **{name: edit.text() for name, edit in self.texts.items()},
            "notes": self.notes.toPlainText(),
        }

    def _lead_to(self, part: QWidget) -> None:
        part.setFocus()
        # Once the line that says what is wrong has its place.
        layout = self._body.layout()
        if layout is not None:
            layout.activate()
        self.ensureWidgetVisible(part, 0, SPACING.xxl)


def _with_words(error: BulkDeskError, caption: str) -> str:
    """What was refused, with the field called as it is on the screen."""
    return error_text(RefusedError(error.code, **{**error.params, "field": caption}))
