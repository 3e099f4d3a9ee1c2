"""The room that is kept for a pause."""

from __future__ import annotations

import threading
from pathlib import Path

from bulkdesk.store import reserve

LOOK_SECONDS = 0.2
"""Long enough for a thread to take what it could have at once."""


def test_what_is_given_up_for_a_pause_is_not_taken_by_what_can_wait(tmp_path: Path) -> None:
    path = tmp_path / "store.bulkdesk"
    assert reserve.keep(path)
    (place,) = tmp_path.iterdir()
    other = threading.Thread(target=reserve.keep, args=(path,))
    with reserve.given_up(path):
        other.start()
        other.join(LOOK_SECONDS)
        assert not place.exists()
    other.join()
    assert place.exists()
