"""The ways in which a file can be read, in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from bulkdesk.files.detect import DELIMITERS, SourceFormat
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP

Choice = tuple[str, str]
"""A value and what it is called."""

# Names of encodings are the same in every language, the part in brackets is not.
_ENCODINGS: Final = (
    ("utf-8", "UTF-8", ""),
    ("utf-16-le", "UTF-16 LE", ""),
    ("utf-16-be", "UTF-16 BE", ""),
    ("cp1252", "Windows-1252", QT_TRANSLATE_NOOP("FileFormats", "Western European")),
    ("iso8859-15", "ISO 8859-15", QT_TRANSLATE_NOOP("FileFormats", "Western European")),
    ("mac-roman", "Mac Roman", QT_TRANSLATE_NOOP("FileFormats", "Western European")),
    ("cp850", "DOS 850", QT_TRANSLATE_NOOP("FileFormats", "Western European")),
    ("cp1250", "Windows-1250", QT_TRANSLATE_NOOP("FileFormats", "Central European")),
    ("cp1251", "Windows-1251", QT_TRANSLATE_NOOP("FileFormats", "Cyrillic")),
    ("cp1253", "Windows-1253", QT_TRANSLATE_NOOP("FileFormats", "Greek")),
    ("cp1254", "Windows-1254", QT_TRANSLATE_NOOP("FileFormats", "Turkish")),
    ("cp1255", "Windows-1255", QT_TRANSLATE_NOOP("FileFormats", "Hebrew")),
    ("cp1256", "Windows-1256", QT_TRANSLATE_NOOP("FileFormats", "Arabic")),
    ("cp1257", "Windows-1257", QT_TRANSLATE_NOOP("FileFormats", "Baltic")),
    ("cp932", "Shift JIS", QT_TRANSLATE_NOOP("FileFormats", "Japanese")),
    ("gb18030", "GB 18030", QT_TRANSLATE_NOOP("FileFormats", "Chinese")),
    ("big5", "Big5", QT_TRANSLATE_NOOP("FileFormats", "Chinese")),
    ("euc-kr", "EUC-KR", QT_TRANSLATE_NOOP("FileFormats", "Korean")),
)
_DELIMITERS: Final = {
    ",": QT_TRANSLATE_NOOP("FileFormats", "Comma  ,"),
    ";": QT_TRANSLATE_NOOP("FileFormats", "Semicolon  ;"),
    "\t": QT_TRANSLATE_NOOP("FileFormats", "Tab"),
    "|": QT_TRANSLATE_NOOP("FileFormats", "Vertical bar  |"),
}
_QUOTES: Final = {
    '"': QT_TRANSLATE_NOOP("FileFormats", 'Double  "'),
    "'": QT_TRANSLATE_NOOP("FileFormats", "Single  '"),
    "": QT_TRANSLATE_NOOP("FileFormats", "None"),
}
_LINE_ENDS: Final = {
    "\r\n": QT_TRANSLATE_NOOP("FileFormats", "Windows (CR LF)"),
    "\n": QT_TRANSLATE_NOOP("FileFormats", "Linux and macOS (LF)"),
    "\r": QT_TRANSLATE_NOOP("FileFormats", "classic Mac OS (CR)"),
}


def encodings(current: str) -> list[Choice]:
    """Return the encodings to choose from; ``current`` is always among them."""
    choices = []
    for codec, name, script in _ENCODINGS:
        full = QCoreApplication.translate("FileFormats", "{encoding} ({script})")
        choices.append((codec, full.format(encoding=name, script=_text(script)) if script else name))
    return _with(choices, encoding_key(current))


def encoding_key(name: str) -> str:
    """Return the value under which :func:`encodings` lists a codec, however it spells its name."""
    plain = name.casefold().replace("_", "-")
    for codec, _, _ in _ENCODINGS:
        if codec.replace("-", "") == plain.replace("-", ""):
            return codec
    return name


def delimiters(current: str) -> list[Choice]:
    """Return the delimiters to choose from; ``current`` is always among them."""
    return _with([(mark, _text(_DELIMITERS[mark])) for mark in DELIMITERS], current)


def quotes() -> list[Choice]:
    """Return the quotation marks to choose from."""
    return [(mark, _text(name)) for mark, name in _QUOTES.items()]


def line_ends(fmt: SourceFormat) -> str:
    """Return how the file's lines end."""
    return _text(_LINE_ENDS[fmt.line_ending])


def _with(choices: list[Choice], current: str) -> list[Choice]:
    if all(value != current for value, _ in choices):
        choices.insert(0, (current, current))
    return choices


def _text(source: str) -> str:
    return QCoreApplication.translate("FileFormats", source)
