"""What can be done with the jobs chosen in the table: one home for menus, shortcuts and the row's three dots.

Dialogs, and what makes new jobs, are imported when somebody chooses them: the table is there sooner without.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from bulkdesk.services import jobs
from bulkdesk.services.jobs import Act, can
from bulkdesk.services.session import Session
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.jobs.present import ACT_ICONS
from bulkdesk.ui.theme import icon
from bulkdesk.ui.widgets.dialogs import open_dialog
from bulkdesk.ui.widgets.format import format_number

_NAMES = {
    Act.VIEW: "actionStatistics",
    Act.DOWNLOAD: "actionDownload",
    Act.PAUSE: "actionPause",
    Act.RESUME: "actionResume",
    Act.EDIT: "actionEdit",
    Act.RETRY: "actionRetry",
    Act.RESTORE: "actionRestore",
    Act.REVERT: "actionRevert",
    Act.CONFIRM: "actionConfirm",
    Act.CANCEL: "actionCancel",
}
_SHORTCUTS = {
    Act.VIEW: "Ctrl+I",
    Act.DOWNLOAD: "Ctrl+S",
    Act.PAUSE: "Ctrl+P",
    Act.RESUME: "Ctrl+R",
    Act.EDIT: "F2",
    Act.RETRY: "Ctrl+Shift+R",
    Act.RESTORE: "Ctrl+U",
    Act.REVERT: "Ctrl+Z",
    Act.CONFIRM: "Ctrl+Shift+U",
    Act.CANCEL: "Del",
}
_GROUPS: tuple[tuple[Act, ...], ...] = (
    (Act.VIEW, Act.DOWNLOAD),
    (Act.PAUSE, Act.RESUME, Act.EDIT, Act.RETRY, Act.CONFIRM),
    (Act.RESTORE, Act.REVERT),
    (Act.CANCEL,),
)


Service = Callable[[Session, int], JobRow]
Told = Callable[[list[JobRow]], tuple[str, object]]


@dataclass(frozen=True)
class Results:
    """What became of an act on several jobs."""

    done: list[JobRow]
    refused: list[BulkDeskError]


def apply_to_each(service: Service, session: Session, job_ids: Sequence[int]) -> Results:
    """Do something with each job; one that refuses does not keep the others from it."""
    results = Results([], [])
    for job_id in job_ids:
        try:
            results.done.append(service(session, job_id))
        except BulkDeskError as error:
            results.refused.append(error)
    return results


class JobActions(QObject):
    """The actions as ``QAction``s. ``set_jobs`` says what they work on; enabled is what *all* of those jobs can do.

    What shows one job (statistics, download, edit) takes the current one; restore and revert are there for one job only.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._jobs: list[JobRow] = []
        self._current: JobRow | None = None
        self._actions = {act: self._make(act) for act in _NAMES}
        window.installEventFilter(self)
        self._retranslate()
        self.set_jobs([], None)

    def action(self, act: Act) -> QAction:
        """The action of ``act``."""
        return self._actions[act]

    def actions(self) -> list[QAction]:
        """All actions."""
        return list(self._actions.values())

    def set_jobs(self, chosen: Sequence[JobRow], current: JobRow | None) -> None:
        """Work on ``chosen``; ``current`` is the one that has the keyboard's place."""
        self._jobs = list(chosen)
        self._current = current if current in self._jobs else next(iter(self._jobs), None)
        allowed = self._allowed()
        for act, action in self._actions.items():
            action.setEnabled(act in allowed)

    def menu(self, parent: QWidget) -> QMenu:
        """A new menu of what the chosen jobs can do now; it goes away when it is closed."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        return menu

    def fill(self, menu: QMenu) -> None:
        """Put what the chosen jobs can do now into ``menu``."""
        for group in _GROUPS:
            usable = [self._actions[act] for act in group if self._actions[act].isEnabled()]
            if usable and not menu.isEmpty():
                menu.addSeparator()
            menu.addActions(usable)

    def show_statistics(self, job_id: int) -> None:
        """Open the statistics of a job."""
        from bulkdesk.ui.jobs.statistics import StatisticsDialog

        StatisticsDialog(self._desk, job_id, self._window).show()

    def view_of(self, job: JobRow) -> tuple[str, Callable[[], object]]:
        """What a notification about a job offers first: its statistics."""
        return self.tr("View statistics"), partial(self.show_statistics, job.id)

    def undo_of(self, job: JobRow) -> tuple[str, Callable[[], object]] | None:
        """What puts back what a job has done, None where nothing can; it asks first, as in the menu."""
        possible = can(self._desk.session, job)
        if Act.RESTORE in possible:
            return self.tr("Restore…"), partial(self._ask_restore, job.id)
        if Act.REVERT in possible:
            return self.tr("Revert…"), partial(self._ask_revert, job)
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language of the window."""
        if watched is self._window and event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().eventFilter(watched, event)

    def _allowed(self) -> set[Act]:
        if not self._jobs:
            return set()
        is_alone = len(self._jobs) == 1
        sets = (set(can(self._desk.session, job, alone=is_alone)) for job in self._jobs)
        allowed = set.intersection(*sets)
        # Its question is about the records of one job.
        return allowed if is_alone else allowed - {Act.CONFIRM}

    def _make(self, act: Act) -> QAction:
        action = QAction(icon(ACT_ICONS[act]), "", self._window)
        action.setObjectName(_NAMES[act])
        action.setShortcut(QKeySequence(_SHORTCUTS[act]))
        action.setShortcutVisibleInContextMenu(True)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._trigger(act))
        return action

    def _retranslate(self) -> None:
        texts = {
            Act.VIEW: self.tr("View statistics"),
            Act.DOWNLOAD: self.tr("Download…"),
            Act.PAUSE: self.tr("Pause"),
            Act.RESUME: self.tr("Resume"),
            Act.EDIT: self.tr("Edit…"),
            Act.RETRY: self.tr("Retry failed"),
            Act.RESTORE: self.tr("Restore…"),
            Act.REVERT: self.tr("Revert…"),
            Act.CONFIRM: self.tr("Decide unconfirmed…"),
            Act.CANCEL: self.tr("Cancel…"),
        }
        for act, text in texts.items():
            self._actions[act].setText(text)

    def _trigger(self, act: Act) -> None:
        if self._current is None:
            return
        job_id = self._current.id
        match act:
            case Act.VIEW:
                self.show_statistics(job_id)
            case Act.DOWNLOAD:
                self._download(job_id)
            case Act.EDIT:
                self._edit(job_id)
            case Act.PAUSE:
                self._start(jobs.pause, self._jobs, self._paused)
            case Act.RESUME:
                self._start(jobs.resume, self._jobs, self._resumed)
            case Act.RETRY:
                self._retry()
            case Act.RESTORE:
                self._ask_restore(job_id)
            case Act.REVERT:
                self._ask_revert(self._current)
            case Act.CONFIRM:
                self._decide(self._current)
            case Act.CANCEL:
                self._ask_cancel()

    def _start(self, service: Service, jobs_in_hand: Sequence[JobRow], told: Told) -> None:
        ids = [job.id for job in jobs_in_hand]
        self._desk.run(apply_to_each, service, self._desk.session, ids, on_done=partial(self._tell, told))

    def _tell(self, told: Told, results: Results) -> None:
        """Say in one notification what became of an act."""
        self._desk.wake()
        refused = self._refusals(results.refused)
        if not results.done:
            self._desk.notify.emit("danger", refused, None)
            return
        text, action = told(results.done)
        if refused:
            text = self.tr("{result} Not possible for %n: {reason}", None, len(results.refused)).format(
                result=text, reason=refused
            )
        ids = frozenset(job.id for job in results.done)
        self._desk.notifyOfJobs.emit(ids, "warning" if refused else "success", text, action)

    def _refusals(self, refused: list[BulkDeskError]) -> str:
        if not refused:
            return ""
        first, more = error_text(refused[0]), len(refused) - 1
        return first if not more else self.tr("{reason} (and %n more)", None, more).format(reason=first)

    def _paused(self, done: list[JobRow]) -> tuple[str, object]:
        return self._words(
            done, self.tr("“{name}” is paused."), self.tr("%n bulk action(s) paused.", None, len(done))
        ), (self.tr("Resume"), lambda: self._start(jobs.resume, done, self._resumed))

    def _resumed(self, done: list[JobRow]) -> tuple[str, object]:
        return self._words(
            done, self.tr("“{name}” goes on."), self.tr("%n bulk action(s) go on.", None, len(done))
        ), None

    def _retried(self, done: list[JobRow]) -> tuple[str, object]:
        return self._words(
            done,
            self.tr("The failed records run again as “{name}”."),
            self.tr("%n new bulk action(s) run the failed records again.", None, len(done)),
        ), None

    def _cancelled(self, done: list[JobRow]) -> tuple[str, object]:
        return self._words(
            done, self.tr("“{name}” is cancelled."), self.tr("%n bulk action(s) cancelled.", None, len(done))
        ), None

    def _reverted(self, done: list[JobRow]) -> tuple[str, object]:
        return self.tr("The changes are put back as “{name}”.").format(name=done[0].name), self.view_of(
            done[0]
        )

    @staticmethod
    def _words(done: list[JobRow], one: str, many: str) -> str:
        return one.format(name=done[0].name) if len(done) == 1 else many

    def _download(self, job_id: int) -> None:
        from bulkdesk.ui.jobs.download import choose_and_download

        choose_and_download(self._desk, job_id, self._window)

    def _decide(self, job: JobRow) -> None:
        from bulkdesk.ui.sending.decide_dialog import DecideDialog

        dialog = DecideDialog(self._desk, job, self._window)
        dialog.decided.connect(self._on_decided)
        open_dialog(dialog)

    def _on_decided(self, job: JobRow) -> None:
        text = self.tr("The unconfirmed messages of “{name}” are decided.")
        if job.unconfirmed:
            text = self.tr("Decided. “{name}” still has %n unconfirmed message(s).", None, job.unconfirmed)
        self._desk.notifyOfJobs.emit({job.id}, "success", text.format(name=job.name), self.view_of(job))

    def _edit(self, job_id: int) -> None:
        from bulkdesk.ui.jobs.edit import EditJobDialog

        dialog = EditJobDialog(self._desk, job_id, self._window)
        open_dialog(dialog)

    def _retry(self) -> None:
        """Run the failed records again; asked first where that makes several bulk actions at once."""
        from bulkdesk.services import bulk
        from bulkdesk.ui.widgets.confirm import ConfirmDialog

        chosen = list(self._jobs)
        count = len(chosen)
        if count == 1:
            self._start(bulk.retry, chosen, self._retried)
            return
        failed = sum(job.failed for job in chosen)
        dialog = ConfirmDialog(
            self._window,
            self.tr("Retry the failed records of %n bulk action(s)?", None, count),
            self.tr("Each becomes a new bulk action over its failed records."),
            self.tr("Retry failed"),
            details=[self.tr("Records that will run again: {count}").format(count=format_number(failed))],
        )
        dialog.setObjectName("retryDialog")
        dialog.accepted.connect(lambda: self._start(bulk.retry, chosen, self._retried))
        open_dialog(dialog)

    def _ask_restore(self, job_id: int) -> None:
        from bulkdesk.ui.jobs.restore import RestoreDialog

        dialog = RestoreDialog(self._desk, job_id, self._window)
        dialog.queued.connect(self._on_restoring)
        dialog.open()

    def _on_restoring(self, job: JobRow) -> None:
        self._desk.wake()
        text = self.tr("The deleted contacts are being restored.")
        self._desk.notifyOfJobs.emit({job.id}, "success", text, self.view_of(job))

    def _ask_revert(self, job: JobRow) -> None:
        from bulkdesk.services import restoring
        from bulkdesk.ui.jobs.restore import RevertDialog

        dialog = RevertDialog(job, self._window)
        dialog.accepted.connect(lambda: self._start(restoring.create_revert, [job], self._reverted))
        dialog.open()

    def _ask_cancel(self) -> None:
        from bulkdesk.ui.jobs.cancel import CancelDialog

        chosen = list(self._jobs)
        dialog = CancelDialog(chosen, self._window)
        dialog.accepted.connect(lambda: self._start(jobs.cancel, chosen, self._cancelled))
        open_dialog(dialog)
