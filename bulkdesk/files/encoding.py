"""Which encoding a text file is in: byte order marks, UTF-16 by its NULs, strict UTF-8, else a legacy code page.

Nothing here reads a whole large file: see :func:`read_sample` for what is looked at.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from charset_normalizer import from_bytes

HEAD_BYTES = 64 * 1024
"""What is read from the start of every file."""
SCAN_BYTES = 64 * 1024 * 1024
"""How far a file with an ASCII head is searched for its first other byte."""
SPOT_CHECKS = 16
"""Places looked at behind the scan, evenly spread and always including the tail."""

MARK = "\udc80"
"""Stands in decoded text for bytes that could not be read; no decoder of a real encoding yields it."""
MARK_ERRORS = "bulkdesk.mark"
"""Name of the codec error handler that puts :data:`MARK` in place of bytes that cannot be read."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
# Codecs that are no encodings of a file, or that may yield lone surrogates from valid input.
_NOT_FOR_FILES = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"})
_LEGACY = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_5", "iso8859_7",
    "koi8_r", "koi8_u", "mac_roman", "cp437", "cp850", "cp852", "cp932", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return MARK, error.end


codecs.register_error(MARK_ERRORS, _mark)


def codec_name(name: str) -> str | None:
    """The codec behind a name that a person gave, or None when there is none that can read a file."""
    try:
        codec = codecs.lookup(name.strip())
        b"a".decode(codec.name, MARK_ERRORS)  # refuses what is not a text encoding (hex, zlib, rot13)
        codecs.getincrementaldecoder(codec.name)(MARK_ERRORS).decode(b"", True)
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None
    return None if codec.name.replace("_", "-") in _NOT_FOR_FILES else codec.name


def bom_of(head: bytes) -> tuple[str, int] | None:
    """Codec and length of the byte order mark at the start of ``head``, or None."""
    return next(((name, len(bom)) for bom, name in _BOMS if head.startswith(bom)), None)


def read_sample(stream: BinaryIO, size: int, head: bytes) -> bytes:
    """Bytes to judge the encoding by: the head, and where that is ASCII, what follows the first other byte.

    Searches the first ``SCAN_BYTES``, then spot-checks the middle and the tail, so that the time does not grow
    with the file.
    """
    if not head.isascii():
        return head
    for block in _blocks(stream, size, len(head)):
        if not block.isascii():
            first = _NON_ASCII.search(block)
            start = max(0, (first.start() if first else 0) - 256)
            return block[start : start + HEAD_BYTES]
    return head


def _blocks(stream: BinaryIO, size: int, start: int) -> Iterator[bytes]:
    step = 1024 * 1024
    stream.seek(start)
    while stream.tell() < min(size, SCAN_BYTES) and (block := stream.read(step)):
        yield block
    behind = max(SCAN_BYTES, start)
    if size <= behind:
        return
    for place in range(1, SPOT_CHECKS + 1):
        stream.seek(max(behind, behind + (size - behind) * place // SPOT_CHECKS - step))
        # A block may begin inside a character; its continuation bytes say nothing.
        yield stream.read(step).lstrip(bytes(range(0x80, 0xC0)))


def utf16_by_nuls(head: bytes) -> str | None:
    """UTF-16 without a mark shows in NULs on one side of nearly every ASCII character."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    share = max(2, len(head) // 20)  # a few stray NULs are text in another encoding
    for name, often, seldom in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if often > share and often > 10 * seldom:
            decoder = codecs.getincrementaldecoder(name)("strict")
            try:
                decoder.decode(head)
            except UnicodeDecodeError:
                continue
            return name
    return None


def looks_binary(head: bytes) -> bool:
    """Whether control characters are too many for text; a few stray NULs are text."""
    return len(_CONTROL.findall(head)) > max(3, len(head) // 50)


def guess_8bit(sample: bytes) -> str:
    """UTF-8 or a legacy code page, for bytes without a mark.

    A UTF-8 file with a few broken bytes stays UTF-8 (its rows are reported one by one): sequences that happen to be
    valid UTF-8 are rare in other encodings.
    """
    text = codecs.getincrementaldecoder("utf-8")(MARK_ERRORS).decode(sample)
    bad = text.count(MARK)
    if bad == 0:
        return "utf-8"
    good = sum(not char.isascii() for char in text) - bad
    if good and good >= bad:
        return "utf-8"
    for codec in ("cp1252", "mac_roman", "cp850"):
        if _makes_western_words(sample.decode(codec, "replace")):
            return codec
    lines = [line for line in sample.splitlines() if not line.isascii()]
    best = from_bytes(b"\n".join(lines), cp_isolation=_LEGACY).best()
    return best.encoding if best is not None else "cp1252"


_WESTERN = frozenset("äöüßáàâãåæçéèêëíìîïñóòôõøœúùûýÿ")
_BESIDE_LETTERS = frozenset("’‘‚´“”„«»‹›…·\xad\xa0–—ªº°²³®™©¿¡§†")
_FRAMES = frozenset(map(chr, range(0x2500, 0x25A0)))  # box drawing: what DOS code pages make of other scripts
_NORDIC, _ROMANCE = frozenset("øØ"), frozenset("èìùòÈÌÙÒ")


def _makes_western_words(text: str) -> bool:
    """Whether text that was read with a Western European code page makes words there.

    The wrong code page betrays itself: Cyrillic and Greek as long runs of accented letters, Mac Roman, DOS and Central
    European ones as symbols or capitals in the middle of small letters, Japanese as frames, Czech as Danish and Italian
    at once.
    """
    seen = odd = 0
    chars: set[str] = set()
    for found in re.finditer(r"[^\x00-\x7f]+", text):
        run = found.group()
        seen += len(run)
        chars.update(run)
        if len(run) > 3 and sum(char.isalpha() for char in run) > 3:
            odd += len(run)
        else:
            places = range(found.start(), found.end())
            odd += sum(not _fits(text[at], text[at - 1 : at], text[at + 1 : at + 2]) for at in places)
    return odd * 20 <= seen and not (chars & _NORDIC and chars & _ROMANCE)


def _fits(char: str, before: str, after: str) -> bool:
    inside = before.isalpha() and after.islower()
    if char.lower() in _WESTERN or char in "ŠšŽžŸ":
        return not (inside and char.isupper())
    return char in _BESIDE_LETTERS or not (
        char.isalpha() or char == "\ufffd" or char in _FRAMES or before.isalpha() or after.isalpha()
    )
