"""A worker, a window and commands on one store at the same time: nobody hears of a lock, and the figures hold."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bulkdesk.store.words import JobStatus
from tests.cli.support import ROOT
from tests.endurance.faults import ROUNDS, assert_sound, call, environment, finish, make_store, program
from tests.support import write_csv

WINDOW = """
import os, sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from bulkdesk.app import build_window
window = build_window(sys.argv[1], language="en", settings=QSettings(sys.argv[2], QSettings.Format.IniFormat))
window.show()
print("ready", flush=True)
QApplication.instance().exec()
"""

STEPS = 8


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent to programs there")
@pytest.mark.timeout(240)
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_all_at_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(f"together {seed}")
    path = tmp_path / "store.bulkdesk"
    make_store(path, 5_000).store.close()
    file = write_csv(tmp_path / "new.csv", [["E-mail"], *([f"n{i}@example.com"] for i in range(5_000))])
    commands = [
        ["import", str(file)],
        ["import", str(file), "--queue"],
        ["tag", "add", "vip", "--all"],
        ["tag", "remove", "vip", "--filter", 'tag has any "vip"', "--queue"],
        ["delete", "--ids", "1,2,3,4,5", "--yes"],
        ["contacts", "--count"],
        ["jobs", "--json"],
        ["purge"],
        ["check"],
    ]
    words = [sys.executable, "-c", WINDOW, str(path), str(tmp_path / "window.ini")]
    log = tmp_path / "window.log"
    with program(path, "run") as worker, log.open("wb") as err:
        window = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=err, env=environment(tmp_path), cwd=ROOT
        )
        try:
            assert window.stdout is not None
            assert window.stdout.readline() == b"ready\n"
            for _ in range(STEPS):
                both = [chance.choice(commands), chance.choice(commands)]
                with program(path, *both[0]) as first:
                    second = call(path, *both[1])
                    _out, said = first.communicate(timeout=60)
                second.assert_clean()
                assert second.code in {0, 3}, (both, second.err)
                assert first.returncode in {0, 3}, (both, said)
                assert "locked" not in said
            assert window.poll() is None, log.read_text()
        finally:
            window.kill()
            window.communicate()
        worker.send_signal(signal.SIGINT)
        _out, said = worker.communicate(timeout=60)
    assert worker.returncode == 0, said
    for text in (said, log.read_text("utf-8", "replace")):
        assert "locked" not in text
        assert "Traceback" not in text
    assert_sound(path)
    assert all(job.status is JobStatus.COMPLETED for job in finish(path))
