"""Signals within a process: told with the commit, once, and never of what was taken back."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import text

from taskchat import feed
from taskchat.database import Database


@pytest.fixture
def heard() -> Iterator[list[feed.Signal]]:
    """Signals of two kinds that subscribers were told."""
    told: list[feed.Signal] = []
    ends = [feed.subscribe(kind, told.append) for kind in (feed.TurnEnded, feed.SignedOut)]
    yield told
    for end in ends:
        end()


async def test_a_signal_is_told_with_the_commit_and_once(database: Database, heard: list[feed.Signal]):
    ended = feed.TurnEnded(uuid4())
    async with database.begin() as session:
        feed.announce(session, ended)
        feed.announce(session, ended)
        await session.flush()
        assert heard == []
    assert heard == [ended]


async def test_what_is_taken_back_is_never_told(database: Database, heard: list[feed.Signal]):
    async with database.begin() as session:
        feed.announce(session, feed.TurnEnded(uuid4()))
        await session.rollback()
    assert heard == []


async def test_a_savepoint_is_no_commit(database: Database, heard: list[feed.Signal]):
    ended = feed.TurnEnded(uuid4())
    async with database.begin() as session:
        feed.announce(session, ended)
        async with session.begin_nested():
            await session.execute(text("SELECT 1"))
        assert heard == []
    assert heard == [ended]


async def test_each_kind_goes_to_those_who_asked_for_it(database: Database):
    signed_out, told = feed.SignedOut(uuid4()), list[feed.Signal]()
    end = feed.subscribe(feed.SignedOut, told.append)
    for signal in (feed.TurnEnded(uuid4()), signed_out, feed.PageLeft(uuid4())):
        await feed.publish(database, signal)
    end()
    await feed.publish(database, feed.SignedOut(uuid4()))
    assert told == [signed_out]


async def test_a_subscriber_that_fails_hinders_neither_the_commit_nor_the_others(
    database: Database, heard: list[feed.Signal], caplog: pytest.LogCaptureFixture
):
    def fail(_: feed.Signal) -> None:
        raise ZeroDivisionError

    end = feed.subscribe(feed.TurnEnded, fail)
    async with database.begin() as session:
        feed.announce(session, feed.TurnEnded(uuid4()))
    end()
    assert len(heard) == 1
    assert "could not be told" in caplog.text
