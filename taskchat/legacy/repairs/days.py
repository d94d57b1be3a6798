"""Repair of due dates: whole days that were taken for moments."""

from sqlalchemy import Connection

from taskchat.legacy.bulk import Values, rows_by_id, update_all
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows import task_values
from taskchat.legacy.source import Source
from taskchat.legacy.tables import TASKS

_BATCH = 5_000


def repair_days(connection: Connection, source: Source) -> int:
    """Make days of the moments that stand for them, unless the due date was changed since; returns how many."""
    repaired: list[Values] = []
    position = 0
    while rows := source.read(connection, position, _BATCH):
        position = rows[-1].position
        readers = [RowReader(row, "task") for row in rows if row["due_date"] is not None]
        here = rows_by_id(connection, TASKS, (reader.key for reader in readers), "due_at", "all_day", "updated_at")
        remarks = Remarks(source.table)
        for reader in readers:
            values, kept = task_values(reader), here.get(reader.key)
            if kept and _is_moment_of_a_day(kept, values, reader):
                repaired.append({"id": reader.key, "due_at": values["due_at"], "all_day": True})
                remarks.alter(reader.row, reader.key, reader.alterations)
        remarks.rewrite(connection)
    update_all(connection, TASKS, repaired)
    return len(repaired)


def _is_moment_of_a_day(kept: Values, values: Values, reader: RowReader) -> bool:
    if kept["all_day"] or not values["all_day"] or kept["due_at"] != reader.moment("due_date"):
        return False
    # Who changed the task since has seen what may have been a moment, and left it.
    return not reader.due_date("due_date").is_guess or kept["updated_at"] == values["updated_at"]
