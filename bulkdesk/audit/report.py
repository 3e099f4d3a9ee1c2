"""The readable part of an audit package: one HTML page that needs nothing else, runs nothing, and prints well.

The words come from above, in the reader's language; every value is escaped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TextIO

_STYLE = """
:root { color-scheme: light; }
body { font: 14px/1.45 system-ui, "Segoe UI", Roboto, sans-serif; color: #1b1f24; background: #fff; margin: 2rem auto; max-width: 76rem; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; }
p.lead { color: #57606a; margin: 0 0 1.25rem; }
div.verdict { border: 1px solid #d8dee4; border-left: 6px solid #1a7f37; border-radius: 4px; background: #f3fbf5; padding: .65rem 1rem; margin: 0 0 1.25rem; }
div.broken { border-left-color: #cf222e; background: #fff5f5; }
div.verdict p { margin: 0; overflow-wrap: anywhere; }
div.verdict p:first-child { font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: 0; }
dt { color: #57606a; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .86rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .5rem; white-space: nowrap; }
th { border-bottom: 2px solid #8c959f; vertical-align: bottom; }
tbody { border-bottom: 1px solid #d8dee4; }
.w { white-space: normal; overflow-wrap: anywhere; min-width: 9rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
.z, small, td.note { color: #57606a; }
small { display: block; font-size: 1em; min-width: 12em; white-space: normal; overflow-wrap: anywhere; }
th small { min-width: 0; }
td.note { white-space: normal; padding-top: 0; }
@page { size: A4 landscape; margin: 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #57606a; } }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; }
  div.verdict { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  table { font-size: 8pt; }
  th, td { padding: .3rem .45rem; }
  thead { display: table-header-group; }
  tbody { break-inside: avoid; }
  h2 { break-after: avoid; }
}
""".strip()
"""``w`` are columns that may break, ``n`` figures, ``z`` a figure of nothing."""

Cell = str | tuple[str, str]
"""A text, or one with a quieter one below it."""


@dataclass(frozen=True)
class Row:
    """The cells of a row, and what is said below them over the whole width, if anything."""

    cells: Sequence[Cell]
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A headed table. ``numeric`` columns hold figures, ``wide`` ones may break; ``empty`` is said where there is no row."""

    heading: str
    note: str
    columns: Sequence[Cell]
    numeric: frozenset[int]
    wide: frozenset[int]
    rows: Iterable[Row]
    empty: str


@dataclass(frozen=True)
class Report:
    """The page.

    Attributes:
        language: ``de`` or ``en``.
        lead: stands below the title.
        is_whole: whether the trail is.
        verdict: what is said of it first, a paragraph each.
        facts: names and values.
        sections: the tables.
        hint: how to check it, below all.
    """

    language: str
    title: str
    lead: str
    is_whole: bool
    verdict: Sequence[str]
    facts: Sequence[tuple[str, str]]
    sections: Sequence[Section]
    hint: str


def write_report(stream: TextIO, report: Report) -> None:
    """Write the page row by row."""
    stream.write(
        f'<!DOCTYPE html>\n<html lang="{_text(report.language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(report.title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f'<h1>{_text(report.title)}</h1>\n<p class="lead">{_text(report.lead)}</p>\n'
        f'<div class="verdict{"" if report.is_whole else " broken"}">\n'
    )
    stream.writelines(f"<p>{_text(text)}</p>\n" for text in report.verdict)
    stream.write("</div>\n<dl>\n")
    stream.writelines(f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>\n" for name, value in report.facts)
    stream.write("</dl>\n")
    for section in report.sections:
        _write_section(stream, section)
    stream.write(f'<p class="lead">{_text(report.hint)}</p>\n</body>\n</html>\n')


def _write_section(stream: TextIO, section: Section) -> None:
    stream.write(f"<h2>{_text(section.heading)}</h2>\n")
    if section.note:
        stream.write(f"<p>{_text(section.note)}</p>\n")
    kinds = [
        "n" if place in section.numeric else "w" if place in section.wide else ""
        for place in range(len(section.columns))
    ]
    begun = False
    for row in section.rows:
        if not begun:
            begun = True
            heads = "".join(
                f'<th scope="col"{_class(kind)}>{_cell(name)}</th>'
                for kind, name in zip(kinds, section.columns, strict=True)
            )
            stream.write(f"<table>\n<thead><tr>{heads}</tr></thead>\n")
        cells = "".join(
            f"<td{_class(f'{kind} z' if kind == 'n' and cell == '0' else kind)}>{_cell(cell)}</td>"
            for kind, cell in zip(kinds, row.cells, strict=True)
        )
        # One body a row keeps it together on a page with what is said below it.
        stream.write(f"<tbody>\n<tr>{cells}</tr>\n")
        if row.note:
            span = len(kinds) - 1
            stream.write(f'<tr><td></td><td class="note" colspan="{span}">{_text(row.note)}</td></tr>\n')
        stream.write("</tbody>\n")
    stream.write("</table>\n" if begun else f"<p>{_text(section.empty)}</p>\n")


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _text(cell)
    first, second = cell
    return f"{_text(first)}<small>{_text(second)}</small>" if second else _text(first)


def _text(value: str) -> str:
    """A value as text of the page: markup in it is shown, and control characters are not obeyed."""
    return escape("".join(c if _is_shown(c) else "\N{REPLACEMENT CHARACTER}" for c in value))


def _is_shown(character: str) -> bool:
    # Of the spaces Python calls only the plain one printable.
    return character.isprintable() or unicodedata.category(character) == "Zs"
