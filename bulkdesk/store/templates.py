"""Saved messages of a sub-account. Whether a text is a sound template is not known here."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import Expression

from bulkdesk.store.models import Template
from bulkdesk.store.store import Store
from bulkdesk.store.words import Channel


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A saved message; ``subject`` and ``html`` are of e-mails only, moments are milliseconds UTC."""

    id: int
    channel: Channel
    name: str
    subject: str | None
    text: str
    html: str | None
    created_at: int
    updated_at: int


def find(store: Store, account_id: int, channel: Channel) -> list[TemplateRow]:
    """The sub-account's templates for the channel, by name."""
    return _select(store, _of(account_id, channel))


def get(store: Store, account_id: int, template_id: int) -> TemplateRow | None:
    """One of the sub-account, or None."""
    rows = _select(store, (Template.account == account_id) & (Template.id == template_id))
    return rows[0] if rows else None


def named(store: Store, account_id: int, channel: Channel, name: str) -> TemplateRow | None:
    """The one with this name, upper and lower case alike, or None."""
    rows = _select(store, _of(account_id, channel) & (Template.key == name.casefold()))
    return rows[0] if rows else None


def insert(
    store: Store,
    account_id: int,
    channel: Channel,
    *,
    name: str,
    subject: str | None,
    text: str,
    html: str | None,
) -> int:
    """Keep a message under a name that is free; returns its id."""
    now = store.clock.now()
    template_id: int = store.run(
        Template.insert(
            account=account_id,
            channel=channel,
            name=name,
            key=name.casefold(),
            subject=subject,
            text=text,
            html=html,
            created_at=now,
            updated_at=now,
        )
    )
    return template_id


def set_message(store: Store, template_id: int, *, subject: str | None, text: str, html: str | None) -> None:
    """Give a template another message."""
    store.run(
        Template.update(subject=subject, text=text, html=html, updated_at=store.clock.now()).where(
            Template.id == template_id
        )
    )


def set_name(store: Store, template_id: int, name: str) -> None:
    """Give a template another name, one that is free."""
    store.run(
        Template.update(name=name, key=name.casefold(), updated_at=store.clock.now()).where(
            Template.id == template_id
        )
    )


def delete(store: Store, template_id: int) -> None:
    """Forget a template."""
    store.run(Template.delete().where(Template.id == template_id))


def _of(account_id: int, channel: Channel) -> Expression:
    return (Template.account == account_id) & (Template.channel == channel)


def _select(store: Store, where: Expression) -> list[TemplateRow]:
    columns = ("id", "channel", "name", "subject", "text", "html", "created_at", "updated_at")
    query = (
        Template.select(*(getattr(Template, name) for name in columns)).where(where).order_by(Template.key)
    )
    return [
        TemplateRow(template_id, Channel(channel), *rest)
        for template_id, channel, *rest in store.run(query.tuples())
    ]
