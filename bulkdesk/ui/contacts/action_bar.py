"""The strip over the contacts table: how many are ticked, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from bulkdesk.ui.contacts.actions import ON_TARGET, ContactActions, Deed
from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.plain import elided, label, plain_tooltip

_LEAST_TEXT = 90
_MARGINS = QMargins(SPACING.md, SPACING.xs, SPACING.sm, SPACING.xs)


class ContactActionBar(QWidget):
    """What is ticked at the left, the actions at the right; with their words where there is room, else as icons."""

    def __init__(self, actions: ContactActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._name = ""
        self._ticked = self._shown = 0
        self._is_whole = self._is_narrowed = False
        self.state = label("", "strong", self)
        self.state.setObjectName("contactsTicked")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.state.setMinimumWidth(_LEAST_TEXT)
        self.all_button = self._link("contactsSelectAll", Deed.TICK_ALL)
        self.clear_button = self._link("contactsClearSelection", Deed.CLEAR_TICKS)
        self.buttons = [self._button(deed) for deed in ON_TARGET]
        self._lay_out()
        self._retranslate()

    def set_ticked(self, ticked: int, shown: int, *, is_whole: bool, is_narrowed: bool) -> None:
        """Say how many of how many contacts are ticked.

        Args:
            ticked: so many are.
            shown: of so many.
            is_whole: whether ``shown`` is the true count.
            is_narrowed: whether a search or filter leaves some out.
        """
        self._ticked, self._shown = ticked, shown
        self._is_whole, self._is_narrowed = is_whole, is_narrowed
        self._refresh()

    def set_chosen(self, name: str) -> None:
        """Say which contact is chosen, by the keyboard's place; empty for none."""
        if name != self._name:
            self._name = name
            self._refresh()

    def show_allowed(self) -> None:
        """Show the actions that the person may do."""
        for button, deed in zip(self.buttons, ON_TARGET, strict=True):
            button.setVisible(self._actions.is_allowed(deed))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the size that the icons need."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words or icons."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # -- inside -------------------------------------------------------------------------------------------------

    def _link(self, name: str, deed: Deed) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        set_kind(button, "link")
        button.clicked.connect(self._actions.action(deed).trigger)
        return button

    def _button(self, deed: Deed) -> QToolButton:
        button = QToolButton(self)
        set_kind(button, "quiet")
        button.setDefaultAction(self._actions.action(deed))
        button.setObjectName(f"contacts{deed.value}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGINS)
        layout.setSpacing(SPACING.md)
        layout.addWidget(self.state, 1)
        layout.addWidget(self.all_button)
        layout.addWidget(self.clear_button)
        actions = QHBoxLayout()
        actions.setSpacing(SPACING.xs)
        for button in self.buttons:
            actions.addWidget(button)
        layout.addLayout(actions)

    def _retranslate(self) -> None:
        self.clear_button.setText(self.tr("Clear"))
        self.clear_button.setAccessibleName(self._actions.action(Deed.CLEAR_TICKS).text())
        for button in self.buttons:
            button.setAccessibleName(button.text())
        self._refresh()

    def _refresh(self) -> None:
        has_ticks = self._ticked > 0
        # What is to be ticked is said before it is done, so a part of the count will not do.
        self.all_button.setVisible(self._is_whole and self._ticked < self._shown)
        self.all_button.setText(
            self.tr("Select all %n matching", None, self._shown)
            if self._is_narrowed
            else self.tr("Select all %n", None, self._shown)
        )
        self.clear_button.setVisible(has_ticks)
        self.state.setEnabled(has_ticks or bool(self._name))
        self._fit()

    def _state_text(self) -> str:
        if self._ticked:
            return self.tr("%n selected", None, self._ticked)
        if self._name:
            return self.tr("Chosen: {name}").format(name=self._name)
        return self.tr("Nothing selected")

    def _fit(self) -> None:
        text = self._state_text()
        metrics = self.state.fontMetrics()
        room = self.width() - _MARGINS.left() - _MARGINS.right()
        links = [button for button in (self.all_button, self.clear_button) if not button.isHidden()]
        room -= sum(link.sizeHint().width() + SPACING.md for link in links)
        wish = min(metrics.horizontalAdvance(text) + 2, 220) + SPACING.md
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if self._buttons_width(Qt.ToolButtonStyle.ToolButtonTextBesideIcon) + wish <= room
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        rest = room - self._buttons_width(style) - SPACING.md
        self.state.setText(elided(metrics, text, max(_LEAST_TEXT, rest)))
        self.state.setAccessibleName(text)
        self.state.setToolTip(plain_tooltip(text))

    def _buttons_width(self, style: Qt.ToolButtonStyle) -> int:
        """The width of the actions in a style, which they have from then on."""
        width = 0
        for button in self.buttons:
            if not button.isHidden():
                button.setToolButtonStyle(style)
                width += button.sizeHint().width() + SPACING.xs
        return width
