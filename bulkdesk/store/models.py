"""The tables as peewee models. Not bound to a database: a query is executed on a store (``Store.run``).

Bulk paths hand rows to the driver (see ``Store.many``) and do the rest set-based in SQL; the models serve the
single-row paths, because peewee's ``insert_many`` costs nine times the driver's ``executemany``.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


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


class Source(Model):
    """The rows of an imported file as they were, held until the job is purged.

    ``complete`` is 0 while the file is still being read in; such a source has no job.
    """

    id = AutoField()
    account = ForeignKeyField(Account)
    file_name = TextField()
    format = TextField()
    header = TextField()
    rows = IntegerField(default=0)
    complete = IntegerField(default=0)
    created_at = IntegerField()


class SourceChunk(Model):
    """Consecutive rows of a source, packed (see ``store.sources``).

    ``row_offset`` is the file's row number less the row's ``seq``, None where that differs within the chunk.
    """

    source = ForeignKeyField(Source, on_delete="CASCADE")
    first_seq = IntegerField()
    last_seq = IntegerField()
    row_offset = IntegerField(null=True)
    data = BlobField()

    class Meta:
        """Found by the first row's number."""

        table_name = "source_chunk"
        primary_key = CompositeKey("source", "first_seq")


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


class Job(Model):
    """A bulk action: its settings, where it stands, its counters. ``spec`` is the action's JSON."""

    id = AutoField()
    account = ForeignKeyField(Account)
    created_by = ForeignKeyField(User)
    name = TextField()
    type = TextField()
    status = TextField()
    status_reason = TextField(null=True)
    created_at = IntegerField()
    scheduled_at = IntegerField(null=True)
    started_at = IntegerField(null=True)
    finished_at = IntegerField(null=True)
    parent = ForeignKeyField("self", null=True)
    source = ForeignKeyField(Source, null=True)
    spec = TextField(default="{}")
    total = IntegerField(default=0)
    succeeded = IntegerField(default=0)
    failed = IntegerField(default=0)
    skipped = IntegerField(default=0)
    unconfirmed = IntegerField(default=0)
    warnings = IntegerField(default=0)
    created = IntegerField(default=0)
    updated = IntegerField(default=0)
    position = IntegerField(default=0)
    active_ms = IntegerField(default=0)
    changed = IntegerField(default=0)
    wait_until = IntegerField(null=True)
    wait_since = IntegerField(null=True)
    batch_started_at = IntegerField(null=True)
    batch_done = IntegerField(default=0)
    troubles = IntegerField(default=0)
    refusals = IntegerField(default=0)


class Record(Model):
    """One target of a job and what became of it. ``detail`` and ``change`` hold JSON."""

    job = ForeignKeyField(Job, on_delete="CASCADE")
    seq = IntegerField()
    row = IntegerField(null=True)
    contact_id = IntegerField(null=True)
    outcome = IntegerField(default=0)
    code = TextField(null=True)
    detail = TextField(null=True)
    identifier = TextField(null=True)
    change = TextField(null=True)
    at = IntegerField(null=True)

    class Meta:
        """Numbered within the job."""

        primary_key = CompositeKey("job", "seq")
        without_rowid = True


class JobReason(Model):
    """How many records of a job carry a code; kept beside the records so that statistics open at once."""

    job = ForeignKeyField(Job, on_delete="CASCADE")
    code = TextField()
    outcome = IntegerField()
    count = IntegerField()

    class Meta:
        """One row a code and outcome."""

        table_name = "job_reason"
        primary_key = CompositeKey("job", "code", "outcome")
        without_rowid = True


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


class Send(Model):
    """A message of a job: marked before it is handed over, and what is known of it since.

    ``ref`` is the Message-ID or the gateway's own number, ``attempts`` how often it was handed over, ``next_at`` when a
    message that waits to be tried again is due, ``asks`` how often the gateway was asked about its delivery, ``ask_at``
    when it is asked next.
    """

    job = ForeignKeyField(Job, on_delete="CASCADE")
    seq = IntegerField()
    state = TextField()
    address = TextField(null=True)
    ref = TextField(null=True)
    attempts = IntegerField(default=1)
    next_at = IntegerField(null=True)
    delivery = TextField(null=True)
    delivery_code = TextField(null=True)
    asks = IntegerField(default=0)
    ask_at = IntegerField(null=True)

    class Meta:
        """Numbered as the records of the job."""

        primary_key = CompositeKey("job", "seq")
        without_rowid = True


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
