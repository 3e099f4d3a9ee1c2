"""What is to be known before an import is started without its check: rows that fail, phone numbers that are lost."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bulkdesk.services.dry_run import PhoneCount
from bulkdesk.services.import_sample import SampleLook
from bulkdesk.services.texts import reason_text
from bulkdesk.ui.theme import SPACING, Tone
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.countries import country_name
from bulkdesk.ui.widgets.format import format_number

_MANY_LOST = 0.2
"""From this share of the rows with a phone number on, one country for all of them is doubted."""


class SampleNotes(QWidget):
    """Two lines, each with a way out; hidden where the first rows give no reason for them.

    ``checkWanted`` tells that the whole file is to be checked, ``countryWanted`` that another country is to be chosen.
    """

    checkWanted = Signal()  # noqa: N815 - Qt's naming for signals
    countryWanted = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failing = Banner(
            "", Tone.WARNING, action=(self.tr("Check the file"), self.checkWanted.emit), parent=self
        )
        self.failing.setObjectName("importFailingNotice")
        self.country = Banner(
            "", Tone.WARNING, action=(self.tr("Change country"), self.countryWanted.emit), parent=self
        )
        self.country.setObjectName("importSampleCountryNotice")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        for banner in (self.failing, self.country):
            if banner.action_button is not None:
                banner.action_button.setAutoDefault(False)
            layout.addWidget(banner)
        self.show_look(None, "")

    def show_look(self, look: SampleLook | None, country: str) -> None:
        """Say what was found with this country's phone numbers; None: nothing is known."""
        failing = None if look is None else self._failing_text(look)
        lost = None if look is None else lost_numbers_text(look.phones, country, is_whole=look.is_whole)
        for banner, text in ((self.failing, failing), (self.country, lost)):
            banner.setVisible(text is not None)
            if text is not None:
                banner.set_text(text)
        self.setVisible(failing is not None or lost is not None)

    def _failing_text(self, look: SampleLook) -> str | None:
        if not look.failing:
            return None
        reasons = ", ".join(
            self.tr("{reason} ({count})").format(reason=reason_text(code), count=format_number(count))
            for code, count in look.failing.items()
        )
        count = sum(look.failing.values())
        text = (
            self.tr("%n of {rows} rows would fail: {reasons}", None, count)
            if look.is_whole
            else self.tr("%n of the first {rows} rows would fail: {reasons}", None, count)
        )
        return text.format(rows=format_number(look.rows), reasons=reasons)


def lost_numbers_text(phones: PhoneCount, country: str, *, is_whole: bool) -> str | None:
    """Name the likely cause where many numbers are lost, else None; ``is_whole``: all rows of the file were counted."""
    if phones.lost < max(1, phones.rows * _MANY_LOST):
        return None
    text = (
        QCoreApplication.translate(
            "SampleNotes",
            "Phone numbers without a country code are read as numbers of this country: {country}. "
            "%n of {rows} cannot be read and would be left out.",
            None,
            phones.lost,
        )
        if is_whole
        else QCoreApplication.translate(
            "SampleNotes",
            "Phone numbers without a country code are read as numbers of this country: {country}. "
            "%n of the first {rows} cannot be read and would be left out.",
            None,
            phones.lost,
        )
    )
    return text.format(country=country_name(country), rows=format_number(phones.rows))
