"""The head of the statistics: which job it is, how it stands, and what can be done with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bulkdesk.services.jobs import Act, can
from bulkdesk.services.records import Download
from bulkdesk.services.session import Session
from bulkdesk.services.texts import status_text, type_text
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.jobs import JobRow
from bulkdesk.ui.jobs.present import ACT_ICONS, STATUS_ICONS, STATUS_TONES, TYPE_ICONS
from bulkdesk.ui.theme import SPACING, icon, set_kind
from bulkdesk.ui.widgets.badge import StatusBadge
from bulkdesk.ui.widgets.dropdown import DropdownButton
from bulkdesk.ui.widgets.elided_label import ElidedLabel
from bulkdesk.ui.widgets.flow_layout import FlowLayout
from bulkdesk.ui.widgets.format import format_datetime
from bulkdesk.ui.widgets.icon_label import IconLabel
from bulkdesk.ui.widgets.plain import elided, label, plain_tooltip, without_mnemonic

_ACTS: Final = (Act.RESUME, Act.PAUSE, Act.EDIT, Act.RETRY, Act.RESTORE, Act.REVERT, Act.CANCEL)
"""What has a button, in their order."""


class JobHeader(QWidget):
    """Name, status and origin of a job at the left, its actions at the right.

    ``actWanted(Act)``, ``downloadWanted(Download)`` and ``parentWanted(int)`` say what a person asked for.
    """

    actWanted = Signal(object)  # noqa: N815 - Qt's naming for signals
    downloadWanted = Signal(object)  # noqa: N815
    parentWanted = Signal(int)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: JobRow | None = None
        self._parent_name: str | None = None
        self.name = ElidedLabel(self)
        self.name.setObjectName("statName")
        self.name.setProperty("textStyle", "heading")
        self.badge = StatusBadge(parent=self)
        self.badge.setObjectName("statStatus")
        self.badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._type_icon = IconLabel("import", "text_muted", parent=self)
        self.type = label("", "body", self)
        self.type.setObjectName("statType")
        self._created = label("", "muted", self)
        self._scheduled = label("", "muted", self)
        self._parent_link = QPushButton(self)
        set_kind(self._parent_link, "link")
        self._parent_link.clicked.connect(self._ask_for_parent)
        self.buttons = {act: self._act_button(act) for act in _ACTS}
        self.download = DropdownButton(self)
        self.download.setObjectName("downloadButton")
        self._menu = QMenu(self.download)
        self.downloads = {which: self._menu.addAction("") for which in Download}
        for which, action in self.downloads.items():
            action.triggered.connect(lambda _checked=False, which=which: self.downloadWanted.emit(which))
        self.download.setMenu(self._menu)
        self.download.setPopupMode(DropdownButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self._retranslate()

    def show_job(self, job: JobRow, parent_name: str | None) -> None:
        """Show a job as it stands; ``parent_name`` is that of the job it follows, if it does."""
        self._job, self._parent_name = job, parent_name
        zone = self._session.account.timezone
        self.name.setText(job.name)
        self.badge.set_badge(status_text(job.status), STATUS_ICONS[job.status], STATUS_TONES[job.status])
        self._type_icon.set_icon(TYPE_ICONS[job.type], "text_muted")
        self.type.setText(type_text(job.type))
        created = format_datetime(to_datetime(job.created_at), zone)
        self._created.setText(self.tr("Created by {user}, {time}").format(user=job.created_by, time=created))
        if job.scheduled_at is not None:
            moment = format_datetime(to_datetime(job.scheduled_at), zone)
            self._scheduled.setText(self.tr("Scheduled for {time}").format(time=moment))
        self._scheduled.setVisible(job.scheduled_at is not None)
        self._show_parent(parent_name)
        acts = can(self._session, job)
        for act, button in self.buttons.items():
            button.setVisible(act in acts)
        self.downloads[Download.FAILED].setEnabled(job.failed > 0)
        problems = job.failed + job.skipped + job.unconfirmed + job.warnings
        self.downloads[Download.PROBLEMS].setEnabled(problems > 0)
        self.downloads[Download.ALL].setEnabled(job.total > 0)
        self.download.setEnabled(Act.DOWNLOAD in acts and job.total > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _act_button(self, act: Act) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"statistics{act.value.title()}Button")
        button.setAutoDefault(False)
        button.setIcon(icon(ACT_ICONS[act], "text_muted"))
        button.clicked.connect(lambda: self.actWanted.emit(act))
        button.hide()
        return button

    def _show_parent(self, name: str | None) -> None:
        self._parent_link.setVisible(name is not None)
        if name is not None:
            shown = self.tr("Follows “{name}”").format(
                name=elided(self._parent_link.fontMetrics(), name, 240)
            )
            self._parent_link.setText(without_mnemonic(shown))
            self._parent_link.setToolTip(plain_tooltip(name))

    def _ask_for_parent(self) -> None:
        if self._job is not None and self._job.parent_id is not None:
            self.parentWanted.emit(self._job.parent_id)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(SPACING.sm)
        title.addWidget(self.name)
        title.addStretch(1)
        for button in (*self.buttons.values(), self.download):
            title.addWidget(button)
        kind = QWidget(self)
        kind_row = QHBoxLayout(kind)
        kind_row.setContentsMargins(0, 0, 0, 0)
        kind_row.setSpacing(6)
        kind_row.addWidget(self._type_icon)
        kind_row.addWidget(self.type)
        origin = FlowLayout(spacing=SPACING.lg)
        self._parent_link.ensurePolished()
        parts = (self.badge, kind, self._parent_link)
        height = max(part.sizeHint().height() for part in parts)
        # In the second line: the first is the name's, beside the buttons.
        for widget in (self.badge, kind, self._created, self._scheduled, self._parent_link):
            widget.setMinimumHeight(height)
            origin.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addLayout(title)
        layout.addLayout(origin)

    def _retranslate(self) -> None:
        texts = {
            Act.RESUME: self.tr("Resume"),
            Act.PAUSE: self.tr("Pause"),
            Act.EDIT: self.tr("Edit"),
            Act.RETRY: self.tr("Retry failed"),
            Act.RESTORE: self.tr("Restore"),
            Act.REVERT: self.tr("Revert"),
            Act.CANCEL: self.tr("Cancel action"),
        }
        for act, text in texts.items():
            self.buttons[act].setText(text)
        self.download.setText(self.tr("Download"))
        self.download.setAccessibleName(self.tr("Download records"))
        self.downloads[Download.FAILED].setText(self.tr("Failed records (error log) …"))
        self.downloads[Download.PROBLEMS].setText(self.tr("All problems: failed, skipped, with warnings …"))
        self.downloads[Download.ALL].setText(self.tr("All records …"))
        if self._job is not None:
            self.show_job(self._job, self._parent_name)
