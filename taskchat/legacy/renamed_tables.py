"""The older product's tables make room, and come back: the same tables under another name."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.legacy.refusals import MigrationRefused
from taskchat.legacy.tables import ASIDE, OLD, aside_name

# What a table of the older product has for certain; one without is somebody else's.
_CERTAIN = {
    "users": {"id", "email"},
    "tasks": {"id", "title"},
    "conversation": {"id"},
    "threads": {"id"},
    "message": {"role", "content"},
    "messages": {"role", "content"},
}
# SQLite renames no index and takes triggers along; they are made again from their own words.
_WORDS = sa.table("legacy_statements", sa.column("position", sa.Integer), sa.column("words", sa.Text))
_LONGEST_NAME = 63
_INDEXES = sa.text("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND tablename = :table")
# Those of keys are renamed with their indexes.
_RULES = sa.text("SELECT conname FROM pg_constraint WHERE contype IN ('c', 'f') AND conrelid = to_regclass(:table)")


class NotTheOldProduct(MigrationRefused):
    """A table stands where one of taskchat's must, and is not the older product's."""


def aside_tables(connection: Connection) -> list[str]:
    """The older product's tables that stand aside, by the names they had."""
    names = set(sa.inspect(connection).get_table_names())
    return [table for table in OLD if aside_name(table) in names]


def old_tables(connection: Connection) -> list[str]:
    """The older product's tables under their own names; raises `NotTheOldProduct` for one that is somebody else's."""
    inspector = sa.inspect(connection)
    found = [table for table in OLD if table in set(inspector.get_table_names())]
    for table in found:
        _check(table, {column["name"] for column in inspector.get_columns(table)})
    return found


def move_aside(connection: Connection) -> dict[str, int]:
    """Rename the older product's tables; gives how many rows each has. Raises `NotTheOldProduct`, and does nothing."""
    found = old_tables(connection)
    counts = {table: count_of(connection, table) for table in found}
    if found and connection.dialect.name == "sqlite":
        _drop_words(connection, found)
    for table in found:
        _rename(connection, table, aside_name(table))
    return counts


def bring_back(connection: Connection) -> None:
    """Give the older product's tables their names again."""
    for table in OLD:
        # A migration that stopped on its way may have left it.
        connection.execute(sa.DDL(f"DROP TABLE IF EXISTS legacy_order_{table}"))
        connection.execute(sa.DDL(f"DROP TABLE IF EXISTS legacy_seen_{table}"))
    for table in aside_tables(connection):
        _rename(connection, aside_name(table), table)
    if connection.dialect.name == "sqlite" and _WORDS.name in sa.inspect(connection).get_table_names():
        for words in connection.scalars(sa.select(_WORDS.c.words).order_by(_WORDS.c.position)).all():
            connection.exec_driver_sql(words)
        connection.execute(sa.DDL(f"DROP TABLE {_WORDS.name}"))


def count_of(connection: Connection, table: str) -> int:
    """How many rows a table has."""
    return connection.scalar(sa.select(sa.func.count()).select_from(sa.table(table))) or 0


def _check(table: str, columns: set[str]) -> None:
    if missing := _CERTAIN[table] - columns:
        raise NotTheOldProduct(
            f"The table {table} is not the older product's (it has no column {sorted(missing)[0]}), and taskchat needs "
            "its name. Nothing was changed. Give taskchat a database of its own, or rename that table."
        )


def _rename(connection: Connection, name: str, to: str) -> None:
    quote = connection.dialect.identifier_preparer.quote
    if connection.dialect.name == "postgresql":
        # Somebody who holds the table for long must not make everybody else wait behind this.
        connection.execute(sa.DDL("SET LOCAL lock_timeout = '5s'"))
        aside = to.startswith(ASIDE)
        for index, other in _renamed(connection, _INDEXES, name, aside=aside):
            connection.execute(sa.DDL(f"ALTER INDEX {quote(index)} RENAME TO {quote(other)}"))
        for rule, other in _renamed(connection, _RULES, name, aside=aside):
            connection.execute(sa.DDL(f"ALTER TABLE {quote(name)} RENAME CONSTRAINT {quote(rule)} TO {quote(other)}"))
    connection.execute(sa.DDL(f"ALTER TABLE {quote(name)} RENAME TO {quote(to)}"))


def _renamed(connection: Connection, listed: sa.TextClause, table: str, *, aside: bool) -> Iterator[tuple[str, str]]:
    """Indexes share one namespace with taskchat's own; names of constraints are chosen so that none is there twice."""
    for name in connection.scalars(listed, {"table": table}).all():
        if aside and len(ASIDE + name) <= _LONGEST_NAME:
            yield name, ASIDE + name
        elif not aside and name.startswith(ASIDE):
            yield name, name.removeprefix(ASIDE)


def _drop_words(connection: Connection, tables: list[str]) -> None:
    """Take indexes and triggers away from tables that are renamed, and keep the words that made them."""
    connection.execute(sa.DDL(f"CREATE TABLE {_WORDS.name} (position INTEGER PRIMARY KEY, words TEXT NOT NULL)"))
    listed = sa.text(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND tbl_name IN :tables "
        "AND sql IS NOT NULL ORDER BY rowid"
    ).bindparams(sa.bindparam("tables", expanding=True))
    quote = connection.dialect.identifier_preparer.quote
    for kind, name, words in connection.execute(listed, {"tables": tables}).all():
        connection.execute(sa.DDL(f"DROP {kind.upper()} {quote(name)}"))
        connection.execute(sa.insert(_WORDS).values(words=words))
