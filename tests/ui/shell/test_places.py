"""Going from place to place, finding things from anywhere, and the settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.services import accounts, contact_card, smart_lists, users
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session, open_session
from bulkdesk.store import trail as trail_rows
from bulkdesk.store.words import JobType, Role
from bulkdesk.ui.contacts.card import ContactDialog
from bulkdesk.ui.contacts.delete_dialog import DeleteDialog
from bulkdesk.ui.contacts.tag_dialog import TagDialog
from bulkdesk.ui.settings import trail as trail_section
from bulkdesk.ui.settings.accounts import AccountDialog, AccountsSection
from bulkdesk.ui.settings.dialog import SettingsDialog
from bulkdesk.ui.settings.trail import TrailSection
from bulkdesk.ui.settings.users import PasswordDialog, UserDialog, UsersSection
from bulkdesk.ui.shell.main_window import MainWindow
from bulkdesk.ui.shell.places import Place
from tests.ui.shell.support import WAIT_MS, MakeWindow, add_import


@pytest.fixture
def other(store_path: Path) -> Session:
    """Another program on the store, in which three people and a list are."""
    session = open_session(store_path)
    for name in ("Ada", "Bert", "Adele"):
        values = {"first_name": name, "email": f"{name.lower()}@example.com"}
        contact_card.create_contact(session, values, tags=["vip"])
    tree = smart_lists.read_filter(session, 'first_name starts with "Ad"')
    smart_lists.create(session, "All the Ads", tree)
    return session


def button(window: QWidget, name: str) -> QToolButton:
    found = window.findChild(QToolButton, name)
    assert found is not None
    return found


class TestPlaces:
    def test_every_place_is_a_click_and_a_shortcut_away(
        self, make_window: MakeWindow, store_path: Path
    ) -> None:
        window = make_window(store_path)
        assert window.places.place is Place.BULK_ACTIONS
        names = {
            "navContacts": Place.CONTACTS,
            "navSmartLists": Place.SMART_LISTS,
            "navRestore": Place.RESTORE,
            "navBulkActions": Place.BULK_ACTIONS,
        }
        for name, place in names.items():
            button(window, name).click()
            assert window.places.place is place
            assert button(window, name).isChecked()
        for place, action in window.top_bar.place_actions.items():
            assert not action.shortcut().isEmpty()
            action.trigger()
            assert window.places.place is place
            assert window.top_bar.places[place].isChecked()

    def test_a_smart_list_leads_to_its_contacts(
        self, make_window: MakeWindow, other: Session, store_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)
        window.places.show_list(smart_lists.all_lists(other)[0].id)
        assert window.places.place is Place.CONTACTS
        table = window.places.contacts.table
        qtbot.waitUntil(lambda: table.model().rowCount() == 2, timeout=WAIT_MS)

    @pytest.mark.parametrize(
        ("word", "kind"),
        [(JobType.ADD_TAG, TagDialog), (JobType.REMOVE_TAG, TagDialog), (JobType.DELETE, DeleteDialog)],
    )
    def test_a_bulk_action_from_a_list_makes_a_job_and_offers_the_way_to_it(
        self,
        make_window: MakeWindow,
        other: Session,
        qtbot: QtBot,
        *,
        word: JobType,
        kind: type[TagDialog | DeleteDialog],
    ) -> None:
        window = make_window(other.store.path)
        row = smart_lists.all_lists(other)[0]
        window.places._start_bulk(word, smart_lists.list_target(row), 2)
        dialog = window.places.findChild(kind)
        assert dialog is not None
        if isinstance(dialog, TagDialog):
            dialog.findChildren(QLineEdit)[0].setText("vip")
        with qtbot.waitSignal(window.desk.notifyOfJobs, timeout=WAIT_MS) as told:
            qtbot.waitUntil(dialog.confirm_button.isEnabled, timeout=WAIT_MS)
            dialog.confirm_button.click()
        _ids, _tone, text, action = told.args
        assert "has been started" in text
        job = find_jobs(other)[0]
        assert (job.type, job.total) == (word, 2)
        qtbot.waitUntil(lambda: window.jobs_page.model.job(job.id) is not None, timeout=WAIT_MS)
        window.places.go(Place.CONTACTS)
        action[1]()
        assert window.places.place is Place.BULK_ACTIONS
        assert [chosen.id for chosen in window.jobs_page.chosen()] == [job.id]


class TestSearch:
    def found(self, window: MainWindow, text: str, qtbot: QtBot) -> list[str]:
        search = window.top_bar.search
        search.setText(text)
        model = search._model

        def is_there() -> bool:
            return model.rowCount() > 0 and model.index(0, 0).data(Qt.ItemDataRole.UserRole + 3) == text

        qtbot.waitUntil(is_there, timeout=WAIT_MS)
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def choose(self, window: MainWindow, row: int) -> None:
        window.top_bar.search._on_chosen(window.top_bar.search._model.index(row, 0))

    def test_finds_contacts_lists_and_bulk_actions(
        self, make_window: MakeWindow, other: Session, store_path: Path, tmp_path: Path, qtbot: QtBot
    ) -> None:
        job = add_import(other, tmp_path, [["new@example.com"]], "Adverts")
        window = make_window(store_path)
        found = self.found(window, "ad", qtbot)
        assert sorted(found[:2]) == ["Ada · ada@example.com", "Adele · adele@example.com"]
        assert found[2:] == ["All the Ads", "Adverts"]
        self.choose(window, 3)
        assert [chosen.id for chosen in window.jobs_page.chosen()] == [job.id]
        self.choose(window, 2)
        assert window.places.place is Place.CONTACTS
        self.choose(window, 0)
        assert window.places.findChild(ContactDialog) is not None

    def test_what_is_not_there_is_said(self, make_window: MakeWindow, other: Session, qtbot: QtBot) -> None:
        window = make_window(other.store.path)
        assert self.found(window, "zzz", qtbot) == ["Nothing found"]
        assert not window.top_bar.search._model.item(0).isEnabled()

    def test_enter_shows_all_contacts_with_the_text(
        self, make_window: MakeWindow, other: Session, qtbot: QtBot
    ) -> None:
        window = make_window(other.store.path)
        window.top_bar.search.setText("bert")
        window.top_bar.search._on_return()
        assert window.places.place is Place.CONTACTS
        qtbot.waitUntil(lambda: window.places.contacts.table.model().rowCount() == 1, timeout=WAIT_MS)

    def test_long_results_are_seen_as_far_as_they_go(
        self, make_window: MakeWindow, other: Session, qtbot: QtBot
    ) -> None:
        name = {"first_name": "Bartholomäus", "last_name": "Freiherr von Hohenlohe-Waldenburg"}
        company = {"company": "Gesellschaft für angewandte Kontaktpflege " * 3}
        contact_card.create_contact(other, {**name, "email": "bartholomaeus.freiherr@example.com"})
        contact_card.create_contact(other, {**name, "email": "b@example.com", **company})
        window = make_window(other.store.path)
        window.top_bar.search.take_focus()
        self.found(window, "bartho", qtbot)
        results = window.top_bar.search.results
        qtbot.waitUntil(results.isVisible, timeout=WAIT_MS)
        assert results.horizontalScrollBar().maximum() == 0
        assert results.width() > window.top_bar.search.width()
        # The longest ends in an ellipsis, inside the list.
        assert results.visualRect(results.model().index(0, 0)).width() <= results.viewport().width()
        # A list that is open gets every key, of the next test as well.
        results.hide()

    def test_markup_is_text(
        self, make_window: MakeWindow, other: Session, store_path: Path, qtbot: QtBot
    ) -> None:
        contact_card.create_contact(other, {"first_name": "<b>bold</b>", "email": "b@example.com"})
        window = make_window(store_path)
        assert self.found(window, "<b>", qtbot) == ["<b>bold</b> · b@example.com"]


def settings_of(window: MainWindow) -> SettingsDialog:
    button(window, "navSettings").click()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    return dialog


def section(dialog: SettingsDialog, kind: type[QWidget]) -> QWidget:
    dialog.show_section(kind)
    found = dialog.findChild(kind)
    assert found is not None
    assert found.isVisible()
    return found


def press(parent: QWidget, name: str) -> None:
    found = parent.findChild(QPushButton, name)
    assert found is not None
    assert found.isEnabled()
    found.click()


def user_form(window: MainWindow, button: str, qtbot: QtBot) -> UserDialog | PasswordDialog:
    """The dialog that a button under the list of users opens for the first one."""
    found = section(settings_of(window), UsersSection)
    assert isinstance(found, UsersSection)
    qtbot.waitUntil(lambda: len(found.rows) == 1, timeout=WAIT_MS)
    found.table.selectRow(0)
    press(found, button)
    form = found.findChild(UserDialog) or found.findChild(PasswordDialog)
    assert form is not None
    return form


class TestSettings:
    def test_the_language_changes_at_once_here_too(
        self, make_window: MakeWindow, store_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)
        dialog = settings_of(window)
        assert dialog.windowTitle() == "Settings"
        window._set_language("de")
        qtbot.waitUntil(lambda: dialog.windowTitle() == "Einstellungen", timeout=WAIT_MS)
        assert window.top_bar.places[Place.CONTACTS].text() == "Kontakte"

    def test_a_sub_account_is_made_renamed_and_archived(
        self, make_window: MakeWindow, store_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)
        dialog = settings_of(window)
        found = section(dialog, AccountsSection)
        assert isinstance(found, AccountsSection)
        press(found, "accountNew")
        form = found.findChild(AccountDialog)
        assert form is not None
        form.name.setText("nord")
        press(form, "formSaveButton")
        qtbot.waitUntil(form.banner.isVisible, timeout=WAIT_MS)
        assert "called nord already" in form.banner.text
        form.name.setText("Süd")
        press(form, "formSaveButton")
        qtbot.waitUntil(lambda: [row.name for row in found.rows] == ["Nord", "Süd"], timeout=WAIT_MS)
        switcher = window.findChild(QComboBox, "accountSwitcher")
        assert switcher is not None
        assert [switcher.itemText(place) for place in range(switcher.count())] == ["Nord", "Süd"]
        found.table.selectRow(1)
        press(found, "accountArchive")
        qtbot.waitUntil(lambda: switcher.count() == 1, timeout=WAIT_MS)
        found.table.selectRow(0)
        press(found, "accountArchive")
        qtbot.waitUntil(found.banner.isVisible, timeout=WAIT_MS)
        assert accounts.all_accounts(window.desk.session)[0].archived_at is None

    def test_the_sub_account_that_is_shown_is_archived(
        self, make_window: MakeWindow, store_path: Path, other: Session, qtbot: QtBot
    ) -> None:
        accounts.add_account(other, "Süd", timezone="Europe/Vienna", country="AT")
        window = make_window(store_path)
        found = section(settings_of(window), AccountsSection)
        assert isinstance(found, AccountsSection)
        qtbot.waitUntil(lambda: len(found.rows) == 2, timeout=WAIT_MS)
        found.table.selectRow(0)
        press(found, "accountArchive")
        switcher = window.top_bar.switcher
        qtbot.waitUntil(lambda: switcher.currentText() == "Nord (archived)", timeout=WAIT_MS)
        assert not window.top_bar.import_action.isEnabled()
        switcher.setCurrentIndex(1)
        assert window.desk.session.account.name == "Süd"
        assert window.top_bar.import_action.isEnabled()
        switcher.reload()
        assert [switcher.itemText(place) for place in range(switcher.count())] == ["Süd"]

    @pytest.mark.parametrize("read_only", [True, False])
    def test_a_window_opens_on_an_archived_sub_account(
        self, make_window: MakeWindow, store_path: Path, other: Session, read_only: bool
    ) -> None:
        south = accounts.add_account(other, "Süd", timezone="Europe/Vienna", country="AT")
        accounts.archive_account(other, south.id)
        other.store.close()
        window = make_window(store_path, account="süd", read_only=read_only)
        assert window.top_bar.switcher.currentText() == "Süd (archived)"
        assert not window.top_bar.import_action.isEnabled()

    def test_a_user_is_made_with_a_password(
        self, make_window: MakeWindow, store_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(store_path)
        found = section(settings_of(window), UsersSection)
        assert isinstance(found, UsersSection)
        press(found, "userNew")
        form = found.findChild(UserDialog)
        assert form is not None
        form.name.setText("bert")
        form.role.setCurrentIndex(form.role.findData("auditor"))
        form.password.setText("short")
        press(form, "formSaveButton")
        qtbot.waitUntil(form.banner.isVisible, timeout=WAIT_MS)
        form.password.setText("long enough for all")
        press(form, "formSaveButton")
        qtbot.waitUntil(lambda: len(found.rows) == 2, timeout=WAIT_MS)
        made = users.all_users(window.desk.session)[1].user
        assert (made.name, made.role, made.has_password) == ("bert", Role.AUDITOR, True)

    @pytest.mark.parametrize(
        ("button", "field"),
        [
            ("userNew", "userName"),
            ("userEdit", "userName"),
            ("userPassword", "newPassword"),
            ("ownPassword", "newPassword"),
        ],
    )
    def test_the_keyboard_begins_on_the_first_field(
        self, make_window: MakeWindow, store_path: Path, button: str, field: str, qtbot: QtBot
    ) -> None:
        form = user_form(make_window(store_path), button, qtbot)
        begins = form.focusWidget()
        assert begins is not None
        assert begins.objectName() == field

    @pytest.mark.parametrize("button", ["userNew", "userPassword", "ownPassword"])
    def test_a_new_password_can_be_read_while_it_is_typed(
        self, make_window: MakeWindow, store_path: Path, button: str, qtbot: QtBot
    ) -> None:
        form = user_form(make_window(store_path), button, qtbot)
        box = form.findChild(QCheckBox, "showPassword")
        assert box is not None
        seen = []
        for _ in range(3):
            seen.append(form.password.echoMode())
            box.click()
        hidden, plain = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
        assert seen == [hidden, plain, hidden]

    def test_who_may_not_change_them_only_looks(
        self, make_window: MakeWindow, store_path: Path, other: Session, qtbot: QtBot
    ) -> None:
        users.add_user(other, "olga", Role.OPERATOR)
        before = trail_rows.head(other.store)
        window = make_window(store_path, user="olga")
        found = section(settings_of(window), UsersSection)
        assert isinstance(found, UsersSection)
        qtbot.waitUntil(lambda: len(found.rows) == 2, timeout=WAIT_MS)
        enabled = [each.objectName() for each in found.findChildren(QPushButton) if each.isEnabled()]
        assert enabled == ["ownPassword"]
        # Looking is no refused act.
        assert trail_rows.head(other.store) == before

    def test_the_trail_is_shown_and_verified(
        self, make_window: MakeWindow, other: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(other.store.path)
        found = section(settings_of(window), TrailSection)
        assert isinstance(found, TrailSection)
        qtbot.waitUntil(lambda: found.table.model().rowCount() > 0, timeout=WAIT_MS)
        texts = [
            found.table.model().index(row, 3, QModelIndex()).data()
            for row in range(found.table.model().rowCount())
        ]
        assert "Made a smart list" in texts
        press(found, "trailVerify")
        qtbot.waitUntil(found.banner.isVisible, timeout=WAIT_MS)
        assert "whole" in found.banner.text
        press(found, "trailCopy")
        assert QGuiApplication.clipboard().text() == found.head.text()
        found.export_to(tmp_path / "audit.zip")
        qtbot.waitUntil(lambda: "Seal" in found.banner.text, timeout=WAIT_MS)
        assert (tmp_path / "audit.zip").exists()

    def test_a_check_of_the_trail_and_an_export_can_be_stopped(
        self, make_window: MakeWindow, other: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        window = make_window(other.store.path)
        found = section(settings_of(window), TrailSection)
        assert isinstance(found, TrailSection)
        for begin in (found.verify_button.click, lambda: found.export_to(tmp_path / "audit.zip")):
            begin()
            assert found.work_bar.isVisible()
            assert not found.verify_button.isEnabled()
            assert not found.export_button.isEnabled()
            press(found, "trailStop")
            assert found.banner.text == "Stopped."
            assert not found.stop_button.isVisible()
        press(found, "trailVerify")
        qtbot.waitUntil(lambda: "whole" in found.banner.text, timeout=WAIT_MS)

    def test_the_trail_begins_with_the_newest_entry_also_when_it_is_read_anew_meanwhile(
        self, make_window: MakeWindow, other: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(trail_section, "PAGE", 3)
        window = make_window(other.store.path)
        found = section(settings_of(window), TrailSection)
        assert isinstance(found, TrailSection)
        model = found.table.model()
        qtbot.waitUntil(lambda: model.rowCount() >= 3, timeout=WAIT_MS)
        newest = model.index(0, 0).data()
        found._read()
        found.reload()
        qtbot.waitUntil(lambda: model.rowCount() >= 3, timeout=WAIT_MS)
        assert model.index(0, 0).data() == newest


def test_no_dialog_is_left_open_when_the_window_closes(make_window: MakeWindow, store_path: Path) -> None:
    window = make_window(store_path)
    dialog = settings_of(window)
    window.close()
    assert not dialog.isVisible()
    assert not any(each.isVisible() for each in window.findChildren(QDialog))
