"""Many tasks changed at once, on both databases."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat import feed, tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import BulkResult, Status, Task, TaskChange, TaskQuery
from taskchat.tasks.batches import BATCH
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements

Act = Callable[..., Awaitable[BulkResult]]


async def made(database: Database, user: User, count: int) -> list[UUID]:
    """The ids of this many open tasks, "task 0" and so on, without a journal."""
    new = [Task(title=f"task {number}", user_id=user.id) for number in range(count)]
    async with database.begin() as session:
        session.add_all(new)
    return [task.id for task in new]


async def titles(database: Database, user: User, status: Status) -> list[str]:
    async with database.read() as session:
        page = await tasks.find(session, user_id=user.id, query=TaskQuery(status=status, limit=500))
    return sorted(task.title for task in page.tasks)


async def journal(database: Database, user: User) -> list[TaskChange]:
    mine = select(TaskChange).where(TaskChange.user_id == user.id).order_by(col(TaskChange.id))
    async with database.read() as session:
        return list((await session.execute(mine)).scalars())


async def test_many_are_completed_and_reopened_in_the_order_named(database: Database, user: User):
    one, two, three = await made(database, user, 3)
    nowhere = new_id()
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=two)
    async with database.begin() as session:
        bulk = await tasks.complete_many(session, user_id=user.id, task_ids=[three, two, nowhere, one, three])
    assert [task.id for task in bulk.changed] == [three, one]
    assert all(task.completed_at for task in bulk.changed)
    assert ([task.id for task in bulk.unchanged], bulk.missing) == ([two], [nowhere])
    assert await titles(database, user, Status.DONE) == ["task 0", "task 1", "task 2"]
    async with database.begin() as session:
        bulk = await tasks.complete_many(session, user_id=user.id, task_ids=[one, two], done=False)
    assert [task.id for task in bulk.changed] == [one, two]
    assert await titles(database, user, Status.OPEN) == ["task 0", "task 1"]


async def test_many_are_deleted_and_given_as_they_were(database: Database, user: User):
    one, two, three = await made(database, user, 3)
    nowhere = new_id()
    async with database.begin() as session:
        bulk = await tasks.delete_many(session, user_id=user.id, task_ids=[three, nowhere, one, three])
    assert [task.title for task in bulk.changed] == ["task 2", "task 0"]
    assert (bulk.unchanged, bulk.missing) == ([], [nowhere])
    assert await titles(database, user, Status.ALL) == ["task 1"]
    async with database.begin() as session:
        bulk = await tasks.delete_many(session, user_id=user.id, task_ids=[three, two])
    assert ([task.id for task in bulk.changed], bulk.missing) == ([two], [three])


@pytest.mark.parametrize("act", [tasks.complete_many, tasks.delete_many])
async def test_only_ones_own_are_touched(database: Database, user: User, make_user: MakeUser, act: Act):
    ids = await made(database, user, 2)
    stranger = await make_user()
    theirs = await made(database, stranger, 1)
    async with database.begin() as session:
        bulk = await act(session, user_id=stranger.id, task_ids=[*ids, *theirs])
    assert ([task.id for task in bulk.changed], bulk.missing) == (theirs, ids)
    assert await titles(database, user, Status.OPEN) == ["task 0", "task 1"]
    assert await journal(database, user) == []


@pytest.mark.parametrize("act", [tasks.complete_many, tasks.delete_many])
async def test_none_at_all_changes_nothing(database: Database, user: User, act: Act):
    await made(database, user, 2)
    async with database.begin() as session:
        assert await act(session, user_id=user.id, task_ids=[]) == BulkResult([], [], [])
    assert await titles(database, user, Status.OPEN) == ["task 0", "task 1"]


async def test_each_is_in_the_journal_with_its_batch(database: Database, user: User):
    ids = await made(database, user, 3)
    completed, deleted = new_id(), new_id()
    async with database.begin() as session:
        await tasks.complete_many(session, user_id=user.id, task_ids=ids, origin=tasks.Origin(batch_id=completed))
    async with database.begin() as session:
        await tasks.complete_many(session, user_id=user.id, task_ids=ids, origin=tasks.Origin())
        await tasks.delete_many(session, user_id=user.id, task_ids=ids[:2], origin=tasks.Origin(batch_id=deleted))
    entries = await journal(database, user)
    assert [entry.batch_id for entry in entries] == [completed] * 3 + [deleted] * 2
    assert [entry.task_id for entry in entries] == [*ids, *ids[:2]]
    first, last = entries[0], entries[-1]
    assert first.before is not None
    assert first.after is not None
    assert first.before["completed_at"] is None
    assert first.after["completed_at"] is not None
    assert last.before is not None
    assert (last.before["title"], last.after) == ("task 1", None)
    async with database.read() as session:
        batch = await tasks.list_changes(session, user_id=user.id, batch_id=deleted)
    assert [change.task_id for change in batch] == ids[:2]


async def rename_many(
    session: AsyncSession, *, user_id: UUID, task_ids: list[UUID], origin: tasks.Origin
) -> BulkResult:
    """Give each of them a title of its own."""
    updates = {task_id: tasks.valid_update(title=f"renamed {number}") for number, task_id in enumerate(task_ids)}
    return await tasks.update_many(session, user_id=user_id, updates=updates, origin=origin)


@pytest.mark.parametrize("act", [tasks.complete_many, tasks.delete_many, rename_many])
async def test_a_batch_takes_three_statements_however_many_tasks_it_has(database: Database, user: User, act: Act):
    sent: dict[int, int] = {}
    for count in (1, BATCH, BATCH + 1, 6 * BATCH):
        ids = await made(database, user, count)
        with statements(database) as counted:
            async with database.begin() as session:
                bulk = await act(session, user_id=user.id, task_ids=ids, origin=tasks.Origin())
        assert len(bulk.changed) == count
        sent[count] = len(counted)
    # The tasks are read, changed, and written into the journal.
    assert sent == {1: 3, BATCH: 3, BATCH + 1: 6, 6 * BATCH: 18}
    assert len(await journal(database, user)) == sum(sent)


@pytest.mark.parametrize("act", [tasks.complete_many, tasks.delete_many])
async def test_many_are_told_of_once(database: Database, user: User, act: Act):
    ids = await made(database, user, 5)
    told: list[feed.Change] = []
    end = feed.subscribe(feed.Change, told.append)
    try:
        for _ in range(2):
            # The second time there is nothing to do, and nothing to tell.
            async with database.begin() as session:
                await act(session, user_id=user.id, task_ids=ids)
    finally:
        end()
    assert told == [feed.Change(user.id, feed.Topic.TASKS)]


async def test_matching_gives_all_that_fit_whatever_the_page(database: Database, user: User, make_user: MakeUser):
    ids = await made(database, user, 60)
    await made(database, await make_user(), 2)
    async with database.begin() as session:
        await tasks.complete_many(session, user_id=user.id, task_ids=ids[:4])
    async with database.read() as session:
        opened = await tasks.find_ids(session, user_id=user.id, query=TaskQuery(limit=5, offset=3))
        done = await tasks.find_ids(session, user_id=user.id, query=TaskQuery(status=Status.DONE, search="task 2"))
    assert (opened, done) == (ids[4:], [ids[2]])


async def test_many_are_read_in_the_order_of_their_ids(database: Database, user: User, make_user: MakeUser):
    one, two = await made(database, user, 2)
    [theirs] = await made(database, await make_user(), 1)
    async with database.read() as session:
        found = await tasks.get_many(session, user_id=user.id, task_ids=[two, theirs, new_id(), one, two])
    assert [task.id for task in found] == [two, one]


async def test_all_titles_of_a_person_are_listed_in_order(database: Database, user: User, make_user: MakeUser):
    one, _, _ = await made(database, user, 3)
    await made(database, await make_user(), 1)
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=one)
        titles = await tasks.list_titles(session, user_id=user.id)
    assert [(task.title, task.done) for task in titles] == [("task 1", False), ("task 2", False), ("task 0", True)]
    assert titles[-1].id == one
