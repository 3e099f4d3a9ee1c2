"""The jobs table's view: clicks on its button-like cells, a name column that takes the room left, a steady scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from bulkdesk.services.texts import status_text, type_text
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.jobs.delegates import (
    HOVER_CELL,
    ButtonDelegate,
    JobProgressDelegate,
    MenuDelegate,
    StatusDelegate,
)
from bulkdesk.ui.jobs.model import SORTABLE, JobProxy
from bulkdesk.ui.jobs.present import Column, header_text, statistics_text, usual_status
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.badge import badge_font, badge_size
from bulkdesk.ui.widgets.cell import TwoLineDelegate
from bulkdesk.ui.widgets.format import usual_moment
from bulkdesk.ui.widgets.table_view import DataTable

_MENU_WIDTH = 48
_ICON = 26
_NAME_LEAST = 132
_NAME_USUAL = 300


class JobsTable(DataTable):
    """The table "Bulk actions".

    ``statisticsClicked`` and ``menuRequested`` tell of clicks on those cells; what a row means is asked of the proxy.
    """

    statisticsClicked = Signal(QModelIndex)  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobsTable")
        self._is_sized = False
        self._is_fitting = False
        self._value_after_removal: int | None = None
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self.fit_columns)
        self._sorted_by = (Column.CREATED_AT, Qt.SortOrder.DescendingOrder)
        self.set_always_shown({Column.NAME})
        for column in (Column.NAME, Column.TYPE, Column.CREATED_BY):
            self.setItemDelegateForColumn(column, TwoLineDelegate(self))
        self.setItemDelegateForColumn(Column.STATUS, StatusDelegate(self))
        self.setItemDelegateForColumn(Column.PROGRESS, JobProgressDelegate(self))
        self.setItemDelegateForColumn(Column.STATISTICS, ButtonDelegate(self))
        self.setItemDelegateForColumn(Column.MENU, MenuDelegate(self))
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().sortIndicatorChanged.connect(self._on_sort_indicator)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)

    def set_jobs(self, proxy: JobProxy) -> None:
        """Show the jobs of ``proxy``, newest first."""
        self.setModel(proxy)
        self.sortByColumn(*self._sorted_by)
        self.fit_columns()
        # After the view's own slots, which take the new rows into account first.
        proxy.rowsInserted.connect(self._keep_place_after_insert)
        proxy.rowsAboutToBeRemoved.connect(self._note_removal)
        proxy.rowsRemoved.connect(self._keep_place_after_removal)

    def fit_columns(self) -> None:
        """Share the room among the columns, until a person sizes one.

        Each gets what its title and usual content need in the current language and font; where the window is too
        narrow for that they shrink together towards what can still be read. The name has what is left.
        """
        if self._is_sized or self.model() is None:
            return
        least, usual = self._widths()
        shown = [column for column in usual if not self.isColumnHidden(column)]
        spare = self.viewport().width() - _NAME_LEAST - sum(least[column] for column in shown)
        words = usual[Column.STATISTICS] - least[Column.STATISTICS]
        if Column.STATISTICS in shown and spare > 2 * words:
            # The button shows its words or an icon; anything between would be wasted.
            least[Column.STATISTICS] += words
            spare -= words
        wish = _NAME_USUAL - _NAME_LEAST + sum(usual[column] - least[column] for column in shown)
        share = min(1.0, max(0.0, spare / wish))
        self._is_fitting = True
        rest = self.viewport().width()
        for column in shown:
            width = least[column] + int((usual[column] - least[column]) * share)
            rest -= width
            self.setColumnWidth(column, width)
        self.setColumnWidth(Column.NAME, max(_NAME_LEAST, rest))
        self._is_fitting = False

    def _widths(self) -> tuple[dict[Column, int], dict[Column, int]]:
        """The least and the usual width of each column but the name."""
        metrics = QFontMetrics(self.font())
        pad = 2 * SPACING.md
        types = max(metrics.horizontalAdvance(type_text(each)) for each in JobType)
        badge = badge_font(self.font())
        usual = {
            Column.TYPE: types + pad + _ICON,
            Column.CREATED_BY: metrics.averageCharWidth() * 18 + pad,
            Column.CREATED_AT: metrics.horizontalAdvance(usual_moment()) + pad + 4,
            Column.STATUS: badge_size(badge, usual_status(), "queued").width() + pad,
            Column.PROGRESS: 148,
            Column.STATISTICS: metrics.horizontalAdvance(statistics_text()) + 2 * SPACING.sm + pad + 6,
            Column.MENU: _MENU_WIDTH,
        }
        words = max(badge_size(badge, status_text(each), each.value).width() for each in JobStatus)
        least = {
            Column.TYPE: min(usual[Column.TYPE], metrics.averageCharWidth() * 15 + pad + _ICON),
            Column.CREATED_BY: metrics.averageCharWidth() * 9 + pad,
            Column.CREATED_AT: usual[Column.CREATED_AT],
            Column.STATUS: words + pad,
            Column.PROGRESS: 98,
            Column.STATISTICS: _MENU_WIDTH,
            Column.MENU: _MENU_WIDTH,
        }
        titles = {column: self._title_width(column) for column in usual if column != Column.MENU}
        for widths in (least, usual):
            for column, title in titles.items():
                widths[column] = max(widths[column], title)
        return least, usual

    def current_job_row(self) -> int | None:
        """The row of the keyboard's place, or None."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def sortable(self, column: int) -> bool:
        """Whether the model can sort by a column."""
        return column in SORTABLE

    def columns_state(self) -> tuple[bytes, bool]:
        """Return the header's state, and whether a person sized a column."""
        return self.header_state(), self._is_sized

    def restore_columns(self, state: bytes, *, is_sized: bool) -> None:
        """Take up what ``columns_state`` returned."""
        self._is_fitting = True
        self.restore_header_state(state)
        self._is_fitting = False
        self._is_sized = is_sized
        header = self.horizontalHeader()
        if header.sortIndicatorSection() in SORTABLE:
            self._sorted_by = (Column(header.sortIndicatorSection()), header.sortIndicatorOrder())
        self.sortByColumn(*self._sorted_by)
        self.fit_columns()

    def _title_width(self, column: Column) -> int:
        font = badge_font(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font).horizontalAdvance(header_text(column)) + 2 * SPACING.md + 6

    # -- mouse and keyboard -------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the button under the mouse."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        button = (
            index if index.isValid() and index.column() in {Column.STATISTICS, Column.MENU} else QModelIndex()
        )
        self.setProperty(HOVER_CELL, QPersistentModelIndex(button))
        shape = Qt.CursorShape.PointingHandCursor if button.isValid() else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Light up no button."""
        self.setProperty(HOVER_CELL, QPersistentModelIndex())
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on a button-like cell."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index != self.currentIndex():
            return
        if index.column() == Column.STATISTICS:
            self.statisticsClicked.emit(index)
        elif index.column() == Column.MENU:
            self.menuRequested.emit(self.place_below(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave a double click on a button-like cell to its single clicks."""
        if self.indexAt(event.position().toPoint()).column() in {Column.STATISTICS, Column.MENU}:
            return
        super().mouseDoubleClickEvent(event)

    # -- columns ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room anew."""
        super().showEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Follow font and language, unless a person sized the columns."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.FontChange} and self.model() is not None:
            self.fit_columns()

    def _on_section_resized(self, column: int, before: int, after: int) -> None:
        if self._is_fitting:
            return
        # A column that is hidden or shown again is no wish for a width.
        if before > 0 and after > 0 and column >= 0:
            self._is_sized = True
        # Later: Qt is still at hiding or showing it.
        self._fit_soon.start()

    def _on_sort_indicator(self, column: int, order: Qt.SortOrder) -> None:
        if column in SORTABLE:
            self._sorted_by = (Column(column), order)
        elif column >= 0:
            self.horizontalHeader().setSortIndicator(*self._sorted_by)

    # -- a steady scroll ----------------------------------------------------------------------------------------

    def _keep_place_after_insert(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Keep the rows under the eye where they are; at the very top new ones come into sight."""
        bar = self.verticalScrollBar()
        if bar.value() > 0 and first * self._row_height() < bar.value():
            self.updateGeometries()
            bar.setValue(bar.value() + (last - first + 1) * self._row_height())

    def _note_removal(self, _parent: QModelIndex, first: int, last: int) -> None:
        value = self.verticalScrollBar().value()
        above = max(0, min(last + 1, value // self._row_height()) - first)
        # Noted now: the view may cut the value to the new, lesser maximum.
        self._value_after_removal = value - above * self._row_height() if above else None

    def _keep_place_after_removal(self) -> None:
        if self._value_after_removal is not None:
            self.updateGeometries()
            self.verticalScrollBar().setValue(self._value_after_removal)

    def _row_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()
