"""Saved messages as a person works with them: kept under names, for one channel of a sub-account."""

from __future__ import annotations

from bulkdesk.audit.acts import TrailAct
from bulkdesk.messaging.templates import MessageText
from bulkdesk.services.access import Right
from bulkdesk.services.messages import checked_message
from bulkdesk.services.names import checked_name
from bulkdesk.services.session import Session
from bulkdesk.services.trail import TEMPLATE, note
from bulkdesk.store import templates
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.templates import TemplateRow
from bulkdesk.store.words import Channel


def all_templates(session: Session, channel: Channel) -> list[TemplateRow]:
    """The sub-account's templates for the channel, by name."""
    session.require(Right.VIEW)
    return templates.find(session.store, session.account.id, channel)


def get_template(session: Session, template_id: int) -> TemplateRow:
    """A template of the sub-account. Raises RefusedError when it has none of that id."""
    session.require(Right.VIEW)
    found = templates.get(session.store, session.account.id, template_id)
    if found is None:
        raise RefusedError("template_unknown")
    return found


def save_template(
    session: Session, channel: Channel, name: str, message: MessageText, *, replace: bool = False
) -> TemplateRow:
    """Keep a message under a name.

    Args:
        session: who does it.
        channel: what the message is for.
        name: its name, unique in the sub-account and channel, upper and lower case alike.
        message: what it says; it is checked as for a job.
        replace: let it take the place of the template that has the name.

    Raises:
        RefusedError: the name is empty, too long or taken, or the message cannot be sent as it is (``checked_message``).
    """
    session.require(Right.MANAGE_TEMPLATES)
    clean = checked_name(name)
    checked = checked_message(session, channel, message)
    store, account_id = session.store, session.account.id
    with store.write():
        taken = templates.named(store, account_id, channel, clean)
        if taken is not None and not replace:
            raise RefusedError("template_exists", name=taken.name)
        if taken is None:
            template_id = templates.insert(
                store,
                account_id,
                channel,
                name=clean,
                subject=checked.subject,
                text=checked.text,
                html=checked.html,
            )
        else:
            template_id = taken.id
            templates.set_message(
                store, template_id, subject=checked.subject, text=checked.text, html=checked.html
            )
        note(session, TrailAct.TEMPLATE_SAVED, about=(TEMPLATE, template_id), channel=channel)
        return get_template(session, template_id)


def rename(session: Session, template_id: int, name: str) -> TemplateRow:
    """Give a template another name. Raises RefusedError when it is gone, or the name is empty, too long or taken."""
    session.require(Right.MANAGE_TEMPLATES)
    clean = checked_name(name)
    with session.store.write():
        row = get_template(session, template_id)
        taken = templates.named(session.store, session.account.id, row.channel, clean)
        if taken is not None and taken.id != template_id:
            raise RefusedError("template_exists", name=taken.name)
        templates.set_name(session.store, template_id, clean)
        note(session, TrailAct.TEMPLATE_SAVED, about=(TEMPLATE, template_id), channel=row.channel)
        return get_template(session, template_id)


def delete(session: Session, template_id: int) -> None:
    """Forget a template; jobs made from it keep their message. Raises RefusedError when it is gone."""
    session.require(Right.MANAGE_TEMPLATES)
    with session.store.write():
        row = get_template(session, template_id)
        templates.delete(session.store, template_id)
        note(session, TrailAct.TEMPLATE_DELETED, about=(TEMPLATE, template_id), channel=row.channel)
