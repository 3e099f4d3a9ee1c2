"""Step 3: which column goes where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QWidget,
)

from bulkdesk.services.names import MAX_NAME
from bulkdesk.store.mappings import SavedMapping
from bulkdesk.ui.imports.form_table import FormTable
from bulkdesk.ui.imports.mapping_model import Column, MappingModel, Origin
from bulkdesk.ui.imports.target_delegate import TargetCombo, TargetDelegate
from bulkdesk.ui.imports.targets import target_text
from bulkdesk.ui.imports.work import Head
from bulkdesk.ui.theme import SPACING, Tone, icon, set_kind
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.badge import BadgeDelegate
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.cell import TwoLineDelegate
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.plain import label


class MappingTable(FormTable):
    """A click on a target, or F2, Space or Alt+Down on its row, opens the list of fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = TargetDelegate(self)
        self.delegate.nameWanted.connect(self._ask_name)
        for column in (Column.NAME, Column.SAMPLES):
            self.setItemDelegateForColumn(column, TwoLineDelegate(self))
        self.setItemDelegateForColumn(Column.TARGET, self.delegate)
        self.setItemDelegateForColumn(Column.NOTE, BadgeDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def open_list(self, row: int) -> TargetCombo | None:
        """Open the list of fields for a row."""
        index = self.model().index(row, Column.TARGET)
        self.setCurrentIndex(index)
        self.delegate.naming = False
        self.edit(index)
        editor = self.indexWidget(index)
        if not isinstance(editor, TargetCombo):
            return None
        editor.setFocus()
        editor.showPopup()
        return editor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the list by a click on the target."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() == Column.TARGET:
            self.open_list(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list by keyboard."""
        opens = event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Space} or (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if opens and self.currentIndex().isValid():
            self.open_list(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _ask_name(self, index: QPersistentModelIndex) -> None:
        if index.isValid():
            self.delegate.naming = True
            self.edit(self.model().index(index.row(), index.column()))
            self.delegate.naming = False


class MappingPage(AssistantPage):
    """The table, kept mappings, and what is still missing.

    ``forgetRequested(SavedMapping)`` tells that a kept mapping is wanted no more.
    """

    forgetRequested = Signal(object)  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_texts(
            self.tr("Where does each column go?"),
            self.tr("Click a field under “Goes to” to change it. What is left out is not imported."),
        )
        self._head: Head | None = None
        self._kept: list[SavedMapping] = []
        self._begin: dict[str, str] = {}
        self.model = MappingModel(self)
        self.model.mappingChanged.connect(self._on_changed)
        self.saved = QComboBox(self)
        self.saved.setObjectName("importSavedMappings")
        self.saved.setMinimumContentsLength(18)
        self.saved.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.saved.activated.connect(self._apply_saved)
        self.forget_button = QPushButton(icon("delete", "text"), "", self)
        self.forget_button.setObjectName("importForgetMapping")
        self.forget_button.setToolTip(self.tr("Delete this saved mapping"))
        self.forget_button.setAccessibleName(self.forget_button.toolTip())
        self.forget_button.setAutoDefault(False)
        set_kind(self.forget_button, "secondary")
        self.forget_button.clicked.connect(self._ask_to_forget)
        self._count = label("", "muted", self)
        self.keep_button = QPushButton(self.tr("&Keep all others as custom fields"), self)
        self.keep_button.setObjectName("importKeepOthers")
        self.keep_button.setIcon(icon("add", "text"))
        self.keep_button.setAutoDefault(False)
        set_kind(self.keep_button, "secondary")
        self.keep_button.clicked.connect(self.model.keep_others)
        self.warning = Banner("", Tone.WARNING, parent=self)
        self.warning.setObjectName("importMappingProblem")
        self.table = MappingTable(self)
        self.table.setObjectName("importMappingTable")
        self.table.setAccessibleName(self.tr("Columns and the fields they go to"))
        self.table.setModel(self.model)
        self._size_columns()
        self.save = QCheckBox(self.tr("Sa&ve this mapping as"), self)
        self.save.setObjectName("importSaveMapping")
        self.save_name = QLineEdit(self)
        self.save_name.setObjectName("importSaveMappingName")
        self.save_name.setMaxLength(MAX_NAME)
        self.save_name.setPlaceholderText(self.tr("Name, e.g. “Newsletter export”"))
        self.save_name.setAccessibleName(self.tr("Name of the mapping"))
        self.save_name.setEnabled(False)
        self.save.toggled.connect(self._on_save_toggled)
        self.save_name.textChanged.connect(self.changed)
        self._lay_out()

    def _size_columns(self) -> None:
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.SAMPLES, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.TARGET, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(Column.NAME, 200)
        self.table.setColumnWidth(Column.TARGET, 230)
        self.table.setColumnWidth(Column.NOTE, 160)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACING.sm)
        caption = label(self.tr("&Mapping"), "muted", self)
        caption.setBuddy(self.saved)
        self.saved.setAccessibleName(self.tr("Mapping"))
        top.addWidget(caption)
        top.addWidget(self.saved)
        top.addWidget(self.forget_button)
        top.addSpacing(SPACING.sm)
        top.addWidget(self._count, 1)
        top.addWidget(self.keep_button)
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACING.sm)
        bottom.addWidget(self.save)
        bottom.addWidget(self.save_name, 1)
        bottom.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self.warning)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(bottom)

    # -- what the dialog says -----------------------------------------------------------------------------------

    def set_head(self, head: Head, choices: Mapping[str, str]) -> None:
        """Offer the columns of a file; what a person assigned stays while the columns are the same.

        ``choices`` is what a person assigned when the columns were last met.
        """
        before, self._head = self._head, head
        rows = [row.cells for row in head.preview.rows]
        if before is not None and before.path == head.path and before.header == head.header:
            self.model.set_samples(rows)
            return
        self.save.setChecked(False)
        self._offer(head.preview.saved)
        custom_fields = head.preview.custom_fields
        self.model.set_columns(head.header, rows, custom_fields)
        self.table.delegate.custom_fields = custom_fields
        self._apply_saved(1 if self._kept else 0)
        self.model.choose(choices)
        self._begin = self.model.choices()

    def forget(self, kept: SavedMapping) -> None:
        """Offer a mapping no more; what the columns go to stays."""
        self._offer([other for other in self._kept if other.id != kept.id])

    def targets(self) -> dict[str, str]:
        """Return the whole mapping, header → target."""
        return self.model.targets()

    def save_as(self) -> str | None:
        """Return the name to keep the mapping under, or None."""
        return self.save_name.text().strip() if self.save.isChecked() else None

    def is_edited(self) -> bool:
        """Whether a person has assigned something."""
        return self.save.isChecked() or self.model.choices() != self._begin

    def problem(self) -> str | None:
        """Return what keeps the mapping from being used, and how to mend it."""
        trouble = self._trouble()
        if trouble is not None:
            return trouble
        if self.save.isChecked() and not self.save_name.text().strip():
            return self.tr("Give the mapping a name, or do not save it.")
        return None

    def shows_problem(self) -> bool:
        """Whether the problem stands above the table already."""
        return self._trouble() is not None

    def enter(self) -> None:
        """Let the keyboard move through the columns."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, Column.TARGET))

    # -- inside -------------------------------------------------------------------------------------------------

    def _trouble(self) -> str | None:
        duplicate = self.model.first_duplicate()
        if duplicate is not None:
            return self.tr("Two columns go to “{field}”. Choose another field for one of them.").format(
                field=target_text(duplicate)
            )
        if not self.model.has_identity():
            return self.tr(
                "No column says who the contact is. Set one to a name, e-mail, phone or contact id."
            )
        return None

    def _offer(self, kept: Sequence[SavedMapping]) -> None:
        self._kept = list(kept)
        self.saved.clear()
        self.saved.addItem(self.tr("Automatic"))
        for mapping in self._kept:
            self.saved.addItem(visible(mapping.name, 60))
        # The field is narrower than most names.
        names = self.saved.view()
        beside = names.verticalScrollBar().sizeHint().width() + 2 * names.frameWidth()
        names.setMinimumWidth(names.sizeHintForColumn(0) + beside)
        self.forget_button.setEnabled(False)

    def _apply_saved(self, number: int) -> None:
        if self._head is None:
            return
        self.saved.setCurrentIndex(number)
        self.forget_button.setEnabled(number > 0 and self._kept[number - 1].id > 0)
        if number == 0:
            self.model.apply(self._head.preview.suggested, Origin.NAMES)
        else:
            self.model.apply(self._kept[number - 1].targets, Origin.SAVED)

    def _ask_to_forget(self) -> None:
        number = self.saved.currentIndex()
        if number > 0:
            self.forgetRequested.emit(self._kept[number - 1])

    def _on_save_toggled(self, on: bool) -> None:
        self.save_name.setEnabled(on)
        if on:
            self.save_name.setFocus()
        self.changed.emit()

    def _on_changed(self) -> None:
        self._count.setText(
            self.tr("{mapped} of %n column(s) will be imported", None, self.model.rowCount()).format(
                mapped=self.model.mapped()
            )
        )
        self.keep_button.setEnabled(bool(self.model.left_out()))
        trouble = self._trouble()
        self.warning.setVisible(trouble is not None)
        if trouble is not None:
            self.warning.set_text(trouble)
        self.changed.emit()
