"""Subtasks, one level deep: done, deleted and brought back with their task, and never lost."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import InvalidTask, SeriesRefused, Task, TaskChange, TaskQuery, UndoConflict
from tests.conftest import MakeUser


async def add(database: Database, user: User, title: str, **fields: object) -> UUID:
    async with database.begin() as session:
        return (await tasks.create(session, user_id=user.id, data=tasks.valid_task(title=title, **fields))).task.id


async def do(database: Database, user: User, act: Any, task_id: UUID, **given: Any) -> Any:
    async with database.begin() as session:
        return await act(session, user_id=user.id, task_id=task_id, **given)


async def update(database: Database, user: User, task_id: UUID, **fields: Any) -> None:
    await do(database, user, tasks.update, task_id, data=tasks.valid_update(**fields))


async def undo(database: Database, user: User) -> Any:
    async with database.begin() as session:
        return await tasks.undo_change(session, user_id=user.id)


async def states(database: Database) -> dict[str, tuple[bool, str | None]]:
    """By title, whether it is done, and the title of its parent."""
    async with database.read() as session:
        found = list((await session.execute(select(Task).order_by(col(Task.id)))).scalars())
    titles: dict[UUID | None, str] = {task.id: task.title for task in found}
    return {task.title: (task.completed_at is not None, titles.get(task.parent_id)) for task in found}


@pytest.fixture
async def trip(database: Database, user: User) -> UUID:
    """A task with an open subtask and one that is done."""
    trip = await add(database, user, "trip")
    await add(database, user, "pack", parent_id=trip)
    await do(database, user, tasks.complete, await add(database, user, "book", parent_id=trip))
    return trip


async def test_subtasks_are_listed_as_tasks_and_by_their_parent(database: Database, user: User, trip: UUID):
    async with database.read() as session:
        every = await tasks.find(session, user_id=user.id, query=TaskQuery())
        its = await tasks.find(session, user_id=user.id, query=TaskQuery(parent_id=trip))
    assert {task.title for task in every.tasks} == {"trip", "pack"}
    assert [task.title for task in its.tasks] == ["pack"]


async def test_what_is_done_is_done_with_its_open_subtasks_in_one_step(database: Database, user: User, trip: UUID):
    before = await states(database)
    await do(database, user, tasks.complete, trip)
    assert await states(database) == {"trip": (True, None), "pack": (True, "trip"), "book": (True, "trip")}
    undone = await undo(database, user)
    assert [change.task_id for change in undone.changes] == [trip]
    assert await states(database) == before
    async with database.begin() as session:
        await tasks.redo_latest(session, user_id=user.id)
    assert {done for done, _ in (await states(database)).values()} == {True}


async def test_undoing_leaves_a_subtask_that_was_changed_since(database: Database, user: User, trip: UUID):
    await do(database, user, tasks.complete, trip)
    async with database.read() as session:
        pack = (await session.execute(select(Task.id).where(Task.title == "pack"))).scalar_one()
        (change,) = await tasks.list_history(session, user_id=user.id, task_id=trip, limit=1)
    await update(database, user, pack, title="pack it")
    async with database.begin() as session:
        undone = await tasks.undo_change(session, user_id=user.id, change_id=change.id)
    assert [kept.task_id for kept in undone.kept] == [pack]
    assert await states(database) == {"trip": (False, None), "pack it": (True, "trip"), "book": (True, "trip")}


@pytest.mark.parametrize("many", [False, True])
async def test_what_is_deleted_goes_with_its_subtasks_and_comes_back_with_them(
    database: Database, user: User, trip: UUID, many: bool
):
    before = await states(database)
    if many:
        async with database.begin() as session:
            await tasks.delete_many(session, user_id=user.id, task_ids=[trip])
    else:
        await do(database, user, tasks.delete, trip)
    assert await states(database) == {}
    async with database.read() as session:
        trash = await tasks.list_trash(session, user_id=user.id)
    assert [trashed.task.title for trashed in trash] == ["trip"]
    await do(database, user, tasks.restore_task, trip)
    assert await states(database) == before


async def test_a_bulk_that_names_a_task_and_its_subtask_does_both_once(database: Database, user: User, trip: UUID):
    pack = await add(database, user, "passport", parent_id=trip)
    async with database.begin() as session:
        bulk = await tasks.complete_many(session, user_id=user.id, task_ids=[trip, pack], origin=tasks.Origin())
    assert [task.title for task in bulk.changed] == ["trip", "passport"]
    assert {done for done, _ in (await states(database)).values()} == {True}
    async with database.begin() as session:
        deleted = await tasks.delete_many(session, user_id=user.id, task_ids=[pack, trip], origin=tasks.Origin())
    assert [task.title for task in deleted.changed] == ["passport", "trip"]
    async with database.begin() as session:
        await tasks.undo_latest(session, user_id=user.id)
    assert {parent for _, parent in (await states(database)).values()} == {None, "trip"}


async def test_a_subtask_is_opened_again_by_itself(database: Database, user: User, trip: UUID):
    await do(database, user, tasks.complete, trip)
    async with database.read() as session:
        pack = (await session.execute(select(Task.id).where(Task.title == "pack"))).scalar_one()
    await do(database, user, tasks.reopen, pack)
    assert await states(database) == {"trip": (True, None), "pack": (False, "trip"), "book": (True, "trip")}
    await do(database, user, tasks.reopen, trip)
    assert (await states(database))["book"] == (True, "trip")


async def test_a_task_is_put_under_another_and_taken_out(database: Database, user: User, trip: UUID):
    buy = await add(database, user, "buy")
    await update(database, user, buy, parent_id=trip)
    assert (await states(database))["buy"] == (False, "trip")
    await update(database, user, buy, parent_id=None)
    assert (await states(database))["buy"] == (False, None)
    await undo(database, user)
    assert (await states(database))["buy"] == (False, "trip")


async def test_there_is_one_level_and_no_stranger(database: Database, user: User, make_user: MakeUser, trip: UUID):
    stranger = await make_user()
    theirs, other = await add(database, stranger, "theirs"), await add(database, user, "other")
    sub = await add(database, user, "sub", parent_id=other)
    weekly = await add(database, user, "weekly", rrule="FREQ=WEEKLY")
    for task_id, parent_id in (
        (other, trip), (trip, sub), (sub, sub), (other, other), (other, theirs), (other, new_id()), (weekly, trip)
    ):  # fmt: skip
        before = await states(database)
        with pytest.raises(InvalidTask) as refused:
            await update(database, user, task_id, parent_id=parent_id)
        assert refused.value.field == "parent_id"
        assert await states(database) == before
    for parent_id in (sub, theirs, new_id()):
        with pytest.raises(InvalidTask, match="subtask"):
            await add(database, user, "new", parent_id=parent_id)
    with pytest.raises(InvalidTask, match="comes again with its task"):
        await add(database, user, "new", parent_id=trip, rrule="FREQ=DAILY")
    with pytest.raises(SeriesRefused, match="comes again with its task"):
        await do(database, user, tasks.repeat_task, sub, rrule="FREQ=DAILY")


async def test_two_tasks_do_not_go_under_each_other_in_one_change(database: Database, user: User):
    one, other = await add(database, user, "one"), await add(database, user, "other")
    updates = {one: tasks.valid_update(parent_id=other), other: tasks.valid_update(parent_id=one)}
    with pytest.raises(InvalidTask):
        async with database.begin() as session:
            await tasks.update_many(session, user_id=user.id, updates=updates)


async def test_making_a_task_is_not_undone_while_it_has_subtasks(database: Database, user: User):
    trip = await add(database, user, "trip")
    async with database.read() as session:
        (made,) = await tasks.list_history(session, user_id=user.id)
    await add(database, user, "pack", parent_id=trip)
    with pytest.raises(UndoConflict):
        async with database.begin() as session:
            await tasks.undo_change(session, user_id=user.id, change_id=made.id)
    await undo(database, user)
    await undo(database, user)
    assert await states(database) == {}
    for _ in range(2):
        async with database.begin() as session:
            await tasks.redo_latest(session, user_id=user.id)
    assert await states(database) == {"trip": (False, None), "pack": (False, "trip")}


async def test_a_batch_that_made_a_task_with_subtasks_is_undone_and_done_again(database: Database, user: User):
    origin = tasks.Origin()
    async with database.begin() as session:
        trip, _ = await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="trip"), origin=origin)
        data = tasks.valid_task(title="pack", parent_id=trip.id)
        await tasks.create(session, user_id=user.id, data=data, origin=origin)
    for undo_or_redo, left in ((tasks.undo_latest, 0), (tasks.redo_latest, 2), (tasks.undo_latest, 0)):
        async with database.begin() as session:
            result = await undo_or_redo(session, user_id=user.id)
        assert not result.conflicts
        assert len(await states(database)) == left


async def test_a_subtask_whose_task_is_gone_for_good_comes_back_as_a_task(database: Database, user: User, trip: UUID):
    pack = await add(database, user, "passport", parent_id=trip)
    await do(database, user, tasks.delete, pack)
    await do(database, user, tasks.delete, trip)
    await do(database, user, tasks.forget_task, trip)
    await do(database, user, tasks.restore_task, pack)
    assert await states(database) == {"passport": (False, None)}


async def test_nothing_stays_of_the_subtasks_of_what_is_deleted_for_good(database: Database, user: User, trip: UUID):
    await do(database, user, tasks.delete, trip)
    await do(database, user, tasks.forget_task, trip)
    async with database.read() as session:
        assert (await session.execute(select(TaskChange))).scalars().all() == []


async def test_undo_makes_no_second_level(database: Database, user: User, trip: UUID):
    buy = await add(database, user, "buy", parent_id=trip)
    await update(database, user, buy, parent_id=None)
    async with database.read() as session:
        (taken_out, *_) = await tasks.list_history(session, user_id=user.id)
    await add(database, user, "milk", parent_id=buy)
    async with database.begin() as session:
        await tasks.undo_change(session, user_id=user.id, change_id=taken_out.id)
    assert (await states(database))["buy"] == (False, None)
    assert (await states(database))["milk"] == (False, "buy")


async def test_who_did_what_to_a_subtask_is_told_in_its_history(database: Database, user: User, trip: UUID):
    await do(database, user, tasks.complete, trip)
    async with database.read() as session:
        pack = (await session.execute(select(Task.id).where(Task.title == "pack"))).scalar_one()
        (change, *_) = await tasks.list_history(session, user_id=user.id, task_id=pack)
    told = tasks.describe_change(change, tasks.LocalClock.of(user, change.created_at))
    assert (told.kind, told.author) == ("completed", "page")
