"""The pages of the help: which there are, which belongs to which place, and their text.

A page is Markdown in ``resources/help/<language>/<topic>.md``. Words that the program shows elsewhere are not repeated
there but named, so that both always agree: ``{reason:no_identity}`` (several codes with one text: ``{reason:a,b}``),
``{pause:disk_full}``, ``{type:import}``, ``{status:queued}``. ``{shortcuts}`` is the list of keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from bulkdesk.services import i18n, texts
from bulkdesk.store.words import JobStatus, JobType


class Topic(StrEnum):
    """A page; its value is the file's name without the ending. In the order of the contents."""

    START = "start"
    CONTACTS = "contacts"
    SMART_LISTS = "smart-lists"
    BULK_ACTIONS = "bulk-actions"
    STATISTICS = "statistics"
    IMPORT = "import"
    RESTORE = "restore"
    SENDING = "sending"
    SETTINGS = "settings"
    AUDIT = "audit"
    COMMAND_LINE = "command-line"
    SHORTCUTS = "shortcuts"
    NEWS = "news"
    LICENCES = "licences"


HELP_WINDOW: Final = "helpWindow"
"""Its object name."""

TOPIC_OF_PLACE: Final = {
    "contacts": Topic.CONTACTS,
    "smart_lists": Topic.SMART_LISTS,
    "bulk_actions": Topic.BULK_ACTIONS,
    "restore": Topic.RESTORE,
}
"""The values of ``shell.places.Place``."""

TOPIC_OF_DIALOG: Final = {
    **dict.fromkeys(("contactDialog", "discardDialog"), Topic.CONTACTS),
    **dict.fromkeys(
        ("smartListEditor", "smartListNameDialog", "smartListDeleteDialog", "smartListDiscardDialog"),
        Topic.SMART_LISTS,
    ),
    **dict.fromkeys(
        (
            *("tagDialog", "deleteDialog", "cancelDialog", "retryDialog", "revertDialog", "editJobDialog"),
            *("viewNameDialog", "viewDeleteDialog", "closingDialog"),
        ),
        Topic.BULK_ACTIONS,
    ),
    "statisticsDialog": Topic.STATISTICS,
    "importDialog": Topic.IMPORT,
    **dict.fromkeys(("restoreDialog", "restoreContactsDialog"), Topic.RESTORE),
    **dict.fromkeys(
        (
            *("sendDialog", "sendTestDialog", "senderDialog", "senderRemoveDialog", "secretDialog"),
            *("decideDialog", "editMessageDialog"),
            *("templateNameDialog", "templateOverwriteDialog", "templateDeleteDialog"),
        ),
        Topic.SENDING,
    ),
    "settingsDialog": Topic.SETTINGS,
    "aboutDialog": Topic.LICENCES,
}
"""Object name → page. A dialog without a page of its own has that of the window it was opened from."""

_NAMED: Final = re.compile(r"\{(reason|pause|type|status):([a-z_0-9,]+)\}")
_SHORTCUTS: Final = "{shortcuts}"
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_TITLE: Final = re.compile(r"^# (.+)$", re.MULTILINE)
_ENDING: Final = ".md"


def page_source(topic: Topic, language: str) -> str:
    """The page's Markdown as it is written.

    Raises:
        FileNotFoundError: the installation lacks its help.
    """
    return i18n.resource_path(f"help/{language}/{topic.value}{_ENDING}").read_text("utf-8")


def page_markdown(topic: Topic, shortcuts: Callable[[], str] = str) -> str:
    """The page in the current language with everything filled in; ``shortcuts`` makes the Markdown of their list.

    Raises:
        FileNotFoundError: the installation lacks its help.
    """
    text = _NAMED.sub(_words, page_source(topic, i18n.language()))
    # Asked only where it has a place: the list is read from every screen of the window.
    return text.replace(_SHORTCUTS, shortcuts()) if _SHORTCUTS in text else text


def page_title(topic: Topic) -> str:
    """What the page is called in the current language: its first heading."""
    return title_of(page_source(topic, i18n.language()))


def title_of(markdown: str) -> str:
    """The first heading, empty when there is none."""
    found = _TITLE.search(markdown)
    return "" if found is None else found[1].strip()


def links(markdown: str) -> list[str]:
    """Where the links of a page lead, as written."""
    return _LINK.findall(markdown)


def link_topic(target: str) -> Topic | None:
    """The page that a link leads to; None when it is none of ours."""
    name = target.removesuffix(_ENDING)
    return Topic(name) if target.endswith(_ENDING) and name in Topic.__members__.values() else None


def named(markdown: str, kind: str) -> list[tuple[str, ...]]:
    """The codes of one kind (``reason``, ``pause`` …) that a page explains; those with one text belong together."""
    return [tuple(found[2].split(",")) for found in _NAMED.finditer(markdown) if found[1] == kind]


def _words(found: re.Match[str]) -> str:
    kind, codes = found[1], found[2].split(",")
    match kind:
        case "type":
            return texts.type_text(JobType(codes[0]))
        case "status":
            return texts.status_text(JobStatus(codes[0]))
        case "pause":
            return texts.pause_text(codes[0]) or ""
    # Downloads and the command line show the code, operators know the number.
    numbers = [str(number) for number in map(texts.REASON_NUMBERS.get, codes) if number is not None]
    marks = " ".join([*(f"`{code}`" for code in codes), *numbers])
    return f"**{texts.reason_text(codes[0])}** {marks}"
