"""Which column of the file goes to which field of the contact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from bulkdesk.contacts.fields import LEAVE_OUT, has_identity
from bulkdesk.files.headers import OWN_PREFIX
from bulkdesk.services.import_mapping import fit_targets
from bulkdesk.ui.imports.targets import custom_name, custom_target, holds_several, known_target, target_text
from bulkdesk.ui.theme import Tone
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.roles import CellRole

Index = QModelIndex | QPersistentModelIndex

_SAMPLES = 3
_SAMPLE_CHARS = 60


class Column(IntEnum):
    """The table's columns."""

    NAME = 0
    SAMPLES = 1
    TARGET = 2
    NOTE = 3


class Origin(StrEnum):
    """Who assigned a column."""

    NAMES = "names"
    SAVED = "saved"
    PERSON = "person"


@dataclass(slots=True)
class MappedColumn:
    """One column of the file; ``target`` None: it is left out."""

    name: str
    samples: str
    target: str | None = None
    origin: Origin = Origin.NAMES

    @property
    def is_own(self) -> bool:
        """Whether it stems from our own error log; such columns are never imported."""
        return self.name.casefold().startswith(OWN_PREFIX)


class MappingModel(QAbstractTableModel):
    """A row for each column of the file. ``EditRole`` of :attr:`Column.TARGET` is the target, None to leave it out."""

    mappingChanged = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: list[MappedColumn] = []
        self._uses: Counter[str] = Counter()
        self._custom_fields: frozenset[str] = frozenset()

    # -- what the page says -------------------------------------------------------------------------------------

    def set_columns(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], custom_fields: Iterable[str] = ()
    ) -> None:
        """Show the columns of a file, all left out; ``rows`` are the samples, ``custom_fields`` those that there are."""
        self.beginResetModel()
        self._custom_fields = frozenset(custom_fields)
        self._columns = [MappedColumn(name, _samples(rows, place)) for place, name in enumerate(header)]
        self._uses = Counter()
        self.endResetModel()
        self.mappingChanged.emit()

    def set_samples(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other sample values; the mapping stays."""
        for place, column in enumerate(self._columns):
            column.samples = _samples(rows, place)
        self._touch(Column.SAMPLES, Column.SAMPLES)

    def apply(self, targets: Mapping[str, str], origin: Origin) -> None:
        """Assign every column anew; those that ``targets`` does not name are left out."""
        fitted = fit_targets([column.name for column in self._columns], targets)
        for column in self._columns:
            column.target = known_target(fitted.get(column.name, LEAVE_OUT))
            column.origin = origin
        self._recount()

    def keep_others(self) -> int:
        """Make a custom field of every column that is left out; say how many there were."""
        left = [column for column in self._columns if column.target is None and not column.is_own]
        for column in left:
            column.target = custom_target(column.name)
            column.origin = Origin.PERSON
        if left:
            self._recount()
        return len(left)

    def set_target(self, row: int, target: str | None) -> None:
        """Assign one column."""
        self.setData(self.index(row, Column.TARGET), target or LEAVE_OUT)

    def column(self, row: int) -> MappedColumn:
        """Return what a row shows."""
        return self._columns[row]

    def targets(self) -> dict[str, str]:
        """Return the whole mapping, header → target (``-``: left out)."""
        return {column.name: column.target or LEAVE_OUT for column in self._columns}

    def mapped(self) -> int:
        """Return how many columns are imported."""
        return sum(column.target is not None for column in self._columns)

    def left_out(self) -> list[str]:
        """Return the columns that are not imported and could be: ours are never."""
        return [column.name for column in self._columns if column.target is None and not column.is_own]

    def choose(self, choices: Mapping[str, str]) -> None:
        """Assign the named columns as a person did before."""
        for column in self._columns:
            if column.name in choices:
                column.target = known_target(choices[column.name])
                column.origin = Origin.PERSON
        if choices:
            self._recount()

    def choices(self) -> dict[str, str]:
        """Return the columns that a person assigned, header → target (``-``: left out)."""
        return {
            column.name: column.target or LEAVE_OUT
            for column in self._columns
            if column.origin is Origin.PERSON
        }

    def has_identity(self) -> bool:
        """Whether the mapping tells contacts apart."""
        return has_identity(self._uses)

    def first_duplicate(self) -> str | None:
        """Return a target that more columns go to than it holds, or None."""
        return next((target for target in self._uses if self._is_duplicate(target)), None)

    # -- Qt's questions -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of columns of the file."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of the table's columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.NAME: self.tr("Column in the file"),
            Column.SAMPLES: self.tr("Sample values"),
            Column.TARGET: self.tr("Goes to"),
            Column.NOTE: self.tr("Note"),
        }[Column(section)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.TARGET else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, its colour and its icon."""
        if not index.isValid():
            return None
        column, place = self._columns[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(column, place)
        if role == Qt.ItemDataRole.EditRole:
            return {Column.NAME: column.name, Column.TARGET: column.target}.get(place)
        if role == Qt.ItemDataRole.ForegroundRole:
            muted = place is Column.SAMPLES or (place is Column.TARGET and column.target is None)
            return "text_muted" if muted else None
        if role == CellRole.ICON and place is Column.NOTE:
            return self._note(column)[2]
        if role == CellRole.TONE and place is Column.NOTE:
            return self._note(column)[1]
        if role == Qt.ItemDataRole.AccessibleTextRole and place is Column.TARGET:
            return self.tr("{column} goes to {field}").format(
                column=visible(column.name, 80), field=target_text(column.target)
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Assign a column; ``value`` is a target or ``-``."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or index.column() != Column.TARGET:
            return False
        column = self._columns[index.row()]
        column.target = known_target(str(value))
        column.origin = Origin.PERSON
        self._recount()
        return True

    # -- inside -------------------------------------------------------------------------------------------------

    def _recount(self) -> None:
        self._uses = Counter(column.target for column in self._columns if column.target is not None)
        # A change may make or end a duplicate in another row.
        self._touch(Column.TARGET, Column.NOTE)
        self.mappingChanged.emit()

    def _touch(self, first: Column, last: Column) -> None:
        if self._columns:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._columns) - 1, last))

    def _is_duplicate(self, target: str) -> bool:
        return self._uses[target] > 1 and not holds_several(target)

    def _text(self, column: MappedColumn, place: Column) -> str:
        match place:
            case Column.NAME:
                return visible(column.name, 120)
            case Column.SAMPLES:
                return column.samples
            case Column.TARGET:
                return target_text(column.target)
            case Column.NOTE:
                return self._note(column)[0]

    def _note(self, column: MappedColumn) -> tuple[str, Tone, str]:
        """What is to be said about a row, with its colours and icon."""
        if column.target is None:
            return (self.tr("Not imported"), Tone.NEUTRAL, "skipped")
        if self._is_duplicate(column.target):
            return (self.tr("Assigned twice"), Tone.DANGER, "error")
        match column.origin:
            case Origin.NAMES:
                return (self.tr("Suggested"), Tone.INFO, "star")
            case Origin.SAVED:
                return (self.tr("Saved mapping"), Tone.INFO, "bookmark")
        name = custom_name(column.target)
        if name is not None and name not in self._custom_fields:
            return (self.tr("New field"), Tone.SUCCESS, "add")
        return (self.tr("Chosen by you"), Tone.SUCCESS, "check")


def _samples(rows: Sequence[Sequence[str]], place: int) -> str:
    """The first values of a column that differ."""
    found: dict[str, None] = {}
    for row in rows:
        value = row[place].strip() if place < len(row) else ""
        if value:
            found[visible(value, _SAMPLE_CHARS)] = None
        if len(found) == _SAMPLES:
            break
    return "  ·  ".join(found)
