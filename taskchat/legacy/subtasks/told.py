"""Notes of what the older product is told of parents, by which its own changes show later.

On the way back the parents here are gone before the older tables are written, so what these get is noted first; what
stands there is kept until rows come again.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.legacy.bulk import insert_all
from taskchat.legacy.renamed_tables import aside_tables
from taskchat.legacy.tables import aside_name

# The column of the older product's tasks.
PARENT = "parent_task_id"
_NOTED = sa.table("kept_parents_noted", sa.column("id", sa.Uuid), sa.column("parent_id", sa.Uuid))
_TOLD = sa.table("kept_parents_told", sa.column("id", sa.Text), sa.column("parent", sa.Text))


def note_columns(connection: Connection, rows: Iterable[tuple[UUID, UUID | None]]) -> None:
    """Note the parents that tasks are to have in the older table, where that says others, by the tasks' ids."""
    _drop(connection, _NOTED)
    if noted := [{"id": key, "parent_id": parent} for key, parent in rows]:
        columns = (sa.Column("id", sa.Uuid, primary_key=True), sa.Column("parent_id", sa.Uuid))
        sa.Table(_NOTED.name, sa.MetaData(), *columns).create(connection)
        insert_all(connection, _NOTED, noted)


def noted_parents(connection: Connection) -> Iterator[tuple[UUID, UUID | None]]:
    """Yield what was noted."""
    if sa.inspect(connection).has_table(_NOTED.name):
        yield from ((row.id, row.parent_id) for row in connection.execute(sa.select(_NOTED)).all())


def keep_parents(connection: Connection) -> None:
    """Keep what the older table says by now."""
    _drop(connection, _TOLD)
    if "tasks" not in aside_tables(connection):
        return
    table = aside_name("tasks")
    if PARENT in {column["name"] for column in sa.inspect(connection).get_columns(table)}:
        columns = f"CAST(id AS TEXT) AS id, CAST({PARENT} AS TEXT) AS parent"
        said = f"SELECT {columns} FROM {table} WHERE {PARENT} IS NOT NULL"  # noqa: S608
        connection.execute(sa.DDL(f"CREATE TABLE {_TOLD.name} AS {said}"))


def load_told(connection: Connection) -> dict[str, str] | None:
    """Load what was kept, by the older product's ids; None where it was never told anything."""
    if not sa.inspect(connection).has_table(_TOLD.name):
        return None
    return {row.id: row.parent for row in connection.execute(sa.select(_TOLD))}


def forget_told(connection: Connection) -> None:
    """Drop what was noted and kept."""
    _drop(connection, _NOTED)
    _drop(connection, _TOLD)


def _drop(connection: Connection, table: sa.TableClause) -> None:
    connection.execute(sa.DDL(f"DROP TABLE IF EXISTS {table.name}"))
