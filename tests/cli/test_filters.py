"""``contacts`` with a smart list or a filter."""

from __future__ import annotations

from bulkdesk.cli.exit_codes import ExitCode
from bulkdesk.services import smart_lists
from bulkdesk.services.session import open_session
from tests.cli.support import Cli, assert_refused


def test_a_filter_chooses_contacts(imported: Cli) -> None:
    assert imported("contacts", "--filter", 'first name is "ÄNNE"', "--count").stdout == "1\n"
    found = imported.json("contacts", "--filter", "phone is empty and was in job 1", "--json")
    assert [contact["first_name"] for contact in found] == ["Cem"]


def test_a_smart_list_chooses_contacts(imported: Cli) -> None:
    session = open_session(imported.store)
    smart_lists.create(session, "With phone", smart_lists.read_filter(session, "phone is not empty"))
    session.store.close()
    found = imported.json("contacts", "--list", "with PHONE", "--json")
    assert [contact["first_name"] for contact in found] == ["Änne"]
    assert_refused(imported("contacts", "--list", "Nobody"), ExitCode.REFUSED, "Nobody")


def test_a_filter_that_cannot_be_read_says_where(imported: Cli) -> None:
    refused = imported("contacts", "--filter", "city is Köln", "--count")
    assert_refused(refused, ExitCode.REFUSED, "character 9", "city is ▸Köln")


def test_only_one_target_is_taken(imported: Cli) -> None:
    for words in (
        ("--all", "--list", "x"),
        ("--list", "x", "--filter", "y"),
        ("--filter", "y", "--ids", "1"),
    ):
        assert imported("contacts", *words).exit_code == ExitCode.USAGE
