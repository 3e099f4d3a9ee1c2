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
        self._link: tuple[str, int] | None = None
        self._is_at_line_start = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new line, a bullet, or the beginning of a link."""
        if tag in _LEFT_OUT:
            self._left_out += 1
        elif tag == "body":
            # The head ends here at the latest: its own end may be left out.
            self._left_out = 0
        elif tag == "br":
            self._add("\n")
        elif tag == "li":
            self._add("\n- ")
        elif tag == "img":
            self.handle_data(dict(attrs).get("alt") or "")
        elif tag in {"td", "th"}:
            self._add(" ")
        elif tag == "a":
            # There is none within another.
            self._end_link()
            self._link = dict(attrs).get("href") or "", len(self.pieces)
        else:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """The end of a paragraph, or the address of a link."""
        if tag in _LEFT_OUT:
            self._left_out = max(self._left_out - 1, 0)
        elif tag == "a":
            self._end_link()
        else:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        """Text, with its runs of white space as one."""
        if not self._left_out:
            self._add(_SPACE.sub(" ", data))

    # Python's own looks again at every beginning for an end that is not there, and stumbles over some declarations. What
    # has no end takes the rest with it, as in a browser.

    def parse_html_declaration(self, i: int) -> int:
        """Leave out a declaration."""
        return self._end_of(">", i)

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: ARG002 -- the parser's own
        """Leave out a comment."""
        return self._end_of("-->", i)

    def parse_pi(self, i: int) -> int:
        """Leave out a processing instruction."""
        return self._end_of(">", i)

    def parse_starttag(self, i: int) -> int:
        """Take a tag that has an end."""
        return super().parse_starttag(i) if self._has_end(i) else len(self.rawdata)

    def parse_endtag(self, i: int) -> int:
        """Take a tag that has an end."""
        return super().parse_endtag(i) if self._has_end(i) else len(self.rawdata)

    def _has_end(self, start: int) -> bool:
        return self.rawdata.find(">", start) >= 0

    def _end_of(self, mark: str, start: int) -> int:
        end = self.rawdata.find(mark, start + 2)
        return len(self.rawdata) if end < 0 else end + len(mark)

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        if piece.strip(" "):
            self._is_at_line_start = piece.endswith("\n")

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._add("\n\n")
        elif tag in _LINES and not self._is_at_line_start:
            self._add("\n")

    def _end_link(self) -> None:
        if self._link is None:
            return
        (address, start), self._link = self._link, None
        shown = "".join(self.pieces[start:]).strip()
        if address and not address.startswith("#") and address.removeprefix("mailto:") != shown:
            self._add(f" ({address})" if shown else address)


def text_of_html(html: str) -> str:
    """The text of an HTML message: paragraphs, list items, and addresses of links in brackets.

    Merge fields in it stay as they are. Scripts, styles and comments are left out.
    """
    parser = _TextOfHtml()
    parser.feed(html)
    parser.close()
    lines = [_SPACE.sub(" ", line).strip() for line in "".join(parser.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
