"""Sample data in a window of its own: made in a temporary folder, opened by a second process."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from PySide6.QtCore import QEvent, QProcess, QProcessEnvironment, Signal
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QPushButton, QVBoxLayout, QWidget

import bulkdesk
from bulkdesk.services import i18n
from bulkdesk.services.demo import make_demo
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.file import lock_path
from bulkdesk.store.work_folder import is_left
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.shell.program import program_words
from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog
from bulkdesk.ui.widgets.task import BackgroundTask

_PREFIX: Final = "bulkdesk-sample-"
_NAME: Final = "sample.bulkdesk"
_OLD_SECONDS: Final = 24 * 60 * 60
"""A folder as old as that is removed unless a window is open on it; a younger one may be about to be opened."""
_OWN_VARIABLES: Final = "BULKDESK_"
_STEPS: Final = 1_000


class _StoppedError(Exception):
    """The person no longer wants the data."""


def make_sample(
    on_progress: Callable[[float], None] = lambda _share: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Path | None:
    """Make a store with sample data in a new temporary folder; None when it was stopped.

    Raises:
        StoreError: it cannot be written.
    """
    remove_old_samples()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))

    def tell(share: float) -> None:
        if is_cancelled():
            raise _StoppedError
        on_progress(share)

    try:
        make_demo(folder / _NAME, on_progress=tell).store.close()
        tell(1.0)
    except _StoppedError:
        shutil.rmtree(folder, ignore_errors=True)
        return None
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder / _NAME


def remove_old_samples() -> None:
    """Remove the sample data of earlier days that no window is open on."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        # What cannot be looked at (somebody else's) or is in use stays.
        with contextlib.suppress(OSError, Timeout):
            if not is_left(folder, _OLD_SECONDS):
                continue
            with FileLock(lock_path(folder / _NAME), timeout=0):
                pass
            shutil.rmtree(folder)


def second_window(store: Path, language: str) -> QProcess:
    """The process that will show a store in a window of its own: this very program, however it was started."""
    words = ["--store", str(store), "--lang", language]
    program, *before = program_words()
    process = QProcess()
    process.setProgram(program)
    process.setArguments([*before, *words])
    if before:
        process.setWorkingDirectory(str(Path(bulkdesk.__file__).resolve().parent.parent))
    environment = QProcessEnvironment.systemEnvironment()
    for name in environment.keys():  # noqa: SIM118 -- a method of Qt's, no mapping
        # The own store, its password and the senders' secrets are nothing to the sample.
        if name.startswith(_OWN_VARIABLES):
            environment.remove(name)
    # A one-file executable unpacks anew, as the files of this process go with its end.
    environment.insert("PYINSTALLER_RESET_ENVIRONMENT", "1")
    process.setProcessEnvironment(environment)
    return process


def start_detached(process: QProcess) -> bool:
    """Start a process that outlives this one; says whether that worked."""
    # PySide answers with a bare truth value here, whatever its stubs say.
    return bool(process.startDetached())


class SampleDialog(ReadingDialog):
    """Says what will come, makes the data in the background, and opens them. ``opened`` carries the store's path."""

    opened = Signal(str)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        start: Callable[[QProcess], bool] | None = None,
    ) -> None:
        """Make the dialog.

        ``start`` starts the second window's process and says whether that worked; None: for real.
        """
        super().__init__(parent)
        self.setObjectName("sampleDialog")
        self.setModal(True)
        self.setMinimumWidth(440)
        self.setMaximumWidth(560)
        set_kind(self, "confirm")
        self._desk = desk
        self._start = start or start_detached
        self._task: BackgroundTask | None = None
        self._title = label("", "title", self, wrap=True)
        self._text = label("", "body", self, wrap=True)
        self._place = label("", "muted", self, wrap=True)
        self._problem = label("", "body", self, wrap=True)
        self._problem.setProperty("tone", "danger")
        self._problem.hide()
        self.bar = QProgressBar(self)
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.open_button = QPushButton(self)
        self.open_button.setObjectName("sampleOpenButton")
        set_kind(self.open_button, "primary")
        self.open_button.setDefault(True)
        self.cancel_button = QPushButton(self)
        set_kind(self.cancel_button, "secondary")
        self._lay_out()
        self.open_button.clicked.connect(self._make)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """Stop what is still being made."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.md)
        for part in (self._title, self._text, self._place, self._problem, self.bar):
            layout.addWidget(part)
        layout.addSpacing(SPACING.sm)
        layout.addWidget(buttons)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Sample data"))
        self._title.setText(self.tr("Look around with sample data?"))
        self._text.setText(
            self.tr(
                "Invented contacts and bulk actions open in a second window. "
                "Nothing is sent to anybody, and your own store is not touched."
            )
        )
        self._place.setText(
            self.tr("The sample data lies in a temporary folder. What you change there is not kept for long.")
        )
        self.open_button.setText(self.tr("Open sample data"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Making sample data"))

    def _make(self) -> None:
        self.open_button.setEnabled(False)
        self._problem.hide()
        self.bar.setValue(0)
        self.bar.show()
        self._task = self._desk.run(
            make_sample, on_done=self._on_made, on_failed=self._on_failed, on_progress=self._on_progress
        )

    def _on_progress(self, share: float) -> None:
        self.bar.setValue(round(share * _STEPS))

    def _on_made(self, store: Path | None) -> None:
        self._task = None
        if store is None:
            return
        if not self._start(second_window(store, i18n.language())):
            shutil.rmtree(store.parent, ignore_errors=True)
            self._show_problem(self.tr("The second window could not be opened."))
            return
        self.opened.emit(str(store))
        self.accept()

    def _on_failed(self, error: BulkDeskError) -> None:
        self._task = None
        self._show_problem(error_text(error))

    def _show_problem(self, text: str) -> None:
        self.bar.hide()
        self._problem.setText(text)
        self._problem.show()
        self.open_button.setEnabled(True)
