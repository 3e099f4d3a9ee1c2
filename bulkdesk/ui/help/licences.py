"""What BulkDesk is made of, with version and licence, as the installed distributions say of themselves.

In a frozen executable that needs the distributions' metadata: ``copy_metadata("bulkdesk", recursive=True)`` in its recipe.
Licences that no distribution brings, Qt's above all, lie in ``resources/licences``.
"""

from __future__ import annotations

import csv
import platform
import re
import sqlite3
import ssl
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from bulkdesk.services.i18n import resource_path

_OWN: Final = "bulkdesk"
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA: Final = re.compile(r";.*\bextra\s*==")
_TEXT_NAME: Final = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice)[^/]*$")
_SHARED: Final = (
    ("LGPL-3.0", "GNU Lesser General Public License 3 (Qt, PySide6, shiboken6)"),
    ("GPL-3.0", "GNU General Public License 3 (the LGPL refers to it)"),
    (
        "LGPL-2.1",
        "GNU Lesser General Public License 2.1 (GLib, libsystemd, libgcrypt, FriBidi, libthai: on Linux)",
    ),
    ("PSF-2.0", "Python Software Foundation License 2 (Python)"),
    ("Apache-2.0", "Apache License 2.0 (OpenSSL, Material Design Icons)"),
)
_MOST_NAME: Final = 60
"""A "License" longer than that is a whole text and no name."""


@dataclass(frozen=True)
class Part:
    """Something that the program contains.

    Attributes:
        version: empty when there is none to tell.
        licence: its name, empty when the distribution does not say.
        text: the licence itself, empty when the distribution does not bring it.
    """

    name: str
    version: str
    licence: str
    text: str = ""


def parts(qt_version: str) -> list[Part]:
    """All parts: first those that are no Python distributions, then the distributions by name."""
    named = [
        Part("Qt", qt_version, "LGPL-3.0-only"),
        Part("Python", platform.python_version(), "PSF-2.0"),
        Part("SQLite", sqlite3.sqlite_version, "Public Domain"),
        Part("OpenSSL", ssl.OPENSSL_VERSION.removeprefix("OpenSSL "), "Apache-2.0"),
        Part("Material Design Icons", "6", "Apache-2.0"),
    ]
    return named + sorted(map(_part, in_use()), key=lambda part: part.name.casefold())


def own_text() -> str:
    """BulkDesk's own licence, empty when the installation does not bring it."""
    found = _find(_OWN)
    return "" if found is None else _text_of(found)


def shared_texts() -> list[tuple[str, str]]:
    """Licences that parts name without bringing them: a title and the text of each, the LGPL of Qt first."""
    return [(title, resource_path(f"licences/{name}.txt").read_text("utf-8")) for name, title in _SHARED]


def in_use() -> list[Distribution]:
    """The distributions that BulkDesk needs here, and those that they need."""
    own = _find(_OWN)
    waiting = [] if own is None else _needs(own)
    found: dict[str, Distribution] = {}
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        part = _find(name)
        # What only another system needs is not installed.
        if part is not None:
            found[name] = part
            waiting += _needs(part)
    return list(found.values())


def _part(each: Distribution) -> Part:
    # Asked once: the metadata are read and taken apart at each asking.
    facts = each.metadata
    return Part(facts["Name"], facts["Version"], licence_of(facts), _text_of(each))


def licence_of(facts: PackageMetadata) -> str:
    """The licence's name: its expression, else that of the classifiers, else the old field when it is a name."""
    expression = facts.get_all("License-Expression")
    if expression:
        return str(expression[0])
    classified = [
        line.rsplit("::", 1)[-1].strip()
        for line in facts.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    named = [name for name in classified if name != "OSI Approved"]
    if named:
        return ", ".join(named)
    old = " ".join(facts.get_all("License") or []).strip()
    return old if len(old) <= _MOST_NAME and "\n" not in old else ""


def _needs(part: Distribution) -> list[str]:
    """The names of what a distribution requires without any extra, in their normal form."""
    names = (_NAME.match(line) for line in part.requires or [] if not _EXTRA.search(line))
    return [re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name is not None]


def _find(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _text_of(part: Distribution) -> str:
    # Not by ``files``, which makes a path of each of Qt's thousands: the window would stand still for it.
    record = part.read_text("RECORD") or ""
    rows = csv.reader(line for line in record.splitlines() if ".dist-info/" in line)
    paths = [Path(str(part.locate_file(row[0]))) for row in rows if _TEXT_NAME.search(row[0])]
    return "\n\n".join(path.read_text("utf-8").strip() for path in paths if path.is_file())
