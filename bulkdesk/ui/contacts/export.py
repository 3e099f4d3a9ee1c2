"""Saving contacts to a file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from bulkdesk.services.contacts import export_contacts
from bulkdesk.services.times import today
from bulkdesk.store.contacts import Target
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.saving import SavingRun, ask_for_path


def choose_and_export(desk: Desk, target: Target, parent: QWidget) -> SavingRun | None:
    """Ask for a file and write contacts into it in the background; None when no file was chosen."""
    title = QCoreApplication.translate("ContactExport", "Export contacts")
    name = QCoreApplication.translate("ContactExport", "Contacts {day}")
    path = ask_for_path(parent, title, name.format(day=today(desk.session).isoformat()))
    if path is None:
        return None
    return SavingRun(
        desk,
        path,
        parent,
        title=title,
        save=partial(export_contacts, desk.session, target, path),
        saved=lambda count: QCoreApplication.translate(
            "ContactExport", "%n contact(s) saved as {name}.", None, count
        ).format(name=path.name),
    )
