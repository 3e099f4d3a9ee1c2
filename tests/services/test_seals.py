"""Whatever is done in whatever order, with rows sealed in between or not: no seal ever differs from its rows."""

from __future__ import annotations

import contextlib
import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bulkdesk.contacts.filter_text import parse_filter
from bulkdesk.jobs.worker import run_due
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services import (
    accounts,
    bulk,
    contact_card,
    jobs,
    purging,
    smart_lists,
    templates,
    users,
    views,
)
from bulkdesk.services.session import Session, init_store
from bulkdesk.services.views import FilterChoice
from bulkdesk.store import sealing, search
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.store.words import Channel, Role
from tests.bulk_support import DAY, add_tag, delete, ids, import_rows, remove_tag, restore, revert
from tests.seal_support import broken, seal_all
from tests.support import START

Act = Callable[[Session, Path, int], object]

_names = itertools.count()


def _import(session: Session, folder: Path, number: int) -> object:
    rows = [[f"Name {n}", f"p{n}@example.com", f"t{n % 3}"] for n in range(number, number + 4)]
    return import_rows(session, folder, [["first name", "email", "tags"], *rows, ["x", "bad", ""]])


def _undo(session: Session, _folder: Path, number: int) -> object:
    known = jobs.find_jobs(session)
    job = known[number % len(known)]
    return restore(session, job) if job.type == "delete" else revert(session, job)


def _purge(session: Session, _folder: Path, _number: int) -> object:
    assert isinstance(session.store.clock, FixedClock)
    session.store.clock.move(61 * DAY)
    return purging.purge(session)


ACTS: dict[str, Act] = {
    "import": _import,
    "create": lambda s, _, n: contact_card.create_contact(s, {"first_name": f"Ada {n}"}, tags=["hand"]),
    "edit": lambda s, _, n: contact_card.edit_contact(s, n + 1, {"city": f"Ort {next(_names)}"}),
    "rename": lambda s, _, n: contact_card.edit_contact(s, n + 1, {"last_name": f"Meier {next(_names)}"}),
    "tags": lambda s, _, n: contact_card.change_tags(s, n + 1, add=["a"], remove=["t1"]),
    "dnd": lambda s, _, n: contact_card.set_dnd(s, n + 1, "email", closed=n % 2 == 0),
    "add tag": lambda s, _, n: add_tag(s, f"t{n % 3}", ids(n, n + 1, n + 2)),
    "remove tag": lambda s, _, n: remove_tag(s, f"t{n % 3}", ids(n, n + 1, n + 2)),
    "delete": lambda s, _, n: delete(s, ids(n, n + 1)),
    "undo": _undo,
    "purge": _purge,
    "queue": lambda s, _, n: bulk.create_add_tag(s, "later", ids(n + 1)),
    "cancel": lambda s, *_: jobs.cancel(s, jobs.find_jobs(s)[0].id),
    "pause": lambda s, *_: jobs.pause(s, jobs.find_jobs(s)[0].id),
    "list": lambda s, *_: smart_lists.create(s, f"L{next(_names)}", parse_filter("email is not empty")),
    "rename list": lambda s, *_: smart_lists.rename(s, 1, f"L{next(_names)}"),
    "remove list": lambda s, *_: smart_lists.delete(s, smart_lists.all_lists(s)[0].id),
    "template": lambda s, *_: templates.save_template(s, Channel.EMAIL, f"T{next(_names)}", MessageText("x", "y", None)),
    "remove template": lambda s, *_: templates.delete(s, 1),
    "view": lambda s, _, n: views.save_view(s, "Fehler", FilterChoice(search=f"x{n}")),
    "user": lambda s, *_: users.add_user(s, f"U{next(_names)}", Role.OPERATOR),
    "role": lambda s, _, n: users.change_role(s, 2, Role.AUDITOR if n % 2 else Role.OPERATOR),
    "account": lambda s, *_: accounts.add_account(s, f"A{next(_names)}", timezone="UTC", country="DE"),
    "run": lambda s, *_: run_due(s.store),
    "seal a little": lambda s, *_: sealing.catch_up(s.store, most=1),
    "seal the index": lambda s, *_: sealing.seal_index(s.store, at_once=True),
    "index": lambda s, *_: search.catch_up(s.store),
    "seal all": lambda s, *_: seal_all(s.store),
}  # fmt: skip


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 7)), min_size=5, max_size=40))
@pytest.mark.timeout(600)
def test_no_act_leaves_a_seal_that_differs(acts: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        session = init_store(
            folder / "store.bulkdesk", country="DE", timezone="Europe/Berlin", clock=FixedClock(START)
        )
        _import(session, folder, 0)
        seal_all(session.store)
        for act, number in acts:
            # Not all is possible at all times.
            with contextlib.suppress(BulkDeskError, IndexError):
                ACTS[act](session, folder, number)
            assert broken(session.store) == {}, act
        seal_all(session.store)
        assert broken(session.store) == {}
        session.store.close()
