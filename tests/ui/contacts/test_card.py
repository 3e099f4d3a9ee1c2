"""The card of one contact: everything shown, changed, refused at its field, and what happened to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bulkdesk.services import bulk, contact_card
from bulkdesk.services.access import Right
from bulkdesk.services.contact_card import ContactCard
from bulkdesk.services.contact_changes import CardChanges, save_contact
from bulkdesk.services.session import Session, add_account, open_session
from bulkdesk.services.texts import warned_text
from bulkdesk.services.trail import entries
from bulkdesk.store.clock import FixedClock, to_datetime
from bulkdesk.store.errors import NotAllowedError
from bulkdesk.store.words import JobType, Outcome, Role
from bulkdesk.ui.contacts.card import ContactDialog
from bulkdesk.ui.contacts.history_model import PAGE_ROWS, Column
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.theme import SPACING, Theme
from bulkdesk.ui.widgets.chip import Chip
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.format import format_datetime, usual_moment
from tests.bulk_support import DAY, add_tag, delete, ids, import_rows, restore
from tests.support import START, all_contacts
from tests.ui.shell.support import WAIT_MS

Open = Callable[..., ContactDialog]

FULL = {
    "first_name": "Anna",
    "last_name": "Berg",
    "email": "anna@example.com",
    "phone": "+493012345678",
    "company": "Berg GmbH",
    "address": "Hauptstraße 1",
    "city": "Köln",
    "postal_code": "50667",
    "state": "NRW",
    "country": "DE",
    "date_of_birth": "1980-05-31",
    "source": "Fair",
    "type": "Lead",
    "timezone": "Europe/Berlin",
    "notes": "First line\nsecond line",
}


@pytest.fixture
def desk(qapp: QApplication, theme: Theme, session: Session) -> Iterator[Desk]:
    """A desk over an empty sub-account."""
    result = Desk(session)
    yield result
    result.close()


@pytest.fixture
def anna(session: Session) -> ContactCard:
    """A contact with something in every field."""
    values = FULL | {
        "additional_emails": ["a2@example.com", "a3@example.com"],
        "additional_phones": ["+493022222222"],
        "custom": {"Size": "7", "Team": "red"},
    }
    made = contact_card.create_contact(session, values, tags=["vip", "Lead"])
    return contact_card.set_dnd(session, made.contact.id, "sms", closed=True, reason="asked by phone")


@pytest.fixture(params=["auditor", "read-only"])
def reader(
    request: pytest.FixtureRequest, theme: Theme, session: Session, anna: ContactCard
) -> Iterator[Desk]:
    """A desk of somebody who may only look."""
    if request.param == "auditor":
        looks = replace(session, user=replace(session.user, role=Role.AUDITOR))
    else:
        looks = open_session(session.store.path, read_only=True)
    result = Desk(looks)
    yield result
    result.close()


@pytest.fixture
def open_card(qtbot: QtBot) -> Open:
    """Opens cards that show their contact."""

    def opened(desk: Desk, contact_id: int | None = None) -> ContactDialog:
        dialog = ContactDialog(desk, contact_id)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.form.isEnabled() or dialog.banner.isVisible(), timeout=WAIT_MS)
        return dialog

    return opened


@pytest.fixture
def card(desk: Desk, anna: ContactCard, open_card: Open) -> ContactDialog:
    """Her card, open."""
    return open_card(desk, anna.contact.id)


def save(dialog: ContactDialog, qtbot: QtBot) -> int:
    """Press Save; the id of the contact saved."""
    with qtbot.waitSignal(dialog.saved, timeout=WAIT_MS) as told:
        dialog.save_button.click()
    assert not dialog.isVisible()
    (contact_id,) = told.args
    return int(contact_id)


def refused(dialog: ContactDialog, qtbot: QtBot) -> None:
    """Press Save; the card is still there and can be worked on."""
    dialog.save_button.click()
    qtbot.waitUntil(dialog.form.isEnabled, timeout=WAIT_MS)
    assert dialog.isVisible()


def chips(dialog: ContactDialog) -> list[str]:
    """Texts of the tags in sight."""
    return [chip.text for chip in dialog.form.tags.findChildren(Chip)]


# -- showing ------------------------------------------------------------------------------------------------------


def test_shows_everything(desk: Desk, anna: ContactCard, open_card: Open) -> None:
    dialog = open_card(desk, anna.contact.id)
    form = dialog.form
    assert dialog.windowTitle() == "Anna Berg"
    shown = {name: edit.text() for name, edit in form.texts.items()}
    assert shown | {"notes": form.notes.toPlainText()} == FULL
    assert form.lists["additional_emails"].entries() == ["a2@example.com", "a3@example.com"]
    assert form.lists["additional_phones"].entries() == ["+493022222222"]
    assert [(row.name.text(), row.value.text()) for row in form.custom.rows()] == [
        ("Size", "7"),
        ("Team", "red"),
    ]
    assert chips(dialog) == ["Lead", "vip"]
    assert (form.dnd["sms"].switch.isChecked(), form.dnd["email"].switch.isChecked()) == (True, False)
    since = format_datetime(to_datetime(START), "Europe/Berlin")
    assert since in form.dnd["sms"].since.text()
    assert "asked by phone" in form.dnd["sms"].since.text()
    assert not dialog.is_changed
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    assert not dialog.isVisible(), "nothing changed, nothing asked"


def test_comes_up_over_the_middle_of_its_window(desk: Desk, anna: ContactCard, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.setGeometry(100, 40, 1024, 640)
    around.show()
    dialog = ContactDialog(desk, anna.contact.id, around)
    dialog.open()
    assert dialog.size() == QSize(880, 592)
    off = dialog.geometry().center() - around.geometry().center()
    # As far as Qt takes a frame into account that is not there yet.
    assert max(abs(off.x()), abs(off.y())) <= 40
    qtbot.waitUntil(dialog.form.isEnabled, timeout=WAIT_MS)


def test_looking_for_a_contact_that_never_was(desk: Desk, open_card: Open) -> None:
    dialog = open_card(desk, 4711)
    assert "4711" in dialog.banner.text
    assert not dialog.save_button.isVisible()


def test_who_may_not_edit_sees_the_same_card(reader: Desk, anna: ContactCard, open_card: Open) -> None:
    dialog = open_card(reader, anna.contact.id)
    form = dialog.form
    assert form.texts["first_name"].text() == "Anna"
    assert all(edit.isReadOnly() for edit in form.texts.values())
    assert form.notes.isReadOnly()
    assert all(field.isReadOnly() for entries in form.lists.values() for field in entries.fields())
    assert chips(dialog) == ["Lead", "vip"]
    buttons = (dialog.save_button, form.custom.add_button, form.tags.add_button)
    assert not any(button.isVisibleTo(dialog) for button in buttons)
    assert not form.dnd["sms"].switch.isEnabled()
    QTest.keyClick(form.lists["additional_emails"].fields()[0], Qt.Key.Key_Return)
    QTest.keyClick(form.custom.rows()[0].value, Qt.Key.Key_Return)
    assert len(form.lists["additional_emails"].fields()) == 2, "Enter adds no line where nothing can be added"
    assert len(form.custom.rows()) == 2
    dialog.reject()
    assert not dialog.isVisible()


@pytest.mark.parametrize("days", [0, 10.5, 60])
def test_a_deleted_contact_says_so(
    desk: Desk, anna: ContactCard, clock: FixedClock, open_card: Open, days: float
) -> None:
    delete(desk.session)
    left = ceil(60 - days)
    clock.move(int(days * DAY))
    dialog = open_card(desk, anna.contact.id)
    assert format_datetime(to_datetime(START), "Europe/Berlin") in dialog.banner.text
    assert f" {left} more day" in dialog.banner.text if left else "no longer" in dialog.banner.text
    assert dialog.form.texts["email"].text() == "anna@example.com"
    assert dialog.form.texts["email"].isReadOnly()
    assert chips(dialog) == ["Lead", "vip"]
    assert not dialog.save_button.isVisible()


def test_a_deleted_contact_of_another_sub_account_is_none(
    session: Session, anna: ContactCard, open_card: Open
) -> None:
    delete(session)
    desk = Desk(add_account(session, "Süd"))
    dialog = open_card(desk, anna.contact.id)
    assert str(anna.contact.id) in dialog.banner.text
    assert dialog.form.texts["email"].text() == ""
    desk.close()


# -- changing -----------------------------------------------------------------------------------------------------


def test_only_what_was_changed_is_written(
    session: Session, anna: ContactCard, card: ContactDialog, clock: FixedClock, qtbot: QtBot
) -> None:
    # Meanwhile somebody else changes another field.
    contact_card.edit_contact(session, anna.contact.id, {"company": "Berg AG"})
    clock.move(1_000)
    form = card.form
    form.texts["city"].setText("Bonn")
    form.texts["state"].clear()
    form.notes.setPlainText("new")
    form.lists["additional_emails"].fields()[0].setText("B2@Example.com")
    form.lists["additional_phones"].add_button.click()
    form.lists["additional_phones"].fields()[-1].setText("030 333 333 33")
    assert card.is_changed
    assert save(card, qtbot) == anna.contact.id
    now = contact_card.get_contact(session, anna.contact.id).contact
    assert now.texts == FULL | {"city": "Bonn", "state": None, "notes": "new", "company": "Berg AG"}
    assert now.additional_emails == ["b2@example.com", "a3@example.com"]
    assert now.additional_phones == ["+493022222222", "+493033333333"]
    assert (now.custom, now.tags) == (anna.contact.custom, anna.contact.tags)
    assert now.updated_at == START + 1_000


def test_tags_are_added_completed_and_removed(
    desk: Desk, session: Session, anna: ContactCard, qtbot: QtBot, open_card: Open
) -> None:
    dialog = open_card(desk, anna.contact.id)
    tags = dialog.form.tags
    qtbot.waitUntil(lambda: tags.field.known() == ["Lead", "vip"], timeout=WAIT_MS)
    tags.field.setText(" New one ")
    QTest.keyClick(tags.field, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter adds the tag and does not save"
    assert tags.tags() == ["Lead", "vip", "New one"]
    tags.field.setText("VIP")
    tags.add_button.click()
    assert tags.tags() == ["Lead", "vip", "New one"], "upper and lower case are the same tag"
    next(chip for chip in tags.findChildren(Chip) if chip.text == "Lead").closed.emit()
    tags.field.setText("still typed")
    save(dialog, qtbot)
    now = contact_card.get_contact(session, anna.contact.id).contact
    assert sorted(now.tags) == ["New one", "still typed", "vip"]


def test_channels_are_closed_and_opened(
    session: Session, anna: ContactCard, card: ContactDialog, clock: FixedClock, qtbot: QtBot
) -> None:
    clock.move(DAY)
    rows = card.form.dnd
    rows["sms"].switch.click()
    rows["email"].switch.click()
    assert rows["email"].reason.isVisible()
    rows["email"].reason.setText("wrote to us")
    save(card, qtbot)
    now = contact_card.get_contact(session, anna.contact.id)
    assert now.dnd == {"email": (START + DAY, "wrote to us")}


def test_custom_fields_are_added_renamed_and_removed(
    desk: Desk, session: Session, anna: ContactCard, qtbot: QtBot, open_card: Open
) -> None:
    dialog = open_card(desk, anna.contact.id)
    custom = dialog.form.custom
    size, team = custom.rows()
    size.removed.emit()
    team.name.setText("Group")
    custom.add_button.click()
    new = custom.rows()[-1]
    new.value.setText("x")
    dialog.save_button.click()
    assert new.error, "a value without a name is refused at its line"
    new.name.setText("Group")
    dialog.save_button.click()
    assert new.error, "so is a name that is there already"
    new.name.setText("Colour")
    save(dialog, qtbot)
    assert contact_card.get_contact(session, anna.contact.id).contact.custom == {
        "Group": "red",
        "Colour": "x",
    }


def test_a_new_contact(desk: Desk, session: Session, qtbot: QtBot, open_card: Open) -> None:
    dialog = open_card(desk)
    assert dialog.history is None
    assert not dialog.save_button.isEnabled()
    dialog.form.texts["city"].setText("Köln")
    refused(dialog, qtbot)
    assert dialog.banner.isVisible(), "nothing identifies the contact"
    assert all_contacts(session) == []
    dialog.form.texts["first_name"].setText("Bo")
    dialog.form.tags.field.setText("fresh")
    dialog.form.dnd["email"].switch.click()
    made = contact_card.get_contact(session, save(dialog, qtbot))
    assert (made.contact.texts["first_name"], made.contact.texts["city"]) == ("Bo", "Köln")
    assert made.contact.tags == ["fresh"]
    assert made.dnd == {"email": (START, contact_card.BY_HAND)}


# -- refused ------------------------------------------------------------------------------------------------------


def test_an_e_mail_that_is_taken_is_said_at_the_field(
    desk: Desk, session: Session, anna: ContactCard, qtbot: QtBot, open_card: Open
) -> None:
    other = contact_card.create_contact(session, {"first_name": "Otto", "email": "otto@example.com"})
    dialog = open_card(desk, anna.contact.id)
    box = dialog.form.boxes["email"]
    dialog.form.texts["email"].setText("OTTO@example.com")
    dialog.form.texts["city"].setText("Bonn")
    dialog.form.tags.field.setText("late")
    refused(dialog, qtbot)
    assert "Otto" in box.error
    assert f"#{other.contact.id}" in box.error
    assert box.field.property("invalid") is True
    assert box.field.accessibleDescription() == box.error
    assert not dialog.banner.isVisible()
    assert contact_card.get_contact(session, anna.contact.id) == anna, "all or nothing"
    assert dialog.form.texts["city"].text() == "Bonn"
    dialog.form.texts["email"].setText("anna.berg@example.com")
    assert box.error == ""
    save(dialog, qtbot)
    now = contact_card.get_contact(session, anna.contact.id).contact
    assert (now.texts["email"], now.texts["city"]) == ("anna.berg@example.com", "Bonn")
    assert "late" in now.tags


@pytest.mark.parametrize(("field", "value"), [("phone", "12"), ("date_of_birth", "soon"), ("email", "a@@b")])
def test_what_cannot_be_read_is_said_at_the_field(
    card: ContactDialog, qtbot: QtBot, field: str, value: str
) -> None:
    card.form.texts[field].setText(value)
    refused(card, qtbot)
    assert value in card.form.boxes[field].error
    assert [name for name, box in card.form.boxes.items() if box.error] == [field]


def test_an_entry_that_cannot_be_read_is_said_at_the_entry(
    desk: Desk, anna: ContactCard, qtbot: QtBot, open_card: Open
) -> None:
    dialog = open_card(desk, anna.contact.id)
    entries = dialog.form.lists["additional_emails"]
    entries.fields()[1].setText("nothing")
    refused(dialog, qtbot)
    assert "nothing" in entries.error
    assert [bool(field.property("invalid")) for field in entries.fields()] == [False, True]
    entries.fields()[1].setText("ok@example.com")
    assert entries.error == ""


def test_overlong_values_are_said_in_the_words_of_the_card(
    desk: Desk, session: Session, anna: ContactCard, qtbot: QtBot, open_card: Open
) -> None:
    dialog = open_card(desk, anna.contact.id)
    dialog.form.texts["company"].setText("x" * 1_001)
    refused(dialog, qtbot)
    assert "Company" in dialog.form.boxes["company"].error
    dialog.form.texts["company"].setText("x")
    dialog.form.custom.rows()[0].value.setText("y" * 5_001)
    refused(dialog, qtbot)
    assert dialog.form.custom.rows()[0].error
    dialog.form.custom.rows()[0].value.setText("y")
    dialog.form.dnd["email"].switch.click()
    dialog.form.dnd["email"].reason.setText("z" * 1_001)
    refused(dialog, qtbot)
    assert dialog.form.dnd["email"].error
    assert contact_card.get_contact(session, anna.contact.id) == anna


def test_a_contact_deleted_meanwhile_loses_nothing_typed(
    desk: Desk, session: Session, anna: ContactCard, qtbot: QtBot, open_card: Open
) -> None:
    dialog = open_card(desk, anna.contact.id)
    dialog.form.texts["city"].setText("Bonn")
    delete(session)
    refused(dialog, qtbot)
    assert str(anna.contact.id) in dialog.banner.text
    assert dialog.form.texts["city"].text() == "Bonn"


def test_unsaved_changes_are_asked_about(
    desk: Desk, session: Session, anna: ContactCard, open_card: Open
) -> None:
    dialog = open_card(desk, anna.contact.id)
    dialog.form.texts["city"].setText("Bonn")
    dialog.close()
    (question,) = dialog.findChildren(ConfirmDialog)
    assert dialog.isVisible()
    question.cancel_button.click()
    assert dialog.isVisible()
    assert dialog.form.texts["city"].text() == "Bonn"
    dialog.reject()
    dialog.findChildren(ConfirmDialog)[-1].confirm_button.click()
    assert not dialog.isVisible()
    assert contact_card.get_contact(session, anna.contact.id) == anna


def test_a_refused_save_is_in_the_audit_trail(session: Session, anna: ContactCard) -> None:
    auditor = replace(session, user=replace(session.user, role=Role.AUDITOR))
    with pytest.raises(NotAllowedError):
        save_contact(auditor, anna.contact.id, CardChanges({"city": "Bonn"}))
    assert (newest := entries(session)[0]).refused == "not_allowed"
    assert newest.act == Right.EDIT_CONTACT
    assert contact_card.get_contact(session, anna.contact.id) == anna


# -- history ------------------------------------------------------------------------------------------------------


def history_of(dialog: ContactDialog, qtbot: QtBot) -> list[tuple[JobType, Outcome, list[str]]]:
    """What the history tab says."""
    panel = dialog.history
    assert panel is not None
    with qtbot.waitSignal(panel.model.loaded, timeout=WAIT_MS):
        dialog.tabs.setCurrentWidget(panel)
    entries = [item.entry for item in panel.model.items]
    return [(entry.job_type, entry.outcome, panel.model.what(row)) for row, entry in enumerate(entries)]


def test_history_says_what_every_job_did(
    desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot, open_card: Open
) -> None:
    import_rows(session, tmp_path, [["First name", "Email", "City"], ["Anna", "a@example.com", "Köln"]])
    import_rows(session, tmp_path, [["First name", "Email", "City"], ["Anna", "a@example.com", "Bonn"]])
    contact = all_contacts(session)[0]
    add_tag(session, "vip")
    add_tag(session, "vip")
    gone = delete(session)
    dialog = open_card(desk, contact.id)
    assert history_of(dialog, qtbot) == [
        (JobType.DELETE, Outcome.SUCCEEDED, ["Deleted"]),
        (JobType.ADD_TAG, Outcome.SKIPPED, ["The contact has the tag already"]),
        (JobType.ADD_TAG, Outcome.SUCCEEDED, ["Tag “vip” added"]),
        (JobType.IMPORT, Outcome.SUCCEEDED, ["City: Köln → Bonn"]),
        (JobType.IMPORT, Outcome.SUCCEEDED, ["Contact created"]),
    ]
    panel = dialog.history
    assert panel is not None
    assert panel.details.toPlainText() == "Deleted"
    panel.table.selectRow(3)
    assert panel.details.toPlainText() == "City: Köln → Bonn"
    texts = [panel.model.index(0, column).data() for column in (Column.TIME, Column.JOB, Column.TYPE)]
    assert texts == [format_datetime(to_datetime(START), "Europe/Berlin"), gone.name, "Delete contacts"]
    dialog.tabs.setCurrentIndex(0)
    restore(session, gone)
    assert history_of(dialog, qtbot)[0] == (JobType.RESTORE, Outcome.SUCCEEDED, ["Restored"])


@pytest.mark.parametrize("language", ["en", "de"])
def test_history_shows_moments_whole_and_warnings_as_elsewhere(
    desk: Desk,
    tmp_path: Path,
    qtbot: QtBot,
    open_card: Open,
    language: str,
) -> None:
    app, session = QApplication.instance(), desk.session
    assert isinstance(app, QApplication)
    install_language(app, language)
    import_rows(session, tmp_path, [["First name", "Email", "Phone"], ["Anna", "a@example.com", "12"]])
    dialog = open_card(desk, all_contacts(session)[0].id)
    history_of(dialog, qtbot)
    panel = dialog.history
    assert panel is not None
    assert panel.model.index(0, Column.OUTCOME).data() == warned_text()
    room = panel.table.columnWidth(Column.TIME) - 2 * SPACING.md
    assert room >= QFontMetrics(panel.table.font()).horizontalAdvance(usual_moment())
    assert panel.table.horizontalHeader().length() <= panel.table.viewport().width()


def test_history_is_read_in_pages(
    desk: Desk, session: Session, anna: ContactCard, qtbot: QtBot, open_card: Open
) -> None:
    made = [
        bulk.create_add_tag(session, f"t{number}", ids(anna.contact.id)) for number in range(PAGE_ROWS + 5)
    ]
    dialog = open_card(desk, anna.contact.id)
    assert len(history_of(dialog, qtbot)) == PAGE_ROWS
    panel = dialog.history
    assert panel is not None
    model = panel.model
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.loaded, timeout=WAIT_MS):
        panel.table.scrollToBottom()
        model.fetchMore(QModelIndex())
    assert [item.entry.job_id for item in model.items] == [job.id for job in reversed(made)]
    assert not model.canFetchMore(QModelIndex())


@contextmanager
def hidden_records(session: Session) -> Iterator[None]:
    """A store whose records cannot be read for a while."""
    with closing(sqlite3.connect(session.store.path, isolation_level=None)) as file:
        file.execute("PRAGMA legacy_alter_table = ON")
        file.execute("ALTER TABLE record RENAME TO hidden")
        yield
        file.execute("ALTER TABLE hidden RENAME TO record")


def test_a_page_of_the_history_that_cannot_be_read_is_read_again_when_asked_for(
    desk: Desk, session: Session, anna: ContactCard, qtbot: QtBot, open_card: Open
) -> None:
    for number in range(PAGE_ROWS + 5):
        bulk.create_add_tag(session, f"t{number}", ids(anna.contact.id))
    dialog = open_card(desk, anna.contact.id)
    assert len(history_of(dialog, qtbot)) == PAGE_ROWS
    panel = dialog.history
    assert panel is not None
    with hidden_records(session), qtbot.waitSignal(panel.model.failed, timeout=WAIT_MS):
        panel.model.fetchMore(QModelIndex())
    button = panel.banner.action_button
    assert panel.banner.isVisible()
    assert button is not None
    assert panel.model.rowCount() == PAGE_ROWS
    with qtbot.waitSignal(panel.model.loaded, timeout=WAIT_MS):
        button.click()
    assert panel.model.rowCount() == PAGE_ROWS + 5
    assert not panel.banner.isVisible()
