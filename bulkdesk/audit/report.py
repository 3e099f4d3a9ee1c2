"""The readable part of an audit package: one HTML page that needs nothing else, runs nothing, and prints well.

The words come from above, in the reader's language; every value is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TextIO

_STYLE = """
:root { color-scheme: light; }
body { font: 14px/1.45 system-ui, "Segoe UI", Roboto, sans-serif; color: #1b1f24; margin: 2rem auto; max-width: 72rem; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p.lead { color: #57606a; margin: 0 0 1.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: 0; }
dt { color: #57606a; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .86rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #d8dee4; overflow-wrap: anywhere; }
th { border-bottom: 2px solid #8c959f; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font: .86em ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
@page { size: A4 landscape; margin: 14mm; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
""".strip()


@dataclass(frozen=True)
class Section:
    """A headed table. ``numeric`` are the columns that hold figures; ``empty`` is said where there is no row."""

    heading: str
    note: str
    columns: Sequence[str]
    numeric: frozenset[int]
    rows: Iterable[Sequence[str]]
    empty: str


@dataclass(frozen=True)
class Report:
    """The page: its language (``de``, ``en``), the heading and what stands below it, the facts, the tables."""

    language: str
    title: str
    lead: str
    facts: Sequence[tuple[str, str]]
    sections: Sequence[Section]


def write_report(stream: TextIO, report: Report) -> None:
    """Write the page row by row."""
    stream.write(
        f'<!DOCTYPE html>\n<html lang="{_text(report.language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(report.title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f'<h1>{_text(report.title)}</h1>\n<p class="lead">{_text(report.lead)}</p>\n<dl>\n'
    )
    stream.writelines(f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>\n" for name, value in report.facts)
    stream.write("</dl>\n")
    for section in report.sections:
        _write_section(stream, section)
    stream.write("</body>\n</html>\n")


def _write_section(stream: TextIO, section: Section) -> None:
    stream.write(f"<h2>{_text(section.heading)}</h2>\n")
    if section.note:
        stream.write(f"<p>{_text(section.note)}</p>\n")
    kinds = [' class="n"' if place in section.numeric else "" for place in range(len(section.columns))]
    begun = False
    for row in section.rows:
        if not begun:
            begun = True
            heads = "".join(
                f'<th scope="col"{kind}>{_text(name)}</th>'
                for kind, name in zip(kinds, section.columns, strict=True)
            )
            stream.write(f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n")
        cells = "".join(f"<td{kind}>{_text(cell)}</td>" for kind, cell in zip(kinds, row, strict=True))
        stream.write(f"<tr>{cells}</tr>\n")
    stream.write("</tbody>\n</table>\n" if begun else f"<p>{_text(section.empty)}</p>\n")


def _text(value: str) -> str:
    """A value as text of the page: markup in it is shown, and control characters are not obeyed."""
    return escape("".join(c if c.isprintable() or c == " " else "\N{REPLACEMENT CHARACTER}" for c in value))
