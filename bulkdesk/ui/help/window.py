"""The window of the help: contents, search, pages, back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.ui.help.document import fill, plain
from bulkdesk.ui.help.pages import HELP_WINDOW, Topic, link_topic, page_markdown, page_title
from bulkdesk.ui.theme import SPACING, color, icon, set_kind, theme
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog
from bulkdesk.ui.widgets.search_field import SearchField

_SIZE: Final = QSize(920, 680)
_LEAST: Final = QSize(560, 380)
_LIST_WIDTH: Final = 236
_TOPIC: Final = Qt.ItemDataRole.UserRole
_MOST_MARKS: Final = 500
_MARK_ALPHA: Final = 60


class HelpWindow(ReadingDialog):
    """Shows the pages. Links lead from page to page only; nothing is fetched from anywhere."""

    def __init__(self, parent: QWidget | None = None, shortcuts: Callable[[], str] = str) -> None:
        """Make the window; ``shortcuts`` gives the Markdown of the list of keys."""
        # A window beside the one it was called from, which can be worked in meanwhile.
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName(HELP_WINDOW)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE)
        self._shortcuts = shortcuts
        self._trail: list[Topic] = [Topic.START]
        self._words: dict[Topic, str] = {}
        self.search = SearchField("", self)
        self.search.setObjectName("helpSearch")
        self._side = QWidget(self)
        self.contents = QListWidget(self)
        self.contents.setObjectName("helpContents")
        set_kind(self.contents, "sections")
        self.none_found = label("", "muted", self, wrap=True)
        self.none_found.hide()
        self.back_button = QToolButton(self)
        self.back_button.setObjectName("helpBack")
        self.back_button.setIcon(icon("arrow_left"))
        self.back_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_kind(self.back_button, "icon")
        self.page = QTextBrowser(self)
        self.page.setObjectName("helpPage")
        self.page.setOpenLinks(False)
        self._lay_out()
        self._connect()
        self._retranslate()

    @property
    def topic(self) -> Topic:
        """The page that is shown."""
        return self._trail[-1]

    def show_topic(self, topic: Topic) -> None:
        """Go to a page."""
        if topic is not self.topic:
            self._trail.append(topic)
        self._show()

    def go_back(self) -> None:
        """Go to the page before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACING.sm)
        top.addWidget(self.back_button)
        top.addWidget(self.search, 1)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.md)
        column.addLayout(top)
        column.addWidget(self.none_found)
        column.addWidget(self.contents, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.lg, SPACING.lg, SPACING.lg, SPACING.lg)
        layout.setSpacing(SPACING.lg)
        layout.addWidget(self._side)
        layout.addWidget(self.page, 1)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.go_back)
        for keys in QKeySequence.keyBindings(QKeySequence.StandardKey.Back):
            if keys != QKeySequence(Qt.Key.Key_Backspace):
                QShortcut(keys, self, self.go_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._take_search)
        self.search.searchChanged.connect(self._on_search)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.page.anchorClicked.connect(self._on_link)
        theme().themeChanged.connect(self._show)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("BulkDesk help"))
        self.back_button.setToolTip(self.tr("Back"))
        self.back_button.setAccessibleName(self.tr("Back"))
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.none_found.setText(self.tr("No page has these words."))
        self._words.clear()
        self._list()
        self._show()

    # -- contents and search ------------------------------------------------------------------------------------

    def _list(self) -> None:
        """List the pages that have all words searched for: those with a word in the title first."""
        wanted = self.search.text().casefold().split()
        found = [topic for topic in Topic if all(word in self._text(topic) for word in wanted)]
        titles = {topic: page_title(topic) for topic in found}
        if wanted:
            found.sort(key=lambda topic: not any(word in titles[topic].casefold() for word in wanted))
        self.contents.blockSignals(True)
        self.contents.clear()
        for topic in found:
            item = QListWidgetItem(titles[topic])
            item.setData(_TOPIC, topic.value)
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        if not wanted:
            self.contents.ensurePolished()
            beside = self.contents.verticalScrollBar().sizeHint().width() + 2 * self.contents.frameWidth()
            self._side.setFixedWidth(max(_LIST_WIDTH, self.contents.sizeHintForColumn(0) + beside))
        self.none_found.setVisible(not found)

    def _text(self, topic: Topic) -> str:
        if topic not in self._words:
            self._words[topic] = plain(page_markdown(topic, self._shortcuts)).casefold()
        return self._words[topic]

    def _on_search(self) -> None:
        self._list()
        first = self.contents.item(0)
        if self.search.text().strip() and first is not None and self._row_of(self.topic) is None:
            self.show_topic(Topic(first.data(_TOPIC)))
        else:
            self._show()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_topic(Topic(item.data(_TOPIC)))

    def _row_of(self, topic: Topic) -> int | None:
        rows = range(self.contents.count())
        return next((row for row in rows if self.contents.item(row).data(_TOPIC) == topic.value), None)

    def _take_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # -- pages --------------------------------------------------------------------------------------------------

    def _on_link(self, target: QUrl) -> None:
        topic = link_topic(target.toString())
        if topic is not None:
            self.show_topic(topic)

    def _show(self) -> None:
        """Show the page where one is, with the words searched for marked."""
        fill(self.page.document(), page_markdown(self.topic, self._shortcuts))
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.page.setAccessibleName(page_title(self.topic))
        self.back_button.setEnabled(len(self._trail) > 1)
        row = self._row_of(self.topic)
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(-1 if row is None else row)
        self.contents.blockSignals(False)
        self._mark()

    def _mark(self) -> None:
        ground = QColor(color("warning_solid"))
        ground.setAlpha(_MARK_ALPHA)
        marks: list[QTextEdit.ExtraSelection] = []
        for word in self.search.text().split():
            cursor = QTextCursor(self.page.document())
            while len(marks) < _MOST_MARKS:
                cursor = self.page.document().find(word, cursor)
                if cursor.isNull():
                    break
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(ground)
                marks.append(mark)
        self.page.setExtraSelections(marks)
        if marks:
            first = min(marks, key=lambda mark: mark.cursor.position())
            place = QTextCursor(first.cursor)
            place.clearSelection()
            self.page.setTextCursor(place)
