"""The sub-accounts of the store: make, change, archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from zoneinfo import available_timezones

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bulkdesk.services import accounts
from bulkdesk.services.access import Right
from bulkdesk.services.region import system_country, system_timezone
from bulkdesk.store.accounts import AccountRow
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.settings.form_dialog import FormDialog
from bulkdesk.ui.settings.section import ListSection
from bulkdesk.ui.widgets.countries import country_entries, country_name
from bulkdesk.ui.widgets.find_box import FindBox


class AccountsSection(ListSection[AccountRow]):
    """``accountsChanged`` tells that the list that the switcher shows is another one now."""

    accountsChanged = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, Right.MANAGE_ACCOUNTS, parent)
        self.set_texts(
            self.tr("Sub-accounts"),
            self.tr("Contacts, bulk actions, smart lists, senders and templates belong to one sub-account."),
            [self.tr("Name"), self.tr("Time zone"), self.tr("Country"), self.tr("State")],
        )
        self.add_button(self.tr("New sub-account…"), self._make, name="accountNew")
        self.add_button(self.tr("Edit…"), self._edit, name="accountEdit", wants=lambda _row: True)
        self.add_button(
            self.tr("Archive"),
            self._archive,
            name="accountArchive",
            wants=lambda row: row.archived_at is None,
        )
        self.add_button(
            self.tr("Use again"),
            self._restore,
            name="accountRestore",
            wants=lambda row: row.archived_at is not None,
        )
        self.reload()

    def read(self) -> list[AccountRow]:
        """All sub-accounts."""
        return accounts.all_accounts(self.desk.session, archived=True)

    def cells(self, row: AccountRow) -> Sequence[str]:
        """Name, time zone, country, and whether it is in use."""
        state = self.tr("In use") if row.archived_at is None else self.tr("Archived")
        return row.name, row.timezone, country_name(row.country), state

    def _make(self) -> None:
        self._open(AccountDialog(self.desk, None, self))

    def _edit(self) -> None:
        row = self.chosen()
        if row is not None:
            self._open(AccountDialog(self.desk, row, self))

    def _open(self, dialog: AccountDialog) -> None:
        dialog.doneWith.connect(self._on_changed)
        dialog.open()

    def _archive(self) -> None:
        row = self.chosen()
        if row is not None:
            self.act(accounts.archive_account, self.desk.session, row.id)

    def _restore(self) -> None:
        row = self.chosen()
        if row is not None:
            self.act(accounts.restore_account, self.desk.session, row.id)

    def on_acted(self, _result: object) -> None:
        """Tell of the change, too."""
        self._on_changed()

    def _on_changed(self) -> None:
        self.reload()
        self.accountsChanged.emit()


class AccountDialog(FormDialog):
    """Name, time zone and default country of a sub-account."""

    def __init__(self, desk: Desk, row: AccountRow | None, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._row = row
        self.set_texts(
            self.tr("New sub-account") if row is None else self.tr("Edit sub-account"),
            self.tr("Create") if row is None else self.tr("Save"),
        )
        self.name = QLineEdit("" if row is None else row.name, self)
        self.zone = FindBox(((name, name) for name in sorted(available_timezones())), self)
        self.zone.choose(system_timezone() if row is None else row.timezone)
        self.country = FindBox(country_entries(), self)
        self.country.choose(system_country() if row is None else row.country)
        self.add_field(self.tr("Name"), self.name, "accountName")
        self.add_field(
            self.tr("Time zone"),
            self.zone,
            "accountZone",
            self.tr("Of the times shown and of sending hours."),
        )
        self.add_field(
            self.tr("Default country"),
            self.country,
            "accountCountry",
            self.tr("Of phone numbers that are written without a country code."),
        )

    def wish(self) -> Callable[[], object]:
        """Make or change the sub-account."""
        values = {
            # What is no entry is refused with a word on what is wanted.
            "timezone": self.zone.chosen() or self.zone.currentText().strip(),
            "country": self.country.chosen() or self.country.currentText().strip(),
        }
        if self._row is None:
            return partial(accounts.add_account, self._desk.session, self.name.text(), **values)
        return partial(
            accounts.change_account, self._desk.session, self._row.id, name=self.name.text(), **values
        )
