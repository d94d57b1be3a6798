"""A change is given with its entry in the journal, at no statement more, and undone by it, on both databases."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import Changed, Task, TaskChange
from tests.integration.chat.statements import statements
from tests.integration.tasks.test_journal import add, read

Act = Callable[[AsyncSession, User, Task], Awaitable[Changed]]
ACTS: dict[str, Act] = {
    "update": lambda s, u, t: tasks.update(s, user_id=u.id, task_id=t.id, data=tasks.valid_update(title="new")),
    "complete": lambda s, u, t: tasks.complete(s, user_id=u.id, task_id=t.id),
    "delete": lambda s, u, t: tasks.delete(s, user_id=u.id, task_id=t.id),
}


@pytest.mark.parametrize("name", ACTS)
async def test_a_change_costs_few_statements_and_is_undone_by_the_entry_it_gives(
    database: Database, user: User, name: str
):
    task = await add(database, user)
    before = (await read(database, user, task)).model_dump(exclude={"updated_at", "version"})
    with statements(database) as sent:
        async with database.begin() as session:
            changed = await ACTS[name](session, user, task)
    # It is looked up and kept, written, and journalled; of one that is done, what had reminded of it is seen.
    assert len(sent) == 3 + (name == "complete")
    assert changed.task.id == task.id
    async with database.begin() as session:
        undone = await tasks.undo(session, user_id=user.id, change_id=changed.change_id)
    assert undone.id == changed.change_id
    assert (await read(database, user, task)).model_dump(exclude={"updated_at", "version"}) == before


async def test_a_new_task_is_undone_by_the_entry_that_came_with_it(database: Database, user: User):
    async with database.begin() as session:
        changed = await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="milk"))
        await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="bread"))
    async with database.begin() as session:
        assert (await tasks.undo(session, user_id=user.id, change_id=changed.change_id)).task_id == changed.task.id


async def test_what_changes_nothing_gives_the_task_and_no_entry(database: Database, user: User):
    task = await add(database, user)
    async with database.begin() as session:
        same = tasks.valid_update(title=task.title)
        assert await tasks.update(session, user_id=user.id, task_id=task.id, data=same) == (task, None)
        assert await tasks.reopen(session, user_id=user.id, task_id=task.id) == (task, None)


async def test_an_entry_that_is_older_than_a_field_is_undone_all_the_same(database: Database, user: User):
    task = await add(database, user, description="")
    async with database.begin() as session:
        _, change_id = await tasks.update(
            session, user_id=user.id, task_id=task.id, data=tasks.valid_update(title="new")
        )
    async with database.begin() as session:
        for change in (await session.execute(select(TaskChange))).scalars():
            # Written when tasks had no description, and had a colour.
            kept = {name: value for name, value in (change.after or {}).items() if name != "description"}
            change.after = {**kept, "colour": "red"}
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id, change_id=change_id)
    assert (await read(database, user, task)).title == "Büro"
