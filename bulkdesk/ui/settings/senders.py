"""How the sub-account sends e-mail and SMS."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from bulkdesk.store.words import Channel
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.sending.sender_form import SenderForm
from bulkdesk.ui.theme import SPACING
from bulkdesk.ui.widgets.plain import label


class SenderSection(QWidget):
    """The two senders of the sub-account, one under each tab."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("senderSection")
        self.forms = {channel: SenderForm(desk, channel, self) for channel in Channel}
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("senderTabs")
        self.tabs.setDocumentMode(True)
        titles = {Channel.EMAIL: self.tr("E-mail"), Channel.SMS: self.tr("SMS")}
        for channel, form in self.forms.items():
            page = QWidget(self)
            column = QVBoxLayout(page)
            column.setContentsMargins(0, SPACING.md, 0, 0)
            column.addWidget(form)
            self.tabs.addTab(page, titles[channel])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACING.sm, 0)
        layout.setSpacing(SPACING.sm)
        layout.addWidget(
            label(
                self.tr("These senders belong to the sub-account “{name}”.").format(
                    name=desk.session.account.name
                ),
                "muted",
                self,
                wrap=True,
            )
        )
        layout.addWidget(self.tabs, 1)
