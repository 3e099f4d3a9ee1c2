"""The question who one is, at the start of a store in which somebody has a password."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.services.session import Session
from bulkdesk.services.signing_in import Person
from bulkdesk.services.texts import error_text
from bulkdesk.store.errors import BulkDeskError
from bulkdesk.ui.theme import SPACING, Tone, set_kind
from bulkdesk.ui.widgets.banner import Banner
from bulkdesk.ui.widgets.plain import label
from bulkdesk.ui.widgets.reading_order import ReadingDialog

_WIDTH = 420


class SignInDialog(ReadingDialog):
    """Name and password. Accepted, ``session`` is there; what is refused is said, and asked for again."""

    def __init__(
        self,
        people: Sequence[Person],
        sign_in: Callable[[str, str | None], Session],
        *,
        chosen: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Ask.

        Args:
            people: who can be chosen.
            sign_in: opens the store as somebody, with a password where there is one; raises BulkDeskError.
            chosen: who is chosen at first.
            parent: the window that is asked in.
        """
        super().__init__(parent)
        self.setObjectName("signInDialog")
        self.setWindowTitle("BulkDesk")
        self.setMinimumWidth(_WIDTH)
        self.session: Session | None = None
        self._people = list(people)
        self._sign_in = sign_in
        self.user = QComboBox(self)
        self.user.setObjectName("signInUser")
        self.user.addItems([person.name for person in people])
        place = 0 if chosen is None else self.user.findText(chosen, Qt.MatchFlag.MatchFixedString)
        self.user.setCurrentIndex(max(0, place))
        self.password = QLineEdit(self)
        self.password.setObjectName("signInPassword")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.banner = Banner("", Tone.DANGER, parent=self)
        self.banner.hide()
        self._lay_out()
        self.user.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(SPACING.md)
        for text, field in ((self.tr("Name"), self.user), (self.tr("Password"), self.password)):
            words = label(text, "strong", self)
            words.setBuddy(field)
            field.setAccessibleName(text)
            form.addRow(words, field)
        self.confirm_button = QPushButton(self.tr("Sign in"), self)
        self.confirm_button.setObjectName("signInButton")
        set_kind(self.confirm_button, "primary")
        self.confirm_button.setDefault(True)
        quit_button = QPushButton(self.tr("Quit"), self)
        set_kind(quit_button, "secondary")
        quit_button.setAutoDefault(False)
        buttons = QDialogButtonBox(self)
        buttons.addButton(quit_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.confirm_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.lg)
        layout.setSpacing(SPACING.lg)
        layout.addWidget(label(self.tr("Sign in"), "title", self))
        layout.addWidget(self.banner)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def _person(self) -> Person:
        return self._people[self.user.currentIndex()]

    def _on_chosen(self) -> None:
        self.password.clear()
        self.password.setEnabled(self._person().has_password)
        self.banner.hide()
        (self.password if self._person().has_password else self.confirm_button).setFocus()

    def _try(self) -> None:
        person = self._person()
        try:
            self.session = self._sign_in(person.name, self.password.text() if person.has_password else None)
        except BulkDeskError as error:
            self.password.clear()
            self.password.setFocus()
            self.banner.set_text(error_text(error))
            self.banner.show()
        else:
            self.accept()
