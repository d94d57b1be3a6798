"""Notes of what the older product is told of recurrence and reminders, by which its own changes show later.

On the way back series are gone before the older tables are written, so what these get is noted first; what stands there
in the end is kept until rows come again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import Json
from taskchat.legacy.bulk import Values, insert_all, rows_by_id
from taskchat.legacy.source import OldRow
from taskchat.legacy.tables import aside_name

# Columns of the older product's tasks.
RECURRENCE, OFFSET, SENT = COLUMNS = ("recurrence", "reminder_offset", "reminder_sent")
_NOTED = sa.table("kept_recurrence_noted", sa.column("id", sa.Uuid), sa.column("columns", Json))
_TOLD = sa.table("kept_recurrence_told", *(sa.column(name, sa.Text) for name in ("id", *COLUMNS)))


@dataclass(frozen=True)
class Told:
    """Values of the columns of a row, as text; None for none."""

    recurrence: str | None = None
    reminder_offset: str | None = None
    reminder_sent: str | None = None

    @property
    def reminder(self) -> tuple[str | None, str | None]:
        """The columns of the reminder."""
        return self.reminder_offset, self.reminder_sent

    @classmethod
    def of(cls, row: OldRow) -> "Told":
        """Return what a row says."""
        return cls(*(None if row[name] is None else str(row[name]) for name in COLUMNS))


def note_columns(connection: Connection, rows: Iterable[tuple[UUID, Values]]) -> None:
    """Note what tasks are to say in the older tables: the columns that get another value, by the tasks' ids."""
    _drop(connection, _NOTED)
    if not (noted := [{"id": key, "columns": values} for key, values in rows]):
        return
    columns = (sa.Column("id", sa.Uuid, primary_key=True), sa.Column("columns", Json, nullable=False))
    sa.Table(_NOTED.name, sa.MetaData(), *columns).create(connection)
    insert_all(connection, _NOTED, noted)


def columns_of(connection: Connection, keys: Iterable[UUID]) -> dict[UUID, Values]:
    """Load what was noted of these tasks."""
    if not sa.inspect(connection).has_table(_NOTED.name):
        return {}
    return {key: row["columns"] for key, row in rows_by_id(connection, _NOTED, keys, "columns").items()}


def keep_told(connection: Connection) -> None:
    """Keep what the older table says in the end."""
    _drop(connection, _NOTED)
    _drop(connection, _TOLD)
    table = aside_name("tasks")
    here = {column["name"] for column in sa.inspect(connection).get_columns(table)}
    if said := [name for name in (RECURRENCE, OFFSET) if name in here]:
        values = [f"CAST({name if name in here else 'NULL'} AS TEXT) AS {name}" for name in ("id", *COLUMNS)]
        some = " OR ".join(f"{name} IS NOT NULL" for name in said)
        connection.execute(sa.DDL(f"CREATE TABLE {_TOLD.name} AS SELECT {', '.join(values)} FROM {table} WHERE {some}"))  # noqa: S608


def load_told(connection: Connection) -> dict[str, Told] | None:
    """Load what was kept, by the older product's ids; None where it was never told anything."""
    if not sa.inspect(connection).has_table(_TOLD.name):
        return None
    return {row.id: Told(*row[1:]) for row in connection.execute(sa.select(_TOLD))}


def forget_told(connection: Connection) -> None:
    """Drop what was noted and kept."""
    _drop(connection, _NOTED)
    _drop(connection, _TOLD)


def _drop(connection: Connection, table: sa.TableClause) -> None:
    connection.execute(sa.DDL(f"DROP TABLE IF EXISTS {table.name}"))
