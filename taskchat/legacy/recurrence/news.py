"""News in a row of the older product: what its task here does not know yet of recurrence and reminder."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple

from taskchat.legacy.bulk import Values
from taskchat.legacy.recurrence.old_reminders import read_reminder
from taskchat.legacy.recurrence.told import OFFSET, RECURRENCE, Told
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows import task_values
from taskchat.legacy.values import Unreadable, parse_json


class News(NamedTuple):
    """Parts of a row that are news here, with what was `told` of it: None where it comes for the first time."""

    told: Told | None
    recurrence: bool
    reminder: bool


def news_of(reader: RowReader, task: Values, told: Mapping[str, Told] | None) -> News:
    """Tell what is news in a row: what differs from what the older product was told, by its ids.

    Where it never was told anything, all of a task that was not changed here since.
    """
    said = Told.of(reader.row)
    if told is None:
        is_untouched = task_values(reader)["updated_at"] == task["updated_at"]
        return News(None, recurrence=is_untouched and task["series_id"] is None, reminder=is_untouched)
    was = told.get(str(reader.row["id"]), Told())
    return News(was, recurrence=was.recurrence != said.recurrence, reminder=was.reminder != said.reminder)


def earlier_reminder(reader: RowReader, told: Told | None) -> str | None:
    """Return the reminder that the row had when the older product was told of it."""
    if told is None:
        return None
    row = replace(reader.row, values=reader.row.values | {OFFSET: told.reminder_offset})
    with suppress(Unreadable):
        return read_reminder(RowReader(row, "task"))
    return None


def recurrence_of(reader: RowReader) -> Any:
    """Return what a row says of recurrence; text that is no JSON as it stands there."""
    value = reader.row[RECURRENCE]
    try:
        return parse_json(value)
    except Unreadable:
        return value
