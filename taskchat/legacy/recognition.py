"""Recognition of the older product's database: what only looks like it is refused before anything is written."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, TableClause

from taskchat.database import known_revisions
from taskchat.legacy.errors import MigrationRefused
from taskchat.legacy.tables import OLD_TABLES

# Columns that every version of the older product has; a table without them is somebody else's.
_REQUIRED_COLUMNS = {
    "users": {"id", "email"},
    "tasks": {"id", "title", "user_id"},
    "conversation": {"id", "user_id"},
    "threads": {"id", "user_id"},
    "message": {"role", "content"},
    "messages": {"role", "content"},
}
_MESSAGES = ("message", "messages")
# A message belongs to its writer, or to whose the conversation is.
_PLACES = {"conversation_id": "conversation", "thread_id": "threads"}
_VERSIONS = "alembic_version"
# Tables that only taskchat has, from its first migrations on.
_OURS = {"revoked_tokens", "task_changes"}
_NOTHING_CHANGED = "Nothing was changed. Give taskchat a database of its own"


class NotTheOldProduct(MigrationRefused):
    """The database, or a table with the name of one of taskchat's, is another product's."""


def old_tables(connection: Connection) -> list[str]:
    """List the older product's tables under their own names; raises `NotTheOldProduct` for somebody else's."""
    inspector = sa.inspect(connection)
    found = [table for table in OLD_TABLES if table in set(inspector.get_table_names())]
    for table in found:
        _require_shape(table, {column["name"] for column in inspector.get_columns(table)})
    if found and "users" not in found:
        raise NotTheOldProduct(
            f"There is {_named(found)} but no table users, so this is not the older product's database, and taskchat "
            f"needs the names. {_NOTHING_CHANGED}."
        )
    return found


def require_known(connection: Connection) -> None:
    """Raise `NotTheOldProduct` unless the database is empty, taskchat's, or the older product's."""
    revisions = _revisions(connection)
    if unknown := [revision for revision in revisions if revision not in known_revisions()]:
        raise NotTheOldProduct(_explain_revision(connection, unknown[0]))
    if not revisions and (found := old_tables(connection)):
        _require_owners(connection, found)


def _revisions(connection: Connection) -> list[str]:
    if not sa.inspect(connection).has_table(_VERSIONS):
        return []
    versions = sa.table(_VERSIONS, sa.column("version_num", sa.String))
    return list(connection.scalars(sa.select(versions.c.version_num)))


def _explain_revision(connection: Connection, revision: str) -> str:
    if set(sa.inspect(connection).get_table_names()) >= _OURS:
        return (
            f"The database is at migration {revision}, which this version of taskchat does not know: a newer one made "
            "it. Nothing was changed. Install that version, or restore a backup of before."
        )
    return (
        f"The database is at a migration of another product ({_VERSIONS}: {revision}). {_NOTHING_CHANGED}; if it is "
        f"the older product's all the same, rename the table {_VERSIONS} first."
    )


def _require_shape(table: str, columns: set[str]) -> None:
    missing = sorted(_REQUIRED_COLUMNS[table] - columns)
    if table in _MESSAGES and not columns & {"user_id", *_PLACES}:
        missing.append("user_id")
    if missing:
        raise NotTheOldProduct(
            f"The table {table} is not the older product's (it has no column {missing[0]}), and taskchat needs its "
            f"name. {_NOTHING_CHANGED}, or rename that table."
        )


def _require_owners(connection: Connection, found: Sequence[str]) -> None:
    """Refuse a table of which every row would be: its owners are in a table of another name."""
    owned = {table: _has_owned_row(connection, table, found) for table in found if table != "users"}
    # Messages bring conversations along whose users are gone.
    spoken = any(owned.get(table) for table in _MESSAGES)
    for table, is_owned in owned.items():
        if is_owned is False and not (spoken and table in _PLACES.values()):
            raise NotTheOldProduct(
                f"No row of {table} belongs to anybody in the table users, so this is not the older product's "
                f"database, and nothing of {table} could be kept. {_NOTHING_CHANGED}; if it is the older product's all "
                "the same, delete these rows first."
            )


def _has_owned_row(connection: Connection, table: str, found: Sequence[str]) -> bool | None:
    """Look for a row whose owner is known: True or False, and None where there is no row."""
    inspector = sa.inspect(connection)
    rows = sa.table(table, *(sa.column(column["name"]) for column in inspector.get_columns(table)))
    if not _any(connection, rows, []):
        return None
    return any(_any(connection, rows, [condition]) for condition in _ownerships(rows, found))


def _ownerships(rows: TableClause, found: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    people = sa.select(_bare(sa.column("id"))).select_from(sa.table("users"))
    if "user_id" in rows.c:
        yield _bare(rows.c.user_id).in_(people)
    for column, place in _PLACES.items():
        if rows.name in _MESSAGES and column in rows.c and place in found:
            theirs = sa.select(_bare(sa.column("id"))).select_from(sa.table(place))
            yield _bare(rows.c[column]).in_(theirs.where(_bare(sa.column("user_id")).in_(people)))


def _any(connection: Connection, rows: TableClause, conditions: Sequence[ColumnElement[bool]]) -> bool:
    return bool(connection.scalar(sa.select(sa.select(sa.literal(1)).select_from(rows).where(*conditions).exists())))


def _bare(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return sa.func.replace(sa.func.lower(sa.cast(column, sa.Text)), "-", "")


def _named(tables: Sequence[str]) -> str:
    return f"a table {tables[0]}" if len(tables) == 1 else f"tables {', '.join(tables[:-1])} and {tables[-1]}"
