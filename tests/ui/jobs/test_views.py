"""Saved views, and filters that are remembered: the service, the drop-down, and the next start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from bulkdesk.services.session import Session, open_session
from bulkdesk.services.views import (
    Days,
    FilterChoice,
    delete_view,
    find_views,
    rename_view,
    save_view,
)
from bulkdesk.store import accounts, jobs
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.words import JobStatus, JobType, Role
from bulkdesk.ui.jobs.page import JobsPage
from bulkdesk.ui.widgets.confirm import ConfirmDialog
from bulkdesk.ui.widgets.date_range import Preset
from bulkdesk.ui.widgets.name_dialog import NameDialog
from tests.ui.shell.support import WAIT_MS, MakeWindow, add_all_kinds

PAUSED = FilterChoice(statuses=frozenset({JobStatus.PAUSED}), search="straße")
WEEK = FilterChoice(types=frozenset({JobType.SMS}), days=Days.LAST_7_DAYS)

CHOICES = st.builds(
    FilterChoice,
    statuses=st.frozensets(st.sampled_from(JobStatus)),
    types=st.frozensets(st.sampled_from(JobType)),
    created_by=st.frozensets(st.text(max_size=5), max_size=3),
    days=st.sampled_from([each for each in Days if each is not Days.CUSTOM]),
    search=st.text(max_size=10),
) | st.builds(
    FilterChoice, days=st.just(Days.CUSTOM), first=st.none() | st.dates(), last=st.none() | st.dates()
)


class TestChoice:
    @given(choice=CHOICES)
    def test_is_kept_whole(self, choice: FilterChoice) -> None:
        assert FilterChoice.from_json(choice.to_json()) == choice

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "x",
            "[]",
            "null",
            "[" * 100_000,
            '{"statuses": "paused"}',
            '{"days": 7, "first": "never", "search": null}',
        ],
        ids=lambda text: text[:20],
    )
    def test_what_is_not_understood_narrows_nothing_down(self, text: str) -> None:
        assert FilterChoice.from_json(text) == FilterChoice()

    def test_words_of_a_newer_program_are_left_out(self) -> None:
        kept = FilterChoice.from_json(
            '{"statuses": ["paused", "melted"], "types": [1, "sms"], "days": "eon"}'
        )
        assert kept == FilterChoice(statuses=frozenset({JobStatus.PAUSED}), types=frozenset({JobType.SMS}))


class TestService:
    def test_save_replace_rename_delete(self, session: Session) -> None:
        first = save_view(session, "  Zu   tun ", PAUSED)
        second = save_view(session, "Ämter", WEEK)
        assert find_views(session) == [first, second]
        assert first.name == "Zu tun"
        replaced = save_view(session, "ZU TUN", WEEK)
        assert replaced == replace(first, name="ZU TUN", choice=WEEK)
        renamed = rename_view(session, first.id, "zu Tun")
        assert [view.name for view in find_views(session)] == ["zu Tun", "Ämter"]
        with pytest.raises(RefusedError) as error:
            rename_view(session, second.id, "ZU tun")
        assert error.value.code == "view_exists"
        delete_view(session, renamed.id)
        assert find_views(session) == [second]
        with pytest.raises(RefusedError) as error:
            delete_view(session, renamed.id)
        assert error.value.code == "view_unknown"

    @pytest.mark.parametrize("name", ["", "  \n", "x" * 201])
    def test_a_bad_name_is_refused(self, session: Session, name: str) -> None:
        with pytest.raises(RefusedError):
            save_view(session, name, PAUSED)
        assert find_views(session) == []

    def test_belong_to_one_person_in_one_sub_account(self, session: Session) -> None:
        with session.store.write():
            auditor = accounts.add_user(session.store, name="vera", role=Role.AUDITOR)
            south = accounts.add_account(session.store, name="Süd", timezone="Europe/Vienna", country="AT")
        own = save_view(session, "mine", PAUSED)
        hers = save_view(replace(session, user=auditor), "mine", WEEK)
        assert find_views(session) == [own]
        assert find_views(replace(session, user=auditor)) == [hers]
        assert find_views(session.at(south)) == []
        for stranger in (replace(session, user=auditor), session.at(south)):
            with pytest.raises(RefusedError):
                rename_view(stranger, own.id, "stolen")
            with pytest.raises(RefusedError):
                delete_view(stranger, own.id)
        assert find_views(session) == [own]

    def test_a_store_opened_for_reading_takes_none(self, session: Session) -> None:
        save_view(session, "mine", PAUSED)
        session.store.close()
        reader = open_session(session.store.path, read_only=True)
        with reader.store:
            (view,) = find_views(reader)
            for act in (
                lambda: save_view(reader, "new", WEEK),
                lambda: rename_view(reader, view.id, "new"),
                lambda: delete_view(reader, view.id),
            ):
                with pytest.raises(RefusedError) as error:
                    act()
                assert error.value.code == "store_read_only"


def add_jobs(session: Session, count: int) -> None:
    """Jobs of every kind, with nothing for the worker to begin with."""
    for job in add_all_kinds(session, count):
        if job.status is JobStatus.IN_PROGRESS:
            with session.store.write():
                jobs.update(session.store, job.id, status=JobStatus.PAUSED)


@pytest.fixture
def page(make_window: MakeWindow, store_path: Path) -> JobsPage:
    """The page on a store of forty jobs."""
    session = open_session(store_path)
    add_jobs(session, 40)
    session.store.close()
    return make_window(store_path).jobs_page


def menu(page: JobsPage) -> list[QAction]:
    opened = page.views.menu()
    opened.aboutToShow.emit()
    return [action for action in opened.actions() if not action.isSeparator()]


def entry(page: JobsPage, text: str) -> QAction:
    return next(action for action in menu(page) if action.text() == text)


def save_as(page: JobsPage, name: str, qtbot: QtBot) -> None:
    entry(page, "Save filter as…").trigger()
    dialog = page.window().findChild(NameDialog)
    assert dialog is not None
    dialog.name_edit.setText(name)
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: any(view.name == name for view in page.views.views), timeout=WAIT_MS)


class TestDropDown:
    def test_save_choose_change_rename_delete(self, page: JobsPage, qtbot: QtBot) -> None:
        assert page.views.text() == "Views"
        assert not entry(page, "Save filter as…").isEnabled()
        page.filters.set_choice(PAUSED)
        shown = page.proxy.rowCount()
        save_as(page, "A & <b>B</b>", qtbot)
        assert page.views.text() == "View: A && <b>B</b>"
        assert page.views.accessibleName() == "View: A & <b>B</b>"
        page.filters.clear_button.click()
        assert page.views.text() == "Views"
        entry(page, "A && <b>B</b>").trigger()
        assert page.filters.choice() == PAUSED
        assert page.proxy.rowCount() == shown
        assert entry(page, "A && <b>B</b>").isChecked()
        page.filters.type.set_values(["sms"])
        assert page.views.text() == "View: A && <b>B</b> (changed)"
        entry(page, "Save changes to “A && <b>B</b>”").trigger()
        qtbot.waitUntil(lambda: page.views.text() == "View: A && <b>B</b>", timeout=WAIT_MS)
        entry(page, "Rename…").trigger()
        dialog = page.window().findChild(NameDialog)
        assert dialog is not None
        dialog.name_edit.setText(" ")
        assert not dialog.confirm_button.isEnabled()
        dialog.name_edit.setText("C")
        dialog.confirm_button.click()
        qtbot.waitUntil(lambda: page.views.text() == "View: C", timeout=WAIT_MS)
        entry(page, "Delete…").trigger()
        question = page.window().findChild(ConfirmDialog, "viewDeleteDialog")
        assert question is not None
        question.confirm_button.click()
        qtbot.waitUntil(lambda: not page.views.views, timeout=WAIT_MS)
        # The filter itself stays.
        assert page.filters.is_active()
        assert page.views.text() == "Views"

    def test_a_name_that_is_taken_is_told_of(self, page: JobsPage, qtbot: QtBot) -> None:
        page.filters.set_choice(PAUSED)
        save_as(page, "Straße", qtbot)
        entry(page, "Save filter as…").trigger()
        dialog = page.window().findChildren(NameDialog)[-1]
        dialog.name_edit.setText("STRASSE")
        assert not dialog.hint.isHidden()
        assert dialog.confirm_button.isEnabled()
        dialog.name_edit.setText("STRASSEN")
        assert dialog.hint.isHidden()

    def test_no_view_is_given_the_name_of_another(self, page: JobsPage, qtbot: QtBot) -> None:
        for name, choice in (("Straße", PAUSED), ("Week", WEEK)):
            page.filters.set_choice(choice)
            save_as(page, name, qtbot)
        entry(page, "Rename…").trigger()
        dialog = page.window().findChildren(NameDialog)[-1]
        assert dialog.name() == "Week"
        dialog.name_edit.setText("STRASSE")
        assert not dialog.hint.isHidden()
        assert not dialog.confirm_button.isEnabled()
        dialog.name_edit.setText("Weeks")
        assert dialog.confirm_button.isEnabled()


class TestRemembered:
    def test_at_the_next_start(
        self, page: JobsPage, make_window: MakeWindow, store_path: Path, qtbot: QtBot
    ) -> None:
        choice = FilterChoice(
            statuses=frozenset({JobStatus.PAUSED, JobStatus.QUEUED}),
            created_by=frozenset({"anna", "gone"}),
            days=Days.CUSTOM,
            first=date(2030, 3, 17),
            last=date(2030, 3, 18),
            search="strasse",
        )
        page.filters.set_choice(choice)
        shown = page.proxy.rowCount()
        assert 0 < shown < 40
        save_as(page, "Both", qtbot)
        page.filters.type.set_values([])
        again = make_window(store_path).jobs_page
        assert again.filters.choice() == choice
        assert again.proxy.rowCount() == shown
        assert again.filters.count.text() == f"{shown} of 40"
        qtbot.waitUntil(lambda: again.views.text() == "View: Both", timeout=WAIT_MS)

    def test_for_each_sub_account_by_itself(
        self, make_window: MakeWindow, store_path: Path, qtbot: QtBot
    ) -> None:
        session = open_session(store_path)
        with session.store.write():
            accounts.add_account(session.store, name="Süd", timezone="Europe/Vienna", country="AT")
        add_jobs(session, 10)
        session.store.close()
        window = make_window(store_path)
        page = window.jobs_page
        page.filters.status.set_values(["paused"])
        window.top_bar.switcher.setCurrentIndex(1)
        qtbot.waitUntil(lambda: not page.is_loading, timeout=WAIT_MS)
        assert not page.filters.is_active()
        page.filters.days.set_preset(Preset.TODAY)
        window.top_bar.switcher.setCurrentIndex(0)
        qtbot.waitUntil(lambda: not page.is_loading, timeout=WAIT_MS)
        assert page.filters.choice() == FilterChoice(statuses=frozenset({JobStatus.PAUSED}))
        assert page.proxy.rowCount() == 4

    def test_a_spoilt_setting_narrows_nothing_down(
        self, page: JobsPage, make_window: MakeWindow, store_path: Path, settings: QSettings
    ) -> None:
        page.filters.status.set_values(["paused"])
        (key,) = [key for key in settings.allKeys() if key.startswith("filters/")]
        settings.setValue(key, "{spoilt")
        again = make_window(store_path).jobs_page
        assert again.proxy.rowCount() == 40
