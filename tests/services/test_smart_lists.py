"""Smart lists: kept, shown, counted, and used as targets; who may do what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bulkdesk.services import smart_lists
from bulkdesk.services.contacts import count_contacts, each_contact
from bulkdesk.services.dry_run import dry_run
from bulkdesk.services.imports import ImportRequest, check_import, create_import
from bulkdesk.services.jobs import find_jobs
from bulkdesk.services.session import Session, add_account
from bulkdesk.store import accounts
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import NotAllowedError, RefusedError, StoppedError
from bulkdesk.store.filters import Condition, Group, Joiner, Operator
from bulkdesk.store.words import ImportMode, Role
from tests.support import run_import, write_csv

IN_BONN = Condition("city", Operator.IS, ("Bonn",))


@pytest.fixture
def people(session: Session, tmp_path: Path) -> Session:
    """Three contacts: two in Bonn, one of them a VIP."""
    path = write_csv(
        tmp_path / "people.csv",
        [
            ["First name", "E-mail", "Phone", "City", "Tags", "Shoe size"],
            ["Anna", "anna@example.com", "0170 1234567", "Bonn", "VIP", "42"],
            ["Björn", "bjoern@example.com", "", "BONN", "", ""],
            ["Cem", "cem@example.com", "", "Köln", "VIP", "43"],
        ],
    )
    run_import(session, ImportRequest(path, mapping={"Shoe size": "custom:Shoe size"}))
    return session


def names(session: Session, target: Target) -> list[str | None]:
    return [contact.texts["first_name"] for contact in each_contact(session, target)]


def as_role(session: Session, role: Role) -> Session:
    with session.store.write():
        user = accounts.add_user(session.store, name=role.value, role=role)
    return replace(session, user=user)


def refusal(code: str) -> pytest.RaisesExc[RefusedError]:
    return pytest.RaisesExc(RefusedError, check=lambda error: error.code == code)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('city is "bonn"', ["Anna", "Björn"]),
        ('city is "bonn" and tag has "vip"', ["Anna"]),
        ('city is "KÖLN" or first name is "BJÖRN"', ["Björn", "Cem"]),
        ('phone is "0170/1234567"', ["Anna"]),
        ('phone starts with "0170"', ["Anna"]),
        ('email is "CEM@example.com"', ["Cem"]),
        ("tag is empty", ["Björn"]),
        ('custom "Shoe size" is "43"', ["Cem"]),
        ("was in job 1 and created in last 0 days", ["Anna", "Björn", "Cem"]),
        ("failed in job 1", []),
    ],
)
def test_a_text_finds_contacts(people: Session, text: str, expected: list[str]) -> None:
    tree = smart_lists.read_filter(people, text)
    assert names(people, smart_lists.filter_target(people, tree)) == expected
    assert smart_lists.count(people, tree) == len(expected)


def test_a_list_is_live(people: Session, tmp_path: Path) -> None:
    smart_lists.create(people, "Bonn", IN_BONN)
    target = smart_lists.resolve(people, "  bonn ")
    assert count_contacts(people, target) == 2
    more = write_csv(tmp_path / "more.csv", [["First name", "City"], ["Dora", "Bonn"]])
    run_import(people, ImportRequest(more))
    assert count_contacts(people, target) == 3


def test_all_matching_less_the_unticked(people: Session) -> None:
    first = next(iter(each_contact(people, Target(filter=IN_BONN)))).id
    assert names(people, Target(filter=IN_BONN, exclude=(first,))) == ["Björn"]
    assert names(people, Target(ids=(first,), filter=IN_BONN)) == ["Anna"]
    assert names(people, Target(filter=IN_BONN, search="björn")) == ["Björn"]


def test_make_rename_edit_duplicate_delete(people: Session, clock: FixedClock) -> None:
    made = smart_lists.create(people, " Bonn  and more ", IN_BONN)
    assert (made.name, made.filter, made.created_by) == ("Bonn and more", IN_BONN, "anna")
    clock.move(1_000)
    renamed = smart_lists.rename(people, made.id, "bonn AND more")
    assert renamed.name == "bonn AND more"
    edited = smart_lists.edit(people, made.id, Group(Joiner.AND, (IN_BONN,)))
    assert edited.filter == IN_BONN
    assert edited.updated_at == made.created_at + 1_000
    assert edited.created_at == made.created_at
    copies = [smart_lists.duplicate(people, made.id).name for _ in range(2)]
    assert copies == ["bonn AND more (copy)", "bonn AND more (copy 2)"]
    assert smart_lists.duplicate(people, made.id, "Alpha").filter == IN_BONN
    smart_lists.delete(people, made.id)
    assert [row.name for row in smart_lists.all_lists(people)] == ["Alpha", *sorted(copies)]
    with refusal("smart_list_unknown"):
        smart_lists.delete(people, made.id)


def test_numbers_are_kept_as_the_store_has_them(people: Session) -> None:
    made = smart_lists.create(people, "Anna", Condition("phone", Operator.IS, ("0170 1234567",)))
    assert made.filter == Condition("phone", Operator.IS, ("+491701234567",))


def test_names_are_unique_in_the_sub_account_whatever_their_case(people: Session) -> None:
    made = smart_lists.create(people, "STRASSE", IN_BONN)
    other = smart_lists.create(people, "Other", IN_BONN)
    with refusal("smart_list_exists"):
        smart_lists.create(people, "Straße", IN_BONN)
    with refusal("smart_list_exists"):
        smart_lists.rename(people, other.id, "straße")
    with refusal("smart_list_exists"):
        smart_lists.duplicate(people, other.id, "straße")
    with refusal("name_empty"):
        smart_lists.create(people, " \n", IN_BONN)
    with refusal("filter_empty_group"):
        smart_lists.create(people, "Nothing", Group(Joiner.AND, ()))
    smart_lists.rename(people, made.id, "Straße")
    assert [row.name for row in smart_lists.all_lists(people)] == ["Other", "Straße"]


def test_another_sub_account_sees_nothing_of_it(people: Session) -> None:
    made = smart_lists.create(people, "VIP", Condition("tags", Operator.HAS_ANY, ("VIP",)))
    other = add_account(people, "Süd")
    assert smart_lists.all_lists(other) == []
    for act in (
        lambda: smart_lists.get_list(other, made.id),
        lambda: smart_lists.resolve(other, "VIP"),
        lambda: smart_lists.rename(other, made.id, "Mine"),
        lambda: smart_lists.edit(other, made.id, IN_BONN),
        lambda: smart_lists.duplicate(other, made.id),
        lambda: smart_lists.delete(other, made.id),
    ):
        with refusal("smart_list_unknown"):
            act()
    smart_lists.create(other, "vip", IN_BONN)
    for text in ('tag has "VIP"', "was in job 1", "email is not empty"):
        assert smart_lists.count(other, smart_lists.read_filter(other, text)) == 0


def test_an_auditor_looks_and_an_operator_works(people: Session) -> None:
    made = smart_lists.create(people, "Bonn", IN_BONN)
    auditor = as_role(people, Role.AUDITOR)
    assert [row.created_by for row in smart_lists.all_lists(auditor)] == ["anna"]
    assert smart_lists.count(auditor, IN_BONN) == 2
    for act in (
        lambda: smart_lists.create(auditor, "Mine", IN_BONN),
        lambda: smart_lists.rename(auditor, made.id, "Mine"),
        lambda: smart_lists.edit(auditor, made.id, IN_BONN),
        lambda: smart_lists.duplicate(auditor, made.id),
        lambda: smart_lists.delete(auditor, made.id),
    ):
        with pytest.raises(NotAllowedError):
            act()
    operator = as_role(people, Role.OPERATOR)
    assert smart_lists.create(operator, "Mine", IN_BONN).created_by == "operator"


def test_a_damaged_list_does_not_hide_the_others(people: Session) -> None:
    damaged = smart_lists.create(people, "A", IN_BONN)
    smart_lists.create(people, "B", IN_BONN)
    with people.store.write():
        people.store.sql("UPDATE smart_list SET filter_json = '{\"from\": 2040}' WHERE id = ?", damaged.id)
    assert [row.filter for row in smart_lists.all_lists(people)] == [None, IN_BONN]
    with refusal("smart_list_unreadable"):
        smart_lists.resolve(people, "A")
    with refusal("smart_list_unreadable"):
        smart_lists.duplicate(people, damaged.id)
    assert smart_lists.edit(people, damaged.id, IN_BONN).filter == IN_BONN


def test_a_count_can_be_stopped(people: Session) -> None:
    store, account = people.store, people.account.id
    with store.write():
        store.sql(
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 20000)"
            " INSERT INTO contact (account_id, first_name, created_at, updated_at) SELECT ?, 'x', 0, 0 FROM n",
            account,
        )
    questions = 0

    def second_time() -> bool:
        nonlocal questions
        questions += 1
        return questions > 1

    with pytest.raises(StoppedError):
        smart_lists.count(people, IN_BONN, is_cancelled=second_time)
    # The next statement is not stopped by it.
    assert smart_lists.count(people, IN_BONN) == 2
    assert smart_lists.count(people, IN_BONN, is_cancelled=lambda: False) == 2


def test_a_list_of_the_imported_contacts(people: Session, tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "second.csv",
        [
            ["First name", "E-mail"],
            ["Anna", "anna@example.com"],
            ["Dora", "dora@example.com"],
            ["Emil", "no address"],
        ],
    )
    request = ImportRequest(path, mode=ImportMode.CREATE, smart_list="New ones")
    job = run_import(people, request)
    assert (job.succeeded, job.failed, job.skipped) == (1, 1, 1)
    # Anna was there already and was skipped: she is none of the imported contacts.
    assert names(people, smart_lists.resolve(people, "new ones")) == ["Dora"]
    for refuse in (check_import, create_import, dry_run):
        with refusal("smart_list_exists"):
            refuse(people, request)
    assert len(find_jobs(people)) == 2


def test_an_import_that_is_stopped_leaves_no_list(people: Session, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "second.csv", [["First name"], ["Dora"]])
    answers = iter((False, True))
    with pytest.raises(StoppedError):
        create_import(people, ImportRequest(path, smart_list="New"), is_cancelled=lambda: next(answers))
    assert smart_lists.all_lists(people) == []
