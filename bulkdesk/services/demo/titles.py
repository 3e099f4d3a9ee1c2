"""Names of the sample store's bulk actions, as operators in Germany, Britain and the United States write them."""

from __future__ import annotations

from random import Random

from bulkdesk.store.clock import to_datetime
from bulkdesk.store.words import JobType

LIVE_FILE = "Spring webinar leads.csv"
"""The file whose import goes on when the store is opened."""

_MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "January February March April May June July August September October November December",
)
_GERMAN, _ENGLISH = 0, 1
_TITLES: dict[JobType, tuple[tuple[str, ...], tuple[str, ...]]] = {
    JobType.IMPORT: (
        (
            "Messe Hannover {year}.csv",
            "Neukunden {month}.csv",
            "Kontakte Außendienst {month}.csv",
            "Webinar-Anmeldungen {month} {year}.csv",
            "Export Altsystem.csv",
            "Händlerliste Süd.csv",
        ),
        (
            "Spring webinar leads.csv",
            "Trade show scans {year}.csv",
            "New customers {month}.csv",
            "Website enquiries {month}.csv",
            "Old CRM export.csv",
            "Partner list {year}.csv",
        ),
    ),
    JobType.EMAIL: (
        (
            "Newsletter {month}",
            "Newsletter {month} {year}",
            "Einladung Hausmesse",
            "Sommeraktion {year}",
            "Terminerinnerung {month}",
            "Kundenumfrage {year}",
        ),
        (
            "{month} newsletter",
            "Webinar invitation",
            "Summer sale {year}",
            "Customer survey {year}",
            "Follow-up after the trade show",
            "Price list {year}",
        ),
    ),
    JobType.SMS: (
        ("Terminerinnerung per SMS", "SMS Rabattaktion {month}", "Kurzfristige Absage {month}"),
        ("Appointment reminder", "Flash sale {month}", "Opening hours {month}"),
    ),
    JobType.ADD_TAG: (
        ("Tag für Messe {year}", "Newsletter-Empfänger markieren", "Leads {month} markieren"),
        ("Tag webinar attendees", "Mark {month} leads", "VIP customers {year}"),
    ),
    JobType.REMOVE_TAG: (
        ("Altes Tag entfernen", "Aktion {year} beendet", "Testphase abgelaufen"),
        ("Remove old campaign tag", "Trial ended {month}", "Clean up tags {year}"),
    ),
    JobType.DELETE: (
        ("Dubletten löschen", "Unzustellbare Adressen löschen", "Inaktive Kontakte {year}"),
        ("Delete duplicates", "Remove bounced contacts", "Inactive contacts {year}"),
    ),
    JobType.RESTORE: (
        ("Versehentlich gelöscht: zurückholen", "Wiederherstellung {month}"),
        ("Bring back deleted contacts", "Restore {month}"),
    ),
    JobType.REVERT: (
        ("Falsches Tag zurücknehmen", "Rückgängig {month}"),
        ("Undo wrong tag", "Revert {month}"),
    ),
}


def title(job_type: JobType, country: str, moment: int, random: Random) -> str:
    """A name for a bulk action made at a moment. A German agency writes English at times."""
    language = _GERMAN if country == "DE" and random.random() < 0.8 else _ENGLISH
    day = to_datetime(moment)
    month = _MONTHS[language].split()[day.month - 1]
    return random.choice(_TITLES[job_type][language]).format(month=month, year=day.year)
