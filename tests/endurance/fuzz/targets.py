"""What is fuzzed: each target takes any bytes and ends well, or in a word that a person understands.

Nothing here needs a fuzzer; the tests try the seeds, and what was once found, with each run.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import xlsxwriter

from bulkdesk.audit.package import MANIFEST, TRAIL
from bulkdesk.contacts.columns import ColumnReader
from bulkdesk.contacts.fields import IMPORT_FIELDS
from bulkdesk.contacts.filter_text import filter_text, parse_filter
from bulkdesk.contacts.normalise import RowNormaliser
from bulkdesk.files.headers import header_key, suggest_mapping
from bulkdesk.files.reader import open_source, preview
from bulkdesk.messaging import language  # noqa: F401 -- loaded late otherwise, and not instrumented
from bulkdesk.messaging.merge_fields import MergeFields, contact_values
from bulkdesk.messaging.preview import safe_html
from bulkdesk.messaging.segments import segments
from bulkdesk.messaging.templates import MessageText, compile_message
from bulkdesk.services import bulk, contacts, jobs, upkeep
from bulkdesk.services.audit_package import export_package, verify_file
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.records import each_record
from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.services.texts import error_text
from bulkdesk.services.texts_audit import problem_text
from bulkdesk.store import filters
from bulkdesk.store.contacts import TEXT_COLUMNS, ContactRow, Target
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.jobs import JobFilter
from tests.support import run_import, write_csv

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = dt.date(2030, 1, 1)
CELL_END = b"\x1f"
"""Between the cells of a row, and the parts of a message."""


@dataclass(frozen=True)
class FuzzTarget:
    """Something that takes bytes from strangers.

    Attributes:
        about: what it is, in a few words.
        take: does it, with a folder of its own; raises what is a bug.
        seeds: where a fuzzer begins.
        words: what it may put in.
    """

    about: str
    take: Callable[[bytes, Path], None]
    seeds: Callable[[], Iterator[bytes]]
    words: tuple[bytes, ...] = ()


@contextlib.contextmanager
def a_word_at_most() -> Iterator[None]:
    """Let through nothing but what a person can mend, said in a line of text."""
    try:
        yield
    except BulkDeskError as error:
        if not error.code or not error_text(error):
            raise AssertionError("nothing was said") from error


def text_of(data: bytes) -> str:
    """Any text, lone surrogates as well."""
    return data.decode("utf-8", "surrogateescape")


# -- files of contacts ----------------------------------------------------------------------------------------------


def take_file(path: Path) -> None:
    """Read a file as the import does."""
    with a_word_at_most():
        with open_source(path) as source:
            width = len(source.header)
            assert len(set(source.header)) == width
            last = source.header_row
            for row in source:
                assert row.number > last
                last = row.number
                assert row.problem is not None or len(row.cells) == width
        shown = preview(path, source.format)
        mapping = suggest_mapping(shown.header, [row.cells for row in shown.rows])
        assert mapping.keys() <= set(shown.header)
        assert header_key(shown.header)


def take_csv(data: bytes, folder: Path) -> None:
    """The bytes are the file."""
    path = folder / "file.csv"
    path.write_bytes(data)
    take_file(path)


def csv_seeds() -> Iterator[bytes]:
    """Small files of all kinds that are read."""
    text = 'E-Mail;Vorname;"Nach""name"\r\na@example.com;"Jörg;\r\nmehrzeilig";Ü\r\n'
    for codec in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"):
        yield text.encode(codec)
    yield b"sep=|\nemail|name\na@example.com|x\n"
    yield b"'e-mail','name'\n'a@example.com','it''s'\n"
    yield b"email,bulkdesk_code\n'=1+1,x\n"
    yield b'email,name\na@example.com,"never closed\nb@example.com,x\n'


CSV_WORDS = (
    *(
        b"\x00",
        b'"',
        b'""',
        b"'",
        b",",
        b";",
        b"\t",
        b"|",
        b"\r\n",
        b"\r",
        b"\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
    ),
    *(
        b"\xfe\xff",
        b"sep=",
        b"e-mail",
        b"bulkdesk_",
        b"custom:",
        b"\xc3\xa4",
        b"\xe4",
        b"\x80\x81",
        b"PK\x03\x04",
    ),
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
EDITED = (SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels")


@functools.cache
def workbook_parts() -> dict[str, bytes]:
    """The parts of a plain workbook."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("S")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["E-mail", "Name", "Born"])
        sheet.write_row(1, 0, ["a@example.com", 1.5, True])
        sheet.write_datetime(1, 3, dt.datetime(2020, 2, 29, 12, tzinfo=None), day)  # noqa: DTZ001 -- Excel knows no zones
        sheet.write_formula(2, 0, "=1/0", value="#DIV/0!")
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def take_xlsx(data: bytes, folder: Path) -> None:
    """The first byte says which part of a workbook the others are; beyond the parts, they change bytes of the whole."""
    path = folder / "file.xlsx"
    which, rest = data[0] if data else 0, data[1:]
    if which < len(EDITED):
        path.write_bytes(zipped({**workbook_parts(), EDITED[which]: rest}))
    else:
        path.write_bytes(patched(zipped(workbook_parts(), zipfile.ZIP_DEFLATED), rest))
    take_file(path)


def xlsx_seeds() -> Iterator[bytes]:
    """Each part as it is, and a whole workbook with a byte changed."""
    for which, name in enumerate(EDITED):
        yield bytes([which]) + workbook_parts()[name]
    yield b"\xff" + b"\x00\x00\x1a\x00"
    yield (
        b"\x00"
        + f'<worksheet xmlns="{MAIN}"><sheetData><row r="9"><c r="B9"><v>1</v></c></row></sheetData></worksheet>'.encode()
    )


XLSX_WORDS = (
    *(
        b"<row ",
        b"<c ",
        b'r="XFD1048576"',
        b'r="A1"',
        b't="s"',
        b't="d"',
        b't="e"',
        b't="b"',
        b't="inlineStr"',
        b"<v>",
    ),
    *(
        b"</v>",
        b"<is><t>",
        b"<f>",
        b'uniqueCount="99999999999"',
        b"<si/>",
        b"<!DOCTYPE",
        b"<![CDATA[",
        b"&#0;",
        b"1e308",
    ),
    *(
        b'numFmtId="14"',
        b's="1"',
        b"<mergeCell ",
        b'ref="A1:XFD1048576"',
        b"<dimension ",
        b"xml:space",
        b"-1",
        b"NaN",
    ),
)


def patched(whole: bytes, patches: bytes) -> bytes:
    """The bytes with some of them changed: each patch is three bytes for the place and one for the value."""
    changed = bytearray(whole)
    for at in range(0, len(patches) - 3, 4):
        changed[int.from_bytes(patches[at : at + 3], "big") % len(changed)] = patches[at + 3]
    return bytes(changed)


# -- texts ----------------------------------------------------------------------------------------------------------


_FIELD_NAMES = list(IMPORT_FIELDS)


def take_values(data: bytes, _folder: Path) -> None:
    """The cells of a row, read one by one and by columns: both say the same."""
    cells = [text_of(cell).encode("utf-8", "replace").decode() for cell in data.split(CELL_END)]
    mapping = [*_FIELD_NAMES, "custom:Farbe"]
    cells += [""] * (len(mapping) - len(cells))
    row = RowNormaliser(mapping, country="DE", day_first=True, timezone=BERLIN, today=TODAY).normalise(
        cells[: len(mapping)]
    )
    found = ColumnReader(mapping, country="DE", day_first=True, timezone=BERLIN, today=TODAY).read(
        [[cell] for cell in cells], 1
    )
    if 0 not in found.odd:
        quick = found.row(0)
        for name in ("id", "fields", "custom", "tags", "dnd", "problems", "fatal"):
            assert getattr(quick, name) == getattr(row, name), name


def values_seeds() -> Iterator[bytes]:
    """A row of good values for every field, and one of values that are nearly good."""
    names = _FIELD_NAMES
    good = {
        "email": "a@example.com",
        "phone": "+49 170 1234567",
        "date_of_birth": "31.12.1990",
        "tags": "a, b",
        "created_at": "2020-01-01 10:00",
        "dnd": "yes",
        "additional_emails": "b@example.com; c@example.com",
    }
    yield CELL_END.join(good.get(name, "x").encode() for name in names)
    bad = {
        "email": "ä@ß.example",
        "phone": "0800-REIFEN +",
        "date_of_birth": "29.2.1999",
        "tags": '"a, b',
        "created_at": "2020-03-29T02:30:00+25:00",
        "dnd": "?",
        "additional_phones": "1/2/3",
    }
    yield CELL_END.join(bad.get(name, "\u202e<b>").encode() for name in names)


VALUE_WORDS = (
    CELL_END,
    b"@",
    b".com",
    b"+49",
    b"00",
    b"tel:",
    b"xn--",
    b"T",
    b"Z",
    b"+01:00",
    b"AM",
    b" ext. ",
    b"\xe2\x80\xae",
)


def take_mapping(data: bytes, _folder: Path) -> None:
    """The header of a file and some rows below it."""
    lines = [[text_of(cell) for cell in line.split(CELL_END)] for line in data.split(b"\n")]
    header = list(dict.fromkeys(lines[0]))
    mapping = suggest_mapping(header, lines[1:])
    assert mapping.keys() <= set(header)
    assert header_key(header) == header_key(header[::-1])
    with a_word_at_most():
        RowNormaliser(
            [mapping.get(name) for name in header], country="DE", day_first=True, timezone=BERLIN, today=TODAY
        )


def mapping_seeds() -> Iterator[bytes]:
    """Headers of exports."""
    yield (
        CELL_END.join(b"Contact Id,First Name,Last Name,Email,Phone,Tags,Created".split(b","))
        + b"\nabc123abc123abc123"
    )
    yield CELL_END.join(
        "Vorname,Name,E-Mail-Adresse,Straße,PLZ,Ort,custom:Farbe,bulkdesk_row".encode().split(b",")
    )
    yield CELL_END.join(b"Company name,Name,Phone,Industry,Number of Employees,id,id (2)".split(b","))


def take_filter(data: bytes, folder: Path) -> None:
    """A filter's text; one that is understood is written back the same, and a store can answer it."""
    with a_word_at_most():
        tree = parse_filter(text_of(data))
        again = parse_filter(filter_text(tree))
        assert filters.simplified(again) == filters.simplified(tree)
        contacts.count_contacts(session_in(folder), Target(filter=tree))


def filter_seeds() -> Iterator[bytes]:
    """Filters with every operator."""
    yield b'tag has "vip" and email is not empty'
    yield '(city is "Köln" or city is "Bonn") and created in last 30 days'.encode()
    yield b'tag has none ("a", "b") or custom "Farbe" does not contain "\\"\\\\\\n"'
    yield b"birthday between 1990-01-01 and 2000-02-29 and dnd e-mail is on"
    yield b'was in job 1 or failed in job 2 or updated more than 3 days ago or last_name starts with "x"'


FILTER_WORDS = tuple(
    word.encode()
    for word in (
        *(
            "tag",
            "has",
            "any",
            "all",
            "none",
            "(",
            ")",
            "and",
            "or",
            "not",
            '"',
            "'",
            "\\",
            ",",
            "is",
            "is not empty",
        ),
        *(
            "email",
            "city",
            "custom",
            "contains",
            "starts with",
            "created",
            "before",
            "after",
            "between",
            "in last",
        ),
        *(
            "days",
            "ago",
            "more than",
            "dnd sms",
            "is on",
            "was in job",
            "2030-02-30",
            "9999999999999999999",
            "\x00",
            "ß",
        ),
    )
)


def take_template(data: bytes, _folder: Path) -> None:
    """A message's subject, text and HTML, checked and filled in."""
    parts = [text_of(part) for part in data.split(CELL_END, 2)] + [""] * 2
    message = MessageText(parts[0], parts[1], parts[2] or None)
    safe_html(parts[2].encode("utf-8", "replace").decode())
    segments(parts[1])
    with a_word_at_most():
        ready = compile_message(message, MergeFields.of(("Farbe",)))
        for texts in ({}, dict.fromkeys(TEXT_COLUMNS, '<b>"&\u202e\x00')):
            ready.render(contact_values(contact(texts), BERLIN))


def contact(texts: Mapping[str, str | None]) -> ContactRow:
    """Somebody with these texts."""
    return ContactRow(
        id=1,
        texts={**dict.fromkeys(TEXT_COLUMNS), **texts},
        additional_emails=[],
        additional_phones=[],
        custom={},
        dnd_sms=False,
        dnd_email=False,
        tags=["a"],
        created_at=0,
        updated_at=0,
    )


def template_seeds() -> Iterator[bytes]:
    """Messages with fields, filters, and every tag."""
    yield b'News\x1fHello {{ contact.first_name | default: "there" }}\x1f<p>Hello <b>{{ contact.city | upcase }}</b></p>'
    yield b'x\x1f{% if contact.tags contains "vip" %}a{% elsif contact.city == "x" %}b{% else %}c{% endif %}'
    yield b"x\x1f{% for tag in contact.tags limit: 2 %}{{ forloop.index }} {{ tag }}{% break %}{% endfor %}"
    yield b"x\x1f{% case contact.state %}{% when 'a' %}b{% endcase %}{% assign a = contact.city | append: 'x' %}{{ a }}"
    yield b"x\x1f{% comment %}{% endcomment %}{{ contact.created_at | date: '%d.%m.%Y' }}{{ contact.custom.Farbe }}"
    yield b"x\x1f\x1f<ul><li>a</li></ul><a href='https://example.com'>x</a><table><tr><td>y"


TEMPLATE_WORDS = tuple(
    word.encode()
    for word in (
        *(
            "{{",
            "}}",
            "{%",
            "%}",
            "{%-",
            "-%}",
            "contact.first_name",
            "contact.custom['Farbe']",
            " | ",
            "default: ",
            "'x'",
        ),
        *(
            "if ",
            "unless ",
            "endif",
            "for i in (1..9999999)",
            "endfor",
            "assign a = ",
            "case ",
            "when ",
            "append: a",
            "a",
        ),
        *(
            "split: ''",
            "times: 99999999",
            "slice: -1, 9",
            "truncate: -1",
            "date: '%Q'",
            "replace: '', a",
            "divided_by: 0",
        ),
        *(
            "# ",
            "comment",
            "endcomment",
            "raw",
            "<a href=",
            "<script>",
            "&nbsp;",
            "\x1f",
            "join: ''",
            "sort",
            "reverse",
        ),
    )
)


# -- stores and packages --------------------------------------------------------------------------------------------

_sessions: dict[Path, Session] = {}


def session_in(folder: Path) -> Session:
    """A store in the folder, made once."""
    if folder not in _sessions:
        _sessions[folder] = init_store(folder / "for-filters.bulkdesk", account="Nord", user="anna")
    return _sessions[folder]


@functools.cache
def store_bytes() -> bytes:
    """A store with people, tags, deleted contacts and jobs, as a closed file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        session = init_store(folder / "store.bulkdesk", account="Nord", user="anna", timezone="Europe/Berlin")
        file = write_csv(
            folder / "p.csv", [["E-mail", "City"], *([f"p{i}@example.com", "Köln"] for i in range(9))]
        )
        run_import(session, ImportRequest(file))
        bulk.create_add_tag(session, "vip", Target())
        session.store.close()
        return session.store.path.read_bytes()


@functools.cache
def package_bytes() -> bytes:
    """An audit package of that store."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "store.bulkdesk"
        path.write_bytes(store_bytes())
        session = open_session(path)
        export_package(session, Path(name) / "audit.zip")
        session.store.close()
        return (Path(name) / "audit.zip").read_bytes()


def take_store(data: bytes, folder: Path) -> None:
    """A store with some of its bytes changed; the first byte says how it is opened."""
    path = folder / "store.bulkdesk"
    for old in folder.glob("store.bulkdesk*"):
        old.unlink()
    path.write_bytes(patched(store_bytes(), data[1:]))
    with a_word_at_most():
        session = open_session(path, read_only=data[:1] < b"\x80")
        try:
            look_at(session)
        except Exception as error:
            trouble = upkeep.store_trouble(error, path)
            if trouble is None:
                raise
            raise trouble from error
        finally:
            session.store.close()


def look_at(session: Session) -> None:
    """Read all that there is, as tables and downloads do."""
    upkeep.check(session)
    for person in contacts.each_contact(session, Target()):
        json.dumps(contacts.contact_document(person))
    for job in jobs.find_jobs(session, JobFilter()):
        json.dumps([row.code for row in each_record(session, job.id)])


def store_seeds() -> Iterator[bytes]:
    """Changes of the header, of the schema and of a page of rows."""
    yield b"\x00"
    yield b"\xff" + b"\x00\x00\x12\x03"
    yield b"\x00" + b"\x00\x00\x3c\x63" + b"\x00\x10\x20\x41"
    yield b"\xff" + b"\x01\xf0\x00\x00" * 3


def take_package(data: bytes, folder: Path) -> None:
    """The first byte says what the others are: the manifest, the trail (with its sums right), or changed bytes."""
    path = folder / "audit.zip"
    path.unlink(missing_ok=True)
    which, rest = data[:1], data[1:]
    with zipfile.ZipFile(io.BytesIO(package_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if which == b"\x00":
        path.write_bytes(zipped({**parts, MANIFEST: rest}))
    elif which == b"\x01":
        manifest = json.loads(parts[MANIFEST])
        manifest["files"][TRAIL] = {"bytes": len(rest), "sha256": hashlib.sha256(rest).hexdigest()}
        path.write_bytes(zipped({**parts, TRAIL: rest, MANIFEST: json.dumps(manifest).encode()}))
    else:
        path.write_bytes(patched(package_bytes(), rest))
    with a_word_at_most():
        verdict = verify_file(path)
        for problem in verdict.problems:
            assert problem_text(problem)


def package_seeds() -> Iterator[bytes]:
    """The manifest and the trail as they are, and a byte changed."""
    with zipfile.ZipFile(io.BytesIO(package_bytes())) as archive:
        yield b"\x00" + archive.read(MANIFEST)
        yield b"\x01" + archive.read(TRAIL)
    yield b"\x02" + b"\x00\x00\x1a\x08"


JSON_WORDS: Sequence[bytes] = (
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b'"',
        b":",
        b",",
        b"null",
        b"true",
        b"-1",
        b"1e999",
        b"99999999999999999999",
        b"NaN",
    ),
    *(
        b'"files"',
        b'"bytes"',
        b'"sha256"',
        b'"trail"',
        b'"entries"',
        b'"head"',
        b"\\ud800",
        b"\\u0000",
        b"[" * 100,
    ),
)

TARGETS = {
    "csv": FuzzTarget("text files of contacts", take_csv, csv_seeds, CSV_WORDS),
    "xlsx": FuzzTarget("Excel files of contacts", take_xlsx, xlsx_seeds, XLSX_WORDS),
    "values": FuzzTarget("the cells of a row", take_values, values_seeds, VALUE_WORDS),
    "mapping": FuzzTarget("headers of files", take_mapping, mapping_seeds, CSV_WORDS),
    "filter": FuzzTarget("filters as text", take_filter, filter_seeds, FILTER_WORDS),
    "template": FuzzTarget("messages", take_template, template_seeds, TEMPLATE_WORDS),
    "store": FuzzTarget("stores", take_store, store_seeds),
    "package": FuzzTarget("audit packages", take_package, package_seeds, tuple(JSON_WORDS)),
}
