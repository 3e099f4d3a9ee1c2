"""The table, its delegates and its empty state."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from bulkdesk.ui.theme import LIGHT, Theme, Tone
from bulkdesk.ui.widgets.badge import BadgeDelegate, StatusBadge, badge_font, badge_size, paint_badge
from bulkdesk.ui.widgets.cell import TwoLineDelegate, two_lines
from bulkdesk.ui.widgets.empty_state import EmptyContent, EmptyStateOverlay
from bulkdesk.ui.widgets.plain import elided, label, plain_tooltip
from bulkdesk.ui.widgets.progress import ProgressDelegate, paint_bar, part_rects
from bulkdesk.ui.widgets.roles import CellRole
from bulkdesk.ui.widgets.table_view import DataTable

EVIL = '<img src="x"><b>bold</b> & more'


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> DataTable:
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["Name", "Status", "Progress"])
    for name, tone, fraction in (
        ("One", Tone.SUCCESS, 1.0),
        ("Two", Tone.DANGER, None),
        (EVIL, Tone.INFO, 0.25),
    ):
        items = [QStandardItem(text) for text in (name, "Done", "")]
        items[1].setData(tone, CellRole.TONE)
        items[1].setData("completed", CellRole.ICON)
        items[2].setData(fraction, CellRole.FRACTION)
        model.appendRow(items)
    view = DataTable()
    model.setParent(view)
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegateForColumn(1, BadgeDelegate(view))
    view.setItemDelegateForColumn(2, ProgressDelegate(view))
    view.resize(600, 300)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_enter_activates_the_current_row(table: DataTable, qtbot: QtBot) -> None:
    table.selectRow(1)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(table.activated) as signal:
            QTest.keyClick(table, key)
        assert signal.args is not None
        assert signal.args[0].row() == 1


def test_enter_without_a_row_activates_nothing(table: DataTable, qtbot: QtBot) -> None:
    table.model().removeRows(0, 3)
    with qtbot.assertNotEmitted(table.activated):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_the_header_is_remembered(table: DataTable) -> None:
    header = table.horizontalHeader()
    header.moveSection(2, 1)
    table.setColumnWidth(0, 222)
    table.setColumnHidden(2, True)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    state = table.header_state()
    header.moveSection(1, 2)
    table.setColumnHidden(2, False)
    table.setColumnWidth(0, 60)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.restore_header_state(state)
    assert header.visualIndex(2) == 1
    assert table.isColumnHidden(2)
    assert table.columnWidth(0) == 222
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (1, Qt.SortOrder.DescendingOrder)
    assert not table.restore_header_state(b"nonsense")


def test_the_headers_menu_hides_and_shows_columns_but_never_the_first(table: DataTable) -> None:
    actions = table.header_menu().actions()
    assert [action.text() for action in actions] == ["Name", "Status", "Progress"]
    assert not actions[0].isEnabled()
    actions[1].trigger()
    assert table.isColumnHidden(1)
    table.header_menu().actions()[1].trigger()
    assert not table.isColumnHidden(1)


def test_the_whole_row_lights_up_under_the_mouse(table: DataTable, qtbot: QtBot) -> None:
    y = table.rowViewportPosition(1) + 10
    QTest.mouseMove(table.viewport(), QPoint(table.columnViewportPosition(1) + 90, y))
    image = table.viewport().grab().toImage()
    assert image.pixelColor(table.columnViewportPosition(0) + 4, y) == QColor(LIGHT.hover)
    assert image.pixelColor(table.columnViewportPosition(2) + 4, y) == QColor(LIGHT.hover)
    other = table.rowViewportPosition(0) + 10
    assert image.pixelColor(table.columnViewportPosition(0) + 4, other) == QColor(LIGHT.surface)


def test_what_does_not_fit_goes_on_in_a_second_line(table: DataTable) -> None:
    """Also where its width is a fraction of a pixel more than there is."""
    font = table.font()
    text = "oskar.sauer@example.com"
    natural = QFontMetrics(font).horizontalAdvance(text)
    assert two_lines(text, font, natural + 2) == [text]
    for width in range(natural - 2, natural + 2):
        lines = two_lines(text, font, width)
        assert "".join(lines) == text
        assert len(lines) == 2 or elided(QFontMetrics(font), text, width) == text
    assert two_lines("Restore the deleted contacts", font, 90)[1].endswith("…")
    assert two_lines("several\nlines", font, 400) == ["several\nlines"]
    assert two_lines("one  ·  two", font, 400) == ["one  ·  two"]


def test_a_badge_is_painted_in_its_tone(table: DataTable) -> None:
    image = table.viewport().grab().toImage()
    x = table.columnViewportPosition(1) + 12 + 6
    for row, tone in ((0, Tone.SUCCESS), (1, Tone.DANGER)):
        y = table.rowViewportPosition(row) + table.rowHeight(row) // 2 - 7
        assert image.pixelColor(x, y) == QColor(LIGHT.tone(tone).bg)


def test_progress_fills_by_its_fraction_and_none_draws_no_bar(table: DataTable) -> None:
    image = table.viewport().grab().toImage()
    start = table.columnViewportPosition(2) + 12
    colors = {QColor(LIGHT.track).name(), QColor(LIGHT.tone(Tone.INFO).solid).name()}

    def bar(row: int) -> list[str]:
        y = table.rowViewportPosition(row) + table.rowHeight(row) // 2
        return [image.pixelColor(x, y).name() for x in range(start + 4, start + 150)]

    assert set(bar(0)) == {QColor(LIGHT.tone(Tone.INFO).solid).name()}
    assert set(bar(2)) >= colors
    assert not colors & set(bar(1))


def test_a_bar_shows_the_smallest_beginning_and_never_overflows() -> None:
    def filled(fraction: float) -> int:
        image = QImage(100, 6, QImage.Format.Format_RGB32)
        image.fill(QColor("#000000"))
        painter = QPainter(image)
        paint_bar(painter, QRect(0, 0, 100, 6), fraction, Tone.SUCCESS)
        painter.end()
        solid = QColor(LIGHT.tone(Tone.SUCCESS).solid)
        return sum(image.pixelColor(x, 3) == solid for x in range(100))

    assert filled(0) == 0
    assert 3 <= filled(0.0001) <= 6
    assert 48 <= filled(0.5) <= 50
    assert filled(7.0) == filled(1.0)


def test_markup_in_a_cell_shows_as_it_is(table: DataTable) -> None:
    delegate = table.itemDelegateForColumn(0) or table.itemDelegate()
    option = QStyleOptionViewItem()
    option.font = table.font()
    option.fontMetrics = QFontMetrics(table.font())
    hint = delegate.sizeHint(option, table.model().index(2, 0))
    assert hint.width() > QFontMetrics(table.font()).horizontalAdvance(EVIL)


def test_two_lines_are_broken_where_there_is_room_and_not_where_the_text_has_line_ends(
    table: DataTable,
) -> None:
    delegate = TwoLineDelegate(table)

    def painted(text: str) -> QImage:
        image = QImage(120, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setFont(table.font())
        delegate.paint_text(painter, image.rect(), Qt.AlignmentFlag.AlignLeft, text)
        painter.end()
        return image

    words = "one two three four five six"
    assert painted("one\ntwo\nthree four\nfive six") == painted(words)
    assert painted(words) != painted("one two three")
    assert painted(f"{words} " * 10_000) == painted(f"{words} " * 100)


def test_markup_in_a_tool_tip_shows_as_it_is() -> None:
    assert plain_tooltip("a & b") == "a & b"
    assert "<b>" not in plain_tooltip(EVIL)
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in plain_tooltip(EVIL)


def test_labels_show_markup_as_it_is(qtbot: QtBot) -> None:
    shown = label(EVIL)
    qtbot.addWidget(shown)
    assert shown.textFormat() == Qt.TextFormat.PlainText


def test_a_badge_is_cut_to_its_room(theme: Theme) -> None:
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setFont(badge_font(painter.font()))
    whole = paint_badge(painter, QRect(0, 0, 400, 40), "In progress", "in_progress", Tone.INFO)
    cut = paint_badge(painter, QRect(0, 0, 60, 40), "In progress", "in_progress", Tone.INFO)
    font = painter.font()
    painter.end()
    assert whole.size() == badge_size(font, "In progress", "in_progress")
    assert cut.width() == 60


def test_a_badge_tells_its_word_to_screen_readers(theme: Theme, qtbot: QtBot) -> None:
    badge = StatusBadge("Paused", "paused", Tone.WARNING)
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "Paused"
    small = badge.sizeHint()
    badge.set_badge("In the queue until tomorrow", "queued", "neutral")
    assert badge.accessibleName() == "In the queue until tomorrow"
    assert badge.tone is Tone.NEUTRAL
    assert badge.sizeHint().width() > small.width()


class TestEmptyState:
    def overlay(self, table: DataTable, calls: list[str]) -> EmptyStateOverlay:
        return EmptyStateOverlay(
            table,
            EmptyContent(
                "import",
                "Nothing here yet",
                "Begin with a file.",
                [("Import", lambda: calls.append("import"))],
            ),
            EmptyContent("no_matches", "No matches", "", [("Clear filters", lambda: calls.append("clear"))]),
        )

    def test_covers_the_table_only_while_it_is_empty(self, table: DataTable) -> None:
        overlay = self.overlay(table, [])
        assert not overlay.isVisible()
        table.model().removeRows(0, table.model().rowCount())
        assert overlay.isVisible()
        assert overlay.size() == table.viewport().size()
        table.resize(QSize(700, 500))
        assert overlay.size() == table.viewport().size()
        table.model().insertRow(0)
        assert not overlay.isVisible()

    def test_offers_the_next_step(self, table: DataTable) -> None:
        calls: list[str] = []
        overlay = self.overlay(table, calls)
        table.model().removeRows(0, 3)
        QTest.mouseClick(overlay.buttons()[0], Qt.MouseButton.LeftButton)
        overlay.set_filtered(True)
        assert overlay.title() == "No matches"
        QTest.mouseClick(overlay.buttons()[0], Qt.MouseButton.LeftButton)
        assert calls == ["import", "clear"]

    def test_shows_nothing_while_rows_are_on_their_way(self, table: DataTable) -> None:
        overlay = self.overlay(table, [])
        overlay.set_loading(True)
        table.model().removeRows(0, 3)
        assert not overlay.isVisible()
        overlay.set_loading(False)
        assert overlay.isVisible()

    def test_follows_another_model(self, table: DataTable) -> None:
        overlay = self.overlay(table, [])
        table.setModel(QStandardItemModel(0, 2, table))
        overlay.watch()
        assert overlay.isVisible()
        table.model().insertRow(0)
        assert not overlay.isVisible()


def test_the_keyboard_sorts_and_chooses_columns(table: DataTable, qtbot: QtBot) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    sorting = menu.actions()[0].menu()
    assert isinstance(sorting, QMenu)
    assert [action.text() for action in sorting.actions()] == ["Name", "Status", "Progress"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(sorting.isVisible)
    QTest.keyClick(sorting, Qt.Key.Key_Down)
    QTest.keyClick(sorting, Qt.Key.Key_Return)
    header = table.horizontalHeader()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (1, Qt.SortOrder.AscendingOrder)
    table.sort_menu(table).actions()[1].trigger()
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    again = QApplication.activePopupWidget()
    assert isinstance(again, QMenu)
    for _ in range(3):
        QTest.keyClick(again, Qt.Key.Key_Down)
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert any(table.isColumnHidden(column) for column in (1, 2))


def test_parts_of_a_bar_lie_at_its_end_side_by_side_and_can_be_seen() -> None:
    filled = QRectF(0, 0, 100, 6)
    failed, warned = part_rects(filled, 100, [(Tone.DANGER, 0.001), (Tone.WARNING, 0.3)])
    assert failed.right() == 100
    assert failed.width() >= 3
    assert warned.right() < failed.left()
    assert warned.width() == 30
    # Nothing leaves what is filled, not where both are all of it either.
    for rect in part_rects(QRectF(0, 0, 6, 6), 100, [(Tone.DANGER, 0.03), (Tone.WARNING, 0.03)]):
        assert rect.left() >= 0
        assert rect.right() <= 6
