"""A walk through every screen and dialog of a window, for whoever wants to look at each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from bulkdesk.jobs.runner import run_job
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import smart_lists
from bulkdesk.services.bulk import create_delete
from bulkdesk.services.demo import make_demo
from bulkdesk.services.jobs import Act, can, find_jobs
from bulkdesk.services.session import open_session
from bulkdesk.services.signing_in import Person
from bulkdesk.services.users import all_users
from bulkdesk.store.contacts import Target
from bulkdesk.store.jobs import JobFilter, JobRow
from bulkdesk.store.words import Channel, JobStatus, JobType
from bulkdesk.ui.contacts.card import ContactDialog
from bulkdesk.ui.contacts.delete_dialog import DeleteDialog
from bulkdesk.ui.contacts.tag_dialog import TagDialog
from bulkdesk.ui.help.pages import Topic
from bulkdesk.ui.help.sample import SampleDialog
from bulkdesk.ui.imports.assistant import ImportDialog
from bulkdesk.ui.imports.assistant import Step as ImportStep
from bulkdesk.ui.imports.check_page import State
from bulkdesk.ui.jobs.edit import EditJobDialog
from bulkdesk.ui.jobs.restore import RestoreDialog, RevertDialog
from bulkdesk.ui.jobs.statistics import StatisticsDialog
from bulkdesk.ui.sending.assistant import SendDialog
from bulkdesk.ui.sending.assistant import Step as SendStep
from bulkdesk.ui.sending.decide_dialog import DecideDialog
from bulkdesk.ui.sending.edit_part import MessageDialog
from bulkdesk.ui.sending.secret_dialog import SecretDialog
from bulkdesk.ui.sending.sender_dialog import SenderDialog
from bulkdesk.ui.sending.trial_dialog import TrialDialog
from bulkdesk.ui.settings.accounts import AccountDialog
from bulkdesk.ui.settings.dialog import SettingsDialog
from bulkdesk.ui.settings.users import PasswordDialog, UserDialog
from bulkdesk.ui.shell.about import AboutDialog
from bulkdesk.ui.shell.closing import ClosingDialog
from bulkdesk.ui.shell.errors import ErrorDialog
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.shell.places import Place
from bulkdesk.ui.shell.sign_in import SignInDialog
from bulkdesk.ui.shell.start_error import StartErrorDialog
from bulkdesk.ui.smartlists.editor import SmartListEditor
from tests.send_support import set_mail_sender, set_sms_sender
from tests.support import write_csv

WAIT_MS = 20_000
PEOPLE = [
    ["Vorname", "Nachname", "E-Mail", "Telefon", "Rabattgruppe"],
    ["Anna", "Schäfer", "anna@example.com", "030 901820", "G1"],
    ["Jürgen", "Müller", "keine Adresse", "", "G2"],
    ["Zoë", "Weiß", "zoe@example.com", "0171 123", ""],
]


def make_store(folder: Path) -> Path:
    """Sample data with somebody to send through, and a deletion that can be taken back."""
    path = folder / "tour.bulkdesk"
    make_demo(path, contacts=400, jobs=60).store.close()
    session = open_session(path)
    set_mail_sender(session, 25)
    set_sms_sender(session, "http://127.0.0.1:9")
    run_job(session.store, create_delete(session, Target(ids=(5, 6, 7)), name="Abgelaufene Kontakte").id)
    session.store.close()
    return path


@dataclass
class Tour:
    """What the stops need."""

    window: MainWindow
    qtbot: QtBot
    folder: Path

    def stops(self) -> Iterator[tuple[str, QWidget]]:
        """Each screen and dialog in turn, open; the dialog is closed when the next is asked for."""
        for name, opener in self._openers():
            top = opener()
            if top is not self.window:
                top.show()
            self.settle()
            yield name, top
            if top is not self.window and isValid(top):
                self._close(top)

    def settle(self) -> None:
        """Wait for what is read in the background."""
        desk = self.window.desk
        self.qtbot.waitUntil(lambda: all(task.wait(0) for task in list(desk._tasks)), timeout=WAIT_MS)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: all(task.wait(0) for task in list(desk._tasks)), timeout=WAIT_MS)
        QApplication.processEvents()

    def _close(self, top: QWidget) -> None:
        if isinstance(top, QDialog):
            QDialog.reject(top)
        top.close()
        if isValid(top):
            top.deleteLater()
        QApplication.processEvents()

    def job(self, *types: JobType, act: Act | None = None, status: JobStatus | None = None) -> JobRow:
        """A job of the sample data."""
        session = self.window.desk.session
        wanted = JobFilter(
            types=frozenset(types), statuses=frozenset() if status is None else frozenset({status})
        )
        rows = find_jobs(session, wanted)
        return next(row for row in rows if act is None or act in can(session, row))

    def _openers(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        yield from self._places()
        yield from self._jobs()
        yield from self._contacts()
        yield from self._assistants()
        yield from self._sending()
        yield from self._settings()
        yield from self._shell()

    def _places(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        def at(place: Place) -> Callable[[], QWidget]:
            def go() -> QWidget:
                self.window.places.go(place)
                return self.window

            return go

        for place in Place:
            yield f"place-{place.value}", at(place)

    def _jobs(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        desk, window = self.window.desk, self.window
        done = self.job(JobType.IMPORT, status=JobStatus.COMPLETED)
        mail = self.job(JobType.EMAIL, status=JobStatus.COMPLETED)
        yield "statistics-import", lambda: StatisticsDialog(desk, done.id, window)
        yield "statistics-email", lambda: StatisticsDialog(desk, mail.id, window)
        send = self.job(JobType.EMAIL, JobType.SMS, act=Act.EDIT)
        yield "edit-job", lambda: EditJobDialog(desk, send.id, window)
        yield (
            "restore",
            lambda: RestoreDialog(desk, self.job(JobType.DELETE, act=Act.RESTORE).id, window),
        )
        yield "revert", lambda: RevertDialog(self.job(act=Act.REVERT), window)
        yield "decide", lambda: DecideDialog(desk, mail, window)

    def _contacts(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        desk, window = self.window.desk, self.window

        def card_history() -> QWidget:
            card = ContactDialog(desk, 1, window)
            for tabs in card.findChildren(QTabWidget):
                tabs.setCurrentIndex(tabs.count() - 1)
            return card

        yield "contact-card", lambda: ContactDialog(desk, 1, window)
        yield "contact-history", card_history
        yield "contact-new", lambda: ContactDialog(desk, None, window)
        yield "tag-add", lambda: TagDialog(desk, Target(), 250, window)
        yield "tag-remove", lambda: TagDialog(desk, Target(), 250, window, remove=True)
        yield "delete-few", lambda: DeleteDialog(desk, Target(ids=(1, 2, 3)), 3, window)
        yield "delete-many", lambda: DeleteDialog(desk, Target(), 250, window)
        row = next(row for row in smart_lists.all_lists(desk.session) if row.filter is not None)
        yield "smart-list", lambda: SmartListEditor(desk, window, tree=row.filter, row=row)
        yield "smart-list-new", lambda: SmartListEditor(desk, window)
        yield "filter", lambda: SmartListEditor(desk, window, tree=row.filter, for_filter=True)

    def _assistants(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        for step in list(ImportStep)[:-1]:
            yield f"import-{step.name.lower()}", partial(self._importing, step)
        for channel in Channel:
            for place in SendStep:
                yield f"send-{channel.value}-{place.name.lower()}", partial(self._send, place, channel)

    def _importing(self, step: ImportStep) -> QWidget:
        file = write_csv(self.folder / "Kontakte Messe.csv", PEOPLE)
        dialog = ImportDialog(self.window.desk, self.window, None if step is ImportStep.FILE else file)
        dialog.show()
        if step is not ImportStep.FILE:
            self.qtbot.waitUntil(lambda: dialog.step is ImportStep.PREVIEW, timeout=WAIT_MS)
            while dialog.step < step:
                dialog.next_button.click()
        if step is ImportStep.CHECK:
            self.qtbot.waitUntil(lambda: dialog.check_page.state is State.DONE, timeout=WAIT_MS)
        return dialog

    def _send(self, step: SendStep, channel: Channel) -> QWidget:
        dialog = SendDialog(self.window.desk, Target(), 250, channel, self.window)
        dialog.show()
        while dialog.step < step:
            self.qtbot.waitUntil(dialog.next_button.isEnabled, timeout=WAIT_MS)
            dialog.next_button.click()
            if dialog.step is SendStep.MESSAGE:
                editor = dialog.message_page.editor
                editor.subject.set_text("Neuigkeiten für {{ contact.first_name }}")
                editor.text.set_text("Guten Tag {{ contact.first_name | default: 'zusammen' }},\n\nHallo!")
        return dialog

    def _sending(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        desk, window = self.window.desk, self.window
        message = MessageText("Neuigkeiten", "Guten Tag {{ contact.first_name }}", None)
        yield "message", lambda: MessageDialog(desk, Target(), Channel.EMAIL, message, window)
        for channel in Channel:
            yield f"sender-{channel.value}", partial(SenderDialog, desk, channel, window)
        yield "secret", lambda: SecretDialog(desk, Channel.EMAIL, window)
        yield "trial", lambda: TrialDialog(desk, Channel.EMAIL, window, message=message)

    def _settings(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        desk, window = self.window.desk, self.window

        def section(row: int) -> Callable[[], QWidget]:
            def make() -> QWidget:
                dialog = SettingsDialog(desk, window)
                dialog.sections.setCurrentRow(row)
                return dialog

            return make

        for row, name in enumerate(("general", "senders", "accounts", "users", "trail")):
            yield f"settings-{name}", section(row)
        yield "account-new", lambda: AccountDialog(desk, None, window)
        yield "account-edit", lambda: AccountDialog(desk, desk.session.account, window)
        yield "user-new", lambda: UserDialog(desk, None, window)
        user = all_users(desk.session)[0].user
        yield "password", lambda: PasswordDialog(desk, user, window, is_own=True)

    def _shell(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        window = self.window
        store = window.desk.session.store.path
        people = [Person("Jana Petersen", has_password=True), Person("Tobias Krämer", has_password=False)]
        running = [self.job(status=JobStatus.COMPLETED)]
        yield "sign-in", lambda: SignInDialog(people, lambda _name, _word: window.desk.session, parent=window)
        yield "start-error", lambda: StartErrorDialog("Die Datei ist keine BulkDesk-Datenbank.", window)
        here = window.desk.session.account.id
        yield "closing", lambda: ClosingDialog(running, window, account_id=here, has_tray=False)
        yield "closing-tray", lambda: ClosingDialog(running, window, account_id=here, has_tray=True)
        yield "about", lambda: AboutDialog(str(store), window)
        yield "error", lambda: ErrorDialog(ValueError("an example"), window)
        yield "sample", lambda: SampleDialog(window.desk, window)
        yield "help", lambda: window.help.show(Topic.START)
        yield "help-shortcuts", lambda: window.help.show(Topic.SHORTCUTS)
