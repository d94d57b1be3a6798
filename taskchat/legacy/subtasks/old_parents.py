"""Parents that the older product's tasks name: which are parents of subtasks, and which only count a series."""

from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.source import OldRow, Source
from taskchat.legacy.subtasks.told import PARENT
from taskchat.legacy.tables import aside_name
from taskchat.legacy.values import to_key

RECURRENCE = "recurrence"


class Named(NamedTuple):
    """Row that names a parent, and that parent's id here; `counts` where both are of one series."""

    reader: RowReader
    parent_id: UUID
    counts: bool


class OldParents:
    """Reads the rows that name a parent.

    When a task that came again was done, the older product made the next one of it and named the first as its parent:
    that is no subtask.
    """

    def __init__(self, connection: Connection, source: Source) -> None:
        self._names = PARENT in source.types
        self._recurring: set[str] = set()
        if self._names and RECURRENCE in source.types:
            tasks = sa.table(aside_name(source.table), sa.column("id"), sa.column(RECURRENCE))
            # JSON's own null is none either.
            said = sa.cast(tasks.c[RECURRENCE], sa.Text)
            ids = sa.select(sa.cast(tasks.c.id, sa.Text)).where(said.is_not(None), said.not_in(("", "null", "{}")))
            self._recurring = set(connection.scalars(ids))

    def read(self, row: OldRow) -> Named | None:
        """Return what a row says; None where it names no parent."""
        parent = row[PARENT] if self._names else None
        if parent is None or str(parent) == "":
            return None
        counts = bool({str(row["id"]), str(parent)} & self._recurring)
        return Named(RowReader(row, "task"), to_key("task", parent), counts)
