"""Copies of tasks, and what the page tells of subtasks."""

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import Origin, Progress, TaskCreate, TaskNotFound

FIELDS = {"title": "party", "description": "for Ann", "priority": "high", "tags": ["fun"], "duration_minutes": 90}


async def make(database: Database, user: User, **fields: object) -> tasks.Task:
    async with database.begin() as session:
        return (await tasks.create(session, user_id=user.id, data=tasks.valid_task(**fields))).task


async def test_a_copy_is_open_with_its_subtasks_and_goes_back_as_one(database: Database, user: User):
    party = await make(database, user, **FIELDS)
    await make(database, user, title="cake", parent_id=party.id)
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=party.id)
    origin = Origin()
    async with database.begin() as session:
        copy = await tasks.duplicate(session, user_id=user.id, task_id=party.id, origin=origin)
    async with database.read() as session:
        kept = await tasks.get(session, user_id=user.id, task_id=copy.id)
        subtasks = await tasks.list_subtasks(session, user_id=user.id, task_id=copy.id)
    assert kept.model_dump(include=set(FIELDS)) == TaskCreate.model_validate(FIELDS).model_dump(include=set(FIELDS))
    assert (kept.completed_at, kept.version, [one.title for one in subtasks]) == (None, 1, ["cake"])
    assert subtasks[0].completed_at is None
    async with database.begin() as session:
        undone = await tasks.undo_batch(session, user_id=user.id, batch_id=origin.batch_id)
    assert (len(undone.changes), undone.conflicts) == (2, [])


async def test_what_comes_again_is_copied_once(database: Database, user: User):
    plants = await make(
        database, user, title="water plants", due_at="2037-01-05T00:00:00Z", all_day=True, rrule="FREQ=WEEKLY"
    )
    async with database.begin() as session:
        copy = await tasks.duplicate(session, user_id=user.id, task_id=plants.id)
    assert (copy.series_id, copy.slot, copy.due_at) == (None, None, plants.due_at)


async def test_a_strangers_task_has_no_copy_and_no_subtasks(database: Database, user: User):
    party = await make(database, user, title="party")
    await make(database, user, title="cake", parent_id=party.id)
    stranger = new_id()
    async with database.begin() as session:
        with pytest.raises(TaskNotFound):
            await tasks.duplicate(session, user_id=stranger, task_id=party.id)
    async with database.read() as session:
        assert await tasks.list_subtasks(session, user_id=stranger, task_id=party.id) == []
        assert await tasks.count_subtasks(session, user_id=stranger, task_ids=[party.id]) == {}


async def test_subtasks_are_listed_by_hand_and_counted(database: Database, user: User):
    party, milk = await make(database, user, title="party"), await make(database, user, title="milk")
    cake, music = [await make(database, user, title=title, parent_id=party.id) for title in ("cake", "music")]
    async with database.begin() as session:
        await tasks.place_task(session, user_id=user.id, task_id=music.id, before=cake.id)
        await tasks.complete(session, user_id=user.id, task_id=cake.id)
    async with database.read() as session:
        listed = await tasks.list_subtasks(session, user_id=user.id, task_id=party.id)
        counted = await tasks.count_subtasks(session, user_id=user.id, task_ids=[party.id, milk.id])
    assert [one.title for one in listed] == ["music", "cake"]
    assert counted == {party.id: Progress(1, 2)}
