"""Noticing that sends wait for a secret that nobody knows."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from bulkdesk.services.access import Right
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session
from bulkdesk.store.errors import BulkDeskError, RefusedError
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.sends import SENDS
from bulkdesk.store.words import Channel, JobStatus
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.mending import SECRET_REASONS
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.dialogs import open_dialog

_UNFINISHED = frozenset({JobStatus.QUEUED, JobStatus.IN_PROGRESS, JobStatus.PAUSED})

_FIRST_LOOK_MS = 1_000
"""The table comes first: the look at the start loads what sends and asks the key ring."""


class SecretWatch(QObject):
    """Looks for sends that wait for a secret nobody knows, and offers to enter it, once for each sender.

    Looks at the start, in each sub-account gone to, and when a send is made or stands still for that reason.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._told: set[tuple[int, Channel]] = set()
        self._is_looking = self._is_wanted_again = False
        desk.accountChanged.connect(self.look)
        desk.jobsChanged.connect(self._on_jobs)
        QTimer.singleShot(_FIRST_LOOK_MS, self, self.look)

    @property
    def is_looking(self) -> bool:
        """Whether a look is under way."""
        return self._is_looking

    def look(self) -> None:
        """Look in the background; the key ring may take a while."""
        session = self._desk.session
        if not session.may(Right.CREATE_JOB):
            return
        if self._is_looking:
            # That one may have read before what is to be seen now.
            self._is_wanted_again = True
            return
        self._is_looking, self._is_wanted_again = True, False
        self._desk.run(_missing, session, on_done=self._on_missing, on_failed=self._on_unknown)

    def ask(self, channel: Channel) -> None:
        """Open the dialog."""
        from bulkdesk.ui.sending.secret_dialog import SecretDialog  # noqa: PLC0415

        dialog = SecretDialog(self._desk, channel, self._window)
        open_dialog(dialog)

    def _on_jobs(self, rows: list[JobRow]) -> None:
        account = self._desk.session.account.id
        waiting = (job for job in rows if _may_wait(job))
        if any((account, Channel(job.type)) not in self._told for job in waiting):
            self.look()

    def _on_missing(self, found: tuple[int, list[Channel]]) -> None:
        account_id, channels = found
        is_here = account_id == self._desk.session.account.id
        for channel in channels if is_here else ():
            if (account_id, channel) not in self._told:
                self._told.add((account_id, channel))
                self._tell(channel)
        self._on_looked(again=not is_here)

    def _on_unknown(self, _error: BulkDeskError) -> None:
        self._on_looked(again=False)

    def _on_looked(self, *, again: bool) -> None:
        self._is_looking = False
        if again or self._is_wanted_again:
            self.look()

    def _tell(self, channel: Channel) -> None:
        text = (
            self.tr("Text messages wait: the auth token of the sender is not known.")
            if channel is Channel.SMS
            else self.tr("E-mails wait: the password of the sender is not known.")
        )
        self._desk.notify.emit(Tone.WARNING.value, text, (self.tr("Enter it…"), lambda: self.ask(channel)))


def _may_wait(job: JobRow) -> bool:
    """Whether a job is a send that may want a secret: a running one has it, and tells of each step."""
    is_held = job.status is JobStatus.PAUSED and job.status_reason in SECRET_REASONS
    return job.type in SENDS and (job.status is JobStatus.QUEUED or is_held)


def _missing(session: Session) -> tuple[int, list[Channel]]:
    """The sub-account, and the channels in which a send waits for a secret that is not known."""
    waiting = find_jobs(session, JobFilter(statuses=_UNFINISHED, types=SENDS))
    channels = sorted({Channel(job.type) for job in waiting})
    if not channels:
        return session.account.id, []
    return session.account.id, [channel for channel in channels if _lacks_secret(session, channel)]


def _lacks_secret(session: Session, channel: Channel) -> bool:
    # Loaded where something waits to be sent: it takes with it all that talks to servers.
    from bulkdesk.services import senders  # noqa: PLC0415

    try:
        return senders.get_sender(session, channel) is not None and not senders.has_secret(session, channel)
    except RefusedError:
        # The other sender's is told all the same; what is wrong with this one is said where it is set up or sends.
        return False
