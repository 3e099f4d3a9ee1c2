"""Whether this copy of the program has all that it needs: for support, and for the packaged executable's own test.

Each part is tried for real, in a throw-away store; nothing of the person's is read or changed.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import keyring
from babel import Locale
from keyring.backends import fail

from bulkdesk.jobs.runner import run_job
from bulkdesk.messaging.templates import MergeFields, MessageText, compile_message
from bulkdesk.services import i18n
from bulkdesk.services.contacts import each_contact, export_contacts
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.services.imports import ImportRequest, create_import, preview_import
from bulkdesk.services.session import Session, init_store
from bulkdesk.store.contacts import Target

log = logging.getLogger(__name__)

_NAMES = {
    "store": QT_TRANSLATE_NOOP("self_check", "Store and migrations"),
    "import": QT_TRANSLATE_NOOP("self_check", "CSV import and phone numbers"),
    "xlsx": QT_TRANSLATE_NOOP("self_check", "Excel files"),
    "templates": QT_TRANSLATE_NOOP("self_check", "Message templates"),
    "translations": QT_TRANSLATE_NOOP("self_check", "Translations and help"),
    "licences": QT_TRANSLATE_NOOP("self_check", "Licences"),
    "time_zones": QT_TRANSLATE_NOOP("self_check", "Time zones"),
    "tls": QT_TRANSLATE_NOOP("self_check", "Encrypted connections"),
    "key_ring": QT_TRANSLATE_NOOP("self_check", "Key ring"),
    "window": QT_TRANSLATE_NOOP("self_check", "Window"),
}

_PHONE, _PHONE_KEPT = "030 901820", "+4930901820"


@dataclass(frozen=True)
class Part:
    """One part of the program.

    Attributes:
        code: which one.
        works: None: this machine does not have it, and the program goes on without.
        reason: what is wrong, in the words of what failed.
    """

    code: str
    works: bool | None
    reason: str = ""

    @property
    def name(self) -> str:
        """What the part is called."""
        return translate("self_check", _NAMES[self.code])


def self_check(draw_window: Callable[[Path], object]) -> Iterator[Part]:
    """Try every part, one after the other.

    Args:
        draw_window: builds the window on the store at a path; raises when that does not work.
    """
    with tempfile.TemporaryDirectory(prefix="bulkdesk-check-") as name:
        folder = Path(name)
        session: list[Session] = []

        def make_store() -> None:
            session.append(
                init_store(folder / "check.bulkdesk", account="Check", timezone="Europe/Berlin", country="DE")
            )

        yield _tried("store", make_store)
        if session:
            yield _tried("import", lambda: _import(session[0], folder))
            yield _tried("xlsx", lambda: _xlsx(session[0], folder))
            session[0].store.close()
        yield _tried("templates", _templates)
        yield _tried("translations", _translations)
        yield _tried("licences", _licences)
        yield _tried("time_zones", lambda: ZoneInfo("America/New_York"))
        yield _tried("tls", lambda: httpx.Client().close())
        yield _key_ring()
        if session:
            yield _tried("window", lambda: draw_window(folder / "check.bulkdesk"))


def _tried(code: str, act: Callable[[], object]) -> Part:
    """Try a part. Whatever goes wrong is the finding, so nothing is let through."""
    try:
        act()
    except Exception as error:
        log.exception("the self-check of %s failed", code)
        return Part(code, works=False, reason=f"{type(error).__name__}: {error}")
    return Part(code, works=True)


def _import(session: Session, folder: Path) -> None:
    file = folder / "check.csv"
    file.write_text(f"First name;E-mail;Phone\nÄnne;aenne@example.com;{_PHONE}\n", "cp1252")
    run_job(session.store, create_import(session, ImportRequest(file)).id)
    found = [contact.texts["phone"] for contact in each_contact(session, Target())]
    if found != [_PHONE_KEPT]:
        raise ValueError(f"{_PHONE} became {found}")


def _xlsx(session: Session, folder: Path) -> None:
    file = folder / "check.xlsx"
    export_contacts(session, Target(), file)
    preview_import(session, file)


def _templates() -> None:
    message = MessageText(None, "Hello {{ contact.first_name | default: 'there' }}", None)
    compile_message(message, MergeFields())


def _translations() -> None:
    for language in i18n.LANGUAGES:
        if not i18n.catalogue(language).messages:
            raise ValueError(f"no text in {language}")
        if not i18n.resource_path(f"help/{language}/start.md").read_text("utf-8"):
            raise ValueError(f"no help in {language}")
        if not Locale(language).territories:
            raise ValueError(f"no names of countries in {language}")


def _licences() -> None:
    """Qt may be passed on only with the text of its licence and of the one that it refers to."""
    for name in ("LGPL-3.0", "GPL-3.0"):
        if "GNU" not in i18n.resource_path(f"licences/{name}.txt").read_text("utf-8"):
            raise ValueError(f"{name} is not whole")


def _key_ring() -> Part:
    part = _tried("key_ring", keyring.get_keyring)
    if part.works and isinstance(keyring.get_keyring(), fail.Keyring):
        return Part("key_ring", works=None, reason=translate("self_check", "This machine has no key ring."))
    return part
