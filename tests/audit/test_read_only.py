"""A store that is audited: not one byte of it, of its folder or its medium changes, whatever state it is in."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest
from peewee import PeeweeException

from bulkdesk.services import contacts, jobs, records, statistics, trail, upkeep, users
from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.store import accounts
from bulkdesk.store import store as store_module
from bulkdesk.store.contacts import Target
from bulkdesk.store.errors import StoreError
from bulkdesk.store.store import MIGRATIONS, Store
from bulkdesk.store.words import Role
from tests.bulk_support import add_people, add_tag, delete, ids

State = dict[str, tuple[int, int, int, bytes]]

SEEDS = range(60)
ROOT = Path(__file__).resolve().parents[2]


def state_of(folder: Path) -> State:
    """Mode, time, size and bytes of everything in a folder, and the folder's own."""
    found = {
        path.name: (
            path.stat().st_mode,
            path.stat().st_mtime_ns,
            path.stat().st_size,
            path.read_bytes(),
        )
        for path in sorted(folder.iterdir())
    }
    status = folder.stat()
    return {**found, ".": (status.st_mode, status.st_mtime_ns, 0, b"")}


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    before = state_of(folder)
    yield
    assert state_of(folder) == before


@pytest.fixture(autouse=True)
def _own_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies lie where no other test makes any."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", str(place))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for a store on its own."""
    place = tmp_path / "media"
    place.mkdir()
    return place


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with people, jobs, a deleted contact and a trail; closed, and not to be changed."""
    place = tmp_path_factory.mktemp("made")
    session = init_store(place / "store.bulkdesk", user="anna", country="DE", timezone="Europe/Berlin")
    add_people(session, place, 20)
    add_tag(session, "vip", ids(1, 2, 3))
    delete(session, ids(4))
    session.store.close()
    return session.store.path


@pytest.fixture
def filled(made: Path, folder: Path) -> Path:
    """A copy of it, alone in its folder."""
    return Path(shutil.copyfile(made, folder / "store.bulkdesk"))


def read_all(session: Session) -> str:
    """Everything that a person can look at."""
    found = jobs.find_jobs(session)
    return json.dumps(
        [
            [contacts.contact_document(row) for row in contacts.each_contact(session, Target())],
            [statistics.job_document(session, job) for job in found],
            [statistics.get_statistics(session, job.id).share for job in found],
            [[records.record_document(row) for row in records.each_record(session, job.id)] for job in found],
            [str(entry) for entry in trail.entries(session, everywhere=True)],
            [str(user) for user in users.all_users(session, archived=True)],
        ],
        ensure_ascii=False,
    )


def audit(path: Path) -> str:
    """Open a store read-only, look at everything, close it."""
    session = open_session(path, read_only=True)
    try:
        return read_all(session)
    finally:
        session.store.close()


def test_everything_can_be_read_and_nothing_changes(filled: Path, folder: Path) -> None:
    with unchanged(folder):
        text = audit(filled)
        assert trail_is_whole(filled)
    assert "p20@example.com" in text
    assert "p4@example.com" in text
    assert "job_created" in text


def trail_is_whole(path: Path) -> bool:
    session = open_session(path, read_only=True)
    try:
        return trail.verify(session).whole
    finally:
        session.store.close()


def test_from_a_folder_that_cannot_be_written(filled: Path, folder: Path) -> None:
    filled.chmod(0o444)
    folder.chmod(0o555)
    try:
        with unchanged(folder):
            assert "p20@example.com" in audit(filled)
    finally:
        folder.chmod(0o755)


@contextmanager
def read_only_mount(folder: Path) -> Iterator[None]:
    """The folder as a read-only medium, which holds for root too."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a folder read-only")
    for words in ([mount, "--bind", str(folder), str(folder)], [mount, "-o", "remount,ro,bind", str(folder)]):
        result = subprocess.run(words, capture_output=True, check=False)
        if result.returncode:
            subprocess.run([umount, folder], capture_output=True, check=False)
            pytest.skip(f"this machine lets nobody mount: {result.stderr.decode(errors='replace').strip()}")
    try:
        yield
    finally:
        subprocess.run([umount, folder], capture_output=True, check=True)


def test_from_a_read_only_medium(filled: Path, folder: Path) -> None:
    with read_only_mount(folder):
        with pytest.raises(OSError, match="Read-only"):
            (folder / "x").touch()
        with unchanged(folder):
            assert "p20@example.com" in audit(filled)


def test_changes_that_were_not_folded_in_are_read_too(session: Session, tmp_path: Path, folder: Path) -> None:
    add_people(session, tmp_path, 3)
    for end in ("", "-wal", "-shm"):
        source = session.store.path.with_name(session.store.path.name + end)
        shutil.copyfile(source, folder / f"store.bulkdesk{end}")
    assert (folder / "store.bulkdesk-wal").stat().st_size > 0
    for _ in range(2):
        with unchanged(folder):
            assert "p3@example.com" in audit(folder / "store.bulkdesk")
    # Without the side file they would not be seen: it is the place where they are.
    (folder / "store.bulkdesk-wal").unlink()
    (folder / "store.bulkdesk-shm").unlink()
    try:
        text = audit(folder / "store.bulkdesk")
    except StoreError:
        return
    assert "p3@example.com" not in text


def test_a_store_in_use_is_read_beside_the_program(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 2)
    reader = open_session(session.store.path, read_only=True)
    with session.store.write():
        session.store.sql("UPDATE contact SET city = 'Köln'")
    # As it was when it was opened.
    assert "Köln" not in read_all(reader)
    reader.store.close()
    assert "Köln" in audit(session.store.path)


def test_side_files_of_a_link_are_those_of_the_store(session: Session, tmp_path: Path) -> None:
    add_people(session, tmp_path, 2)
    link = tmp_path / "elsewhere" / "link.bulkdesk"
    link.parent.mkdir()
    link.symlink_to(session.store.path)
    with unchanged(link.parent):
        assert "p2@example.com" in audit(link)


@pytest.fixture
def newer_program(made: Path, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program with one migration more than the stores at hand."""
    assert made.exists()
    assert session.store.path.exists()
    folder = tmp_path / "migrations"
    folder.mkdir()
    for script in MIGRATIONS.glob("[0-9]*.py"):
        (folder / script.name).write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "8888_note.py").write_text(
        "def up(_migrator, db):\n    db.execute_sql('CREATE TABLE note (a)')\n", encoding="utf-8"
    )
    monkeypatch.setattr(store_module, "MIGRATIONS", folder)


def copies() -> set[str]:
    """Copies that lie in the folder for temporary files."""
    return {path.name for path in Path(tempfile.gettempdir()).glob("bulkdesk-read-*")}


@pytest.mark.usefixtures("newer_program")
def test_an_older_store_is_read_through_a_copy(filled: Path, folder: Path) -> None:
    before = copies()
    with unchanged(folder):
        store = Store.open(filled, read_only=True)
        assert store.is_copy_of_older
        assert store.migrated_here == ("8888_note",)
        assert store.path == filled
        assert store.scalar("SELECT COUNT(*) FROM note") == 0
        assert store.scalar("SELECT COUNT(*) FROM contact") == 20
        assert len(copies() - before) == 1
        store.close()
        # Another thread may still read.
        assert store.scalar("SELECT COUNT(*) FROM contact") == 20
        store.close()
        del store
    assert copies() == before


@pytest.mark.usefixtures("newer_program")
def test_an_older_store_left_by_a_crash_is_read_through_a_copy(
    session: Session, tmp_path: Path, folder: Path
) -> None:
    for end in ("", "-wal"):
        source = session.store.path.with_name(session.store.path.name + end)
        shutil.copyfile(source, folder / f"store.bulkdesk{end}")
    with unchanged(folder), Store.open(folder / "store.bulkdesk", read_only=True) as store:
        assert store.is_copy_of_older


@pytest.mark.usefixtures("newer_program")
def test_a_copy_that_a_killed_program_left_is_removed(filled: Path) -> None:
    kept = Store.open(filled, read_only=True)
    (mine,) = copies()
    script = (
        "import os, sys; from pathlib import Path; from bulkdesk.store.store import Store\n"
        "store = Store.open(Path(sys.argv[1]), read_only=True); os._exit(0)"
    )
    left = filled.with_name("left.bulkdesk")
    shutil.copyfile(filled, left)
    left.with_name("left.bulkdesk-wal").write_bytes(b"x")
    subprocess.run([sys.executable, "-c", script, str(left)], check=True, cwd=ROOT)
    (orphan,) = copies() - {mine}
    for name in (mine, orphan):
        # As if it lay there for a while.
        os.utime(Path(tempfile.gettempdir()) / name, (0, 0))
    Store.open(filled, read_only=True).close()
    assert orphan not in copies()
    assert mine in copies()
    kept.close()


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
@pytest.mark.usefixtures("newer_program")
def test_a_copy_is_as_private_as_the_store(filled: Path) -> None:
    filled.chmod(0o644)
    opened = Store.open(filled, read_only=True)
    (name,) = copies()
    folder = Path(tempfile.gettempdir()) / name
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "store.bulkdesk").stat().st_mode & 0o777 == 0o600
    opened.close()


def test_a_store_of_today_is_no_copy_of_an_older_one(filled: Path) -> None:
    with Store.open(filled, read_only=True) as store:
        assert not store.is_copy_of_older


def test_a_store_without_a_trail_says_so(filled: Path, folder: Path) -> None:
    with closing(sqlite3.connect(filled)) as old, old:
        for name in ("trail", "trail_head"):
            old.execute(f"DROP TABLE {name}")
        for column in ("password_hash", "failed_count", "locked_until", "archived_at"):
            old.execute(f"ALTER TABLE user DROP COLUMN {column}")
        old.execute("ALTER TABLE account DROP COLUMN archived_at")
        old.execute("DELETE FROM schema_migration WHERE name = '0007_trail'")
    with unchanged(folder):
        session = open_session(filled, read_only=True)
        assert session.store.is_copy_of_older
        assert [problem.code for problem in trail.verify(session).problems] == ["trail_absent"]
        session.store.close()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as store, store:
        store.execute("INSERT INTO schema_migration (name, applied) VALUES ('9999_future', '2030-01-01')")


def migration(statement: str) -> Callable[[Path], None]:
    """Tampers with the list of what was done to the schema."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as store, store:
            store.execute("PRAGMA writable_schema = on")
            store.execute(
                "UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE name = 'schema_migration'"
            )
        with closing(sqlite3.connect(path)) as store, store:
            store.execute(statement)

    return spoil


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "file_missing"),
        (lambda path: path.write_bytes(b"hello"), "store_foreign"),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), "store_damaged"),
        (lambda path: os.truncate(path, 4096), "store_damaged"),
        (newer, "store_newer"),
        (migration("UPDATE schema_migration SET name = NULL WHERE name = '0007_trail'"), "store_damaged"),
        (migration("UPDATE schema_migration SET name = x'ff00' WHERE name = '0007_trail'"), "store_damaged"),
        (
            migration("UPDATE schema_migration SET name = '0007_trayl' WHERE name = '0007_trail'"),
            "store_damaged",
        ),
        (lambda path: path.with_name(path.name + "-wal").write_bytes(b"x" * 5000), None),
    ],
)
def test_what_is_no_sound_store_is_refused_and_left_alone(
    filled: Path, folder: Path, spoil: Callable[[Path], object], code: str | None
) -> None:
    spoil(filled)
    before = copies()
    with unchanged(folder):
        if code is None:
            # SQLite passes over a side file that is none.
            assert "p20@example.com" in audit(filled)
        else:
            with pytest.raises(StoreError) as error:
                audit(filled)
            assert error.value.code == code
    assert copies() == before


def test_a_store_that_nobody_finished_is_named(tmp_path: Path) -> None:
    Store.create(tmp_path / "empty.bulkdesk").close()
    with pytest.raises(StoreError) as error:
        audit(tmp_path / "empty.bulkdesk")
    assert error.value.code == "store_unfinished"


def test_no_password_is_asked_for(session: Session) -> None:
    users.add_user(session, "Boss", Role.ADMIN, password="correct horse")
    session.store.close()
    reader = open_session(session.store.path, user="boss", read_only=True)
    assert reader.user.name == "Boss"
    reader.store.close()


def test_even_who_was_put_away_can_be_looked_through(session: Session) -> None:
    user = users.add_user(session, "Gone", Role.OPERATOR)
    users.archive_user(session, user.id)
    session.store.close()
    reader = open_session(session.store.path, user="gone", read_only=True)
    assert accounts.users(reader.store) == [session.user]
    reader.store.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_damage_is_told_and_never_a_bug(filled: Path, folder: Path, seed: int) -> None:
    """A few bits differ somewhere: reading works or says that the store is damaged."""
    random = Random(seed)
    data = bytearray(filled.read_bytes())
    # Where something is written; most of a new store is empty pages.
    written = [place for place in range(100, len(data)) if data[place]]
    for place in random.sample(written, random.choice((1, 3, 40, 400))):
        data[place] ^= 1 << random.randrange(8)
    filled.write_bytes(data)
    with unchanged(folder):
        try:
            audit(filled)
        except StoreError:
            return
        except (PeeweeException, sqlite3.Error, ValueError, TypeError, KeyError, OverflowError) as error:
            # As the window and the command line do with what they did not foresee.
            found = upkeep.store_trouble(error, filled)
            if found is None:
                raise
