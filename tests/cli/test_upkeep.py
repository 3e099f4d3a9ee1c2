"""What database errors mean for a person, and the check of a store."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from peewee import DatabaseError, IntegrityError, OperationalError

from bulkdesk.services import upkeep
from bulkdesk.services.session import Session
from bulkdesk.store import trail
from bulkdesk.store.errors import NotAllowedError, RefusedError
from tests.cli.support import ROOT
from tests.support import write_csv


def test_a_locked_store_is_no_bug(session: Session) -> None:
    session.store.sql("PRAGMA busy_timeout = 0")
    with contextlib.closing(sqlite3.connect(session.store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError) as caught, session.store.write():
            pass
    trouble = upkeep.store_trouble(caught.value, session.store.path)
    assert trouble is not None
    assert trouble.code == "store_locked"


def test_a_full_disk_is_no_bug(session: Session) -> None:
    session.store.sql("CREATE TABLE bulky (text)")
    session.store.sql("PRAGMA max_page_count = 1")
    with pytest.raises(DatabaseError) as caught:
        session.store.many("INSERT INTO bulky VALUES (?)", [["x" * 10_000] for _ in range(1_000)])
    trouble = upkeep.store_trouble(caught.value, session.store.path)
    assert trouble is not None
    assert trouble.code == "store_unwritable"


def test_a_bug_stays_a_bug(session: Session) -> None:
    with pytest.raises(OperationalError) as caught:
        session.store.sql("SELECT nothing FROM nowhere")
    assert upkeep.store_trouble(caught.value, session.store.path) is None
    assert upkeep.store_trouble(ValueError("x"), session.store.path) is None


def test_a_store_that_cannot_be_looked_at_now_does_not_explain_a_bug(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Changes lie beside an open store: to be read it is copied, and there is no room for that.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full"))
    assert upkeep.store_trouble(ValueError("x"), session.store.path) is None


def test_backup_asks_for_the_right_and_the_place(session: Session, tmp_path: Path) -> None:
    taken = write_csv(tmp_path / "taken", [["x"]])
    with pytest.raises(RefusedError):
        upkeep.backup(session, taken)
    shares: list[float] = []
    upkeep.backup(session, tmp_path / "copy", on_progress=shares.append)
    assert shares[-1] == 1.0
    read_only = Session(session.store, session.account, session.user)
    session.store.read_only = True
    try:
        with pytest.raises(NotAllowedError):
            upkeep.backup(read_only, tmp_path / "second")
    finally:
        session.store.read_only = False
    assert not (tmp_path / "second").exists()


def test_somebody_quicker_keeps_their_file(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    before = trail.head(session.store)

    def intrude(_share: float) -> None:
        (folder / "copy").write_bytes(b"precious")

    with pytest.raises(RefusedError) as error:
        upkeep.backup(session, folder / "copy", on_progress=intrude)
    assert error.value.code == "backup_exists"
    assert [path.read_bytes() for path in folder.iterdir()] == [b"precious"]
    assert trail.head(session.store) == before


@pytest.mark.parametrize("has_links", [True, False])
def test_a_backup_that_cannot_be_noted_is_none(
    session: Session, tmp_path: Path, has_links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry is refused only when its transaction ends: the file has its name by then, and loses it again."""

    def no_links(_draft: Path, _path: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    folder = tmp_path / "out"
    folder.mkdir()
    before = trail.head(session.store)
    session.store.sql(
        "CREATE TABLE bound (account_id INTEGER REFERENCES account DEFERRABLE INITIALLY DEFERRED)"
    )
    session.store.sql("CREATE TRIGGER spoil AFTER INSERT ON trail BEGIN INSERT INTO bound VALUES (99); END")
    with pytest.raises(IntegrityError):
        upkeep.backup(session, folder / "copy")
    assert list(folder.iterdir()) == []
    assert trail.head(session.store) == before


def test_a_sound_store_has_no_findings(session: Session) -> None:
    assert upkeep.check(session).count == 0


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give up what root may"
)
def test_a_store_that_may_not_be_written_is_not_called_damaged(session: Session, tmp_path: Path) -> None:
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("without setpriv root may write everything")
    session.store.close()
    folder = tmp_path / "media"
    folder.mkdir()
    path = folder / "store.bulkdesk"
    path.write_bytes(session.store.path.read_bytes())
    path.chmod(0o444)
    folder.chmod(0o555)
    for place in (path, folder):
        os.chown(place, 65534, 65534)
    dropped = "--bounding-set=-dac_override,-dac_read_search,-fowner"
    words = [sys.executable, "-m", "bulkdesk", "--lang", "en", "--store", str(path), "jobs"]
    env = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(
        [setpriv, dropped, "--", *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (4, 1), done.stderr
    assert "cannot be written" in done.stderr
