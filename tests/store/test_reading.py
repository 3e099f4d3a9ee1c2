"""A store of an older version that is only looked at: what its copy has that it lacks itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bulkdesk.services.session import init_store
from bulkdesk.store import search
from bulkdesk.store import store as store_module
from bulkdesk.store.store import MIGRATIONS, Store
from tests.send_support import add_people


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the version before the index was last built in another way."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for script in MIGRATIONS.glob("000[1-7]_*.py"):
        shutil.copy(script, folder)
    path = tmp_path / "older.bulkdesk"
    with monkeypatch.context() as before:
        before.setattr(store_module, "MIGRATIONS", folder)
        session = init_store(path, account="Nord", user="anna")
        add_people(session, 20)
        session.store.close()
    return path


def test_the_search_index_is_refilled_in_the_copy_and_nowhere_else(older: Path) -> None:
    before = older.read_bytes()
    with Store.open(older, read_only=True) as store:
        assert store.is_copy_of_older
        assert not search.lags(store)
        assert not search.differs(store)
        assert search.among(store, "p7@", range(1, 21)) == [7]
    assert older.read_bytes() == before


def test_an_index_that_cannot_be_refilled_keeps_nobody_from_looking(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its time is up at once.
    monkeypatch.setattr("bulkdesk.store.reading._REFILL_SECONDS", -1)
    with Store.open(older, read_only=True) as store:
        assert search.lags(store)
        assert search.among(store, "p7@", range(1, 21)) == [7]
