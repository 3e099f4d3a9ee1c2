"""Smart-list filters: what is valid, how they are stored, and that SQL answers as plain Python does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulkdesk.services.session import Session
from bulkdesk.store import accounts, contacts, filters, jobs
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target, target_where
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.filters import Condition, Filter, Group, Joiner, Operator
from bulkdesk.store.store import Store
from bulkdesk.store.words import JobType, Outcome, Role
from tests.filter_trees import FOREIGN_JOB, POOL, TODAY, Person, holds, people, trees

ZONES = ("Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Apia", "America/Havana", "UTC")

VIP = Condition("tags", Operator.HAS_ANY, ("vip",))
IN_BONN = Condition("city", Operator.IS, ("Bonn",))


class _UndoError(Exception):
    """Ends a transaction without a trace."""


@contextmanager
def undone(store: Store) -> Iterator[None]:
    """A transaction whose changes are taken back."""
    try:
        with store.write():
            yield
            raise _UndoError
    except _UndoError:
        pass


@pytest.fixture(scope="module")
def two_accounts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, int, int]]:
    """A store with two sub-accounts: jobs 1 and 2 are of the first, 3 of the second."""
    folder: Path = tmp_path_factory.mktemp("filters")
    store = Store.create(folder / "store.bulkdesk", clock=FixedClock(0))
    with store.write():
        ids = [accounts.add_account(store, name=name, timezone="UTC", country="DE").id for name in ("A", "B")]
        user = accounts.add_user(store, name="anna", role=Role.ADMIN)
        for account_id in (ids[0], ids[0], ids[1]):
            jobs.insert(
                store,
                account_id=account_id,
                created_by_id=user.id,
                name="x",
                job_type=JobType.DELETE,
                spec={},
                total=0,
            )
    yield store, ids[0], ids[1]
    store.close()


def put(store: Store, account_id: int, contact_id: int, person: Person) -> None:
    """Write a contact with its tags and records."""
    values: dict[str, object] = {
        "id": contact_id,
        "account_id": account_id,
        **person.texts,
        **person.moments,
        **{name: 1 if flag else None for name, flag in person.flags.items()},
        **{
            name: None if entries is None else json.dumps(entries, ensure_ascii=False)
            for name, entries in person.lists.items()
        },
        "custom": None if person.custom is None else json.dumps(person.custom, ensure_ascii=False),
        "date_of_birth": None if person.born is None else person.born.isoformat(),
        "deleted_at": 1 if person.is_deleted else None,
    }
    store.sql(
        f"INSERT INTO contact ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        *values.values(),
    )
    for key in person.tags:
        store.sql("INSERT OR IGNORE INTO tag (account_id, name, key) VALUES (?, ?, ?)", account_id, key, key)
        store.sql(
            "INSERT INTO contact_tag (contact_id, tag_id) SELECT ?, id FROM tag WHERE account_id = ? AND key = ?",
            contact_id,
            account_id,
            key,
        )
    for job_id, outcome in person.jobs.items():
        store.sql(
            "INSERT INTO record (job_id, seq, contact_id, outcome) VALUES (?, ?, ?, ?)",
            job_id,
            contact_id,
            contact_id,
            outcome,
        )


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data(), tree=trees(), zone=st.sampled_from(ZONES).map(ZoneInfo))
def test_sql_answers_as_python_does(
    two_accounts: tuple[Store, int, int], data: st.DataObject, tree: Filter, zone: ZoneInfo
) -> None:
    store, ours, theirs = two_accounts
    crowd = dict(enumerate(data.draw(people(zone, tree)), start=1))
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=zone).astimezone(UTC)
    with undone(store):
        for contact_id, person in crowd.items():
            put(store, ours if person.is_ours else theirs, contact_id, person)
        where, values = target_where(ours, Target(filter=tree), now=round(now.timestamp() * 1000), zone=zone)
        found = store.sql(f"SELECT c.id FROM contact c WHERE {where} ORDER BY c.id", *values).fetchall()
    expected = [
        contact_id
        for contact_id, person in crowd.items()
        if person.is_ours and not person.is_deleted and holds(tree, person, zone)
    ]
    assert [row[0] for row in found] == expected


def plain(**fields: object) -> Person:
    """A contact of which only these attributes matter."""
    empty: dict[str, object] = {
        "texts": {},
        "moments": {"created_at": 0, "updated_at": 0},
        "flags": {"dnd_sms": False, "dnd_email": False},
        "lists": {"additional_emails": None, "additional_phones": None},
        "custom": None,
        "tags": frozenset(),
        "jobs": {},
    }
    return Person(**{**empty, **fields})  # type: ignore[arg-type]  # one attribute of each type


def assert_same_answers(
    store: Store, account_id: int, crowd: list[Person], trees: list[Filter], zone: ZoneInfo
) -> None:
    """SQL and Python agree about each of the people for each of the filters."""
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=zone).astimezone(UTC)
    with undone(store):
        for contact_id, person in enumerate(crowd, start=1):
            put(store, account_id, contact_id, person)
        for tree in trees:
            where, values = target_where(
                account_id, Target(filter=tree), now=round(noon.timestamp() * 1000), zone=zone
            )
            found = store.sql(f"SELECT c.id FROM contact c WHERE {where} ORDER BY c.id", *values)
            expected = [number for number, person in enumerate(crowd, 1) if holds(tree, person, zone)]
            assert [row[0] for row in found] == expected, tree


@pytest.mark.parametrize("field", ["city", "custom.Shoe size", "additional_emails"])
def test_every_pair_of_texts(two_accounts: tuple[Store, int, int], field: str) -> None:
    store, ours, _ = two_accounts
    crowd = [
        plain(
            texts={"city": text},
            custom={"Shoe size": text},
            lists={"additional_emails": [text.lower(), "other"], "additional_phones": None},
        )
        for text in POOL
    ]
    kind = filters.kind_of(field)
    assert kind is not None
    valued = [operator for operator in filters.OPERATORS[kind] if "empty" not in operator]
    trees: list[Filter] = [Condition(field, operator, (text,)) for operator in valued for text in POOL]
    trees += [Condition(field, Operator.IS_EMPTY), Condition(field, Operator.IS_NOT_EMPTY)]
    assert_same_answers(store, ours, [*crowd, plain()], trees, ZoneInfo("UTC"))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("field", ["created_at", "date_of_birth"])
def test_every_day_around(two_accounts: tuple[Store, int, int], field: str, zone: str) -> None:
    store, ours, _ = two_accounts
    days = [TODAY + timedelta(days=days) for days in (*range(-33, -27), *range(-4, 4))]
    midnights = [datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp() for day in days]
    crowd = [
        plain(moments={"created_at": round((midnight + seconds) * 1000), "updated_at": 0}, born=day)
        for day, midnight in zip(days, midnights, strict=True)
        for seconds in (-0.001, 0, 43_200)
    ]
    trees: list[Filter] = [
        Condition(field, operator, (day,)) for operator in (Operator.BEFORE, Operator.AFTER) for day in days
    ]
    trees += [Condition(field, Operator.BETWEEN, span) for span in zip(days, days[2:], strict=False)]
    trees += [
        Condition(field, operator, (count,))
        for operator in (Operator.IN_LAST_DAYS, Operator.MORE_THAN_DAYS_AGO)
        for count in (0, 1, 2, 3, 29, 30, 31)
    ]
    assert_same_answers(store, ours, crowd, trees, ZoneInfo(zone))


def test_jobs_of_another_sub_account_find_nobody(two_accounts: tuple[Store, int, int]) -> None:
    store, ours, _ = two_accounts
    crowd = [plain(jobs={1: outcome, FOREIGN_JOB: outcome}) for outcome in Outcome]
    trees: list[Filter] = [
        Condition("job", operator, (job_id,))
        for operator in (Operator.WAS_IN, Operator.SUCCEEDED_IN, Operator.FAILED_IN)
        for job_id in (1, 2, FOREIGN_JOB)
    ]
    assert_same_answers(store, ours, crowd, trees, ZoneInfo("UTC"))


@given(trees())
def test_a_stored_filter_comes_back(tree: Filter) -> None:
    assert filters.from_json(filters.to_json(tree)) == tree


@given(trees())
def test_simplifying_keeps_the_conditions_and_has_an_end(tree: Filter) -> None:
    simple = filters.simplified(tree)
    assert list(filters.conditions(simple)) == list(filters.conditions(tree))
    assert filters.simplified(simple) == simple
    assert filters.height(simple) <= filters.height(tree)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "7",
        '"and"',
        '{"and": []}',
        '{"and": 3}',
        '{"xor": []}',
        '{"field": "city", "operator": "is", "values": []}',
        '{"field": "city", "operator": "is", "values": [{}]}',
        '{"field": "city", "operator": "rhymes", "values": ["x"]}',
        '{"field": "planet", "operator": "is", "values": ["x"]}',
        '{"field": "created_at", "operator": "before", "values": ["soon"]}',
        '{"and": [' * 2_000 + "]}" * 2_000,
    ],
)
def test_damaged_json_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="filter_unreadable"):
        filters.from_json(text)


@pytest.mark.parametrize(
    ("tree", "code", "path"),
    [
        (Group(Joiner.AND, ()), "filter_empty_group", ()),
        (Group(Joiner.OR, (VIP, Group(Joiner.AND, ()))), "filter_empty_group", (1,)),
        (Condition("planet", Operator.IS, ("Mars",)), "filter_field", ()),
        (Condition("custom.", Operator.IS, ("x",)), "filter_field", ()),
        (Group(Joiner.OR, (VIP, Condition("city", Operator.HAS_ANY, ("x",)))), "filter_operator", (1,)),
        (Condition("city", Operator.IS, ()), "filter_value", ()),
        (Condition("city", Operator.IS, ("",)), "filter_value", ()),
        (Condition("city", Operator.IS, ("\ud800",)), "filter_value", ()),
        (Condition("city", Operator.IS, ("a\0b",)), "filter_value", ()),
        (Condition("city", Operator.IS, ("x" * 1_001,)), "filter_value", ()),
        (Condition("city", Operator.IS_EMPTY, ("x",)), "filter_value", ()),
        (Condition("tags", Operator.HAS_ALL, ()), "filter_value", ()),
        (Condition("created_at", Operator.BEFORE, ("2030-01-01",)), "filter_value", ()),
        (Condition("created_at", Operator.BETWEEN, (TODAY, date(2030, 1, 1))), "filter_value", ()),
        (Condition("created_at", Operator.AFTER, (date.max,)), "filter_value", ()),
        (Condition("created_at", Operator.IN_LAST_DAYS, (-1,)), "filter_value", ()),
        (Condition("created_at", Operator.IN_LAST_DAYS, (True,)), "filter_value", ()),
        (Condition("job", Operator.WAS_IN, (2**63,)), "filter_value", ()),
        (Group(Joiner.OR, (VIP,) * 201), "filter_too_large", ()),
    ],
)
def test_what_is_not_valid_is_refused_with_its_place(tree: Filter, code: str, path: tuple[int, ...]) -> None:
    with pytest.raises(RefusedError) as refusal:
        filters.validate(tree)
    assert refusal.value.code == code
    assert refusal.value.params["path"] == path


def test_too_deep_a_tree_is_refused() -> None:
    tree: Filter = VIP
    for _ in range(filters.MAX_DEPTH):
        tree = Group(Joiner.OR, (IN_BONN, tree))
    filters.validate(tree)
    with pytest.raises(RefusedError, match="filter_too_large"):
        filters.validate(Group(Joiner.OR, (IN_BONN, tree)))


def test_the_largest_filter_runs(session: Session) -> None:
    tags = Condition("tags", Operator.HAS_ALL, tuple(f"tag {number}" for number in range(filters.MAX_TAGS)))
    tree: Filter = Group(Joiner.OR, (tags,) * (filters.MAX_CONDITIONS - filters.MAX_DEPTH))
    for number in range(filters.MAX_DEPTH - 1):
        tree = Group(Joiner.AND if number % 2 else Joiner.OR, (IN_BONN, tree))
    assert contacts.count(session.store, session.account.id, Target(filter=tree), zone=session.zone) == 0


@pytest.mark.parametrize(
    ("tree", "index"),
    [
        (Condition("email", Operator.IS, ("A@b.de",)), "contact_email"),
        (Condition("phone", Operator.IS, ("+491701234567",)), "contact_phone"),
        (VIP, "contact_tag_tag"),
        (Condition("tags", Operator.HAS_ALL, ("a", "b")), "contact_tag_tag"),
        (Group(Joiner.AND, (VIP, IN_BONN)), "contact_tag_tag"),
        (Group(Joiner.AND, (VIP, Condition("email", Operator.IS, ("a@b.de",)))), "contact_email"),
        (
            Group(
                Joiner.OR,
                (
                    Condition("email", Operator.IS, ("a@b.de",)),
                    Condition("phone", Operator.IS, ("+491701234567",)),
                ),
            ),
            "contact_email",
        ),
        (Group(Joiner.OR, (VIP, Condition("job", Operator.WAS_IN, (1,)))), "contact_tag_tag"),
    ],
)
def test_equality_is_found_by_an_index(session: Session, tree: Filter, index: str) -> None:
    where, values = target_where(session.account.id, Target(filter=tree), now=0, zone=session.zone)
    plan = [
        row[3]
        for row in session.store.sql(f"EXPLAIN QUERY PLAN SELECT c.id FROM contact c WHERE {where}", *values)
    ]
    assert any(index in step for step in plan), plan
    # Neither the table nor the sub-account is walked.
    assert not any(step.startswith("SCAN c") for step in plan), plan
    assert not any(step.startswith("SEARCH c ") and "(account_id=?)" in step for step in plan), plan
