"""A store full of sample data: invented people and a history of bulk actions, with nothing sent to anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bulkdesk.services.demo.history import Historian, tag_names
from bulkdesk.services.demo.lists import add_lists
from bulkdesk.services.demo.people import People, Person
from bulkdesk.services.demo.plan import HISTORY_MS, AccountPlan, JobPlan, Planner
from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.store import accounts, sealing, search
from bulkdesk.store.clock import MS_PER_DAY, Clock, FixedClock, SystemClock
from bulkdesk.store.demo import BulkWriter, filling
from bulkdesk.store.errors import RefusedError, StoreError
from bulkdesk.store.file import put_in_place
from bulkdesk.store.store import Store
from bulkdesk.store.words import Role
from bulkdesk.store.work_folder import WorkFolder

OnProgress = Callable[[float], None]

_SEED = 20_240_229
_TELL_EVERY = 1_000
_TELL_JOBS = 20
_CONTACTS_A_JOB = 10
"""A job takes about as long as so many contacts."""


@dataclass(frozen=True)
class _Agency:
    """A sub-account: where it is, its share of the contacts and jobs, its people, its tags by how frequent."""

    name: str
    timezone: str
    country: str
    share: float
    most: tuple[int, int]
    operators: tuple[str, ...]
    tags: tuple[tuple[str, float], ...]


_AGENCIES = (
    _Agency(
        "Nordlicht Marketing",
        "Europe/Berlin",
        "DE",
        1.0,
        (1_000_000, 100_000),
        ("Jana Petersen", "Tobias Krämer", "Ayşe Yılmaz"),
        (
            ("Newsletter", 0.38),
            ("Kunde", 0.22),
            ("Lead", 0.2),
            ("Stammkunde", 0.06),
            ("Händler", 0.05),
            ("VIP", 0.03),
            ("Presse", 0.008),
        ),
    ),
    _Agency(
        "Harbour & Co",
        "Europe/London",
        "GB",
        0.15,
        (500, 40),
        ("Emily Clarke", "Oliver Hughes"),
        (("newsletter", 0.4), ("customer", 0.25), ("lead", 0.2), ("partner", 0.05), ("vip", 0.03)),
    ),
    _Agency(
        "Pinecrest Partners",
        "America/New_York",
        "US",
        0.05,
        (200, 20),
        ("Grace Miller",),
        (("prospect", 0.4), ("client", 0.3), ("open house", 0.1), ("vip", 0.04)),
    ),
)
_AUDITOR = "Dr. Katrin Vogt"


def make_demo(
    path: Path,
    *,
    contacts: int = 2_000,
    jobs: int = 60,
    on_progress: OnProgress = lambda _share: None,
    clock: Clock | None = None,
) -> Session:
    """Make a store with sample data. The same numbers and the same moment give the same data.

    The worker finds one job to go on with, an import; what is queued is due in two months at the earliest, and nothing
    can be sent, because no sender is set up and every address is one that does not exist.

    Args:
        path: where the store is to lie; there is nothing yet. It appears whole or not at all.
        contacts: how many active contacts the first sub-account has; deleted ones and two small sub-accounts come on
            top.
        jobs: how many bulk actions the first sub-account has.
        on_progress: told the share done, 0 to 1.
        clock: the history leads up to its present moment.

    Returns:
        The admin, named after the OS user, in the first sub-account.

    Raises:
        RefusedError: there is a file already.
        StoreError: the store cannot be written.
    """
    if path.exists():
        raise RefusedError("store_exists", path=str(path))
    clock = clock or SystemClock()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with WorkFolder.beside(path) as folder:
            draft = folder / path.name
            _Demo(draft, clock.now(), on_progress).make(contacts, jobs)
            with Store.open(draft, clock=clock) as store:
                # So that it is at once indexed and sealed as a store that has been in use.
                while (
                    search.catch_up(store)
                    or sealing.catch_up(store)
                    or sealing.seal_index(store, at_once=True)
                ):
                    pass
            put_in_place(draft, path)
    except OSError as error:
        raise StoreError("store_unwritable", path=str(path), reason=error.strerror or str(error)) from error
    on_progress(1.0)
    return open_session(path, clock=clock)


class _Demo:
    """The making of one sample store, at the moment ``now``."""

    def __init__(self, path: Path, now: int, on_progress: OnProgress) -> None:
        self._path = path
        self._now = now
        self._on_progress = on_progress
        self._done = 0
        self._all = 1

    def make(self, contacts: int, jobs: int) -> None:
        """Make and close the store."""
        first = _AGENCIES[0]
        session = init_store(
            self._path,
            account=first.name,
            timezone=first.timezone,
            country=first.country,
            clock=FixedClock(self._now - HISTORY_MS - MS_PER_DAY),
        )
        with session.store, filling(session.store) as writer:
            plans = [
                self._account(session, agency, contacts, jobs, is_first=agency is first)
                for agency in _AGENCIES
            ]
            for agency, plan in zip(_AGENCIES, plans, strict=True):
                add_lists(session.store, plan.id, agency.country, plan.users[0])
            accounts.add_user(session.store, name=_AUDITOR, role=Role.AUDITOR, email="audit@example.com")
            history = Planner(plans, self._random(), self._now).plan()
            self._all = sum(plan.active + plan.deleted + _CONTACTS_A_JOB * plan.jobs for plan in plans) or 1
            people = {plan.id: People(plan.country, self._random(plan.id), self._now) for plan in plans}
            tags: dict[int, dict[str, int]] = {}
            for agency, plan in zip(_AGENCIES, plans, strict=True):
                names = [*(name for name, _ in agency.tags), *tag_names()]
                tags[plan.id] = {
                    name: writer.add_tag_name(plan.id, name)
                    for name in {name.casefold(): name for name in names}.values()
                }
                self._contacts(writer, agency, plan, people[plan.id], tags[plan.id])
            writer.flush()
            self._jobs(
                Historian(
                    session.store,
                    writer,
                    people=people,
                    tags=tags,
                    zones={plan.id: agency.timezone for agency, plan in zip(_AGENCIES, plans, strict=True)},
                    seed=_SEED,
                ),
                history,
            )

    def _random(self, part: int = 0) -> Random:
        return Random(_SEED + part)  # noqa: S311 -- a sample, not a secret

    def _account(
        self, session: Session, agency: _Agency, contacts: int, jobs: int, *, is_first: bool
    ) -> AccountPlan:
        """Make a sub-account and its operators."""
        store = session.store
        row = session.account
        if not is_first:
            row = accounts.add_account(
                store, name=agency.name, timezone=agency.timezone, country=agency.country
            )
        users = [session.user.id]
        for name in agency.operators:
            if accounts.find_user(store, name) is None:
                email = f"{name.split()[0].lower().replace('ş', 's')}@example.com"
                users.append(accounts.add_user(store, name=name, role=Role.OPERATOR, email=email).id)
        most_contacts, most_jobs = agency.most
        return AccountPlan(
            row.id,
            agency.country,
            min(most_contacts, int(contacts * agency.share)),
            min(most_jobs, int(jobs * agency.share)),
            users,
            self._now,
        )

    def _contacts(
        self, writer: BulkWriter, agency: _Agency, plan: AccountPlan, people: People, tags: dict[str, int]
    ) -> None:
        chance = self._random(100 + plan.id).random
        before: Person | None = None
        for contact_id, moments in plan.each_contact():
            if contact_id in plan.conflicts and before is not None:
                # Deleted, and entered anew by somebody: the one before.
                person = before
            else:
                person = people.invent(with_email=contact_id + 1 in plan.conflicts)
            before = person
            writer.contacts.append(people.row(contact_id, plan.id, person, moments))
            writer.contact_tags.extend(
                (contact_id, tags[name]) for name, share in agency.tags if chance() < share
            )
            if contact_id % _TELL_EVERY == 0:
                writer.flush_if_full()
                self._tell(_TELL_EVERY)

    def _jobs(self, historian: Historian, history: list[JobPlan]) -> None:
        for plan in history:
            historian.write(plan)
            if plan.id % _TELL_JOBS == 0:
                self._tell(_CONTACTS_A_JOB * _TELL_JOBS)

    def _tell(self, done: int) -> None:
        self._done += done
        # The rest is left for the indexes.
        self._on_progress(min(1.0, self._done / self._all) * 0.9)
