"""Detection: encodings, delimiters, line ends, kinds of files, and every refusal."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from bulkdesk.files import encoding, xlsx
from bulkdesk.files.detect import detect
from bulkdesk.files.reader import open_source, preview
from bulkdesk.store.errors import InputFileError

DATA = Path(__file__).parent.parent / "data" / "files"
GERMAN = "Name;Ort\r\nJürgen Müller;Köln\r\nGröße;Straße – „x“ €\r\n"


def put(folder: Path, content: bytes, name: str = "in.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def workbook_bytes(*sheets: str) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for name in sheets:
            book.add_worksheet(name).write_string(0, 0, name)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "expected", "has_bom"),
    [
        (GERMAN.encode(), "utf-8", False),
        (b"name,city\na,b\n", "utf-8", False),
        (GERMAN.encode("utf-8-sig"), "utf-8", True),
        (b"\xff\xfe" + GERMAN.encode("utf-16-le"), "utf-16-le", True),
        (b"\xfe\xff" + GERMAN.encode("utf-16-be"), "utf-16-be", True),
        (GERMAN.encode("utf-16-le"), "utf-16-le", False),
        (GERMAN.encode("utf-16-be"), "utf-16-be", False),
        (b"\xff\xfe\x00\x00" + GERMAN.encode("utf-32-le"), "utf-32-le", True),
        (b"\x00\x00\xfe\xff" + GERMAN.encode("utf-32-be"), "utf-32-be", True),
        (GERMAN.encode("cp1252"), "cp1252", False),
        ("Name,Ort\nJürgen,Köln\n".encode("iso8859-1"), "cp1252", False),
        ("Name;Ort\nJürgen Müller;Köln\nGröße;Straße\n".encode("mac_roman"), "mac_roman", False),
        ("Name;Ort\nJürgen Müller;Köln\nGröße;Straße\n".encode("cp850"), "cp850", False),
        ("Имя;Город\nИван Петров;Москва\nАнна Сергеевна;Казань\n".encode("cp1251"), "cp1251", False),
        ("Imię,Miasto\nŁukasz Żółw,Łódź\nPaweł Wąż,Świętochłowice\n".encode("cp1250"), "cp1250", False),
        ("Имя;Город\nИван Петров;Москва\nАнна Сергеевна;Казань\n".encode("koi8-r"), "koi8_r", False),
        ("名前,市\n山田太郎,東京\n佐藤花子,大阪市中央区\n".encode("cp932"), "cp932", False),
        ("名前,市\n山田太郎,東京\n佐藤花子,大阪市中央区\n".encode("euc_jp"), "euc_jp", False),
    ],
)
def test_encoding(tmp_path: Path, content: bytes, expected: str, has_bom: bool) -> None:
    fmt = detect(put(tmp_path, content))
    assert (fmt.encoding, fmt.has_bom) == (expected, has_bom)


def test_real_export_in_windows_1252() -> None:
    path = DATA / "accounts-export.csv"
    fmt = detect(path)
    assert (fmt.encoding, fmt.delimiter, fmt.line_ending) == ("cp1252", ",", "\r\n")
    with open_source(path) as source:
        rows = list(source)
    assert len(rows) == 423
    assert {row.problem for row in rows} == {None}
    assert "Crédito Inmobiliario Terras" in {cell for row in rows for cell in row.cells}


@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_ascii_head_does_not_hide_what_comes_later(tmp_path: Path, codec: str) -> None:
    content = b"name,city\n" + b"abc,def\n" * 20_000 + "Jürgen,Köln\n".encode(codec) * 3
    assert detect(put(tmp_path, content)).encoding == codec


@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_spot_checks_find_the_tail_behind_the_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codec: str
) -> None:
    monkeypatch.setattr(encoding, "SCAN_BYTES", 128 * 1024)
    content = b"name,city\n" + b"abc,def\n" * 100_000 + "Jürgen,Köln\n".encode(codec) * 3
    assert detect(put(tmp_path, content)).encoding == codec


def test_utf8_with_a_broken_byte_stays_utf8(tmp_path: Path) -> None:
    content = "name,city\nJürgen,Köln\n".encode() + b"M\xfcller,Bonn\n"
    assert detect(put(tmp_path, content)).encoding == "utf-8"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a;b;c\n1,5;2,5;3\n", ";"),
        ("a\tb\n1,2\t3;4\n", "\t"),
        ("a|b\nx, y|z\n", "|"),
        ("only\nDoe; John\nRoe\n", ","),
        ('name,note\nx,"a;b;c"\ny,"d;e;f"\n', ","),
        ('"last, first";mail\n"Doe, John";a@b.de\n', ";"),
        ("name,tags\nx,a;b\ny,c;d\n1,2,3,4\n", ","),
        ("a,b,c", ","),
        ("sep=;\r\na;b\r\n1;2\r\n", ";"),
        ("sep=,\r\na,b;c\r\n", ","),
    ],
)
def test_delimiter(tmp_path: Path, text: str, delimiter: str) -> None:
    assert detect(put(tmp_path, text.encode())).delimiter == delimiter


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_line_ending(tmp_path: Path, ending: str) -> None:
    path = put(tmp_path, ending.join(["a,b", "1,2", "3,4"]).encode())
    assert detect(path).line_ending == ending
    with open_source(path) as source:
        assert [row.cells for row in source] == [["1", "2"], ["3", "4"]]


def test_single_quotes(tmp_path: Path) -> None:
    path = put(tmp_path, b"'name','city'\n'Doe, John','Bonn'\n")
    assert detect(path).quotechar == "'"
    assert preview(path).rows[0].cells == ["Doe, John", "Bonn"]


def test_spaces_before_quotes(tmp_path: Path) -> None:
    path = put(
        tmp_path, b'"name", "mail", "firm"\n"Ann", "ann@example.com", "Acme, Inc"\nBen, "b@example.com",\n'
    )
    assert detect(path).spaced
    with open_source(path) as source:
        assert source.header == ["name", "mail", "firm"]
        assert [(row.problem, row.cells) for row in source] == [
            (None, ["Ann", "ann@example.com", "Acme, Inc"]),
            (None, ["Ben", "b@example.com", ""]),
        ]


@pytest.mark.parametrize(
    "text", ["a,b\nx, y\n", 'a,b\n"x, ""y"", z",1\n', 'a,b\n1, "x" y\n', 'a\tb\n"x" \t "y"\n']
)
def test_spaces_stay_where_no_quotes_come(tmp_path: Path, text: str) -> None:
    assert not detect(put(tmp_path, text.encode())).spaced


def test_what_is_given_is_taken(tmp_path: Path) -> None:
    path = put(tmp_path, b'a;"b\n1;2\n')
    fmt = detect(path, encoding="ISO-8859-15", delimiter=";", quotechar="")
    assert (fmt.encoding, fmt.delimiter, fmt.quotechar) == ("iso8859-15", ";", "")
    assert preview(path, fmt).header == ["a", '"b']


def test_xlsx_by_content_whatever_its_name(tmp_path: Path) -> None:
    fmt = detect(put(tmp_path, workbook_bytes("People", "Other"), "people.csv"))
    assert (fmt.kind, fmt.sheet, fmt.sheets) == ("xlsx", "People", ("People", "Other"))
    assert detect(tmp_path / "people.csv", sheet="Other").sheet == "Other"


def test_text_named_xlsx_is_text(tmp_path: Path) -> None:
    assert detect(put(tmp_path, b"a,b\n1,2\n", "in.xlsx")).kind == "csv"


def zip_of(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "in.csv", "file_empty"),
        (b"\xef\xbb\xbf", "in.csv", "file_empty"),
        (b"\xff\xfe", "in.csv", "file_empty"),
        (b" \r\n\t\n", "in.csv", "file_empty"),
        (b"%PDF-1.7\n1 0 obj\n", "in.csv", "file_not_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "in.csv", "file_not_text"),
        (bytes(range(256)) * 20, "in.csv", "file_not_text"),
        (OLE, "in.xls", "file_old_excel"),
        (OLE, "in.doc", "file_not_text"),
        (b"<html><table><tr><td>E-mail</td></tr></table></html>", "in.xls", "file_no_table"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<Workbook/>', "in.xls", "file_no_table"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nEND:VCARD\r\n", "in.vcf", "file_no_table"),
        (b'[\n  {"email": "ann@example.com"}\n]', "in.json", "file_no_table"),
        (b'{"email": "ann@example.com"}\n{"email": "ben@example.com"}\n', "in.jsonl", "file_no_table"),
        (zip_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "in.ods", "file_not_text"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "in.csv", "file_xlsx_damaged"),
        (OLE, "in.xlsx", "file_xlsx_damaged"),
        (workbook_bytes("A")[:-300], "in.xlsx", "file_xlsx_damaged"),
        (zip_of(xl__workbook_xml=b"<broken"), "in.xlsx", "file_xlsx_damaged"),
    ],
)
def test_refusals_by_content(tmp_path: Path, content: bytes, name: str, code: str) -> None:
    path = put(tmp_path, content, name)
    with pytest.raises(InputFileError) as refused:
        detect(path)
    assert refused.value.code == code
    assert refused.value.params["path"] == str(path)


def test_refusals_by_path(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "no.csv", "file_missing"), (tmp_path, "file_is_folder")):
        with pytest.raises(InputFileError) as refused:
            detect(path)
        assert refused.value.code == code


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="permissions do not bind"
)
def test_unreadable(tmp_path: Path) -> None:
    path = put(tmp_path, b"a,b\n1,2\n")
    path.chmod(0)
    with pytest.raises(InputFileError) as refused:
        detect(path)
    assert refused.value.code == "file_unreadable"


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "idna", "undefined", "utf-7", "a\0b"])
def test_unknown_encoding(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, b"a,b\n1,2\n")
    with pytest.raises(InputFileError) as refused:
        detect(path, encoding=name)
    assert refused.value.code == "file_unknown_encoding"


@pytest.mark.parametrize(
    ("above", "at"),
    [
        ('Notes:\n"When exporting, you may notice; that some, addresses are missing."\n\n', 4),
        ("# exported on 1 May, 2030\n", 2),
        ("# exported\n# by me\n", 3),
        ("My contacts;;\n;;\n", 3),
        ("\ufeffsep=;\nTitle\n", 3),
    ],
)
def test_lines_above_the_header(tmp_path: Path, above: str, at: int) -> None:
    """As in LinkedIn's export of connections: a title, notes, comments."""
    path = put(tmp_path, f"{above}First Name;Last Name;Email\nAnn;Ames;ann@example.com\nBen;;\n".encode())
    with open_source(path) as source:
        rows = list(source)
    assert (source.header_row, source.header) == (at, ["First Name", "Last Name", "Email"])
    assert [(row.number, row.cells) for row in rows] == [
        (at + 1, ["Ann", "Ames", "ann@example.com"]),
        (at + 2, ["Ben", "", ""]),
    ]


@pytest.mark.parametrize(
    "text", ["Email\na@b.de,Name\n", "Title\n1,2\n3,4\n", "A,B\nName,Email\n", "Email,,\na@b.de,x,y\n"]
)
def test_no_lines_above_the_header(tmp_path: Path, text: str) -> None:
    with open_source(put(tmp_path, text.encode())) as source:
        assert source.header_row == 1


def test_header_only(tmp_path: Path) -> None:
    with pytest.raises(InputFileError) as refused:
        preview(put(tmp_path, b"a,b\r\n\r\n"))
    assert refused.value.code == "file_header_only"


def test_only_delimiters_is_empty(tmp_path: Path) -> None:
    with pytest.raises(InputFileError) as refused:
        preview(put(tmp_path, b",,\n,,\n"))
    assert refused.value.code == "file_empty"


def test_sheets_that_are_empty_or_hidden_are_passed_over(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        hidden = book.add_worksheet("Lists")
        hidden.hide()
        book.add_worksheet("Cover")
        for sheet in (hidden, book.add_worksheet("People")):
            sheet.write_column(0, 0, ["E-mail", f"{sheet.get_name()}@example.com"])
        book.get_worksheet_by_name("Cover").activate()
    path = put(tmp_path, buffer.getvalue(), "a.xlsx")
    shown = preview(path)
    assert (shown.format.sheet, shown.rows[0].cells) == ("People", ["People@example.com"])
    assert preview(path, detect(path, sheet="Lists")).rows[0].cells == ["Lists@example.com"]
    with pytest.raises(InputFileError) as refused:
        preview(path, detect(path, sheet="Cover"))
    assert (refused.value.code, refused.value.params["others"]) == ("sheet_empty", "Lists, People")


def test_a_text_file_has_no_sheet(tmp_path: Path) -> None:
    with pytest.raises(InputFileError) as refused:
        detect(put(tmp_path, b"a,b\n1,2\n"), sheet="B")
    assert refused.value.code == "file_no_workbook"


def test_unknown_sheet(tmp_path: Path) -> None:
    with pytest.raises(InputFileError) as refused:
        detect(put(tmp_path, workbook_bytes("A"), "a.xlsx"), sheet="B")
    assert refused.value.code == "file_unknown_sheet"


def test_zip_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "RATIO_FROM_BYTES", 100_000)
    bomb = zip_of(xl__workbook_xml=b"<workbook/>", xl__sheet_xml=bytes(2_000_000))
    with pytest.raises(InputFileError) as refused:
        detect(put(tmp_path, bomb, "in.xlsx"))
    assert refused.value.code == "file_too_large_unpacked"
