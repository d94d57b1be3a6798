"""Processes that ring, and are killed with all that they were doing (`kill -9`): none is lost, none comes twice."""

import asyncio
import contextlib
import random
import sys
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from taskchat import feed, tasks
from taskchat.accounts import User
from taskchat.database import Database, now
from taskchat.settings import ROOT
from tests.integration.notifications.waiting import deliveries as to_deliver
from tests.integration.notifications.waiting import left, rung, subscribe, waiting

COUNT = 1_500
_PATIENCE_S = 60


@contextlib.asynccontextmanager
async def ringer(database: Database, *role: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process that rings, for as long as the block lasts."""
    url = database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.integration.notifications.ringer", url, *role]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        assert await process.stdout.readline() == b"ready\n"
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def until_below(database: Database, count: int) -> None:
    async with asyncio.timeout(_PATIENCE_S):
        while await left(database) > count:  # noqa: ASYNC110 - whoever is killed tells nobody
            await asyncio.sleep(0.002)


async def test_what_two_processes_ring_that_are_killed_at_any_moment_comes_once(database: Database, user: User):
    await subscribe(database, user)
    start = now() - timedelta(hours=2)
    moments = [start + timedelta(seconds=number) for number in range(COUNT)]
    made = await waiting(database, user, moments)
    async with ringer(database) as one, ringer(database) as other:
        # So many are left when they are killed.
        await until_below(database, random.Random().randint(COUNT // 2, COUNT - 1))  # noqa: S311 - no secret
        one.kill()
        other.kill()
    assert await left(database) > 0
    async with ringer(database):
        await until_below(database, 0)
    came = await rung(database)
    assert [(one.task_id, one.remind_at) for one in came] == [
        (task.id, moment) for task, moment in zip(made, moments, strict=True)
    ]
    assert sorted(notification for notification, _ in await to_deliver(database)) == sorted(one.id for one in came)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_one_process_rings_and_another_goes_on_when_it_is_killed(database: Database, user: User):
    heard = asyncio.Event()
    unsubscribe = feed.subscribe(feed.Change, lambda change: heard.set() if change.topic == "notifications" else None)
    async with (
        feed.listening(database),
        ringer(database, "a test's") as one,
        ringer(database, "a test's") as other,
    ):
        for _ in range(2):
            heard.clear()
            async with database.begin() as session:
                data = tasks.valid_task(title="now", due_at=now(), reminders=[])
                task, _ = await tasks.create(session, user_id=user.id, data=data)
            async with database.begin() as session:
                when = (now() + timedelta(minutes=1)).replace(second=0, microsecond=0)
                row = {"id": tasks.alarm_id(task.id, when), "user_id": user.id, "task_id": task.id}
                session.add(tasks.Alarm(**row, text=None, remind_at=now()))
                feed.announce(session, feed.AlarmsChanged())
            await asyncio.wait_for(heard.wait(), 15)
            if one.returncode is None:
                one.kill()
                await one.wait()
        assert other.returncode is None
    unsubscribe()
    came = await rung(database)
    assert len(came) == 2
    assert all(one.created_at - one.remind_at < timedelta(seconds=5) for one in came)
