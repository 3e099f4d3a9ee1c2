"""Damage to a store's bytes, and what BulkDesk says of it: one case a seed, run in a program of their own.

``python -m tests.audit.fuzz FOLDER FIRST SECONDS LEAST`` damages copies of the stores in the folder, case after case from seed
FIRST on, for so many seconds and at least LEAST cases, and prints a line of JSON for each. Memory is limited; a case
that hangs ends the program with a traceback, as a crash does.
"""

from __future__ import annotations

import faulthandler
import hashlib
import json
import os
import random
import shutil
import sqlite3
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from bulkdesk.cli.main import root
from bulkdesk.contacts.filter_text import parse_filter
from bulkdesk.services import (
    accounts,
    contact_card,
    contacts,
    deleted_card,
    finding,
    jobs,
    records,
    restoring,
    senders,
    smart_lists,
    statistics,
    templates,
    trail,
    upkeep,
    users,
    views,
)
from bulkdesk.services.audit_package import export_package, verify_file
from bulkdesk.services.contact_pages import ContactWindow, Order, View
from bulkdesk.services.i18n import set_language
from bulkdesk.services.records import Download
from bulkdesk.services.session import Session, open_session
from bulkdesk.store.clock import FixedClock
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import BulkDeskError, RefusedError
from bulkdesk.store.words import Channel
from tests.audit.busy_store import FILTERS
from tests.support import START

SETTLED, LEFT = "settled.bulkdesk", "left.bulkdesk"
"""The sound stores: one that was closed, one with changes in a ``-wal`` beside it."""

PAGE = 4096
MOST_MEMORY = 1024**3
MOST_SECONDS = 90
ENDS = ("damage", "verify", "check", "head", "same")
"""What becomes of a case: the store is said to be damaged (exit code 4); ``audit verify`` finds it; ``check`` finds it; the
last changes are gone as if they had not been, and ``audit verify`` finds that by a head noted elsewhere; or every row and all
answers are as before. Another value in the live data that nobody finds is a bug."""

APART = ("seal", "sqlite_sequence", "search_stale")
"""Tables whose rows only say how other rows were, which id the next one gets, and which contacts are to be taken into the index
again: one too many there does no harm, and ``check`` finds one too few."""

Answers = dict[str, str]


class Case(NamedTuple):
    """What was done to which store and what came of it."""

    seed: int
    how: str
    end: str
    said: str


# -- damage -------------------------------------------------------------------------------------------------------------

Damage = Callable[[bytearray, random.Random], None]


def _flip(data: bytearray, chance: random.Random) -> None:
    # Where something is written: much of a store is empty.
    written = [place for place, byte in enumerate(data) if byte]
    for place in chance.sample(written, min(len(written), chance.choice((1, 1, 2, 5, 40, 400)))):
        data[place] ^= 1 << chance.randrange(8)


def _overwrite(data: bytearray, chance: random.Random) -> None:
    length = chance.choice((1, 4, 30, 500, PAGE))
    place = chance.randrange(len(data))
    data[place : place + length] = chance.randbytes(len(data[place : place + length]))


def _header(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3))):
        data[chance.randrange(min(100, len(data)))] = chance.randrange(256)


def _schema(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 10))):
        data[chance.randrange(100, min(PAGE, len(data)))] = chance.choice(
            (0, 1, 32, 39, 255, chance.randrange(256))
        )


def _page_header(data: bytearray, chance: random.Random) -> None:
    page = chance.randrange(max(1, len(data) // PAGE)) * PAGE + (100 if chance.random() < 0.05 else 0)
    for _ in range(chance.choice((1, 2))):
        data[min(page + chance.randrange(16), len(data) - 1)] = chance.randrange(256)


def _page(data: bytearray, number: int) -> slice:
    return slice(number * PAGE, (number + 1) * PAGE)


def _numbers(data: bytearray, chance: random.Random) -> tuple[int, int]:
    pages = len(data) // PAGE
    return chance.randrange(pages), chance.randrange(pages)


def _zero(data: bytearray, chance: random.Random) -> None:
    page = _page(data, _numbers(data, chance)[0])
    data[page] = bytes(len(data[page]))


def _noise(data: bytearray, chance: random.Random) -> None:
    page = _page(data, _numbers(data, chance)[0])
    data[page] = chance.randbytes(len(data[page]))


def _swap(data: bytearray, chance: random.Random) -> None:
    first, second = (_page(data, number) for number in _numbers(data, chance))
    data[first], data[second] = data[second], data[first]


def _double(data: bytearray, chance: random.Random) -> None:
    first, second = (_page(data, number) for number in _numbers(data, chance))
    data[first] = data[second]


def _cut(data: bytearray, chance: random.Random) -> None:
    length = chance.randrange(len(data))
    del data[length - length % PAGE if chance.random() < 0.5 else length :]


def _append(data: bytearray, chance: random.Random) -> None:
    data += chance.choice((bytes(PAGE), chance.randbytes(100), bytes(data[: 3 * PAGE])))


def _insert(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data))
    data[place:place] = chance.randbytes(chance.choice((1, 7, PAGE)))


DAMAGES: tuple[tuple[str, Damage, int], ...] = (
    ("flip", _flip, 8),
    ("overwrite", _overwrite, 3),
    ("header", _header, 2),
    ("schema", _schema, 2),
    ("page header", _page_header, 2),
    ("zero", _zero, 2),
    ("noise", _noise, 1),
    ("swap", _swap, 2),
    ("double", _double, 2),
    ("cut", _cut, 1),
    ("append", _append, 1),
    ("insert", _insert, 1),
)
"""Name, what it does, and how often compared to the others."""


def damaged_copy(bases: Path, folder: Path, chance: random.Random) -> tuple[Path, str]:
    """A damaged copy of one of the stores, alone in the folder, and what was done to it."""
    path = folder / "store.bulkdesk"
    left = chance.random() < 0.3
    names = {"": LEFT if left else SETTLED}
    if left:
        names["-wal"] = f"{LEFT}-wal"
    for end, name in names.items():
        shutil.copyfile(bases / name, f"{path}{end}")
    end = chance.choice(list(names))
    how, damage = chance.choices(
        [(name, act) for name, act, _ in DAMAGES], [weight for _, _, weight in DAMAGES]
    )[0]
    hit = path.with_name(path.name + end)
    data = bytearray(hit.read_bytes())
    damage(data, chance)
    hit.write_bytes(data)
    return path, f"{'left' if left else 'settled'}{end} {how}"


# -- what BulkDesk says --------------------------------------------------------------------------------------------------


def answers(session: Session, folder: Path) -> Answers:
    """All that a person can look at and take away, in every sub-account, by kind."""
    found: dict[str, list[object]] = {}
    for account in accounts.all_accounts(session, archived=True):
        for kind, answer in _of_account(session.at(account), folder):
            found.setdefault(kind, []).append(answer)
    found["trail"] = [trail.entries(session, everywhere=True, limit=1_000), trail.head(session)]
    found["users"] = [users.all_users(session, archived=True)]
    found["accounts"] = [accounts.all_accounts(session, archived=True)]
    return {kind: repr(answer) for kind, answer in found.items()} | {"head": trail.head(session)[1]}


def dump(path: Path) -> Answers:
    """A sum over every row of every table as it is stored, the search index's own ones included."""
    with closing(sqlite3.connect(path)) as file:
        file.text_factory = bytes
        tables = [
            name.decode()
            for (name,) in file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            )
        ]
        sums: Answers = {}
        for table in set(tables) - set(APART):
            rows = file.execute(f'SELECT * FROM "{table}"').fetchall()
            sums[f"table {table}"] = hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()
    return sums


def _of_account(session: Session, folder: Path) -> Iterator[tuple[str, object]]:
    people = list(contacts.each_contact(session, Target()))
    yield "contacts", people
    yield "cards", [contact_card.get_contact(session, row.id) for row in people]
    yield "history", [contact_card.history(session, row.id) for row in people[:10]]
    yield "window", _shown(session)
    yield "filters", [smart_lists.count(session, parse_filter(text)) for text in FILTERS]
    yield (
        "lists",
        [
            (row, contacts.count_contacts(session, smart_lists.list_target(row)))
            for row in smart_lists.all_lists(session)
        ],
    )
    yield "search", [finding.find_anywhere(session, text) for text in ("müller-1", "p1@", "vip")]
    gone = restoring.deleted_contacts(session)
    yield "deleted", [gone, [deleted_card.get_deleted(session, row.contact.id) for row in gone]]
    yield (
        "settings",
        [
            [templates.all_templates(session, channel) for channel in Channel],
            [senders.get_sender(session, channel) for channel in Channel],
            views.find_views(session),
        ],
    )
    known = jobs.find_jobs(session)
    yield (
        "jobs",
        [
            (job.id, job.type, job.status, job.total, job.succeeded, job.failed, job.skipped, job.unconfirmed)
            for job in known
        ],
    )
    yield (
        "statistics",
        [(statistics.get_statistics(session, job.id), jobs.can(session, job)) for job in known],
    )
    yield "records", [list(records.each_record(session, job.id)) for job in known]
    yield "downloads", [_downloaded(session, job.id, folder) for job in known]
    file = folder / "contacts.csv"
    contacts.export_contacts(session, Target(), file)
    yield "export", file.read_bytes()


def _shown(session: Session) -> list[object]:
    """What the table of contacts shows, in each of its orders."""
    shown: list[object] = []
    for order in Order:
        window = ContactWindow(session, View(order=order))
        window.load_head()
        shown.append(window.rows(0, window.load()))
    return shown


def _downloaded(session: Session, job_id: int, folder: Path) -> bytes:
    which = Download.ALL if job_id % 2 else Download.PROBLEMS
    # Few, because they take long.
    records.download(session, job_id, folder / f"log.{'xlsx' if job_id == 1 else 'csv'}", which)
    return b"" if job_id == 1 else (folder / "log.csv").read_bytes()


def read_only_answers(path: Path, folder: Path) -> Answers:
    """The answers of a store that is audited, or BulkDeskError, as the window and the command line say it."""
    session = open_session(path, read_only=True, clock=FixedClock(START))
    try:
        found = answers(session, folder)
        package = folder / "audit.zip"
        package.unlink(missing_ok=True)
        export_package(session, package)
        whole = trail.verify(session).whole
        assert verify_file(package).whole == whole or not whole
    except BulkDeskError:
        raise
    except Exception as error:
        trouble = upkeep.store_trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error
    finally:
        session.store.close()
    return found


def command(store: Path | None, *words: str) -> tuple[int, str]:
    """Run a command on the store; gives the exit code and what it says. Any other end is an assertion."""
    result = CliRunner().invoke(
        root,
        ["--lang", "en", *words],
        obj=None,
        env={"BULKDESK_STORE": None if store is None else str(store)},
    )
    assert result.exit_code in {0, 3, 4}, (words, result.exit_code, result.output)
    if result.exit_code:
        assert result.stderr.count("\n") == 1, (words, result.stderr)
    assert "Traceback" not in result.output, result.output
    return result.exit_code, result.output


def state(folder: Path) -> dict[str, tuple[int, str]]:
    """Size and sum of every file in a folder."""
    return {
        path.name: (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(folder.iterdir())
    }


def run_case(seed: int, bases: Path, folder: Path, all_sound: Mapping[str, Answers]) -> Case:
    """Damage a copy, look at it in every way, and say what came of it."""
    chance = random.Random(seed)
    media, work, out = (folder / name for name in ("media", "work", "out"))
    for place in (media, work, out):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
    path, how = damaged_copy(bases, media, chance)
    sound = all_sound[LEFT if how.startswith("left") else SETTLED]
    before = state(media)
    code, said = command(None, "audit", "verify", str(path))
    try:
        found = read_only_answers(path, out)
    except RefusedError as error:
        # What is asked for, one by one, is not there.
        found, trouble = {}, str(error)
    except BulkDeskError as error:
        found, trouble = {}, error.code
    else:
        trouble = ""
    assert state(media) == before, "the damaged store was changed"
    shutil.copytree(media, work, dirs_exist_ok=True)
    checked, finding_ = command(work / path.name, "check")
    if code == 4 or trouble:
        return Case(seed, how, "damage", trouble or said)
    if code == 3:
        return Case(seed, how, "verify", said)
    if checked:
        return Case(seed, how, "check", finding_)
    other = sorted(kind for kind, text in found.items() if sound[kind] != text)
    if "trail" in other:
        code, said = command(None, "audit", "verify", str(path), "--head", sound["head"])
        assert code == 3, (other, how)
        return Case(seed, how, "head", said)
    other += sorted(name for name, digest in dump(work / path.name).items() if sound[name] != digest)
    return Case(seed, how, "value" if other else "same", ", ".join(other))


def _sound(bases: Path, name: str, work: Path, out: Path) -> Answers:
    """What the sound store says, and what is in it."""
    work.mkdir(exist_ok=True)
    for path in bases.glob(f"{name}*"):
        shutil.copyfile(path, work / path.name)
    return read_only_answers(bases / name, out) | dump(work / name)


def main(bases: Path, first: int, seconds: float, least: int) -> None:
    """Run cases until the time is over."""
    import resource  # noqa: PLC0415 -- not everywhere, and the tests read this file everywhere

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    set_language("en")
    folder = bases / "cases"
    folder.mkdir(exist_ok=True)
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    out = folder / "out"
    out.mkdir(exist_ok=True)
    sound = {name: _sound(bases, name, folder / "work", out) for name in (SETTLED, LEFT)}
    end = time.monotonic() + seconds
    seed = first
    while time.monotonic() < end or seed < first + least:
        faulthandler.dump_traceback_later(MOST_SECONDS, exit=True)
        print(json.dumps({"seed": seed}), file=sys.stderr, flush=True)  # noqa: T201 -- so that it is known which
        try:
            case = run_case(seed, bases, folder, sound)
        except Exception:  # noqa: BLE001 -- told with the others, so that one run finds more than one
            case = Case(seed, "", "bug", traceback.format_exc())
        print(json.dumps(case), flush=True)  # noqa: T201
        seed += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
