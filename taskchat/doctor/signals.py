"""Check that processes on one database hear each other."""

from taskchat import feed
from taskchat.doctor.findings import Finding, Level
from taskchat.doctor.looking import is_sqlite, open_database
from taskchat.settings import Settings

_DEAF = "one process only: a pooler lends connections out between two transactions; let DATABASE_URL pool sessions"


async def check_signals(settings: Settings) -> Finding:
    """Check that what one process says on PostgreSQL is heard by the others."""
    if is_sqlite(settings):
        return Finding(Level.GOOD, "processes", "one, as on SQLite")
    database = None
    try:
        database = open_database(settings)
        heard = await feed.hears(database)
    except Exception:
        return Finding(Level.NOTE, "processes", "could not be looked at; see database")
    finally:
        if database:
            await database.dispose()
    if not heard:
        return Finding(Level.NOTE, "processes", _DEAF)
    return Finding(Level.GOOD, "processes", "hear each other")
