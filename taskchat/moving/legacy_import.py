"""The older product's database, read into a new one of taskchat's and left as it is."""

from alembic import command
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from taskchat import legacy
from taskchat.database import alembic_config, reading_engine, writing_engine
from taskchat.moving.checksums import Total
from taskchat.moving.endpoints import first_line, prepare_target, require_empty, require_other, revision_of, shown
from taskchat.moving.errors import MoveFailed
from taskchat.moving.text_copy import copy_raw

_STOPPED = "The copy stands in {}, and nothing is lost: `python -m taskchat migrate` goes on with it."


def import_legacy(source: str, target: str) -> list[Total]:
    """Copy the older product's tables from `source` into the empty `target`, and migrate them there.

    Gives what was copied. The source is only read, in one snapshot. Raises `MoveFailed`; until everything is copied
    and read again the target stays empty, from then on `migrate` can go on with it.
    """
    require_other(source, target)
    try:
        with reading_engine(source).connect() as reading:
            tables = _old_tables(reading, source)
            prepare_target(target)
            with writing_engine(target).connect() as looking:
                require_empty(looking, target)
            command.downgrade(alembic_config(target), "base")
            with writing_engine(target).begin() as writing:
                totals = [copy_raw(reading, writing, table) for table in tables]
    except DBAPIError as error:
        raise MoveFailed(f"{shown(source)} could not be read in, nothing was copied: {first_line(error)}") from error
    _migrate(target)
    return totals


def _old_tables(connection: Connection, url: str) -> list[str]:
    if revision_of(connection) is not None:
        raise MoveFailed(f"{shown(url)} is taskchat's already; `copy-db` moves it, after `migrate` if it is behind.")
    if legacy.was_taskchats(connection):
        raise MoveFailed(
            f"{shown(url)} was taskchat's before, and keeps what only taskchat knows. "
            f"Run: DATABASE_URL={shown(url)} python -m taskchat migrate; then move it with `copy-db`."
        )
    try:
        tables = legacy.old_tables(connection)
    except legacy.NotTheOldProduct as error:
        raise MoveFailed(str(error)) from error
    if "users" not in tables:
        raise MoveFailed(f"{shown(url)} holds nothing of the older product: there is no table users.")
    return tables


def _migrate(target: str) -> None:
    try:
        command.upgrade(alembic_config(target), "head")
    except (DBAPIError, legacy.AnotherMigration, legacy.CountsDiffer) as error:
        raise MoveFailed(f"{first_line(error)}\n{_STOPPED.format(shown(target))}") from error
