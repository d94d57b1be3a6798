"""Migrations, up and down, on both engines; and what an app says of a database that is behind."""

import asyncio

import pytest
from alembic import command
from sqlalchemy import inspect
from sqlmodel import col, select

from taskchat import tasks
from taskchat.accounts import DayOrder, User
from taskchat.database import Database, DatabaseBehind, alembic_config, head_revision, require_head
from taskchat.tasks import Task, TaskCreate


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
