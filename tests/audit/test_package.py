"""An audit package: what is in it, that it is whole or not there, and that every change of it is found and named."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bulkdesk.audit.package import verify_package, writing_package
from bulkdesk.services import jobs, trail
from bulkdesk.services.access import RIGHTS
from bulkdesk.services.audit_package import PackageInfo, export_package, verify_file
from bulkdesk.services.i18n import set_language
from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.services.texts_audit import problem_text
from bulkdesk.store.errors import NotAllowedError, RefusedError, StoppedError, StoreError
from bulkdesk.store.jobs import JobFilter
from bulkdesk.store.words import JobType, Role
from tests.bulk_support import add_people, add_tag, delete, ids, import_rows
from tests.support import START

ENTRIES = 13
"""Of the busy store: its making, and four bulk actions that were made, begun and ended."""

Files = dict[str, bytes]
NASTY = '<script>alert("1")</script>&amp;=1+1'


def fill(session: Session, folder: Path) -> Session:
    """Some jobs, one of them with a name and rows that would like to be more than text."""
    add_people(session, folder, 5)
    add_tag(session, "vip", ids(1, 2))
    delete(session, ids(3))
    import_rows(session, folder, [["first name", "email"], ["=1+1", "bad"], [NASTY, ""]], name=NASTY)
    return session


@pytest.fixture
def busy(session: Session, tmp_path: Path) -> Session:
    """A store with jobs."""
    return fill(session, tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of such a store; not to be changed."""
    folder = tmp_path_factory.mktemp("made")
    session = init_store(folder / "store.bulkdesk", user="anna", country="DE", timezone="Europe/Berlin")
    export_package(fill(session, folder), folder / "audit.zip")
    session.store.close()
    return folder / "audit.zip"


@pytest.fixture
def package(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copyfile(made, tmp_path / "audit.zip"))


def read(path: Path) -> Files:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, files: Files) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def found(path: Path, known_head: str | None = None) -> list[tuple[str, object]]:
    """What is wrong, and with which file or entry."""
    verdict = verify_package(path, known_head=known_head)
    for problem in verdict.problems:
        assert "{" not in problem_text(problem)
        assert problem_text(problem) != problem.code
    return [
        (problem.code, problem.params.get("name", problem.params.get("number", problem.params.get("first"))))
        for problem in verdict.problems
    ]


def test_what_is_in_it(busy: Session, tmp_path: Path) -> None:
    before = trail.head(busy)
    shares: list[float] = []
    info = export_package(busy, tmp_path / "audit.zip", on_progress=shares.append)
    files = read(tmp_path / "audit.zip")
    assert set(files) == {
        *("trail.jsonl", "jobs.json", "jobs.csv", "report.html", "manifest.json"),
        *(f"records/job-{number}.csv" for number in (1, 2, 3, 4)),
    }
    manifest = json.loads(files["manifest.json"])
    assert info == PackageInfo(
        4, 10, before[0], before[1], hashlib.sha256(files["manifest.json"]).hexdigest()
    )
    assert manifest["trail"] == {"entries": before[0], "head": before[1]}
    assert (manifest["jobs"], manifest["records"], manifest["made_by"]) == (4, 10, "anna")
    assert manifest["account"] == {"id": 1, "name": "Nord"}
    assert manifest["files"].keys() == files.keys() - {"manifest.json"}
    for name, entry in manifest["files"].items():
        assert entry == {"bytes": len(files[name]), "sha256": hashlib.sha256(files[name]).hexdigest()}
    documents = json.loads(files["jobs.json"])
    assert [document["id"] for document in documents] == [4, 3, 2, 1]
    assert documents[0]["reasons"][0]["code"] == "invalid_email"
    assert [row["name"] for row in table(files["jobs.csv"])][1:] == [
        "Delete contacts",
        "Add tag “vip”",
        "0.csv",
    ]
    assert [row["identifier"] for row in table(files["records/job-2.csv"])] == [
        "p1@example.com",
        "p2@example.com",
    ]
    assert shares == sorted(shares)
    # Its own export is the next entry of the store's trail.
    (entry,) = trail.entries(busy, limit=1)
    assert (entry.number, entry.act, entry.figures) == (
        before[0] + 1,
        "package_exported",
        {"jobs": 4, "records": 10},
    )


def test_it_verifies_on_another_machine(busy: Session, tmp_path: Path) -> None:
    package = tmp_path / "audit.zip"
    export_package(busy, package)
    shares: list[float] = []
    verdict = verify_package(package, on_progress=shares.append)
    assert verdict.problems == []
    assert verdict.entries == json.loads(read(package)["manifest.json"])["trail"]["entries"]
    assert verify_file(package) == verdict
    assert verdict.seal == hashlib.sha256(read(package)["manifest.json"]).hexdigest()
    assert shares[-1] == 1.0
    # The head of the package is a known head of the store, then and later.
    assert trail.verify(busy, known_head=verdict.head).whole
    assert stat.S_IMODE(package.stat().st_mode) == 0o600


def test_the_page_about_the_trail_tells_how_to_verify_by_hand(package: Path, tmp_path: Path) -> None:
    """The few lines of the documentation, run as they stand there."""
    page = (Path(__file__).parents[2] / "docs" / "audit-trail.md").read_text(encoding="utf-8")
    program = page.split("```python\n")[1].split("```")[0]
    files = read(package)
    (tmp_path / "trail.jsonl").write_bytes(files["trail.jsonl"])
    words = [sys.executable, "-X", "utf8", "-c", program]
    result = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
    end = json.loads(files["manifest.json"])["trail"]
    assert result.stdout.split() == [str(end["entries"]), end["head"]]
    (tmp_path / "trail.jsonl").write_bytes(files["trail.jsonl"].replace(b'"anna"', b'"bert"', 1))
    assert subprocess.run(words, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_a_filter_takes_some_of_the_jobs(busy: Session, tmp_path: Path) -> None:
    wanted = JobFilter(types=frozenset({JobType.ADD_TAG, JobType.DELETE}))
    info = export_package(busy, tmp_path / "some.zip", wanted)
    files = read(tmp_path / "some.zip")
    assert (info.jobs, info.records) == (2, 3)
    assert {name for name in files if name.startswith("records")} == {
        "records/job-2.csv",
        "records/job-3.csv",
    }
    assert json.loads(files["manifest.json"])["filter"]["type"] == ["add_tag", "delete"]
    assert verify_package(tmp_path / "some.zip").whole
    info = export_package(busy, tmp_path / "none.zip", JobFilter(search="nothing of that name"))
    assert (info.jobs, info.records) == (0, 0)
    assert json.loads(read(tmp_path / "none.zip")["jobs.json"]) == []
    assert verify_package(tmp_path / "none.zip").whole


def test_more_jobs_than_a_page(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulkdesk.services.audit_package._PAGE", 2)
    add_people(session, tmp_path, 1)
    for name in ("a", "b", "c"):
        add_tag(session, name)
    assert export_package(session, tmp_path / "p.zip").jobs == 4
    assert [job["id"] for job in json.loads(read(tmp_path / "p.zip")["jobs.json"])] == [4, 3, 2, 1]


def test_from_a_store_that_is_only_read(busy: Session, tmp_path: Path) -> None:
    reader = open_session(busy.store.path, read_only=True)
    before = trail.head(busy)
    export_package(reader, tmp_path / "p.zip")
    assert verify_package(tmp_path / "p.zip").whole
    assert trail.head(busy) == before
    reader.store.close()


def test_an_auditor_may(busy: Session, tmp_path: Path) -> None:
    rita = replace(busy, user=replace(busy.user, role=Role.AUDITOR))
    assert export_package(rita, tmp_path / "p.zip").jobs == 4


# -- whole or not at all ------------------------------------------------------------------------------------------------


def test_it_is_there_whole_or_not_at_all(busy: Session, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    before = trail.head(busy)
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked == 6

    with pytest.raises(StoppedError):
        export_package(busy, folder / "p.zip", is_cancelled=stop)
    assert list(folder.iterdir()) == []
    taken = folder / "taken.zip"
    taken.write_bytes(b"precious")
    with pytest.raises(RefusedError) as error:
        export_package(busy, taken)
    assert error.value.code == "package_exists"
    assert taken.read_bytes() == b"precious"
    with pytest.raises(RefusedError) as error:
        export_package(busy, tmp_path / "no folder" / "p.zip")
    assert error.value.code == "export_unwritable"
    assert list(folder.iterdir()) == [taken]
    assert trail.head(busy) == before


def test_a_full_disk_is_called_by_its_name(
    busy: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = trail.head(busy)
    with pytest.raises(RefusedError) as error:
        export_package(busy, tmp_path / "p.zip")
    assert error.value.code == "disk_full"
    assert not (tmp_path / "p.zip").exists()
    assert trail.head(busy) == before


def test_no_file_is_in_it_twice(tmp_path: Path) -> None:
    """A damaged index may show a bulk action twice."""

    def write_twice() -> None:
        with writing_package(tmp_path / "p.zip", START) as writer:
            for _ in range(2):
                with writer.file("a.csv") as stream:
                    stream.write("x")

    with pytest.raises(ValueError, match=r"^a\.csv$"):
        write_twice()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("at", [0, 5_000_000_000_000])
def test_a_clock_that_is_wrong_by_decades_is_no_hindrance(tmp_path: Path, at: int) -> None:
    with writing_package(tmp_path / "p.zip", at) as writer:
        writer.finish({})
    assert read(tmp_path / "p.zip").keys() == {"manifest.json"}


def test_somebody_quicker_keeps_their_file(busy: Session, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    before = trail.head(busy)

    def intrude(share: float) -> None:
        (folder / "p.zip").write_bytes(b"precious")

    with pytest.raises(RefusedError) as error:
        export_package(busy, folder / "p.zip", on_progress=intrude)
    assert error.value.code == "package_exists"
    assert [path.read_bytes() for path in folder.iterdir()] == [b"precious"]
    assert trail.head(busy) == before


def test_who_may_not_read_gets_none(busy: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RIGHTS, Role.AUDITOR, frozenset())
    rita = replace(busy, user=replace(busy.user, role=Role.AUDITOR))
    with pytest.raises(NotAllowedError):
        export_package(rita, tmp_path / "p.zip")
    assert not (tmp_path / "p.zip").exists()


# -- changed by somebody ------------------------------------------------------------------------------------------------


def resealed(files: Files) -> Files:
    """The sums written anew, as somebody does who knows how."""
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
        if name != "manifest.json"
    }
    return {**files, "manifest.json": json.dumps(manifest).encode()}


def without(files: Files, name: str) -> Files:
    return {other: data for other, data in files.items() if other != name}


def changed(files: Files, name: str, old: bytes, new: bytes) -> Files:
    assert old in files[name]
    return {**files, name: files[name].replace(old, new, 1)}


def lines(files: Files, change: Callable[[list[bytes]], list[bytes]]) -> Files:
    return {**files, "trail.jsonl": b"".join(change(files["trail.jsonl"].splitlines(keepends=True)))}


def in_manifest(kept: Files, /, **changes: Any) -> Files:
    return {**kept, "manifest.json": json.dumps({**json.loads(kept["manifest.json"]), **changes}).encode()}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda f: changed(f, "jobs.csv", b"completed", b"cancelled"), ("package_file_changed", "jobs.csv")),
        (lambda f: changed(f, "report.html", b"vip", b"xyz"), ("package_file_changed", "report.html")),
        (
            lambda f: changed(f, "records/job-2.csv", b"p1@", b"p9@"),
            ("package_file_changed", "records/job-2.csv"),
        ),
        (lambda f: {**f, "jobs.json": f["jobs.json"] + b" "}, ("package_file_changed", "jobs.json")),
        (lambda f: without(f, "records/job-1.csv"), ("package_file_missing", "records/job-1.csv")),
        (lambda f: {**f, "more.txt": b"x"}, ("package_file_surplus", "more.txt")),
        (lambda f: {**f, "../evil": b"x"}, ("package_file_surplus", "../evil")),
        (lambda f: {**f, "/etc/evil": b"x"}, ("package_file_surplus", "/etc/evil")),
        (lambda f: {**f, "records/../jobs.csv": b"x"}, ("package_file_surplus", "records/../jobs.csv")),
        (
            lambda f: {**without(f, "jobs.csv"), "JOBS.csv": f["jobs.csv"]},
            ("package_file_surplus", "JOBS.csv"),
        ),
        (lambda f: changed(f, "trail.jsonl", b'"anna"', b'"bert"'), ("package_file_changed", "trail.jsonl")),
        (
            lambda f: resealed(changed(f, "trail.jsonl", b'"anna"', b'"bert"')),
            ("trail_entry_changed", 1),
        ),
        (lambda f: resealed(lines(f, lambda all_: all_[:2] + all_[3:])), ("trail_entry_missing", 3)),
        (lambda f: resealed(lines(f, lambda all_: all_[:-1])), ("trail_cut_off", ENTRIES)),
        (lambda f: resealed(lines(f, lambda all_: [*all_, all_[-1]])), ("trail_entry_changed", ENTRIES + 1)),
        (
            lambda f: resealed(lines(f, lambda all_: [all_[1], all_[0], *all_[2:]])),
            ("trail_entry_missing", 1),
        ),
        (lambda f: resealed(lines(f, lambda all_: [b"{}\n", *all_])), ("trail_entry_changed", 1)),
        (lambda f: resealed(lines(f, lambda _: [b"\xff\xfe\n"])), ("trail_entry_changed", 1)),
        (lambda f: resealed(without(f, "trail.jsonl")), ("package_file_missing", "trail.jsonl")),
        (lambda f: in_manifest(f, store="ff" * 16), ("trail_entry_foreign", 1)),
        (
            lambda f: in_manifest(f, trail={"entries": ENTRIES - 1, "head": "x"}),
            ("trail_entry_appended", ENTRIES),
        ),
        (lambda f: in_manifest(f, trail={"entries": ENTRIES, "head": "x"}), ("trail_head_differs", ENTRIES)),
        (
            lambda f: in_manifest(f, trail={"entries": str(ENTRIES), "head": "x"}),
            ("package_file_changed", "manifest.json"),
        ),
        (lambda f: in_manifest(f, files=[]), ("package_file_changed", "manifest.json")),
        (lambda f: in_manifest(f, version=2), ("package_newer", None)),
        (lambda f: in_manifest(f, format="other"), ("package_foreign", None)),
        (lambda f: {**f, "manifest.json": b"{"}, ("package_file_changed", "manifest.json")),
        (lambda f: {**f, "manifest.json": b"[]"}, ("package_foreign", None)),
        (lambda f: without(f, "manifest.json"), ("package_foreign", None)),
        (lambda _: {}, ("package_foreign", None)),
    ],
)
def test_what_was_changed_is_named(
    package: Path, tmp_path: Path, change: Callable[[Files], Files], expected: tuple[str, object]
) -> None:
    copy = write(tmp_path / "copy.zip", change(read(package)))
    assert found(copy)[0] == expected
    assert len(found(copy)) == 1 + ("JOBS.csv" in expected)


def test_all_that_is_wrong_is_named(package: Path, tmp_path: Path) -> None:
    files = changed(read(package), "jobs.csv", b"completed", b"cancelled")
    copy = write(tmp_path / "copy.zip", {**without(files, "records/job-1.csv"), "more": b""})
    assert sorted(code for code, _ in found(copy)) == [
        *("package_file_changed", "package_file_missing", "package_file_surplus"),
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice(package: Path) -> None:
    with zipfile.ZipFile(package, "a") as archive:
        archive.writestr("jobs.csv", b"other")
    assert ("package_file_surplus", "jobs.csv") in found(package)


def test_a_rewritten_package_is_found_by_who_knows_an_entry(package: Path) -> None:
    assert found(package, known_head="00" * 32) == [("trail_known_head_missing", None)]
    first = json.loads(read(package)["trail.jsonl"].splitlines()[0])["hash"]
    assert found(package, known_head=first) == []


def test_a_small_file_that_claims_to_be_huge_is_not_unpacked(package: Path, tmp_path: Path) -> None:
    files = read(package)
    bomb = {**files, "report.html": b"\0" * 20_000_000}
    assert found(write(tmp_path / "bomb.zip", bomb)) == [("package_file_changed", "report.html")]


def test_a_manifest_that_unpacks_to_too_much_is_none(package: Path, tmp_path: Path) -> None:
    files = {**read(package), "manifest.json": b" " * (64 * 1024 * 1024 + 1)}
    assert found(write(tmp_path / "bomb.zip", files)) == [("package_foreign", None)]


def test_a_resealed_package_with_other_contents_is_found_by_its_seal_only(
    package: Path, tmp_path: Path
) -> None:
    """Beyond what sums can prove: whoever writes the files writes the sums (docs/audit-trail.md)."""
    seal = verify_package(package).seal
    copy = write(
        tmp_path / "copy.zip", resealed(changed(read(package), "jobs.csv", b"completed", b"cancelled"))
    )
    assert found(copy) == []
    assert verify_package(copy).seal != seal


@pytest.mark.parametrize("seed", range(40))
def test_damage_is_told_and_never_a_bug(package: Path, made: Path, seed: int) -> None:
    random = Random(seed)
    data = bytearray(package.read_bytes())
    for _ in range(random.choice((1, 5))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    if random.random() < 0.3:
        del data[random.randrange(len(data)) :]
    package.write_bytes(data)
    if verify_package(package).whole:
        # Only bits that say nothing (a time, an attribute) may differ unseen.
        assert read(package) == read(made)


def test_what_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as error:
        verify_package(tmp_path / "none.zip")
    assert error.value.code == "file_missing"
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 and nothing more")
    assert found(tmp_path / "x.zip")[0][0] == "package_damaged"
    (tmp_path / "x.txt").write_bytes(b"hello")
    with pytest.raises(StoreError):
        verify_file(tmp_path / "x.txt")


# -- the report ---------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """The texts and the elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("Audit report", "Add tag “vip”", "Completed")), ("de", ("Abgeschlossen",))],
)
def test_the_report_is_text_and_needs_nothing(
    busy: Session, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    set_language(language)
    export_package(busy, tmp_path / "p.zip")
    page = Page(read(tmp_path / "p.zip")["report.html"].decode())
    text = " ".join(page.texts)
    for word in (*words, NASTY, "anna", "Nord", "Europe/Berlin"):
        assert word in text
    assert page.open == []
    assert ("lang", language) in page.attributes
    assert not page.tags & {"script", "img", "link", "a", "iframe", "object", "form"}
    assert not any(name.startswith("on") or name in {"src", "href"} for name, _ in page.attributes)


def test_the_report_shows_the_newest_entries_of_a_long_trail(
    busy: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulkdesk.services.audit_report.SHOWN_ENTRIES", 2)
    export_package(busy, tmp_path / "p.zip")
    files = read(tmp_path / "p.zip")
    assert "newest 2 entr" in files["report.html"].decode()
    assert len(files["trail.jsonl"].splitlines()) == ENTRIES


def test_a_broken_trail_is_exported_as_broken(busy: Session, tmp_path: Path) -> None:
    """Whoever audits wants to see it; nothing is mended on the way."""
    guard = busy.store.scalar("SELECT sql FROM sqlite_master WHERE name = 'trail_update'")
    busy.store.sql("DROP TRIGGER trail_update")
    busy.store.sql("UPDATE trail SET figures = 'x' WHERE number = 3")
    busy.store.sql(guard)
    export_package(busy, tmp_path / "p.zip")
    assert found(tmp_path / "p.zip") == [("trail_entry_changed", 3)]
    assert "Entry 3 of the audit trail was changed" in read(tmp_path / "p.zip")["report.html"].decode()
    assert len(jobs.find_jobs(busy)) == 4
