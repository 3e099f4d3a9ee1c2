"""The readable page of an audit package."""

from __future__ import annotations

import io

from bulkdesk.audit.report import Report, write_report


def test_spaces_of_all_kinds_are_text_and_what_could_draw_over_it_is_not() -> None:
    page = io.StringIO()
    title = "Öl\u00a0&\u2009Gas \u202eXCOD\x07\n"
    write_report(page, Report("en", title, "", True, [], [], [], ""))
    assert "<h1>Öl\u00a0&amp;\u2009Gas \ufffdXCOD\ufffd\ufffd</h1>" in page.getvalue()
