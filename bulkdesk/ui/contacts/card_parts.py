"""Parts of a contact's card: a captioned field, lists of entries, custom fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from bulkdesk.services.i18n import sort_text
from bulkdesk.ui.contacts.dialogs_common import EntryEdit
from bulkdesk.ui.theme import SPACING, icon, set_kind, set_look
from bulkdesk.ui.widgets.plain import label


def error_label(parent: QWidget) -> QLabel:
    """A line in the colour of what is wrong, hidden while it is empty."""
    result = label("", "caption", parent, wrap=True)
    result.setProperty("tone", "danger")
    result.hide()
    return result


class FieldBox(QWidget):
    """A caption over a field, and under it what is wrong with it."""

    def __init__(self, caption: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._error = error_label(self)
        words = label(caption, "caption", self)
        words.setBuddy(field)
        field.setAccessibleName(caption)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(words)
        layout.addWidget(field)
        layout.addWidget(self._error)

    @property
    def error(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._error.text()

    def clear_error(self) -> None:
        """Take back what was said to be wrong."""
        self.set_error("")

    def set_error(self, text: str) -> None:
        """Say what is wrong; an empty text takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
        set_look(self.field, "invalid", bool(text))


def remove_button(name: str, parent: QWidget) -> QToolButton:
    """A cross; ``name`` says what it takes away."""
    button = QToolButton(parent)
    set_kind(button, "icon")
    button.setIcon(icon("close", "text_muted"))
    button.setIconSize(QSize(16, 16))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


class EntryList(QWidget):
    """A field that holds several entries, each in a line of its own. ``changed`` comes with every change."""

    changed = Signal()

    def __init__(self, caption: str, add_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._editable = True
        self._rows: list[tuple[QWidget, EntryEdit]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACING.xs)
        self._none = label(self.tr("None"), "muted", self)
        self._error = error_label(self)
        self.add_button = QPushButton(icon("add", "accent"), add_text, self)
        set_kind(self.add_button, "link")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._add_empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(label(caption, "caption", self))
        layout.addLayout(self._lines)
        layout.addWidget(self._none)
        layout.addWidget(self._error)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch()

    @property
    def error(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._error.text()

    def fields(self) -> list[EntryEdit]:
        """The lines."""
        return [field for _, field in self._rows]

    def entries(self) -> list[str]:
        """What is in the lines, empty ones left out."""
        return [text for field in self.fields() if (text := field.text().strip())]

    def set_entries(self, entries: Iterable[str], *, editable: bool) -> None:
        """Show these entries."""
        for line, _ in list(self._rows):
            self._drop(line)
        self._editable = editable
        for entry in entries:
            self._add(entry)
        self.add_button.setVisible(editable)
        self._show_none()

    def set_error(self, text: str, value: str = "") -> QWidget:
        """Say what is wrong with the entry ``value``; returns where. An empty text takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        found: QWidget = self.add_button
        for field in self.fields():
            is_meant = bool(text) and field.text().strip() == value.strip()
            set_look(field, "invalid", is_meant)
            found = field if is_meant else found
        return found

    def _add_empty(self) -> None:
        self._add("").setFocus()
        self._show_none()

    def _add(self, text: str) -> EntryEdit:
        line = QWidget(self)
        field = EntryEdit(text, line)
        field.setAccessibleName(self._caption)
        field.setReadOnly(not self._editable)
        field.setCursorPosition(0)
        field.textChanged.connect(self._on_edited)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.xs)
        row.addWidget(field, 1)
        if self._editable:
            field.entered.connect(self._add_empty)
            cross = remove_button(self.tr("Remove entry"), line)
            cross.clicked.connect(lambda: self._remove(line))
            row.addWidget(cross)
        self._rows.append((line, field))
        self._lines.addWidget(line)
        return field

    def _remove(self, line: QWidget) -> None:
        self._drop(line)
        self.set_error("")
        self._show_none()
        self.add_button.setFocus()
        self.changed.emit()

    def _drop(self, line: QWidget) -> None:
        self._rows = [pair for pair in self._rows if pair[0] is not line]
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _show_none(self) -> None:
        self._none.setVisible(not self._rows and not self._editable)

    def _on_edited(self) -> None:
        self.set_error("")
        self.changed.emit()


class CustomFields(QWidget):
    """Custom fields by name, which can be changed, added and taken away. ``changed`` comes with every change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = True
        self._before: dict[str, str] = {}
        self._rows: list[CustomRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACING.sm)
        self._none = label(self.tr("None"), "muted", self)
        self.add_button = QPushButton(icon("add", "accent"), self.tr("Add a custom field"), self)
        self.add_button.setObjectName("contactAddCustom")
        set_kind(self.add_button, "link")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._add_empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        layout.addLayout(self._lines)
        layout.addWidget(self._none)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch()
        layout.addLayout(row)

    def rows(self) -> list[CustomRow]:
        """The lines."""
        return list(self._rows)

    def set_fields(self, fields: Mapping[str, str], *, editable: bool) -> None:
        """Show these fields."""
        for row in self.rows():
            self._drop(row)
        self._editable = editable
        for name, value in sorted(fields.items(), key=lambda pair: sort_text(pair[0])):
            self._add(name, value)
        self._before = self._now()
        self.add_button.setVisible(editable)
        self._none.setVisible(not self._rows and not editable)

    def changes(self) -> dict[str, str | None]:
        """Fields that are new or have another value, and with None those taken away."""
        now = self._now()
        gone: dict[str, str | None] = {name: None for name in self._before if name not in now}
        return gone | {name: value for name, value in now.items() if self._before.get(name) != value}

    def fault(self) -> tuple[CustomRow, str] | None:
        """The first line that cannot be saved as it stands, and why."""
        seen: set[str] = set()
        for row in self._rows:
            name = row.name.text().strip()
            if not name and row.value.text().strip():
                return row, self.tr("The field needs a name.")
            if name and name in seen:
                return row, self.tr("There is a field with this name already.")
            seen.add(name)
        return None

    def row_named(self, name: str) -> CustomRow | None:
        """The line of a field."""
        return next((row for row in self._rows if row.name.text().strip() == name), None)

    def clear_errors(self) -> None:
        """Take back what was said to be wrong."""
        for row in self._rows:
            row.set_error("")

    def _now(self) -> dict[str, str]:
        return {name: row.value.text() for row in self._rows if (name := row.name.text().strip())}

    def _add_empty(self) -> None:
        self._add("", "").name.setFocus()

    def _add(self, name: str, value: str) -> CustomRow:
        row = CustomRow(name, value, editable=self._editable, parent=self)
        row.edited.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        if self._editable:
            row.value.entered.connect(self._add_empty)
        self._rows.append(row)
        self._lines.addWidget(row)
        return row

    def _remove(self, row: CustomRow) -> None:
        self._drop(row)
        self.add_button.setFocus()
        self.changed.emit()

    def _drop(self, row: CustomRow) -> None:
        self._rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()


class CustomRow(QWidget):
    """Name and value of one custom field."""

    edited = Signal()
    removed = Signal()

    def __init__(self, name: str, value: str, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = EntryEdit(name, self)
        self.value = EntryEdit(value, self)
        self._error = error_label(self)
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name of the custom field"))
        self.value.setAccessibleName(name or self.tr("Value of the custom field"))
        self.name.entered.connect(self.value.setFocus)
        line = QHBoxLayout()
        line.setSpacing(SPACING.sm)
        line.addWidget(self.name, 2)
        line.addWidget(self.value, 3)
        for field in (self.name, self.value):
            field.setReadOnly(not editable)
            field.setCursorPosition(0)
            field.textChanged.connect(self._on_edited)
        if editable:
            cross = remove_button(self.tr("Remove the custom field"), self)
            cross.clicked.connect(self.removed)
            line.addWidget(cross)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addLayout(line)
        layout.addWidget(self._error)

    @property
    def error(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._error.text()

    def set_error(self, text: str, field: QLineEdit | None = None) -> None:
        """Say what is wrong with a field of the line; an empty text takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        for each in (self.name, self.value):
            set_look(each, "invalid", bool(text) and each is (field or self.value))

    def _on_edited(self) -> None:
        self.set_error("")
        self.edited.emit()
