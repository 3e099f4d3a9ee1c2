"""What screen readers are told of the widgets that paint themselves: which kind of thing each is. Their names they say themselves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from bulkdesk.ui.widgets.badge import StatusBadge
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.chip import Chip
from bulkdesk.ui.widgets.segment_bar import SegmentBar
from bulkdesk.ui.widgets.stat_tile import StatTile
from bulkdesk.ui.widgets.toast import Toast

_ROLES: Final[dict[type[QWidget], QAccessible.Role]] = {
    Banner: QAccessible.Role.Note,
    Chip: QAccessible.Role.Button,
    SegmentBar: QAccessible.Role.Chart,
    StatTile: QAccessible.Role.StaticText,
    StatusBadge: QAccessible.Role.StaticText,
    Toast: QAccessible.Role.Notification,
}
_installed: list[bool] = []


def install_faces() -> None:
    """Tell Qt once in a process; nothing is asked unless a screen reader is there."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_face)


def _face(_class_name: str, subject: QObject) -> QAccessibleInterface | None:
    if not isinstance(subject, QWidget):
        return None
    role = _ROLES.get(type(subject))
    return None if role is None else QAccessibleWidget(subject, role, "")
