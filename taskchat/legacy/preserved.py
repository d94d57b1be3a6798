"""Copies of what only taskchat knows, preserved while the older product is back and restored by the next upgrade."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql

from taskchat.legacy.bulk import insert_all
from taskchat.legacy.tables import KEPT_PREFIX, MESSAGES, TARGETS, TASKS, THREADS, USERS

# In the order of their references.
_TABLES = (
    "users",
    "revoked_tokens",
    "tasks",
    "task_changes",
    "threads",
    "messages",
    "attachments",
    "model_usage",
    "tool_usage",
    "thread_summaries",
    "migration_rejects",
)
_SEEN = "legacy_seen_"
_NAMES = tuple(table.name for table in TARGETS)
# Kinds of items that the older product stores as messages; it has no others.
_SPOKEN_KINDS = ("user_message", "assistant_message")


def copy_tables(connection: Connection) -> None:
    """Copy every table of taskchat, whole."""
    for table in _TABLES:
        connection.execute(sa.DDL(f"DROP TABLE IF EXISTS {KEPT_PREFIX}{table}"))
        connection.execute(sa.DDL(f"CREATE TABLE {KEPT_PREFIX}{table} AS SELECT * FROM {table}"))  # noqa: S608


def preserved_tables(connection: Connection) -> list[str]:
    """List the tables that have a preserved copy, by their own names."""
    names = set(sa.inspect(connection).get_table_names())
    return [table for table in _TABLES if KEPT_PREFIX + table in names]


def restore(connection: Connection) -> None:
    """Restore the preserved rows unchanged; the copies stay until `drop_copies`."""
    kept = preserved_tables(connection)
    if not kept:
        return
    inspector = sa.inspect(connection)
    for table in kept:
        here = {column["name"] for column in inspector.get_columns(table)}
        names = [column["name"] for column in inspector.get_columns(KEPT_PREFIX + table) if column["name"] in here]
        source = sa.table(KEPT_PREFIX + table, *(sa.column(name) for name in names))
        rows = sa.select(*source.c)
        if connection.dialect.name == "sqlite":
            inserted = sa.insert(sa.table(table, *(sa.column(name) for name in names))).prefix_with("OR IGNORE")
            connection.execute(inserted.from_select(names, rows))
        else:
            _restore_postgres(connection, table, names, rows)
    create_seen_tables(connection, _NAMES)


def _restore_postgres(connection: Connection, table: str, names: list[str], rows: sa.Select) -> None:  # pyright: ignore[reportMissingTypeArgument]
    target = sa.table(table, *(sa.column(name) for name in names))
    connection.execute(postgresql.insert(target).from_select(names, rows).on_conflict_do_nothing())
    if table == MESSAGES.name:
        highest = sa.select(sa.func.coalesce(sa.func.max(MESSAGES.c.sequence), 1)).scalar_subquery()
        connection.execute(sa.select(sa.func.setval(sa.func.pg_get_serial_sequence("messages", "sequence"), highest)))


def create_seen_tables(connection: Connection, names: Iterable[str]) -> None:
    """Create a table under each name for the ids of rows that the other product knows."""
    for name in names:
        sa.Table(_SEEN + name, sa.MetaData(), sa.Column("id", sa.Uuid)).create(connection, checkfirst=True)


def was_taskchats(connection: Connection) -> bool:
    """Whether taskchat has used this database before."""
    return bool(preserved_tables(connection))


def mark_seen(connection: Connection, name: str, keys: Iterable[UUID]) -> None:
    """Record rows by their ids here as known to the other product."""
    insert_all(connection, sa.table(_SEEN + name, sa.column("id", sa.Uuid)), [{"id": key} for key in keys])


def delete_unseen(connection: Connection, tables: list[str]) -> None:
    """Delete rows that the older product had been given and has deleted since."""
    if {"message", "messages"} & set(tables):
        connection.execute(
            sa.delete(MESSAGES).where(is_unseen(MESSAGES, MESSAGES.name), MESSAGES.c.kind.in_(_SPOKEN_KINDS))
        )
    for table, source in ((THREADS, "conversation"), (TASKS, "tasks"), (USERS, "users")):
        if source in tables:
            connection.execute(sa.delete(table).where(is_unseen(table, table.name)))


def drop_copies(connection: Connection) -> None:
    """Drop the preserved copies, and the tables of seen ids."""
    for table in preserved_tables(connection):
        connection.execute(sa.DDL(f"DROP TABLE {KEPT_PREFIX}{table}"))
    drop_seen_tables(connection, _NAMES)


def drop_seen_tables(connection: Connection, names: Iterable[str]) -> None:
    """Drop the tables of seen ids."""
    for name in names:
        connection.execute(sa.DDL(f"DROP TABLE IF EXISTS {_SEEN}{name}"))


def is_unseen(table: sa.TableClause, name: str) -> sa.ColumnElement[bool]:
    """Build the SQL condition for rows whose ids are not recorded under a name."""
    seen = sa.table(_SEEN + name, sa.column("id", sa.Uuid))
    return ~sa.exists().where(seen.c.id == table.c.id)
