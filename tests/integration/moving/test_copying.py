"""A whole installation moves from one database to another, in every direction, and nothing is lost or touched."""

import logging
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from taskchat.commands import main
from taskchat.database import plain_url, reading_engine, writing_engine
from taskchat.moving import MoveFailed, Total, copy_database, moved_tables
from tests.integration.moving.filled import fill

TABLES = {table.name: table for table in moved_tables()}
MESSAGES = TABLES["messages"]


@pytest.fixture
def source(database_url: str) -> str:
    """An installation with rows in every table."""
    fill(database_url)
    return database_url


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest) -> str:
    """A database in which nothing is."""
    return request.getfixturevalue("empty_sqlite_url" if request.param == "sqlite" else "empty_postgres_url")


def test_a_move_takes_every_table_of_a_database_at_head_along(database_url: str):
    # The events of running turns are for listeners of the next minute.
    assert tables(database_url) - {"alembic_version", "turn_events"} == TABLES.keys()
    # Such a table would need its rows in an order of their own, or twice, unless that is only looked at in the end.
    of_itself = [key for table in TABLES.values() for key in table.foreign_keys if key.column.table is table]
    assert not [key for key in of_itself if key.initially != "DEFERRED"]


def test_there_and_back_again_everything_is_the_same(source: str, target: str, tmp_path: Path):
    before = all_of(source)
    sent = copy_database(source, target)
    assert all_of(source) == before
    assert {total.table: total.rows for total in sent} == {name: 7 if name == "messages" else 8 for name in TABLES}
    returned = f"sqlite:///{tmp_path / 'returned.db'}"
    assert copy_database(target, returned) == sent
    # The eighth was deleted; its number is not given again.
    assert (add_message(target), add_message(returned)) == (9, 9)


def test_the_command_shows_what_went_over(sqlite_source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["copy-db", sqlite_source, f"sqlite:///{tmp_path}/target.db"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines if line.startswith("messages ")] == [["messages", "7"]]
    assert "`attachments`" in "".join(lines)


@pytest.fixture
def sqlite_source(sqlite_url: str) -> str:
    """An installation on SQLite."""
    fill(sqlite_url)
    return sqlite_url


def test_a_target_with_a_row_in_it_is_refused_and_stays_as_it_is(source: str, target: str):
    copy_database(source, target)
    before = all_of(target)
    with pytest.raises(MoveFailed, match=r"has rows in .*users.*; name an empty database"):
        copy_database(source, target)
    assert all_of(target) == before


def test_a_fresh_target_at_head_is_taken(sqlite_source: str, fresh_postgres_url: str):
    assert len(copy_database(sqlite_source, fresh_postgres_url)) == len(TABLES)


def test_what_cannot_be_a_target_or_a_source_says_so(
    sqlite_source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    other, old = f"sqlite:///{tmp_path}/other.db", f"sqlite:///{tmp_path}/old.db"
    execute(other, "CREATE TABLE recipes (name TEXT)")
    execute(old, "CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0001')")
    missing = f"sqlite:///{tmp_path}/missing.db"
    nobody = "postgresql://ada:secret@127.0.0.1:9/nothing"
    cases = {
        (sqlite_source, sqlite_source): "is the source itself",
        (sqlite_source, other): "holds tables of something else",
        (sqlite_source, old): "is at migration 0001",
        (sqlite_source, nobody): "cannot be used",
        (other, missing): "is no database of taskchat; for the older product's: import-legacy",
        (old, missing): "python -m taskchat migrate",
        (missing, other): "could not be copied",
        (nobody, missing): "could not be copied",
    }
    for ends, words in cases.items():
        assert main(["copy-db", *ends]) == 1
        said = capsys.readouterr().err
        assert words in said
        assert "secret" not in said
    assert not (tmp_path / "missing.db").exists()
    assert tables(other) == {"recipes"}


def test_a_row_that_the_target_cannot_hold_is_named_and_nothing_is_copied(sqlite_source: str, fresh_postgres_url: str):
    execute(sqlite_source, "UPDATE tasks SET title = 'a' || char(0) || 'b' WHERE rowid = 5")
    with pytest.raises(MoveFailed, match=r"tasks could not be copied, and nothing was: .*NUL"):
        copy_database(sqlite_source, fresh_postgres_url)
    assert not rows(fresh_postgres_url, "users")


def test_a_row_that_changes_on_its_way_is_named_and_nothing_is_copied(sqlite_source: str, fresh_postgres_url: str):
    # What a database does by itself, such as this, shows only when the rows are read again.
    execute(
        fresh_postgres_url,
        "CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN NEW.title := upper(NEW.title); RETURN NEW; END'",
        "CREATE TRIGGER shout BEFORE INSERT ON tasks FOR EACH ROW WHEN (NEW.title = 'plain') EXECUTE FUNCTION shout()",
    )
    changed = rows(sqlite_source, "tasks WHERE title = 'plain'")
    with pytest.raises(MoveFailed, match=r"tasks: 8 rows were sent, 8 arrived, not all as they were") as refusal:
        copy_database(sqlite_source, fresh_postgres_url)
    assert all(str(row.id)[:8] in str(refusal.value).replace("-", "") for row in changed)
    assert not rows(fresh_postgres_url, "users")


def test_progress_is_told(sqlite_source: str, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.INFO, "taskchat"):
        copy_database(sqlite_source, f"sqlite:///{tmp_path}/target.db")
    assert "messages: 7 rows" in caplog.messages


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([1], ["1"]),
        ([None], [""]),
        ([{"a": 1}], [{"a": "1"}]),
        ([{"a": [1, 2]}], [{"a": [2, 1]}]),
        (["a", "b"], ["ab", ""]),
    ],
)
def test_rows_that_differ_have_other_digests(one: list[Any], other: list[Any]):
    assert digest(one) != digest(other)
    assert digest(one) == digest(one)
    assert digest(one, one) != digest(one)
    assert digest(one, other) == digest(other, one)


def digest(*lines: list[Any]) -> str:
    total = Total("table")
    for line in lines:
        total.add(line)
    return total.digest


def execute(url: str, *statements: str) -> None:
    with writing_engine(url).begin() as connection:
        for statement in statements:
            connection.execute(sa.DDL(statement.replace("%", "%%")))


def tables(url: str) -> set[str]:
    with reading_engine(url).connect() as connection:
        return set(sa.inspect(connection).get_table_names())


def rows(url: str, what: str) -> list[sa.Row[Any]]:
    with reading_engine(url).connect() as connection:
        return list(connection.execute(sa.text(f"SELECT * FROM {what}")))  # noqa: S608


def all_of(url: str) -> object:
    """All that a database is: its file, or every version of every row where its server keeps it."""
    target = plain_url(url)
    if target.get_backend_name() == "sqlite":
        return Path(target.database or "").read_bytes()
    with reading_engine(url).connect() as connection:
        texts = "SELECT t::text || t.xmin::text || t.ctid::text FROM {} t ORDER BY 1"
        return [list(connection.scalars(sa.text(texts.format(name)))) for name in TABLES]


def add_message(url: str) -> int:
    """The sequence that the next message gets."""
    with writing_engine(url).begin() as connection:
        row = dict(connection.execute(sa.select(MESSAGES).limit(1)).one()._mapping)
        values = {**row, "id": uuid4()}
        del values["sequence"]
        return connection.execute(sa.insert(MESSAGES).values(values).returning(MESSAGES.c.sequence)).scalar_one()
