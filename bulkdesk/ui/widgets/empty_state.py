"""What a table shows instead of rows: why it is empty and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.icon_label import IconLabel
from bulkdesk.ui.widgets.plain import label

_ICON = 40
_TEXT_WIDTH = 380


@dataclass(frozen=True, slots=True)
class EmptyContent:
    """One empty state.

    Attributes:
        icon: semantic icon name.
        title: what is so, in a few words.
        text: why, or what comes next.
        actions: pairs of a button's text and what it does; the first is the primary one.
    """

    icon: str
    title: str
    text: str = ""
    actions: Sequence[tuple[str, Callable[[], object]]] = ()


class EmptyState(QWidget):
    """The content on its own, centred in the room it gets."""

    def __init__(self, content: EmptyContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._icon = IconLabel(content.icon, "control_border", _ICON, self)
        self._title = label("", "title", self)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = label("", "muted", self, wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setFixedWidth(_TEXT_WIDTH)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACING.sm)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.sm)
        layout.addStretch(2)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._title)
        layout.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(SPACING.sm)
        layout.addLayout(self._buttons)
        layout.addStretch(3)
        self.set_content(content)

    def set_content(self, content: EmptyContent) -> None:
        """Show something else."""
        self._content = content
        self._title.setText(content.title)
        self._text.setText(content.text)
        self._text.setVisible(bool(content.text))
        # A centred label would be given the height of one line when the room is scarce.
        self._text.setFixedHeight(max(0, self._text.heightForWidth(_TEXT_WIDTH)))
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:  # stretches have none
                widget.hide()
                widget.deleteLater()
        self._buttons.addStretch()
        for number, (text, act) in enumerate(content.actions):
            button = QPushButton(text, self)
            set_kind(button, "primary" if number == 0 else "secondary")
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(button)
        self._buttons.addStretch()
        self.setAccessibleName(content.title)
        self.setAccessibleDescription(content.text)
        self._icon.set_icon(content.icon, "control_border")

    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    def buttons(self) -> list[QPushButton]:
        """Return the buttons shown."""
        items = (self._buttons.itemAt(place) for place in range(self._buttons.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]


class EmptyStateOverlay(EmptyState):
    """Lies over the rows of ``view`` while its model has none.

    Shows ``empty``, or ``no_matches`` while :meth:`set_filtered` says that filters hide the rows. While
    :meth:`set_loading` is on nothing is shown, so that no message flashes up before the rows come.
    """

    def __init__(
        self, view: QAbstractItemView, empty: EmptyContent, no_matches: EmptyContent | None = None
    ) -> None:
        self._view = view
        self._empty = empty
        self._no_matches = no_matches or empty
        self._filtered = False
        self._loading = False
        self._model: QAbstractItemModel | None = None
        super().__init__(empty, view.viewport())
        view.viewport().installEventFilter(self)
        self.watch()

    def watch(self) -> None:
        """Follow the view's current model; to be called again after ``view.setModel``."""
        model: QAbstractItemModel | None = self._view.model()
        if model is not self._model:
            if self._model is not None:
                for signal in self._signals(self._model):
                    signal.disconnect(self.refresh)
            self._model = model
            if model is not None:
                for signal in self._signals(model):
                    signal.connect(self.refresh)
        self.refresh()

    def set_texts(self, empty: EmptyContent, no_matches: EmptyContent | None = None) -> None:
        """Change both contents (after a change of language)."""
        self._empty, self._no_matches = empty, no_matches or empty
        self.refresh()

    def set_filtered(self, filtered: bool) -> None:
        """Say whether filters are what hides the rows."""
        self._filtered = filtered
        self.refresh()

    def set_loading(self, loading: bool) -> None:
        """Say whether rows are still on their way."""
        self._loading = loading
        self.refresh()

    def refresh(self) -> None:
        """Show, hide and fill the overlay as things stand."""
        content = self._no_matches if self._filtered else self._empty
        empty = self._model is not None and self._model.rowCount() == 0 and not self._loading
        if empty and content is not self._content:
            self.set_content(content)
        if empty:
            self.setGeometry(self._view.viewport().rect())
            self.raise_()
        self.setVisible(empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of the viewport."""
        if event.type() == QEvent.Type.Resize and watched is self._view.viewport():
            self.setGeometry(self._view.viewport().rect())
        return super().eventFilter(watched, event)

    @staticmethod
    def _signals(model: QAbstractItemModel) -> list[Any]:
        return [model.rowsInserted, model.rowsRemoved, model.modelReset, model.layoutChanged]
