"""The older product's database is read into a new one, whichever its shape, and stays as it is."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.commands import main
from taskchat.database import reading_engine
from taskchat.moving import MoveFailed, copy_database, import_legacy, legacy_import
from taskchat.moving.checksums import Total
from taskchat.moving.endpoints import table_names
from taskchat.settings import get_settings
from tests.integration.legacy.moved import contents, down, up
from tests.integration.legacy.old import Ids, Shape, State, build
from tests.integration.moving.test_copying import TABLES, all_of, execute

OURS = ("users", "tasks", "threads", "messages")
SHAPES = [
    Shape(state=State.BEFORE_CHAT, strangers=False),
    Shape(state=State.WRITTEN_SINCE, keys=False, ids=Ids.TEXT, tags="text", priority="upper", naive=True, check=False),
    Shape(state=State.MESSAGES_ONLY, keys=False, ids=Ids.WORDS),
    Shape(state=State.GUIDE_TWICE, enum=True),
]


@pytest.fixture
def same_url(request: pytest.FixtureRequest, empty_url: str) -> str:
    """A fresh installation's database, at head, on the engine of `empty_url`."""
    return request.getfixturevalue("sqlite_url" if empty_url.startswith("sqlite") else "fresh_postgres_url")


@pytest.fixture
def other_url(request: pytest.FixtureRequest, empty_url: str) -> str:
    """A fresh installation's database, at head, on the other engine."""
    return request.getfixturevalue("fresh_postgres_url" if empty_url.startswith("sqlite") else "sqlite_url")


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.state.name.lower())
def test_reading_into_the_other_engine_gives_what_a_migration_in_place_gives(
    empty_url: str, other_url: str, shape: Shape
):
    reads_in_as_in_place(empty_url, other_url, shape)


def test_reading_into_the_same_engine_gives_what_a_migration_in_place_gives(empty_url: str, same_url: str):
    reads_in_as_in_place(empty_url, same_url, SHAPES[-1])


def reads_in_as_in_place(empty_url: str, new_url: str, shape: Shape) -> None:
    old = build(empty_url, shape)
    before = contents(empty_url, set(old.counts))
    sent = import_legacy(empty_url, new_url)
    assert contents(empty_url, set(old.counts)) == before
    strangers = {"tool_calls", "rate_limits"}
    assert {total.table: total.rows for total in sent} == {t: n for t, n in old.counts.items() if t not in strangers}
    up(empty_url)
    for table in OURS:
        assert kept(new_url, table) == kept(empty_url, table)


def test_rows_that_cannot_be_kept_are_written_down(empty_url: str, other_url: str):
    build(empty_url, Shape(keys=False, check=False), troubled=True)
    import_legacy(empty_url, other_url)
    up(empty_url)
    for table in OURS:
        assert len(kept(other_url, table)) == len(kept(empty_url, table)), table
    read_in, in_place = (
        Counter((row["source"], row["reason"], row["kept"]) for row in kept(url, "migration_rejects"))
        for url in (other_url, empty_url)
    )
    assert read_in == in_place


def test_a_nul_that_the_new_engine_cannot_keep_is_written_down_whole(empty_sqlite_url: str, fresh_postgres_url: str):
    build(empty_sqlite_url, Shape(keys=False, check=False), troubled=True)
    import_legacy(empty_sqlite_url, fresh_postgres_url)
    (told,) = (row for row in kept(fresh_postgres_url, "migration_rejects") if "no text can hold" in row["reason"])
    assert json.loads(told["row"])["content"] == "a\0b"
    assert told["kept"]
    (message,) = (row for row in kept(fresh_postgres_url, "messages") if row["id"] == told["key"])
    assert message["content"] == "a\ufffdb"


def test_what_is_stopped_while_it_reads_leaves_nothing_behind_and_can_be_begun_again(
    empty_url: str, other_url: str, monkeypatch: pytest.MonkeyPatch
):
    old = build(empty_url, Shape(strangers=False))
    whole = legacy_import.copy_as_text

    def stopped(reading: Connection, writing: Connection, table: str) -> Total:
        if table == "message":
            raise KeyboardInterrupt
        return whole(reading, writing, table)

    monkeypatch.setattr(legacy_import, "copy_as_text", stopped)
    with pytest.raises(KeyboardInterrupt):
        import_legacy(empty_url, other_url)
    with reading_engine(other_url).connect() as looking:
        assert table_names(looking) <= {"alembic_version"}
    monkeypatch.undo()
    assert {total.table: total.rows for total in import_legacy(empty_url, other_url)} == old.counts


@pytest.mark.slow
def test_what_was_read_in_can_be_moved_and_goes_back(empty_url: str, other_url: str, tmp_path: Path):
    old = build(empty_url, Shape(state=State.GUIDE_ONCE, strangers=False))
    import_legacy(empty_url, other_url)
    moved = f"sqlite:///{tmp_path / 'moved.db'}"
    assert {"legacy_users", "legacy_message"} < {total.table for total in copy_database(other_url, moved)}
    for url in (other_url, moved):
        down(url)
        assert {name: len(there) for name, there in contents(url, set(old.counts)).items()} == old.counts


def test_the_command_reads_into_the_configured_database(
    empty_sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    build(empty_sqlite_url, Shape())
    before = all_of(empty_sqlite_url)
    new = f"sqlite:///{tmp_path / 'new.db'}"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", new)
    get_settings.cache_clear()
    try:
        assert main(["import-legacy", empty_sqlite_url]) == 0
        assert "message" in capsys.readouterr().out
        assert main(["import-legacy", empty_sqlite_url]) == 1
        assert "has rows in" in capsys.readouterr().err
    finally:
        get_settings.cache_clear()
    assert all_of(empty_sqlite_url) == before
    assert len(kept(new, "threads")) == 4


def test_what_is_not_the_older_products_says_so(empty_url: str, sqlite_url: str):
    execute(empty_url, "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(MoveFailed, match="holds nothing of the older product"):
        import_legacy(empty_url, sqlite_url)
    execute(empty_url, "CREATE TABLE users (name TEXT)")
    with pytest.raises(MoveFailed, match="The table users is not the older product's"):
        import_legacy(empty_url, sqlite_url)
    execute(empty_url, "DROP TABLE users")
    build(empty_url, Shape(state=State.GUIDE_ONCE))
    up(empty_url)
    with pytest.raises(MoveFailed, match="is taskchat's already"):
        import_legacy(empty_url, sqlite_url)
    down(empty_url)
    with pytest.raises(MoveFailed, match="was taskchat's before"):
        import_legacy(empty_url, sqlite_url)
    assert not kept(sqlite_url, "users")


def kept(url: str, table: str) -> list[dict[str, Any]]:
    """The rows of a table as taskchat reads them, in the order of their keys."""
    statement = sa.select(TABLES[table])
    with reading_engine(url).connect() as connection:
        return sorted((dict(row._mapping) for row in connection.execute(statement)), key=lambda row: str(row["id"]))
