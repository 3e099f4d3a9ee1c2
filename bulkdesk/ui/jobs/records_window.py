"""Which records of a long list are known, page by page, with the contents of a few pages only.

A page covers the records whose number lies in ``after < seq <= last``. Pages are read by that key, never by offset, so
a page costs the same at the end of a million records as at their beginning.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass

from bulkdesk.store.records import RecordRow

PAGE_ROWS = 200
"""Records that are read at once: a few screens."""

KEPT_PAGES = 24
"""Pages whose records stay in memory; the others are read again when they come into sight."""


@dataclass(slots=True)
class Page:
    """A stretch of the list.

    Attributes:
        after: number of the last record before it.
        last: number of its last record.
        count: how many records it has.
        stale: its records may have changed since they were read.
    """

    after: int
    last: int
    count: int
    stale: bool = False


class RecordWindow:
    """The known part of a list of records in ascending order of their number."""

    def __init__(self, kept_pages: int = KEPT_PAGES) -> None:
        self._kept = max(2, kept_pages)
        self._pages: list[Page] = []
        self._firsts: list[int] = []
        self._rows: OrderedDict[int, list[RecordRow]] = OrderedDict()
        self.more = True

    @property
    def count(self) -> int:
        """How many records are known."""
        return self._firsts[-1] + self._pages[-1].count if self._pages else 0

    @property
    def held(self) -> int:
        """How many records are in memory."""
        return sum(len(rows) for rows in self._rows.values())

    @property
    def pages(self) -> list[Page]:
        """The known pages in order."""
        return self._pages

    def first(self, page: int) -> int:
        """Index of a page's first record."""
        return self._firsts[page]

    def page_at(self, index: int) -> int:
        """The page that the record at ``index`` is on."""
        return bisect_right(self._firsts, index) - 1

    def at(self, index: int) -> RecordRow | None:
        """The record at ``index``, or None while its page is not in memory."""
        page = self.page_at(index)
        rows = self.rows(page)
        return None if rows is None else rows[index - self._firsts[page]]

    def rows(self, page: int) -> list[RecordRow] | None:
        """A page's records, or None while they are not in memory."""
        rows = self._rows.get(page)
        if rows is not None:
            self._rows.move_to_end(page)
        return rows

    def append(self, rows: list[RecordRow]) -> None:
        """Add a page at the end."""
        after = self._pages[-1].last if self._pages else 0
        self._firsts.append(self.count)
        self._pages.append(Page(after, rows[-1].seq, len(rows)))
        self.put(len(self._pages) - 1, rows)

    def put(self, page: int, rows: list[RecordRow]) -> None:
        """Give a page its records; the pages that were not looked at for longest are let go."""
        self._rows[page] = rows
        self._rows.move_to_end(page)
        self.resize(page, len(rows))
        while len(self._rows) > self._kept:
            self._rows.popitem(last=False)

    def resize(self, page: int, count: int) -> None:
        """Say how many records a page has now."""
        change = count - self._pages[page].count
        if change:
            self._pages[page].count = count
            for later in range(page + 1, len(self._firsts)):
                self._firsts[later] += change

    def mark_stale(self) -> None:
        """Say that any record may have changed."""
        for page in self._pages:
            page.stale = True
