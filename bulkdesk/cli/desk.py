"""What the global options say, and the session that a command works in."""

from __future__ import annotations

import contextlib
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import click

from bulkdesk.cli.output import printable
from bulkdesk.services.i18n import translate
from bulkdesk.services.session import (
    PASSWORD_VARIABLE,
    Session,
    default_store_path,
    init_store,
    open_session,
)
from bulkdesk.store.errors import RefusedError, StoreError


class OpenWindow(Protocol):
    """Opens the window and runs it until it is closed; gives the exit code. The window is only loaded then."""

    def __call__(
        self,
        store_path: Path,
        *,
        account: str | None,
        user: str | None,
        language: str | None,
        read_only: bool = False,
        in_tray: bool = False,
        picture: Path | None = None,
    ) -> int:
        """Run the window, or only save a picture of it."""


@dataclass
class Desk:
    """The global options.

    Attributes:
        open_window: given by the program's start, so that the command line does not know the window.
        given_store: what ``--store`` or its environment variable says.
        typed: the global options as they were typed, to name a command that goes on with the same store.
    """

    open_window: OpenWindow
    given_store: Path | None = None
    account: str | None = None
    user: str | None = None
    language: str | None = None
    typed: tuple[str, ...] = ()

    @property
    def store_path(self) -> Path:
        """The store that is meant."""
        return self.given_store if self.given_store is not None else default_store_path()

    def command_line(self, *words: str) -> str:
        """A command to type that works on the same store as the same person."""
        return shlex.join(["bulkdesk", *self.typed, *words])

    def open(self) -> Session:
        """A session on the existing store, closed when the command ends.

        Raises:
            StoreError: there is none, or it cannot be opened.
            RefusedError: it has no such sub-account or user.
        """
        return self.kept(self.signed_in(account=self.account))

    def signed_in(self, *, account: str | None) -> Session:
        """A session in the sub-account; a user with a password is asked for it, unless the environment holds it.

        Raises:
            StoreError: there is no store, or it cannot be opened.
            RefusedError: it has no such sub-account or user, or the password is missing or wrong.
        """
        given = os.environ.get(PASSWORD_VARIABLE)
        try:
            return open_session(self.store_path, account=account, user=self.user, password=given)
        except RefusedError as error:
            if error.code != "password_needed" or not (sys.stdin.isatty() and sys.stderr.isatty()):
                raise
            question = translate("cli", "Password of {name}").format(name=error.params["name"])
        typed = click.prompt(printable(question), hide_input=True, default="", show_default=False, err=True)
        return open_session(self.store_path, account=account, user=self.user, password=typed)

    def open_or_make(self) -> Session:
        """As ``open``, for a writing command: a store that does not exist is made, with the names given."""
        try:
            return self.open()
        except StoreError as error:
            if error.code != "store_missing":
                raise
        try:
            return self.kept(init_store(self.store_path, account=self.account, user=self.user))
        except RefusedError as error:
            if error.code != "store_exists":
                raise
        # Another program was quicker.
        return self.open()

    @contextlib.contextmanager
    def throwaway(self) -> Iterator[Session]:
        """A session on a new store that is gone afterwards, for what must not make the real one."""
        with tempfile.TemporaryDirectory(prefix="bulkdesk-") as folder:
            session = init_store(Path(folder) / "store.bulkdesk", account=self.account, user=self.user)
            try:
                yield session
            finally:
                session.store.close()

    def run_window(self, store_path: Path | None = None, *, in_tray: bool = False) -> int:
        """Open the window, or begin in the system tray."""
        return self.open_window(
            store_path or self.store_path,
            account=self.account,
            user=self.user,
            language=self.language,
            in_tray=in_tray,
        )

    def draw_window(self, store_path: Path, picture: Path) -> int:
        """Save a picture of the window on a store, without showing it."""
        return self.open_window(store_path, account=None, user=None, language=self.language, picture=picture)

    def run_audit_window(self, store_path: Path) -> int:
        """Open the window on a store of which no byte may change."""
        return self.open_window(
            store_path, account=self.account, user=self.user, language=self.language, read_only=True
        )

    @staticmethod
    def kept(session: Session) -> Session:
        """The session, closed when the command ends."""
        click.get_current_context().call_on_close(session.store.close)
        return session


pass_desk = click.make_pass_decorator(Desk)
