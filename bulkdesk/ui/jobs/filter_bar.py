"""The filters over the jobs table: status, type, user, days, search; a chip for each that narrows something down."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bulkdesk.services import times
from bulkdesk.services.session import Session
from bulkdesk.services.texts import status_text, type_text
from bulkdesk.services.views import Days, FilterChoice
from bulkdesk.store.jobs import JobFilter
from bulkdesk.store.words import JobStatus, JobType
from bulkdesk.ui.theme import SPACING, set_kind
from bulkdesk.ui.widgets.chip import ChipBar
from bulkdesk.ui.widgets.date_range import DateRangeField, Preset
from bulkdesk.ui.widgets.flow_layout import FlowLayout
from bulkdesk.ui.widgets.format import format_number
from bulkdesk.ui.widgets.multi_choice import MultiChoiceButton
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.search_field import SearchField

_SEARCH_WIDTH = 260


class JobFilterBar(QWidget):
    """The filter bar. ``changed`` tells of every new filter; ``job_filter`` is what the services take too."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.search = SearchField(parent=self)
        self.search.setObjectName("jobsSearch")
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.status = self._choice("jobsFilterStatus")
        self.type = self._choice("jobsFilterType")
        self.user = self._choice("jobsFilterUser")
        self.days = DateRangeField("", lambda: times.today(self._session), self)
        self.days.setObjectName("jobsFilterDays")
        self.days.date_from.setObjectName("jobsFilterDateFrom")
        self.days.date_to.setObjectName("jobsFilterDateTo")
        self.count = label("", "muted", self)
        self.count.setObjectName("jobsCount")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.chips = ChipBar(self)
        self.clear_button = QPushButton(self)
        self.clear_button.setObjectName("jobsClearFilters")
        set_kind(self.clear_button, "link")
        self._quiet = False
        self._users: list[tuple[str, str]] = []
        self._shown = (0, 0)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show_chips()

    def job_filter(self) -> JobFilter:
        """The filter as it stands, for the services and the table alike."""
        first, before = times.created_range(self._session, *self.days.range())
        return JobFilter(
            statuses=frozenset(JobStatus(value) for value in self.status.values()),
            types=frozenset(JobType(value) for value in self.type.values()),
            created_by=frozenset(self.user.values()),
            created_from=first,
            created_before=before,
            search=self.search.text().strip(),
        )

    def choice(self) -> FilterChoice:
        """The filter as it was chosen, to be kept."""
        preset = self.days.preset()
        first, last = self.days.range() if preset is Preset.CUSTOM else (None, None)
        return FilterChoice(
            statuses=frozenset(JobStatus(value) for value in self.status.values()),
            types=frozenset(JobType(value) for value in self.type.values()),
            created_by=frozenset(self.user.values()),
            days=Days(preset.value),
            first=first,
            last=last,
            search=self.search.text().strip(),
        )

    def set_choice(self, choice: FilterChoice) -> None:
        """Take up a filter that was kept. Users that made no job here are offered too while they are chosen."""
        if choice == self.choice():
            return
        self._quiet = True
        self.status.set_values(choice.statuses)
        self.type.set_values(choice.types)
        self._offer_users({name for name, _ in self._users} | choice.created_by)
        self.user.set_values(choice.created_by)
        if choice.days is Days.CUSTOM:
            self.days.set_range(choice.first, choice.last)
        else:
            self.days.set_preset(choice.days.value)
        self.search.setText(choice.search)
        self._quiet = False
        self._on_changed()

    def add_field(self, widget: QWidget) -> None:
        """Put one more field after the filters."""
        self._fields.addWidget(widget)

    def is_active(self) -> bool:
        """Whether anything is narrowed down."""
        return bool(self._active())

    def clear(self) -> None:
        """Let everything through again."""
        self.set_choice(FilterChoice())

    def set_session(self, session: Session) -> None:
        """Work for another sub-account: its users, its days. What was chosen stays until ``set_choice``."""
        self._session = session
        self._offer_users(set(self.user.values()))

    def set_counts(
        self, statuses: Mapping[str, int], types: Mapping[str, int], creators: Mapping[str, int]
    ) -> None:
        """Say how many jobs there are of each status, type and user; users are offered from here."""
        self._offer_users({*creators, *self.user.values()})
        self.status.set_counts({status: statuses.get(status, 0) for status in JobStatus})
        self.type.set_counts({job_type: types.get(job_type, 0) for job_type in JobType})
        self.user.set_counts({name: creators.get(name, 0) for name, _ in self._users})

    def set_shown(self, shown: int, total: int) -> None:
        """Say how many of the jobs the table shows."""
        self._shown = (shown, total)
        self.count.setText(
            self.tr("{shown} of {total}").format(shown=format_number(shown), total=format_number(total))
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_chips()
        super().changeEvent(event)

    # -- inside -------------------------------------------------------------------------------------------------

    def _offer_users(self, names: set[str]) -> None:
        users = [(name, name) for name in sorted(names, key=lambda name: (name.casefold(), name))]
        if users != self._users:
            self._users = users
            self.user.set_choices(users)

    def _choice(self, name: str) -> MultiChoiceButton:
        button = MultiChoiceButton("", self)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        fields = QWidget(self)
        self._fields = FlowLayout(fields)
        for widget in (self.search, self.status, self.type, self.user, self.days):
            self._fields.addWidget(widget)
        policy = fields.sizePolicy()
        policy.setHeightForWidth(True)
        fields.setSizePolicy(policy)
        first = QHBoxLayout()
        first.setSpacing(SPACING.md)
        first.addWidget(fields, 1)
        first.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        self.count.setMinimumHeight(self.search.sizeHint().height())
        self._second = QWidget(self)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(SPACING.md)
        second.addWidget(self.chips, 1)
        second.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.sm)
        layout.addLayout(first)
        layout.addWidget(self._second)

    def _connect(self) -> None:
        for choice in (self.status, self.type, self.user):
            choice.changed.connect(self._on_changed)
        self.days.changed.connect(self._on_changed)
        self.search.searchChanged.connect(self._on_changed)
        self.chips.chipClosed.connect(self._on_chip_closed)
        self.clear_button.clicked.connect(self.clear)

    def _on_changed(self) -> None:
        if not self._quiet:
            self._show_chips()
            self.changed.emit()

    def _active(self) -> list[tuple[str, str]]:
        """Key and text of each active filter."""
        found = []
        fields = (
            ("status", self.status, self.tr("Status"), lambda value: status_text(JobStatus(value))),
            ("type", self.type, self.tr("Action type"), lambda value: type_text(JobType(value))),
            ("user", self.user, self.tr("Created by"), str),
        )
        for key, choice, title, words in fields:
            for value in choice.values():
                text = self.tr("{label}: {value}").format(label=title, value=words(value))
                found.append((f"{key}:{value}", text))
        if self.days.range() != (None, None):
            text = self.tr("{label}: {value}").format(label=self.tr("Created at"), value=self.days.text())
            found.append(("days:", text))
        if needle := self.search.text().strip():
            found.append(("search:", self.tr("Search: {text}").format(text=needle)))
        return found

    def _show_chips(self) -> None:
        active = self._active()
        self.chips.set_chips(active)
        self._second.setVisible(bool(active))

    def _on_chip_closed(self, key: str) -> None:
        kind, _, value = key.partition(":")
        if kind == "days":
            self.days.set_preset(Preset.ANY)
        elif kind == "search":
            self.search.clear_now()
        else:
            choice = {"status": self.status, "type": self.type, "user": self.user}[kind]
            choice.set_values([each for each in choice.values() if each != value])

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search by action name"))
        self.search.setAccessibleName(self.tr("Search by action name"))
        self.status.set_label(self.tr("Status"))
        self.type.set_label(self.tr("Action type"))
        self.user.set_label(self.tr("Created by"))
        self.days.set_label(self.tr("Created at"))
        self.status.set_choices([(status.value, status_text(status)) for status in JobStatus])
        self.type.set_choices([(job_type.value, type_text(job_type)) for job_type in JobType])
        self.clear_button.setText(self.tr("Clear filters"))
        self.set_shown(*self._shown)
