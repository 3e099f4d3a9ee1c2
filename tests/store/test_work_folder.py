"""Folders for what is in the making."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from bulkdesk.store.work_folder import WorkFolder


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="open files are not listed there")
def test_nothing_stays_open_whichever_thread_removes_it(tmp_path: Path) -> None:
    """The copy of a store is removed by whichever thread lets go of it last; an open file keeps its folder on Windows."""
    folder = WorkFolder(tmp_path, "work-")
    remover = threading.Thread(target=folder.remove)
    remover.start()
    remover.join()
    assert list(tmp_path.iterdir()) == []
    assert [each for each in Path("/proc/self/fd").iterdir() if _target(each).startswith(str(tmp_path))] == []


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        # That of the listing itself.
        return ""
