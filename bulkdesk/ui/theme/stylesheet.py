"""The one style sheet, generated from the tokens."""

from __future__ import annotations

from string import Template
from typing import Final

from bulkdesk.ui.theme.tokens import CONTROL_HEIGHT, RADII, SPACING, TYPE, Palette, Tone

# Inner height: control height less 2 × 1 px border and 2 × 4 px padding.
_INNER: Final = CONTROL_HEIGHT - 2 - 2 * SPACING.xs

_TEXT: Final = Template("""
QLabel { background: transparent; }
QLabel[textStyle="caption"] { font-size: ${caption}pt; color: ${text_muted}; }
QLabel[textStyle="muted"] { color: ${text_muted}; }
QLabel[textStyle="strong"] { font-weight: 600; }
QLabel[textStyle="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[textStyle="heading"] { font-size: ${heading}pt; font-weight: 600; }
QToolTip { background: ${tooltip_background}; color: ${tooltip_text}; border: 1px solid ${tooltip_background};
  padding: 4px 6px; }
""")

_BUTTONS: Final = Template("""
QPushButton, QToolButton { background: ${surface}; color: ${text}; border: 1px solid ${border_strong};
  border-radius: ${r_control}px; padding: ${xs}px ${md}px; min-height: ${inner}px; font-weight: 500; }
QToolButton { padding: ${xs}px ${sm}px; }
QPushButton:hover, QToolButton:hover { background: ${hover}; }
QPushButton:pressed, QToolButton:pressed, QToolButton:open { background: ${pressed}; }
QPushButton:disabled, QToolButton:disabled { color: ${text_disabled}; border-color: ${border};
  background: ${surface_sunken}; }
QPushButton:default, QPushButton[kind="primary"], QToolButton[kind="primary"] { background: ${accent};
  color: ${accent_text}; border: 1px solid ${accent}; }
QPushButton:default:hover, QPushButton[kind="primary"]:hover, QToolButton[kind="primary"]:hover {
  background: ${accent_hover}; border-color: ${accent_hover}; }
QPushButton:default:pressed, QPushButton[kind="primary"]:pressed, QToolButton[kind="primary"]:pressed {
  background: ${accent_pressed}; border-color: ${accent_pressed}; }
QPushButton[kind="secondary"]:default { background: ${surface}; color: ${text}; border: 1px solid ${border_strong}; }
QPushButton[kind="danger"] { background: ${danger}; color: ${danger_text}; border: 1px solid ${danger}; }
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed { background: ${danger_hover};
  border-color: ${danger_hover}; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled, QPushButton:default:disabled {
  background: ${track}; color: ${text_disabled}; border-color: ${track}; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"] { padding: ${xs}px ${sm}px; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: ${hover_over}; }
QPushButton[kind="quiet"]:pressed, QToolButton[kind="quiet"]:pressed { background: ${pressed}; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: ${accent}; padding: 0; }
QPushButton[kind="link"]:hover { color: ${accent_hover}; text-decoration: underline; }
QToolButton[kind="nav"] { background: transparent; border: 1px solid transparent; color: ${text_muted};
  padding: ${xs}px ${md}px; }
QToolButton[kind="nav"]:hover { background: ${hover_over}; color: ${text}; }
QToolButton[kind="nav"]:checked { background: ${accent_subtle}; color: ${accent}; }
QListWidget[kind="sections"] { background: transparent; border: none; outline: none; }
QListWidget[kind="sections"]::item { padding: ${sm}px ${md}px; border-radius: ${r_control}px; color: ${text_muted}; }
QListWidget[kind="sections"]::item:hover { background: ${hover_over}; color: ${text}; }
QListWidget[kind="sections"]::item:selected { background: ${accent_subtle}; color: ${accent}; }
QListWidget[kind="sections"]::item:focus { border: 2px solid ${focus}; padding: ${sm_less}px ${md_less}px; }
QToolButton[kind="icon"] { background: transparent; border: 1px solid transparent; padding: ${xs}px;
  min-width: ${inner}px; }
QToolButton[kind="icon"]:hover { background: ${hover_over}; }
QToolButton[kind="icon"]:pressed { background: ${pressed}; }
QToolButton[kind="mini"] { background: transparent; border: 1px solid transparent; padding: 2px; min-height: 16px; }
QToolButton[kind="mini"]:hover { background: ${hover_over}; }
QToolButton[active="true"] { border-color: ${accent}; color: ${accent}; background: ${accent_subtle}; }
QToolButton[dropdown="true"] { padding-right: 26px; padding-left: 10px; }
QPushButton:focus, QPushButton[kind]:focus, QPushButton[kind]:default:focus, QToolButton:focus, QToolButton[kind]:focus,
  QToolButton[active="true"]:focus { border: 2px solid ${focus}; outline: none; }
QPushButton:focus, QPushButton[kind="secondary"]:focus { padding: ${xs_less}px ${md_less}px; }
QPushButton:default:focus, QPushButton[kind="primary"]:focus, QPushButton[kind="primary"]:default:focus,
  QPushButton[kind="danger"]:focus, QToolButton[kind="primary"]:focus { border: 2px solid ${text};
  padding: ${xs_less}px ${md_less}px; }
QPushButton[kind="secondary"]:default:focus { border: 2px solid ${focus}; }
QToolButton:focus { padding: ${xs_less}px ${sm_less}px; }
QToolButton[dropdown="true"]:focus { padding-right: 25px; padding-left: 9px; }
QPushButton[kind="quiet"]:focus { padding: ${xs_less}px ${sm_less}px; }
QPushButton[kind="link"]:focus { padding: 0; margin: -1px; }
QToolButton[kind="nav"]:focus { padding: ${xs_less}px ${md_less}px; }
QToolButton[kind="icon"]:focus { padding: ${xs_less}px; }
QToolButton[kind="mini"]:focus { padding: 1px; }
QPushButton::menu-indicator { image: url("${url_down}"); subcontrol-position: right center;
  subcontrol-origin: padding; right: ${xs}px; }
QToolButton::menu-indicator { image: none; }
""")

# A combo opens a list below it (combobox-popup): around a menu over it the platform's style paints a frame of its own.
_FIELDS: Final = Template("""
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: ${surface}; color: ${text};
  border: 1px solid ${control_border}; border-radius: ${r_control}px; padding: ${xs}px ${sm}px;
  selection-background-color: ${accent}; selection-color: ${accent_text}; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${inner}px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover {
  border-color: ${text_muted}; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
  border: 1px solid ${focus}; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QAbstractSpinBox[invalid="true"],
  QPlainTextEdit[invalid="true"] { border-color: ${danger}; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  background: ${surface_sunken}; color: ${text_disabled}; border-color: ${border}; }
QLineEdit:read-only { background: ${surface_sunken}; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:focus { border: none; padding: 0; margin: 0;
  background: transparent; min-height: 0; }
QComboBox { padding-right: 26px; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 26px; subcontrol-position: right center; subcontrol-origin: border; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("${url_down}"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: ${surface_raised}; border: 1px solid ${border_strong};
  border-radius: ${r_control}px; padding: ${xs}px; outline: none; color: ${text}; icon-size: 16px;
  selection-background-color: ${selection}; selection-color: ${text}; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 ${xs}px; border-radius: ${r_small}px; }
QComboBox QAbstractItemView::item:focus { padding: 0 ${xs_less}px; }
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected { background: ${selection};
  color: ${text}; }
QAbstractSpinBox { padding: 3px 22px 3px ${sm}px; }
QDateTimeEdit { padding-top: 2px; padding-bottom: 2px; min-height: ${date_inner}px; }
QLineEdit[kind="search"] { padding-left: 2px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 22px; background: transparent;
  subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 1px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 1px; }
QAbstractSpinBox::up-arrow { image: url("${url_up}"); width: 14px; height: 14px; }
QAbstractSpinBox::down-arrow { image: url("${url_down}"); width: 14px; height: 14px; }
QDateEdit::drop-down { border: none; width: 24px; subcontrol-position: right center; subcontrol-origin: border; }
QCheckBox, QRadioButton { spacing: ${sm}px; min-height: 20px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: 16px; height: 16px; border: 1px solid ${control_border};
  background: ${surface}; }
QCheckBox::indicator, QListView::indicator { border-radius: ${r_small}px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QCheckBox::indicator:focus, QRadioButton::indicator:focus {
  border-color: ${accent}; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate, QRadioButton::indicator:checked,
QListView::indicator:checked {
  background: ${accent}; border-color: ${accent}; }
QCheckBox::indicator:checked, QListView::indicator:checked { image: url("${url_tick}"); }
QCheckBox::indicator:indeterminate { image: url("${url_dash}"); }
QRadioButton::indicator:checked { image: url("${url_dot}"); }
QCheckBox:focus, QRadioButton:focus { color: ${accent}; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: ${border_strong};
  background: ${surface_sunken}; }
QCheckBox:disabled, QRadioButton:disabled { color: ${text_disabled}; }
QProgressBar { background: ${track}; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
  text-align: center; color: transparent; }
QProgressBar::chunk { background: ${accent}; border-radius: 3px; }
""")

_VIEWS: Final = Template("""
QMainWindow, QDialog { background: ${background}; }
QDialog[kind="confirm"] { background: ${surface_raised}; }
QAbstractScrollArea { border: none; background: ${surface}; }
QPlainTextEdit, QTextEdit { border: 1px solid ${control_border}; }
QPlainTextEdit:focus, QTextEdit:focus { border: 1px solid ${focus}; }
QPlainTextEdit[invalid="true"] { border: 1px solid ${danger}; }
QTableView, QListView, QTreeView { background: ${surface}; color: ${text}; border: none; outline: none;
  gridline-color: ${border}; selection-background-color: ${selection}; selection-color: ${text}; }
QListView::item, QTreeView::item { min-height: 30px; padding: 0 ${sm}px; border-radius: ${r_small}px; }
QListView::item:focus { border: 1px solid ${focus}; padding: 0 ${sm_less}px; }
QListView::item:hover, QTreeView::item:hover { background: ${hover}; }
QListView::item:selected, QTreeView::item:selected { background: ${selection}; color: ${text}; }
QHeaderView { background: ${surface}; border: none; }
QHeaderView::section { background: ${surface}; color: ${text_muted}; font-size: ${caption}pt; font-weight: 600;
  border: none; border-bottom: 1px solid ${border}; padding: 0 ${md}px; min-height: 36px; }
QHeaderView::section:hover { background: ${hover}; color: ${text}; }
QHeaderView::section:vertical { border-right: 1px solid ${border}; min-height: 0; }
QHeaderView::up-arrow { image: url("${url_up}"); width: 14px; height: 14px; subcontrol-position: right center;
  right: ${xs}px; }
QHeaderView::down-arrow { image: url("${url_down}"); width: 14px; height: 14px; subcontrol-position: right center;
  right: ${xs}px; }
QTableView#jobsTable QHeaderView::section { padding: 0 ${xs}px 0 ${md}px; }
QTableView#jobsTable QHeaderView::up-arrow, QTableView#jobsTable QHeaderView::down-arrow { right: 0; }
QTableCornerButton::section { background: ${surface}; border: none; border-bottom: 1px solid ${border}; }
QMenu { background: ${surface_raised}; color: ${text}; border: 1px solid ${border_strong};
  border-radius: ${r_control}px; padding: ${xs}px; }
QMenu::item { padding: 7px ${xl}px 6px ${sm}px; border-radius: ${r_small}px; margin: 0; }
QMenu::item:selected { background: ${selection}; color: ${text}; }
QMenu::item:disabled { color: ${text_disabled}; background: transparent; }
QMenu::icon { padding-left: ${sm}px; }
QMenu::separator { height: 1px; background: ${border}; margin: ${xs}px 0; }
QMenu::indicator { width: 16px; height: 16px; margin-left: ${sm}px; border: 1px solid ${control_border};
  border-radius: ${r_small}px; background: ${surface}; }
QMenu::indicator:checked { background: ${accent}; border-color: ${accent}; image: url("${url_tick}"); }
QMenu::right-arrow { image: url("${url_right}"); width: 16px; height: 16px; }
QTabWidget::pane { border: none; border-top: 1px solid ${border}; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: ${text_muted}; padding: ${sm}px ${md}px; border: none;
  border-bottom: 2px solid transparent; font-weight: 500; }
QTabBar::tab:hover { color: ${text}; }
QTabBar::tab:selected { color: ${text}; border-bottom: 2px solid ${accent}; }
QTabBar::tab:focus { color: ${accent}; }
QFrame[kind="card"] { background: ${surface}; border: 1px solid ${border}; border-radius: ${r_card}px; }
QFrame[kind="popup"] { background: ${surface_raised}; border: 1px solid ${border_strong};
  border-radius: ${r_control}px; }
QFrame[kind="bar"] { background: ${surface}; border: none; border-bottom: 1px solid ${border}; }
QFrame[kind="popup"] QListWidget { background: transparent; }
QFrame[kind="separator"] { background: ${border}; border: none; max-height: 1px; min-height: 1px; }
QStatusBar { background: ${surface}; color: ${text_muted}; border-top: 1px solid ${border}; }
QStatusBar::item { border: none; }
QSplitter::handle { background: ${border}; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: ${surface_raised}; }
QCalendarWidget QToolButton { border: none; background: transparent; }
QCalendarWidget QAbstractItemView { background: ${surface_raised}; selection-background-color: ${accent};
  selection-color: ${accent_text}; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: ${scroll_handle}; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: ${control_border}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page, QAbstractScrollArea::corner { background: transparent; border: none; }
""")

_TONES: Final = Template("""
QFrame[kind="banner"][tone="${tone}"] { background: ${bg}; border: none; border-radius: ${r_control}px; }
QFrame[kind="banner"][tone="${tone}"] QLabel { color: ${fg}; }
QFrame[kind="banner"][tone="${tone}"] QPushButton[kind="link"] { color: ${fg}; text-decoration: underline; }
QLabel[tone="${tone}"] { color: ${fg}; }
""")


def stylesheet(palette: Palette, glyphs: dict[str, str]) -> str:
    """Return the application's style sheet for ``palette``; ``glyphs`` are the files of :func:`write_glyphs`."""
    values: dict[str, object] = {
        name: value for name in palette.__slots__ if isinstance(value := getattr(palette, name), str)
    }
    values |= {name: getattr(SPACING, name) for name in ("xs", "sm", "md", "lg", "xl", "xxl")}
    values |= {name: getattr(TYPE, name) for name in ("caption", "body", "title", "heading")}
    values |= {f"url_{name}": path for name, path in glyphs.items()}
    values |= {
        "r_small": RADII.small,
        "r_control": RADII.control,
        "r_card": RADII.card,
        "inner": _INNER,
        # The field inside a date edit brings three pixels of its own.
        "date_inner": CONTROL_HEIGHT - 9,
        "xs_less": SPACING.xs - 1,
        "sm_less": SPACING.sm - 1,
        "md_less": SPACING.md - 1,
        # Quiet controls lie on the window's background as well as on surfaces.
        "hover_over": palette.pressed,
    }
    parts = [part.substitute(values) for part in (_TEXT, _BUTTONS, _FIELDS, _VIEWS)]
    for tone in Tone:
        colors = palette.tone(tone)
        parts.append(_TONES.substitute(values, tone=tone.value, fg=colors.fg, bg=colors.bg))
    return "".join(parts)
