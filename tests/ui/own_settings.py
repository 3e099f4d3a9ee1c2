"""Settings that belong to one test, in the place of the user's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings


@contextmanager
def settings_in(folder: Path) -> Iterator[None]:
    """Inside, whatever remembers something does so in ``folder``, where nothing is remembered yet."""
    name, kind = QCoreApplication.organizationName(), QSettings.defaultFormat()
    QCoreApplication.setOrganizationName("BulkDeskTests")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for each in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(each, QSettings.Scope.UserScope, str(folder / "settings"))
    QSettings().clear()
    yield
    QSettings.setDefaultFormat(kind)
    QCoreApplication.setOrganizationName(name)
