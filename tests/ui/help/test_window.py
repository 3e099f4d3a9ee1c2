"""The window of the help, and F1 wherever one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.services.session import open_session
from bulkdesk.store.words import JobStatus
from bulkdesk.ui.help import desk as help_desk
from bulkdesk.ui.help.pages import Topic
from bulkdesk.ui.help.window import HelpWindow
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.shell.places import Place
from bulkdesk.ui.smartlists.page import SmartListsPage
from bulkdesk.ui.theme import Mode, Theme
from tests.ui.shell.support import WAIT_MS, MakeWindow, add_job


@pytest.fixture
def window(make_window: MakeWindow, store_path: Path) -> MainWindow:
    return make_window(store_path)


@pytest.fixture
def help_window(qtbot: QtBot, theme: Theme) -> HelpWindow:
    made = HelpWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def opened(owner: QWidget) -> HelpWindow | None:
    return owner.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)


def titles(page: HelpWindow) -> list[str]:
    return [page.contents.item(row).text() for row in range(page.contents.count())]


def shown(page: HelpWindow) -> str:
    """The heading of the page that is to be seen."""
    return page.page.toPlainText().splitlines()[0]


def weights(page: HelpWindow) -> list[tuple[str, int]]:
    """All pieces of text, and how heavy their letters are."""
    found = []
    block = page.page.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            found.append((part.fragment().text(), part.fragment().charFormat().fontWeight()))
            part += 1
        block = block.next()
    return found


def border(page: HelpWindow) -> str:
    """The colour of the lines of the first table."""
    frames = page.page.document().rootFrame().childFrames()
    table = next(frame for frame in frames if isinstance(frame, QTextTable))
    return table.format().borderBrush().color().name()


class TestWindow:
    def test_every_title_is_whole_in_both_languages(
        self, help_window: HelpWindow, qapp: QApplication
    ) -> None:
        for language in ("de", "en"):
            install_language(qapp, language)
            QTest.qWait(0)
            assert not help_window.contents.horizontalScrollBar().isVisible()

    def test_lists_all_pages_and_shows_the_chosen_one(self, help_window: HelpWindow) -> None:
        assert len(titles(help_window)) == len(Topic)
        help_window.contents.setCurrentRow(list(Topic).index(Topic.RESTORE))
        assert help_window.topic is Topic.RESTORE
        assert help_window.page.toPlainText().startswith("Restore")

    def test_a_link_leads_to_its_page_and_back_leads_home(self, help_window: HelpWindow) -> None:
        assert not help_window.back_button.isEnabled()
        help_window.page.anchorClicked.emit(QUrl("import.md"))
        assert help_window.topic is Topic.IMPORT
        assert help_window.contents.currentItem().text() == "Import"
        help_window.page.anchorClicked.emit(QUrl("statistics.md"))
        QTest.keyClick(help_window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert shown(help_window) == "Import"
        help_window.back_button.click()
        assert shown(help_window) == "First steps"
        assert not help_window.back_button.isEnabled()

    @pytest.mark.parametrize(
        "target", ["https://example.com/", "file:///etc/hosts", "../import.md", "nothing.md"]
    )
    def test_other_links_lead_nowhere(
        self, help_window: HelpWindow, target: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[QUrl] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
        before = help_window.page.toPlainText()
        help_window.page.anchorClicked.emit(QUrl(target))
        assert help_window.page.toPlainText() == before
        assert asked == []

    def test_search_finds_pages_by_all_words_and_marks_them(self, help_window: HelpWindow) -> None:
        help_window.search.setText("Drip batches")
        help_window.search.returnPressed.emit()
        found = titles(help_window)
        assert found[0] == "Sending"
        assert len(found) < len(Topic)
        assert help_window.topic is Topic.SENDING
        assert help_window.page.extraSelections()
        help_window.search.clear_now()
        assert len(titles(help_window)) == len(Topic)
        assert not help_window.page.extraSelections()

    def test_says_when_no_page_has_the_words(self, help_window: HelpWindow) -> None:
        help_window.search.setText("xyzzy")
        help_window.search.returnPressed.emit()
        assert titles(help_window) == []
        assert help_window.none_found.isVisible()
        assert help_window.topic is Topic.START

    def test_follows_the_language(self, help_window: HelpWindow, qapp: QApplication, qtbot: QtBot) -> None:
        help_window.show_topic(Topic.RESTORE)
        install_language(qapp, "de")
        qtbot.waitUntil(lambda: help_window.page.toPlainText().startswith("Wiederherstellen"))
        assert "Massenaktionen" in titles(help_window)
        assert help_window.topic is Topic.RESTORE

    def test_no_page_leaves_its_letters_to_the_next(self, help_window: HelpWindow, qtbot: QtBot) -> None:
        fresh = HelpWindow()
        qtbot.addWidget(fresh)
        first = weights(fresh)
        for topic in Topic:
            help_window.show_topic(topic)
        help_window.show_topic(Topic.SENDING)
        help_window.show_topic(Topic.START)
        assert weights(help_window) == first

    def test_follows_the_theme(self, help_window: HelpWindow, theme: Theme) -> None:
        help_window.show_topic(Topic.RESTORE)
        light = border(help_window)
        theme.set_mode(Mode.DARK)
        assert border(help_window) != light
        assert help_window.topic is Topic.RESTORE


class TestF1:
    @pytest.mark.parametrize(
        ("place", "topic"),
        [
            (Place.BULK_ACTIONS, Topic.BULK_ACTIONS),
            (Place.CONTACTS, Topic.CONTACTS),
            (Place.SMART_LISTS, Topic.SMART_LISTS),
            (Place.RESTORE, Topic.RESTORE),
        ],
    )
    def test_opens_the_page_of_the_place(self, window: MainWindow, place: Place, topic: Topic) -> None:
        window.places.go(place)
        window.top_bar.help_menu.help_action.trigger()
        page = opened(window)
        assert page is not None
        assert page.topic is topic

    def test_the_key_does_it(self, window: MainWindow, qtbot: QtBot) -> None:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
        QTest.keyClick(window, Qt.Key.Key_F1)
        page = opened(window)
        assert page is not None
        assert page.isVisible()

    def test_makes_no_place_where_nobody_has_been(self, window: MainWindow) -> None:
        window.help.show(Topic.START)
        assert window.places.count() == 1

    def test_one_window_only(self, window: MainWindow) -> None:
        first = window.help.show(Topic.IMPORT)
        assert window.help.show(Topic.SENDING) is first
        assert first.topic is Topic.SENDING

    def test_one_that_was_just_closed_does_not_come_back(self, window: MainWindow) -> None:
        first = window.help.show(Topic.IMPORT)
        first.close()
        assert window.help.show(Topic.SENDING) is not first

    def test_one_that_was_closed_is_let_go(self, window: MainWindow, qtbot: QtBot) -> None:
        """They stayed, one more each time that somebody looked something up."""
        page = window.help.show(Topic.IMPORT)
        with qtbot.waitSignal(page.destroyed):
            page.close()
        assert window.findChildren(HelpWindow) == []

    @pytest.mark.parametrize(
        ("name", "topic", "open_it"),
        [
            ("importDialog", Topic.IMPORT, lambda window: window.import_file()),
            ("settingsDialog", Topic.SETTINGS, lambda window: window.top_bar.settings_action.trigger()),
            ("aboutDialog", Topic.LICENCES, lambda window: window.top_bar.about_action.trigger()),
        ],
    )
    def test_in_a_dialog_opens_its_page_and_stays_usable(
        self,
        window: MainWindow,
        qtbot: QtBot,
        name: str,
        topic: Topic,
        open_it: Callable[[MainWindow], object],
    ) -> None:
        open_it(window)
        dialog = window.findChild(QDialog, name)
        assert dialog is not None
        self.press(dialog, qtbot)
        page = opened(dialog)
        assert page is not None
        assert page.topic is topic
        assert page.isVisible()
        # The dialog blocks the main window, but not the help beside it.
        assert not page.isModal()
        dialog.reject()

    def test_in_statistics_and_smart_list_editor(
        self, window: MainWindow, store_path: Path, qtbot: QtBot
    ) -> None:
        session = open_session(store_path)
        # Paused: there is nothing in it that could be run.
        job = add_job(session, status=JobStatus.PAUSED)
        session.store.close()
        window.jobs_page.actions_home.show_statistics(job.id)
        dialog = window.findChild(QDialog, "statisticsDialog")
        assert dialog is not None
        self.press(dialog, qtbot)
        page = opened(dialog)
        assert page is not None
        assert page.topic is Topic.STATISTICS
        dialog.reject()
        window.places.go(Place.SMART_LISTS)
        lists = window.findChild(SmartListsPage)
        assert lists is not None
        lists._new()
        editor = window.findChild(QDialog, "smartListEditor")
        assert editor is not None
        assert window.help.topic_of(editor) is Topic.SMART_LISTS
        editor.reject()

    def test_a_dialog_without_a_page_has_that_of_the_one_before(self, window: MainWindow) -> None:
        outer, inner = QDialog(window), QDialog()
        outer.setObjectName("sendDialog")
        inner.setParent(outer, inner.windowFlags())
        assert window.help.topic_of(inner) is Topic.SENDING

    @staticmethod
    def press(dialog: QDialog, qtbot: QtBot) -> None:
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: dialog.findChild(QWidget) is not None)
        QTest.keyClick(dialog, Qt.Key.Key_F1)


class TestMenu:
    def test_news_and_keys_open_their_pages(self, window: MainWindow) -> None:
        menu = window.top_bar.help_menu
        menu.news_action.trigger()
        page = opened(window)
        assert page is not None
        assert shown(page) == "What's new"
        menu.keys_action.trigger()
        assert shown(page) == "Keyboard shortcuts"

    def test_the_list_of_keys_is_that_of_the_actions(self, window: MainWindow) -> None:
        page = window.help.show(Topic.SHORTCUTS).page.toPlainText()
        for line in ("Help for this screen", "Search everywhere", "View statistics", "New smart list", "F1"):
            assert line in page
        keys = window.jobs_page.actions_home.actions()[0].shortcut().toString()
        assert keys
        assert keys in page

    def test_shows_the_log_folder(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[QUrl] = []
        monkeypatch.setattr(help_desk, "log_folder", lambda: tmp_path / "state" / "log")
        monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
        window.top_bar.help_menu.log_action.trigger()
        assert [Path(url.toLocalFile()) for url in asked] == [tmp_path / "state" / "log"]
        assert (tmp_path / "state" / "log").is_dir()

    def test_says_where_the_log_is_when_nothing_can_show_it(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
    ) -> None:
        monkeypatch.setattr(help_desk, "log_folder", lambda: tmp_path)
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
        with qtbot.waitSignal(window.desk.notify) as told:
            window.top_bar.help_menu.log_action.trigger()
        assert str(tmp_path) in told.args[1]
