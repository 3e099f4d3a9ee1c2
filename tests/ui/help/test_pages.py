"""The pages of the help: whole in both languages, without a dead link, and about everything that can happen."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import bulkdesk
from bulkdesk.cli.main import _LOADERS
from bulkdesk.contacts.filter_text import parse_filter
from bulkdesk.services import i18n, texts, texts_sending
from bulkdesk.services.i18n import LANGUAGES, resource_path, set_language
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.help.document import plain
from bulkdesk.ui.help.pages import (
    TOPIC_OF_DIALOG,
    TOPIC_OF_PLACE,
    Topic,
    link_topic,
    links,
    named,
    page_markdown,
    page_source,
    title_of,
)
from bulkdesk.ui.shell.places import Place

ALL = [(topic, language) for topic in Topic for language in LANGUAGES]
UI = Path(bulkdesk.__file__).parent / "ui"

ABOUT_ROWS = {
    *("no_identity", "invalid_email", "invalid_phone", "invalid_date", "invalid_option", "value_too_long"),
    *("unknown_contact_id", "duplicate_in_file", "ambiguous_match", "not_found", "already_exists"),
    *("too_many_columns", "undecodable", "record_too_long", "unterminated_quote"),
}
"""What can become of a row of an import."""


def headings(text: str) -> list[int]:
    """The levels of a page's headings, in order."""
    return [len(found[1]) for found in re.finditer(r"^(#+) \S", text, re.MULTILINE)]


def tables(text: str) -> list[int]:
    """How many rows each table has."""
    return [len(block.splitlines()) for block in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_file_is_a_page_and_each_page_a_file(language: str) -> None:
    files = {path.stem for path in resource_path(f"help/{language}").iterdir()}
    assert files == {topic.value for topic in Topic}


@pytest.mark.parametrize("topic", Topic)
def test_both_languages_say_the_same_things(topic: Topic) -> None:
    first, *others = (page_source(topic, language) for language in LANGUAGES)
    for other in others:
        assert headings(other) == headings(first)
        assert tables(other) == tables(first)
        assert links(other) == links(first)
        for kind in ("reason", "pause", "type", "status"):
            assert named(other, kind) == named(first, kind)


@pytest.mark.parametrize(("topic", "language"), ALL)
def test_a_page_has_one_title_and_no_dead_link(topic: Topic, language: str) -> None:
    text = page_source(topic, language)
    assert headings(text)[0] == 1
    assert headings(text).count(1) == 1
    assert title_of(text)
    assert all(link_topic(target) is not None for target in links(text))


@pytest.mark.parametrize(("topic", "language"), ALL)
def test_a_page_shows_no_marks(topic: Topic, language: str) -> None:
    """Nothing is left to be filled in, and all Markdown is understood."""
    set_language(language)
    shown = plain(page_markdown(topic))
    assert not re.search(r"\{(?!\{)[a-z]+[:}]|\*\*|^#|\]\(|<[a-z]+>", shown.replace("{{", ""), re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_reached_from_another(language: str) -> None:
    reached = {link_topic(target) for topic in Topic for target in links(page_source(topic, language))}
    # These two have entries of their own in the menu.
    assert set(Topic) - reached <= {Topic.START, Topic.NEWS, Topic.COMMAND_LINE}


class TestWhatIsExplained:
    def codes(self, kind: str, *topics: Topic) -> set[str]:
        return {code for topic in topics for codes in named(page_source(topic, "en"), kind) for code in codes}

    def test_every_reason_is_on_a_page(self) -> None:
        assert self.codes("reason", *Topic) == set(texts._REASONS)

    def test_what_becomes_of_rows_is_on_the_page_about_imports(self) -> None:
        assert self.codes("reason", Topic.IMPORT) == ABOUT_ROWS
        assert set(texts.REASON_NUMBERS) <= ABOUT_ROWS

    def test_what_becomes_of_messages_is_on_the_page_about_sending(self) -> None:
        assert self.codes("reason", Topic.SENDING) == set(texts_sending.REASONS)

    @pytest.mark.parametrize("topics", [(Topic.BULK_ACTIONS, Topic.SENDING)])
    def test_every_pause_is_on_a_page(self, topics: tuple[Topic, ...]) -> None:
        told = {texts._PAUSES[code] for code in self.codes("pause", *topics)}
        assert told == set(texts._PAUSES.values())

    def test_pauses_of_messages_are_on_the_page_about_sending(self) -> None:
        told = {texts._PAUSES[code] for code in self.codes("pause", Topic.SENDING)}
        assert told == set(texts_sending.PAUSES.values())

    def test_codes_that_share_a_line_share_their_words(self) -> None:
        for topic in Topic:
            for codes in named(page_source(topic, "en"), "reason"):
                assert len({texts._REASONS[code] for code in codes}) == 1

    def test_every_type_and_status_is_told(self) -> None:
        assert self.codes("type", Topic.BULK_ACTIONS) == set(JobType)
        assert self.codes("status", Topic.BULK_ACTIONS) == set(JobStatus)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_command_is_told(self, language: str) -> None:
        told = re.findall(r"`([a-z]+)", page_source(Topic.COMMAND_LINE, language))
        assert set(_LOADERS) <= set(told)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_news_are_those_of_this_version(self, language: str) -> None:
        versions = re.findall(r"^## Version (\S+)$", page_source(Topic.NEWS, language), re.MULTILINE)
        assert versions[0] == bulkdesk.__version__

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_filters_shown_can_be_read(self, language: str) -> None:
        page = page_source(Topic.SMART_LISTS, language)
        shown = re.findall(r"^ {4}(.+)$", page, re.MULTILINE)
        assert len(shown) == 2
        for filter_text in shown:
            parse_filter(filter_text)

    def test_a_reason_is_shown_as_in_the_program_with_code_and_number(self) -> None:
        set_language("de")
        page = plain(page_markdown(Topic.IMPORT))
        assert i18n.translate("reasons", "No name, e-mail or phone") in page
        assert "no_identity 1021" in page


class TestPlaces:
    def test_every_place_has_a_page(self) -> None:
        assert set(TOPIC_OF_PLACE) == set(Place)

    def test_every_dialog_named_is_one(self) -> None:
        """A dialog that was given another name would have no page any more."""
        names = {
            node.args[0].value
            for path in UI.rglob("*.py")
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "setObjectName"
            and node.args
            and isinstance(node.args[0], ast.Constant)
        }
        # An assistant makes its name of the word that it hands to its frame.
        names |= {
            f"{node.args[0].value}Dialog"
            for path in UI.rglob("assistant.py")
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "__init__"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        }
        assert set(TOPIC_OF_DIALOG) <= names
