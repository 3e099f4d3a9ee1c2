"""Which country phone numbers are taken to be of where nobody has said."""

from __future__ import annotations

import os
import subprocess
import sys
import zoneinfo
from pathlib import Path

import pytest

from bulkdesk.services.region import country_of_timezone, suggested_country, territory
from bulkdesk.services.session import open_session
from tests.cli.support import ROOT


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("de_DE.UTF-8", "DE"),
        ("de_AT@euro", "AT"),
        ("de_CH", "CH"),
        ("zh-Hans-CN", "CN"),
        ("ca_ES_VALENCIA", "ES"),
        ("en_US_POSIX", "US"),
        *(
            (name, None)
            for name in ("C.UTF-8", "C", "POSIX", "UTF-8", "de", "es_419", "German_Germany.1252", "")
        ),
    ],
)
def test_a_locale_names_its_territory(name: str, code: str | None) -> None:
    assert territory(name) == code


@pytest.mark.parametrize(
    ("environment", "zone", "language", "code"),
    [
        # A locale counts whether or not it is installed; the region before the language, what names none is passed over.
        ({"LANG": "de_AT.UTF-8"}, "Europe/Berlin", "de", "AT"),
        ({"LANG": "en_US.UTF-8", "LC_TELEPHONE": "de_DE.UTF-8"}, "UTC", "en", "DE"),
        ({"LC_ALL": "fr_FR", "LC_TELEPHONE": "de_DE"}, "UTC", "en", "FR"),
        ({"LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"}, "America/New_York", "en", "DE"),
        ({"LANG": "de_XX"}, "Europe/Zurich", "de", "CH"),
        # What systems come with says less than the zone that somebody has set.
        ({"LANG": "en_US.UTF-8"}, "Europe/Berlin", "en", "DE"),
        ({"LANG": "en_US"}, "America/Chicago", "en", "US"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "en_GB.UTF-8"}, "Europe/Berlin", "en", "GB"),
        ({"LANG": "en_US.UTF-8"}, "UTC", "en", "US"),
        # Then the zone, by any of its names.
        ({}, "Europe/Berlin", "en", "DE"),
        ({"LANG": "C.UTF-8"}, "Europe/Vienna", "de", "AT"),
        ({}, "Europe/Stockholm", "en", "SE"),
        ({}, "Asia/Calcutta", "en", "IN"),
        # Then the language that one country speaks for, then the last resort.
        ({}, "UTC", "de", "DE"),
        ({}, "Etc/GMT+3", "en", "US"),
    ],
)
def test_the_country_follows_the_settings(
    environment: dict[str, str], zone: str, language: str, code: str
) -> None:
    assert suggested_country(environment, zone, language) == code


def test_the_package_of_zones_stands_in_for_the_system(tmp_path: Path) -> None:
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=[str(tmp_path)])
    try:
        pytest.importorskip("tzdata")
        assert country_of_timezone("Europe/Berlin") == "DE"
        assert country_of_timezone("Nowhere/Land") is None
    finally:
        zoneinfo.reset_tzpath(to=before)


def test_without_tables_the_zone_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=[str(tmp_path)])
    monkeypatch.setitem(sys.modules, "tzdata", None)
    try:
        assert country_of_timezone("Europe/Berlin") is None
    finally:
        zoneinfo.reset_tzpath(to=before)


@pytest.mark.skipif(os.name == "nt", reason="the locale is not in the environment there")
@pytest.mark.parametrize(
    "settings", [{"LANG": "de_DE.UTF-8", "TZ": "UTC"}, {"LC_ALL": "C.UTF-8", "TZ": "Europe/Berlin"}]
)
def test_the_first_sub_account_of_a_german_machine_is_german(
    settings: dict[str, str], tmp_path: Path
) -> None:
    """Also where the locale is not installed: nearly every number of a German file was lost."""
    store = tmp_path / "store.bulkdesk"
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ"))}
    words = [sys.executable, "-m", "bulkdesk", "--store", str(store), "init"]
    subprocess.run(words, env=clean | settings, cwd=ROOT, check=True, capture_output=True)
    session = open_session(store)
    assert session.account.country == "DE"
    session.store.close()
