"""Two changes of one task that overlap: what is written second knows the first. PostgreSQL, which lets them overlap."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import BulkResult, Task, TaskChange, UndoConflict

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

Act = Callable[..., Awaitable[BulkResult]]

_WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


async def add(database: Database, user: User, title: str) -> Task:
    async with database.begin() as session:
        return (await tasks.create(session, user_id=user.id, data=tasks.valid_task(title=title))).task


async def rename(database: Database, user: User, task: Task, title: str) -> None:
    async with database.begin() as session:
        data = tasks.valid_update(title=title)
        await tasks.update(session, user_id=user.id, task_id=task.id, data=data)


async def title_of(database: Database, user: User, task: Task) -> str:
    async with database.read() as session:
        return (await tasks.get(session, user_id=user.id, task_id=task.id)).title


async def journal(database: Database, user: User) -> list[TaskChange]:
    mine = select(TaskChange).where(TaskChange.user_id == user.id).order_by(col(TaskChange.id))
    async with database.read() as session:
        return list((await session.execute(mine)).scalars())


async def somebody_waits(database: Database) -> None:
    """Return once a statement waits for a lock of another transaction."""
    async with asyncio.timeout(10):
        while True:
            async with database.read() as session:
                if (await session.execute(_WAITING)).scalar_one():
                    return
            await asyncio.sleep(0.01)


async def test_an_undo_sees_the_change_that_was_under_way_and_leaves_it(database: Database, user: User):
    task = await add(database, user, "milk")
    await rename(database, user, task, "oat milk")

    async def undo() -> str:
        try:
            async with database.begin() as session:
                await tasks.undo(session, user_id=user.id)
        except UndoConflict:
            return "refused"
        return "undone"

    async with asyncio.TaskGroup() as group, database.begin() as session:
        data = tasks.valid_update(title="soy milk")
        await tasks.update(session, user_id=user.id, task_id=task.id, data=data)
        await session.flush()
        undoing = group.create_task(undo())
        await somebody_waits(database)
    assert undoing.result() == "refused"
    assert await title_of(database, user, task) == "soy milk"


def fields(before: dict[str, Any] | None) -> dict[str, Any]:
    """Fields of an entry of the journal, without the version that one of a deletion has besides."""
    return {name: value for name, value in (before or {}).items() if name != "version"}


@pytest.mark.parametrize("act", [tasks.complete_many, tasks.delete_many])
async def test_many_are_changed_as_they_are_by_now_not_as_they_were_read(database: Database, user: User, act: Act):
    task = await add(database, user, "milk")
    async with database.begin() as session:
        # Held, else the session lets it go and reads it anew by itself.
        seen = await tasks.get(session, user_id=user.id, task_id=task.id)
        await rename(database, user, task, "oat milk")
        (changed,) = (await act(session, user_id=user.id, task_ids=[task.id])).changed
    assert changed is seen
    assert changed.title == "oat milk"
    created, renamed, last = await journal(database, user)
    assert (created.after, renamed.after) == (renamed.before, fields(last.before))


async def test_a_change_of_a_task_read_before_keeps_what_others_wrote(database: Database, user: User):
    task = await add(database, user, "milk")
    async with database.begin() as session:
        seen = await tasks.get(session, user_id=user.id, task_id=task.id)
        await rename(database, user, task, "oat milk")
        assert (await tasks.complete(session, user_id=user.id, task_id=task.id)).task is seen
    assert await title_of(database, user, task) == "oat milk"
    created, renamed, last = await journal(database, user)
    assert (created.after, renamed.after) == (renamed.before, fields(last.before))
