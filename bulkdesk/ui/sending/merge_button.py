"""The menu of merge fields."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.ui.imports.targets import custom_name, field_text
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.dropdown import DropdownButton
from bulkdesk.ui.widgets.plain import without_mnemonic

_MOST_SHOWN = 60
_OWN = {
    "full_name": QT_TRANSLATE_NOOP("MergeFields", "Full name"),
    "id": QT_TRANSLATE_NOOP("MergeFields", "Contact id"),
    "created_at": QT_TRANSLATE_NOOP("MergeFields", "Created on"),
    "updated_at": QT_TRANSLATE_NOOP("MergeFields", "Updated on"),
}
_FIRST = ("first_name", "last_name", "full_name", "company", "city")
"""What is used most stands above the rest."""


class MergeButton(DropdownButton):
    """Opens the menu of the fields; ``chosen`` carries how the chosen one is written between the braces."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sendInsertField")
        self.setText(self.tr("Insert &field"))
        self.setToolTip(self.tr("Puts something of each contact into the message, such as the first name."))
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(DropdownButton.ToolButtonPopupMode.InstantPopup)
        self.setEnabled(False)

    def set_fields(self, fields: list[tuple[str, str]]) -> None:
        """Offer fields: how each is written, and its code."""
        self._menu.clear()
        known = {code: path for path, code in fields}
        for code in _FIRST:
            if code in known:
                self._add(self._menu, known[code], code)
        self._menu.addSeparator()
        more = self._menu.addMenu(self.tr("More fields"))
        custom = self._menu.addMenu(self.tr("Custom fields"))
        for path, code in fields:
            if code not in _FIRST:
                self._add(more if custom_name(code) is None else custom, path, code)
        more.menuAction().setVisible(not more.isEmpty())
        custom.menuAction().setVisible(not custom.isEmpty())
        self.setEnabled(bool(fields))

    def _add(self, menu: QMenu, path: str, code: str) -> None:
        action = menu.addAction(without_mnemonic(merge_text(code)))
        action.setData(path)
        action.triggered.connect(lambda: self.chosen.emit(path))


def merge_text(code: str) -> str:
    """What a merge field is called; custom fields by their own name."""
    own = custom_name(code)
    if own is not None:
        return visible(own, _MOST_SHOWN)
    return translate("MergeFields", _OWN[code]) if code in _OWN else field_text(code)
