"""Saving a job's log: where to, in the background with a way to stop, and what became of it."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from bulkdesk.services.jobs import get_job
from bulkdesk.services.records import Download, download
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.saving import Notify, SavingRun, ask_for_path

_MOST_BYTES: Final = 150
# Windows refuses these characters, and these names with any ending; the others are stricter in nothing.
_REFUSED: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


def choose_and_download(
    desk: Desk,
    job_id: int,
    parent: QWidget,
    which: Download = Download.FAILED,
    *,
    notify: Notify | None = None,
) -> SavingRun | None:
    """Ask for a file and write a job's records into it in the background.

    Args:
        desk: who asks.
        job_id: the job.
        parent: the window that the file dialog and the progress belong to.
        which: the records.
        notify: shows the end of it; the main window does when left out.

    Returns:
        The work under way, or None when no file was chosen.

    Raises:
        RefusedError: the sub-account has no such job.
    """
    name = suggested_name(get_job(desk.session, job_id).name, which)
    path = ask_for_path(parent, QCoreApplication.translate("Download", "Save records"), name)
    if path is None:
        return None
    return SavingRun(
        desk,
        path,
        parent,
        title=QCoreApplication.translate("Download", "Download"),
        save=partial(download, desk.session, job_id, path, which),
        saved=lambda count: QCoreApplication.translate(
            "Download", "%n record(s) saved as {name}.", None, count
        ).format(name=path.name),
        notify=notify,
    )


def suggested_name(job_name: str, which: Download) -> str:
    """A file name without ending from a job's name that every file system takes."""
    parts = {
        Download.FAILED: QCoreApplication.translate("Download", "{name} - failed"),
        Download.PROBLEMS: QCoreApplication.translate("Download", "{name} - problems"),
        Download.ALL: QCoreApplication.translate("Download", "{name} - records"),
    }
    name = re.sub(r"\.(csv|tsv|txt|xlsx|xlsm|xls)$", "", job_name.strip(), flags=re.IGNORECASE)
    name = re.sub(r"\s+", " ", _REFUSED.sub(" ", name)).strip(" .")
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1].rstrip(" .")
    if _DEVICES.match(name):
        name = f"_{name}"
    return parts[which].format(name=name or "BulkDesk")
