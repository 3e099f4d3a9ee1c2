"""Notifications, banners, questions, tiles, shares."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.confirm import ConfirmDialog, confirm
from bulkdesk.ui.widgets.segment_bar import Segment, SegmentBar
from bulkdesk.ui.widgets.stat_tile import StatTile
from bulkdesk.ui.widgets.toast import ToastStack

pytestmark = pytest.mark.usefixtures("theme")

EVIL = "<b>bold</b>"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    qtbot.waitExposed(window)
    return window


class TestToasts:
    def test_stack_inside_the_lower_right_corner(self, window: QWidget) -> None:
        stack = ToastStack(window)
        first, second = stack.show("One"), stack.show("Two " * 40)
        assert first.geometry().bottom() < second.geometry().top()
        window.resize(1000, 700)
        for toast in stack.toasts():
            assert window.rect().contains(toast.geometry())
            assert toast.geometry().right() > 900

    def test_never_takes_the_keyboard(self, window: QWidget) -> None:
        field = QLineEdit(window)
        field.show()
        field.setFocus()
        ToastStack(window).show("Done", action=("Undo", lambda: None))
        assert QApplication.focusWidget() is field

    def test_goes_by_itself_by_its_cross_and_by_its_action(self, window: QWidget, qtbot: QtBot) -> None:
        stack = ToastStack(window)
        calls: list[str] = []
        toast = stack.show("One", timeout_ms=20)
        with qtbot.waitSignal(toast.closed):
            pass
        QTest.mouseClick(stack.show("Two", timeout_ms=0).close_button, Qt.MouseButton.LeftButton)
        button = stack.show("Three", action=("Undo", lambda: calls.append("undo"))).action_button
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert calls == ["undo"]
        assert stack.toasts() == []

    def test_only_the_newest_stay(self, window: QWidget) -> None:
        stack = ToastStack(window)
        for number in range(7):
            stack.show(str(number))
        assert [toast.text for toast in stack.toasts()] == ["3", "4", "5", "6"]

    def test_a_newer_one_about_the_same_takes_the_place_of_the_older(self, window: QWidget) -> None:
        stack = ToastStack(window)
        for text, about in (("1", {1}), ("2", {2}), ("none", ()), ("1 and 3", {1, 3})):
            stack.show(text, about=about)
        assert [toast.text for toast in stack.toasts()] == ["2", "none", "1 and 3"]
        stack.show("1 again", about={1})
        assert [toast.text for toast in stack.toasts()] == ["2", "none", "1 and 3", "1 again"]
        stack.show("all", about={1, 2, 3})
        assert [toast.text for toast in stack.toasts()] == ["none", "all"]

    def test_buttons_show_their_whole_texts(self, window: QWidget) -> None:
        texts = "Statistiken anzeigen", "Rückgängig machen …", "Übersprungene ansehen"
        toast = ToastStack(window).show("Beendet", action=[(text, lambda: None) for text in texts])
        for button in toast.action_buttons:
            assert button.width() >= button.sizeHint().width()
        assert window.rect().contains(toast.geometry())

    def test_text_is_plain(self, window: QWidget) -> None:
        toast = ToastStack(window).show(EVIL, Tone.DANGER)
        assert_plain(toast)


def test_banner(qtbot: QtBot) -> None:
    calls: list[str] = []
    banner = Banner(EVIL, Tone.WARNING, action=("Verify", lambda: calls.append("verify")))
    qtbot.addWidget(banner)
    assert_plain(banner)
    assert banner.accessibleName() == EVIL
    assert banner.action_button is not None
    QTest.mouseClick(banner.action_button, Qt.MouseButton.LeftButton)
    assert calls == ["verify"]
    banner.set_text("Other")
    assert (banner.text, banner.accessibleName()) == ("Other", "Other")


class TestConfirm:
    @pytest.mark.parametrize("accepted", [True, False])
    def test_answers(self, window: QWidget, accepted: bool) -> None:
        def press() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, ConfirmDialog)
            (dialog.confirm_button if accepted else dialog.cancel_button).click()

        QTimer.singleShot(0, press)
        assert confirm(window, "Delete?", "Text", "Delete", True, details=["One"]) is accepted

    def test_enter_is_safe_in_a_dangerous_question(self, window: QWidget, qtbot: QtBot) -> None:
        dialog = ConfirmDialog(window, "Delete?", EVIL, "Delete", danger=True, details=[EVIL])
        dialog.show()
        assert_plain(dialog)
        with qtbot.waitSignal(dialog.finished) as signal:
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert signal.args == [QDialog.DialogCode.Rejected.value]

    def test_enter_confirms_a_harmless_question(self, window: QWidget, qtbot: QtBot) -> None:
        dialog = ConfirmDialog(window, "Resume?", "Text", "Resume")
        dialog.show()
        with qtbot.waitSignal(dialog.finished) as signal:
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert signal.args == [QDialog.DialogCode.Accepted.value]


def test_stat_tile(qtbot: QtBot) -> None:
    tile = StatTile("Failed", Tone.DANGER)
    qtbot.addWidget(tile)
    tile.number.setObjectName("statFailed")
    tile.set_value(1203)
    assert tile.findChild(QLabel, "statFailed") is tile.number
    assert tile.number.text() == "1,203"
    assert tile.accessibleName() == "Failed: 1,203"
    assert tile.number.property("tone") == "danger"
    tile.set_value(0)
    assert not tile.number.property("tone")
    tile.set_value(None)
    assert tile.number.text() == "–"
    tile.set_text(EVIL)
    assert_plain(tile)


class TestSegments:
    @pytest.fixture
    def bar(self, qtbot: QtBot) -> SegmentBar:
        bar = SegmentBar()
        qtbot.addWidget(bar)
        bar.set_segments(
            [
                Segment("a", "Invalid e-mail", 99_990, Tone.DANGER),
                Segment("b", "No identity", 9, Tone.DANGER),
                Segment("none", "Nothing", 0),
                Segment("c", EVIL, 1, Tone.WARNING),
            ]
        )
        bar.resize(500, bar.heightForWidth(500))
        bar.show()
        return bar

    def test_tiny_shares_can_be_hit_and_all_fit(self, bar: SegmentBar) -> None:
        rects = bar.bar_rects()
        assert len(rects) == 3
        assert all(rect.width() >= 7 for rect in rects)
        assert all(first.right() < second.left() for first, second in itertools.pairwise(rects))
        assert rects[-1].right() <= 500
        assert rects[0].width() > 450

    def test_equal_counts_have_equal_widths(self, bar: SegmentBar) -> None:
        bar.set_segments([Segment(key, key, 5) for key in "abcd"])
        widths = [rect.width() for rect in bar.bar_rects()]
        assert max(widths) - min(widths) <= 1

    def test_click_on_bar_and_legend(self, bar: SegmentBar) -> None:
        clicked: list[str] = []
        bar.segmentClicked.connect(clicked.append)
        for place in (
            bar.bar_rects()[1].center(),
            bar.legend_rects()[2].center(),
            QPoint(499, bar.height() - 1),
        ):
            QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
        assert clicked == ["b", "c"]

    def test_by_keyboard(self, bar: SegmentBar) -> None:
        clicked: list[str] = []
        bar.segmentClicked.connect(clicked.append)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Left):
            QTest.keyClick(bar, key)
        QTest.keyClick(bar, Qt.Key.Key_Enter)
        assert clicked == ["a", "b", "c"]

    def test_words(self, bar: SegmentBar) -> None:
        assert bar.tooltip_text(0) == "Invalid e-mail: 99,990 (99%)"
        assert "No identity: 9" in bar.accessibleDescription()

    def test_the_keyboard_stays_on_its_share_when_others_come(self, bar: SegmentBar) -> None:
        first, second = bar.segments()[:2]
        bar.setFocus()
        bar.set_segments([second, first])
        with_enter: list[str] = []
        bar.segmentClicked.connect(with_enter.append)
        QTest.keyClick(bar, Qt.Key.Key_Return)
        assert with_enter == [first.key]

    def test_its_name_follows_the_language(self, bar: SegmentBar, qapp: QApplication) -> None:
        install_language(qapp, "de")
        QApplication.sendPostedEvents()
        assert bar.accessibleName() == "Anteile"

    def test_the_legend_breaks_lines(self, bar: SegmentBar) -> None:
        assert bar.heightForWidth(220) > bar.heightForWidth(500)

    def test_nothing_to_show(self, bar: SegmentBar, qtbot: QtBot) -> None:
        bar.set_segments([])
        assert not bar.grab().isNull()
        with qtbot.assertNotEmitted(bar.segmentClicked):
            QTest.keyClick(bar, Qt.Key.Key_Return)
            QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def assert_plain(widget: QWidget) -> None:
    """Every label that shows the text shows it as it is."""
    shown = [label for label in widget.findChildren(QLabel) if label.text() == EVIL]
    assert shown
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in shown)
