"""What happened to one contact: every job that had it among its records, read in pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from functools import partial
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from bulkdesk.services.contact_card import Change, HistoryEntry, history
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP
from bulkdesk.services.jobs import get_job
from bulkdesk.services.session import Session
from bulkdesk.services.texts import type_text
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.words import JobType, Outcome
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.imports.targets import known_target, target_text
from bulkdesk.ui.jobs.records_look import look, word
from bulkdesk.ui.widgets.format import format_datetime
from bulkdesk.ui.widgets.roles import CellRole
from bulkdesk.ui.widgets.task import BackgroundTask

PAGE_ROWS: Final = 100
"""Entries that are read at once."""

_TAG_JOBS: Final = frozenset({JobType.ADD_TAG, JobType.REMOVE_TAG})
_DND_REASONS: Final = frozenset({"dnd_sms_reason", "dnd_email_reason"})
_MOMENTS: Final = frozenset({"dnd_sms", "dnd_email", "created_at"})

_DONE: Final = {
    JobType.DELETE: QT_TRANSLATE_NOOP("ContactHistory", "Deleted"),
    JobType.RESTORE: QT_TRANSLATE_NOOP("ContactHistory", "Restored"),
    JobType.REVERT: QT_TRANSLATE_NOOP("ContactHistory", "Put back as it was before"),
    JobType.SMS: QT_TRANSLATE_NOOP("ContactHistory", "SMS sent"),
    JobType.EMAIL: QT_TRANSLATE_NOOP("ContactHistory", "E-mail sent"),
}
"""What a job of the type did with a contact where it succeeded."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """What one job did with a contact; ``tag`` is the tag that it put on or took off."""

    entry: HistoryEntry
    tag: str | None


class Column(IntEnum):
    """The table's columns."""

    TIME = 0
    JOB = 1
    TYPE = 2
    OUTCOME = 3
    WHAT = 4


def read_history(session: Session, contact_id: int, before: tuple[int, int] | None) -> list[HistoryItem]:
    """A page of a contact's history, the newest first, that follows the entry ``before`` (job and seq)."""
    with session.store.snapshot():
        entries = history(session, contact_id, before=before, limit=PAGE_ROWS)
        wanted = {entry.job_id for entry in entries if entry.job_type in _TAG_JOBS}
        tags = {job_id: get_job(session, job_id).options.get("tag") for job_id in wanted}
    return [HistoryItem(entry, tags.get(entry.job_id)) for entry in entries]


def what_text(item: HistoryItem, zone: str) -> list[str]:
    """What was done and why not, each a line."""
    entry = item.entry
    lines = [] if entry.outcome is not Outcome.SUCCEEDED else _done(item, zone)
    return [*lines, entry.reason] if entry.reason else lines


def _done(item: HistoryItem, zone: str) -> list[str]:
    translate, entry = QCoreApplication.translate, item.entry
    if entry.job_type in _TAG_JOBS:
        tag = item.tag or ""
        if entry.job_type is JobType.ADD_TAG:
            return [translate("ContactHistory", "Tag “{tag}” added").format(tag=tag)]
        return [translate("ContactHistory", "Tag “{tag}” removed").format(tag=tag)]
    if entry.job_type is not JobType.IMPORT:
        return [translate("ContactHistory", _DONE[entry.job_type])]
    changes = [_change_text(change, zone) for change in entry.changes if change.field not in _DND_REASONS]
    if entry.made:
        return [translate("ContactHistory", "Contact created"), *changes]
    return changes or [translate("ContactHistory", "Nothing was different")]


def _change_text(change: Change, zone: str) -> str:
    translate = QCoreApplication.translate
    if change.field == "tags":
        return translate("ContactHistory", "Tag “{tag}” added").format(tag=change.after)
    # A field of a newer program is called as it is stored.
    target = known_target(change.field)
    name = change.field if target is None else target_text(target)
    nothing = translate("ContactHistory", "(empty)")
    before, after = (
        _value_text(change.field, value, zone) or nothing for value in (change.before, change.after)
    )
    return translate("ContactHistory", "{field}: {before} → {after}").format(
        field=name, before=before, after=after
    )


def _value_text(field: str, value: str | None, zone: str) -> str | None:
    if value is None or field not in _MOMENTS:
        return value
    return format_datetime(datetime.fromisoformat(value), zone)


class HistoryModel(QAbstractTableModel):
    """A contact's history. ``loaded`` tells that a page came, ``failed(BulkDeskError)`` that one could not be read."""

    loaded = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, session: Session, contact_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._contact_id = contact_id
        self._items: list[HistoryItem] = []
        self._more = False
        self._before: tuple[int, int] | None = None
        self._task: BackgroundTask | None = None

    @property
    def items(self) -> list[HistoryItem]:
        """What is known so far, the newest first."""
        return self._items

    @property
    def is_loading(self) -> bool:
        """Whether a page is on its way."""
        return self._task is not None

    def load(self) -> None:
        """Read the history anew from its newest entry on."""
        self.stop()
        self._read(None)

    def read_again(self) -> None:
        """Read the page that could not be read; what is known stays."""
        if self._task is None:
            self._read(self._before)

    def stop(self) -> None:
        """Want nothing any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def what(self, row: int) -> list[str]:
        """What an entry says, each a line."""
        return what_text(self._items[row], self._session.account.timezone)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many entries are known so far."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there may be older entries."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent) and self._task is None:
            last = self._items[-1].entry
            self._read((last.job_id, last.seq))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            Column.TIME: self.tr("Time"),
            Column.JOB: self.tr("Action name"),
            Column.TYPE: self.tr("Action type"),
            Column.OUTCOME: self.tr("Result"),
            Column.WHAT: self.tr("What happened"),
        }
        return names[Column(section)] if 0 <= section < len(Column) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, icon or colour."""
        if not index.isValid():
            return None
        item, column = self._items[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(item, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.WHAT:
            return "\n".join(self.what(index.row()))
        if role == Qt.ItemDataRole.ForegroundRole and column is Column.TIME:
            return "text_muted"
        if column is Column.OUTCOME and role in {CellRole.ICON, CellRole.TONE}:
            name, tone = look(item.entry)
            return name if role == CellRole.ICON else tone.value
        return None

    def _text(self, item: HistoryItem, column: Column) -> str:
        entry, zone = item.entry, self._session.account.timezone
        match column:
            case Column.TIME:
                return "" if entry.at is None else format_datetime(to_datetime(entry.at), zone)
            case Column.JOB:
                return entry.job_name
            case Column.TYPE:
                return type_text(entry.job_type)
            case Column.OUTCOME:
                return word(entry)
            case Column.WHAT:
                return "; ".join(what_text(item, zone))

    def _read(self, before: tuple[int, int] | None) -> None:
        self._before = before
        self._task = self._desk.run(
            read_history,
            self._session,
            self._contact_id,
            before,
            on_done=partial(self._on_read, before is None),
            on_failed=self._on_failed,
        )

    def _on_read(self, is_first: bool, found: list[HistoryItem]) -> None:
        self._task = None
        self._more = len(found) == PAGE_ROWS
        if is_first:
            self.beginResetModel()
            self._items = found
            self.endResetModel()
        elif found:
            first = len(self._items)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._items += found
            self.endInsertRows()
        self.loaded.emit()

    def _on_failed(self, error: BulkDeskError) -> None:
        self._task = None
        # Not by itself: the table would ask for it again at once. A person does, by ``read_again``.
        self._more = False
        self.failed.emit(error)
