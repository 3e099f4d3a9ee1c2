"""The drop-down "Views": filters that a person keeps under a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from bulkdesk.services.views import (
    FilterChoice,
    SavedView,
    delete_view,
    find_views,
    rename_view,
    save_view,
)
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.theme import icon
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.dropdown import DropdownButton
from bulkdesk.ui.widgets.name_dialog import NameDialog
from bulkdesk.ui.widgets.plain import without_mnemonic
from bulkdesk.ui.widgets.task import BackgroundTask

_LONGEST = 24
"""Characters of a view's name on the button."""


class ViewsButton(DropdownButton):
    """Choose, save, rename and delete views. ``viewChosen`` hands over the filter of the view chosen.

    The page tells of each new filter with :meth:`set_choice`, so that the view on the button is the one in force.
    """

    viewChosen = Signal(object)  # noqa: N815 - Qt's naming for signals
    """A ``FilterChoice``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobsViews")
        self._desk = desk
        self._views: list[SavedView] = []
        self._choice = FilterChoice()
        self._loading: BackgroundTask | None = None
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(DropdownButton.ToolButtonPopupMode.InstantPopup)
        self._current_id: int | None = None
        self._refresh()
        self.load()

    @property
    def views(self) -> Sequence[SavedView]:
        """The person's views, by name."""
        return self._views

    @property
    def current(self) -> SavedView | None:
        """The view that was chosen last, even if the filter was changed since."""
        return next((view for view in self._views if view.id == self._current_id), None)

    def load(self) -> None:
        """Read the person's views of the sub-account."""
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._desk.run(find_views, self._desk.session, on_done=self._on_loaded)

    def set_session(self) -> None:
        """Offer the views of the sub-account that the desk looks at now."""
        self._views, self._current_id = [], None
        self._refresh()
        self.load()

    def set_choice(self, choice: FilterChoice) -> None:
        """Take notice of the filter in force."""
        self._choice = choice
        if choice == FilterChoice():
            self._current_id = None
        elif self.current is None or self.current.choice != choice:
            same = next((view.id for view in self._views if view.choice == choice), None)
            self._current_id = self._current_id if same is None else same
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    # -- menu ---------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        menu, current = self._menu, self.current
        menu.clear()
        for view in self._views:
            action = menu.addAction(without_mnemonic(view.name))
            action.setCheckable(True)
            action.setChecked(view is current)
            action.triggered.connect(lambda _checked=False, view=view: self._choose(view))
        if not self._views:
            menu.addAction(self.tr("No saved views")).setEnabled(False)
        menu.addSeparator()
        may_write = not self._desk.session.store.read_only
        has_filter = self._choice != FilterChoice()
        save = menu.addAction(icon("save"), self.tr("Save filter as…"), self._ask_save)
        save.setEnabled(may_write and has_filter)
        if current is None:
            return
        if current.choice != self._choice and has_filter:
            text = self.tr("Save changes to “{name}”").format(name=without_mnemonic(_short(current.name)))
            self._add(text, "save", partial(self._save, current.name), usable=may_write)
        self._add(self.tr("Rename…"), "edit", partial(self._ask_rename, current), usable=may_write)
        self._add(self.tr("Delete…"), "delete", partial(self._ask_delete, current), usable=may_write)

    def _add(self, text: str, icon_name: str, act: Callable[[], None], *, usable: bool) -> QAction:
        action = self._menu.addAction(icon(icon_name), text)
        action.triggered.connect(lambda _checked=False: act())
        action.setEnabled(usable)
        return action

    def _choose(self, view: SavedView) -> None:
        self._current_id = view.id
        self.viewChosen.emit(view.choice)
        self._refresh()

    def _refresh(self) -> None:
        current = self.current
        if current is None:
            text = self.tr("Views")
        elif current.choice == self._choice:
            text = self.tr("View: {name}").format(name=_short(current.name))
        else:
            text = self.tr("View: {name} (changed)").format(name=_short(current.name))
        self.setText(without_mnemonic(text))
        self.setAccessibleName(text)
        self.updateGeometry()

    # -- acting -------------------------------------------------------------------------------------------------

    def _ask_save(self) -> None:
        self._ask(
            self.tr("Save filter as a view"),
            self.tr("Save"),
            name="",
            hint=self.tr("Replaces your view of this name."),
            taken=[view.name for view in self._views],
            act=self._save,
        )

    def _ask_rename(self, view: SavedView) -> None:
        self._ask(
            self.tr("Rename view"),
            self.tr("Rename"),
            name=view.name,
            hint=self.tr("You have another view of this name."),
            taken=[other.name for other in self._views if other.id != view.id],
            act=partial(self._rename, view),
            may_replace=False,
        )

    def _ask(
        self,
        title: str,
        confirm_label: str,
        *,
        name: str,
        hint: str,
        taken: Sequence[str],
        act: Callable[[str], None],
        may_replace: bool = True,
    ) -> None:
        dialog = NameDialog(
            self.window(),
            title,
            confirm_label,
            name=name,
            taken=taken,
            hint=hint,
            may_replace=may_replace,
        )
        dialog.setObjectName("viewNameDialog")
        dialog.accepted.connect(lambda: act(dialog.name()))
        open_dialog(dialog)

    def _ask_delete(self, view: SavedView) -> None:
        dialog = ConfirmDialog(
            self.window(),
            self.tr("Delete the view “{name}”?").format(name=view.name),
            self.tr("Only the saved filter goes; the bulk actions stay."),
            self.tr("Delete view"),
            danger=True,
        )
        dialog.setObjectName("viewDeleteDialog")
        dialog.accepted.connect(partial(self._delete, view))
        open_dialog(dialog)

    def _save(self, name: str) -> None:
        self._desk.run(save_view, self._desk.session, name, self._choice, on_done=self._on_saved)

    def _rename(self, view: SavedView, name: str) -> None:
        self._desk.run(rename_view, self._desk.session, view.id, name, on_done=self._on_saved)

    def _delete(self, view: SavedView) -> None:
        self._desk.run(delete_view, self._desk.session, view.id, on_done=self._on_deleted)

    def _on_saved(self, view: SavedView) -> None:
        self._current_id = view.id
        self.load()

    def _on_deleted(self, _nothing: None) -> None:
        self._current_id = None
        self.load()

    def _on_loaded(self, views: list[SavedView]) -> None:
        self._views = views
        self.set_choice(self._choice)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
