"""The editor of a smart list: its name, its conditions, and how many contacts they find."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.services import smart_lists
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.filters import Filter
from bulkdesk.store.smart_lists import SmartListRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.smartlists.builder import FilterBuilder
from bulkdesk.ui.smartlists.live_count import LiveCount
from bulkdesk.ui.smartlists.name_field import NAME_ERRORS, NameDialog, NameField
from bulkdesk.ui.smartlists.text_tab import FilterTextEdit
from bulkdesk.ui.smartlists.vocabulary import Vocabulary
from bulkdesk.ui.smartlists.words import job_ids
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.confirm import ConfirmDialog, keep_editing
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog

BUILDER, TEXT = 0, 1
"""The two tabs."""

_SIZE = (1000, 600)


class SmartListEditor(ReadingDialog):
    """Edits a filter, as conditions or as text.

    With ``row`` an existing list is changed; without, a new one is made. ``for_filter`` edits a filter without a name:
    ``applied`` carries it, and "Save as smart list…" keeps it under a name and applies it.
    """

    saved = Signal(object)
    """The ``SmartListRow`` that was made or changed."""
    applied = Signal(object)
    """The filter."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        tree: Filter | None = None,
        row: SmartListRow | None = None,
        for_filter: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = desk.session
        self._row = row
        self._for_filter = for_filter
        self._is_saving = False
        begin = tree if tree is not None else row.filter if row is not None else None
        self.setObjectName("smartListEditor")
        self.setModal(True)
        self.resize(*_SIZE)
        self.name_field = NameField(row.name if row is not None else "", self)
        self.vocabulary = Vocabulary(desk, self)
        self.builder = FilterBuilder(desk, self.vocabulary, self)
        self.text = FilterTextEdit(self._session, self)
        self.count = LiveCount(desk, self)
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("smartListTabs")
        self.tabs.addTab(self.tr("Conditions"))
        self.tabs.addTab(self.tr("As text"))
        self.stack = QStackedWidget(self)
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.setObjectName("smartListBanner")
        self.banner.hide()
        self.ok_button = QPushButton(self.tr("Apply") if for_filter else self.tr("Save"), self)
        self.ok_button.setObjectName("smartListApply" if for_filter else "smartListSave")
        self.save_as_button = QPushButton(self.tr("Save as smart list…"), self)
        self.save_as_button.setObjectName("smartListSaveAs")
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.setWindowTitle(self._title())
        self._lay_out()
        self.builder.set_tree(begin)
        self._begin = self._state()
        self._connect()
        self.vocabulary.load(job_ids(begin) if begin is not None else ())
        self._recount()
        if row is not None and row.filter is None:
            self.banner.say(
                self.tr("The conditions of this list cannot be read. What you save here replaces them."),
                Tone.WARNING,
            )
        self._set_focus()

    def tree(self) -> Filter | None:
        """The filter as it stands, None while it is not finished."""
        return self.text.tree() if self.tabs.currentIndex() == TEXT else self.builder.tree()

    def set_tree(self, tree: Filter) -> None:
        """Edit another filter."""
        self.builder.set_tree(tree)
        self.text.set_tree(tree)
        self._recount()

    def reject(self) -> None:
        """Close without saving; asked first where something would be lost. Not while it is being saved."""
        if self._is_saving:
            return
        if self._state() == self._begin or self._session is not self._desk.session:
            self._leave()
            return
        dialog = ConfirmDialog(
            self,
            self.tr("Discard the changes?"),
            self.tr("What you changed in this editor is not saved yet."),
            self.tr("Discard"),
            danger=True,
            cancel_label=keep_editing(),
        )
        dialog.setObjectName("smartListDiscardDialog")
        dialog.accepted.connect(self._leave)
        open_dialog(dialog)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by Ctrl+Enter; Enter alone, in a condition, is too easily pressed for that."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_ok()
        elif not is_enter:
            super().keyPressEvent(event)

    # -- building -----------------------------------------------------------------------------------------------

    def _title(self) -> str:
        if self._for_filter:
            return self.tr("Filter contacts")
        return self.tr("New smart list") if self._row is None else self.tr("Edit smart list")

    def _lay_out(self) -> None:
        self.stack.addWidget(self.builder)
        self.stack.addWidget(self.text)
        card = QFrame(self)
        set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.stack)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        head = QVBoxLayout()
        head.setSpacing(SPACING.xs)
        name_label = label(self.tr("Name"), "strong", self)
        name_label.setBuddy(self.name_field)
        head.addWidget(name_label)
        head.addWidget(self.name_field)
        for widget in (name_label, self.name_field):
            widget.setVisible(not self._for_filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.lg, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.sm)
        layout.addLayout(head)
        layout.addWidget(self.tabs)
        layout.addWidget(card, 1)
        layout.addWidget(self.banner)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        box = QDialogButtonBox(self)
        set_kind(self.ok_button, "primary")
        box.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        if self._for_filter and self._session.may(Right.MANAGE_SMART_LISTS):
            box.addButton(self.save_as_button, QDialogButtonBox.ButtonRole.ActionRole)
        else:
            self.save_as_button.hide()
        box.addButton(self.ok_button, QDialogButtonBox.ButtonRole.AcceptRole)
        for button in (self.cancel_button, self.save_as_button):
            set_kind(button, "secondary")
        self.ok_button.setDefault(True)
        self.ok_button.setToolTip(
            QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        )
        box.accepted.connect(self._on_ok)
        box.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.md)
        foot.addWidget(self.count, 1)
        foot.addWidget(box)
        return foot

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.builder.changed.connect(self._recount)
        self.text.changed.connect(self._recount)
        self.save_as_button.clicked.connect(self._on_save_as)
        self._desk.accountChanged.connect(self.reject)
        self.finished.connect(self.count.stop)

    def _set_focus(self) -> None:
        if self._for_filter or self._row is not None:
            self.builder.rows()[0].focus_first()
        else:
            self.name_field.setFocus()

    # -- two views of one filter --------------------------------------------------------------------------------

    def _on_tab(self, tab: int) -> None:
        """Carry the filter over; what is not finished is mended where it stands."""
        if tab == TEXT:
            if self.builder.is_blank:
                self.text.set_tree(None)
            elif (tree := self.builder.tree()) is not None:
                self.text.set_tree(tree)
            else:
                self._stay(BUILDER)
                self.builder.complain()
                return
        elif self.text.is_blank:
            self.builder.set_tree(None)
        elif (tree := self.text.tree()) is not None:
            self.builder.set_tree(tree)
        else:
            self._stay(TEXT)
            self.text.complain()
            return
        self.stack.setCurrentIndex(tab)
        self._recount()

    def _stay(self, tab: int) -> None:
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(tab)
        self.tabs.blockSignals(False)

    def _recount(self) -> None:
        self.banner.hide()
        self.count.set_tree(self.tree())

    def _state(self) -> object:
        """What would be lost."""
        is_text = self.tabs.currentIndex() == TEXT
        shown = self.tree() or (self.text.edit.toPlainText() if is_text else self.builder.draft())
        return self.name_field.name(), shown

    def _complain(self) -> None:
        if self.tabs.currentIndex() == TEXT:
            self.text.complain()
        else:
            self.builder.complain()

    # -- saving -------------------------------------------------------------------------------------------------

    def _on_ok(self) -> None:
        if self._is_saving:
            return
        tree = self.tree()
        if tree is None:
            self._complain()
            return
        if self._for_filter:
            self.accept()
            self.applied.emit(smart_lists.checked_filter(self._session, tree))
            return
        self._set_saving(is_saving=True)
        self._desk.run(
            partial(save_list, self._session, self._row, self.name_field.name(), tree),
            on_done=self._on_saved,
            on_failed=self._on_refused,
        )

    def _on_saved(self, row: SmartListRow) -> None:
        self.accept()
        self.saved.emit(row)

    def _set_saving(self, *, is_saving: bool) -> None:
        self._is_saving = is_saving
        for button in (self.ok_button, self.cancel_button):
            button.setEnabled(not is_saving)

    def _on_refused(self, error: BulkDeskError) -> None:
        self._set_saving(is_saving=False)
        if error.code in NAME_ERRORS:
            self.name_field.set_problem(error)
        else:
            self.banner.say(error_text(error), Tone.DANGER)

    def _on_save_as(self) -> None:
        tree = self.tree()
        if tree is None:
            self._complain()
            return
        dialog = NameDialog(
            self._desk,
            self,
            self.tr("Save as smart list"),
            self.tr("The list stays live: it always shows the contacts that match then."),
            self.tr("Save"),
            name="",
            act=lambda name: smart_lists.create(self._session, name, tree),
        )
        dialog.named.connect(self._on_saved_as)
        open_dialog(dialog)

    def _on_saved_as(self, row: SmartListRow) -> None:
        self.accept()
        self.applied.emit(row.filter)
        self.saved.emit(row)

    def _leave(self) -> None:
        super().reject()


def save_list(session: Session, row: SmartListRow | None, name: str, tree: Filter) -> SmartListRow:
    """Make a list, or give one its new name and filter; what did not change is not written.

    Raises:
        RefusedError: the name is empty, too long or taken, the filter is not valid, or the list is gone.
    """
    if row is None:
        return smart_lists.create(session, name, tree)
    checked = smart_lists.checked_filter(session, tree)
    if name != row.name:
        row = smart_lists.rename(session, row.id, name)
    return row if checked == row.filter else smart_lists.edit(session, row.id, checked)
