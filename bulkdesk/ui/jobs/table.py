"""The jobs table's view: what its button-like cells ask for, a name column that takes the room left, a steady scroll."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from bulkdesk.services.texts import status_text, type_text
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.jobs.delegates import ButtonDelegate, JobProgressDelegate, StatusDelegate
from bulkdesk.ui.jobs.model import SORTABLE, JobProxy
from bulkdesk.ui.jobs.present import Column, statistics_text, usual_status
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.badge import badge_font, badge_size
from bulkdesk.ui.widgets.button_table import MENU_WIDTH, ButtonTable, MenuDelegate
from bulkdesk.ui.widgets.cell import TwoLineDelegate
from bulkdesk.ui.widgets.format import usual_moment

_LEAST_MENU_WIDTH = 34
_ICON_BUTTON = 48
_ICON = 26
_NAME_LEAST = 108
_NAME_USUAL = 300


class JobsTable(ButtonTable):
    """The table "Bulk actions".

    ``statisticsClicked`` and ``menuRequested`` tell of clicks on those cells; what a row means is asked of the proxy.
    """

    statisticsClicked = Signal(QModelIndex)  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        newest_first = (Column.CREATED_AT, Qt.SortOrder.DescendingOrder)
        super().__init__({Column.STATISTICS, Column.MENU}, newest_first, parent)
        self.setObjectName("jobsTable")
        self.horizontalHeader().setMinimumSectionSize(_LEAST_MENU_WIDTH)
        self._value_after_removal: int | None = None
        self.set_always_shown({Column.NAME})
        for column in (Column.NAME, Column.TYPE, Column.CREATED_BY):
            self.setItemDelegateForColumn(column, TwoLineDelegate(self))
        self.setItemDelegateForColumn(Column.STATUS, StatusDelegate(self))
        self.setItemDelegateForColumn(Column.PROGRESS, JobProgressDelegate(self))
        self.setItemDelegateForColumn(Column.STATISTICS, ButtonDelegate(self))
        self.setItemDelegateForColumn(Column.MENU, MenuDelegate(self))
        self.buttonPressed.connect(self._on_button)

    def set_jobs(self, proxy: JobProxy) -> None:
        """Show the jobs of ``proxy``, newest first."""
        self.setModel(proxy)
        self.sort_as_kept()
        self.fit_columns()
        # After the view's own slots, which take the new rows into account first.
        proxy.rowsInserted.connect(self._keep_place_after_insert)
        proxy.rowsAboutToBeRemoved.connect(self._note_removal)
        proxy.rowsRemoved.connect(self._keep_place_after_removal)

    def widths(self) -> dict[int, int]:
        """What title and usual content of each column need in the current language and font.

        Where the window is too narrow for that they shrink together towards what can still be read. The name has what
        is left.
        """
        least, usual = self._least_and_usual()
        name = max(_NAME_LEAST, self.title_width(Column.NAME))
        shown = [column for column in usual if not self.isColumnHidden(column)]
        spare = self.viewport().width() - name - sum(least[column] for column in shown)
        words = usual[Column.STATISTICS] - least[Column.STATISTICS]
        if Column.STATISTICS in shown and spare > 2 * words:
            # The button shows its words or an icon; anything between would be wasted.
            least[Column.STATISTICS] += words
            spare -= words
        wish = _NAME_USUAL - name + sum(usual[column] - least[column] for column in shown)
        share = min(1.0, max(0.0, spare / wish))
        widths: dict[int, int] = {
            column: least[column] + int((usual[column] - least[column]) * share) for column in shown
        }
        widths[Column.NAME] = max(name, self.viewport().width() - sum(widths.values()))
        return widths

    def _least_and_usual(self) -> tuple[dict[Column, int], dict[Column, int]]:
        """The least and the usual width of each column but the name."""
        metrics = QFontMetrics(self.font())
        pad = 2 * SPACING.md
        types = [type_text(each) for each in JobType]
        badge = badge_font(self.font())
        usual = {
            Column.TYPE: max(map(metrics.horizontalAdvance, types)) + pad + _ICON,
            Column.CREATED_BY: metrics.averageCharWidth() * 18 + pad,
            Column.CREATED_AT: metrics.horizontalAdvance(usual_moment()) + pad + 4,
            Column.STATUS: badge_size(badge, usual_status(), "queued").width() + pad,
            Column.PROGRESS: 148,
            Column.STATISTICS: metrics.horizontalAdvance(statistics_text()) + 2 * SPACING.sm + pad + 6,
            Column.MENU: MENU_WIDTH,
        }
        words = max(badge_size(badge, status_text(each), each.value).width() for each in JobStatus)
        # What is longer goes on in a second line, but no word is cut.
        type_words = max(metrics.horizontalAdvance(word) for text in types for word in text.split())
        type_usual = min(usual[Column.TYPE], metrics.averageCharWidth() * 15 + pad + _ICON)
        least = {
            Column.TYPE: max(type_words + pad + _ICON, type_usual),
            Column.CREATED_BY: metrics.averageCharWidth() * 9 + pad,
            Column.CREATED_AT: usual[Column.CREATED_AT],
            Column.STATUS: words + pad,
            Column.PROGRESS: 98,
            Column.STATISTICS: _ICON_BUTTON,
            Column.MENU: _LEAST_MENU_WIDTH,
        }
        titles = {column: self.title_width(column) for column in usual if column != Column.MENU}
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

    def _on_button(self, index: QModelIndex) -> None:
        if index.column() == Column.STATISTICS:
            self.statisticsClicked.emit(index)
        else:
            self.menuRequested.emit(self.place_below(index))

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
