"""Names of countries in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers
import pytest

from bulkdesk.services import i18n
from bulkdesk.ui.widgets.countries import country_entries, country_name


@pytest.fixture(params=i18n.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language in turn."""
    before = i18n.language()
    i18n.set_language(request.param)
    yield request.param
    i18n.set_language(before)


def test_every_country_has_a_name_of_its_own(language: str) -> None:
    countries = country_entries()
    assert {code for _, code in countries} == set(phonenumbers.SUPPORTED_REGIONS)
    names = [name for name, _ in countries]
    assert len(set(map(i18n.sort_text, names))) == len(names)
    assert not [name for name in names if len(name) < 4 or name.isupper()], "a code is no name"


def test_names_are_those_of_the_language(language: str) -> None:
    wanted = {
        "de": {
            "AT": "Österreich",
            "CF": "Zentralafrikanische Republik",
            "DE": "Deutschland",
            "HK": "Hongkong",
        },
        "en": {"AT": "Austria", "CF": "Central African Republic", "DE": "Germany", "HK": "Hong Kong"},
    }[language]
    assert {code: country_name(code) for code in wanted} == wanted
    assert [country_name(code) for code in ("TV", "VU", "WS")] == ["Tuvalu", "Vanuatu", "Samoa"]


def test_the_order_is_that_of_the_names() -> None:
    before = i18n.language()
    i18n.set_language("de")
    names = [name for name, _ in country_entries()]
    i18n.set_language(before)
    assert names[0] == "Afghanistan"
    # DIN 5007: letters with marks stand beside those without.
    assert names[1] == "Ägypten"
    assert names.index("Oman") < names.index("Österreich") < names.index("Pakistan")


def test_an_unknown_code_is_its_own_name() -> None:
    assert country_name("QQ") == "QQ"
