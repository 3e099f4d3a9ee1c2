from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulkdesk.contacts import phones
from bulkdesk.contacts.phones import normalise_phone

COUNTRIES = [
    "DE",
    "AT",
    "CH",
    "US",
    "CA",
    "GB",
    "JE",
    "FR",
    "IT",
    "VA",
    "AR",
    "AU",
    "BR",
    "BY",
    "CN",
    "CI",
    "ID",
    "KR",
    "LT",
    "MX",
    "XX",
    None,
]


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("+4930123456", "DE", "+4930123456"),
        ("030 123456", "DE", "+4930123456"),
        ("(030) 12-34/56", "DE", "+4930123456"),
        ("030.123.456", "DE", "+4930123456"),
        ("+49 (0)30 123456", "US", "+4930123456"),
        ("0049 30 123456", "DE", "+4930123456"),
        ("011 49 30 123456", "US", "+4930123456"),
        ("tel:+49-30-123456", "DE", "+4930123456"),
        ("Tel.: 030 123456", "DE", "+4930123456"),
        ("'+4930123456", "DE", "+4930123456"),
        ("030\u00a0123\u202f456", "DE", "+4930123456"),
        ("030\u2011123\u2013456", "DE", "+4930123456"),
        ("\u202a+49 30 123456\u202c", "DE", "+4930123456"),
        ("٠٣٠١٢٣٤٥٦", "DE", "+4930123456"),
        ("０３０１２３４５６", "DE", "+4930123456"),
        ("+49 30 123456-0", "DE", "+49301234560"),
        ("+49 170 1234567", None, "+491701234567"),
        ("(212) 555-1234", "US", "+12125551234"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("0800 TELEKOM", "DE", "+498008353566"),
        ("06 1234567", "IT", "+39061234567"),
        ("011 15-2345-6789", "AR", "+5491123456789"),
        ("(11) 98765-4321", "BR", "+5511987654321"),
        ("07 07 07 07 07", "CI", "+2250707070707"),
        # Without its plus sign, as spreadsheets and messengers export it; a national reading would be valid too.
        ("4917612345678", "DE", "+4917612345678"),
        ("49 (176) 1234567", "DE", "+491761234567"),
        ("493012345678", "DE", "+493012345678"),
        ("33612345678", "FR", "+33612345678"),
        ("14155552671", "US", "+14155552671"),
        # The same digits, with what tells them apart.
        ("04921 134567", "DE", "+494921134567"),
        ("+4921134567", "DE", "+4921134567"),
        ("9123456789", "IN", "+919123456789"),
        ("393 1234567", "IT", "+393931234567"),
        # Begins with what may be a trunk prefix, but is a valid number only with it.
        ("8694998321", "BY", "+3758694998321"),
        # Possible, not assigned: counts.
        ("+49 199 9999999", "DE", "+491999999999"),
    ],
)
def test_read(text: str, country: str | None, expected: str) -> None:
    assert normalise_phone(text, country) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("", "DE"),
        ("+", "DE"),
        ("12", "DE"),
        ("hello", "DE"),
        ("123 Main Street", "DE"),
        ("Room 12345678", "DE"),
        ("0170 1234567 private", "DE"),
        ("1-800-FLOWERS", "DE"),
        ("030123456 a", "DE"),
        ("030 123456 ext. 12", "DE"),
        ("030 123456 x12", "DE"),
        ("030 123456;ext=12", "DE"),
        ("030 123456,,12", "DE"),
        ("0170 1; 0171 2", "DE"),
        ("030 123456 / 030 123457", "DE"),
        ("030 123456, 030 123457", "DE"),
        ("030 123456\n030 123457", "DE"),
        ("030 123456 oder 030 123457", "DE"),
        ("+49 30 123456 +49 30 123457", "DE"),
        ("4.93012E+11", "DE"),
        ("4,93012E+11", "DE"),
        ("493012345678.0", "DE"),
        ("301234567.0", "DE"),
        ("*31#030 123456", "DE"),
        # Emden's 04921 134567 or Düsseldorf's +49 211 34567?
        ("4921134567", "DE"),
        ("555-1234", "US"),
        ("030 123456", None),
        ("030 123456", "XX"),
        ("+999 123456789", "DE"),
        ("1" * 5000, "DE"),
    ],
)
def test_not_read(text: str, country: str | None) -> None:
    assert normalise_phone(text, country) is None


PREFIXES = [
    "",
    "",
    "+",
    "0",
    "00",
    "011",
    "1",
    "49",
    "+49",
    "+49 (0)",
    "0049",
    "+1 ",
    "+44",
    "+39",
    "+54 9",
    "+225",
    "'",
    "(0",
    "-",
]
CODES = st.sampled_from(sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)).map("+{}".format)
DIGITS = st.text("0123456789", min_size=1, max_size=17)
GROUPS = st.lists(st.text("0123456789", min_size=1, max_size=6), min_size=1, max_size=6)
BODIES = DIGITS | st.builds(str.join, st.sampled_from([" ", "-", "/", " / ", ".", ") ", "  "]), GROUPS)


@settings(max_examples=600)
@given(st.sampled_from(PREFIXES) | CODES, BODIES, st.sampled_from(COUNTRIES))
def test_fast_path_answers_like_the_library(prefix: str, body: str, country: str | None) -> None:
    text = prefix + body
    fast = phones._fast(text, country)
    if fast is not None:
        assert fast == phones._by_library(text, country)


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_example_number_of_every_region(region: str) -> None:
    number = phonenumbers.example_number(region)
    assert number is not None
    for style, country in (("E164", None), ("INTERNATIONAL", "DE"), ("NATIONAL", region)):
        written = phonenumbers.format_number(number, getattr(phonenumbers.PhoneNumberFormat, style))
        assert normalise_phone(written, country) == phones._by_library(written, country)
    assert normalise_phone(written, region) == phonenumbers.format_number(
        number, phonenumbers.PhoneNumberFormat.E164
    )


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("+491701234567", None),
        ("+49 170 1234567", "DE"),
        ("+49 (0)30 12345678", "DE"),
        ("0171/234 56 78", "DE"),
        ("(212) 555-1234", "US"),
        ("020 7946 0958", "GB"),
        ("06 1234567", "IT"),
        ("044 668 18 00", "CH"),
    ],
)
def test_plain_numbers_take_the_fast_path(text: str, country: str | None) -> None:
    assert phones._fast(text, country) == phones._by_library(text, country) is not None


@given(st.text("+0123456789 -/().exEtl:;,*#aB\u00a0\u0663\u2011\n", max_size=24), st.sampled_from(COUNTRIES))
def test_stored_form_is_its_own_stored_form(text: str, country: str | None) -> None:
    stored = normalise_phone(text, country)
    if stored is not None:
        assert stored[0] == "+"
        assert stored[1:].isdecimal()
        assert normalise_phone(stored, None) == stored
