"""What only taskchat can say is kept aside while the older product is back, and comes back with its next arrival."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql

from taskchat.legacy.tables import KEPT, MESSAGES, TARGETS, TASKS, THREADS, USERS
from taskchat.legacy.writing import insert_all

# In the order in which they refer to each other.
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
# Items that the older product was given as messages; it knows no others.
_SPOKEN = ("user_message", "assistant_message")


def set_aside(connection: Connection) -> None:
    """Copy every table of taskchat, whole."""
    for table in _TABLES:
        connection.execute(sa.DDL(f"DROP TABLE IF EXISTS {KEPT}{table}"))
        connection.execute(sa.DDL(f"CREATE TABLE {KEPT}{table} AS SELECT * FROM {table}"))  # noqa: S608


def kept_tables(connection: Connection) -> list[str]:
    """The tables of which a copy is kept, by their own names."""
    names = set(sa.inspect(connection).get_table_names())
    return [table for table in _TABLES if KEPT + table in names]


def restore(connection: Connection) -> None:
    """Put back what was kept, as it was; the copies stay until all is well."""
    kept = kept_tables(connection)
    if not kept:
        return
    inspector = sa.inspect(connection)
    for table in kept:
        here = {column["name"] for column in inspector.get_columns(table)}
        names = [column["name"] for column in inspector.get_columns(KEPT + table) if column["name"] in here]
        source = sa.table(KEPT + table, *(sa.column(name) for name in names))
        rows = sa.select(*source.c)
        if connection.dialect.name == "sqlite":
            inserted = sa.insert(sa.table(table, *(sa.column(name) for name in names))).prefix_with("OR IGNORE")
            connection.execute(inserted.from_select(names, rows))
        else:
            _restore_postgres(connection, table, names, rows)
    watch(connection, _NAMES)


def _restore_postgres(connection: Connection, table: str, names: list[str], rows: sa.Select) -> None:  # pyright: ignore[reportMissingTypeArgument]
    target = sa.table(table, *(sa.column(name) for name in names))
    connection.execute(postgresql.insert(target).from_select(names, rows).on_conflict_do_nothing())
    if table == MESSAGES.name:
        highest = sa.select(sa.func.coalesce(sa.func.max(MESSAGES.c.sequence), 1)).scalar_subquery()
        connection.execute(sa.select(sa.func.setval(sa.func.pg_get_serial_sequence("messages", "sequence"), highest)))


def watch(connection: Connection, names: Iterable[str]) -> None:
    """Begin to remember, under each name, which rows one product knows of the other's."""
    for name in names:
        sa.Table(_SEEN + name, sa.MetaData(), sa.Column("id", sa.Uuid)).create(connection, checkfirst=True)


def comes_again(connection: Connection) -> bool:
    """Whether this database was here before."""
    return bool(kept_tables(connection))


def note_seen(connection: Connection, name: str, keys: Iterable[UUID]) -> None:
    """Remember rows by their ids here."""
    insert_all(connection, sa.table(_SEEN + name, sa.column("id", sa.Uuid)), [{"id": key} for key in keys])


def remove_unseen(connection: Connection, tables: list[str]) -> None:
    """Delete what was deleted over there: things it was given, and has no more."""
    if {"message", "messages"} & set(tables):
        connection.execute(sa.delete(MESSAGES).where(unseen(MESSAGES, MESSAGES.name), MESSAGES.c.kind.in_(_SPOKEN)))
    for table, source in ((THREADS, "conversation"), (TASKS, "tasks"), (USERS, "users")):
        if source in tables:
            connection.execute(sa.delete(table).where(unseen(table, table.name)))


def forget(connection: Connection) -> None:
    """All is well: the copies are needed no more."""
    for table in kept_tables(connection):
        connection.execute(sa.DDL(f"DROP TABLE {KEPT}{table}"))
    unwatch(connection, _NAMES)


def unwatch(connection: Connection, names: Iterable[str]) -> None:
    """What was remembered is needed no more."""
    for name in names:
        connection.execute(sa.DDL(f"DROP TABLE IF EXISTS {_SEEN}{name}"))


def unseen(table: sa.TableClause, name: str) -> sa.ColumnElement[bool]:
    """The condition that picks rows which are not remembered under a name."""
    seen = sa.table(_SEEN + name, sa.column("id", sa.Uuid))
    return ~sa.exists().where(seen.c.id == table.c.id)
