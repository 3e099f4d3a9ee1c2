"""Over the contacts table: search, filter, columns, how many are shown, and a chip for the filter in use."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from bulkdesk.ui.contacts.actions import ContactActions, Deed
from bulkdesk.ui.theme import SPACING, icon, set_kind
from bulkdesk.ui.widgets.chip import ChipBar
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.search_field import SearchField

_SEARCH_WIDTH = 300
_FILTER = "filter"
_FILTER_WIDTH = 720
"""A filter may be a long sentence, and stands in a line of its own."""


class ContactSearchBar(QWidget):
    """The bar. ``filterClosed`` tells that the filter is no longer wanted, ``columnsAsked`` that columns are chosen."""

    filterClosed = Signal()  # noqa: N815 - Qt's naming for signals
    columnsAsked = Signal()  # noqa: N815

    def __init__(self, actions: ContactActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._say_again: Callable[[], None] = self.set_counting
        self._filter_title: Callable[[], str] | None = None
        self.search = SearchField(parent=self, rests=False)
        self.search.setObjectName("contactsSearch")
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.filter_button = self._button("contactsFilter", Deed.FILTER)
        self.columns_button = QToolButton(self)
        self.columns_button.setObjectName("contactsColumns")
        self.columns_button.setIcon(icon("columns"))
        self.columns_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.columns_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.count = label("", "muted", self)
        self.count.setObjectName("contactsCount")
        self.chips = ChipBar(self, widest=_FILTER_WIDTH)
        self.save_button = QPushButton(self)
        self.save_button.setObjectName("contactsSaveSmartList")
        set_kind(self.save_button, "link")
        self._lay_out()
        self.columns_button.clicked.connect(self.columnsAsked)
        self.save_button.clicked.connect(actions.action(Deed.SAVE_LIST).trigger)
        self.chips.chipClosed.connect(lambda _key: self.filterClosed.emit())
        self._retranslate()
        self.set_filter(None)

    def set_filter(self, title: Callable[[], str] | None) -> None:
        """Show a filter as a chip; ``title`` says it in the language of the moment. None for none."""
        self._filter_title = title
        self._show_filter()

    def set_shown(self, shown: int, total: int | None, *, is_narrowed: bool) -> None:
        """Say how many contacts are shown, and of how many where a search or filter leaves some out."""
        if is_narrowed and total is not None:
            text = self.tr("{shown} of {total}").format(
                shown=format_number(shown), total=format_number(total)
            )
        else:
            text = self.tr("%n contact(s)", None, shown)
        self._say(text, partial(self.set_shown, shown, total, is_narrowed=is_narrowed))

    def set_counting(self) -> None:
        """Say that the count is not known yet."""
        self._say(self.tr("Counting…"), self.set_counting)

    def set_searching(self) -> None:
        """Say that what is looked for is not there yet."""
        self._say(self.tr("Searching…"), self.set_searching)

    def set_unknown(self) -> None:
        """Say nothing: how many there are is not known, and nobody looks."""
        self._say("", self.set_unknown)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # -- inside -------------------------------------------------------------------------------------------------

    def _button(self, name: str, deed: Deed) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(self._actions.action(deed))
        button.setObjectName(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(SPACING.sm)
        first.addWidget(self.search, 1)
        first.addWidget(self.filter_button)
        first.addWidget(self.columns_button)
        first.addStretch(1)
        first.addWidget(self.count)
        self._second = QWidget(self)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(SPACING.md)
        second.addWidget(self.chips, 1)
        second.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        layout.addLayout(first)
        layout.addWidget(self._second)

    def _show_filter(self) -> None:
        title = self._filter_title
        self.chips.set_chips([] if title is None else [(_FILTER, title())])
        self._second.setVisible(title is not None)
        self.save_button.setVisible(self._actions.is_allowed(Deed.SAVE_LIST))

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search name, e-mail, phone, company"))
        self.search.setAccessibleName(self.tr("Search contacts"))
        self.columns_button.setText(self.tr("Columns"))
        self.columns_button.setToolTip(self.tr("Choose the columns"))
        self.save_button.setText(self.tr("Save as smart list…"))
        self.filter_button.setAccessibleName(self._actions.action(Deed.FILTER).text())
        self._say_again()
        self._show_filter()

    def _say(self, text: str, again: Callable[[], None]) -> None:
        """Show a text; ``again`` says the same in another language."""
        self._say_again = again
        self.count.setText(text)
