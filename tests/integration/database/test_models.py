"""The migrations make what the models say, on both engines."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection
from sqlmodel import SQLModel

from taskchat.accounts import User
from taskchat.chat import MessageRow, ThreadRow
from taskchat.database import Database
from taskchat.tasks import Task

TABLES = {model.__tablename__ for model in (User, Task, ThreadRow, MessageRow)}


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return compare_metadata(context, SQLModel.metadata)


async def test_a_migrated_database_is_what_the_models_say(database: Database):
    assert set(SQLModel.metadata.tables) > TABLES
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
