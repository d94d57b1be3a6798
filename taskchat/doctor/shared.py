"""Checks of what several processes share: Redis, and the connections that PostgreSQL takes."""

import sqlalchemy as sa
from redis.asyncio import Redis

from taskchat.doctor.findings import Finding, Level, first_line
from taskchat.doctor.looking import is_sqlite, open_database
from taskchat.settings import Settings

_SECONDS = 5
_WITHOUT = "none is set: limits and the page's state are this process's own"


async def check_redis(settings: Settings) -> Finding:
    """Check that Redis answers, where one is set."""
    if not settings.redis_url:
        return Finding(Level.GOOD, "redis", _WITHOUT)
    try:
        client = Redis.from_url(settings.redis_url, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS)
        async with client:
            info = await client.info("server")
    except Exception as error:
        return Finding(Level.BAD, "redis", f"cannot be reached; check REDIS_URL ({first_line(error)})")
    return Finding(Level.GOOD, "redis", f"{info['redis_version']} answers")


async def check_connections(settings: Settings) -> Finding:
    """Check that PostgreSQL takes as many connections as all processes may open."""
    if is_sqlite(settings):
        return Finding(Level.GOOD, "connections", "as many as SQLite needs")
    database = None
    try:
        database = open_database(settings)
        async with database.read() as session:
            taken = await session.execute(sa.text("SELECT current_setting('max_connections')::int"))
            allowed: int = taken.scalar_one()
    except Exception:
        return Finding(Level.NOTE, "connections", "could not be looked at; see database")
    finally:
        if database:
            await database.dispose()
    wanted = settings.database_connections
    if wanted >= allowed:
        text = f"up to {wanted} are opened, PostgreSQL takes {allowed} in all; set DATABASE_CONNECTIONS lower"
        return Finding(Level.BAD, "connections", text)
    return Finding(Level.GOOD, "connections", f"up to {wanted} of {allowed} that PostgreSQL takes")
