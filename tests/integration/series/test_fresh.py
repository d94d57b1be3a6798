"""Subtasks and the start come along fresh with the next occurrence, as far from its date as from the one before."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, now
from taskchat.tasks import Task
from tests.integration.chat.statements import statements
from tests.integration.series.made import complete, day, made, occurrences, series_of, slot, undo

TODAY = now().date()


async def add(database: Database, user: User, task: Task, title: str, **fields: Any) -> Task:
    async with database.begin() as session:
        data = tasks.valid_task(title=title, parent_id=task.id, **fields)
        return (await tasks.create(session, user_id=user.id, data=data)).task


async def act(database: Database, user: User, change: Any, **given: Any) -> None:
    series = await series_of(database, user)
    async with database.begin() as session:
        await change(session, user_id=user.id, series_id=series.id, **given)


async def current(database: Database, user: User) -> Task:
    """The open occurrence."""
    mine = select(Task).where(Task.user_id == user.id, col(Task.completed_at).is_(None))
    async with database.read() as session:
        return (await session.execute(mine.where(col(Task.series_id).is_not(None)))).scalar_one()


async def subtasks(database: Database, user: User, task: Task) -> list[Task]:
    mine = select(Task).where(Task.user_id == user.id, Task.parent_id == task.id).order_by(col(Task.id))
    async with database.read() as session:
        return list((await session.execute(mine)).scalars())


@pytest.fixture
async def task(database: Database, user: User) -> Task:
    """A weekly task with an open subtask and one that is done."""
    task = await made(database, user, "FREQ=WEEKLY", description="all of them")
    fields = {"description": "the can", "priority": "none", "duration_minutes": 5, "tags": ["home"]}
    await add(database, user, task, "fill", due_at=day(-1), all_day=True, start_on=day(-2).date(), **fields)
    other = await add(database, user, task, "look")
    await complete(database, user, other)
    return task


async def test_the_next_one_has_the_same_subtasks_open(database: Database, user: User, task: Task):
    await complete(database, user, task)
    following = await current(database, user)
    fill, look = await subtasks(database, user, following)
    assert following.description == "all of them"
    assert (fill.title, fill.description, fill.priority, fill.tags) == ("fill", "the can", "none", ["home"])
    assert (fill.due_at, fill.all_day, fill.start_on) == (day(6), True, day(5).date())
    assert (fill.duration_minutes, fill.completed_at) == (5, None)
    assert (look.title, look.completed_at, look.due_at) == ("look", None, None)
    assert [one.completed_at is not None for one in await subtasks(database, user, task)] == [True, True]


async def test_undoing_takes_them_back_and_redo_brings_them(database: Database, user: User, task: Task):
    await complete(database, user, task)
    await undo(database, user)
    assert [one.completed_at is not None for one in await subtasks(database, user, task)] == [False, True]
    assert await occurrences(database, user) == [(slot(), False)]
    async with database.begin() as session:
        await tasks.redo_latest(session, user_id=user.id)
    assert [one.title for one in await subtasks(database, user, await current(database, user))] == ["fill", "look"]
    await undo(database, user)
    async with database.read() as session:
        assert len((await session.execute(select(Task))).scalars().all()) == 3


@pytest.mark.parametrize("touch", ["change", "add"])
@pytest.mark.parametrize("way", ["reopen", "undo"])
async def test_the_next_one_stays_if_its_subtasks_were_touched(
    database: Database, user: User, task: Task, touch: str, way: str
):
    change_id = await complete(database, user, task)
    following = await current(database, user)
    if touch == "add":
        await add(database, user, following, "new")
    else:
        fill, _ = await subtasks(database, user, following)
        async with database.begin() as session:
            await tasks.update(session, user_id=user.id, task_id=fill.id, data=tasks.valid_update(title="fill it"))
    if way == "undo":
        await undo(database, user, change_id)
    else:
        async with database.begin() as session:
            await tasks.reopen(session, user_id=user.id, task_id=task.id)
    assert await occurrences(database, user) == [(slot(), False), (slot(7), False)]
    left = {one.title for one in await subtasks(database, user, following)}
    assert left >= ({"new"} if touch == "add" else {"fill it"})


async def test_opening_it_again_takes_the_next_one_with_its_subtasks(database: Database, user: User, task: Task):
    await complete(database, user, task)
    async with database.begin() as session:
        await tasks.reopen(session, user_id=user.id, task_id=task.id)
    async with database.read() as session:
        assert {one.parent_id for one in (await session.execute(select(Task))).scalars()} == {None, task.id}


@pytest.mark.parametrize("ways", [["skip"], ["pause", "resume"], ["end", "resume"], ["delete"]])
async def test_what_is_left_out_gives_its_subtasks_to_the_next(
    database: Database, user: User, task: Task, ways: list[str]
):
    for way in ways:
        if way == "delete":
            async with database.begin() as session:
                await tasks.delete(session, user_id=user.id, task_id=task.id)
        else:
            name = "skip_occurrence" if way == "skip" else f"{way}_series"
            await act(database, user, getattr(tasks, name))
    following = await current(database, user)
    fill, look = await subtasks(database, user, following)
    assert following.due_at
    assert (fill.title, fill.due_at) == ("fill", following.due_at - timedelta(days=1))
    assert (look.title, look.completed_at) == ("look", None)
    for _ in ways:
        await undo(database, user)
    assert {one.title for one in await subtasks(database, user, task)} == {"fill", "look"}


async def test_each_occurrence_starts_as_long_before_its_date(database: Database, user: User):
    task = await made(database, user, "FREQ=WEEKLY", start_on=day(-2).date())
    await complete(database, user, task)
    assert (await current(database, user)).start_on == day(5).date()
    await act(database, user, tasks.change_series, data=tasks.SeriesUpdate(start_on=day(6).date()))
    await complete(database, user, await current(database, user))
    assert (await current(database, user)).start_on == day(13).date()
    await act(database, user, tasks.change_series, data=tasks.SeriesUpdate(due_at=day(16)))
    assert (await current(database, user)).start_on == day(15).date()
    await act(database, user, tasks.change_series, data=tasks.SeriesUpdate(start_on=None))
    await complete(database, user, await current(database, user))
    assert (await current(database, user)).start_on is None


async def test_changing_this_ones_start_never_changes_the_series(database: Database, user: User):
    task = await made(database, user, "FREQ=WEEKLY", start_on=day(-2).date())
    async with database.begin() as session:
        data = tasks.valid_update(start_on=date(2026, 1, 1))
        await tasks.update(session, user_id=user.id, task_id=task.id, data=data)
    await act(database, user, tasks.change_series, data=tasks.SeriesUpdate(title="water all", duration_minutes=20))
    assert (await current(database, user)).start_on == date(2026, 1, 1)
    await complete(database, user, task)
    following = await current(database, user)
    assert (following.start_on, following.title, following.duration_minutes) == (day(5).date(), "water all", 20)


async def test_subtasks_cost_one_statement_however_many_there_are(database: Database, user: User):
    counts: list[int] = []
    for number in (1, 4):
        task = await made(database, user, "FREQ=WEEKLY")
        for n in range(number):
            await add(database, user, task, f"{n}")
        with statements(database) as sent:
            await complete(database, user, task)
        counts.append(len(sent))
    # The tasks; the series; the tasks and their entries; the next one and its subtasks.
    assert counts == [6, 6]
