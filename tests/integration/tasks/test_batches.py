"""Changes of hundreds of tasks: others are served meanwhile, and it is all or nothing."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import InvalidTask, Origin, Status
from tests.integration.tasks.test_bulk import made, titles

COUNT = 230


async def turns_of_others(work: Awaitable[Any]) -> int:
    """Count how often somebody else has their turn while something is done."""
    turns, done = 0, asyncio.Event()

    async def other() -> None:
        nonlocal turns
        while not done.is_set():
            turns += 1
            await asyncio.sleep(0)

    waiting = asyncio.create_task(other())
    await work
    done.set()
    await waiting
    return turns


async def test_others_have_their_turn_while_hundreds_are_changed_and_taken_back(database: Database, user: User) -> None:
    ids = await made(database, user, COUNT)
    batch = new_id()

    async def complete() -> None:
        async with database.begin() as session:
            done = await tasks.complete_many(session, user_id=user.id, task_ids=ids, origin=Origin(batch_id=batch))
        assert len(done.changed) == COUNT

    async def undo() -> None:
        async with database.begin() as session:
            undone = await tasks.undo_batch(session, user_id=user.id, batch_id=batch)
        assert len(undone.changes) == COUNT

    assert await turns_of_others(complete()) > 3 * COUNT // 50
    assert len(await titles(database, user, Status.DONE)) == COUNT
    assert await turns_of_others(undo()) > 3 * COUNT // 50
    assert len(await titles(database, user, Status.OPEN)) == COUNT


async def test_nothing_is_changed_where_the_last_of_hundreds_cannot_be(database: Database, user: User) -> None:
    ids = await made(database, user, COUNT)
    updates = {task_id: tasks.valid_update(title=f"new {n}") for n, task_id in enumerate(ids)}
    updates[ids[-1]] = tasks.TaskUpdate(title=None)
    with pytest.raises(InvalidTask):
        async with database.begin() as session:
            await tasks.update_many(session, user_id=user.id, updates=updates)
    assert not any(title.startswith("new") for title in await titles(database, user, Status.OPEN))


async def test_hundreds_that_were_deleted_come_back_in_one_undo(database: Database, user: User) -> None:
    ids = await made(database, user, COUNT)
    before = await titles(database, user, Status.OPEN)
    batch = new_id()
    async with database.begin() as session:
        await tasks.delete_many(session, user_id=user.id, task_ids=ids, origin=Origin(batch_id=batch))
    assert await titles(database, user, Status.OPEN) == []
    async with database.begin() as session:
        undone = await tasks.undo_latest(session, user_id=user.id)
    assert (len(undone.changes), undone.conflicts) == (COUNT, [])
    assert await titles(database, user, Status.OPEN) == before
