"""The way out of a pause that a send's sender is the reason of: the dialog that mends it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from bulkdesk.services.access import Right
from bulkdesk.services.session import Session
from bulkdesk.store.jobs import JobRow
from bulkdesk.store.sends import SENDS
from bulkdesk.store.words import Channel, JobStatus
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.widgets.dialogs import open_dialog

SECRET_REASONS: Final = frozenset({"secret_missing", "keyring_missing", "keyring_refused"})
"""Reasons of a pause that a password or token mends."""
_SENDER: Final = frozenset(
    {
        "sender_missing",
        "sender_damaged",
        "sender_value_bad",
        "sender_key_missing",
        "sender_key_unknown",
        "login_refused",
        "tls_refused",
        "server_unreachable",
        "connection_lost",
        "many_refusals",
    }
)


def mend_text(session: Session, job: JobRow) -> str | None:
    """What the button that mends a job's pause says; None where nothing here would help."""
    if job.type not in SENDS or job.status is not JobStatus.PAUSED:
        return None
    if job.status_reason in SECRET_REASONS and session.may(Right.CREATE_JOB):
        if job.type.value == Channel.SMS:
            return QCoreApplication.translate("Mending", "Enter the token…")
        return QCoreApplication.translate("Mending", "Enter the password…")
    if job.status_reason in _SENDER and session.may(Right.MANAGE_SENDERS):
        return QCoreApplication.translate("Mending", "Sender settings…")
    return None


def mend(desk: Desk, job: JobRow, parent: QWidget) -> None:
    """Open the dialog that mends a job's pause; the job is then to be resumed."""
    # Seldom needed, and the window is there sooner without.
    from bulkdesk.ui.sending.secret_dialog import SecretDialog  # noqa: PLC0415
    from bulkdesk.ui.sending.sender_dialog import SenderDialog  # noqa: PLC0415

    kind = SecretDialog if job.status_reason in SECRET_REASONS else SenderDialog
    dialog = kind(desk, Channel(job.type), parent)
    open_dialog(dialog)
