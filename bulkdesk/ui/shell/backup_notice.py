"""Tells of the copies that updates leave beside the store, and offers to delete them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bulkdesk.services.access import Right
from bulkdesk.services.backups import kept_backups, remove_backups
from bulkdesk.services.texts import error_text
from bulkdesk.store.backups import KeptBackup
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.shell.settings import WindowSettings
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.toast import ToastStack

_TOLD = "backups/told"


class BackupNotice(QObject):
    """Once after an update: where the store is kept as it was. At every start: a copy that holds people removed since.

    The notification stays until it is dismissed.
    """

    def __init__(self, desk: Desk, settings: WindowSettings, toasts: ToastStack, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._toasts = toasts
        self._window = window

    def look(self) -> None:
        """Look for copies in the background; in a store that was opened for reading only nobody is told."""
        session = self._desk.session
        if not session.store.read_only:
            self._desk.run(kept_backups, session, on_done=self._tell)

    def _tell(self, found: list[KeptBackup]) -> None:
        told = set(self._settings.text(_TOLD).split())
        signs = {_sign(kept): kept for kept in found}
        holding = [kept for kept in found if kept.removed]
        if holding:
            text = self.tr(
                "A copy from before an update still holds contacts that were removed for good: {path}. Delete it as soon"
                " as the new version works."
            )
            self._show(text, holding, Tone.WARNING)
        elif signs.keys() - told:
            text = self.tr(
                "BulkDesk has updated the store. As it was before, it is kept in {path}. Delete this copy as soon as the"
                " new version works: contacts that are removed for good stay in it."
            )
            self._show(text, [kept for sign, kept in signs.items() if sign not in told], Tone.INFO)
        self._settings.set_text(_TOLD, " ".join(sorted(told | signs.keys())))

    def _show(self, text: str, copies: list[KeptBackup], tone: Tone) -> None:
        named = text.format(path=", ".join(str(kept.path) for kept in copies))
        may_remove = self._desk.session.may(Right.PURGE)
        action = (self.tr("Delete copy…"), lambda: self._ask(copies)) if may_remove else None
        self._toasts.show(named, tone, action=action, timeout_ms=0)

    def _ask(self, copies: list[KeptBackup]) -> None:
        dialog = ConfirmDialog(
            self._window,
            self.tr("Delete the copy from before the update?"),
            self.tr(
                "Without it there is no way back to the version before. The store itself stays as it is."
            ),
            self.tr("Delete copy"),
            danger=True,
            details=[str(kept.path) for kept in copies],
        )
        dialog.setObjectName("backupRemoveDialog")
        dialog.accepted.connect(lambda: self._remove(copies))
        open_dialog(dialog)

    def _remove(self, copies: list[KeptBackup]) -> None:
        self._desk.run(
            remove_backups,
            self._desk.session,
            [kept.path for kept in copies],
            on_done=self._on_removed,
            on_failed=self._on_refused,
        )

    def _on_removed(self, _count: int) -> None:
        self._toasts.show(self.tr("The copy is deleted."), Tone.SUCCESS)

    def _on_refused(self, error: BulkDeskError) -> None:
        self._toasts.show(error_text(error), Tone.DANGER)


def _sign(kept: KeptBackup) -> str:
    """Tells one copy from every other, also from a later one of the same name."""
    return str(kept.made_at)
