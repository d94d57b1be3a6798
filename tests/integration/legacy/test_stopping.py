"""A migration that is stopped goes on where it was; one that lost a row does not finish."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from taskchat.database import head_revision
from taskchat.legacy import CountsDiffer, NotTheOldProduct
from taskchat.settings import ROOT
from tests.integration.legacy.moved import contents, down, rows, run, tables, up
from tests.integration.legacy.old import Shape, Size, State, build
from tests.integration.legacy.old.eras import ERAS
from tests.integration.legacy.old.real import OBJECTS
from tests.nursery import Nursery

MANY = Size(conversations=300, messages=16_000)
# Without what is given anew each time: the moments in the notes.
SAME = {"users", "tasks", "threads", "messages"}


def start(url: str, folder: Path) -> "subprocess.Popen[str]":
    environment = {**os.environ, "DATABASE_URL": url, "DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "taskchat", "migrate"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)


def done(url: str) -> int:
    """Count the messages that came over so far."""
    try:
        found = rows(url, "SELECT position FROM migration_steps WHERE name = 'message'")
    except Exception:
        # The table is not there yet, or somebody writes.
        return 0
    return found[0][0] if found else 0


def wait_for(count: int, url: str, has_ended: Callable[[], bool]) -> None:
    while done(url) < count and not has_ended():
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_it_goes_on_after_ctrl_c_and_after_a_kill(nursery: Nursery, empty_url: str, tmp_path: Path):
    build(empty_url, ERAS["oa5"], MANY)
    typed = start(empty_url, tmp_path)
    wait_for(1, empty_url, lambda: typed.poll() is not None)
    typed.send_signal(signal.SIGINT)
    _, said = typed.communicate(timeout=60)
    assert (typed.returncode, "run it again to go on" in said) == (130, True), said
    first = done(empty_url)
    assert 0 < first < MANY.messages
    environment = {"DATABASE_URL": empty_url, "DATA_DIR": str(tmp_path)}
    killed = nursery.run(environment, tmp_path / "killed.log", "migrate")
    wait_for(first + 1, empty_url, killed.process.has_ended)
    killed.process.crash()
    assert first < done(empty_url)
    code, said = nursery.run(environment, tmp_path / "last.log", "migrate").end(120)
    assert code == 0, said
    assert rows(empty_url, "SELECT count(*) FROM legacy_message") == [(MANY.messages + len(OBJECTS),)]
    unlike = "SELECT count(*) FROM legacy_message WHERE content NOT IN (SELECT content FROM messages)"
    assert rows(empty_url, unlike) == [(0,)]
    said = "SELECT count(*) FROM legacy_message WHERE {}"
    expected = sum(rows(empty_url, said.format(part))[0][0] for part in ("content <> ''", "tool_calls IS NOT NULL"))
    assert rows(empty_url, "SELECT count(*) FROM messages") == [(expected,)]


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_what_fails_in_the_middle_is_the_same_in_the_end(tmp_path: Path):
    stopped, whole = (f"sqlite:///{tmp_path / name}" for name in ("stopped.db", "whole.db"))
    for url in (stopped, whole):
        build(url, Shape(state=State.GUIDE_ONCE, keys=False), Size(messages=12_000), troubled=True)
    up(whole)
    up(stopped, "0002")
    run(
        stopped,
        "CREATE TRIGGER t BEFORE INSERT ON messages WHEN NEW.sequence IS NULL OR NEW.content LIKE '%' BEGIN "
        "SELECT RAISE(ABORT, 'the disk is full') WHERE (SELECT count(*) FROM messages) > 7000; END",
    )
    with pytest.raises(Exception, match="the disk is full"):
        up(stopped)
    assert 0 < done(stopped) < 12_000
    run(stopped, "DROP TRIGGER t")
    up(stopped)
    assert contents(stopped, SAME) == contents(whole, SAME)


def lose_a_row(url: str, content: str) -> None:
    """Let the new table swallow a message, as a rule that somebody made might."""
    if url.startswith("sqlite"):
        condition = f"WHEN NEW.content = '{content}'"
        run(url, f"CREATE TRIGGER swallow BEFORE INSERT ON messages {condition} BEGIN SELECT RAISE(IGNORE); END")
        return
    run(
        url,
        "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF NEW.content = '{content}' THEN RETURN NULL; END IF; RETURN NEW; END $$",
    )
    run(url, "CREATE TRIGGER swallow BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION swallow()")


def test_a_row_that_is_missing_at_the_end_is_named_and_the_old_tables_can_be_had_back(empty_url: str):
    old = build(empty_url, Shape())
    before = contents(empty_url, set(old.counts))
    ((key, content),) = rows(empty_url, "SELECT id, content FROM message ORDER BY created_at LIMIT 1")
    up(empty_url, "0002")
    lose_a_row(empty_url, content)
    with pytest.raises(CountsDiffer, match=f"message {key}"):
        up(empty_url)
    assert rows(empty_url, "SELECT version_num FROM alembic_version") == [("0002",)]
    down(empty_url)
    back = contents(empty_url, set(old.counts))
    assert back == before
    if not empty_url.startswith("sqlite"):
        run(empty_url, "DROP FUNCTION swallow")
    up(empty_url)
    assert rows(empty_url, "SELECT version_num FROM alembic_version") == [(head_revision(),)]


def test_rows_that_come_while_it_runs_are_noticed(empty_sqlite_url: str):
    build(empty_sqlite_url, Shape())
    up(empty_sqlite_url, "0002")
    run(
        empty_sqlite_url,
        "CREATE TRIGGER late AFTER INSERT ON messages WHEN (SELECT count(*) FROM legacy_message) = 24 "
        "BEGIN INSERT INTO legacy_message SELECT 'late', conversation_id, user_id, role, content, created_at, NULL "
        "FROM legacy_message LIMIT 1; END",
    )
    with pytest.raises(CountsDiffer, match="message: 24 rows were counted before and 25 after"):
        up(empty_sqlite_url)


@pytest.mark.parametrize("table", ["users", "messages", "tasks"])
def test_a_strangers_table_in_the_way_is_named_and_nothing_is_changed(empty_url: str, table: str):
    build(empty_url, Shape(state=State.CHAT))
    run(empty_url, f"ALTER TABLE {table} RENAME TO other_{table}" if table != "messages" else "SELECT 1")
    run(empty_url, f"CREATE TABLE {table} (id integer PRIMARY KEY, colour text)")
    before = tables(empty_url)
    with pytest.raises(NotTheOldProduct, match=f"The table {table} is not the older product's"):
        up(empty_url)
    assert tables(empty_url) - {"alembic_version"} == before
