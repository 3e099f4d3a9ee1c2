"""The tables of bulk actions as peewee models: files, jobs, records, messages (see ``store.models``)."""

from __future__ import annotations

from peewee import AutoField, BlobField, CompositeKey, ForeignKeyField, IntegerField, Model, TextField

from bulkdesk.store.models import Account, User


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
