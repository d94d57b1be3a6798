"""Tasks that the older product made of the same one: how many it counted."""

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.source import Source
from taskchat.legacy.tables import aside_name


class Siblings:
    """Counts of tasks by the one that they were made of, in `parent_task_id`."""

    def __init__(self, connection: Connection, source: Source) -> None:
        self._made: dict[str, int] = {}
        if "parent_task_id" in source.types:
            parent = sa.cast(sa.column("parent_task_id"), sa.Text)
            made = sa.select(parent, sa.func.count()).select_from(sa.table(aside_name(source.table)))
            found = connection.execute(made.where(parent.is_not(None)).group_by(parent))
            self._made = {row[0]: row[1] for row in found}

    def before(self, reader: RowReader) -> int:
        """Return how many there were before a row's task, as the older product counts them: all others."""
        return self._made.get(str(reader.row["parent_task_id"] or reader.row["id"]), 0)
