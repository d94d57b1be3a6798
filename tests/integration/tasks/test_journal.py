"""Traces of a change: every field in the journal, and the moment of the change on the task."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import Task, TaskChange

# What undo gives no task back: its identity never changes, and undoing is a change of its own.
NOT_KEPT = {"id", "user_id", "updated_at", "version"}
DUE = datetime(2026, 11, 27, 17, 30, tzinfo=UTC)
EVERY_FIELD = {"title": "Büro", "description": "whole", "priority": "high", "tags": ["home"], "all_day": True}
EVERY_FIELD |= {"reminders": ["-PT15H"], "duration_minutes": 45, "start_on": date(2026, 11, 20)}
# What no task has together.
OF_SERIES, OF_SUBTASK = {"series_id", "slot"}, {"parent_id"}

Act = Callable[[AsyncSession, dict[str, Any]], Awaitable[object]]


async def add(database: Database, user: User, **fields: object) -> Task:
    async with database.begin() as session:
        data = tasks.valid_task(**EVERY_FIELD | {"due_at": DUE} | fields)
        return (await tasks.create(session, user_id=user.id, data=data)).task


async def read(database: Database, user: User, task: Task) -> Task:
    async with database.read() as session:
        return await tasks.get(session, user_id=user.id, task_id=task.id)


async def test_the_journal_holds_every_field_of_a_task(database: Database, user: User):
    await add(database, user)
    async with database.read() as session:
        change = (await session.execute(select(TaskChange))).scalar_one()
    assert change.after is not None
    assert set(change.after) == set(Task.model_fields) - NOT_KEPT


@pytest.mark.parametrize("is_subtask", [False, True])
async def test_a_deleted_task_comes_back_with_every_field(database: Database, user: User, is_subtask: bool):
    belongs = {"parent_id": (await add(database, user)).id} if is_subtask else {"rrule": "FREQ=DAILY"}
    task = await add(database, user, **belongs)
    async with database.begin() as session:
        await tasks.place_task(session, user_id=user.id, task_id=task.id)
        await tasks.complete(session, user_id=user.id, task_id=task.id)
    before = (await read(database, user, task)).model_dump()
    for name in set(before) - NOT_KEPT - {"created_at"} - (OF_SERIES if is_subtask else OF_SUBTASK):
        default = Task.model_fields[name].get_default(call_default_factory=True)
        assert before[name] != default, f"{name} comes back by itself"
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=task.id)
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id)
    after = (await read(database, user, task)).model_dump()
    # Whoever saw it before it was deleted has seen an older version.
    assert after == before | {"updated_at": after["updated_at"], "version": before["version"] + 1}


ACTS: dict[str, Act] = {
    "update": lambda session, one: tasks.update(session, **one, data=tasks.valid_update(title="new")),
    "complete": lambda session, one: tasks.complete(session, **one),
    "complete_many": lambda session, one: tasks.complete_many(
        session, user_id=one["user_id"], task_ids=[one["task_id"]]
    ),
}


@pytest.mark.parametrize("act", ACTS)
async def test_a_change_and_its_undo_are_seen_by_the_tasks_moment(database: Database, user: User, act: str):
    task = await add(database, user)
    moments = [(await read(database, user, task)).updated_at]
    async with database.begin() as session:
        await ACTS[act](session, {"user_id": user.id, "task_id": task.id})
    moments.append((await read(database, user, task)).updated_at)
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id)
    moments.append((await read(database, user, task)).updated_at)
    assert moments == sorted(set(moments))


async def test_what_changes_nothing_leaves_the_moment_and_the_journal(database: Database, user: User):
    task = await add(database, user)
    before = await read(database, user, task)
    async with database.begin() as session:
        data = tasks.valid_update(title=task.title, priority=task.priority)
        await tasks.update(session, user_id=user.id, task_id=task.id, data=data, origin=tasks.Origin())
        await tasks.reopen(session, user_id=user.id, task_id=task.id)
    assert (await read(database, user, task)).updated_at == before.updated_at
    async with database.read() as session:
        assert len((await session.execute(select(TaskChange))).scalars().all()) == 1


@pytest.mark.parametrize("hour", [0, 1, 23])
async def test_a_whole_day_is_kept_as_its_first_moment(database: Database, user: User, hour: int):
    task = await add(database, user, due_at=datetime(2026, 11, 27, hour, 59, 58, 123456, tzinfo=UTC))
    assert (await read(database, user, task)).due_at == datetime(2026, 11, 27, tzinfo=UTC)


async def test_a_moment_keeps_its_seconds(database: Database, user: User):
    due = datetime(2026, 11, 27, 1, 2, 3, 456789, tzinfo=UTC)
    assert (await read(database, user, await add(database, user, due_at=due, all_day=False))).due_at == due
