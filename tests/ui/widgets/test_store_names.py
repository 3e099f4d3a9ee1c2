"""No file dialog looks into a store that is open here, whatever its name: its locks would be gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bulkdesk.services.session import init_store

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there Qt looks into files")


@pytest.mark.parametrize("name", ["store.bulkdesk", "plain", "Größe & Maß.sqlite3", "we [x]*?.db"], ids=ascii)
@pytest.mark.parametrize("linked", [False, True], ids=["itself", "through a link"])
def test_a_dialog_that_lists_the_folder_takes_no_lock_away(
    tmp_path: Path, name: str, *, linked: bool
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    store = folder / name
    init_store(store, user="anna").store.close()
    opened = store
    if linked:
        opened = tmp_path / "link.bulkdesk"
        opened.symlink_to(store)
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.dialog_locks", opened, store],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    before, after, kinds = json.loads(done.stdout)
    assert len(before) == 2
    assert after == before
    assert kinds == ["BulkDesk-Datenbank"] * 3
