"""Random use of the real window in a process of its own: it ends well, and nothing that it holds on to grows.

``BULKDESK_SOAK_MINUTES`` makes it as long as that; then memory is judged too. In the short form it is not: what is loaded
at the first use of each part is most of what there is.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from bulkdesk.audit.verify import verify_store
from bulkdesk.services.session import open_session
from bulkdesk.store import counters
from tests.cli.support import ROOT
from tests.endurance.faults import environment

MINUTES = float(os.environ.get("BULKDESK_SOAK_MINUTES", "0"))
OFFSCREEN = "This plugin does not support"
"""What Qt says again and again where there is no screen."""

MORE_FILES = 16
"""Five connections of three files each: of threads that are still at work, or wait for more, when a sample is taken."""
MORE_THREADS = 6
GROWTH = 1.1
"""Of the last quarter over the second: a leak in an act shows as many times more in an hour, noise as less."""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="reads Linux's figures")
@pytest.mark.timeout(240 + 90 * MINUTES)
def test_random_use(tmp_path: Path) -> None:
    (tmp_path / "soak").mkdir()
    words = [sys.executable, "-m", "tests.endurance.soak", str(tmp_path / "soak")]
    words += ["--minutes", str(MINUTES), "--acts", "50"]
    written = tmp_path / "samples.jsonl"
    with written.open("w") as out:
        ended = subprocess.run(
            words,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(tmp_path),
            cwd=ROOT,
            check=False,
        )
    said = [line for line in ended.stderr.splitlines() if not line.startswith(OFFSCREEN)]
    assert ended.returncode == 0, "\n".join(said)
    assert "Traceback" not in ended.stderr, "\n".join(said)
    samples = [json.loads(line) for line in written.read_text().splitlines()]
    first, last = samples[len(samples) // 4], samples[-1]
    assert last["files"] <= first["files"] + MORE_FILES, samples
    assert last["threads"] <= first["threads"] + MORE_THREADS, samples
    with contextlib.closing(open_session(tmp_path / "soak" / "store.bulkdesk").store) as store:
        assert store.check_integrity() == []
        assert verify_store(store).whole
        assert counters.differing_jobs(store) == []
    if MINUTES:
        quarter = len(samples) // 4
        assert quarter > 1, samples
        for figure in ("memory_kb", "widgets", "blocks"):
            before = median(each[figure] for each in samples[quarter : 2 * quarter])
            after = median(each[figure] for each in samples[-quarter:])
            assert after <= before * GROWTH, (figure, samples)
