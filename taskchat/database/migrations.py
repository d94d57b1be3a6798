"""Alembic on our databases: its configuration, its engine, and the check that a database is at head."""

from functools import cache

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from taskchat.database.discretion import keep_values_out
from taskchat.database.engine import Database
from taskchat.database.sqlite import begin_sqlite, disable_driver_transactions
from taskchat.database.sync_engines import conversion_engine
from taskchat.database.urls import async_url, connect_options, make_folder, plain_url, to_json
from taskchat.settings import MIGRATIONS


def migration_engine(url: str) -> AsyncEngine:
    """Make an engine for migrations: on SQLite its statements are transactional and foreign keys are not followed.

    Rebuilding a table, SQLite's way to alter one, would otherwise delete the rows that refer to it.
    """
    target = async_url(url)
    options = connect_options(target)
    engine = create_async_engine(
        target, json_serializer=to_json, hide_parameters=True, poolclass=NullPool, connect_args=options
    )
    keep_values_out(engine.sync_engine)
    if engine.dialect.name == "sqlite":
        make_folder(engine.url)
        event.listen(engine.sync_engine, "connect", disable_driver_transactions)
        event.listen(engine.sync_engine, "begin", begin_sqlite)
    return engine


def alembic_config(url: str) -> Config:
    """Make Alembic's configuration for the database at `url`."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


@cache
def head_revision() -> str | None:
    """Return the newest migration there is."""
    return ScriptDirectory.from_config(alembic_config("")).get_current_head()


def current_revision(url: str) -> str | None:
    """Return the migration that the database at `url` is at; None before the first."""
    engine = conversion_engine(plain_url(url))
    try:
        with engine.connect() as connection:
            return next(iter(MigrationContext.configure(connection).get_current_heads()), None)
    finally:
        engine.dispose()


@cache
def known_revisions() -> frozenset[str]:
    """Return every migration of this version."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(alembic_config("")).walk_revisions())


class DatabaseBehind(Exception):
    """The database lacks migrations of this version; the text names the remedy."""


async def require_head(database: Database) -> None:
    """Raise `DatabaseBehind` unless the database is at the newest migration."""
    current, head = await database.revision(), head_revision()
    if current != head:
        raise DatabaseBehind(
            f"The database is at migration {current or 'none'}, this version of taskchat needs {head}. "
            "Run: python -m taskchat migrate"
        )
