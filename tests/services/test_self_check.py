"""The program's look at itself: each part is tried, and one that is broken is told beside the others."""

from __future__ import annotations

from pathlib import Path

import keyring.core
import pytest

from bulkdesk.services.self_check import Part, self_check


def parts() -> dict[str, Part]:
    return {part.code: part for part in self_check(lambda _store: None)}


def test_every_part_of_a_whole_copy_works() -> None:
    found = parts()
    assert len(found) == 10
    assert {part.works for code, part in found.items() if code != "key_ring"} == {True}
    assert found["key_ring"].works in {True, None}


def test_a_part_that_is_broken_is_told() -> None:
    def draw(store: Path) -> None:
        assert store.exists()
        raise RuntimeError("no screen")

    *_, window = self_check(draw)
    assert (window.code, window.works, window.reason) == ("window", False, "RuntimeError: no screen")


def test_a_key_ring_that_cannot_be_loaded_does_not_end_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "nowhere.Ring")
    found = parts()
    assert found["key_ring"].works is False
    assert "nowhere" in found["key_ring"].reason
    assert found["window"].works is True
