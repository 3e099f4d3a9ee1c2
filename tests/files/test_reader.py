"""Reading: one result per row, broken records cost one row each, XLSX cells as text."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bulkdesk.files import records
from bulkdesk.files.detect import SourceFormat, detect
from bulkdesk.files.reader import SourceRow, clean_header, open_source, preview
from bulkdesk.files.records import MAX_RECORD_CHARS, Dialect, RecordParser, TextBlocks


def read(folder: Path, content: bytes, fmt: SourceFormat | None = None) -> list[SourceRow]:
    path = folder / "in.csv"
    path.write_bytes(content)
    with open_source(path, fmt) as source:
        return list(source)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a,b\n1\n", [(2, ["1", ""], None)]),
        (b"a,b\n1,2,3\n4,5\n", [(2, ["1", "2", "3"], "too_many_columns"), (3, ["4", "5"], None)]),
        (b"a,b\n1,2,,\n", [(2, ["1", "2"], None)]),
        (b"a,b\n,\n1,2\n", [(2, ["", ""], None), (3, ["1", "2"], None)]),
        (b"\n\na,b\n\n1,2\n\n3,4\n", [(5, ["1", "2"], None), (7, ["3", "4"], None)]),
        (b'a,b\n"x\ny",2\n3,4\n', [(2, ["x\ny", "2"], None), (3, ["3", "4"], None)]),
        (b"sep=;\na;b\n1;2\n", [(3, ["1", "2"], None)]),
        ("a,b\n1\u20282,x\x85\x0b\x0cy\n".encode(), [(2, ["1\u20282", "x\x85\x0b\x0cy"], None)]),
        (b"a,b\n1\x002,x\n", [(2, ["1\x002", "x"], None)]),
        (b"a,b\n 1 , 2 \n", [(2, [" 1 ", " 2 "], None)]),
        (b"a,b\r1,2\r\n3,4\n5,6", [(2, ["1", "2"], None), (3, ["3", "4"], None), (4, ["5", "6"], None)]),
    ],
)
def test_rows(tmp_path: Path, content: bytes, expected: list[SourceRow]) -> None:
    assert read(tmp_path, content) == expected


QUOTE = "unterminated_quote"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'a,b\n1,"2\n3,4\n5,6\n', [(2, ['1,"2'], QUOTE), (3, ["3", "4"], None), (4, ["5", "6"], None)]),
        (b'a,b\n1,2\n3,"4', [(2, ["1", "2"], None), (3, ['3,"4'], QUOTE)]),
        (b'a,b\n1,"2"x\n3,4\n', [(2, ['1,"2"x'], QUOTE), (3, ["3", "4"], None)]),
        (
            b'a,b\n1,"2\n3,"x\ny"\n5,6\n',  # the second quote closes nothing: its own record is whole
            [(2, ['1,"2'], QUOTE), (3, ["3", "x\ny"], None), (4, ["5", "6"], None)],
        ),
        (b'a,b\n1,"2\n\n3,4\n', [(2, ['1,"2'], QUOTE), (4, ["3", "4"], None)]),
        (b'a,"b\n1,2\n3,4\n', [(2, ["1", "2"], None), (3, ["3", "4"], None)]),
    ],
)
def test_broken_quotes_cost_one_row(tmp_path: Path, content: bytes, expected: list[SourceRow]) -> None:
    assert read(tmp_path, content, SourceFormat("csv")) == expected


def test_broken_header_keeps_its_names(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b'name,"email\nx,a@b.de\n')
    assert preview(path).header == ["name", "email"]


def test_undecodable_rows_are_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    content = "name,city\nJürgen,Köln\n".encode() + b"M\xffller,Bonn,\n" + "\ufffd,Ulm\n".encode()
    assert read(tmp_path, content) == [
        (2, ["Jürgen", "Köln"], None),
        (3, ["M\ufffdller", "Bonn"], "undecodable"),
        (4, ["\ufffd", "Ulm"], None),
    ]


def test_undecodable_utf16(tmp_path: Path) -> None:
    content = b"\xff\xfe" + "a,b\nx".encode("utf-16-le") + b"\x00\xd8" + ",y\nu,v\n".encode("utf-16-le")
    assert read(tmp_path, content) == [(2, ["x\ufffd", "y"], "undecodable"), (3, ["u", "v"], None)]


def test_a_field_of_one_megabyte_is_read(tmp_path: Path) -> None:
    long = "x" * 1_000_000
    assert read(tmp_path, f"a,b\n{long},1\n2,3\n".encode()) == [(2, [long, "1"], None), (3, ["2", "3"], None)]


def test_a_longer_record_is_a_problem_and_not_memory(tmp_path: Path) -> None:
    rows = read(tmp_path, b"a,b\n" + b"x" * (5 * MAX_RECORD_CHARS) + b",1\n2,3\n")
    assert [(row.number, row.problem) for row in rows] == [(2, "record_too_long"), (3, None)]
    assert len(rows[0].cells[0]) <= MAX_RECORD_CHARS


def test_record_of_too_many_lines(tmp_path: Path) -> None:
    fits = '1,"' + "\n" * (records.MAX_RECORD_LINES - 1) + '"\n'
    beyond = '1,"' + "\n" * records.MAX_RECORD_LINES + '"\n'
    assert [row.problem for row in read(tmp_path, f"a,b\n{fits}".encode())] == [None]
    rows = read(tmp_path, f"a,b\n{beyond}2,3\n".encode())
    # The closing quote is the beginning of another record that never closes.
    assert [row.problem for row in rows] == [QUOTE, QUOTE, None]


@pytest.mark.parametrize("line", ['x,"y', 'a","b', '"', '"x', 'x,"y"z', '"""x', "x,y"])
@pytest.mark.parametrize("first", ["", '"open\n'])
def test_hostile_quotes_stay_linear_and_lose_no_line(
    first: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "BLOCK_BYTES", 4096)
    count = 20_000
    text = "h1,h2\n" + first + f"{line}\n" * count
    blocks = TextBlocks(io.BytesIO(text.encode()), "utf-8", '"')
    parser = RecordParser(Dialect(","))
    physical = 0
    for block, last in blocks:
        rows, problems = parser.parse(block, last=last)
        physical += sum(
            1 if at in problems else 1 + sum(cell.count("\n") for cell in row) for at, row in enumerate(rows)
        )
    assert physical == count + 1 + (1 if first else 0)
    assert parser.lines_parsed < 10 * count


# A table of little but control characters counts as binary, so the cells hold only those that text has.
cell = st.text(
    st.one_of(
        st.sampled_from("\n\r\t\"',;|"),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"),
    ),
    max_size=8,
)
word = st.from_regex(r"[A-Za-zäöüß]{2,8}", fullmatch=True)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_round_trip_through_csv_writer(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    width = data.draw(st.integers(2, 5))
    delimiter = data.draw(st.sampled_from(",;\t|"))
    ending = data.draw(st.sampled_from(["\r\n", "\n"]))
    codec = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
    quote_all = data.draw(st.booleans())
    header = [f"column_{at}" for at in range(width)]
    # A word in each row keeps the rows from looking like another delimiter's table.
    rows = data.draw(
        st.lists(st.lists(st.one_of(word, cell), min_size=width, max_size=width), min_size=1, max_size=8)
    )
    buffer = io.StringIO()
    if quote_all:
        writer = csv.writer(buffer, delimiter=delimiter, lineterminator=ending, quoting=csv.QUOTE_ALL)
    else:
        writer = csv.writer(buffer, delimiter=delimiter, lineterminator=ending)
    writer.writerow(header)
    # csv.writer leaves a lone CR unquoted when the line end is LF.
    rows = [[text.replace("\r", "") if ending == "\n" else text for text in row] for row in rows]
    writer.writerows(rows)
    path = tmp_path_factory.mktemp("trip") / "in.csv"
    path.write_bytes(buffer.getvalue().encode(codec))
    fmt = detect(path)
    assert fmt.delimiter == delimiter
    with open_source(path, fmt) as source:
        assert source.header == header
        assert [(row.cells, row.problem) for row in source] == [(row, None) for row in rows]


@given(text=st.text(st.sampled_from('ab,"\n\r\x85'), max_size=60), block=st.integers(1, 20))
def test_where_blocks_end_changes_nothing(text: str, block: int) -> None:
    def rows(size: int) -> list[tuple[list[str], str | None]]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(records, "BLOCK_BYTES", size)
            parser = RecordParser(Dialect(","))
            found: list[tuple[list[str], str | None]] = []
            for part, last in TextBlocks(io.BytesIO(text.encode()), "utf-8", '"'):
                cells, problems = parser.parse(part, last=last)
                found += [(row, problems.get(at)) for at, row in enumerate(cells)]
            return found

    assert rows(block) == rows(100_000)


@given(
    rows=st.lists(
        st.lists(st.text(st.sampled_from('ab\x00\x85\x1c é"\n\r'), max_size=3), min_size=1, max_size=4),
        max_size=6,
    ),
    delimiter=st.sampled_from(",;\t|"),
    quotechar=st.sampled_from(['"', ""]),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    ends=st.booleans(),
    width=st.integers(1, 4),
)
def test_plain_columns_hold_what_the_csv_module_reads(
    rows: list[list[str]], delimiter: str, quotechar: str, ending: str, *, ends: bool, width: int
) -> None:
    text = ending.join(map(delimiter.join, rows)) + (ending if ends else "")
    columns = RecordParser(Dialect(delimiter, quotechar)).plain_columns(text, width) if text else None
    found, problems = RecordParser(Dialect(delimiter, quotechar)).parse(text, last=True)
    plain = "\r" not in text.replace("\r\n", "\n") and not (quotechar and quotechar in text)
    if columns is not None:
        assert list(map(list, zip(*columns, strict=True))) == found
        assert not problems
    else:
        assert not text or width == 1 or not plain or any(len(row) != width for row in found)


@settings(deadline=None)
@given(
    lines=st.lists(
        st.sampled_from(
            ["1,2,3", "4,5,6", "é,,", "", "7,8", '"9\n",10,11', "1,2,3,4", '12,"13', "\udcff,1,2"]
        )
    ),
    size=st.integers(1, 7),
    block=st.sampled_from([8, 40, 1000]),
)
def test_chunks_hold_the_rows_in_order(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], size: int, block: int
) -> None:
    path = tmp_path_factory.mktemp("chunks") / "in.csv"
    path.write_bytes("\n".join(["a,b,c", *lines]).encode("utf-8", "surrogateescape"))
    fmt = SourceFormat("csv")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "BLOCK_BYTES", block)
        with open_source(path, fmt) as source:
            rows = list(source)
        with open_source(path, fmt) as source:
            chunks = list(source.chunks(size))
    assert [len(chunk.numbers) for chunk in chunks[:-1]] == [size] * (len(chunks) - 1)
    assert [row[1:] for chunk in chunks for row in chunk.rows()] == rows
    assert [row.seq for chunk in chunks for row in chunk.rows()] == list(range(1, len(rows) + 1))


def test_clean_header() -> None:
    assert clean_header(["\ufeff a ", "", "a", "a (2)", "b"]) == ["a", "column 2", "a (2)", "a (2) (2)", "b"]


def test_progress_and_one_clean_end(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 200_000)
    with open_source(path) as source:
        rows = iter(source)
        next(rows)
        assert 0 < source.bytes_read < source.size
        assert sum(1 for _ in rows) == 199_999
        assert source.bytes_read == source.size


def test_own_downloads_are_unescaped_and_others_are_not(tmp_path: Path) -> None:
    assert read(tmp_path, b"'=a,bulkdesk_row\n'=1,''=2\n") == [(2, ["=1", "'=2"], None)]
    assert read(tmp_path, b"a,b\n'=1,2\n") == [(2, ["'=1", "2"], None)]


def test_xlsx_cells(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("First")
        sheet.write_row(1, 0, ["phone", "date", "flag", "text"])
        sheet.write_number(2, 0, 49301234567.0)
        sheet.write_datetime(2, 1, datetime.datetime(2020, 1, 2), date)  # noqa: DTZ001 (a sheet has no zones)
        sheet.write_boolean(2, 2, True)
        sheet.write_string(2, 3, " 007 ")
        sheet.write_number(4, 0, 1.5)
        sheet.write_formula(4, 1, "=1/0", None, "#DIV/0!")
        sheet.write_string(5, 5, "beyond")
        other = book.add_worksheet("Second")
        other.write_row(0, 0, ["x"])
        other.write_row(1, 0, [7])
    with open_source(path) as source:
        assert (source.header, source.header_row) == (["phone", "date", "flag", "text"], 2)
        assert list(source) == [
            (3, ["49301234567", "2020-01-02", "true", " 007 "], None),
            (5, ["1.5", "", "", ""], None),
            (6, ["", "", "", "", "", "beyond"], "too_many_columns"),
        ]
        assert source.bytes_read == source.size
    assert preview(path, detect(path, sheet="Second")).rows == [(2, ["7"], None)]
