"""Version of a task: it grows with each change, and refuses a change that was made from an older one."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import ChangedSince, Seen, Task, TaskCreate, TaskUpdate

Act = Callable[..., Awaitable[Any]]

RENAME = {"data": TaskUpdate(title="new")}
ACTS: dict[str, tuple[Act, dict[str, Any]]] = {
    "update": (tasks.update, RENAME),
    "complete": (tasks.complete, {}),
    "delete": (tasks.delete, {}),
}


async def add(database: Database, user: User) -> Task:
    async with database.begin() as session:
        return (await tasks.create(session, user_id=user.id, data=TaskCreate(title="milk"))).task


async def change(database: Database, user: User, task: Task, act: Act, **arguments: Any) -> None:
    async with database.begin() as session:
        await act(session, user_id=user.id, task_id=task.id, **arguments)


async def undo(database: Database, user: User) -> None:
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id)


async def read(database: Database, user: User, task: Task) -> Task:
    async with database.read() as session:
        return await tasks.get(session, user_id=user.id, task_id=task.id)


async def test_each_change_and_each_undo_is_a_new_version(database: Database, user: User):
    task = await add(database, user)
    versions = [task.version]
    steps: list[Callable[[], Awaitable[None]]] = [
        lambda: change(database, user, task, tasks.update, **RENAME),
        lambda: change(database, user, task, tasks.complete),
        lambda: undo(database, user),
    ]
    for step in steps:
        await step()
        versions.append((await read(database, user, task)).version)
    assert versions == [1, 2, 3, 4]


async def test_what_changes_nothing_is_no_new_version(database: Database, user: User):
    task = await add(database, user)
    await change(database, user, task, tasks.reopen)
    await change(database, user, task, tasks.update, data=TaskUpdate(title="milk"))
    assert (await read(database, user, task)).version == 1


async def test_a_task_that_comes_back_has_no_version_that_it_had_before(database: Database, user: User):
    task = await add(database, user)
    await change(database, user, task, tasks.update, **RENAME)
    await change(database, user, task, tasks.delete)
    await undo(database, user)
    assert (await read(database, user, task)).version == 3


async def test_many_at_once_each_get_a_new_version(database: Database, user: User):
    made = [await add(database, user) for _ in range(3)]
    async with database.begin() as session:
        await tasks.complete_many(session, user_id=user.id, task_ids=[task.id for task in made])
    assert [(await read(database, user, task)).version for task in made] == [2, 2, 2]


@pytest.mark.parametrize("act", ACTS)
async def test_an_older_version_is_refused_and_nothing_is_changed(database: Database, user: User, act: str):
    task = await add(database, user)
    await change(database, user, task, tasks.update, data=TaskUpdate(tags=["shop"]))
    action, arguments = ACTS[act]
    with pytest.raises(ChangedSince) as refusal:
        await change(database, user, task, action, seen=Seen({1}), **arguments)
    assert (refusal.value.task.version, refusal.value.task.tags) == (2, ["shop"])
    kept = await read(database, user, task)
    assert (kept.title, kept.completed_at, kept.version) == ("milk", None, 2)
    await change(database, user, task, action, seen=Seen({2}), **arguments)


async def test_an_undone_change_is_a_change_as_well(database: Database, user: User):
    task = await add(database, user)
    await change(database, user, task, tasks.update, **RENAME)
    await undo(database, user)
    with pytest.raises(ChangedSince):
        await change(database, user, task, tasks.complete, seen=Seen({1}))
