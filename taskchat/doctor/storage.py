"""Checks of the database and of the conversations in it."""

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import col

from taskchat import legacy
from taskchat.chat import MessageRow, ThreadRow
from taskchat.database import PREPARE, Database, DatabaseBehind, require_head
from taskchat.doctor.findings import Finding, Level, first_line
from taskchat.doctor.looking import NotMadeYet, open_database
from taskchat.settings import Settings

_MIGRATE = "python -m taskchat migrate"
_POOLED = (
    "a pooler hands its connections on from transaction to transaction. Unless it keeps prepared statements (PgBouncer "
    "from 1.21 on, with max_prepared_statements), add ?prepare_threshold=none to DATABASE_URL"
)


async def check_database(settings: Settings) -> Finding:
    """Check that the database answers and is at the newest migration; if not, tell whose it is and how far it came."""
    try:
        database = open_database(settings)
    except NotMadeYet as error:
        return Finding(Level.BAD, "database", f"{error}. Run: {_MIGRATE}")
    except OSError as error:
        return Finding(Level.BAD, "database", f"its folder cannot be made: {error.strerror}; check DATABASE_URL")
    try:
        await require_head(database)
        pooled = not database.is_sqlite and await is_pooled(database.engine)
    except DatabaseBehind as error:
        return Finding(Level.BAD, "database", await _explain_behind(database) or str(error))
    except Exception as error:
        return Finding(Level.BAD, "database", f"cannot be reached; check DATABASE_URL ({first_line(error)})")
    finally:
        await database.dispose()
    if pooled and PREPARE not in database.url.query:
        return Finding(Level.NOTE, "database", _POOLED)
    return Finding(Level.GOOD, "database", f"{database.url.get_backend_name()}, at the newest migration")


async def is_pooled(engine: AsyncEngine) -> bool:
    """Whether transactions of one connection run in several processes of the server, as behind a pooler."""
    process = sa.select(sa.func.pg_backend_pid())
    async with engine.connect() as one, engine.connect() as other:
        first = await one.scalar(process)
        await one.commit()
        # Takes what a pooler has just got back, and keeps it.
        await other.scalar(process)
        return await one.scalar(process) != first


async def _explain_behind(database: Database) -> str | None:
    async with database.engine.connect() as connection:
        return await connection.run_sync(_describe_old_product)


def _describe_old_product(connection: Connection) -> str | None:
    if legacy.aside_tables(connection):
        return (
            f"its migration from the older product stopped in the middle{_format_progress(connection)}. Run: {_MIGRATE}"
        )
    try:
        legacy.require_known(connection)
        tables = legacy.old_tables(connection)
    except legacy.NotTheOldProduct as error:
        return str(error)
    if tables:
        return (
            f"this is the older product's database ({', '.join(tables)}), not migrated yet. Keep a copy "
            f"(python -m taskchat backup, or pg_dump), then run: {_MIGRATE}"
        )
    return None


def _format_progress(connection: Connection) -> str:
    if not sa.inspect(connection).has_table(str(legacy.Step.__tablename__)):
        return ""
    steps = sa.select(legacy.Step).where(sa.column("finished_at").is_(None), sa.column("total") > 0)
    parts = [f"{step.name} {step.position:,} of {step.total:,}" for step in connection.execute(steps)]
    return f" ({', '.join(parts)}); it goes on where it was" if parts else ""


async def check_conversations(settings: Settings) -> Finding:
    """Check that each message belongs to a conversation: the page shows no other messages."""
    database = None
    try:
        database = open_database(settings)
        async with database.read() as session:
            threads = await session.scalar(sa.select(sa.func.count()).select_from(ThreadRow))
            orphaned = col(MessageRow.thread_id).not_in(sa.select(ThreadRow.id))  # pyright: ignore[reportArgumentType, reportCallIssue]
            orphans = await session.scalar(sa.select(sa.func.count()).select_from(MessageRow).where(orphaned))
    except Exception:
        return Finding(Level.NOTE, "conversations", "could not be looked at; see database")
    finally:
        if database:
            await database.dispose()
    if orphans:
        text = f"{orphans:,} messages stand in conversations that do not exist; restore a backup, or delete them"
        return Finding(Level.BAD, "conversations", text)
    return Finding(Level.GOOD, "conversations", f"{threads:,}, and every message is in one")
