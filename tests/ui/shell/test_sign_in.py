"""Signing in at the start of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bulkdesk.app import run_window
from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.services import users
from bulkdesk.services.session import PASSWORD_VARIABLE, Session, open_session
from bulkdesk.services.signing_in import Person, people
from bulkdesk.store.words import Role
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.shell.sign_in import SignInDialog

PASSWORD = "correct horse battery"  # noqa: S105 -- of a user of the test


@pytest.fixture
def guarded(store_path: Path) -> Path:
    """A store in which Olga has a password and Anna has none."""
    session = open_session(store_path)
    users.add_user(session, "olga", Role.OPERATOR, password=PASSWORD)
    session.store.close()
    return store_path


def found(kind: type[SignInDialog | MainWindow]) -> SignInDialog | MainWindow | None:
    """The visible window of that kind."""
    shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())
    return next(shown, None)


def when_shown(kind: type[SignInDialog | MainWindow], act: Callable[..., object]) -> QTimer:
    """Do something with a window once it is there; the caller keeps the timer."""
    timer = QTimer()

    def look() -> None:
        window = found(kind)
        if window is not None:
            timer.stop()
            act(window)

    timer.timeout.connect(look)
    timer.start(10)
    return timer


def test_who_can_be_chosen(guarded: Path, tmp_path: Path) -> None:
    assert people(guarded) == [Person("anna", has_password=False), Person("olga", has_password=True)]
    assert people(tmp_path / "nothing.bulkdesk") == []
    assert not (tmp_path / "nothing.bulkdesk").exists()


def test_a_wrong_password_is_said_and_asked_for_again(guarded: Path, qtbot: QtBot) -> None:
    opened: list[Session] = []

    def sign_in(name: str, password: str | None) -> Session:
        opened.append(open_session(guarded, user=name, password=password))
        return opened[-1]

    dialog = SignInDialog(people(guarded), sign_in, chosen="OLGA")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.user.currentText() == "olga"
    dialog.password.setText("wrong")
    dialog.confirm_button.click()
    assert dialog.banner.isVisible()
    assert dialog.isVisible()
    assert dialog.password.text() == ""
    dialog.password.setText(PASSWORD)
    dialog.confirm_button.click()
    assert not dialog.isVisible()
    assert dialog.session is opened[0]
    assert dialog.session.user.name == "olga"
    dialog.session.store.close()


def test_a_store_that_is_gone_meanwhile_is_said(guarded: Path, qtbot: QtBot) -> None:
    dialog = SignInDialog(
        people(guarded), lambda name, password: open_session(guarded, user=name, password=password)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    guarded.unlink()
    dialog.confirm_button.click()
    assert "There is no store" in dialog.banner.text
    assert dialog.isVisible()


def test_who_has_no_password_needs_none(guarded: Path, qtbot: QtBot) -> None:
    dialog = SignInDialog(
        people(guarded), lambda name, password: open_session(guarded, user=name, password=password)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.user.setCurrentText("anna")
    assert not dialog.password.isEnabled()
    dialog.confirm_button.click()
    assert dialog.session is not None
    assert dialog.session.user.name == "anna"
    dialog.session.store.close()


@pytest.mark.usefixtures("qtbot")
class TestStart:
    def start(self, path: Path, **options: object) -> tuple[int, list[str]]:
        """Run the program until the window is there; its exit code and who worked."""
        seen: list[str] = []

        def note(window: MainWindow) -> None:
            seen.append(window.desk.session.user.name)
            window.quit()

        timer = when_shown(MainWindow, note)
        code = run_window(path, language="en", **options)  # type: ignore[arg-type] # the options of run_window
        timer.stop()
        return code, seen

    def test_asks_and_opens_as_the_one_who_signed_in(self, guarded: Path) -> None:
        def sign_in(dialog: SignInDialog) -> None:
            dialog.user.setCurrentText("olga")
            dialog.password.setText(PASSWORD)
            dialog.confirm_button.click()

        timer = when_shown(SignInDialog, sign_in)
        assert self.start(guarded) == (ExitCode.DONE, ["olga"])
        timer.stop()

    def test_quits_when_nobody_wants_to(self, guarded: Path) -> None:
        def leave(dialog: SignInDialog) -> None:
            next(each for each in dialog.findChildren(QPushButton) if each.text() == "Quit").click()

        timer = when_shown(SignInDialog, leave)
        assert self.start(guarded) == (ExitCode.REFUSED, [])
        timer.stop()

    def test_asks_nobody_where_nobody_has_a_password(self, store_path: Path) -> None:
        assert self.start(store_path) == (ExitCode.DONE, ["anna"])

    def test_takes_the_password_from_the_environment(
        self, guarded: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)
        assert self.start(guarded, user="olga") == (ExitCode.DONE, ["olga"])

    def test_reading_only_needs_no_password(self, guarded: Path) -> None:
        code, seen = self.start(guarded, user="olga", read_only=True)
        assert (code, seen) == (ExitCode.DONE, ["olga"])
