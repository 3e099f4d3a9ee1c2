"""Opening, making, copying, migrating and checking a store; every file that is none gets a clear word."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from pathlib import Path

import pytest
from filelock import FileLock
from peewee import SqliteDatabase
from playhouse.reflection import Introspector

from bulkdesk.services.audit_package import verify_file
from bulkdesk.services.session import Session, init_store, open_session
from bulkdesk.store import backups
from bulkdesk.store import store as store_module
from bulkdesk.store.errors import BulkDeskError, RefusedError, StoreError
from bulkdesk.store.file import APPLICATION_ID, lock_path
from bulkdesk.store.store import MIGRATIONS, Store
from bulkdesk.store.tables import MODELS
from bulkdesk.store.words import Role


def code_of(error: pytest.ExceptionInfo[BulkDeskError]) -> str:
    return error.value.code


def make(path: Path) -> Store:
    return init_store(path, country="DE", timezone="Europe/Berlin").store


def test_a_new_store_has_one_account_and_one_admin(tmp_path: Path) -> None:
    session = init_store(
        tmp_path / "deep" / "new.bulkdesk", user="anna", country="de", timezone="Europe/Berlin"
    )
    assert (session.user.name, session.user.role, session.account.country) == ("anna", Role.ADMIN, "DE")
    assert session.store.scalar("PRAGMA journal_mode") == "wal"
    assert session.store.scalar("PRAGMA foreign_keys") == 1
    assert session.store.scalar("PRAGMA application_id") == APPLICATION_ID
    assert stat.S_IMODE(session.store.path.stat().st_mode) == 0o600
    assert session.store.check_integrity() == []
    session.store.close()
    assert [path.name for path in session.store.path.parent.iterdir()] == ["new.bulkdesk"]


def test_making_a_store_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "s.bulkdesk"
    path.write_text("precious")
    with pytest.raises(RefusedError) as error:
        Store.create(path)
    assert code_of(error) == "store_exists"
    assert path.read_text() == "precious"
    assert [p.name for p in tmp_path.iterdir()] == ["s.bulkdesk"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "store_foreign"),
        (b"SQLite format 3\x00", "store_foreign"),
        (b"PK\x03\x04" + b"x" * 200, "store_foreign"),
    ],
)
def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.bulkdesk"
    path.write_bytes(content)
    with pytest.raises(StoreError) as error:
        Store.open(path)
    assert code_of(error) == code
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as error:
        Store.open(path)
    assert code_of(error) == "store_foreign"
    assert path.read_bytes() == before


def test_missing_folder_and_folder_as_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as error:
        Store.open(tmp_path / "none.bulkdesk")
    assert code_of(error) == "store_missing"
    with pytest.raises(StoreError) as error:
        Store.open(tmp_path)
    assert code_of(error) == "store_is_folder"


@pytest.mark.parametrize("name", [".", "/", ""])
def test_a_folder_without_a_name_is_one_as_well(name: str) -> None:
    with pytest.raises(StoreError) as error:
        Store.open(Path(name))
    assert code_of(error) == "store_is_folder"


@pytest.mark.timeout(30)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes there")
def test_a_pipe_is_refused_without_a_wait_for_its_writer(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    for read_only in (True, False):
        with pytest.raises(StoreError) as error:
            Store.open(path, read_only=read_only)
        assert code_of(error) == "store_foreign"
    with pytest.raises(StoreError) as error:
        verify_file(path)
    assert code_of(error) == "store_foreign"


def test_a_damaged_store_is_named(tmp_path: Path) -> None:
    path = tmp_path / "s.bulkdesk"
    make(path).close()
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    path.write_bytes(data)
    with pytest.raises(StoreError) as error:
        open_session(path)
    assert code_of(error) == "store_damaged"


def test_a_newer_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.bulkdesk"
    store = make(path)
    store.sql("INSERT INTO schema_migration (name, applied) VALUES ('9999_future', '2030-01-01')")
    store.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as error:
        Store.open(path)
    assert code_of(error) == "store_newer"
    assert path.read_bytes() == before


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program with one migration more."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for script in MIGRATIONS.glob("[0-9]*.py"):
        (folder / script.name).write_text(script.read_text())
    (folder / "8888_note.py").write_text(
        "def up(_migrator, db):\n    db.execute_sql('CREATE TABLE note (a)')\n"
    )
    monkeypatch.setattr(store_module, "MIGRATIONS", folder)
    return folder


def test_an_older_store_is_migrated_after_a_backup(session: Session, next_version: Path) -> None:
    assert next_version.exists()
    path = session.store.path
    session.store.close()
    with Store.open(path) as migrated:
        # The lock is free again: this program may now be the worker.
        with FileLock(lock_path(path), timeout=0):
            assert migrated.scalar("SELECT COUNT(*) FROM note") == 0
        assert migrated.pending_migrations() == []
    backup = path.with_name(path.name + ".before-8888_note")
    with sqlite3.connect(backup) as before:
        assert before.execute("SELECT name FROM account").fetchall() == [("Nord",)]
        assert not before.execute("SELECT 1 FROM sqlite_master WHERE name = 'note'").fetchall()
    before.close()


def test_an_older_copy_stays_until_the_new_one_stands(session: Session, next_version: Path) -> None:
    resource = pytest.importorskip("resource")
    assert next_version.exists()
    path = session.store.path
    session.store.close()
    backup = path.with_name(path.name + ".before-8888_note")
    backup.write_bytes(b"older")
    log = backup.with_name(f"{backup.name}-wal")
    log.write_bytes(b"of the older one")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    # As on a disk with little room left: the copy cannot become whole.
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, limits[1]))
    try:
        with pytest.raises(RefusedError) as error:
            Store.open(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert code_of(error) == "backup_failed"
    assert backup.read_bytes() == b"older"
    assert log.exists()
    Store.open(path).close()
    # What lay beside the older copy would be taken for changes to the new one.
    assert not log.exists()
    with contextlib.closing(sqlite3.connect(backup)) as before:
        assert before.execute("SELECT name FROM account").fetchall() == [("Nord",)]


def test_a_store_in_use_is_not_migrated(session: Session, next_version: Path) -> None:
    assert next_version.exists()
    with (
        FileLock(lock_path(session.store.path)),
        pytest.raises(StoreError) as error,
    ):
        Store.open(session.store.path)
    assert code_of(error) == "store_in_use"
    assert not session.store.sql("SELECT 1 FROM sqlite_master WHERE name = 'note'").fetchall()


def test_a_failed_migration_leaves_the_store_as_it_was(session: Session, next_version: Path) -> None:
    (next_version / "8889_broken.py").write_text(
        "def up(_migrator, db):\n    db.execute_sql('CREATE TABLE half (a)')\n    db.execute_sql('no SQL')\n"
    )
    with pytest.raises(StoreError):
        Store.open(session.store.path)
    names = {name for (name,) in session.store.sql("SELECT name FROM sqlite_master")}
    assert "half" not in names
    assert session.store.check_integrity() == []


def test_a_backup_is_whole_and_taken_while_in_use(session: Session, tmp_path: Path) -> None:
    target = tmp_path / "copy.bulkdesk"
    shares: list[float] = []
    with session.store.write():
        session.store.sql("UPDATE account SET name = 'half done'")
        with sqlite3.connect(session.store.path) as reader:
            assert reader.execute("SELECT name FROM account").fetchall() == [("Nord",)]
        reader.close()
    session.store.backup(target, on_progress=shares.append)
    with Store.open(target) as copy:
        assert copy.scalar("SELECT name FROM account") == "half done"
        assert copy.check_integrity() == []
    assert shares[-1] == 1.0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_backup_ends_while_others_write(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_PAGES", 5)
    looks: list[float] = []
    with Store.open(session.store.path) as other:

        def write(share: float) -> None:
            looks.append(share)
            assert len(looks) < 1_000, "it begins anew each time"
            with other.write():
                other.sql("UPDATE account SET created_at = created_at + 1")

        session.store.backup(tmp_path / "copy.bulkdesk", on_progress=write)
    assert looks == sorted(looks)
    with Store.open(tmp_path / "copy.bulkdesk") as copy:
        assert copy.check_integrity() == []


def test_a_backup_never_overwrites(session: Session, tmp_path: Path) -> None:
    target = tmp_path / "copy.bulkdesk"
    target.write_text("precious")
    with pytest.raises(RefusedError) as error:
        session.store.backup(target)
    assert code_of(error) == "backup_exists"
    with pytest.raises(RefusedError) as error:
        session.store.backup(tmp_path / "no folder" / "copy.bulkdesk")
    assert code_of(error) == "backup_failed"
    assert target.read_text() == "precious"


def test_reading_only_changes_no_byte(session: Session) -> None:
    path = session.store.path
    session.store.close()
    before = path.read_bytes()
    with Store.open(path, read_only=True) as store:
        assert store.scalar("SELECT name FROM account") == "Nord"
        with pytest.raises(RefusedError) as error, store.write():
            pass
        assert code_of(error) == "store_read_only"
        with pytest.raises(Exception, match="readonly"):
            store.sql("DELETE FROM account")
    assert path.read_bytes() == before


def test_a_failed_transaction_leaves_nothing(session: Session) -> None:
    def half_done() -> None:
        with session.store.write():
            session.store.sql("UPDATE account SET name = 'x'")
            with session.store.write():
                session.store.sql("UPDATE account SET name = 'y'")
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        half_done()
    assert session.store.scalar("SELECT name FROM account") == "Nord"


def test_models_and_schema_are_in_step(session: Session) -> None:
    database = SqliteDatabase(str(session.store.path))
    tables = Introspector.from_database(database).introspect()
    shown = {
        table: set(columns)
        for table, columns in tables.columns.items()
        if table not in {"schema_migration", "counter"} and not table.startswith("sqlite_")
    }
    declared = {
        model._meta.table_name: {field.column_name for field in model._meta.sorted_fields} for model in MODELS
    }
    for table, columns in declared.items():
        assert shown[table] == columns, table
    database.close()


def test_bulk_work_gets_more_room_and_gives_it_back(session: Session) -> None:
    store = session.store

    def settings() -> list[int]:
        names = ("cache_size", "wal_autocheckpoint", "soft_heap_limit")
        return [abs(store.scalar(f"PRAGMA {name}")) for name in names]

    for limited in (False, True):
        if limited:
            store.limit_memory()
        try:
            before = settings()
            assert (before[-1] > 0) == limited
            with store.bulk_room():
                assert [now > then for now, then in zip(settings(), before, strict=True)] == [
                    True,
                    True,
                    limited,
                ]
            assert settings() == before
        finally:
            store.sql("PRAGMA soft_heap_limit = 0")
