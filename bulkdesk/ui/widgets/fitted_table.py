"""A table whose columns share the room, until a person sizes one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.badge import badge_font
from bulkdesk.ui.widgets.table_view import DataTable

_LEAST_SHARE = 0.5
"""So much of its usual width a column keeps that gives way where room is scarce."""

_SLACK = 6
"""Pixels by which the header's own margins are wider than a cell's."""


class FittedTable(DataTable):
    """A subclass says in :meth:`widths` how wide each column is to be in the room there is.

    The mark of sorting stays where the table can be sorted (see ``sortable``).
    """

    def __init__(self, sorted_by: tuple[int, Qt.SortOrder] | None, parent: QWidget | None = None) -> None:
        """Make a table that is sorted by a column and order at first; None: it is never sorted."""
        super().__init__(parent)
        self._sorted_by = sorted_by
        self._is_sized = False
        self._is_fitting = False
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self.fit_columns)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.sectionResized.connect(self._on_section_resized)
        if sorted_by is None:
            self.setSortingEnabled(False)
            header.setSortIndicatorShown(False)
            header.setSectionsClickable(False)
        else:
            header.sortIndicatorChanged.connect(self._on_sort_indicator)

    def widths(self) -> Mapping[int, int]:
        """The width of each column shown that is to be sized, in pixels, by content, font, language and room."""
        raise NotImplementedError

    def fit_columns(self) -> None:
        """Share the room among the columns, until a person sizes one."""
        if self.model() is None or self._is_sized:
            return
        self._is_fitting = True
        for column, width in self.widths().items():
            self.setColumnWidth(column, width)
        self._is_fitting = False

    def title_width(self, column: int) -> int:
        """What a column's title needs, in pixels."""
        font = badge_font(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        return QFontMetrics(font).horizontalAdvance(title) + 2 * SPACING.md + _SLACK

    def filled(
        self, contents: Mapping[int, int], groups: Sequence[Collection[int]], *, beside: int = 0
    ) -> dict[int, int]:
        """Widths with which the columns shown fill the table: none narrower than its title, but for scarce room.

        Args:
            contents: how wide the content of each column usually is, in pixels.
            groups: the columns that share what the others leave, as :meth:`shared` takes them.
            beside: what other columns take, in pixels.
        """
        usual = {
            column: max(width + 2 * SPACING.md, self.title_width(column))
            for column, width in contents.items()
            if not self.isColumnHidden(column)
        }
        elastic = {column: usual[column] for group in groups for column in group if column in usual}
        fixed = beside + sum(usual.values()) - sum(elastic.values())
        return usual | self.shared(elastic, groups, self.viewport().width() - fixed)

    def shared(
        self, usual: Mapping[int, int], groups: Sequence[Collection[int]], room: int
    ) -> dict[int, int]:
        """Widths of columns that fill the room together: wider than they usually are, or narrower.

        Args:
            usual: the columns that take up room that is left and give way where there is too little, in pixels.
            groups: which of them give way first, which then; none so far that its title is cut.
            room: what there is for all of them, in pixels.

        As they usually are where all that they can give is not enough: one has to scroll all the same, and nothing is cut.
        """
        whole = sum(usual.values())
        if room >= whole:
            return {column: width + (room - whole) * width // whole for column, width in usual.items()}
        left, narrowed = whole - room, dict(usual)
        most = {
            column: max(0, width - max(round(width * _LEAST_SHARE), self.title_width(column)))
            for column, width in usual.items()
        }
        for group in groups:
            columns = [column for column in usual if column in group]
            together = sum(most[column] for column in columns)
            given = min(left, together)
            left -= given
            for column in columns:
                # Rounded up: a pixel too many brings a scroll bar.
                narrowed[column] -= -(-most[column] * given // together) if together else 0
        return dict(usual) if left else narrowed

    def columns_state(self) -> tuple[bytes, bool]:
        """Return the header's state, and whether a person sized a column."""
        return self.header_state(), self._is_sized

    def restore_columns(self, state: bytes, *, is_sized: bool) -> None:
        """Take up what ``columns_state`` returned."""
        self._is_fitting = True
        is_fit = self.restore_header_state(state)
        self._is_fitting = False
        self._is_sized = is_sized and is_fit
        header = self.horizontalHeader()
        self._on_sort_indicator(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.sort_as_kept()
        self.fit_columns()

    def sort_as_kept(self) -> None:
        """Sort the model by the column and order that the mark of sorting shows."""
        if self._sorted_by is not None:
            self.sortByColumn(*self._sorted_by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room anew."""
        super().showEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Follow font and language."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.FontChange}:
            self.fit_columns()

    def _on_section_resized(self, column: int, before: int, after: int) -> None:
        header = self.horizontalHeader()
        if self._is_fitting or header.sectionResizeMode(column) == QHeaderView.ResizeMode.Fixed:
            return
        # A column that is hidden or shown again is no wish for a width.
        if before > 0 and after > 0:
            self._is_sized = True
        # Not now: a column that is being hidden does not count as hidden yet.
        self._fit_soon.start()

    def _on_sort_indicator(self, column: int, order: Qt.SortOrder) -> None:
        if column < 0 or self.model() is None or self._sorted_by is None:
            return
        if self.sortable(column):
            self._sorted_by = (column, order)
        else:
            self.horizontalHeader().setSortIndicator(*self._sorted_by)
