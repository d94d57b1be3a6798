"""Migrations, up and down, on both engines; and what an app says of a database that is behind."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import inspect
from sqlmodel import SQLModel, col, select

from taskchat import tasks
from taskchat.accounts import DayOrder, User
from taskchat.database import Database, DatabaseBehind, alembic_config, head_revision, require_head
from taskchat.tasks import Series, Task, TaskChange, TaskCreate, TaskQuery


async def run(step, url: str, *arguments: str) -> None:
    # Alembic's environment runs an event loop of its own.
    await asyncio.to_thread(step, alembic_config(url), *arguments)


async def table_names(database: Database) -> set[str]:
    async with database.engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


async def test_the_models_and_the_migrations_are_the_same(database_url: str):
    await run(command.check, database_url)


async def test_down_to_nothing_and_up_again(database: Database, database_url: str):
    before = await table_names(database)
    await run(command.downgrade, database_url, "base")
    assert await table_names(database) == {"alembic_version"}
    with pytest.raises(DatabaseBehind, match="python -m taskchat migrate"):
        await require_head(database)
    await run(command.upgrade, database_url, "head")
    assert await table_names(database) == before
    await require_head(database)
    assert await database.revision() == head_revision()


@pytest.mark.parametrize("revision", ["0008", "base"])
async def test_series_outlast_the_way_back(database: Database, database_url: str, user: User, revision: str):
    async with database.begin() as session:
        task, _ = await tasks.create(session, user_id=user.id, data=TaskCreate(title="water", rrule="FREQ=DAILY"))
        await tasks.complete(session, user_id=user.id, task_id=task.id)
        await tasks.create(session, user_id=user.id, data=TaskCreate(title="milk"))
    before = {model: await contents(database, model) for model in (Series, Task, TaskChange)}
    await database.engine.dispose()
    await run(command.downgrade, database_url, revision)
    await run(command.upgrade, database_url, "head")
    assert {model: await contents(database, model) for model in before} == before
    assert not {name for name in await table_names(database) if name.startswith("kept_")}
    async with database.begin() as session:
        await tasks.undo_of_task(session, user_id=user.id, title="water")
        (again,) = (await tasks.find(session, user_id=user.id, query=TaskQuery(search="water"))).tasks
        assert again.id == task.id


@pytest.mark.parametrize("revision", ["0011", "base"])
async def test_subtasks_and_the_order_outlast_the_way_back(
    database: Database, database_url: str, user: User, revision: str
):
    async with database.begin() as session:
        plan = {"duration_minutes": 45, "start_on": date(2027, 1, 2), "priority": "none"}
        task, _ = await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="trip", **plan))
        data = tasks.valid_task(title="pack", parent_id=task.id)
        await tasks.create(session, user_id=user.id, data=data)
        await tasks.place_task(session, user_id=user.id, task_id=task.id)
    before = await contents(database, Task)
    assert {row["position"] is None for row in before.values()} == {True, False}
    await database.engine.dispose()
    await run(command.downgrade, database_url, revision)
    await run(command.upgrade, database_url, "head")
    assert await contents(database, Task) == before
    assert not {name for name in await table_names(database) if name.startswith("kept_")}
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=task.id)
    assert await contents(database, Task) == {}


async def contents(database: Database, model: type[SQLModel]) -> dict[UUID, dict[str, Any]]:
    """Every row of a table, by its id; a version before 0007 knows no versions."""
    async with database.read() as session:
        rows = (await session.execute(select(model))).scalars()
        return {row.id: row.model_dump(exclude={"version"}) for row in rows}  # pyright: ignore[reportAttributeAccessIssue]


async def test_the_order_of_day_and_month_outlasts_the_way_back(database: Database, database_url: str):
    async with database.begin() as session:
        for name, day_order, seen in (("ada", DayOrder.DAY_FIRST, None), ("eve", DayOrder.AUTOMATIC, False)):
            user = User(email=f"{name}@example.com", hashed_password="", day_order=day_order, browser_day_first=seen)
            session.add(user)
            await session.flush()
            await tasks.create(session, user_id=user.id, data=TaskCreate(title=f"of {name}"))
    await database.engine.dispose()
    await run(command.downgrade, database_url, "0004")
    await run(command.upgrade, database_url, "head")
    async with database.read() as session:
        kept = (await session.execute(select(User).order_by(col(User.email)))).scalars()
        assert [(user.day_order, user.browser_day_first) for user in kept] == [
            ("day-first", None),
            ("automatic", False),
        ]
        assert len((await session.execute(select(Task))).all()) == 2
    assert not {name for name in await table_names(database) if name.startswith("kept_")}
