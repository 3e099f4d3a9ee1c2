"""Where the rows of the store and its audit trail contradict each other: somebody changed one of them by hand.

Set-based, so that it costs little memory however long the trail is. Only for a trail that is whole: what an entry says is taken
for true, and that its figures can be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bulkdesk.store import counters
from bulkdesk.store.store import Store

_MOST = 10
"""So many ids are named."""


class Contradiction(NamedTuple):
    """What is not as the trail says: a word such as ``job_figures``, and the ids of those it is true of, the first ones."""

    what: str
    ids: list[int]


_KEPT = ("job", "user", "account", "smart_list")
"""What gets an entry when it is made, and is never removed without one."""


def _last(kind: str, *acts: str) -> str:
    """A query for the last of these acts on each thing of a kind, with the figures of it."""
    words = ", ".join(repr(act) for act in acts)
    # SQLite takes the other columns from the row that has the greatest number.
    return (
        "SELECT object_id AS id, act, figures, MAX(number) AS number FROM trail"
        f" WHERE object_type = '{kind}' AND result = 'done' AND act IN ({words}) GROUP BY object_id"
    )


def _made(kind: str) -> str:
    return f"SELECT object_id FROM trail WHERE object_type = '{kind}' AND result = 'done' AND act = '{kind}_created'"


def _gone(kind: str) -> str:
    deleted = f"{kind}_deleted"
    return f"SELECT id FROM ({_last(kind, f'{kind}_created', deleted)}) WHERE act <> '{deleted}' AND id NOT IN (SELECT id FROM {kind})"


def _unknown(kind: str) -> str:
    # What is older than the trail has no entry.
    return f"SELECT id FROM {kind} WHERE id > (SELECT MIN(object_id) FROM ({_made(kind)})) AND id NOT IN ({_made(kind)})"


def _figure(name: str, entry: str = "t") -> str:
    """A figure of an entry. Not by SQLite's operator for that, which those before 3.38 lack."""
    return f"json_extract({entry}.figures, '$.{name}')"


_ENDED = ("job_completed", "job_cancelled")

_JOB_SETTINGS = f"""
    SELECT j.id FROM job j JOIN ({_last("job", "job_created")}) t USING (id)
    WHERE j.type IS NOT {_figure("type")} OR j.total IS NOT {_figure("total")} OR j.parent_id IS NOT {_figure("parent")}
"""

_JOB_STATUS = f"""
    SELECT j.id FROM job j JOIN ({_last("job", "job_created", *_ENDED)}) t USING (id)
    WHERE CASE WHEN t.act = 'job_created' THEN j.status IN ('completed', 'cancelled') ELSE 'job_' || j.status <> t.act END
"""

_JOB_FIGURES = f"""
    SELECT j.id FROM job j JOIN ({_last("job", "job_completed")}) t USING (id)
    LEFT JOIN (
        SELECT c.object_id AS id, SUM({_figure("count", "c")}) AS decided,
            SUM(CASE WHEN {_figure("sent", "c")} THEN {_figure("count", "c")} ELSE 0 END) AS sent
        FROM trail c JOIN ({_last("job", "job_completed")}) d ON d.id = c.object_id AND c.number > d.number
        WHERE c.object_type = 'job' AND c.act = 'sends_confirmed' AND c.result = 'done' GROUP BY c.object_id
    ) s USING (id)
    WHERE j.skipped IS NOT {_figure("skipped")}
        OR j.succeeded IS NOT {_figure("succeeded")} + COALESCE(s.sent, 0)
        OR j.failed IS NOT {_figure("failed")} + COALESCE(s.decided - s.sent, 0)
        OR j.unconfirmed IS NOT {_figure("unconfirmed")} - COALESCE(s.decided, 0)
"""

_USER_ROLE = f"""
    SELECT u.id FROM user u JOIN ({_last("user", "user_created", "user_role_changed")}) t USING (id)
    WHERE u.role IS NOT COALESCE({_figure("after")}, {_figure("role")})
    UNION
    SELECT u.id FROM user u JOIN trail t ON t.user_id = u.id AND t.act = 'store_created'
    WHERE u.role <> 'admin' AND u.id NOT IN (
        SELECT object_id FROM trail WHERE object_type = 'user' AND act = 'user_role_changed' AND result = 'done'
    )
"""


def _put_away(kind: str) -> str:
    acts = (f"{kind}_created", f"{kind}_archived", f"{kind}_restored")
    return (
        f"SELECT o.id FROM {kind} o JOIN ({_last(kind, *acts)}) t USING (id)"
        f" WHERE (o.archived_at IS NOT NULL) <> (t.act = '{kind}_archived')"
    )


_USER_PASSWORD = f"""
    SELECT u.id FROM user u JOIN ({_last("user", "user_created", "password_set", "password_cleared")}) t USING (id)
    WHERE (u.password_hash IS NOT NULL) <> (t.act = 'password_set')
"""

_MADE_BY_HAND = "SELECT object_id FROM trail WHERE object_type = 'contact' AND act = 'contact_created' AND result = 'done'"

_MADE_BY_JOB = "r.change = '{\"created\":true}'"

# What is older than the trail has no entry; ids only grow.
_CONTACT_UNKNOWN = f"""
    SELECT c.id FROM contact c
    WHERE c.id > (
        SELECT MIN(id) FROM (
            SELECT MIN(object_id) AS id FROM ({_MADE_BY_HAND})
            UNION ALL SELECT MIN(r.contact_id) FROM record r WHERE {_MADE_BY_JOB} AND r.job_id IN (
                SELECT id FROM ({_last("job", "job_created")}) t WHERE {_figure("type")} = 'import' ORDER BY id LIMIT 1
            )
        )
    )
    AND NOT EXISTS (SELECT 1 FROM record r WHERE r.contact_id = c.id AND r.contact_id IS NOT NULL AND {_MADE_BY_JOB})
    AND c.id NOT IN ({_MADE_BY_HAND})
"""

_QUESTIONS = {
    **{f"{kind}_gone": _gone(kind) for kind in _KEPT},
    **{f"{kind}_unknown": _unknown(kind) for kind in _KEPT},
    "contact_unknown": _CONTACT_UNKNOWN,
    "job_settings": _JOB_SETTINGS,
    "job_status": _JOB_STATUS,
    "job_figures": _JOB_FIGURES,
    "user_role": _USER_ROLE,
    "user_archived": _put_away("user"),
    "user_password": _USER_PASSWORD,
    "account_archived": _put_away("account"),
}


def contradictions(store: Store) -> Iterator[Contradiction]:
    """What the trail and the other rows say differently."""
    for what, question in _QUESTIONS.items():
        ids = [row[0] for row in store.sql(f"SELECT id FROM ({question}) ORDER BY id LIMIT {_MOST}")]
        if ids:
            yield Contradiction(what, ids)
    differing = counters.differing_jobs(store)
    if differing:
        yield Contradiction("job_records", differing[:_MOST])
