"""Damage to any bytes of a store is found, told as damage, or means nothing; nothing crashes or hangs.

``BULKDESK_FUZZ_SECONDS`` is how long it is tried, ``BULKDESK_FUZZ_SEED`` the first seed; a few seeds unless set.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.audit.busy_store import leave_open, make_busy_store, settle
from tests.audit.fuzz import ENDS, LEFT, SETTLED, Case
from tests.cli.support import ROOT

SECONDS = float(os.environ.get("BULKDESK_FUZZ_SECONDS", "0"))
SEED = int(os.environ.get("BULKDESK_FUZZ_SEED", "1"))
LEAST = 40


@pytest.fixture
def bases(tmp_path: Path) -> Path:
    """A folder with the two sound stores."""
    made = tmp_path / "made"
    made.mkdir()
    session = make_busy_store(made / "store.bulkdesk")
    left = leave_open(session, tmp_path / "left")
    folder = tmp_path / "bases"
    folder.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(f"{left}{end}", folder / f"{LEFT}{end}")
    shutil.copyfile(settle(session), folder / SETTLED)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="memory cannot be limited there")
@pytest.mark.timeout(SECONDS + 300)
def test_damaged_bytes(bases: Path) -> None:
    words = [sys.executable, "-m", "tests.audit.fuzz", str(bases), str(SEED), str(SECONDS), str(LEAST)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    cases = [Case(*json.loads(line)) for line in done.stdout.splitlines()]
    ends = Counter(case.end for case in cases)
    if SECONDS:
        print(len(cases), "cases:", dict(ends))  # noqa: T201 -- who runs it for long wants to know
    assert done.returncode == 0, done.stderr[-4_000:]
    assert len(cases) >= LEAST
    bad = [case for case in cases if case.end not in ENDS]
    assert not bad, "\n".join(map(str, bad))
