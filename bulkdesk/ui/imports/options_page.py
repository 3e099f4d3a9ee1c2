"""Step 4: how the contacts are imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.contacts.dates import day_first_for, parse_date
from bulkdesk.contacts.values import split_list
from bulkdesk.services.names import MAX_NAME
from bulkdesk.store.words import DEFAULT_MATCH_ORDER, ImportMode, MatchKey
from bulkdesk.ui.imports.left_out import LeftOutNote
from bulkdesk.ui.imports.match_order import MatchOrderList
from bulkdesk.ui.imports.work import Head
from bulkdesk.ui.theme import SPACING, icon, set_kind
from bulkdesk.ui.widgets.assistant_page import AssistantPage
from bulkdesk.ui.widgets.countries import country_entries
from bulkdesk.ui.widgets.find_box import FindBox
from bulkdesk.ui.widgets.plain import label

_EXAMPLE = "03/04/2026"
_PHONES = frozenset({"phone", "additional_phones"})


@dataclass(frozen=True)
class Options:
    """What is chosen here, as ``ImportRequest`` takes it."""

    mode: ImportMode
    match_order: tuple[MatchKey, ...]
    overwrite_empty: bool
    tags: tuple[str, ...]
    smart_list: str | None
    consent: bool
    day_first: bool
    country: str | None
    name: str


class OptionsPage(AssistantPage):
    """Everything has a good value already; nothing here must be touched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_texts(
            self.tr("How should the contacts be imported?"),
            self.tr("The usual choices are made already. Change only what you need."),
        )
        self._initial: Options | None = None
        self._dates_said: bool | None = None
        self._dates_chosen = False
        self.name = QLineEdit(self)
        self.name.setObjectName("importName")
        self.name.setMaxLength(MAX_NAME)
        self.modes: dict[ImportMode, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.order = MatchOrderList(self)
        self.keep_values = QCheckBox(self.tr("Don't &overwrite with empty values"), self)
        self.keep_values.setObjectName("importKeepValues")
        self.tags = self._line("importTags", self.tr("e.g. newsletter, trade fair"))
        self.smart_list = self._line("importSmartList", self.tr("Name of a new smart list, or empty"))
        self.dates = QComboBox(self)
        self.dates.setObjectName("importDateOrder")
        self.dates.addItem(self._date_text(self.tr("Day first"), day_first=True), True)
        self.dates.addItem(self._date_text(self.tr("Month first"), day_first=False), False)
        self.dates.activated.connect(self._on_dates_chosen)
        self.country = FindBox(country_entries(), self)
        self.country.setObjectName("importCountry")
        self.country.currentTextChanged.connect(self._on_country)
        self._country_field = QWidget(self)
        self.consent = QCheckBox(self.tr("These contacts a&greed to be contacted"), self)
        self.consent.setObjectName("importConsent")
        left = QVBoxLayout()
        left.setSpacing(SPACING.md)
        left.addWidget(self._mode_card())
        left.addWidget(self._match_card())
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(SPACING.md)
        right.addWidget(self._name_card())
        right.addWidget(self._values_card())
        right.addStretch()
        self.left_out = LeftOutNote(self)
        self.body.addWidget(self.left_out)
        self._scroll = self._scrolled(left, right)
        self.body.addWidget(self._scroll, 1)
        self.more_button = self._more_button()
        self.body.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.name.textChanged.connect(self.changed)

    def _scrolled(self, left: QVBoxLayout, right: QVBoxLayout) -> QScrollArea:
        """Both columns in what can be scrolled where the window is low."""
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, SPACING.xs, 0)
        columns.setSpacing(SPACING.md)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        content = QWidget(self)
        content.setLayout(columns)
        content.setObjectName("importOptions")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        scroll.setStyleSheet("QScrollArea { background: transparent; }")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _more_button(self) -> QPushButton:
        """Says that there is more below, and leads there: a thin scroll bar is easily overlooked."""
        button = QPushButton(icon("chevron_down", "accent"), self.tr("More options below"), self)
        button.setObjectName("importMoreOptions")
        button.setAutoDefault(False)
        set_kind(button, "link")
        # For the mouse: Tab goes through all options, brings each into sight, and so hides this before it could get here.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its room stays: without it there might be nothing more below, and it would come and go.
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        bar = self._scroll.verticalScrollBar()
        button.clicked.connect(lambda _checked=False: bar.setValue(bar.maximum()))
        bar.rangeChanged.connect(self._show_more)
        bar.valueChanged.connect(self._show_more)
        button.hide()
        return button

    def _show_more(self) -> None:
        bar = self._scroll.verticalScrollBar()
        self.more_button.setVisible(bar.value() < bar.maximum())

    # -- what the dialog says -----------------------------------------------------------------------------------

    def _line(self, name: str, placeholder: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setPlaceholderText(placeholder)
        return line

    def set_head(self, head: Head, country: str) -> None:
        """Begin with the usual choices for a file; ``country`` is the sub-account's."""
        self.name.setText(head.path.name[:MAX_NAME])
        self.modes[ImportMode.UPSERT].setChecked(True)
        self.order.set_order(DEFAULT_MATCH_ORDER)
        self.keep_values.setChecked(True)
        self.tags.clear()
        self.smart_list.clear()
        self.consent.setChecked(False)
        self._dates_said, self._dates_chosen = None, False
        self.country.choose(country)
        self._show_dates()
        self._initial = self.options()

    def set_mapping(self, targets: Iterable[str], *, day_first: bool | None) -> None:
        """Ask only what matters for the fields that are imported.

        Args:
            targets: those fields.
            day_first: how the dates that are imported are written, as they say themselves; None: they do not.
        """
        self._country_field.setVisible(not _PHONES.isdisjoint(targets))
        if day_first == self._dates_said:
            return
        self._dates_said = day_first
        self._show_dates()
        if self._initial is not None and not self._dates_chosen:
            # No choice of a person's that would be lost.
            self._initial = replace(self._initial, day_first=self.dates.currentData())

    def show_country(self) -> None:
        """Put the keyboard on the country of phone numbers."""
        self._scroll.ensureWidgetVisible(self._country_field)
        self.country.setFocus()
        line = self.country.lineEdit()
        if line is not None:
            line.selectAll()

    def options(self) -> Options:
        """Return what is chosen."""
        return Options(
            mode=next(mode for mode, button in self.modes.items() if button.isChecked()),
            match_order=self.order.order(),
            overwrite_empty=not self.keep_values.isChecked(),
            tags=tuple(split_list(self.tags.text())),
            smart_list=self.smart_list.text().strip() or None,
            consent=self.consent.isChecked(),
            day_first=self.dates.currentData(),
            country=self.country.chosen(),
            name=self.name.text().strip(),
        )

    def is_edited(self) -> bool:
        """Whether a person has changed something."""
        return self._initial is not None and self.options() != self._initial

    def problem(self) -> str | None:
        """Return what is missing."""
        if not self.name.text().strip():
            return self.tr("Give the bulk action a name.")
        if not self._country_field.isHidden() and self.country.chosen() is None:
            return self.tr("Choose a country from the list.")
        return None

    def enter(self) -> None:
        """Begin with the name."""
        self.name.setFocus()
        self.name.selectAll()

    # -- inside -------------------------------------------------------------------------------------------------

    def _mode_card(self) -> QFrame:
        card, column = self._card(self.tr("What to do with the rows"))
        texts: Mapping[ImportMode, tuple[str, str]] = {
            ImportMode.UPSERT: (
                self.tr("Create and u&pdate"),
                self.tr("New contacts are added, known ones are updated."),
            ),
            ImportMode.CREATE: (self.tr("Create on&ly"), self.tr("Known contacts are skipped.")),
            ImportMode.UPDATE: (
                self.tr("&Update only"),
                self.tr("Rows without a known contact are skipped."),
            ),
        }
        for mode, (text, explanation) in texts.items():
            button = QRadioButton(text, self)
            button.setObjectName(f"importMode_{mode.value}")
            button.setAccessibleDescription(explanation)
            self.modes[mode] = button
            self._group.addButton(button)
            column.addWidget(button)
            column.addWidget(self._under(explanation))
        self.modes[ImportMode.UPSERT].setChecked(True)
        return card

    def _match_card(self) -> QFrame:
        card, column = self._card(self.tr("A contact is known by"))
        column.addWidget(
            label(
                self.tr(
                    "Each row is compared with your contacts in this order; the first match decides. "
                    "Untick what several people may share, such as a family's phone number."
                ),
                "caption",
                self,
                wrap=True,
            )
        )
        column.addWidget(self.order)
        return card

    def _name_card(self) -> QFrame:
        card, column = self._card(None)
        self._field(column, self.tr("&Action name"), self.name)
        column.addSpacing(SPACING.sm)
        self._field(column, self.tr("&Tags for all contacts"), self.tags)
        column.addWidget(label(self.tr("Separate several tags with commas."), "caption", self))
        column.addSpacing(SPACING.sm)
        self._field(column, self.tr("S&mart list of the imported contacts"), self.smart_list)
        return card

    def _on_country(self) -> None:
        self._show_dates()
        self.changed.emit()

    def _on_dates_chosen(self) -> None:
        self._dates_chosen = True

    def _show_dates(self) -> None:
        """Let the order of dates be that of the file, else that of the country, unless a person has decided it."""
        country, said = self.country.chosen(), self._dates_said
        if self._dates_chosen or (said is None and country is None):
            return
        self.dates.setCurrentIndex(self.dates.findData(day_first_for(country) if said is None else said))

    def _values_card(self) -> QFrame:
        card, column = self._card(None)
        field = QVBoxLayout(self._country_field)
        field.setContentsMargins(0, 0, 0, SPACING.sm)
        field.setSpacing(SPACING.xs)
        self._field(field, self.tr("Phone numbers without a count&ry code"), self.country)
        field.addWidget(
            label(self.tr("In this import they are read as numbers of this country."), "caption", self)
        )
        column.addWidget(self._country_field)
        self._field(column, self.tr("&Dates such as {example}").format(example=_EXAMPLE), self.dates)
        column.addSpacing(SPACING.xs)
        column.addWidget(self.keep_values)
        column.addWidget(self._under(self.tr("An empty cell leaves what the contact has.")))
        column.addWidget(self.consent)
        column.addWidget(
            self._under(self.tr("Noted in the bulk action and the audit trail; contacts stay as they are."))
        )
        return card

    def _under(self, text: str) -> QLabel:
        """An explanation under a button that is ticked or chosen."""
        note = label(text, "caption", self, wrap=True)
        note.setContentsMargins(SPACING.xl, 0, 0, SPACING.xs)
        return note

    def _card(self, title: str | None) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame(self)
        set_kind(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACING.lg, SPACING.md, SPACING.lg, SPACING.md)
        column.setSpacing(SPACING.xs)
        if title is not None:
            column.addWidget(label(title, "strong", self))
            column.addSpacing(SPACING.xs)
        return card, column

    def _field(self, column: QVBoxLayout, text: str, field: QWidget) -> None:
        caption = label(text, "strong", self)
        caption.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        column.addWidget(caption)
        column.addWidget(field)

    def _date_text(self, name: str, *, day_first: bool) -> str:
        day = parse_date(_EXAMPLE, day_first=day_first) or date.min
        return self.tr("{order} – {example} is {date}").format(
            order=name, example=_EXAMPLE, date=_long_date(day)
        )


def _long_date(day: date) -> str:
    """A day whose month is a word, so that there is no doubt."""
    pattern = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern.replace("dddd", "").strip(" ,"))
