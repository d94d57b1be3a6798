"""Undo of changes that were made together, on both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import feed, tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import NothingToUndo, Origin, Status, Task, UndoResult
from taskchat.tasks.batches import BATCH
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements
from tests.integration.tasks.test_bulk import made, titles


async def add(database: Database, user: User, title: str, batch_id: UUID | None = None) -> Task:
    async with database.begin() as session:
        data = tasks.valid_task(title=title)
        return (
            await tasks.create(session, user_id=user.id, data=data, origin=batch_id and Origin(batch_id=batch_id))
        ).task


async def rename(database: Database, user: User, task: Task, title: str, batch_id: UUID | None = None) -> None:
    async with database.begin() as session:
        data = tasks.valid_update(title=title)
        await tasks.update(
            session, user_id=user.id, task_id=task.id, data=data, origin=batch_id and Origin(batch_id=batch_id)
        )


async def undo_batch(database: Database, user: User, batch_id: UUID) -> UndoResult:
    async with database.begin() as session:
        return await tasks.undo_batch(session, user_id=user.id, batch_id=batch_id)


async def undo_latest(database: Database, user: User) -> UndoResult:
    async with database.begin() as session:
        return await tasks.undo_latest(session, user_id=user.id)


async def test_a_batch_comes_back_as_it_was(database: Database, user: User):
    ids = await made(database, user, 4)
    batch = new_id()
    async with database.begin() as session:
        await tasks.complete_many(session, user_id=user.id, task_ids=ids[:2], origin=Origin(batch_id=batch))
        await tasks.delete_many(session, user_id=user.id, task_ids=ids[1:], origin=Origin(batch_id=batch))
    await add(database, user, "new", batch)
    undone = await undo_batch(database, user, batch)
    assert (len(undone.changes), undone.conflicts) == (6, [])
    assert await titles(database, user, Status.OPEN) == ["task 0", "task 1", "task 2", "task 3"]
    assert await titles(database, user, Status.DONE) == []
    async with database.read() as session:
        assert all(change.undone_at for change in await tasks.list_changes(session, user_id=user.id, batch_id=batch))


@pytest.mark.parametrize("apart", [True, False])
async def test_a_task_made_changed_and_deleted_in_one_batch_leaves_nothing(database: Database, user: User, apart: bool):
    batch = new_id()

    async def act(session: AsyncSession) -> None:
        task, _ = await tasks.create(
            session,
            user_id=user.id,
            data=tasks.valid_task(title="milk", tags=["a"], priority="high"),
            origin=Origin(batch_id=batch),
        )
        for data in (tasks.valid_update(title="oat milk"), tasks.valid_update(due_at=task.created_at)):
            await tasks.update(session, user_id=user.id, task_id=task.id, data=data, origin=Origin(batch_id=batch))
        await tasks.complete_many(session, user_id=user.id, task_ids=[task.id], origin=Origin(batch_id=batch))
        await tasks.delete(session, user_id=user.id, task_id=task.id, origin=Origin(batch_id=batch))
        if not apart:
            undone = await tasks.undo_batch(session, user_id=user.id, batch_id=batch)
            assert (len(undone.changes), undone.conflicts) == (5, [])

    async with database.begin() as session:
        await act(session)
    if apart:
        undone = await undo_batch(database, user, batch)
        assert (len(undone.changes), undone.conflicts) == (5, [])
    assert await titles(database, user, Status.ALL) == []
    with pytest.raises(NothingToUndo):
        await undo_batch(database, user, batch)


async def test_what_changed_again_since_stays_and_the_rest_comes_back(database: Database, user: User):
    one, two = await add(database, user, "one"), await add(database, user, "two")
    batch = new_id()
    await rename(database, user, one, "eins", batch)
    await rename(database, user, two, "zwei", batch)
    await rename(database, user, one, "uno")
    undone = await undo_batch(database, user, batch)
    assert [change.task_id for change in undone.changes] == [two.id]
    assert [change.task_id for change in undone.conflicts] == [one.id]
    assert await titles(database, user, Status.ALL) == ["two", "uno"]
    # What was in the way is gone: now the rest of the batch can be taken back too.
    await undo_latest(database, user)
    assert [change.task_id for change in (await undo_batch(database, user, batch)).changes] == [one.id]
    assert await titles(database, user, Status.ALL) == ["one", "two"]


async def test_nothing_is_taken_back_from_behind_a_change_that_stays(database: Database, user: User):
    task = await add(database, user, "a")
    batch = new_id()
    await rename(database, user, task, "b", batch)
    await rename(database, user, task, "c", batch)
    await rename(database, user, task, "b")
    undone = await undo_batch(database, user, batch)
    assert (undone.changes, len(undone.conflicts)) == ([], 2)
    assert await titles(database, user, Status.ALL) == ["b"]


async def test_what_is_gone_since_stays_gone(database: Database, user: User):
    task = await add(database, user, "a")
    batch = new_id()
    await rename(database, user, task, "b", batch)
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=task.id)
    undone = await undo_batch(database, user, batch)
    assert (undone.changes, len(undone.conflicts)) == ([], 1)
    assert await titles(database, user, Status.ALL) == []


async def test_the_latest_is_the_newest_batch_then_the_change_before_it(database: Database, user: User):
    batch = new_id()
    alone = await add(database, user, "alone")
    await rename(database, user, alone, "alone still")
    await add(database, user, "one", batch)
    await add(database, user, "two", batch)
    assert len((await undo_latest(database, user)).changes) == 2
    assert await titles(database, user, Status.ALL) == ["alone still"]
    assert len((await undo_latest(database, user)).changes) == 1
    assert await titles(database, user, Status.ALL) == ["alone"]
    await undo_latest(database, user)
    assert await titles(database, user, Status.ALL) == []
    with pytest.raises(NothingToUndo):
        await undo_latest(database, user)


async def test_nobody_takes_back_what_somebody_else_did(database: Database, user: User, make_user: MakeUser):
    batch = new_id()
    await add(database, user, "mine", batch)
    stranger = await make_user()
    with pytest.raises(NothingToUndo):
        await undo_batch(database, stranger, batch)
    with pytest.raises(NothingToUndo):
        await undo_latest(database, stranger)
    async with database.read() as session:
        assert await tasks.list_changes(session, user_id=stranger.id, batch_id=batch) == []
    assert await titles(database, user, Status.ALL) == ["mine"]


Undo = Callable[[Database, User, UUID], Awaitable[UndoResult]]


async def _latest(database: Database, user: User, _: UUID) -> UndoResult:
    return await undo_latest(database, user)


@pytest.mark.parametrize(
    "ways", [(undo_batch, undo_batch), (_latest, _latest), (undo_batch, _latest), (_latest, undo_batch, _latest)]
)
async def test_undone_several_times_at_once_it_is_undone_once(database: Database, user: User, ways: tuple[Undo, ...]):
    ids = await made(database, user, 20)
    batch = new_id()
    async with database.begin() as session:
        await tasks.delete_many(session, user_id=user.id, task_ids=ids, origin=Origin(batch_id=batch))

    async def attempt(way: Undo) -> int:
        try:
            return len((await way(database, user, batch)).changes)
        except NothingToUndo:
            return 0

    assert sorted(await asyncio.gather(*map(attempt, ways))) == [0] * (len(ways) - 1) + [20]
    assert len(await titles(database, user, Status.OPEN)) == 20


async def test_a_single_latest_change_undone_twice_at_once_is_undone_once(database: Database, user: User):
    await add(database, user, "milk")

    async def attempt() -> str:
        try:
            await undo_latest(database, user)
        except NothingToUndo:
            return "nothing"
        return "undone"

    assert sorted(await asyncio.gather(attempt(), attempt())) == ["nothing", "undone"]
    assert await titles(database, user, Status.ALL) == []


@pytest.mark.parametrize("act", [tasks.complete_many, tasks.delete_many])
async def test_a_batch_comes_back_in_four_statements_however_many_tasks_it_has(
    database: Database, user: User, act: Callable[..., Awaitable[object]]
):
    sent: dict[int, int] = {}
    for count in (1, BATCH, BATCH + 1, 6 * BATCH):
        batch = new_id()
        ids = await made(database, user, count)
        async with database.begin() as session:
            await act(session, user_id=user.id, task_ids=ids, origin=Origin(batch_id=batch))
        with statements(database) as counted:
            undone = await undo_batch(database, user, batch)
        assert len(undone.changes) == count
        sent[count] = len(counted)
    # Their changes are found once; then each batch reads and marks its own, and reads and writes its tasks.
    assert sent == {1: 5, BATCH: 5, BATCH + 1: 9, 6 * BATCH: 25}
    assert len(await titles(database, user, Status.OPEN)) == sum(sent)


async def test_an_undo_is_told_of_once_and_only_if_it_changed_something(database: Database, user: User):
    task = await add(database, user, "a")
    batch = new_id()
    await rename(database, user, task, "b", batch)
    await add(database, user, "new", batch)
    await rename(database, user, task, "c")
    told: list[feed.Change] = []
    end = feed.subscribe(feed.Change, told.append)
    try:
        await undo_batch(database, user, batch)
        assert (await undo_batch(database, user, batch)).changes == []
    finally:
        end()
    assert told == [feed.Change(user.id, feed.Topic.TASKS)]
