"""Automatic mapping on the header lists of real exports."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bulkdesk.contacts.fields import has_identity
from bulkdesk.files.headers import EXPORT_MARK, header_key, suggest_custom, suggest_mapping

DATA = Path(__file__).parent.parent / "data" / "files"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param(
            "Contact Id,First Name,Last Name,Business Name,Phone,Email,Created,Last Activity,Tags,Additional Emails",
            "id,first_name,last_name,company,phone,email,created_at,,tags,additional_emails",
            id="HighLevel",
        ),
        pytest.param(
            "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Create Date,Lead Status",
            ",first_name,last_name,email,phone,,company,created_at,",
            id="HubSpot",
        ),
        pytest.param(
            "Name,Given Name,Additional Name,Family Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
            "E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Value,Address 1 - Formatted,Address 1 - Street,"
            "Address 1 - City,Organization 1 - Name",
            ",first_name,,last_name,date_of_birth,notes,tags,,email,additional_emails,,phone,additional_phones,,address,"
            "city,company",
            id="Google, old",
        ),
        pytest.param(
            "First Name,Middle Name,Last Name,Phonetic First Name,File As,Organization Name,Organization Title,Labels,"
            "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Region,Address 1 - Postal Code",
            "first_name,,last_name,,,company,,tags,,email,,phone,state,postal_code",
            id="Google, new",
        ),
        pytest.param(
            "Title,First Name,Last Name,Company,Business Street,Business City,Business State,Business Postal Code,"
            "Business Country/Region,Home City,Business Phone,Mobile Phone,E-mail Address,E-mail 2 Address,Categories",
            ",first_name,last_name,company,address,city,state,postal_code,country,,additional_phones,phone,email,"
            "additional_emails,tags",
            id="Outlook, English",
        ),
        pytest.param(
            "Anrede,Vorname,Nachname,Firma,Straße geschäftlich,Ort geschäftlich,Region geschäftlich,"
            "Postleitzahl geschäftlich,Land/Region geschäftlich,Telefon (privat),Mobiltelefon,E-Mail-Adresse,E-Mail-Typ,"
            "E-Mail 2: Adresse,Geburtstag,Kategorien,Notizen,Ort",
            ",first_name,last_name,company,address,city,state,postal_code,country,additional_phones,phone,email,,"
            "additional_emails,date_of_birth,tags,notes,",
            id="Outlook, German",
        ),
        pytest.param(
            "Email Address,First Name,Last Name,Phone Number,MEMBER_RATING,OPTIN_TIME,TIMEZONE,CC,REGION,NOTES,TAGS",
            "email,first_name,last_name,phone,,,timezone,country,state,notes,tags",
            id="Mailchimp",
        ),
        pytest.param(
            "ID,ACCOUNTID,LASTNAME,FIRSTNAME,NAME,MAILINGSTREET,MAILINGCITY,MAILINGPOSTALCODE,PHONE,EMAIL,LEADSOURCE,OWNERID",
            ",,last_name,first_name,,address,city,postal_code,phone,email,source,",
            id="Salesforce contacts",
        ),
        pytest.param(
            "Person - Name,Person - Email - Work,Person - Phone - Mobile,Person - Organization",
            "full_name,email,phone,company",
            id="Pipedrive",
        ),
        pytest.param("Name,E-Mail,Telefon,PLZ", "full_name,email,phone,postal_code", id="bare name"),
        pytest.param("Vorname,Name,E-Mail", "first_name,last_name,email", id="German family name"),
        pytest.param(
            "EMAIL,LASTNAME,FIRSTNAME,SMS,EMAIL_BLACKLISTED,SMS_BLACKLISTED,ADDED_TIME",
            "email,last_name,first_name,,dnd_email,dnd_sms,",
            id="Brevo",
        ),
        pytest.param(
            "Email address,First name,Last name,Phone - home,Phone - mobile,Street address line 1 - Home,City - Home,"
            "State/Province - Home,Zip/Postal Code - Home,Country - Home,Email Lists",
            "email,first_name,last_name,additional_phones,phone,address,city,state,postal_code,country,",
            id="Constant Contact",
        ),
        pytest.param(
            "First Name,Last Name,Primary Email,Secondary Email,Work Phone,Mobile Number,Home Address,Home City,Home ZipCode",
            "first_name,last_name,email,additional_emails,additional_phones,phone,address,city,postal_code",
            id="Thunderbird",
        ),
        pytest.param("First,Middle,Last,Email,Mobile", "first_name,,last_name,email,phone", id="Yahoo"),
        pytest.param(
            "Nachname,Vorname,E-Mail (privat),Telefon (privat),Mobil (privat),PLZ (privat),Land (privat)",
            "last_name,first_name,email,phone,additional_phones,postal_code,country",
            id="GMX",
        ),
        pytest.param("bulkdesk_row,bulkdesk_email,email", ",,email", id="our own columns"),
        pytest.param("VORNAME,nach_name,e-MAIL,Strasse,STRAßE", "first_name,,email,address,", id="spelling"),
    ],
)
def test_known_exports(header: str, expected: str) -> None:
    names = header.split(",")
    wanted = {name: field for name, field in zip(names, expected.split(","), strict=True) if field}
    assert suggest_mapping(names) == wanted


def test_our_own_fields_map_to_themselves() -> None:
    fields = [
        "id",
        "first_name",
        "last_name",
        "email",
        "phone",
        "company",
        "address",
        "city",
        "postal_code",
        "state",
        "country",
        "date_of_birth",
        "source",
        "type",
        "timezone",
        "additional_emails",
        "additional_phones",
        "notes",
        "tags",
        "dnd",
        "dnd_sms",
        "dnd_email",
        "created_at",
    ]
    assert suggest_mapping([*fields, EXPORT_MARK]) == {field: field for field in fields}


def test_ids_of_another_table_are_not_ours() -> None:
    """A bare "id" stands in nearly every table: its numbers are other things' numbers."""
    assert suggest_mapping(["id", "first_name", "last_name", "email", "gender", "ip_address"]) == {
        "first_name": "first_name",
        "last_name": "last_name",
        "email": "email",
    }


def test_account_export_maps_no_identity() -> None:
    with (DATA / "accounts-export.csv").open(encoding="cp1252", newline="") as stream:
        header, *rows = csv.reader(stream)
    mapping = suggest_mapping(header, rows[:20])
    assert not has_identity(mapping.values())
    assert mapping["NAME"] == "company"
    assert mapping["BILLINGCITY"] == "city"


@pytest.mark.parametrize(
    ("name", "value", "mapped"),
    [
        ("Contact Id", "17", True),
        ("Kontakt-ID", "17", True),
        ("id", "17", False),
        ("ID", "17", False),
        ("contact_id", "aBxgRqvijWmQ8Vgi2lgV", False),
        ("id", "001x0000002xLCVAA2", False),
        ("Record ID", "17", False),
    ],
)
def test_only_our_own_ids(name: str, value: str, mapped: bool) -> None:
    assert ("id" in suggest_mapping([name, "Email"], [[value, "a@b.de"]]).values()) is mapped


def test_repeated_header_comes_second() -> None:
    assert suggest_mapping(["Email (2)", "Email", "City", "City (2)"]) == {
        "Email (2)": "additional_emails",
        "Email": "email",
        "City": "city",
    }


def test_header_key() -> None:
    assert header_key(["E-Mail", "Name "]) == header_key(["name", "e-mail"])
    assert header_key(["a", "b"]) != header_key(["ab"])
    assert header_key(["a", "b", "bulkdesk_row", "Bulkdesk_code"]) == header_key(["a", "b"])


def test_columns_that_no_field_claims_go_to_custom_fields_of_their_name() -> None:
    header = ["Mail", "E-Mail", "group", "Group", "größe", "bulkdesk_row", "Other"]
    mapping = {"Mail": "email", "E-Mail": "additional_emails"}
    assert suggest_custom(header, mapping, ["Email", "Group", "Grösse", "bulkdesk_row", "Gone"]) == {
        **mapping,
        "Group": "custom:Group",
        "größe": "custom:Grösse",
    }
    # One that is taken already is not given twice.
    assert suggest_custom(["X", "Group"], {"X": "custom:Group"}, ["Group"]) == {"X": "custom:Group"}
