"""All tables of a store. Those of the trail and the seals are here only: no query of them goes through peewee."""

from __future__ import annotations

from typing import Any

from peewee import AutoField, BlobField, CompositeKey, IntegerField, Model, TextField

from bulkdesk.store.job_models import Job, JobReason, Record, Send, Source, SourceChunk
from bulkdesk.store.models import (
    Account,
    Contact,
    ContactTag,
    Mapping,
    Sender,
    SmartList,
    Tag,
    TagRemoval,
    Template,
    User,
    View,
)


class Trail(Model):
    """An entry of the audit trail (see ``store.trail``, which writes it): appended, never changed."""

    number = AutoField()
    at = IntegerField()
    user_id = IntegerField(null=True)
    user_name = TextField()
    account_id = IntegerField(null=True)
    act = TextField()
    object_type = TextField(null=True)
    object_id = IntegerField(null=True)
    figures = TextField()
    result = TextField()
    code = TextField(null=True)
    previous = TextField()
    hash = TextField()


class TrailHead(Model):
    """Where the audit trail ends, and the store's own id: one row."""

    id = AutoField()
    store = TextField()
    number = IntegerField()
    hash = TextField()

    class Meta:
        """Two words in SQL."""

        table_name = "trail_head"


class Seal(Model):
    """What a block of rows was like when it was sealed (see ``store.seals``); without ``digest`` it waits to be."""

    kind = TextField()
    owner = IntegerField()
    block = IntegerField()
    last = IntegerField(null=True)
    digest = BlobField(null=True)

    class Meta:
        """One row a block."""

        primary_key = CompositeKey("kind", "owner", "block")
        without_rowid = True


class SealSalt(Model):
    """The key of the seals' digests: one row."""

    id = AutoField()
    salt = BlobField()

    class Meta:
        """Two words in SQL."""

        table_name = "seal_salt"


MODELS: tuple[type[Model], ...] = (
    Account,
    User,
    Contact,
    Tag,
    ContactTag,
    TagRemoval,
    Source,
    SourceChunk,
    Mapping,
    View,
    SmartList,
    Job,
    Record,
    JobReason,
    Sender,
    Template,
    Send,
    Trail,
    TrailHead,
    Seal,
    SealSalt,
)


def table_of(model: type[Model]) -> str:
    """The table's name."""
    return str(model._meta.table_name)  # noqa: SLF001 -- peewee's documented place


def fields_of(model: type[Model]) -> list[Any]:
    """The table's fields, in the order of its columns."""
    fields: list[Any] = model._meta.sorted_fields  # noqa: SLF001 -- as above
    return fields


def column_of(field: Any) -> str:
    """The name of a field's column."""
    return str(field.column_name)
