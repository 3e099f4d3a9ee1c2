"""Looking people up for an import goes by the index of what is looked for."""

from __future__ import annotations

import pytest

from bulkdesk.services.session import Session
from bulkdesk.store.people import PersonBook


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (([1], [], []), "USING INTEGER PRIMARY KEY"),
        (([], ["a@example.com"], []), "USING INDEX contact_email (account_id=? AND email=?)"),
        (([], [], ["+4930100001"]), "USING INDEX contact_phone (account_id=? AND phone=?)"),
    ],
)
def test_each_lookup_uses_its_index(
    session: Session, wanted: tuple[list[int], list[str], list[str]], index: str
) -> None:
    statements: list[str] = []
    connection = session.store.db.connection()
    connection.set_trace_callback(statements.append)
    PersonBook(session.store, session.account.id, None).load(*wanted)
    connection.set_trace_callback(None)
    (lookup,) = [statement for statement in statements if "CROSS JOIN contact" in statement]
    plan = " ".join(row[3] for row in session.store.sql(f"EXPLAIN QUERY PLAN {lookup}"))
    assert index in plan
