"""What people do is in the audit trail: who, what, about what, how many; in the transaction of the act."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bulkdesk.audit.acts import TrailAct
from bulkdesk.services import (
    accounts,
    bulk,
    contact_card,
    contacts,
    imports,
    jobs,
    purging,
    records,
    restoring,
    senders,
    smart_lists,
    trail,
    upkeep,
    views,
)
from bulkdesk.services.access import Right
from bulkdesk.services.i18n import set_language
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.session import Session, open_session
from bulkdesk.services.trail import TrailEntry
from bulkdesk.services.trail_texts import act_text, figures_text, object_text, result_text
from bulkdesk.services.views import FilterChoice
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.errors import NotAllowedError, RefusedError, StoppedError, StoreError
from bulkdesk.store.filters import Condition, Operator
from bulkdesk.store.trail import TrailFilter
from bulkdesk.store.words import Channel, ImportMode, Role
from tests.bulk_support import ALL, DAY, add_people, add_tag, delete, ids
from tests.send_support import HOST, Inbox, mail_server
from tests.support import run_import, write_csv

VIP = Condition("tags", Operator.HAS_ANY, ("vip",))

Noted = tuple[str, tuple[str | None, int | None], dict[str, object]]


@pytest.fixture
def noted(session: Session, tmp_path: Path) -> Callable[[Callable[[], object]], list[Noted]]:
    """Three people; then: what an act leaves in the trail, oldest first."""
    add_people(session, tmp_path)

    def do(act: Callable[[], object]) -> list[Noted]:
        last, _ = trail.head(session)
        act()
        found = [entry for entry in trail.entries(session) if entry.number > last]
        assert all(entry.user == "anna" and entry.refused is None for entry in found)
        assert trail.verify(session).whole
        return [(entry.act, (entry.object_type, entry.object_id), entry.figures) for entry in reversed(found)]

    return do


Do = Callable[[Callable[[], object]], list[Noted]]


def test_an_import(session: Session, noted: Do, tmp_path: Path) -> None:
    file = write_csv(
        tmp_path / "in.csv", [["first name", "email"], ["Cleo", "cleo@example.com"], ["x", "bad"]]
    )
    request = ImportRequest(
        file, tags=("vip", "new"), consent=True, save_mapping_as="My file", smart_list="Cleo's"
    )
    first, *rest = noted(lambda: imports.create_import(session, request))
    assert first == (
        "job_created",
        ("job", 2),
        {
            "type": "import",
            "total": 2,
            "parent": None,
            "mode": "upsert",
            "overwrite_empty": False,
            "consent": True,
            "tags": 2,
        },
    )
    assert rest == [
        ("mapping_saved", (None, None), {"columns": 2}),
        ("smart_list_created", ("smart_list", 1), {}),
    ]
    (gone,) = noted(lambda: imports.delete_mapping(session, 1))
    assert gone == ("mapping_deleted", ("mapping", 1), {})
    assert noted(lambda: imports.delete_mapping(session, 1)) == []


def test_bulk_actions_and_what_follows_them(session: Session, noted: Do, tmp_path: Path) -> None:
    assert noted(lambda: bulk.create_add_tag(session, "vip", ids(1, 2))) == [
        ("job_created", ("job", 2), {"type": "add_tag", "total": 2, "parent": None})
    ]
    assert noted(lambda: jobs.pause(session, 2)) == [
        ("job_paused", ("job", 2), {"before": "queued", "pending": 2})
    ]
    assert noted(lambda: jobs.edit(session, 2, name="Better")) == [
        ("job_edited", ("job", 2), {"fields": ["name"]})
    ]
    assert noted(lambda: jobs.resume(session, 2)) == [
        ("job_resumed", ("job", 2), {"before": "paused", "pending": 2})
    ]
    assert noted(lambda: jobs.cancel(session, 2)) == [
        ("job_cancelled", ("job", 2), {"before": "queued", "pending": 2})
    ]
    tagged = add_tag(session, "vip")
    assert noted(lambda: restoring.create_revert(session, tagged.id))[0][2] == {
        "type": "revert",
        "total": 3,
        "parent": tagged.id,
    }
    gone = delete(session, ids(1))
    assert noted(lambda: restoring.create_restore(session, gone.id))[0][2] == {
        "type": "restore",
        "total": 1,
        "parent": gone.id,
    }
    failed = run_import(session, ImportRequest(write_csv(tmp_path / "bad.csv", [["email"], ["bad"]])))
    assert noted(lambda: bulk.retry(session, failed.id))[0][2] == {
        "type": "import",
        "total": 1,
        "parent": failed.id,
    }


def test_a_contact_by_hand(session: Session, noted: Do) -> None:
    made = noted(lambda: contact_card.create_contact(session, {"first_name": "Dora"}, tags=["vip"]))
    assert made == [("contact_created", ("contact", 4), {"tags": 1})]
    edited = noted(
        lambda: contact_card.edit_contact(session, 4, {"last_name": "Maier", "custom": {"Secret": "x"}})
    )
    assert edited == [("contact_edited", ("contact", 4), {"fields": ["custom", "last_name"]})]
    assert noted(lambda: contact_card.edit_contact(session, 4, {"last_name": "Maier"})) == []
    changed = noted(lambda: contact_card.change_tags(session, 4, add=["a", "b"], remove=["VIP"]))
    assert changed == [("contact_tags_changed", ("contact", 4), {"added": 2, "removed": 1})]
    assert noted(lambda: contact_card.change_tags(session, 4, add=["a"])) == []
    closed = noted(lambda: contact_card.set_dnd(session, 4, "sms", closed=True, reason="asked by phone"))
    assert closed == [("contact_dnd_changed", ("contact", 4), {"channel": "sms", "closed": True})]
    assert noted(lambda: contact_card.set_dnd(session, 4, "sms", closed=True)) == []


def test_smart_lists(session: Session, noted: Do) -> None:
    assert noted(lambda: smart_lists.create(session, "People", VIP)) == [
        ("smart_list_created", ("smart_list", 1), {})
    ]
    assert noted(lambda: smart_lists.rename(session, 1, "Folk"))[0][0] == "smart_list_renamed"
    assert noted(lambda: smart_lists.edit(session, 1, VIP))[0][0] == "smart_list_edited"
    assert noted(lambda: smart_lists.duplicate(session, 1)) == [("smart_list_created", ("smart_list", 2), {})]
    assert noted(lambda: smart_lists.delete(session, 1)) == [("smart_list_deleted", ("smart_list", 1), {})]


def test_what_leaves_the_store(session: Session, noted: Do, tmp_path: Path) -> None:
    assert noted(lambda: contacts.export_contacts(session, ALL, tmp_path / "all.xlsx")) == [
        ("contacts_exported", (None, None), {"count": 3, "format": "xlsx"})
    ]
    assert noted(lambda: records.download(session, 1, tmp_path / "log.csv", records.Download.ALL)) == [
        ("records_exported", ("job", 1), {"which": "all", "count": 3})
    ]
    assert noted(lambda: upkeep.backup(session, tmp_path / "copy.bulkdesk")) == [
        ("backup_made", (None, None), {})
    ]


def test_a_person_s_own_view_is_nobody_s_business(session: Session, noted: Do) -> None:
    assert noted(lambda: views.save_view(session, "Mine", FilterChoice())) == []


def test_a_file_that_cannot_be_written_leaves_no_entry(session: Session, noted: Do, tmp_path: Path) -> None:
    def act() -> None:
        with pytest.raises(RefusedError):
            contacts.export_contacts(session, ALL, tmp_path / "no folder" / "all.csv")
        with pytest.raises(RefusedError):
            bulk.create_add_tag(session, "x", ids(99))
        with pytest.raises(RefusedError):
            bulk.create_delete(session, smart_lists.filter_target(session, VIP))

    assert noted(act) == []


def test_a_purge_breaks_nothing_and_no_person_is_in_the_trail(
    session: Session, noted: Do, tmp_path: Path, clock: FixedClock
) -> None:
    secrets = [
        ["first name", "last name", "email", "phone", "tags"],
        ["Zebulon", "Quux", "zeb@q.test", "+4930123456", "Patient"],
    ]
    run_import(session, ImportRequest(write_csv(tmp_path / "Zebulon.csv", secrets), smart_list="Zebulon's"))
    contact_card.edit_contact(session, 4, {"city": "Quuxville"})
    delete(session, ids(4))
    clock.move(60 * DAY)
    (entry,) = noted(lambda: purging.purge(session))
    assert entry == ("purged", (None, None), {"contacts": 1, "records": 2, "rows": 1})
    everything = json.dumps([str(row) for row in session.store.sql("SELECT * FROM trail")]).casefold()
    for word in ("zebulon", "quux", "zeb@", "30123456", "patient"):
        assert word not in everything


def test_an_act_and_its_entry_are_there_together_or_not_at_all(session: Session, noted: Do) -> None:
    def act() -> None:
        with pytest.raises(ArithmeticError):
            half_done()

    def half_done() -> None:
        with session.store.write():
            bulk.create_add_tag(session, "vip", ALL)
            raise ArithmeticError

    assert noted(act) == []
    assert len(jobs.find_jobs(session)) == 1


def test_what_a_role_forbids_is_noted_once(session: Session) -> None:
    rita = replace(session, user=replace(session.user, role=Role.AUDITOR))
    with pytest.raises(NotAllowedError):
        rita.require(Right.PURGE)
    entry = trail.entries(session, limit=1)[0]
    assert (entry.act, entry.refused, entry.figures) == ("purge", "not_allowed", {"role": "auditor"})


def test_what_is_refused_stays_refused_when_it_cannot_be_noted(session: Session) -> None:
    rita = replace(session, user=replace(session.user, role=Role.AUDITOR))
    session.store.sql("DROP TRIGGER trail_head_delete")
    session.store.sql("DELETE FROM trail_head")
    with pytest.raises(NotAllowedError):
        bulk.create_add_tag(rita, "x", ALL)
    # And what is allowed is not done without an entry.
    with pytest.raises(StoreError) as error:
        smart_lists.create(session, "People", VIP)
    assert error.value.code == "trail_damaged"
    assert smart_lists.all_lists(session) == []


def test_a_menu_that_offers_less_leaves_no_entry(session: Session, noted: Do) -> None:
    rita = replace(session, user=replace(session.user, role=Role.AUDITOR))
    job = jobs.get_job(session, 1)
    assert noted(lambda: jobs.can(rita, job)) == []
    assert jobs.can(rita, job) == [jobs.Act.VIEW, jobs.Act.DOWNLOAD]


def test_reading_only_leaves_no_entry(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    reader = open_session(session.store.path, read_only=True)
    last = trail.head(reader)
    assert contacts.export_contacts(reader, ALL, tmp_path / "all.csv") == 3
    assert records.download(reader, 1, tmp_path / "log.csv", records.Download.ALL) == 3
    with pytest.raises(NotAllowedError) as error:
        bulk.create_add_tag(reader, "x", ALL)
    assert error.value.code == "store_read_only"
    assert trail.head(reader) == last
    reader.store.close()


def test_a_sub_account_sees_its_own_acts_and_those_of_the_store(session: Session) -> None:
    south = session.at(accounts.add_account(session, "Süd", timezone="Europe/Vienna", country="AT"))
    smart_lists.create(session, "North", VIP)
    smart_lists.create(south, "South", VIP)
    upkeep.backup(south, session.store.path.with_name("copy"))
    shown = [entry.act for entry in trail.entries(south)]
    assert shown == ["backup_made", "smart_list_created", "account_created"]
    assert len(trail.entries(south, everywhere=True)) == trail.head(session)[0] == 5


def test_entries_are_found_and_paged(session: Session, clock: FixedClock) -> None:
    for name in ("a", "b", "c"):
        clock.move(1_000)
        smart_lists.create(session, name, VIP)
    with pytest.raises(NotAllowedError):
        replace(session, user=replace(session.user, role=Role.AUDITOR)).require(Right.PURGE)

    def numbers(wanted: TrailFilter) -> list[int]:
        return [entry.number for entry in trail.entries(session, wanted)]

    assert numbers(TrailFilter()) == [5, 4, 3, 2, 1]
    assert numbers(TrailFilter(acts=frozenset({"smart_list_created", "x"}))) == [4, 3, 2]
    assert numbers(TrailFilter(object_type="smart_list", object_id=2)) == [3]
    assert numbers(TrailFilter(user="ANNA")) == [5, 4, 3, 2, 1]
    assert numbers(TrailFilter(user="bert")) == []
    assert numbers(TrailFilter(refused_only=True)) == [5]
    assert numbers(TrailFilter(at_from=clock.now() - 1_000, at_before=clock.now())) == [3]
    assert [entry.number for entry in trail.entries(session, before=4, limit=2)] == [3, 2]


def test_every_word_of_the_trail_has_words_in_it(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    add_tag(session, "vip")
    upkeep.backup(session, tmp_path / "copy")
    made = TrailAct.JOB_CREATED
    entry = next(entry for entry in trail.entries(session) if (entry.act, entry.object_id) == (made, 2))
    assert (act_text(entry.act), object_text(entry), figures_text(entry), result_text(entry)) == (
        "Made a bulk action",
        "Bulk action 2",
        "total: 3; type: Add tag",
        "Done",
    )
    for word in (*TrailAct, *Right):
        assert act_text(word) != word
    strange = TrailEntry(1, 0, "x", None, "beamed", "ship", 7, {"n": [1, True, "y"]}, "tired", "")
    assert (act_text(strange.act), object_text(strange), figures_text(strange)) == (
        "beamed",
        "ship 7",
        "n: 1, yes, y",
    )
    assert result_text(strange) == "Refused: tired"
    set_language("de")
    assert figures_text(entry).endswith("Tag hinzufügen")


def test_a_check_can_be_stopped(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path)
    with pytest.raises(StoppedError):
        trail.verify(session, is_cancelled=lambda: True)


def test_every_figure_of_the_services_has_words(session: Session, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "in.csv", [["email"], ["cleo@example.com"], ["bad"]])
    job = run_import(session, ImportRequest(file, mode=ImportMode.CREATE))
    records.download(session, job.id, tmp_path / "log.csv")
    with mail_server(Inbox()) as port:
        settings = {"host": HOST, "port": str(port), "security": "none", "from": "news@nord.example"}
        senders.save_sender(session, Channel.EMAIL, settings)
        senders.test_sender(session, Channel.EMAIL, "cleo@example.com")
    told = {entry.act: figures_text(entry) for entry in trail.entries(session)}
    assert "mode: create only" in told["job_created"]
    assert told["records_exported"] == "count: 1; which: failed records"
    assert told["sender_tested"] == "channel: e-mail; answer: accepted"
    assert told["sender_changed"].startswith("channel: e-mail; settings: ")
