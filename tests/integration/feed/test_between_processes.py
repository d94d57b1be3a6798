"""Signals between processes on one PostgreSQL: heard with the commit, once, and again after each interruption."""

import asyncio
import signal
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from taskchat import feed
from taskchat.database import Database
from taskchat.doctor.findings import Level
from taskchat.doctor.signals import check_signals
from taskchat.feed.process import GRACE_S
from taskchat.feed.wire import encode
from taskchat.settings import load_settings
from tests.integration.feed.conftest import Heard, connected, cut_listeners, other_process


def say(database: Database, *signals: feed.Signal) -> None:
    """Say something as another process does."""
    with connected(database) as other:
        for payload in encode(signals, sender=uuid4()):
            other.execute("SELECT pg_notify('taskchat', %s)", (payload,))


async def test_what_another_process_says_is_heard(postgres: Database, heard: Heard):
    said = [feed.Change(uuid4(), feed.Topic.TASKS), feed.TurnStop(uuid4(), uuid4()), feed.SignedOut(uuid4())]
    say(postgres, *said)
    assert [await heard.next() for _ in said] == said


async def test_what_this_process_says_it_hears_once(postgres: Database, heard: Heard):
    ended, published, last = (feed.TurnEnded(uuid4()) for _ in range(3))
    async with postgres.begin() as session:
        feed.announce(session, ended)
    await feed.publish(postgres, published)
    say(postgres, last)
    assert await heard.before(last) == [ended, published]


async def test_what_is_on_the_channel_and_none_of_ours_is_passed_over(
    postgres: Database, heard: Heard, caplog: pytest.LogCaptureFixture
):
    with connected(postgres) as other:
        other.execute("NOTIFY taskchat, 'hello'")
    last = feed.TurnEnded(uuid4())
    say(postgres, last)
    assert await heard.before(last) == []
    assert "none of ours" in caplog.text


async def test_a_connection_that_is_cut_comes_back_and_everybody_looks_anew(postgres: Database, heard: Heard):
    for _ in range(2):
        cut_listeners(postgres)
        assert await heard.next() == feed.SignalsMissed()
        ended = feed.TurnEnded(uuid4())
        say(postgres, ended)
        assert await heard.next() == ended


async def test_a_database_that_refuses_for_a_while_is_heard_afterwards(
    postgres: Database, heard: Heard, caplog: pytest.LogCaptureFixture
):
    name = sql.Identifier(postgres.url.database or "")
    elsewhere = postgres.url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(elsewhere, autocommit=True) as admin:
        admin.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
        cut_listeners(postgres, by=admin)
        with pytest.raises(psycopg.OperationalError, match="not currently accepting"):
            connected(postgres)
        admin.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(name))
    assert await heard.next() == feed.SignalsMissed()
    assert caplog.text.count("Other processes are not heard") == 1


async def test_a_process_lives_as_long_as_it_runs(postgres: Database, heard: Heard):
    async with other_process(postgres) as other:
        assert await feed.is_alive(postgres, other.id)
        assert await feed.is_alive(postgres, feed.process_id())
        assert not await feed.is_alive(postgres, uuid4())
        other.process.kill()
        await other.process.wait()
        # PostgreSQL may need a moment to notice that nobody is at the other end.
        while await feed.is_alive(postgres, other.id):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.05)


async def test_a_process_whose_connection_was_cut_is_not_taken_for_dead(postgres: Database, heard: Heard):
    async with other_process(postgres) as other:
        for _ in range(3):
            cut_listeners(postgres)
            assert await feed.is_alive(postgres, other.id)


async def test_on_sqlite_there_is_only_this_process(sqlite_url: str):
    database = Database(sqlite_url)
    async with feed.listening(database):
        assert await feed.is_alive(database, feed.process_id())
        assert not await feed.is_alive(database, uuid4())
        assert await feed.hears(database)
    await database.dispose()


async def test_the_doctor_says_whether_processes_hear_each_other(database_url: str, tmp_path: Path):
    finding = await check_signals(load_settings(_env_file=None, data_dir=tmp_path, database_url=database_url))
    assert finding.level is Level.GOOD
    assert finding.text in {"one, as on SQLite", "hear each other"}


async def test_after_a_restart_of_postgresql_others_have_longer_to_come_back(postgres: Database, heard: Heard):
    async with other_process(postgres) as other:
        other.process.send_signal(signal.SIGSTOP)
        cut_listeners(postgres)
        assert await heard.next() == feed.SignalsMissed()
        asked = asyncio.create_task(feed.is_alive(postgres, other.id))
        # The grace of a process that dies by itself is over.
        assert not (await asyncio.wait({asked}, timeout=GRACE_S * 1.5))[0]
        other.process.send_signal(signal.SIGCONT)
        assert await asked
