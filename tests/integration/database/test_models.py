"""The migrations make what the models say, on both engines."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, ForeignKeyConstraint, text
from sqlmodel import SQLModel

from taskchat.accounts import User
from taskchat.chat import MessageRow, ThreadRow
from taskchat.database import Database
from taskchat.tasks import Task

TABLES = {model.__tablename__ for model in (User, Task, ThreadRow, MessageRow)}


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return [found for found in compare_metadata(context, SQLModel.metadata) if not _is_parent_on_sqlite(found)]


def _is_parent_on_sqlite(found: Any) -> bool:
    # Of a reference that stands with its column SQLite tells no options: the test below looks at what is written.
    _, item = found
    return isinstance(item, ForeignKeyConstraint) and item.column_keys == ["parent_id"] and item.table.name == "tasks"


async def test_a_migrated_database_is_what_the_models_say(database: Database):
    assert set(SQLModel.metadata.tables) > TABLES
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []


async def test_subtasks_refer_to_their_task_until_that_is_gone(database: Database):
    options = "ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED"
    told = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE name = 'tasks'",
        "postgresql": "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'tasks_parent_id_fkey'",
    }
    async with database.engine.connect() as connection:
        written = (await connection.execute(text(told[connection.dialect.name]))).scalar_one()
    assert f"REFERENCES tasks (id) {options}" in written.replace("tasks(id)", "tasks (id)")
