"""A person who uses the window at random, for as long as is wanted: what it holds on to must not grow.

    python -m tests.endurance.soak FOLDER [--acts N] [--minutes M] [--seed S]

makes a store in FOLDER, opens the real window on it, works through it by its buttons and fields, and writes a line of JSON
to stdout after each round of acts: memory, open files, threads, widgets. The store's own growth is kept small: what is
imported is deleted again.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import faulthandler
import gc
import json
import logging
import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from bulkdesk.app import build_window
from bulkdesk.services.demo import make_demo
from bulkdesk.ui.contacts.card import ContactDialog
from bulkdesk.ui.sending.who_page import WhoPage
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from tests.send_support import Inbox, mail_server, set_mail_sender
from tests.support import write_csv

PATIENCE_SECONDS = 60.0
"""A limit for what never comes, not a measure."""

ACTIVE_MS = 2_000

STUCK_SECONDS = 600.0
"""After so long in one act the process tells where it stands and ends."""

ROUND = 25
"""Acts between two samples."""

PLACES = ("navContacts", "navSmartLists", "navBulkActions", "navRestore")
WORDS = ("an", "müller", "example.com", "0151", "zzz", "a b", "ß", "")


class Forgetful(Inbox):
    """A mail server's inbox that keeps nothing: what grows here is not the window."""

    async def handle_DATA(self, *_given: object) -> str:  # noqa: N802 -- the server's name for it
        """Take a message and forget it."""
        return "250 OK"


class Person:
    """Sits in front of the window; every method but the helpers is one act."""

    def __init__(self, window: MainWindow, folder: Path, chance: random.Random) -> None:
        self.window = window
        self.folder = folder
        self.chance = chance
        self.number = 0
        # The one thing that no test can click: the system's own file dialog. Only a function is bound to the dialog.
        setattr(QFileDialog, "exec", lambda dialog: self._choose_file(dialog))  # noqa: B010, PLW0108 -- it is Qt's

    def acts(self) -> list[Callable[[], None]]:
        """What one can do; what is done more often in an office stands there more often."""
        return [
            *(self.wander, self.search_jobs, self.search_contacts, self.sort_contacts) * 2,
            *(self.look_at_statistics, self.look_at_contact) * 3,
            *(self.add_tag, self.import_file, self.delete_some, self.restore_some, self.revert_one),
            *(
                self.send,
                self.download,
                self.open_settings,
                self.change_looks,
                self.open_editor,
                self.get_help,
            ),
        ]

    def _choose_file(self, dialog: QFileDialog) -> int:
        path = self.folder / f"log.{self.chance.choice(('csv', 'xlsx'))}"
        path.unlink(missing_ok=True)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(str(path))
        return QFileDialog.DialogCode.Accepted.value

    # -- helpers ------------------------------------------------------------------------------------------------

    def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError(f"{what}; on the screen: {self._words()}")
            QTest.qWait(5)

    def _words(self) -> list[str]:
        """What dialogs there are, which has the keys, and what they say, for whoever looks into a walk that did not go on."""
        dialogs = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        labels = [each for dialog in dialogs for each in dialog.findChildren(QLabel)]
        keys_go_to = (
            QApplication.activeModalWidget(),
            QApplication.activeWindow(),
            QApplication.focusWidget(),
        )
        return [
            *(each.objectName() for each in dialogs),
            *(f"{type(each).__name__} {each.objectName()}" for each in keys_go_to if each is not None),
            *(each.text() for each in labels if each.isVisible() and each.text()),
        ]

    def at_rest(self) -> None:
        """Wait until nothing runs and nothing is on its way, as a person does."""
        page = self.window.jobs_page
        self.until(lambda: not page.is_loading and not self.window.running.jobs, "jobs come to their end")

    def find(self, name: str, inside: QWidget | None = None) -> QWidget:
        """A widget by its object name."""
        found: QWidget | None = (inside or self.window).findChild(QWidget, name)
        if found is None:
            raise LookupError(name)
        return found

    def click(self, name: str, inside: QWidget | None = None) -> None:
        """Press a button once it can be pressed."""
        self.until(lambda: self.find(name, inside).isEnabled(), f"{name} can be pressed")
        QTest.mouseClick(self.find(name, inside), Qt.MouseButton.LeftButton)

    def confirm(self, name: str, dialog: QDialog) -> None:
        """Press a dialog's button once it can be pressed; leave a dialog that says that there is nobody (any more)."""
        button, obstacle = self.find(name, dialog), dialog.findChild(Banner)
        assert obstacle is not None
        self.until(lambda: button.isEnabled() or obstacle.isVisible(), "the contacts are counted")
        if button.isEnabled():
            self.click(name, dialog)
            self.gone(dialog.objectName())
        else:
            self.close(dialog)

    def write(self, name: str, text: str, inside: QWidget | None = None) -> None:
        """Put a text in place of that of a field."""
        field = self.find(name, inside)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        for letter in text:
            # QTest itself types ASCII only.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(field, key)

    def dialog(self, name: str) -> QDialog:
        """The dialog that comes up."""
        self.until(lambda: self._visible(name) is not None, f"{name} comes up")
        found = self._visible(name)
        if found is None:
            raise LookupError(name)
        return found

    def _visible(self, name: str) -> QDialog | None:
        found = self.window.findChildren(QDialog, name)
        return next((dialog for dialog in found if dialog.isVisible()), None)

    def close(self, dialog: QDialog) -> None:
        """Close a dialog with Esc, and say yes when it asks whether that is meant."""
        name = dialog.objectName()
        answering = QTimer(interval=20)
        answering.timeout.connect(self._say_yes)
        answering.start()
        # Before it is the active window its keys may be another's shortcut.
        QTest.qWaitForWindowActive(dialog, ACTIVE_MS)
        # Comes back only when the question is answered.
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        answering.stop()
        self.until(lambda: self._visible(name) is None, f"{name} goes away")

    @staticmethod
    def _say_yes() -> None:
        question = QApplication.activeModalWidget()
        if isinstance(question, ConfirmDialog):
            question.confirm_button.click()

    def gone(self, name: str) -> None:
        """Wait until a dialog has done its work; one that says what is in the way (they are deleted by now) is closed."""

        def refused() -> QDialog | None:
            dialog = self._visible(name)
            banners = [] if dialog is None else dialog.findChildren(Banner)
            return dialog if any(banner.isVisible() for banner in banners) else None

        self.until(lambda: self._visible(name) is None or refused() is not None, f"{name} goes away")
        dialog = refused()
        if dialog is not None:
            self.close(dialog)

    def go(self, place: str) -> None:
        """Go to a place and wait for its rows."""
        self.click(place)
        if place == "navContacts":
            page = self.window.places.contacts
            self.until(lambda: not page.is_loading and not page.model.is_loading, "contacts are there")

    def choose_job(self, action: str) -> QAction | None:
        """Choose a row of the jobs with which something can be done; None: there is none."""
        self.go("navBulkActions")
        page = self.window.jobs_page
        page.filters.clear()
        wanted = page.findChild(QAction, action)
        rows = list(range(min(60, page.proxy.rowCount())))
        self.chance.shuffle(rows)
        for row in rows:
            page.table.selectRow(row)
            self.until(lambda: not page.is_loading, "rows are there")
            if isinstance(wanted, QAction) and wanted.isEnabled():
                return wanted
        return None

    def tick_some(self) -> int:
        """Tick some contacts on the screen; how many."""
        self.go("navContacts")
        page = self.window.places.contacts
        page.show_all()
        self.until(lambda: page.model.is_whole and not page.model.is_loading, "all contacts are there")
        if not page.model.rowCount():
            return 0
        page.table.setFocus()
        QTest.keyClick(page.table, Qt.Key.Key_Escape)
        page.table.selectRow(self.chance.randrange(min(400, page.model.rowCount())))
        count = self.chance.randint(1, 30)
        for _ in range(count):
            QTest.keyClick(page.table, Qt.Key.Key_Space)
            QTest.keyClick(page.table, Qt.Key.Key_Down)
        return page.model.ticked_count

    def trigger(self, name: str) -> None:
        """Do what a button of the strip over the contacts does."""
        self.until(lambda: self.find(name).isEnabled(), f"{name} can be done")
        self.click(name)

    # -- acts ---------------------------------------------------------------------------------------------------

    def wander(self) -> None:
        """Go somewhere and scroll."""
        self.go(self.chance.choice(PLACES))
        tables = self.window.places.findChildren(QTableView)
        # Those of dialogs that were just closed are among them for a moment.
        for table in [each for each in tables if each.isVisible() and each.window() is self.window]:
            bar = table.verticalScrollBar()
            for _ in range(5):
                bar.setValue(self.chance.randint(0, bar.maximum()))
                QTest.qWait(1)

    def search_jobs(self) -> None:
        """Look for bulk actions by their name."""
        self.go("navBulkActions")
        self.write("jobsSearch", self.chance.choice(WORDS))
        QTest.qWait(1)
        self.write("jobsSearch", "")

    def search_contacts(self) -> None:
        """Look for people."""
        self.go("navContacts")
        self.write("contactsSearch", self.chance.choice(WORDS))
        page = self.window.places.contacts
        self.until(lambda: not page.model.is_loading, "hits are there")
        self.write("contactsSearch", "")

    def sort_contacts(self) -> None:
        """Sort the people by a column."""
        self.go("navContacts")
        header = self.window.places.contacts.table.horizontalHeader()
        column = self.chance.randrange(1, header.count())
        header.setSortIndicator(column, self.chance.choice(list(Qt.SortOrder)))

    def look_at_statistics(self) -> None:
        """Open the statistics of a bulk action and scroll through its records."""
        action = self.choose_job("actionStatistics")
        if action is None:
            return
        action.trigger()
        dialog = self.dialog("statisticsDialog")
        table = self.find("recordsTable", dialog)
        if isinstance(table, QTableView):
            for _ in range(5):
                table.verticalScrollBar().setValue(
                    self.chance.randint(0, table.verticalScrollBar().maximum())
                )
                QTest.qWait(1)
        self.close(dialog)

    def look_at_contact(self) -> None:
        """Open somebody's card."""
        self.go("navContacts")
        page = self.window.places.contacts
        if not page.model.rowCount():
            return
        contact_id = page.model.contact_id(self.chance.randrange(min(50, page.model.rowCount())))
        if contact_id is None:
            return
        self.window.places.show_contact(contact_id)
        self.until(
            lambda: any(card.isVisible() for card in self.window.findChildren(ContactDialog)), "a card"
        )
        for card in self.window.findChildren(ContactDialog):
            QTest.keyClick(card, Qt.Key.Key_Escape)

    def add_tag(self) -> None:
        """Put a tag on some people."""
        if self.tick_some():
            self.trigger("contactsAddTag")
            dialog = self.dialog("tagDialog")
            self.write("tagName", f"tag {self.chance.randint(1, 9)}", dialog)
            self.confirm("tagConfirmButton", dialog)

    def delete_some(self) -> None:
        """Delete some people."""
        if self.tick_some():
            self.trigger("contactsDelete")
            dialog = self.dialog("deleteDialog")
            self.confirm("deleteConfirmButton", dialog)

    def restore_some(self) -> None:
        """Bring back whom a bulk action deleted."""
        action = self.choose_job("actionRestore")
        if action is not None:
            action.trigger()
            dialog = self.dialog("restoreDialog")
            self.confirm("restoreConfirmButton", dialog)

    def revert_one(self) -> None:
        """Put back what a bulk action changed."""
        action = self.choose_job("actionRevert")
        if action is not None:
            action.trigger()
            dialog = self.dialog("revertDialog")
            self.click("revertConfirmButton", dialog)
            self.gone("revertDialog")

    def import_file(self) -> None:
        """Import people who are there already, or were, so that the store does not grow."""
        rows = [[f"Soak {n}", f"soak{n}@example.com", self.chance.choice(WORDS)] for n in range(200)]
        path = write_csv(self.folder / "people.csv", [["First name", "E-mail", "Company"], *rows])
        self.window.import_file(path)
        dialog = self.dialog("importDialog")
        while self.find("importNext", dialog).isVisible():
            self.click("importNext", dialog)
            QTest.qWait(5)
        self.click("importStart", dialog)
        self.gone("importDialog")

    def send(self) -> None:
        """Send a message to some people."""
        if not self.tick_some():
            return
        self.trigger("contactsSendEmail")
        dialog = self.dialog("sendDialog")
        who = dialog.findChild(WhoPage)
        assert who is not None
        self.until(lambda: who.reach is not None, "the contacts are counted")
        if who.reach is not None and not who.reach.will_get:
            # One or two were ticked, and they have no address or want no e-mail.
            self.close(dialog)
            return
        self.click("sendNext", dialog)
        self.write("sendSubject", "News", dialog)
        self.write("sendText", "Hello", dialog)
        self.click("sendNext", dialog)
        self.click("sendNext", dialog)
        self.click("sendStart", dialog)
        self.gone("sendDialog")

    def download(self) -> None:
        """Save the log of a bulk action."""
        action = self.choose_job("actionDownload")
        if action is not None:
            action.trigger()

    def open_settings(self) -> None:
        """Look through the settings."""
        self.click("navSettings")
        dialog = self.dialog("settingsDialog")
        sections = self.find("settingsSections", dialog)
        for _ in range(6):
            QTest.keyClick(sections, Qt.Key.Key_Down)
        self.close(dialog)

    def change_looks(self) -> None:
        """Change language and theme, and back."""
        bar = self.window.top_bar
        for language, theme in (("de", "dark"), ("en", "light")):
            bar.languageChosen.emit(language)
            bar.themeChosen.emit(theme)
            QTest.qWait(1)

    def open_editor(self) -> None:
        """Begin a smart list and drop it."""
        self.go("navSmartLists")
        self.click("smartListsNew")
        self.close(self.dialog("smartListEditor"))

    def get_help(self) -> None:
        """Read a page of the help."""
        action = self.window.findChild(QAction, "actionHelp")
        if isinstance(action, QAction):
            action.trigger()
            for widget in QApplication.topLevelWidgets():
                if widget is not self.window and widget.isVisible() and not isinstance(widget, QComboBox):
                    widget.close()


def sample(acts: int) -> dict[str, int]:
    """What the process holds now, after all that could go has gone."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QTest.qWait(20)
        gc.collect()
    # What the C library keeps for later is not held by the program.
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
    # Not the pages of files: how many of those count as its own depends on what else runs from the same libraries.
    with Path("/proc/self/smaps_rollup").open(encoding="ascii") as lines:
        memory = sum(int(line.split()[1]) for line in lines if line.startswith(("Anonymous:", "Swap:")))
    return {
        "acts": acts,
        "memory_kb": memory,
        "files": sum(1 for _ in Path("/proc/self/fd").iterdir()),
        "threads": threading.active_count(),
        "widgets": len(QApplication.allWidgets()),
        # Counted, not listed: a list holds what other threads are about to let go of, which then ends in this thread.
        "blocks": sys.getallocatedblocks(),
    }


def walk(person: Person, *, acts: int, seconds: float) -> Iterator[dict[str, int]]:
    """Act until both so many acts and so many seconds are over; a sample after each round."""
    deeds = person.acts()
    end = time.monotonic() + seconds
    done = 0
    while done < acts or time.monotonic() < end:
        deed = person.chance.choice(deeds)
        # A question that nobody answers would stop the walk for good, and nobody would know which.
        faulthandler.dump_traceback_later(STUCK_SECONDS, exit=True)
        try:
            deed()
            person.at_rest()
        except (TimeoutError, LookupError, TypeError) as error:
            raise RuntimeError(f"act {done + 1}, {deed.__name__}: {error!r}") from error
        done += 1
        if done % ROUND == 0:
            yield sample(done)


class Unforeseen(logging.Handler):
    """Keeps what is logged as a bug, by the window or by the engine behind it."""

    def __init__(self) -> None:
        super().__init__(logging.CRITICAL)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.records.append(record)


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--acts", type=int, default=4 * ROUND)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    path = given.folder / "store.bulkdesk"
    session = make_demo(path, contacts=3_000, jobs=200)
    with mail_server(Forgetful()) as port:
        set_mail_sender(session, port)
        session.store.close()
        settings = QSettings(str(given.folder / "window.ini"), QSettings.Format.IniFormat)
        window = build_window(path, language="en", settings=settings)
        failures = Unforeseen()
        logging.getLogger().addHandler(failures)
        window.show()
        person = Person(window, given.folder, random.Random(given.seed))
        for found in walk(person, acts=given.acts, seconds=given.minutes * 60):
            sys.stdout.write(json.dumps(found) + "\n")
            sys.stdout.flush()
        window.quit()
    return 1 if failures.records else 0


if __name__ == "__main__":
    sys.exit(main())
