"""Users, their roles and passwords, and sub-accounts that are put away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from bulkdesk.jobs.runner import run_job
from bulkdesk.services import accounts, bulk, jobs, passwords, trail, users
from bulkdesk.services.access import Right
from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.services.texts import error_text
from bulkdesk.store import accounts as rows
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.errors import NotAllowedError, RefusedError
from bulkdesk.store.words import Role
from tests.bulk_support import ALL, add_people

SECRET = "correct horse"  # noqa: S105 -- of a test
SECOND = 1_000
HOUR = 3_600 * SECOND


@pytest.fixture
def sign_in(session: Session, clock: FixedClock) -> Iterator[Callable[..., Session]]:
    """Opens the store as somebody."""
    opened: list[Session] = []

    def enter(user: str | None = None, password: str | None = None, **options: bool) -> Session:
        found = open_session(session.store.path, user=user, password=password, clock=clock, **options)  # type: ignore[arg-type] # read_only only
        opened.append(found)
        return found

    yield enter
    for found in opened:
        found.store.close()


def refused(code: str, act: Callable[[], object]) -> RefusedError:
    """The act is refused with the code, in words; gives the refusal."""
    with pytest.raises(RefusedError) as error:
        act()
    assert error.value.code == code
    assert "{" not in error_text(error.value)
    assert code not in error_text(error.value)
    return error.value


def acts(session: Session) -> list[tuple[str, str | None]]:
    """What is in the trail since the store was made, oldest first."""
    return [(entry.act, entry.refused) for entry in reversed(trail.entries(session, everywhere=True))][1:]


# -- users ------------------------------------------------------------------------------------------------------------


def test_a_user_is_made_changed_put_away_and_taken_back(session: Session, clock: FixedClock) -> None:
    user = users.add_user(session, "  Otto  Ö. ", Role.OPERATOR, email=" otto@example.com ")
    assert (user.name, user.role, user.email, user.has_password) == (
        "Otto Ö.",
        Role.OPERATOR,
        "otto@example.com",
        False,
    )
    user = users.change_user(session, user.id, name="Otto", email=None)
    assert (user.name, user.email) == ("Otto", None)
    assert users.change_user(session, user.id, name="Otto", email="") == user
    assert users.change_role(session, user.id, Role.ADMIN).role is Role.ADMIN
    assert users.change_role(session, user.id, Role.ADMIN).role is Role.ADMIN
    assert users.archive_user(session, user.id).archived_at == clock.now()
    assert [info.user.name for info in users.all_users(session)] == ["anna"]
    assert [info.user.name for info in users.all_users(session, archived=True)] == ["anna", "Otto"]
    assert users.restore_user(session, user.id).archived_at is None
    assert acts(session) == [
        ("user_created", None),
        ("user_changed", None),
        ("user_role_changed", None),
        ("user_archived", None),
        ("user_restored", None),
    ]


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("name_empty", lambda s: users.add_user(s, "  ", Role.ADMIN)),
        ("name_too_long", lambda s: users.add_user(s, "x" * 201, Role.ADMIN)),
        ("user_exists", lambda s: users.add_user(s, "ANNA", Role.ADMIN)),
        ("user_exists", lambda s: users.change_user(s, 2, name="Anna", email=None)),
        ("invalid_email", lambda s: users.add_user(s, "x", Role.ADMIN, email="no address")),
        ("password_too_short", lambda s: users.add_user(s, "x", Role.ADMIN, password="1234567")),
        ("password_too_long", lambda s: users.set_password(s, 2, "x" * 1001)),
        ("user_unknown", lambda s: users.change_role(s, 99, Role.ADMIN)),
        ("user_unknown", lambda s: users.set_password(s, 99, SECRET)),
    ],
)
def test_what_is_refused_changes_nothing(
    session: Session, code: str, act: Callable[[Session], object]
) -> None:
    users.add_user(session, "Ömer", Role.OPERATOR)
    before = users.all_users(session, archived=True), trail.head(session)
    refused(code, lambda: act(session))
    assert (users.all_users(session, archived=True), trail.head(session)) == before


def test_names_differ_in_more_than_case_in_every_script(session: Session) -> None:
    users.add_user(session, "Ömer", Role.OPERATOR)
    refused("user_exists", lambda: users.add_user(session, "öMER", Role.OPERATOR))


def test_somebody_stays_admin(session: Session) -> None:
    anna = session.user.id
    refused("last_admin", lambda: users.change_role(session, anna, Role.OPERATOR))
    refused("last_admin", lambda: users.archive_user(session, anna))
    other = users.add_user(session, "Bea", Role.ADMIN)
    users.archive_user(session, other.id)
    # An admin who is put away is none.
    refused("last_admin", lambda: users.archive_user(session, anna))
    users.restore_user(session, other.id)
    assert users.change_role(session, anna, Role.AUDITOR).role is Role.AUDITOR


def test_a_new_role_counts_where_somebody_works_already(
    session: Session, sign_in: Callable[..., Session]
) -> None:
    users.add_user(session, "Bea", Role.ADMIN)
    bea = sign_in("bea")
    users.change_role(session, bea.user.id, Role.OPERATOR)
    with pytest.raises(NotAllowedError):
        users.add_user(bea, "x", Role.ADMIN)
    users.archive_user(session, bea.user.id)
    refused("user_archived", lambda: bea.require(Right.CREATE_JOB))
    assert acts(session)[-1] == ("create_job", "user_archived")


def test_who_is_put_away_cannot_come_in(session: Session, sign_in: Callable[..., Session]) -> None:
    user = users.add_user(session, "Gone", Role.OPERATOR)
    users.archive_user(session, user.id)
    refused("user_archived", lambda: sign_in("gone"))
    assert sign_in().user.name == "anna"


# -- passwords ----------------------------------------------------------------------------------------------------------


def test_a_password_opens_and_nothing_else_does(session: Session, sign_in: Callable[..., Session]) -> None:
    users.add_user(session, "Bea", Role.ADMIN, password=SECRET)
    stored = session.store.scalar("SELECT password_hash FROM user WHERE name = 'Bea'")
    assert stored.startswith("$argon2id$")
    refused("password_needed", lambda: sign_in("bea"))
    assert refused("password_wrong", lambda: sign_in("bea", SECRET.upper())).params["until"] is None
    refused("password_wrong", lambda: sign_in("bea", ""))
    refused("password_wrong", lambda: sign_in("bea", "x" * 5_000))
    refused("password_wrong", lambda: sign_in("bea", "\udcff"))
    assert sign_in("bea", SECRET).user.name == "Bea"
    # Others are not asked, and what they give is not looked at.
    assert sign_in("anna", "whatever").user.name == "anna"
    assert [entry for entry in acts(session) if "sign" in entry[0]] == [
        *[("sign_in", "password_wrong")] * 4,
        ("signed_in", None),
    ]


def test_a_password_is_the_same_from_every_keyboard(
    session: Session, sign_in: Callable[..., Session]
) -> None:
    users.add_user(session, "Bea", Role.ADMIN, password="Schlu\u0308ssel")
    assert sign_in("bea", "Schl\u00fcssel").user.name == "Bea"


def test_after_wrong_passwords_the_pause_grows(
    session: Session, sign_in: Callable[..., Session], clock: FixedClock
) -> None:
    users.add_user(session, "Bea", Role.ADMIN, password=SECRET)
    pauses = []
    for _ in range(13):
        until = refused("password_wrong", lambda: sign_in("bea", "wrong one")).params["until"]
        if isinstance(until, int):
            pauses.append((until - clock.now()) // SECOND)
            # The right one is not taken either, up to the moment itself.
            clock.move(until - clock.now() - 1)
            found = refused("locked_out", lambda: sign_in("bea", SECRET))
            assert found.params["until"] == until
            refused("locked_out", lambda: sign_in("bea"))
            (info,) = (info for info in users.all_users(session) if info.user.name == "Bea")
            assert info.locked_until == until
            clock.move(1)
    assert pauses == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert sign_in("bea", SECRET).user.name == "Bea"
    # From the beginning again.
    for _ in range(4):
        assert refused("password_wrong", lambda: sign_in("bea", "wrong one")).params["until"] is None
    assert ("sign_in", "locked_out") in acts(session)


def test_the_pause_is_bounded_however_often(session: Session) -> None:
    assert session is not None
    assert [passwords.lock_ms(count) for count in (0, 4, 5, 6, 12, 10**9)] == [
        *(0, 0, 30 * SECOND, 60 * SECOND),
        *(HOUR, HOUR),
    ]


def test_an_admin_opens_the_lock_with_a_new_password(
    session: Session, sign_in: Callable[..., Session]
) -> None:
    bea = users.add_user(session, "Bea", Role.OPERATOR, password=SECRET)
    for _ in range(5):
        refused("password_wrong", lambda: sign_in("bea", "wrong one"))
    refused("locked_out", lambda: sign_in("bea", SECRET))
    users.set_password(session, bea.id, "another one")
    assert sign_in("bea", "another one").user.has_password
    users.clear_password(session, bea.id)
    assert not sign_in("bea").user.has_password
    users.clear_password(session, bea.id)
    assert [act for act, _ in acts(session)].count("password_cleared") == 1


def test_everybody_changes_their_own_password(session: Session, sign_in: Callable[..., Session]) -> None:
    users.add_user(session, "Rita", Role.AUDITOR)
    rita = sign_in("rita")
    users.change_own_password(rita, SECRET)
    refused("password_needed", lambda: users.change_own_password(rita, "the next one"))
    refused("password_wrong", lambda: users.change_own_password(rita, "the next one", current="guess me"))
    users.change_own_password(rita, "the next one", current=SECRET)
    refused("password_wrong", lambda: sign_in("rita", SECRET))
    assert sign_in("rita", "the next one").user.name == "Rita"
    with pytest.raises(NotAllowedError):
        users.set_password(rita, session.user.id, SECRET)


def test_a_stronger_hash_takes_the_place_of_an_older_one(
    session: Session, sign_in: Callable[..., Session]
) -> None:
    bea = users.add_user(session, "Bea", Role.OPERATOR, password=SECRET)
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(SECRET)
    rows.change_user(session.store, bea.id, password_hash=weak)
    sign_in("bea", SECRET)
    stored = rows.lock_of(session.store, bea.id).password_hash
    assert stored is not None
    assert stored != weak
    assert sign_in("bea", SECRET).user.name == "Bea"


def test_a_damaged_hash_lets_nobody_in(session: Session, sign_in: Callable[..., Session]) -> None:
    bea = users.add_user(session, "Bea", Role.OPERATOR, password=SECRET)
    rows.change_user(session.store, bea.id, password_hash="x")
    refused("password_wrong", lambda: sign_in("bea", SECRET))


# -- sub-accounts -------------------------------------------------------------------------------------------------------


def test_a_sub_account_is_made_and_changed(session: Session) -> None:
    row = accounts.add_account(session, "Süd", timezone="Europe/Vienna", country="at")
    row = accounts.change_account(session, row.id, name="SÜD", timezone="Europe/Berlin", country="de")
    assert (row.name, row.timezone, row.country) == ("SÜD", "Europe/Berlin", "DE")
    assert accounts.change_account(session, row.id, name="SÜD") == row
    found = trail.entries(session.at(row))
    assert [(entry.act, entry.account_id, entry.figures.get("fields")) for entry in found[:2]] == [
        ("account_changed", row.id, ["country", "name", "timezone"]),
        ("account_created", row.id, None),
    ]


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("account_exists", lambda s: accounts.add_account(s, "nord")),
        ("account_exists", lambda s: accounts.change_account(s, 2, name="Nord")),
        ("name_empty", lambda s: accounts.change_account(s, 1, name=" ")),
        ("timezone_unknown", lambda s: accounts.change_account(s, 1, timezone="Mars/Base")),
        ("country_unknown", lambda s: accounts.change_account(s, 1, country="QQ")),
        ("account_unknown", lambda s: accounts.change_account(s, 99, name="x")),
        ("account_unknown", lambda s: accounts.archive_account(s, 99)),
    ],
)
def test_what_is_refused_of_a_sub_account_changes_nothing(
    session: Session, code: str, act: Callable[[Session], object]
) -> None:
    accounts.add_account(session, "Süd", timezone="Europe/Vienna", country="AT")
    before = accounts.all_accounts(session), trail.head(session)
    refused(code, lambda: act(session))
    assert (accounts.all_accounts(session), trail.head(session)) == before


def test_a_sub_account_is_put_away(session: Session, tmp_path: Path, sign_in: Callable[..., Session]) -> None:
    refused("last_account", lambda: accounts.archive_account(session, session.account.id))
    other = session.at(accounts.add_account(session, "Süd", timezone="Europe/Vienna", country="AT"))
    add_people(other, tmp_path)
    job = bulk.create_add_tag(other, "vip", ALL)
    refused("account_busy", lambda: accounts.archive_account(session, other.account.id))
    run_job(session.store, job.id)
    accounts.archive_account(session, other.account.id)
    assert [row.name for row in accounts.all_accounts(session)] == ["Nord"]
    assert [row.name for row in accounts.all_accounts(session, archived=True)] == ["Nord", "Süd"]
    # It can be read, and nothing in it changes.
    assert len(jobs.find_jobs(other)) == 2
    away = session.at(accounts.all_accounts(session, archived=True)[1])
    assert away.may(Right.EXPORT)
    assert away.may(Right.MANAGE_ACCOUNTS)
    assert not away.may(Right.CREATE_JOB)
    refused("account_archived", lambda: bulk.create_add_tag(other, "more", ALL))
    assert len(jobs.find_jobs(other)) == 2
    refused("last_account", lambda: accounts.archive_account(session, session.account.id))
    refused("account_exists", lambda: accounts.add_account(session, "süd"))
    assert sign_in().account.name == "Nord"
    # From within it, it can be taken back.
    accounts.restore_account(other, other.account.id)
    assert bulk.create_add_tag(other, "more", ALL).total == 3


def test_the_first_act_of_a_store_is_its_making(tmp_path: Path) -> None:
    made = init_store(tmp_path / "new.bulkdesk", user="eva")
    (entry,) = trail.entries(made)
    assert (entry.number, entry.act, entry.user) == (1, "store_created", "eva")
    made.store.close()


def test_a_session_offers_what_its_role_may(session: Session) -> None:
    before = trail.head(session)
    rita = replace(session, user=replace(session.user, role=Role.AUDITOR))
    assert rita.may(Right.EXPORT)
    assert not rita.may(Right.CREATE_JOB)
    assert session.may(Right.PURGE)
    assert trail.head(session) == before


def test_name_and_role_change_together_or_not_at_all(session: Session) -> None:
    refused(
        "last_admin",
        lambda: users.change_user(
            session, session.user.id, name="anna2", email="a@example.com", role=Role.OPERATOR
        ),
    )
    assert users.all_users(session)[0].user == session.user
    users.add_user(session, "bert", Role.ADMIN)
    changed = users.change_user(session, session.user.id, name="anna2", email=None, role=Role.OPERATOR)
    assert (changed.name, changed.role) == ("anna2", Role.OPERATOR)
