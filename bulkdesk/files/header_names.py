"""Known column names of contact exports, as plain words (see :func:`bulkdesk.files.headers.plain`).

Facts from the public export files of HighLevel, HubSpot, Google Contacts, Outlook, Mailchimp, Salesforce, Pipedrive, Zoho,
Thunderbird, Constant Contact, Brevo, Yahoo and GMX.
Within a field the order is the preference: of two columns for one field the name that stands first wins.
"""

from __future__ import annotations

KNOWN: dict[str, tuple[str, ...]] = {
    "id": ("contact id", "kontakt id", "kontaktid", "contactid"),
    "first_name": (
        "first name", "firstname", "given name", "forename", "fname", "contact first name", "person first name",
        "vorname", "rufname", "vornamen", "first",
    ),
    "last_name": (
        "last name", "lastname", "family name", "surname", "lname", "contact last name", "person last name",
        "nachname", "familienname", "zuname", "last",
    ),
    "full_name": (
        "full name", "fullname", "name", "contact name", "display name", "person name", "contact", "contact full name",
        "vollstandiger name", "kontaktname", "anzeigename", "vor und nachname", "vorname und nachname", "ansprechpartner",
        "kontakt", "kunde", "kundenname", "person",
    ),
    "email": (
        "email", "e mail", "email address", "e mail address", "emailaddress", "primary email", "primary email address",
        "e mail 1 value", "email 1 value", "e mail 1 address", "email 1", "e mail 1", "mail", "mail address",
        "e mail adresse", "email adresse", "mailadresse", "emailadresse", "contact email", "person email",
        "email work", "work email", "email business", "business email", "person email work", "email home", "home email",
        "email private", "personal email", "email personal", "person email home",
        "e mail geschaftlich", "e mail privat", "email geschaftlich", "email privat", "email other", "person email other",
    ),
    "phone": (
        "phone", "phone number", "phonenumber", "telephone", "telephone number", "mobile phone", "mobile phone number",
        "mobilephone", "mobile", "mobile number", "cell", "cell phone", "cell phone number", "primary phone", "phone 1 value",
        "phone 1", "tel", "tel nr", "telefon", "telefonnummer", "telefon nr", "handy", "handynummer", "handy nr", "mobil",
        "mobiltelefon", "mobilnummer", "mobilfunknummer", "mobilfunk", "rufnummer", "telefon mobil", "contact phone",
        "phone mobile", "person phone mobile", "business phone", "work phone", "phone work", "person phone work",
        "telefon geschaftlich", "phone home", "home phone", "homephone", "person phone home", "telefon privat", "festnetz",
        "festnetznummer", "primary phone number", "person phone", "whatsapp", "whatsapp number", "whatsapp phone number",
        "sms phone number", "whatsapp nummer", "haupttelefon", "other phone", "otherphone", "phone other",
        "person phone other", "weiteres telefon", "mobil privat", "mobil geschaftlich",
    ),
    "company": (
        "company", "company name", "companyname", "business name", "organization name", "organization 1 name", "organization",
        "organisation", "organisation name", "account name", "firma", "firmenname", "unternehmen", "unternehmensname",
        "associated company", "person organization", "name des unternehmens",
    ),
    "address": (
        "address", "street", "street address", "full address", "address line 1", "address 1", "address1", "mailing street",
        "mailingstreet", "address 1 street", "postal address", "person postal address", "business street", "home street",
        "adresse", "anschrift", "strasse", "strasse und hausnummer", "strasse hausnummer", "strasse nr", "strasse hausnr",
        "strasse geschaftlich", "strasse privat", "other street", "otherstreet", "address 1 formatted",
        "street address line 1 home", "home address",
    ),
    "city": (
        "city", "town", "mailing city", "mailingcity", "address 1 city", "business city", "home city", "stadt", "wohnort",
        "ort geschaftlich", "ort", "ort privat", "other city", "othercity", "city home",
    ),
    "postal_code": (
        "postal code", "postalcode", "zip", "zip code", "zipcode", "post code", "postcode", "zip postal code",
        "postal zip code", "mailing zip", "mailing postal code", "mailingpostalcode", "mailing zip postal code",
        "address 1 postal code", "business postal code", "home postal code", "plz", "postleitzahl",
        "postleitzahl geschaftlich", "postleitzahl privat", "plz geschaftlich", "plz privat", "other zip",
        "otherpostalcode", "other postal code", "zip postal code home", "home zipcode",
    ),
    "state": (
        "state", "region", "province", "state region", "state province", "mailing state", "mailingstate",
        "mailing state province", "address 1 region", "business state", "home state", "bundesland", "kanton",
        "bundesland kanton", "region geschaftlich", "bundesland kanton geschaftlich", "region privat",
        "bundesland kanton privat", "other state", "otherstate", "state province home",
    ),
    "country": (
        "country", "country region", "country name", "country code", "mailing country", "mailingcountry",
        "address 1 country", "business country region", "business country", "home country region", "home country", "land",
        "staat", "land region", "land region geschaftlich", "land region privat", "landercode", "landerkennzeichen", "cc",
        "other country", "othercountry", "country home", "land privat", "land geschaftlich",
    ),
    "date_of_birth": (
        "date of birth", "dateofbirth", "birth date", "birthdate", "birthday", "dob", "geburtsdatum", "geburtstag",
        "geb datum", "geboren am", "person birthday",
    ),
    "source": (
        "source", "contact source", "lead source", "leadsource", "original source", "original traffic source", "quelle",
        "herkunft", "kontaktquelle", "leadquelle",
    ),
    "type": ("type", "contact type", "kontakttyp", "kontaktart", "typ"),
    "timezone": ("timezone", "time zone", "zeitzone"),
    "additional_emails": (
        "additional emails", "additional email", "additional e mails", "additional email addresses", "other emails",
        "secondary email", "alternate email", "second email", "email 2", "email 3", "e mail 2", "e mail 3", "e mail 4",
        "e mail 2 value", "e mail 3 value", "e mail 4 value", "e mail 5 value", "e mail 2 address", "e mail 3 address",
        "e mail 2 adresse", "e mail 3 adresse", "weitere e mail", "weitere e mails", "weitere e mail adressen",
        "zusatzliche e mails", "zusatzliche e mail adressen",
    ),
    "additional_phones": (
        "additional phones", "additional phone", "additional phone numbers", "other phones", "phone 2", "phone 3",
        "phone 2 value", "phone 3 value", "phone 4 value", "phone 5 value", "business phone 2", "home phone 2",
        "telefon 2", "telefon 3", "telefon geschaftlich 2", "telefon privat 2", "mobiltelefon 2", "weitere telefonnummern",
        "weitere telefonnummer", "weitere rufnummern", "zusatzliche telefonnummern", "zusatzliche telefone",
    ),
    "notes": (
        "notes", "note", "comments", "comment", "remarks", "description", "notizen", "notiz", "bemerkungen", "bemerkung",
        "anmerkungen", "anmerkung", "kommentar", "beschreibung",
    ),
    "tags": (
        "tags", "tag", "labels", "label", "categories", "group membership", "groups", "schlagworter", "schlagworte",
        "kategorien", "etiketten", "markierungen", "person labels",
    ),
    "dnd": ("dnd", "do not disturb", "do not contact", "nicht storen", "kontaktsperre"),
    "dnd_sms": ("dnd sms", "sms dnd", "sms opt out", "do not text", "sms blacklisted"),
    "dnd_email": (
        "dnd email", "email dnd", "dnd e mail", "e mail dnd", "email opt out", "hasoptedoutofemail", "has opted out of email",
        "unsubscribed from all email", "email blacklisted",
    ),
    "created_at": (
        "created at", "created", "created date", "createddate", "create date", "date created", "date added", "created on",
        "created time", "contact created", "person created", "erstellt", "erstellt am", "angelegt am", "erstellungsdatum",
        "anlagedatum", "date registered",
    ),
}  # fmt: skip

OVERFLOW = {"email": "additional_emails", "phone": "additional_phones"}
"""Where a second column of a field goes; other fields take one column only."""

COMPANY_ADDRESS: dict[str, tuple[str, ...]] = {
    "address": ("billing street", "billingstreet", "billing address", "billing address line 1"),
    "city": ("billing city", "billingcity"),
    "postal_code": (
        "billing zip",
        "billing postal code",
        "billingpostalcode",
        "billing zip postal code",
        "billing code",
    ),
    "state": ("billing state", "billingstate", "billing state province"),
    "country": ("billing country", "billingcountry"),
}
"""Address columns of a company export."""

COMPANY_MARKERS = frozenset({
    "billing street", "billingstreet", "billing city", "billingcity", "shipping street", "shippingstreet", "shipping city",
    "shippingcity", "industry", "annual revenue", "annualrevenue", "numberofemployees", "number of employees", "employees",
    "account number", "accountnumber", "tickersymbol", "ticker symbol", "ownership", "sic", "sic code", "parentid",
    "account site", "company domain name", "branche", "jahresumsatz", "mitarbeiterzahl", "anzahl mitarbeiter",
})  # fmt: skip
"""Columns that describe a company; two of them without a person's name or e-mail make a company export."""
