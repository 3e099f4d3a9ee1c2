"""Every act with every role: what the table of rights forbids is refused, changes nothing and is in the trail."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import (
    accounts,
    backups,
    bulk,
    contact_card,
    contact_changes,
    contacts,
    deleted_card,
    finding,
    imports,
    jobs,
    purging,
    records,
    restoring,
    senders,
    sending,
    smart_lists,
    statistics,
    templates,
    trail,
    upkeep,
    users,
    views,
)
from bulkdesk.services import session as sessions
from bulkdesk.services.access import READING, RIGHTS, Right
from bulkdesk.services.audit_package import export_package
from bulkdesk.services.contact_changes import CardChanges
from bulkdesk.services.dry_run import dry_run, save_problems
from bulkdesk.services.imports import ImportRequest
from bulkdesk.services.sending import SendRequest
from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.services.views import FilterChoice
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.errors import NotAllowedError
from bulkdesk.store.filters import Condition, Operator
from bulkdesk.store.words import Channel, Role
from tests.bulk_support import ALL, add_people, add_tag, delete, ids
from tests.support import START, run_import, write_csv

VIP = Condition("tags", Operator.HAS_ANY, ("vip",))

MESSAGE = MessageText("News", "Hello", None)
SENDER = {"host": "127.0.0.1", "port": "25", "security": "none", "from": "a@example.com"}

PAUSED, WAITING, TAGGED, DELETED, FAILED = 6, 5, 2, 3, 4
"""Jobs of the store below."""

Act = Callable[[Session, Path], object]


def request(folder: Path) -> ImportRequest:
    return ImportRequest(write_csv(folder / "new.csv", [["email"], ["new@example.com"]]))


ACTS: dict[str, tuple[Right, Act]] = {
    "find jobs": (Right.VIEW, lambda s, _: jobs.find_jobs(s)),
    "statistics": (Right.VIEW, lambda s, _: statistics.get_statistics(s, TAGGED)),
    "records": (Right.VIEW, lambda s, _: records.get_records(s, TAGGED)),
    "contacts": (Right.VIEW, lambda s, _: list(contacts.each_contact(s, ALL))),
    "a contact": (Right.VIEW, lambda s, _: contact_card.get_contact(s, 1)),
    "history": (Right.VIEW, lambda s, _: contact_card.history(s, 1)),
    "deleted": (Right.VIEW, lambda s, _: restoring.deleted_contacts(s)),
    "a deleted one": (Right.VIEW, lambda s, _: deleted_card.get_deleted(s, 3)),
    "find": (Right.VIEW, lambda s, _: finding.find_anywhere(s, "p1")),
    "reach": (Right.VIEW, lambda s, _: sending.reach(s, Channel.EMAIL, ALL)),
    "templates": (Right.VIEW, lambda s, _: templates.all_templates(s, Channel.EMAIL)),
    "sender": (Right.VIEW, lambda s, _: senders.get_sender(s, Channel.EMAIL)),
    "restore info": (Right.VIEW, lambda s, _: restoring.restore_info(s, DELETED)),
    "smart lists": (Right.VIEW, lambda s, _: smart_lists.all_lists(s)),
    "count a filter": (Right.VIEW, lambda s, _: smart_lists.count(s, VIP)),
    "own view": (Right.VIEW, lambda s, _: views.save_view(s, "Mine", FilterChoice())),
    "check": (Right.VIEW, lambda s, _: upkeep.check(s)),
    "users": (Right.VIEW, lambda s, _: users.all_users(s)),
    "accounts": (Right.VIEW, lambda s, _: accounts.all_accounts(s)),
    "trail": (Right.VIEW, lambda s, _: trail.entries(s)),
    "verify": (Right.VIEW, lambda s, _: trail.verify(s)),
    "export": (Right.EXPORT, lambda s, f: contacts.export_contacts(s, ALL, f / "all.csv")),
    "download": (Right.EXPORT, lambda s, f: records.download(s, FAILED, f / "log.csv")),
    "package": (Right.EXPORT, lambda s, f: export_package(s, f / "p.zip")),
    "make a contact": (Right.EDIT_CONTACT, lambda s, _: contact_card.create_contact(s, {"email": "x@y.de"})),
    "edit": (Right.EDIT_CONTACT, lambda s, _: contact_card.edit_contact(s, 1, {"city": "Köln"})),
    "tag by hand": (Right.EDIT_CONTACT, lambda s, _: contact_card.change_tags(s, 1, add=["new"])),
    "dnd": (Right.EDIT_CONTACT, lambda s, _: contact_card.set_dnd(s, 1, "sms", closed=True)),
    "import": (Right.CREATE_JOB, lambda s, f: imports.create_import(s, request(f))),
    "dry run": (Right.CREATE_JOB, lambda s, f: dry_run(s, request(f))),
    "its log": (Right.CREATE_JOB, lambda s, f: save_problems(s, request(f), f / "dry.csv")),
    "preview": (Right.CREATE_JOB, lambda s, f: imports.preview_import(s, request(f).path)),
    "add tag": (Right.CREATE_JOB, lambda s, _: bulk.create_add_tag(s, "new", ALL)),
    "remove tag": (Right.CREATE_JOB, lambda s, _: bulk.create_remove_tag(s, "vip", ALL)),
    "delete": (Right.CREATE_JOB, lambda s, _: bulk.create_delete(s, ALL)),
    "retry": (Right.CREATE_JOB, lambda s, _: bulk.retry(s, FAILED)),
    "restore": (Right.CREATE_JOB, lambda s, _: restoring.create_restore(s, DELETED)),
    "restore one": (Right.CREATE_JOB, lambda s, _: restoring.create_restore_contacts(s, [3])),
    "revert": (Right.CREATE_JOB, lambda s, _: restoring.create_revert(s, TAGGED)),
    "send": (Right.CREATE_JOB, lambda s, _: sending.create_send(s, SendRequest(Channel.EMAIL, ALL, MESSAGE))),
    "delete as agreed": (
        Right.CREATE_JOB,
        lambda s, _: contact_changes.delete_agreed(s, ids(1), 1, name="x"),
    ),
    "save contact": (
        Right.EDIT_CONTACT,
        lambda s, _: contact_changes.save_contact(s, 1, CardChanges({"city": "Köln"})),
    ),
    "pause": (Right.CONTROL_JOB, lambda s, _: jobs.pause(s, WAITING)),
    "resume": (Right.CONTROL_JOB, lambda s, _: jobs.resume(s, PAUSED)),
    "cancel": (Right.CONTROL_JOB, lambda s, _: jobs.cancel(s, WAITING)),
    "edit job": (Right.CONTROL_JOB, lambda s, _: jobs.edit(s, WAITING, name="Other")),
    "forget mapping": (Right.MANAGE_MAPPINGS, lambda s, _: imports.delete_mapping(s, 1)),
    "make list": (Right.MANAGE_SMART_LISTS, lambda s, _: smart_lists.create(s, "New", VIP)),
    "rename list": (Right.MANAGE_SMART_LISTS, lambda s, _: smart_lists.rename(s, 1, "New")),
    "edit list": (Right.MANAGE_SMART_LISTS, lambda s, _: smart_lists.edit(s, 1, VIP)),
    "copy list": (Right.MANAGE_SMART_LISTS, lambda s, _: smart_lists.duplicate(s, 1)),
    "delete list": (Right.MANAGE_SMART_LISTS, lambda s, _: smart_lists.delete(s, 1)),
    "keep template": (
        Right.MANAGE_TEMPLATES,
        lambda s, _: templates.save_template(s, Channel.EMAIL, "New", MESSAGE),
    ),
    "rename template": (Right.MANAGE_TEMPLATES, lambda s, _: templates.rename(s, 1, "New")),
    "delete template": (Right.MANAGE_TEMPLATES, lambda s, _: templates.delete(s, 1)),
    "keep sender": (Right.MANAGE_SENDERS, lambda s, _: senders.save_sender(s, Channel.EMAIL, SENDER)),
    "backup": (Right.BACKUP, lambda s, f: upkeep.backup(s, f / "copy.bulkdesk")),
    "make account": (Right.MANAGE_ACCOUNTS, lambda s, _: accounts.add_account(s, "Süd")),
    "init account": (Right.MANAGE_ACCOUNTS, lambda s, _: sessions.add_account(s, "Süd")),
    "change account": (Right.MANAGE_ACCOUNTS, lambda s, _: accounts.change_account(s, 2, name="X")),
    "put account away": (Right.MANAGE_ACCOUNTS, lambda s, _: accounts.archive_account(s, 2)),
    "take account back": (Right.MANAGE_ACCOUNTS, lambda s, _: accounts.restore_account(s, 2)),
    "make user": (Right.MANAGE_USERS, lambda s, _: users.add_user(s, "x", Role.ADMIN)),
    "change user": (Right.MANAGE_USERS, lambda s, _: users.change_user(s, 1, name="x", email=None)),
    "change role": (Right.MANAGE_USERS, lambda s, _: users.change_role(s, 3, Role.OPERATOR)),
    "put user away": (Right.MANAGE_USERS, lambda s, _: users.archive_user(s, 3)),
    "take user back": (Right.MANAGE_USERS, lambda s, _: users.restore_user(s, 3)),
    "set password": (Right.MANAGE_USERS, lambda s, _: users.set_password(s, 1, "long enough")),
    "clear password": (Right.MANAGE_USERS, lambda s, _: users.clear_password(s, 1)),
    "own password": (Right.OWN_PASSWORD, lambda s, _: users.change_own_password(s, "long enough")),
    "purge": (Right.PURGE, lambda s, _: purging.purge(s)),
    "old copies": (Right.VIEW, lambda s, _: backups.kept_backups(s)),
    "remove old copies": (Right.PURGE, lambda s, _: backups.remove_backups(s, [])),
}
"""Each public act of the services, and the right it needs."""

NAMES = {Role.ADMIN: "anna", Role.OPERATOR: "otto", Role.AUDITOR: "rita"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a user of each role, a second sub-account, a smart list, and jobs in several states."""
    folder = tmp_path_factory.mktemp("made")
    session = init_store(
        folder / "store.bulkdesk",
        user="anna",
        country="DE",
        timezone="Europe/Berlin",
        clock=FixedClock(START),
    )
    users.add_user(session, "otto", Role.OPERATOR)
    users.add_user(session, "rita", Role.AUDITOR)
    accounts.add_account(session, "West", timezone="Europe/Vienna", country="AT")
    add_people(session, folder)
    add_tag(session, "vip", ids(1, 2))
    delete(session, ids(3))
    file = write_csv(folder / "bad.csv", [["email"], ["bad"], ["good@example.com"]])
    run_import(session, ImportRequest(file, save_mapping_as="My file"))
    bulk.create_add_tag(session, "later", ALL)
    jobs.pause(session, bulk.create_add_tag(session, "much later", ALL).id)
    smart_lists.create(session, "People", VIP)
    templates.save_template(session, Channel.EMAIL, "News", MESSAGE)
    senders.save_sender(session, Channel.EMAIL, SENDER)
    session.store.close()
    return session.store.path


@pytest.fixture
def store_path(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copyfile(made, tmp_path / "store.bulkdesk"))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder for what an act reads and writes."""
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def content(session: Session) -> list[str]:
    """All rows of the store but the trail's, and the seals', which the tests make anew all the time."""
    others = ('INSERT INTO "trail', "INSERT INTO \"sqlite_sequence\" VALUES('trail'", 'INSERT INTO "seal"')
    return [line for line in session.store.db.connection().iterdump() if not line.startswith(others)]


def test_the_table_is_the_product_s() -> None:
    assert RIGHTS[Role.ADMIN] == frozenset(Right)
    assert frozenset(Right) - RIGHTS[Role.OPERATOR] == {
        Right.MANAGE_ACCOUNTS,
        Right.MANAGE_SENDERS,
        Right.MANAGE_USERS,
        Right.PURGE,
    }
    assert RIGHTS[Role.AUDITOR] - {Right.OWN_PASSWORD} == READING
    assert {right for right, _ in ACTS.values()} == set(Right)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ACTS)
def test_who_may_do_what(store_path: Path, files: Path, name: str, role: Role) -> None:
    right, act = ACTS[name]
    session = open_session(store_path, user=NAMES[role], clock=FixedClock(START))
    before, (last, _) = content(session), trail.head(session)
    if right in RIGHTS[role]:
        act(session, files)
        assert not any(entry.refused for entry in trail.entries(session, everywhere=True))
    else:
        with pytest.raises(NotAllowedError) as error:
            act(session, files)
        assert error.value.code == "not_allowed"
        assert content(session) == before
        assert [path for path in files.iterdir() if path.name != "new.csv"] == []
        (entry,) = trail.entries(session, limit=1)
        assert entry.number == last + 1
        assert (entry.user, entry.act, entry.refused) == (NAMES[role], right, "not_allowed")
    assert trail.verify(session).whole
    session.store.close()


@pytest.mark.parametrize("name", [name for name, (right, _) in ACTS.items() if right not in READING])
def test_a_store_opened_for_reading_only_forbids_every_change_to_everybody(
    store_path: Path, files: Path, name: str
) -> None:
    right, act = ACTS[name]
    before = store_path.read_bytes()
    session = open_session(store_path, user="anna", read_only=True)
    with pytest.raises(NotAllowedError) as error:
        act(session, files)
    assert error.value.code == "store_read_only"
    assert not session.may(right)
    session.store.close()
    assert store_path.read_bytes() == before
