"""The audit package: one ZIP that another machine can verify with nothing but its bytes.

It holds ``manifest.json`` (written last: every other file with its size and SHA-256, where the trail ends, whose store it
is) and the files themselves. Files are streamed in and out; memory does not grow with them.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from bulkdesk.audit.chain import GENESIS, Entry, MalformedEntryError
from bulkdesk.audit.verify import ChainCheck, KnownHead, Problem, Verdict
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.file import Noting, is_full, put_in_place
from bulkdesk.store.open_files import is_open_here
from bulkdesk.store.work_folder import WorkFolder

FORMAT = "bulkdesk-audit-package"
VERSION = 1
MANIFEST = "manifest.json"
TRAIL = "trail.jsonl"

_BLOCK = 1024 * 1024
_MOST_MANIFEST = 64 * 1024 * 1024
"""Some 130 bytes a file; read as JSON it takes ten times as much memory."""
_MOST_LINE = 1024 * 1024
_FIRST_MOMENT, _LAST_MOMENT = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
"""Between these a ZIP can say when a file was made (PKWARE's APPNOTE, 4.4.6)."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What reading a ZIP that is damaged, encrypted or made by hand can raise."""


@dataclass(frozen=True)
class Sum:
    """Size in bytes and SHA-256 of a file in the package."""

    size: int
    sha256: str


class _Summed(io.RawIOBase):
    """Writes on and sums up."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._hash = hashlib.sha256()
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        block = bytes(data)
        self._target.write(block)
        self._hash.update(block)
        self._size += len(block)
        return len(block)

    def sum(self) -> Sum:
        return Sum(self._size, self._hash.hexdigest())


class PackageWriter:
    """Takes the files of a package one after the other.

    Attributes:
        seal: SHA-256 of the manifest, after ``finish``. Told to the reader by another way, it proves that nothing in the
            package was changed.
        noting: what is around the moment in which the package gets its name.
    """

    def __init__(self, archive: zipfile.ZipFile, at: int) -> None:
        self._archive = archive
        # A clock may stand where a ZIP has no time.
        self._moment = min(max(to_datetime(at).timetuple()[:6], _FIRST_MOMENT), _LAST_MOMENT)
        self._sums: dict[str, Sum] = {}
        self.seal = ""
        self.noting: Noting = contextlib.nullcontext

    @contextlib.contextmanager
    def file(self, name: str) -> Iterator[io.TextIOWrapper]:
        """A text file of the package, in UTF-8, lines as they are written.

        Raises:
            ValueError: it is there already. A damaged store may tell of a bulk action twice; such a package would not
                verify.
        """
        if name in self._sums:
            raise ValueError(name)
        with self._archive.open(self._info(name), "w", force_zip64=True) as raw:
            summed = _Summed(raw)
            with io.TextIOWrapper(
                io.BufferedWriter(summed, _BLOCK), encoding="utf-8", errors="replace", newline=""
            ) as stream:
                yield stream
        self._sums[name] = summed.sum()

    def finish(self, about: Mapping[str, object]) -> None:
        """Write the manifest: what the package is about, and the sums of the files."""
        document = {
            "format": FORMAT,
            "version": VERSION,
            **about,
            "files": {name: {"bytes": sum_.size, "sha256": sum_.sha256} for name, sum_ in self._sums.items()},
        }
        data = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "replace")
        self._archive.writestr(self._info(MANIFEST), data)
        self.seal = hashlib.sha256(data).hexdigest()

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self._moment)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        return info


@contextlib.contextmanager
def writing_package(path: Path, at: int) -> Iterator[PackageWriter]:
    """A package in the making; it gets its name when the block ends well, and else is not there.

    Args:
        path: a file that does not exist.
        at: the moment that its files carry, milliseconds UTC.

    Raises:
        RefusedError: there is such a file (``package_exists``), it cannot be written (``export_unwritable``), or there is
            no room for it (``disk_full``).
    """
    if path.exists():
        raise RefusedError("package_exists", path=str(path))
    try:
        with WorkFolder.beside(path) as folder:
            draft = folder / "draft"
            with draft.open("xb") as file:
                draft.chmod(0o600)
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                    writer = PackageWriter(archive, at)
                    yield writer
                file.flush()
                os.fsync(file.fileno())
            put_in_place(draft, path, taken="package_exists", noting=writer.noting)
    except OSError as error:
        if is_full(error):
            raise RefusedError("disk_full", path=str(path)) from error
        raise RefusedError(
            "export_unwritable", path=str(path), reason=error.strerror or str(error)
        ) from error


def is_package(path: Path) -> bool:
    """Whether the file is meant to be a package: it begins as a ZIP does. A store that is open here is none."""
    if is_open_here(path):
        return False
    try:
        if not path.is_file():
            # A pipe would wait for somebody to write into it.
            return False
        with path.open("rb") as file:
            return file.read(4) in {b"PK\x03\x04", b"PK\x05\x06"}
    except OSError:
        return False


def verify_package(
    path: Path,
    *,
    known_head: str | None = None,
    on_progress: Callable[[float], None] = lambda _share: None,
) -> Verdict:
    """Check a package whole: its files against the manifest, its trail entry by entry.

    Args:
        path: the package; nothing in it is trusted.
        known_head: an entry as it was noted elsewhere at an earlier time (see ``KnownHead``); it must be in the trail.
        on_progress: told the share done, 0 to 1.

    Raises:
        RefusedError: the file is not there or cannot be read, or the known head is none.
    """
    known = None if known_head is None else KnownHead.read(known_head)
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise RefusedError("file_missing", path=str(path)) from error
    except OSError as error:
        raise RefusedError("file_unreadable", path=str(path), reason=error.strerror or str(error)) from error
    with file:
        try:
            with zipfile.ZipFile(file) as archive:
                return _Reader(archive, known, on_progress).verdict()
        except _BrokenError as error:
            return Verdict([error.problem], "", 0, GENESIS)
        except DAMAGE as error:
            return Verdict([Problem("package_damaged", {"reason": str(error)})], "", 0, GENESIS)


def noted_end(archive: zipfile.ZipFile) -> tuple[int, str]:
    """Number and hash of the last entry, as the manifest says them unchecked. Raises ``ValueError`` where it does not."""
    try:
        manifest, _ = _Reader(archive, None, lambda _share: None).manifest()
        _, number, head = _trail_end(manifest)
    except _BrokenError as error:
        raise ValueError(error.problem.code) from error
    return number, head


class _BrokenError(Exception):
    """The package cannot be looked at any further."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)


class _Reader:
    """One check of one package."""

    def __init__(
        self, archive: zipfile.ZipFile, known_head: KnownHead | None, on_progress: Callable[[float], None]
    ) -> None:
        self._archive = archive
        self._known_head = known_head
        self._on_progress = on_progress

    def verdict(self) -> Verdict:
        """What is wrong: of the files first, by name, then of the trail."""
        manifest, seal = self.manifest()
        store_id, number, head = _trail_end(manifest)
        sums = _sums(manifest)
        problems = self._strangers(sums)
        for done, (name, wanted) in enumerate(sums.items()):
            self._on_progress(done / len(sums))
            problems += self._compare(name, wanted)
        check = ChainCheck(store_id, self._known_head)
        if TRAIL in sums and not any(problem.params.get("name") == TRAIL for problem in problems):
            self._follow(check)
            problems += check.problems(number, head)
        elif TRAIL not in sums:
            problems.append(Problem("package_file_missing", {"name": TRAIL}))
        self._on_progress(1.0)
        return Verdict(problems, store_id, check.entries, check.head, seal)

    def manifest(self) -> tuple[dict[str, Any], str]:
        """What the manifest says, and its SHA-256."""
        try:
            info = self._archive.getinfo(MANIFEST)
        except KeyError as error:
            raise _BrokenError("package_foreign") from error
        if info.file_size > _MOST_MANIFEST:
            raise _BrokenError("package_foreign")
        with self._archive.open(info) as stream:
            data = stream.read(_MOST_MANIFEST)
        try:
            manifest = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise _BrokenError("package_file_changed", name=MANIFEST) from error
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise _BrokenError("package_foreign")
        if manifest.get("version") != VERSION:
            raise _BrokenError("package_newer")
        return manifest, hashlib.sha256(data).hexdigest()

    def _strangers(self, sums: Mapping[str, Sum]) -> list[Problem]:
        """Files that the manifest does not know, or that are there twice."""
        names = [info.filename for info in self._archive.infolist()]
        seen: set[str] = set()
        found = []
        for name in names:
            if name in seen or (name not in sums and name != MANIFEST):
                found.append(Problem("package_file_surplus", {"name": name}))
            seen.add(name)
        return found

    def _compare(self, name: str, wanted: Sum) -> list[Problem]:
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return [Problem("package_file_missing", {"name": name})]
        # The size that the ZIP claims is looked at first: a small file may claim to unpack to anything.
        changed = [Problem("package_file_changed", {"name": name})]
        if info.file_size != wanted.size:
            return changed
        digest = hashlib.sha256()
        size = 0
        try:
            with self._archive.open(info) as stream:
                while size <= wanted.size and (block := stream.read(_BLOCK)):
                    size += len(block)
                    digest.update(block)
        except DAMAGE:
            return changed
        return [] if size == wanted.size and digest.hexdigest() == wanted.sha256 else changed

    def _follow(self, check: ChainCheck) -> None:
        """Take the lines of the trail, each of bounded length."""
        with (
            self._archive.open(TRAIL) as stream,
            io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n") as lines,
        ):
            while line := lines.readline(_MOST_LINE):
                try:
                    entry, claimed = Entry.from_line(line)
                except MalformedEntryError:
                    check.take(check.entries + 1, None, None)
                    return
                if not check.take(entry.number, entry, claimed):
                    return


def _trail_end(manifest: Mapping[str, Any]) -> tuple[str, int, str]:
    trail = manifest.get("trail")
    if isinstance(trail, dict):
        store_id, number, head = manifest.get("store"), trail.get("entries"), trail.get("head")
        if isinstance(store_id, str) and type(number) is int and isinstance(head, str):
            return store_id, number, head
    raise _BrokenError("package_file_changed", name=MANIFEST)


def _sums(manifest: Mapping[str, Any]) -> dict[str, Sum]:
    files = manifest.get("files")
    entries = files.items() if isinstance(files, dict) else [("", None)]
    sums = {}
    for name, entry in entries:
        size, digest = (entry.get("bytes"), entry.get("sha256")) if isinstance(entry, dict) else (None, None)
        # A number of JSON may have a fraction, or be infinite.
        if type(size) is not int or not isinstance(digest, str):
            raise _BrokenError("package_file_changed", name=MANIFEST)
        sums[name] = Sum(size, digest)
    return sums
