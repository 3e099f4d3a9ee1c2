"""The plain text of an HTML message, for readers and programs that show no HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_PARAGRAPHS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr"}
)
_LINES: Final = frozenset({"div", "tr", "section", "article", "header", "footer", "dt", "dd", "address"})
_LEFT_OUT: Final = frozenset({"script", "style", "head", "title", "template", "noscript"})
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")


class _TextOfHtml(HTMLParser):
    """Collects the text, with line ends where a browser would begin a new line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._left_out = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new line, a bullet, or the beginning of a link."""
        if tag in _LEFT_OUT:
            self._left_out += 1
        elif tag == "br":
            self.pieces.append("\n")
        elif tag == "li":
            self.pieces.append("\n- ")
        elif tag == "img":
            self.handle_data(dict(attrs).get("alt") or "")
        elif tag in {"td", "th"}:
            self.pieces.append(" ")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.pieces)))
        else:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """The end of a paragraph, or the address of a link."""
        if tag in _LEFT_OUT:
            self._left_out = max(self._left_out - 1, 0)
        elif tag == "a" and self._links:
            self._end_link(*self._links.pop())
        else:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        """Text, with its runs of white space as one."""
        if not self._left_out:
            self.pieces.append(_SPACE.sub(" ", data))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.pieces.append("\n\n")
        elif tag in _LINES and not self._at_line_start():
            self.pieces.append("\n")

    def _at_line_start(self) -> bool:
        last = next((piece for piece in reversed(self.pieces) if piece.strip(" ")), "\n")
        return last.endswith("\n")

    def _end_link(self, address: str, start: int) -> None:
        shown = "".join(self.pieces[start:]).strip()
        if address and not address.startswith("#") and address.removeprefix("mailto:") != shown:
            self.pieces.append(f" ({address})" if shown else address)


def text_of_html(html: str) -> str:
    """The text of an HTML message: paragraphs, list items, and addresses of links in brackets.

    Merge fields in it stay as they are. Scripts, styles and comments are left out.
    """
    parser = _TextOfHtml()
    parser.feed(html)
    parser.close()
    lines = [_SPACE.sub(" ", line).strip() for line in "".join(parser.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
