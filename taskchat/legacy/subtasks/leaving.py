"""Way back: the parents of subtasks, noted for the older product's column before this one's goes.

Noted is what was changed here; a row that says the same as its task stays as it is, to the letter.
"""

from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import converting
from taskchat.legacy import progress
from taskchat.legacy.bulk import rows_by_id
from taskchat.legacy.renamed_tables import aside_tables
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.source import Source
from taskchat.legacy.subtasks.arriving import NO_EQUAL, STEP
from taskchat.legacy.subtasks.old_parents import OldParents
from taskchat.legacy.subtasks.told import keep_parents, note_columns
from taskchat.legacy.tables import REJECTS, SUBTASKS

_TABLE = "tasks"
_BATCH = 5_000


def note_parents(url: sa.URL) -> None:
    """Note which parents tasks are to have in the older product's table."""
    with converting(url) as connection:
        note_columns(connection, list(_changed(connection)))
        keep_parents(connection)
        progress.forget_step(connection, STEP)


def _changed(connection: Connection) -> Iterator[tuple[UUID, UUID | None]]:
    """Yield the parents that are not what the rows say, by the tasks' ids."""
    seen: set[UUID] = set()
    if _TABLE in aside_tables(connection):
        source, position = Source(connection, _TABLE), 0
        old = OldParents(connection, source)
        staying = _staying(connection)
        source.number(connection)
        while rows := source.read(connection, position, _BATCH):
            position = rows[-1].position
            readers = [RowReader(row, "task") for row in rows]
            here = rows_by_id(connection, SUBTASKS, (reader.key for reader in readers), "parent_id")
            for reader in readers:
                if (task := here.get(reader.key)) is None:
                    continue
                seen.add(reader.key)
                named, parent = old.read(reader.row), task["parent_id"]
                said = None if named is None or named.counts else named.parent_id
                keeps = parent is None and ((named and named.counts) or reader.key in staying)
                if parent != said and not keeps:
                    yield reader.key, parent
        source.drop_order(connection)
    mine = sa.select(SUBTASKS.c.id, SUBTASKS.c.parent_id).where(SUBTASKS.c.parent_id.is_not(None))
    yield from ((row.id, row.parent_id) for row in connection.execute(mine) if row.id not in seen)


def _staying(connection: Connection) -> set[UUID]:
    """Find the tasks whose parent never came here."""
    noted = sa.select(REJECTS.c.key).where(REJECTS.c.source == _TABLE, REJECTS.c.reason.contains(NO_EQUAL))
    return set(connection.scalars(noted))
