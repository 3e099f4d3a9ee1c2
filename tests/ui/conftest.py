"""Shared by all tests of the window."""

from __future__ import annotations

import gc
import os
from pathlib import Path

# Before Qt is loaded: no test needs a screen. Windows are tried on one of a usual laptop's size.
if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"

from collections.abc import Generator, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from bulkdesk.services import i18n
from bulkdesk.ui.garbage import collect_here
from bulkdesk.ui.i18n import install_language
from bulkdesk.ui.theme import Mode, Theme
from bulkdesk.ui.theme import theme as current_theme

_THRESHOLDS = gc.get_threshold()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call() -> Generator[None]:
    """Look for cycles within tests only.

    Between them windows without a parent, which only tests have, wait for Qt to delete them: Python would take them apart from
    the wrong end.
    """
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(0)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The application's theme, light at the start and again at the end."""
    current_theme().apply(qapp, Mode.LIGHT)
    yield current_theme()
    current_theme().set_mode(Mode.LIGHT)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """Every test begins in English, whatever the machine speaks, and without the windows of the one before.

    What pytest-qt asks to be deleted waits for the next event loop; a change of language would still reach it.
    """
    collect_here(qapp)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    install_language(qapp, "en")
    yield
    if i18n.language() != "en":
        install_language(qapp, "en")
