"""Item-data roles that the delegates of this package read."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = Qt.ItemDataRole.UserRole.value + 100


class CellRole(IntEnum):
    """What a model answers beside ``DisplayRole`` and ``ToolTipRole``."""

    ICON = _FIRST
    """Semantic icon name (``str``, a key of ``theme.icons.ICONS``), or None."""
    TONE = _FIRST + 1
    """:class:`Tone` or its value, or None for neutral."""
    FRACTION = _FIRST + 2
    """Progress from 0 to 1 (``float``), or None where there is none to show."""
