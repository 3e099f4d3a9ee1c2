"""What the global options say, and the session that a command works in."""

from __future__ import annotations

import contextlib
import shlex
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import click

from bulkdesk.services.session import Session, default_store_path, init_store, open_session
from bulkdesk.store.errors import RefusedError, StoreError


class OpenWindow(Protocol):
    """Opens the window and runs it until it is closed; gives the exit code. The window is only loaded then."""

    def __call__(
        self, store_path: Path, *, account: str | None, user: str | None, language: str | None
    ) -> int:
        """Run the window."""


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
        return self.kept(open_session(self.store_path, account=self.account, user=self.user))

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

    def run_window(self, store_path: Path | None = None) -> int:
        """Open the window."""
        return self.open_window(
            store_path or self.store_path, account=self.account, user=self.user, language=self.language
        )

    @staticmethod
    def kept(session: Session) -> Session:
        """The session, closed when the command ends."""
        click.get_current_context().call_on_close(session.store.close)
        return session


pass_desk = click.make_pass_decorator(Desk)
