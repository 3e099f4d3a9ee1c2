"""Which column goes where."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from bulkdesk.files.headers import header_key
from bulkdesk.jobs.runner import run_job
from bulkdesk.services.imports import ImportRequest, saved_mappings
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.records import download
from bulkdesk.services.session import Session, add_account
from bulkdesk.store import mappings
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.imports.assistant import Step
from bulkdesk.ui.imports.mapping_model import Column
from bulkdesk.ui.imports.target_delegate import NEW_CUSTOM, NameEdit, TargetCombo
from bulkdesk.ui.widgets import task
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from tests.support import all_contacts, run_import, write_csv
from tests.ui.imports.conftest import PEOPLE, OpenDialog
from tests.ui.imports.support import ACCOUNTS, ENTER, check, figure, go_to, start, step
from tests.ui.questions import answer


def test_accounts_export_needs_a_name_and_goes_in(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    dialog = open_dialog(ACCOUNTS)
    go_to(dialog, Step.MAPPING)
    page = dialog.mapping_page
    assert "No column says who the contact is" in page.warning.text
    assert page.warning.isVisible()
    assert not dialog.next_button.isEnabled()
    names = list(page.targets())
    page.model.set_target(names.index("NAME"), "first_name")
    assert not page.warning.isVisible()
    page.keep_button.click()
    assert not page.keep_button.isEnabled()
    check(dialog, qtbot)
    assert (figure(dialog, "created"), figure(dialog, "failed")) == ("423", "0")
    start(dialog, qtbot)
    (job,) = find_jobs(session)
    run_job(session.store, job.id)
    contacts = all_contacts(session)
    assert len(contacts) == 423
    assert any("Crédito" in str(contact) for contact in contacts)


def test_a_field_is_chosen_from_the_list(open_dialog: OpenDialog, people: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(people)
    go_to(dialog, Step.MAPPING)
    table = dialog.mapping_page.table
    table.setCurrentIndex(dialog.mapping_page.model.index(3, Column.NAME))
    QTest.keyClick(table, Qt.Key.Key_F2)
    combo = table.findChild(TargetCombo)
    assert combo is not None
    combo.setCurrentIndex(combo.findData("notes"))
    combo.activated.emit(combo.currentIndex())
    assert dialog.mapping_page.targets()["Rabattgruppe"] == "notes"


def test_a_click_opens_the_list_and_escape_closes_only_that(
    open_dialog: OpenDialog, people: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    go_to(dialog, Step.MAPPING)
    table = dialog.mapping_page.table
    place = table.visualRect(dialog.mapping_page.model.index(2, Column.TARGET)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    combo = table.findChild(TargetCombo)
    assert combo is not None
    assert combo.currentData() == "email"
    qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClick(combo.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: table.findChild(TargetCombo) is None)
    assert dialog.isVisible()
    assert dialog.mapping_page.targets()["E-Mail"] == "email"


def test_a_custom_field_is_named_in_place(open_dialog: OpenDialog, people: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(people)
    go_to(dialog, Step.MAPPING)
    page = dialog.mapping_page
    combo = page.table.open_list(3)
    assert combo is not None
    combo.setCurrentIndex(combo.findData(NEW_CUSTOM))
    combo.activated.emit(combo.currentIndex())
    assert page.targets()["Rabattgruppe"] == "custom:Rabattgruppe"
    qtbot.waitUntil(lambda: page.table.findChild(NameEdit) is not None)
    edit = page.table.findChild(NameEdit)
    assert edit is not None
    assert edit.text() == "Rabattgruppe"
    edit.setText("Discount")
    QTest.keyClick(edit, ENTER)
    qtbot.waitUntil(lambda: page.targets()["Rabattgruppe"] == "custom:Discount")
    assert step(dialog) is Step.MAPPING


def test_two_columns_for_one_field_block_the_way(open_dialog: OpenDialog, people: Path) -> None:
    dialog = open_dialog(people)
    go_to(dialog, Step.MAPPING)
    dialog.mapping_page.model.set_target(3, "email")
    assert not dialog.next_button.isEnabled()
    assert "Two columns go to “E-mail”" in dialog.mapping_page.warning.text
    assert "Two columns" in dialog.next_button.toolTip()
    dialog.mapping_page.model.set_target(3, None)
    assert dialog.next_button.isEnabled()


def test_a_kept_mapping_is_offered_again(
    open_dialog: OpenDialog, people: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    go_to(dialog, Step.MAPPING)
    page = dialog.mapping_page
    page.model.set_target(3, "custom:Discount")
    page.save.setChecked(True)
    assert dialog.reason.text() == "Give the mapping a name, or do not save it."
    page.save_name.setText("Fair")
    go_to(dialog, Step.CHECK)
    start(dialog, qtbot)
    again = open_dialog(write_csv(tmp_path / "later.csv", PEOPLE))
    page = again.mapping_page
    assert [page.saved.itemText(row) for row in range(page.saved.count())] == ["Automatic", "Fair"]
    assert page.saved.currentText() == "Fair"
    assert page.targets()["Rabattgruppe"] == "custom:Discount"
    assert str(page.model.index(0, Column.NOTE).data()) == "Saved mapping"
    page.saved.setCurrentIndex(0)
    page.saved.activated.emit(0)
    assert page.targets()["Rabattgruppe"] == "-"


def test_a_thousand_columns_need_no_thousand_widgets(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    header = ["E-mail", *(f"Field {number}" for number in range(999))]
    dialog = open_dialog(write_csv(tmp_path / "wide.csv", [header, ["a@example.com", *["x"] * 999]]))
    go_to(dialog, Step.MAPPING)
    page = dialog.mapping_page
    assert page.table.findChildren(QComboBox) == []
    page.keep_button.click()
    assert page.model.mapped() == 1000
    assert page.table.open_list(500) is not None
    assert len(page.table.findChildren(QComboBox)) == 1


def test_a_kept_mapping_is_deleted_where_it_is_offered(
    open_dialog: OpenDialog, people: Path, session: Session, qtbot: QtBot
) -> None:
    with session.store.write():
        kept_for = header_key(PEOPLE[0])
        mappings.save(
            session.store, session.account.id, name="Fair", header_key=kept_for, targets={"E-Mail": "email"}
        )
    dialog = open_dialog(people)
    go_to(dialog, Step.MAPPING)
    page = dialog.mapping_page
    assert page.saved.currentText() == "Fair"
    before = page.targets()
    QTest.mouseClick(page.forget_button, Qt.MouseButton.LeftButton)
    question = dialog.findChild(ConfirmDialog, "mappingDeleteDialog")
    assert question is not None
    QTest.mouseClick(question.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.saved.count() == 1)
    assert saved_mappings(session) == []
    assert page.targets() == before
    assert not page.forget_button.isEnabled()


def test_the_assistant_may_be_closed_while_a_mapping_is_deleted(
    open_dialog: OpenDialog, people: Path, session: Session, qtbot: QtBot
) -> None:
    with session.store.write():
        mappings.save(
            session.store,
            session.account.id,
            name="Fair",
            header_key=header_key(PEOPLE[0]),
            targets={"E-Mail": "email"},
        )
    dialog = open_dialog(people)
    go_to(dialog, Step.MAPPING)
    dialog.mapping_page.forget_button.click()
    question = dialog.findChild(ConfirmDialog, "mappingDeleteDialog")
    assert question is not None
    question.confirm_button.click()
    shiboken6.delete(dialog)
    qtbot.waitUntil(lambda: not task._running)
    assert saved_mappings(session) == []


def test_a_log_comes_with_the_mapping_of_its_import(
    open_dialog: OpenDialog, desk: Desk, people: Path, tmp_path: Path
) -> None:
    mapping = {"Rabattgruppe": "custom:Discount", "Nachname": "-"}
    job = run_import(desk.session, ImportRequest(people, mapping=mapping))
    log = tmp_path / "failed.csv"
    assert download(desk.session, job.id, log) == 1
    page = open_dialog(log).mapping_page
    assert page.saved.currentText() == f"As in bulk action {job.id}"
    assert not page.forget_button.isEnabled()
    targets = page.targets()
    assert (targets["Rabattgruppe"], targets["Nachname"]) == ("custom:Discount", "-")
    assert targets["bulkdesk_row"] == "-"


def test_columns_that_are_left_out_are_named_on_the_way(
    open_dialog: OpenDialog, people: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    for wanted in (Step.OPTIONS, Step.CHECK):
        go_to(dialog, wanted)
        note = dialog.options_page.left_out if wanted is Step.OPTIONS else dialog.check_page.left_out
        assert note.isVisible()
        assert note.text == "1 column will not be imported: Rabattgruppe"
        note.button.click()
        assert step(dialog) is Step.MAPPING
    dialog.mapping_page.keep_button.click()
    go_to(dialog, Step.CHECK)
    assert not dialog.check_page.left_out.isVisible()


def test_many_left_out_columns_are_named_in_one_line(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    header = ["E-mail", *(f"Field {number}" for number in range(9)), "bulkdesk_row"]
    dialog = open_dialog(write_csv(tmp_path / "wide.csv", [header, ["a@example.com", *["x"] * 10]]))
    go_to(dialog, Step.OPTIONS)
    text = "9 columns will not be imported: Field 0, Field 1, Field 2 …"
    assert dialog.options_page.left_out.text == text


def test_long_names_that_are_left_out_do_not_widen_the_window(
    open_dialog: OpenDialog, tmp_path: Path
) -> None:
    header = ["E-mail", *(f"{letter} {'Wiedervorlage' * 3}" for letter in "ABC")]
    dialog = open_dialog(write_csv(tmp_path / "wide.csv", [header, ["a@example.com", "x", "x", "x"]]))
    go_to(dialog, Step.OPTIONS)
    assert dialog.options_page.left_out.button.isVisible()
    assert dialog.minimumSizeHint().width() <= 980


def test_choices_are_met_again_after_cancelling(
    open_dialog: OpenDialog, people: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    dialog.mapping_page.model.set_target(3, "custom:Discount")
    dialog.mapping_page.model.set_target(1, None)
    answer(lambda question: question.confirm_button)
    dialog.cancel_button.click()
    assert not dialog.isVisible()
    again = open_dialog(write_csv(tmp_path / "later.csv", PEOPLE))
    page = again.mapping_page
    assert page.targets() == {
        "Vorname": "first_name",
        "Nachname": "-",
        "E-Mail": "email",
        "Rabattgruppe": "custom:Discount",
    }
    assert str(page.model.index(3, Column.NOTE).data()) == "New field"
    # Nothing was chosen since, so nothing would be lost.
    again.cancel_button.click()
    assert not again.isVisible()


def test_another_sub_account_does_not_meet_them(
    open_dialog: OpenDialog, desk: Desk, people: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    dialog.mapping_page.model.set_target(3, "notes")
    dialog.done(0)
    desk.switch_account(add_account(desk.session, "Süd").account)
    assert open_dialog(people).mapping_page.targets()["Rabattgruppe"] == "-"


def test_choices_outlive_another_file_in_between(
    open_dialog: OpenDialog, people: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(people)
    dialog.mapping_page.model.set_target(3, "notes")
    dialog.open_file(write_csv(tmp_path / "other.csv", [["Mail"], ["a@example.com"]]))
    qtbot.waitUntil(lambda: list(dialog.mapping_page.targets()) == ["Mail"])
    dialog.open_file(people)
    qtbot.waitUntil(lambda: len(dialog.mapping_page.targets()) == len(PEOPLE[0]))
    assert dialog.mapping_page.targets()["Rabattgruppe"] == "notes"


def test_a_field_that_an_earlier_import_made_is_offered_again(
    open_dialog: OpenDialog, desk: Desk, people: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    run_import(desk.session, ImportRequest(people, mapping={"Rabattgruppe": "custom:Rabattgruppe"}))
    later = [["E-Mail", "rabattgruppe", "Gruppe"], ["zoe@example.com", "G3", "G4"]]
    dialog = open_dialog(write_csv(tmp_path / "later.csv", later))
    go_to(dialog, Step.MAPPING)
    page = dialog.mapping_page
    assert page.targets()["rabattgruppe"] == "custom:Rabattgruppe"
    assert str(page.model.index(1, Column.NOTE).data()) == "Suggested"
    page.model.set_target(1, None)
    combo = page.table.open_list(2)
    assert combo is not None
    combo.setCurrentIndex(combo.findData("custom:Rabattgruppe"))
    combo.activated.emit(combo.currentIndex())
    assert page.targets()["Gruppe"] == "custom:Rabattgruppe"
    assert str(page.model.index(2, Column.NOTE).data()) == "Chosen by you"
    page.model.set_target(1, "custom:Another")
    assert str(page.model.index(1, Column.NOTE).data()) == "New field"


def test_a_custom_field_stands_in_the_list_once(
    open_dialog: OpenDialog, desk: Desk, people: Path, qtbot: QtBot
) -> None:
    run_import(desk.session, ImportRequest(people, mapping={"Rabattgruppe": "custom:Rabattgruppe"}))
    dialog = open_dialog(people)
    go_to(dialog, Step.MAPPING)
    combo = dialog.mapping_page.table.open_list(3)
    assert combo is not None
    assert combo.currentData() == "custom:Rabattgruppe"
    targets = [combo.itemData(row) for row in range(combo.count())]
    assert targets.count("custom:Rabattgruppe") == 1
