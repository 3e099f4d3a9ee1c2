"""What is fuzzed by hand for hours (``python -m tests.endurance.fuzz``), tried for a moment with each run; and what it found."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkdesk.audit.package import MANIFEST, TRAIL
from tests.endurance.faults import ROUNDS
from tests.endurance.fuzz.targets import CELL_END, MAIN, TARGETS, package_bytes, patched, store_bytes

ALTERED = 25 * ROUNDS
"""Altered seeds tried of each target."""


def manifest_with(files: object) -> bytes:
    """A package's manifest that says this of its files."""
    with zipfile.ZipFile(io.BytesIO(package_bytes())) as archive:
        return json.dumps({**json.loads(archive.read(MANIFEST)), "files": files}).encode()


def patch_of(old: bytes, new: bytes) -> bytes:
    """The patches that put one text for another wherever it stands in the store."""
    data, at, patches = store_bytes(), -1, b""
    while (at := data.find(old, at + 1)) >= 0:
        patches += b"".join(
            (at + number).to_bytes(3, "big") + bytes([byte]) for number, byte in enumerate(new)
        )
    return patches


FOUND: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an encoding that there is not": (
        "xlsx",
        lambda: b'\x00<?xml version="1.0" encoding="UT0le8"?><worksheet xmlns="%s"><sheetData/>' % MAIN.encode(),
    ),
    "text that loses half of a tag": (
        "template",
        lambda: CELL_END.join([b"x", b"", b"{% if contact.city %}x<b {% endif %}>y</b>"]),
    ),
    "an odd declaration": ("template", lambda: CELL_END.join([b"x", b"", b"<![<![x"])),
    "endless bytes": ("package", lambda: b"\x00" + manifest_with({TRAIL: {"bytes": float("inf"), "sha256": ""}})),
    "a column that there is not": ("store", lambda: b"\xff" + patch_of(b"password_hash", b"Password_hasX")),
    "a search index that there is not": ("store", lambda: b"\x00" + patch_of(b"contact_search_config", b"contact_searchXconfig")),
    "a role that there is not": ("store", lambda: b"\x00" + patch_of(b"admin", b"admIn")),
    "half a byte": ("package", lambda: b"\x00" + manifest_with({TRAIL: {"bytes": 0.5, "sha256": ""}})),
    "files that are a list": ("package", lambda: b"\x00" + manifest_with([TRAIL])),
}  # fmt: skip


@pytest.mark.parametrize("what", FOUND)
def test_what_was_found_once(tmp_path: Path, what: str) -> None:
    name, data = FOUND[what]
    TARGETS[name].take(data(), tmp_path)


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_what_is_like_them(tmp_path: Path, name: str) -> None:
    target = TARGETS[name]
    seeds = list(target.seeds())
    for seed in seeds:
        target.take(seed, tmp_path)
    chance = random.Random(name)
    for _ in range(ALTERED):
        target.take(altered(chance, chance.choice(seeds), target.words), tmp_path)


def altered(chance: random.Random, seed: bytes, words: tuple[bytes, ...]) -> bytes:
    """A seed with some bytes changed, words put in, pieces cut out or doubled."""
    data = seed or b"\x00"
    for _ in range(chance.choice((1, 2, 5))):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        match chance.randrange(4):
            case 0:
                data = patched(data, chance.randbytes(12))
            case 1:
                data = data[:at] + chance.choice(words or (b"\xff",)) + data[at:]
            case 2:
                data = data[:at] + data[to:] or b"\x00"
            case _:
                data = data[:to] + data[at:]
    return data
