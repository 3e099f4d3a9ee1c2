from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from bulkdesk.ui.theme import DARK, LIGHT, Theme, icon, set_kind
from bulkdesk.ui.theme.icons import ICONS

SURFACES = ("background", "surface", "surface_raised", "surface_sunken", "hover", "pressed", "selection")
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def test_follows_the_system_live(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    theme.set_mode("system")
    with qtbot.waitSignal(theme.themeChanged):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.palette is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.surface)
    assert DARK.surface in qapp.styleSheet()
    assert LIGHT.accent not in qapp.styleSheet()


def test_a_fixed_scheme_ignores_the_system(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.themeChanged):
        theme.set_mode("dark")
    with qtbot.assertNotEmitted(theme.themeChanged):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.palette is DARK


def test_a_mode_that_does_not_exist_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme.set_mode("sepia")


def test_the_kind_colours_a_button(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.resize(80, 32)
    set_kind(button, "primary")
    assert button.grab().toImage().pixelColor(40, 5) == QColor(theme.palette.accent)
    set_kind(button, "danger")
    assert button.grab().toImage().pixelColor(40, 5) == QColor(theme.palette.danger)


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_draws_something(theme: Theme, name: str) -> None:
    assert ink(icon(name).pixmap(QSize(24, 24)).toImage()) > 10


def test_icons_are_distinct_glyphs(theme: Theme) -> None:
    images = [
        icon(name).pixmap(QSize(24, 24)).toImage() for name in ("pause", "resume", "cancel", "download")
    ]
    assert all(first != second for first, second in itertools.combinations(images, 2))


def test_an_icon_takes_the_colour_of_the_scheme(theme: Theme) -> None:
    mark = icon("resume", "accent")
    before = mark.pixmap(QSize(24, 24)).toImage().pixelColor(12, 12)
    theme.set_mode("dark")
    after = mark.pixmap(QSize(24, 24)).toImage().pixelColor(12, 12)
    assert (before, after) == (QColor(LIGHT.accent), QColor(DARK.accent))


def test_an_icon_is_sharp_at_twice_the_scale(theme: Theme) -> None:
    pixmap = icon("check").pixmap(QSize(16, 16), 2.0)
    assert pixmap.size() == QSize(32, 32)


def test_an_unknown_icon_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError):
        icon("unicorn")


def ink(image: QImage) -> int:
    """Count the pixels that are not transparent."""
    return sum(
        image.pixelColor(x, y).alpha() > 0
        for x, y in itertools.product(range(image.width()), range(image.height()))
    )


def test_the_list_of_a_combo_has_one_frame(theme: Theme, qtbot: QtBot) -> None:
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.addItems(["one", "two"])
    combo.show()
    combo.showPopup()
    frame = combo.view().window()
    qtbot.waitUntil(frame.isVisible)
    assert combo.view().geometry() == frame.rect()
    combo.hidePopup()
