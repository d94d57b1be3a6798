"""Values of another version in rows of tasks and of the journal: passed over, and kept."""

from sqlalchemy import text, update
from sqlmodel import col

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import Origin, Priority, TaskChange, TaskQuery


async def add(database: Database, user: User, title: str) -> tasks.Task:
    async with database.begin() as session:
        return (await tasks.create(session, user_id=user.id, data=tasks.valid_task(title=title))).task


async def test_a_task_with_an_unknown_priority_is_listed_changed_and_keeps_it(database: Database, user: User) -> None:
    task = await add(database, user, "rent")
    await add(database, user, "milk")
    async with database.begin() as session:
        await session.execute(text("UPDATE tasks SET priority = 'urgent' WHERE title = 'rent'"))
    async with database.read() as session:
        page = await tasks.find(session, user_id=user.id, query=TaskQuery())
    assert {(each.title, each.priority) for each in page.tasks} == {
        ("rent", Priority.MEDIUM),
        ("milk", Priority.MEDIUM),
    }
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=task.id)
    async with database.read() as session:
        kept = await session.scalar(text("SELECT priority FROM tasks WHERE title = 'rent'"))
    assert kept == "urgent"


async def test_a_change_with_an_unknown_value_is_shown_and_taken_back(database: Database, user: User) -> None:
    task, batch = await add(database, user, "rent"), new_id()
    async with database.begin() as session:
        await tasks.complete_many(session, user_id=user.id, task_ids=[task.id], origin=Origin(batch_id=batch))
    async with database.begin() as session:
        (change,) = await tasks.list_changes(session, user_id=user.id, batch_id=batch)
        both = [dict(fields or {}) | {"priority": "urgent"} for fields in (change.before, change.after)]
        changed = update(TaskChange).where(col(TaskChange.batch_id) == batch)
        await session.execute(changed.values(before=both[0], after=both[1]))
    async with database.read() as session:
        (diff,) = tasks.task_diffs(await tasks.list_changes(session, user_id=user.id, batch_id=batch))
    assert diff.task.title == "rent"
    async with database.begin() as session:
        undone = await tasks.undo_batch(session, user_id=user.id, batch_id=batch)
    assert (len(undone.changes), undone.conflicts) == (1, [])
