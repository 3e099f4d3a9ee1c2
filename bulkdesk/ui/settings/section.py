"""What the sections with a list have in common: heading, table, buttons, and a word when something is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bulkdesk.services.access import Right
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.flow_layout import FlowLayout
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.table_view import DataTable

RowT = TypeVar("RowT")


class ListSection(QWidget, Generic[RowT]):
    """A list of things that can be made and changed by who has the right to.

    Subclasses say what is read (``read``), how a row is shown (``cells``) and which buttons there are.
    """

    def __init__(self, desk: Desk, right: Right, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.may_change = desk.session.may(right)
        self.rows: list[RowT] = []
        self._model = QStandardItemModel(self)
        self._title = label("", "title", self)
        self._hint = label("", "muted", self, wrap=True)
        self.table = DataTable(self)
        self.table.setSortingEnabled(False)
        self.table.setModel(self._model)
        self.table.setMinimumHeight(180)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.hide()
        # In a second row where the language needs it.
        self._buttons = FlowLayout()
        self._on_one: list[tuple[QPushButton, Callable[[RowT], bool]]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.md)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addWidget(self.banner)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons)
        self.table.selectionModel().selectionChanged.connect(self._judge)

    def set_texts(self, title: str, hint: str, headers: Sequence[str]) -> None:
        """Say what the list is of, and what its columns are."""
        self._title.setText(title)
        self._hint.setText(hint)
        self.table.setAccessibleName(title)
        self._model.setHorizontalHeaderLabels(list(headers))

    def read(self) -> list[RowT]:
        """Read the rows; called in the background."""
        raise NotImplementedError

    def cells(self, row: RowT) -> Sequence[str]:
        """What a row shows."""
        raise NotImplementedError

    def add_button(
        self,
        text: str,
        act: Callable[[], object],
        *,
        name: str,
        wants: Callable[[RowT], bool] | None = None,
    ) -> QPushButton:
        """Add a button; with ``wants`` it is for the chosen row, when that says yes."""
        button = QPushButton(text, self)
        button.setObjectName(name)
        set_kind(button, "secondary")
        button.clicked.connect(lambda _checked=False: act())
        button.setEnabled(self.may_change and wants is None)
        if wants is not None:
            self._on_one.append((button, wants))
        self._buttons.addWidget(button)
        return button

    def chosen(self) -> RowT | None:
        """The row that is chosen."""
        index = self.table.currentIndex()
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def reload(self) -> None:
        """Read the rows anew."""
        self.desk.run(self.read, on_done=self._show, on_failed=self.refuse)

    def act(self, act: Callable[..., object], *values: object, **named: object) -> None:
        """Change something in the background, then show what is there now."""
        self.banner.hide()
        self.desk.run(partial(act, *values, **named), on_done=self.on_acted, on_failed=self.refuse)

    def refuse(self, error: BulkDeskError) -> None:
        """Say why it was not done."""
        self.tell(error_text(error), Tone.DANGER)

    def tell(self, text: str, tone: Tone) -> None:
        """Say something above the list."""
        self.banner.say(text, tone)

    def on_acted(self, _result: object) -> None:
        """Show what is there now; called when something was changed."""
        self.reload()

    def _show(self, rows: list[RowT]) -> None:
        place = self.table.currentIndex().row()
        self.rows = rows
        self._model.removeRows(0, self._model.rowCount())
        for row in rows:
            items = [QStandardItem(text) for text in self.cells(row)]
            self._model.appendRow(items)
        self.table.size_to_contents()
        if rows:
            self.table.selectRow(min(max(place, 0), len(rows) - 1))
        self._judge()

    def _judge(self) -> None:
        row = self.chosen()
        for button, wants in self._on_one:
            button.setEnabled(self.may_change and row is not None and wants(row))
