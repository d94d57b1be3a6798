"""This process as one of several on a PostgreSQL database, and another one beside it."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import psycopg
import pytest

from taskchat import feed
from taskchat.database import Database
from taskchat.settings import ROOT


class Heard:
    """Signals that this process was told, in their order, to be waited for."""

    def __init__(self) -> None:
        self._told: asyncio.Queue[feed.Signal] = asyncio.Queue()
        kinds = (feed.Change, feed.TurnStop, feed.TurnEnded, feed.SignedOut, feed.PageLeft, feed.SignalsMissed)
        self.ends = [feed.subscribe(kind, self._told.put_nowait) for kind in kinds]

    async def next(self) -> feed.Signal:
        """The next one, as soon as it is told."""
        return await asyncio.wait_for(self._told.get(), 15)

    async def before(self, last: feed.Signal) -> list[feed.Signal]:
        """All that is told before this one."""
        told: list[feed.Signal] = []
        while (signal := await self.next()) != last:
            told.append(signal)
        return told


@pytest.fixture
async def postgres(fresh_postgres_url: str) -> AsyncIterator[Database]:
    """The database, as this process uses it."""
    opened = Database(fresh_postgres_url)
    yield opened
    await opened.dispose()


@pytest.fixture
async def heard(postgres: Database) -> AsyncIterator[Heard]:
    """Signals that this process hears while it listens."""
    told = Heard()
    async with feed.listening(postgres):
        yield told
    for end in told.ends:
        end()


class OtherProcess:
    """A process beside this one, that listens."""

    def __init__(self, process: asyncio.subprocess.Process, process_id: UUID) -> None:
        self.process = process
        self.id = process_id


@contextlib.asynccontextmanager
async def other_process(database: Database) -> AsyncIterator[OtherProcess]:
    """Another process on this database, for as long as the block lasts."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.integration.feed.other_process",
        database.url.render_as_string(hide_password=False),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    try:
        yield OtherProcess(process, UUID((await process.stdout.readline()).decode().strip()))
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def connected(database: Database) -> "psycopg.Connection[Any]":
    """A connection like those of an administrator."""
    return psycopg.connect(
        database.url.set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True
    )


def cut_listeners(database: Database, by: "psycopg.Connection[Any] | None" = None) -> None:
    """Cut each connection over which somebody listens, as a restart of PostgreSQL does."""
    with contextlib.nullcontext(by) if by else connected(database) as admin:
        cut = admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
            " WHERE locktype = 'advisory' AND datname = %s",
            (database.url.database,),
        ).fetchall()
    assert cut
