"""Renames the older product's tables out of the way, and back."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.legacy.recognition import old_tables
from taskchat.legacy.tables import ASIDE_PREFIX, OLD_TABLES, aside_name

# SQLite renames no index and moves triggers along; both are created again from their own statements.
_STATEMENTS = sa.table("legacy_statements", sa.column("position", sa.Integer), sa.column("words", sa.Text))
_MAX_NAME = 63
_INDEXES = sa.text("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND tablename = :table")
# Key constraints are renamed with their indexes.
_RULES = sa.text("SELECT conname FROM pg_constraint WHERE contype IN ('c', 'f') AND conrelid = to_regclass(:table)")


def aside_tables(connection: Connection) -> list[str]:
    """List the older product's tables that are renamed, by their original names."""
    names = set(sa.inspect(connection).get_table_names())
    return [table for table in OLD_TABLES if aside_name(table) in names]


def move_aside(connection: Connection) -> dict[str, int]:
    """Rename the older product's tables, and return the number of rows of each.

    Raises `NotTheOldProduct` before anything is renamed.
    """
    found = old_tables(connection)
    counts = {table: count_rows(connection, table) for table in found}
    if found and connection.dialect.name == "sqlite":
        _drop_statements(connection, found)
    for table in found:
        _rename(connection, table, aside_name(table))
    return counts


def bring_back(connection: Connection) -> None:
    """Give the older product's tables their names again."""
    for table in OLD_TABLES:
        # An interrupted migration may have left it.
        connection.execute(sa.DDL(f"DROP TABLE IF EXISTS legacy_order_{table}"))
        connection.execute(sa.DDL(f"DROP TABLE IF EXISTS legacy_seen_{table}"))
    for table in aside_tables(connection):
        _rename(connection, aside_name(table), table)
    if connection.dialect.name == "sqlite" and _STATEMENTS.name in sa.inspect(connection).get_table_names():
        for words in connection.scalars(sa.select(_STATEMENTS.c.words).order_by(_STATEMENTS.c.position)).all():
            connection.exec_driver_sql(words)
        connection.execute(sa.DDL(f"DROP TABLE {_STATEMENTS.name}"))


def count_rows(connection: Connection, table: str) -> int:
    """Count the rows of a table."""
    return connection.scalar(sa.select(sa.func.count()).select_from(sa.table(table))) or 0


def _rename(connection: Connection, name: str, to: str) -> None:
    quote = connection.dialect.identifier_preparer.quote
    if connection.dialect.name == "postgresql":
        # A long lock on the table must not make everybody else wait behind this statement.
        connection.execute(sa.DDL("SET LOCAL lock_timeout = '5s'"))
        aside = to.startswith(ASIDE_PREFIX)
        for index, other in _renamed(connection, _INDEXES, name, aside=aside):
            connection.execute(sa.DDL(f"ALTER INDEX {quote(index)} RENAME TO {quote(other)}"))
        for rule, other in _renamed(connection, _RULES, name, aside=aside):
            connection.execute(sa.DDL(f"ALTER TABLE {quote(name)} RENAME CONSTRAINT {quote(rule)} TO {quote(other)}"))
    connection.execute(sa.DDL(f"ALTER TABLE {quote(name)} RENAME TO {quote(to)}"))


def _renamed(connection: Connection, listed: sa.TextClause, table: str, *, aside: bool) -> Iterator[tuple[str, str]]:
    """Pair each index or constraint with its new name.

    Indexes share one namespace with taskchat's own; names of constraints are chosen so that none appears twice.
    """
    for name in connection.scalars(listed, {"table": table}).all():
        if aside and len(ASIDE_PREFIX + name) <= _MAX_NAME:
            yield name, ASIDE_PREFIX + name
        elif not aside and name.startswith(ASIDE_PREFIX):
            yield name, name.removeprefix(ASIDE_PREFIX)


def _drop_statements(connection: Connection, tables: list[str]) -> None:
    """Drop indexes and triggers of tables that are renamed, and keep the statements that created them."""
    connection.execute(sa.DDL(f"CREATE TABLE {_STATEMENTS.name} (position INTEGER PRIMARY KEY, words TEXT NOT NULL)"))
    listed = sa.text(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND tbl_name IN :tables "
        "AND sql IS NOT NULL ORDER BY rowid"
    ).bindparams(sa.bindparam("tables", expanding=True))
    quote = connection.dialect.identifier_preparer.quote
    for kind, name, words in connection.execute(listed, {"tables": tables}).all():
        connection.execute(sa.DDL(f"DROP {kind.upper()} {quote(name)}"))
        connection.execute(sa.insert(_STATEMENTS).values(words=words))
