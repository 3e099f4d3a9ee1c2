"""Input that somebody made to do harm, or that chance made: a clear word, in bounded memory; never another exception."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulkdesk.contacts.filter_text import parse_filter
from bulkdesk.files.reader import open_source
from bulkdesk.messaging.templates import MergeFields, MessageText, compile_message
from bulkdesk.services import jobs, upkeep
from bulkdesk.services.audit_package import export_package, verify_file
from bulkdesk.services.records import each_record
from bulkdesk.services.session import Session, open_session
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobFilter
from tests.bulk_support import add_people, add_tag
from tests.cli.support import ROOT
from tests.endurance.faults import ROUNDS
from tests.support import all_contacts

EXAMPLES = settings(
    max_examples=60 * ROUNDS,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SEEDS = range(30 * ROUNDS)
MOST_MEMORY = 1024**3

READING = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
from bulkdesk.files.reader import open_source
from bulkdesk.store.errors import BulkDeskError
try:
    print("rows", sum(1 for _ in open_source(sys.argv[1])))
except BulkDeskError as error:
    print(error.code)
"""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*kinds: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, 1)
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">{inside}</Relationships>'


def workbook(path: Path, sheet: str, more: Mapping[str, str] | None = None) -> Path:
    """The least that is an XLSX, with this between the tags of the sheet's data."""
    parts = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        **(more or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = f'<row r="1">{cell("A1", "E-mail")}</row><row r="2">{cell("A2", "a@example.com")}</row>'


def read_in_child(path: Path) -> str:
    """What a program with little memory says of a file."""
    done = subprocess.run(
        [sys.executable, "-c", READING, str(path), str(MOST_MEMORY)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="memory cannot be limited there")
@pytest.mark.parametrize(
    ("sheet", "more", "said"),
    [
        (HEAD + f'<row r="1048576">{cell("XFD1048576")}</row>', {}, "file_too_large_unpacked"),
        (HEAD + f'<row r="99999999999">{cell("A99999999999")}</row>', {}, "file_too_large_unpacked"),
        (HEAD + f"<row>{cell('ZZZZZZZ3')}</row>", {}, "file_too_large_unpacked"),
        (HEAD + '<row r="1048576"><c  r="XFD1048576"><v>1</v></c></row>', {}, "file_too_large_unpacked"),
        (
            HEAD + '<row r="1048576"><x:c xmlns:x="u" r="XFD1048576"><v>1</v></x:c></row>',
            {},
            "file_too_large_unpacked",
        ),
        # Only formatted: there is nothing in it, and it costs nothing.
        (HEAD + '<row r="1048576"><c r="XFD1048576" s="1"/></row>', {}, "rows 1"),
        (
            HEAD,
            {
                "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" count="9" uniqueCount="99999999999"><si><t>x</t></si></sst>'
            },
            "file_xlsx_damaged",
        ),
        (HEAD, {"xl/sharedStrings.xml": 'junk & <sst uniqueCount="99999999999"/>'}, "file_xlsx_damaged"),
        (
            HEAD,
            {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">' + "<si><t>x</t></si>" * 5_000_000},
            "file_too_large_unpacked",
        ),
        (HEAD, {}, "rows 1"),
    ],
    ids=["far", "beyond", "column", "spaces", "prefix", "formatted", "count", "no XML", "bomb", "plain"],
)
def test_a_workbook_takes_no_more_memory_than_it_may(
    tmp_path: Path, sheet: str, more: dict[str, str], said: str
) -> None:
    assert read_in_child(workbook(tmp_path / "file.xlsx", sheet, more)) == said


@pytest.mark.skipif(sys.platform == "win32", reason="memory cannot be limited there")
def test_a_part_that_unpacks_to_more_than_it_says(tmp_path: Path) -> None:
    path = workbook(tmp_path / "file.xlsx", HEAD, {"xl/sharedStrings.xml": " " * (3 * 1024**3 // 8)})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("xl/sharedStrings.xml")
    size = part.file_size.to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    assert read_in_child(path).startswith("file_") or read_in_child(path) == "rows 1"


def read(path: Path) -> None:
    """Read a source to its end, or be refused."""
    try:
        with open_source(path) as source:
            for row in source:
                assert row.problem is not None or len(row.cells) == len(source.header)
    except BulkDeskError as error:
        assert error.code.startswith("file_")  # noqa: PT017 -- being refused is one of two good ends


PIECES = st.sampled_from(
    [b"\x00", b'"', b"'", b",", b";", b"\r", b"\n", b"\xff\xfe", b"\xef\xbb\xbf", b"sep=;\n", b"=1+1", b"e-mail",
     b"a@b.example", b"\xc3", b"\xe4", b"\x1b[0m", b"\t|", b"PK\x03\x04", b'"\n"', b"\x80" * 9]
)  # fmt: skip


@EXAMPLES
@given(data=st.one_of(st.binary(max_size=600), st.lists(PIECES, max_size=80).map(b"".join)))
def test_any_bytes_as_a_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(data)
    read(path)


@pytest.mark.parametrize(
    "data",
    [
        b"e-mail,name\n" + b"a@example.com," + b"x" * 1_000_000 + b"\n",
        b'e-mail,name\na@example.com,"' + b"x\n" * 600_000,
        b",".join(b"column %d" % i for i in range(10_000))
        + b"\n"
        + b"," * 9_999
        + b"\n"
        + b"," * 10_001
        + b"x\n",
        b"e-mail\n" + b"\x00" * 100_000,
        b'"' * 200_001,
        b"e-mail\n" + b'"\n' * 20_000,
    ],
    ids=["megabyte field", "open quote", "ten thousand columns", "NULs", "quotes", "open quotes"],
)
def test_extremes_of_text_files(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "extreme.csv"
    path.write_bytes(data)
    read(path)


def broken(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, or cut off."""
    bytes_ = bytearray(data)
    if chance.random() < 0.3:
        return bytes(bytes_[: chance.randrange(len(bytes_))])
    for _ in range(chance.choice((1, 3, 20))):
        bytes_[chance.randrange(len(bytes_))] = chance.randrange(256)
    return bytes(bytes_)


@pytest.fixture(scope="module")
def sheet_bytes() -> bytes:
    """A plain workbook; its parts are stored, so that a changed byte is one of its XML."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(30):
            sheet.write_row(row, 0, [f"p{row}@example.com", row, 1.5, True])
    stored = io.BytesIO()
    with zipfile.ZipFile(made) as packed, zipfile.ZipFile(stored, "w") as archive:
        for part in packed.infolist():
            archive.writestr(part.filename, packed.read(part))
    return stored.getvalue()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_broken_workbook(tmp_path: Path, sheet_bytes: bytes, seed: int) -> None:
    chance = random.Random(seed)
    if chance.random() < 0.5:
        # The parts are broken, their sums are right.
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(sheet_bytes)) as packed, zipfile.ZipFile(out, "w") as archive:
            for part in packed.infolist():
                data = packed.read(part)
                archive.writestr(part.filename, broken(data, chance) if chance.random() < 0.4 else data)
        data = out.getvalue()
    else:
        data = broken(sheet_bytes, chance)
    path = tmp_path / "broken.xlsx"
    path.write_bytes(data)
    read(path)


WORDS = st.sampled_from(
    ["tag", "has", "any", "(", ")", "and", "or", "not", '"', '"vip"', "email", "is", "empty", "city", "in last", "30",
     "days", "created", "between", "2030-01-01", ",", "custom", "99999999999999999999", "\x00", "ß", "was in job"]
)  # fmt: skip


@EXAMPLES
@given(text=st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_as_a_filter(text: str) -> None:
    refused_or_done(lambda: parse_filter(text))


@pytest.mark.parametrize("text", ["(" * 50_000, "not " * 50_000, 'city is "a" and ' * 5_000, '"' * 100_001])
def test_extremes_of_filters(text: str) -> None:
    refused_or_done(lambda: parse_filter(text))


TAGS = st.sampled_from(
    ["{{", "}}", "{%", "%}", "contact.first_name", "contact", ".", "|", "default:", '"x"', "if", "endif", "for i in (1..999999999)",
     "endfor", "include 'x'", "truncate: -1", "times: 9", "date: '%Q'", "<b>", "{# #}", "raw", "assign x = 1", "\x00"]
)  # fmt: skip


@EXAMPLES
@given(text=st.one_of(st.text(max_size=200), st.lists(TAGS, max_size=30).map(" ".join)))
def test_any_text_as_a_message(text: str) -> None:
    fields = MergeFields.of(("Farbe",))
    refused_or_done(lambda: compile_message(MessageText(text[:50], text, text), fields))


@pytest.mark.parametrize(
    "text", ["{{" * 2_000, "{% if contact.city %}" * 3_000, "{{ contact.city" + " | upcase" * 5_000 + " }}"]
)
def test_extremes_of_messages(text: str) -> None:
    refused_or_done(lambda: compile_message(MessageText(None, text, None), MergeFields.of(())))


def refused_or_done(act: Callable[[], object]) -> None:
    try:
        act()
    except BulkDeskError as error:
        assert error.code  # noqa: PT017 -- a word is a good end


@pytest.mark.parametrize("seed", SEEDS)
def test_a_broken_store_says_so(session: Session, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    add_people(session, tmp_path, 20)
    add_tag(session, "vip")
    session.store.close()
    path = tmp_path / "broken.bulkdesk"
    path.write_bytes(broken(session.store.path.read_bytes(), chance))
    try:
        opened = open_session(path, read_only=chance.random() < 0.5)
    except BulkDeskError:
        return
    try:
        upkeep.check(opened)
        all_contacts(opened)
        for job in jobs.find_jobs(opened, JobFilter()):
            json.dumps([row.code for row in each_record(opened, job.id)])
    except Exception as error:  # noqa: BLE001 -- whatever it is, it must be known for damage
        if not isinstance(error, BulkDeskError):
            assert upkeep.store_trouble(error, path) is not None, error  # noqa: PT017 -- as well
    finally:
        opened.store.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_broken_package_does_not_verify(session: Session, tmp_path: Path, seed: int) -> None:
    add_people(session, tmp_path, 5)
    package = tmp_path / "audit.zip"
    export_package(session, package, JobFilter())
    whole = package.read_bytes()
    data = broken(whole, random.Random(seed))
    package.write_bytes(data)
    try:
        verify_file(package)
    except BulkDeskError as error:
        assert error.code  # noqa: PT017 -- a word is a good end
