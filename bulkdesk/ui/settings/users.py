"""Who works with the store: make and change users, their roles and passwords."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from bulkdesk.services import users
from bulkdesk.services.access import Right
from bulkdesk.services.trail_texts import role_text
from bulkdesk.services.users import UserInfo
from bulkdesk.store.accounts import UserRow
from bulkdesk.store.clock import to_datetime
from bulkdesk.store.words import Role
from bulkdesk.ui.desk import Desk
from bulkdesk.ui.settings.form_dialog import FormDialog
from bulkdesk.ui.settings.section import ListSection
from bulkdesk.ui.widgets.format import format_datetime


class UsersSection(ListSection[UserInfo]):
    """The users; everybody may change their own password, an admin all else."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, Right.MANAGE_USERS, parent)
        self.set_texts(
            self.tr("Users"),
            self.tr("A password guards what is done under a name. It does not encrypt the store."),
            [self.tr("Name"), self.tr("E-mail"), self.tr("Role"), self.tr("Password"), self.tr("State")],
        )
        self.add_button(self.tr("New user…"), self._make, name="userNew")
        self.add_button(self.tr("Edit…"), self._edit, name="userEdit", wants=lambda _row: True)
        self.add_button(
            self.tr("Password…"), self._set_password, name="userPassword", wants=lambda _row: True
        )
        self.add_button(
            self.tr("Archive"),
            self._archive,
            name="userArchive",
            wants=lambda row: row.user.archived_at is None,
        )
        self.add_button(
            self.tr("Use again"),
            self._restore,
            name="userRestore",
            wants=lambda row: row.user.archived_at is not None,
        )
        own = self.add_button(self.tr("My password…"), self._own_password, name="ownPassword")
        own.setEnabled(desk.session.may(Right.OWN_PASSWORD))
        self.reload()

    def read(self) -> list[UserInfo]:
        """All users."""
        return users.all_users(self.desk.session, archived=True)

    def cells(self, row: UserInfo) -> Sequence[str]:
        """Name, e-mail, role, whether there is a password, and whether they may work."""
        user = row.user
        return (
            user.name,
            user.email or "",
            role_text(user.role),
            self.tr("Set") if user.has_password else self.tr("None"),
            self._state(row),
        )

    def _state(self, row: UserInfo) -> str:
        if row.user.archived_at is not None:
            return self.tr("Archived")
        if row.locked_until is not None:
            until = format_datetime(to_datetime(row.locked_until), self.desk.session.account.timezone)
            return self.tr("Locked until {time}").format(time=until)
        return self.tr("In use")

    def _make(self) -> None:
        self._open(UserDialog(self.desk, None, self))

    def _edit(self) -> None:
        row = self.chosen()
        if row is not None:
            self._open(UserDialog(self.desk, row.user, self))

    def _set_password(self) -> None:
        row = self.chosen()
        if row is not None:
            self._open(PasswordDialog(self.desk, row.user, self, is_own=False))

    def _own_password(self) -> None:
        me = next((row.user for row in self.rows if row.user.id == self.desk.session.user.id), None)
        if me is not None:
            self._open(PasswordDialog(self.desk, me, self, is_own=True))

    def _open(self, dialog: FormDialog) -> None:
        dialog.doneWith.connect(self.reload)
        dialog.open()

    def _archive(self) -> None:
        row = self.chosen()
        if row is not None:
            self.act(users.archive_user, self.desk.session, row.user.id)

    def _restore(self) -> None:
        row = self.chosen()
        if row is not None:
            self.act(users.restore_user, self.desk.session, row.user.id)


class UserDialog(FormDialog):
    """Name, e-mail and role of a user, and a first password for a new one."""

    def __init__(self, desk: Desk, user: UserRow | None, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._user = user
        self.set_texts(
            self.tr("New user") if user is None else self.tr("Edit user"),
            self.tr("Create") if user is None else self.tr("Save"),
        )
        self.name = QLineEdit("" if user is None else user.name, self)
        self.email = QLineEdit("" if user is None else user.email or "", self)
        self.role = QComboBox(self)
        for role in Role:
            self.role.addItem(role_text(role), role.value)
        self.role.setCurrentIndex(self.role.findData((Role.OPERATOR if user is None else user.role).value))
        self.password = _password_field(self)
        self.add_field(self.tr("Name"), self.name, "userName")
        self.add_field(self.tr("E-mail"), self.email, "userEmail")
        self.add_field(
            self.tr("Role"),
            self.role,
            "userRole",
            self.tr(
                "Admins may do all, operators all but users, settings and removing for good, auditors read and export."
            ),
        )
        if user is None:
            hint = self.tr("Empty: no password is asked for.")
            self.add_field(self.tr("Password"), self.password, "userFirstPassword", hint)
            self.form.addRow("", _shows(self.password, self.tr("Show the password"), self))
        else:
            self.password.hide()

    def wish(self) -> Callable[[], object]:
        """Make or change the user."""
        session, name, email = self._desk.session, self.name.text(), self.email.text().strip() or None
        role = Role(self.role.currentData())
        if self._user is None:
            password = self.password.text() or None
            return partial(users.add_user, session, name, role, email=email, password=password)
        return partial(users.change_user, session, self._user.id, name=name, email=email, role=role)


class PasswordDialog(FormDialog):
    """Another password, for oneself with the one so far, or (as an admin) for somebody; empty takes it away."""

    def __init__(self, desk: Desk, user: UserRow, parent: QWidget, *, is_own: bool) -> None:
        super().__init__(desk, parent)
        self._user = user
        self._is_own = is_own
        title = (
            self.tr("Change my password") if is_own else self.tr("Password of {name}").format(name=user.name)
        )
        self.set_texts(title, self.tr("Save"))
        self.current = _password_field(self)
        self.password = _password_field(self)
        if is_own and user.has_password:
            self.add_field(self.tr("Password so far"), self.current, "currentPassword")
        else:
            self.current.hide()
        hint = "" if is_own else self.tr("Empty: no password is asked for any more.")
        self.add_field(self.tr("New password"), self.password, "newPassword", hint)
        self.form.addRow("", _shows(self.password, self.tr("Show the password"), self))

    def wish(self) -> Callable[[], object]:
        """Set or take away the password."""
        session, password = self._desk.session, self.password.text()
        if self._is_own:
            current = self.current.text() if self._user.has_password else None
            return partial(users.change_own_password, session, password, current=current)
        if not password:
            return partial(users.clear_password, session, self._user.id)
        return partial(users.set_password, session, self._user.id, password)


def _password_field(parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _shows(field: QLineEdit, text: str, parent: QWidget) -> QCheckBox:
    """A box that shows what is typed: a slip of the finger would keep the only admin out for good."""
    box = QCheckBox(text, parent)
    box.setObjectName("showPassword")
    modes = {False: QLineEdit.EchoMode.Password, True: QLineEdit.EchoMode.Normal}
    box.toggled.connect(lambda is_on: field.setEchoMode(modes[is_on]))
    return box
