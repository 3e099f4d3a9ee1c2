"""The audit trail: every act, newest first, whether it is whole, and its head to note elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from bulkdesk.audit.verify import KnownHead, Verdict
from bulkdesk.services import audit_package, trail
from bulkdesk.services.access import Right
from bulkdesk.services.audit_package import PackageInfo
from bulkdesk.services.exporting import noted_head
from bulkdesk.services.texts import error_text
from bulkdesk.services.texts_audit import problem_text
from bulkdesk.services.trail import TrailEntry
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.settings.trail_table import TrailEntries
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.busy_bar import BusyBar
from bulkdesk.ui.widgets.file_dialogs import ask_open, ask_save
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.task import BackgroundTask

T = TypeVar("T")
PAGE = 200
_NEAR_END = 0.9
"""So far down the next entries are read."""


class TrailSection(QWidget):
    """The sub-account's entries and those of the whole store. Reading changes nothing."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading: BackgroundTask | None = None
        self._is_all = False
        self._work: BackgroundTask | None = None
        self.list = TrailEntries(desk.session.account.timezone, self)
        self.table = self.list.table
        self.banner = Banner("", Tone.INFO, parent=self)
        self.banner.hide()
        self.head = QLineEdit(self)
        self.head.setObjectName("trailHead")
        self.head.setReadOnly(True)
        self.noted = QLineEdit(self)
        self.noted.setObjectName("trailNoted")
        self.noted.setPlaceholderText(self.tr("NUMBER:HASH, as noted or exported earlier"))
        self.noted.setClearButtonEnabled(True)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # As a shortcut, or the key goes on to the dialog and closes it.
            QShortcut(key, self.noted, self._verify, context=Qt.ShortcutContext.WidgetShortcut)
        self.noted_button = self._button(self.tr("From file…"), "trailNotedFile", self._choose_noted)
        self.verify_button = self._button(self.tr("Verify"), "trailVerify", self._verify)
        self.copy_button = self._button(self.tr("Copy"), "trailCopy", self._copy)
        self.export_button = self._button(self.tr("Audit package…"), "trailExport", self._export)
        self.export_button.setEnabled(desk.session.may(Right.EXPORT))
        self.work_bar = BusyBar(self)
        self.stop_button = self._button(self.tr("Stop"), "trailStop", self.stop)
        self._lay_out()
        self._show_work(is_on=False)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.reload()

    def reload(self) -> None:
        """Read the newest entries and the head."""
        if self._reading is not None:
            # What follows the last of the entries so far is not what the list begins with now.
            self._reading.cancel()
            self._reading = None
        self._is_all = False
        self.list.clear()
        self._desk.run(trail.head, self._desk.session, on_done=self._show_head, on_failed=self._refuse)
        self._read()

    def _button(self, text: str, name: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        set_kind(button, "secondary")
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        head_label = label(self.tr("Head"), "strong", self)
        head_label.setBuddy(self.head)
        noted_label = label(self.tr("Noted earlier"), "strong", self)
        noted_label.setBuddy(self.noted)
        self.noted.setAccessibleName(self.tr("Head noted earlier"))
        heads = QGridLayout()
        heads.setHorizontalSpacing(SPACING.sm)
        heads.setVerticalSpacing(SPACING.sm)
        for row, widgets in enumerate(
            (
                (head_label, self.head, self.copy_button),
                (noted_label, self.noted, self.noted_button),
            )
        ):
            for column, widget in enumerate(widgets):
                heads.addWidget(widget, row, column)
        heads.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.sm)
        buttons.addWidget(self.verify_button)
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.work_bar, 1)
        buttons.addWidget(self.stop_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.md)
        layout.addWidget(label(self.tr("Audit trail"), "title", self))
        hint = self.tr(
            "Every act, chained so that a change shows. Note the head elsewhere: it proves later that nothing was cut off."
        )
        layout.addWidget(label(hint, "muted", self, wrap=True))
        layout.addWidget(self.banner)
        layout.addLayout(heads)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    # -- entries ------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._reading is not None or self._is_all:
            return
        entries = self.list.entries
        before = entries[-1].number if entries else None
        self._reading = self._desk.run(
            partial(trail.entries, self._desk.session, before=before, limit=PAGE),
            on_done=self._show,
            on_failed=self._on_not_read,
        )

    def _on_not_read(self, error: BulkDeskError) -> None:
        self._reading = None
        self._refuse(error)

    def _show(self, entries: list[TrailEntry]) -> None:
        self._reading = None
        self._is_all = len(entries) < PAGE
        self.list.add(entries)

    def _on_scrolled(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        if value >= _NEAR_END * bar.maximum():
            self._read()

    def _show_head(self, head: tuple[int, str]) -> None:
        number, text = head
        self.head.setText(str(KnownHead(number, text)))
        self.head.setCursorPosition(0)
        self.head.setAccessibleName(self.tr("Head of the audit trail"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.head.text())

    # -- checking and exporting ---------------------------------------------------------------------------------

    def stop(self) -> None:
        """Stop the check or the export; no file is left behind."""
        if self._work is not None:
            self._work.cancel()
            self._show_work(is_on=False)
            self.banner.say(self.tr("Stopped."), Tone.INFO)

    def _show_work(self, *, is_on: bool) -> None:
        """Show that something goes on, and let nothing else be begun meanwhile."""
        if not is_on:
            self._work = None
        self.work_bar.set_open()
        self.work_bar.setVisible(is_on)
        self.stop_button.setVisible(is_on)
        self.verify_button.setEnabled(not is_on)
        self.export_button.setEnabled(not is_on and self._desk.session.may(Right.EXPORT))

    def _begin(
        self, work: Callable[..., T], said: Callable[[T], tuple[str, Tone]], *, adds_entry: bool = False
    ) -> None:
        """Do something that takes long; where the settings are closed by then the main window tells how it ended."""
        # What it says is of another question.
        self.banner.hide()
        self._show_work(is_on=True)
        desk = self._desk

        def end(text: str, tone: Tone) -> None:
            if not isValid(self):
                desk.notify.emit(tone.value, text, None)
                return
            self._show_work(is_on=False)
            self.banner.say(text, tone)
            if adds_entry and tone is not Tone.DANGER:
                self.reload()

        self._work = desk.run(
            work,
            on_done=lambda result: end(*said(result)),
            on_failed=lambda error: end(error_text(error), Tone.DANGER),
            on_progress=self.work_bar.set_share,
        )

    def _verify(self) -> None:
        if self._work is not None:
            return
        noted = self.noted.text().strip()
        self.noted.setCursorPosition(0)
        self._begin(
            partial(trail.verify, self._desk.session, known_head=noted or None),
            partial(_verdict_said, bool(noted)),
        )

    def _choose_noted(self) -> None:
        path = ask_open(self, self.tr("Choose an exported file"), self.tr("Exports (*.csv *.xlsx *.zip)"))
        if path is not None:
            self.take_noted_from(path)

    def take_noted_from(self, path: Path) -> None:
        """Read the head that an exported file holds, and verify the trail against it."""
        self._desk.run(partial(noted_head, path), on_done=self._take_noted, on_failed=self._refuse)

    def _take_noted(self, head: str) -> None:
        self.noted.setText(head)
        self.noted.setCursorPosition(0)
        self._verify()

    def _export(self) -> None:
        path, _ = ask_save(
            self, self.tr("Save audit package"), "audit.zip", self.tr("Audit packages (*.zip)")
        )
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write an audit package of all bulk actions of the sub-account."""
        self._begin(
            partial(audit_package.export_package, self._desk.session, path),
            _package_said,
            adds_entry=True,
        )

    def _refuse(self, error: BulkDeskError) -> None:
        self.banner.say(error_text(error), Tone.DANGER)


def _verdict_said(is_compared: bool, verdict: Verdict) -> tuple[str, Tone]:
    """What a check has found; ``is_compared``: with a head that was noted earlier, too."""
    if not verdict.whole:
        return "\n".join(problem_text(problem) for problem in verdict.problems), Tone.DANGER
    text = QCoreApplication.translate(
        "TrailSection", "The trail is whole: %n entries.", None, verdict.entries
    )
    if is_compared:
        text = " ".join((text, QCoreApplication.translate("TrailSection", "The noted entry is in it.")))
    return text, Tone.SUCCESS


def _package_said(info: PackageInfo) -> tuple[str, Tone]:
    """What a package holds."""
    text = QCoreApplication.translate(
        "TrailSection", "Saved: {jobs} bulk actions, {records} records. Seal: {seal}"
    )
    return (
        text.format(jobs=format_number(info.jobs), records=format_number(info.records), seal=info.seal),
        Tone.SUCCESS,
    )
