"""Errors that a person can mend, one class per kind.

Each carries a ``code`` and named parameters; the words are found at the edge (command line, window) by
``bulkdesk.services.texts`` in the reader's language. Anything else that is raised is a bug.
"""

from __future__ import annotations


class BulkDeskError(Exception):
    """Something a person can mend.

    Attributes:
        code: key of the message in the text catalogue.
        params: values that the message names.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value}" for key, value in self.params.items())
        return f"{self.code} ({shown})" if shown else self.code


class RefusedError(BulkDeskError):
    """The act is refused: bad input, not eligible. Nothing was changed (exit code 3)."""


class NotAllowedError(RefusedError):
    """The user's role does not allow the act (exit code 3)."""


class StoreError(BulkDeskError):
    """The store cannot be opened, is damaged, too new, or not a BulkDesk store (exit code 4)."""


class InputFileError(RefusedError):
    """A file that was given cannot be used: missing, empty, not text, no identity column (exit code 3)."""


class StoppedError(BulkDeskError):
    """A person stopped the work before it changed anything."""
