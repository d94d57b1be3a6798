"""Import of the older product's database into a new one of taskchat's; the old one stays as it is."""

from alembic import command
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from taskchat import legacy
from taskchat.database import alembic_config, reading_engine, writing_engine
from taskchat.moving.checksums import Total
from taskchat.moving.endpoints import first_line, get_revision, prepare_target, redact, require_empty, require_other
from taskchat.moving.errors import MoveFailed
from taskchat.moving.text_copy import copy_as_text

_STOPPED = "The copy stands in {}, and nothing is lost: `python -m taskchat migrate` goes on with it."


def import_legacy(source: str, target: str) -> list[Total]:
    """Copy the older product's tables from `source` into the empty `target`, and migrate them there.

    Returns the totals of the copy. The source is only read, in one snapshot. Raises `MoveFailed`: the target stays
    empty until everything is copied and verified, and `migrate` can continue from then on.
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
                totals = [copy_as_text(reading, writing, table) for table in tables]
    except DBAPIError as error:
        raise MoveFailed(f"{redact(source)} could not be read in, nothing was copied: {first_line(error)}") from error
    _migrate(target)
    return totals


def _old_tables(connection: Connection, url: str) -> list[str]:
    try:
        legacy.require_known(connection)
        return _tables_to_copy(connection, url)
    except legacy.NotTheOldProduct as error:
        raise MoveFailed(f"{redact(url)}: {error}") from error


def _tables_to_copy(connection: Connection, url: str) -> list[str]:
    if get_revision(connection) is not None:
        raise MoveFailed(f"{redact(url)} is taskchat's already; `copy-db` moves it, after `migrate` if it is behind.")
    if legacy.was_taskchats(connection):
        raise MoveFailed(
            f"{redact(url)} was taskchat's before, and keeps what only taskchat knows. "
            f"Run: DATABASE_URL={redact(url)} python -m taskchat migrate; then move it with `copy-db`."
        )
    if tables := legacy.old_tables(connection):
        return tables
    raise MoveFailed(f"{redact(url)} holds nothing of the older product: there is no table users.")


def _migrate(target: str) -> None:
    try:
        command.upgrade(alembic_config(target), "head")
    except (DBAPIError, legacy.AnotherMigration, legacy.CountsDiffer) as error:
        raise MoveFailed(f"{first_line(error)}\n{_STOPPED.format(redact(target))}") from error
