"""Stores that the kinds of work begin with, made once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.endurance.faults import make_store
from tests.endurance.works import PEOPLE, WORKS
from tests.seal_support import seal_all


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Path], Path]:
    """Gives a copy of the store that a kind of work begins with."""
    made: dict[str, Path] = {}

    def copy_for(kind: str, folder: Path) -> Path:
        if kind not in made:
            session = make_store(tmp_path_factory.mktemp(kind) / "store.bulkdesk", PEOPLE)
            WORKS[kind].prepare(session)
            # So that whoever forgets to break a seal is found.
            seal_all(session.store)
            session.store.close()
            made[kind] = session.store.path
        return Path(shutil.copyfile(made[kind], folder / "store.bulkdesk"))

    return copy_for
