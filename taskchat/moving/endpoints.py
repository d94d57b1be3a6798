"""Endpoints of a move: a source at the newest migration, and an empty target."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from taskchat.database import alembic_config, head_revision, plain_url, reading_engine
from taskchat.moving.errors import MoveFailed
from taskchat.moving.tables import moved_tables

_VERSIONS = "alembic_version"


def redact(url: str) -> str:
    """Return the URL without its password."""
    return plain_url(url).set(drivername=plain_url(url).get_backend_name()).render_as_string()


def require_other(source: str, target: str) -> None:
    """Raise `MoveFailed` when both ends are the same database."""
    if _identity(source) == _identity(target):
        raise MoveFailed(f"{redact(target)} is the source itself; name another target.")


def require_source_at_head(connection: Connection, url: str) -> None:
    """Raise `MoveFailed` unless every table can be read as this version knows it."""
    current = get_revision(connection)
    if current == head_revision():
        return
    names = table_names(connection)
    if current is None and names:
        raise MoveFailed(f"{redact(url)} is no database of taskchat; for the older product's: import-legacy.")
    raise MoveFailed(
        f"{redact(url)} is at migration {current or 'none'}, this version needs {head_revision()}. "
        f"Run: DATABASE_URL={redact(url)} python -m taskchat migrate"
    )


def prepare_target(url: str) -> None:
    """Bring an empty target to the newest migration; raises `MoveFailed` when something is in it."""
    try:
        names, current = _inspect(url)
    except DBAPIError as error:
        raise MoveFailed(f"{redact(url)} cannot be used: {first_line(error)}") from error
    if not names - {_VERSIONS} and current is None:
        command.upgrade(alembic_config(url), "head")
    elif current is None:
        raise MoveFailed(f"{redact(url)} holds tables of something else; name an empty database as the target.")
    elif current != head_revision():
        raise MoveFailed(f"{redact(url)} is at migration {current}; name an empty database as the target.")


def require_empty(connection: Connection, url: str) -> None:
    """Raise `MoveFailed` when a table of the target holds a row; locks the tables until the transaction ends."""
    tables = moved_tables()
    if connection.dialect.name == "postgresql":
        quote = connection.dialect.identifier_preparer.format_table
        connection.execute(sa.DDL(f"LOCK TABLE {', '.join(map(quote, tables))} IN SHARE ROW EXCLUSIVE MODE"))
    full = [t.name for t in tables if connection.scalar(sa.select(sa.select(sa.literal(1)).select_from(t).exists()))]
    if full:
        raise MoveFailed(f"{redact(url)} has rows in {', '.join(full)}; name an empty database as the target.")


def get_revision(connection: Connection) -> str | None:
    """Return the migration that a database is at."""
    return MigrationContext.configure(connection).get_current_revision()


def table_names(connection: Connection) -> set[str]:
    """List all tables of a database, whoever's."""
    return set(sa.inspect(connection).get_table_names())


def first_line(error: Exception) -> str:
    """Return an error's first line, without the statement and its values, which may be people's words."""
    original = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return (str(original).strip() or type(original).__name__).splitlines()[0][:200]


def _inspect(url: str) -> tuple[set[str], str | None]:
    if _is_missing_file(url):
        return set(), None
    engine: Engine = reading_engine(url)
    with engine.connect() as connection:
        return table_names(connection), get_revision(connection)


def _is_missing_file(url: str) -> bool:
    target = plain_url(url)
    return target.get_backend_name() == "sqlite" and not Path(target.database or "").exists()


def _identity(url: str) -> tuple[object, ...]:
    target = plain_url(url)
    if target.get_backend_name() == "sqlite":
        return ("sqlite", Path(target.database or "").resolve())
    return (target.host, target.port or 5432, target.database, target.query.get("host"))
