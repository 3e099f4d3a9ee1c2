"""The list of sub-accounts and its form: countries by name, one width for all fields, rows that reach the edge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.services import accounts
from bulkdesk.services.session import init_store
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.settings.accounts import AccountDialog, AccountsSection
from bulkdesk.ui.settings.dialog import SettingsDialog
from tests.ui.shell.support import WAIT_MS

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    session = init_store(
        tmp_path / "store.bulkdesk", account="Nord", user="anna", timezone="Europe/Berlin", country="DE"
    )
    desk = Desk(session)
    yield desk
    desk.close()


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """What the form opens over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def form_of(desk: Desk, over: QWidget) -> AccountDialog:
    dialog = AccountDialog(desk, desk.session.account, over)
    dialog.show()
    return dialog


def test_countries_are_named_in_the_windows_language(desk: Desk, qapp: QApplication, over: QWidget) -> None:
    assert form_of(desk, over).country.currentText() == "Germany"
    install_language(qapp, "de")
    form = form_of(desk, over)
    names = [form.country.itemText(place) for place in range(form.country.count())]
    assert form.country.currentText() == "Deutschland"
    assert names.count("Deutschland") == 1
    assert len(set(names)) == len(names)


def test_a_country_is_found_by_typing_and_saved(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    form = form_of(desk, over)
    field = form.country.lineEdit()
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "switz")
    form.save_button.click()
    qtbot.waitUntil(lambda: accounts.all_accounts(desk.session)[0].country == "CH", timeout=WAIT_MS)


def test_the_form_stays_until_it_is_saved_or_refused(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    form = form_of(desk, over)
    form.name.setText(" ")
    form.save_button.click()
    form.reject()
    assert form.isVisible()
    qtbot.waitUntil(form.banner.isVisible, timeout=WAIT_MS)
    form.name.setText("Süd")
    with qtbot.waitSignal(form.doneWith, timeout=WAIT_MS):
        form.save_button.click()
        form.reject()
    assert accounts.all_accounts(desk.session)[0].name == "Süd"


def test_all_fields_are_of_one_width(desk: Desk, over: QWidget) -> None:
    form = form_of(desk, over)
    assert form.name.width() == form.zone.width() == form.country.width()
    assert form.name.x() == form.country.x()


def test_rows_reach_the_edge_after_reading_again(desk: Desk, qtbot: QtBot) -> None:
    dialog = SettingsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_section(AccountsSection)
    section = dialog.findChild(AccountsSection)
    assert section is not None
    table = section.table
    for _ in range(2):
        shown = len(section.rows)
        section.reload()
        qtbot.waitUntil(lambda: len(section.rows) == 1, timeout=WAIT_MS)
        assert table.horizontalHeader().length() == table.viewport().width(), shown
        section.rows = []
