"""Migrations, up and down, on both engines; and what an app says of a database that is behind."""

import asyncio

import pytest
from alembic import command
from sqlalchemy import inspect

from taskchat.database import Database, DatabaseBehind, alembic_config, head_revision, require_head


async def run(step, url: str, *arguments: str) -> None:
    # Alembic's environment runs an event loop of its own.
    await asyncio.to_thread(step, alembic_config(url), *arguments)


async def tables(database: Database) -> set[str]:
    async with database.engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


async def test_the_models_and_the_migrations_are_the_same(database_url: str):
    await run(command.check, database_url)


async def test_down_to_nothing_and_up_again(database: Database, database_url: str):
    before = await tables(database)
    await run(command.downgrade, database_url, "base")
    assert await tables(database) == {"alembic_version"}
    with pytest.raises(DatabaseBehind, match="python -m taskchat migrate"):
        await require_head(database)
    await run(command.upgrade, database_url, "head")
    assert await tables(database) == before
    await require_head(database)
    assert await database.revision() == head_revision()
