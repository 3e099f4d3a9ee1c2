"""What is damage, what is a bug of ours, and that check tells the first and nothing hides the second."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from bulkdesk.services import contact_card, finding, upkeep
from bulkdesk.services.i18n import set_language
from bulkdesk.services.records import Download, download
from bulkdesk.services.session import Session, open_session
from bulkdesk.store import search
from bulkdesk.store.errors import StoreError
from tests.bulk_support import import_rows
from tests.seal_support import seal_all


def filled(session: Session, folder: Path) -> int:
    """A store with a contact that lacks most of what a contact can have, and a failed row; returns the job's id."""
    return import_rows(session, folder, [["first name", "email"], ["A", "a@example.com"], ["B", "bad"]]).id


@pytest.mark.parametrize(
    "error", [ValueError("x"), TypeError("x"), KeyError("x"), IndexError("x"), AttributeError("x")]
)
def test_a_bug_over_a_sound_store_stays_a_bug(session: Session, tmp_path: Path, error: Exception) -> None:
    filled(session, tmp_path)
    assert upkeep.check(session).count == 0
    session.store.close()
    assert upkeep.store_trouble(error, session.store.path) is None


def test_rows_of_a_file_that_cannot_be_unpacked_are_damage(session: Session, tmp_path: Path) -> None:
    job_id = filled(session, tmp_path)
    session.store.sql("UPDATE source_chunk SET data = substr(data, 1, 20)")
    with pytest.raises(StoreError) as error:
        download(session, job_id, tmp_path / "log.csv", Download.ALL)
    assert error.value.code == "store_damaged"
    assert not (tmp_path / "log.csv").exists()
    assert upkeep.check(session).columns == ["source_chunk.data"]


@pytest.mark.parametrize("value", ["'x'", "1.5", "x'ff'"])
def test_a_file_row_without_a_number_is_damage(session: Session, tmp_path: Path, value: str) -> None:
    job_id = filled(session, tmp_path)
    session.store.sql(f"UPDATE source_chunk SET first_seq = {value}")
    with pytest.raises(StoreError):
        download(session, job_id, tmp_path / "log.csv", Download.ALL)
    assert "source_chunk.first_seq" in upkeep.check(session).columns


@pytest.mark.parametrize("statement", ["UPDATE source SET header = '['", "DELETE FROM source_chunk"])
def test_a_source_in_pieces_is_damage(session: Session, tmp_path: Path, statement: str) -> None:
    job_id = filled(session, tmp_path)
    session.store.sql(statement)
    with pytest.raises(StoreError):
        download(session, job_id, tmp_path / "log.csv", Download.ALL)


@pytest.mark.parametrize("column", ["finished_at", "wait_until", "wait_since", "batch_started_at"])
def test_a_moment_that_is_no_date_is_damage(session: Session, tmp_path: Path, column: str) -> None:
    filled(session, tmp_path)
    session.store.sql(f"UPDATE job SET {column} = 1 << 60")
    assert upkeep.check(session).columns == [f"job.{column}"]


def test_a_table_of_somebody_else_does_not_end_the_check(session: Session, tmp_path: Path) -> None:
    filled(session, tmp_path)
    session.store.sql("CREATE TABLE other (a, b DEFAULT 'AUTOINCREMENT')")
    assert upkeep.check(session).count == 0


def test_a_schema_that_is_no_text_is_damage(session: Session, tmp_path: Path) -> None:
    """SQLite reads it; Python's driver refuses to hand it on, in its own error."""
    session.store.close()
    data = session.store.path.read_bytes()
    path = tmp_path / "spoilt.bulkdesk"
    path.write_bytes(data.replace(b"forgotten INTEGER", b"\xff\xfergotten INTEGER"))
    assert path.read_bytes() != data
    with pytest.raises(StoreError) as error:
        open_session(path, read_only=True)
    assert error.value.code == "store_damaged"
    assert error.value.params["path"] == str(path)


def test_whatever_reading_a_damaged_value_ends_in_is_damage(session: Session, tmp_path: Path) -> None:
    filled(session, tmp_path)
    session.store.sql("PRAGMA writable_schema = on")
    session.store.sql("UPDATE contact SET custom = '{'")
    session.store.close()
    for error in (AttributeError("x"), ZeroDivisionError("x"), RecursionError("x")):
        trouble = upkeep.store_trouble(error, session.store.path)
        assert trouble is not None
        assert trouble.params["reason"] == "contact.custom"


def test_a_value_of_another_shape_is_damage_when_its_seal_says_so(session: Session, tmp_path: Path) -> None:
    """It is valid JSON of the right type, so nothing but the seal tells it from what was written."""
    filled(session, tmp_path)
    seal_all(session.store)
    with contextlib.closing(sqlite3.connect(session.store.path)) as other:
        other.execute("""UPDATE record SET change = '{"email": true}' WHERE contact_id IS NOT NULL""")
        other.commit()
    with pytest.raises(StoreError) as error, upkeep.telling_trouble(session.store.path):
        contact_card.history(session, 1)
    assert error.value.params["reason"] == (
        "Records or messages of these bulk actions are not as they were sealed: 1."
    )
    set_language("de")
    with pytest.raises(StoreError) as error, upkeep.telling_trouble(session.store.path):
        contact_card.history(session, 1)
    assert "Massenaktionen" in str(error.value.params["reason"])


def test_a_search_in_an_index_whose_definition_is_spoilt_is_damage(session: Session, tmp_path: Path) -> None:
    filled(session, tmp_path)
    while search.catch_up(session.store):
        pass
    session.store.close()
    with contextlib.closing(sqlite3.connect(session.store.path)) as other, other:
        other.execute("PRAGMA writable_schema = on")
        other.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'contact_search', 'con|act_search') WHERE name = 'contact_gram'"
        )
    spoilt = open_session(session.store.path, read_only=True)
    with pytest.raises(StoreError) as error, upkeep.telling_trouble(spoilt.store.path):
        finding.find_anywhere(spoilt, "exa")
    assert error.value.params["reason"] == "Parts of the store are not as BulkDesk makes them: contact_gram."
    spoilt.store.close()
