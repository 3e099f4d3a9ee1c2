"""The tables as peewee models: sub-accounts, users, contacts, and what is kept under a name.

Not bound to a database: a query is executed on a store (``Store.run``). Bulk paths hand rows to the driver (see
``Store.many``) and do the rest set-based in SQL; the models serve the single-row paths, because peewee's ``insert_many``
costs nine times the driver's ``executemany``.
"""

from __future__ import annotations

from peewee import AutoField, CompositeKey, ForeignKeyField, IntegerField, Model, TextField


class Account(Model):
    """A sub-account: everything else belongs to exactly one."""

    id = AutoField()
    name = TextField(unique=True)
    timezone = TextField()
    country = TextField()
    created_at = IntegerField()
    archived_at = IntegerField(null=True)


class User(Model):
    """Somebody who works with the store. ``password_hash`` is argon2's text; ``failed_count`` wrong passwords in a row."""

    id = AutoField()
    name = TextField(unique=True)
    email = TextField(null=True)
    role = TextField()
    created_at = IntegerField()
    password_hash = TextField(null=True)
    failed_count = IntegerField(default=0)
    locked_until = IntegerField(null=True)
    archived_at = IntegerField(null=True)


class Contact(Model):
    """A person of a sub-account; deleted softly when ``deleted_at`` is set.

    ``additional_emails``, ``additional_phones`` and ``custom`` hold JSON; ``dnd_*`` the moment since when.

    ``revision`` counts the changes of fields and tags that stand: every change adds one, a revert that puts back the
    whole of a change takes one off. 0 means: just as it was made. Whoever changes a contact keeps it right.
    """

    id = AutoField()
    account = ForeignKeyField(Account)
    first_name = TextField(null=True)
    last_name = TextField(null=True)
    email = TextField(null=True)
    phone = TextField(null=True)
    company = TextField(null=True)
    address = TextField(null=True)
    city = TextField(null=True)
    postal_code = TextField(null=True)
    state = TextField(null=True)
    country = TextField(null=True)
    date_of_birth = TextField(null=True)
    source = TextField(null=True)
    type = TextField(null=True)
    timezone = TextField(null=True)
    additional_emails = TextField(null=True)
    additional_phones = TextField(null=True)
    notes = TextField(null=True)
    custom = TextField(null=True)
    dnd_sms = IntegerField(null=True)
    dnd_sms_reason = TextField(null=True)
    dnd_email = IntegerField(null=True)
    dnd_email_reason = TextField(null=True)
    created_at = IntegerField()
    updated_at = IntegerField()
    deleted_at = IntegerField(null=True)
    deleted_job_id = IntegerField(null=True)
    revision = IntegerField(default=0)


class Tag(Model):
    """A word on contacts; ``key`` is its case-folded name, unique in the sub-account."""

    id = AutoField()
    account = ForeignKeyField(Account)
    name = TextField()
    key = TextField()


class ContactTag(Model):
    """A tag on a contact; ``job_id`` is the job that put it on, None when a person did by hand."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    tag = ForeignKeyField(Tag)
    job_id = IntegerField(null=True)

    class Meta:
        """Found by the contact, and by an index of its own from the tag."""

        table_name = "contact_tag"
        primary_key = CompositeKey("contact", "tag")
        without_rowid = True


class TagRemoval(Model):
    """Which job took a tag off a contact last. Stays when the tag is put on again, so that undoing that leads back here.

    Whoever changes a tag by hand deletes the row: then no job was the last to do it.
    """

    tag = ForeignKeyField(Tag, on_delete="CASCADE")
    contact_id = IntegerField()
    job_id = IntegerField()

    class Meta:
        """One row a tag and contact."""

        table_name = "tag_removal"
        primary_key = CompositeKey("tag", "contact_id")
        without_rowid = True


class Mapping(Model):
    """A saved assignment of file headers to contact fields."""

    id = AutoField()
    account = ForeignKeyField(Account)
    name = TextField()
    header_key = TextField()
    targets = TextField()
    created_at = IntegerField()


class View(Model):
    """A filter over the bulk actions that a user keeps under a name; ``key`` is the case-folded name."""

    id = AutoField()
    account = ForeignKeyField(Account)
    user = ForeignKeyField(User, on_delete="CASCADE")
    name = TextField()
    key = TextField()
    filter_json = TextField()
    created_at = IntegerField()


class SmartList(Model):
    """A filter over contacts that is kept under a name; ``key`` is the case-folded name, unique in the sub-account."""

    id = AutoField()
    account = ForeignKeyField(Account)
    name = TextField()
    key = TextField()
    filter_json = TextField()
    created_by = ForeignKeyField(User)
    created_at = IntegerField()
    updated_at = IntegerField()

    class Meta:
        """Two words in SQL."""

        table_name = "smart_list"


class Sender(Model):
    """How a sub-account sends by a channel. ``settings`` is JSON without secrets; those are in the key ring."""

    id = AutoField()
    account = ForeignKeyField(Account)
    channel = TextField()
    settings = TextField()
    created_at = IntegerField()
    updated_at = IntegerField()


class Template(Model):
    """A message kept under a name; ``key`` is the case-folded name, unique in sub-account and channel."""

    id = AutoField()
    account = ForeignKeyField(Account)
    channel = TextField()
    name = TextField()
    key = TextField()
    subject = TextField(null=True)
    text = TextField()
    html = TextField(null=True)
    created_at = IntegerField()
    updated_at = IntegerField()
