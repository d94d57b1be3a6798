"""Alembic's environment: the models' tables, on the database that taskchat's settings name."""

import asyncio

from alembic import context
from sqlalchemy import Connection, ForeignKeyConstraint
from sqlmodel import SQLModel

from taskchat import usage as _usage  # noqa: F401
from taskchat.accounts import models as _accounts  # noqa: F401 - registers its tables
from taskchat.chat.store import models as _chat  # noqa: F401
from taskchat.database import migration_engine, migration_lock
from taskchat.interchange import models as _interchange  # noqa: F401
from taskchat.legacy import require_known
from taskchat.notifications import models as _notifications  # noqa: F401
from taskchat.saved_views import models as _saved_views  # noqa: F401
from taskchat.settings import get_settings
from taskchat.tasks import models as _tasks  # noqa: F401


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    # Tables of others, the older product's among them, may stand beside ours.
    return kind != "table" or name in SQLModel.metadata.tables


def _is_compared(item: object, _name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Whether a part of a table can be compared: SQLite tells no options of a reference that stands with its column."""
    if not isinstance(item, ForeignKeyConstraint) or kind != "foreign_key_constraint":
        return True
    return item.column_keys != ["parent_id"] or context.get_context().dialect.name != "sqlite"


def _migrate(connection: Connection) -> None:
    require_known(connection)
    # Each migration has a transaction of its own.
    connection.rollback()
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
        include_name=_is_ours,
        include_object=_is_compared,
    )
    with context.begin_transaction():
        context.run_migrations()


async def _run(url: str) -> None:
    engine = migration_engine(url)
    async with engine.connect() as connection:
        await connection.run_sync(_migrate)
        await connection.commit()
    await engine.dispose()


url = context.config.attributes.get("url") or get_settings().database
with migration_lock(url):
    asyncio.run(_run(url))
