"""Completing at once, from tasks, sessions and processes: the next one comes exactly once.

`COMPLETIONS=1000` makes the two processes do as many; the suite's own form is short.
"""

import asyncio
import os
import sys
from uuid import UUID

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.settings import ROOT
from tests.integration.series.made import made, occurrences, slot, undo
from tests.integration.tasks.test_concurrent_changes import somebody_waits

COMPLETIONS = int(os.environ.get("COMPLETIONS") or "40")


async def test_twenty_at_once_make_one_next_one(database: Database, user: User):
    task = await made(database, user)

    async def complete() -> bool:
        async with database.begin() as session:
            return (await tasks.complete(session, user_id=user.id, task_id=task.id)).change_id is not None

    assert sum(await asyncio.gather(*(complete() for _ in range(20)))) == 1
    assert await occurrences(database, user) == [(slot(), True), (slot(1), False)]


async def test_completing_and_deleting_at_once_make_one_next_one(database: Database, user: User):
    task = await made(database, user)

    async def close(delete: bool) -> None:
        act = tasks.delete if delete else tasks.complete
        async with database.begin() as session:
            await act(session, user_id=user.id, task_id=task.id)

    await asyncio.gather(*(close(number % 2 == 1) for number in range(20)), return_exceptions=True)
    assert [one for one in await occurrences(database, user) if not one[1]] == [(slot(1), False)]


async def test_completing_undoing_and_reopening_at_once_leave_one_open(database: Database, user: User):
    task = await made(database, user)

    async def act(number: int) -> None:
        async with database.begin() as session:
            if number % 3:
                await tasks.complete(session, user_id=user.id, task_id=task.id)
            else:
                await tasks.reopen(session, user_id=user.id, task_id=task.id)

    await asyncio.gather(*(act(number) for number in range(30)))
    assert len([one for one in await occurrences(database, user) if not one[1]]) == 1
    assert len(await occurrences(database, user)) <= 2
    await undo(database, user)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_pause_finds_the_one_that_was_made_while_it_waited(database: Database, user: User):
    task = await made(database, user)
    assert task.series_id

    async def pause(series_id: UUID) -> None:
        async with database.begin() as session:
            await tasks.pause_series(session, user_id=user.id, series_id=series_id)

    async with asyncio.TaskGroup() as group, database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=task.id)
        group.create_task(pause(task.series_id))
        await somebody_waits(database)
    assert await occurrences(database, user) == [(slot(), True)]


@pytest.mark.timeout(60 + COMPLETIONS)
async def test_completions_from_two_processes_make_as_many_next_ones(database: Database, database_url: str, user: User):
    for _ in range(COMPLETIONS):
        await made(database, user)
    await database.dispose()
    command = [sys.executable, "-m", "tests.integration.series.completing", database_url, str(user.id)]
    processes = [
        await asyncio.create_subprocess_exec(
            *command, str(seed), cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        for seed in range(2)
    ]
    for process in processes:
        assert process.stdout
        assert await process.stdout.readline() == b"ready\n"
    await asyncio.gather(*(process.communicate(b"go\n") for process in processes))
    assert [process.returncode for process in processes] == [0, 0]
    assert await occurrences(database, user) == [(slot(), True)] * COMPLETIONS + [(slot(1), False)] * COMPLETIONS
