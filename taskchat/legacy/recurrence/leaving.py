"""Way back: what series and reminders say of tasks, noted for the older product's columns before these tables go.

Noted is what was changed here; a row that says the same as its task stays as it is, to the letter.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import converting, now
from taskchat.legacy import progress
from taskchat.legacy.bulk import Values, rows_by_id
from taskchat.legacy.recurrence.arriving import REMINDER_STAYS, STEP
from taskchat.legacy.recurrence.going_on import goes_on_as, said_in
from taskchat.legacy.recurrence.news import recurrence_of
from taskchat.legacy.recurrence.old_reminders import moment_of_reminder, read_reminder, write_reminder
from taskchat.legacy.recurrence.siblings import Siblings
from taskchat.legacy.recurrence.told import OFFSET, RECURRENCE, SENT, note_columns
from taskchat.legacy.renamed_tables import aside_tables
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.source import Source
from taskchat.legacy.tables import NOTIFICATIONS, OCCURRENCES, REJECTS, SERIES, USERS
from taskchat.legacy.values import Unreadable, parse_flag
from taskchat.tasks import alarm_id

_TABLE = "tasks"
_BATCH = 5_000
_COLUMNS = tuple(column.name for column in OCCURRENCES.c if column.name != "id")
_SERIES = tuple(column.name for column in SERIES.c if column.name != "id")
_SAYS = sa.or_(OCCURRENCES.c.series_id.is_not(None), sa.cast(OCCURRENCES.c.reminders, sa.Text) != "[]")


def note_recurrence(url: sa.URL) -> None:
    """Note what tasks that come again, or remind, are to say in the older product's table."""
    with converting(url) as connection:
        note_columns(connection, _Leaving(connection).columns())
        progress.forget_step(connection, STEP)


class _Leaving:
    """Goes through the older product's tasks, and then through those that were made here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen: set[UUID] = set()
        self._now = now()

    def columns(self) -> Iterator[tuple[UUID, Values]]:
        """Yield the columns that get another value, by the tasks' ids."""
        if _TABLE in aside_tables(self._connection):
            source, position = Source(self._connection, _TABLE), 0
            siblings = Siblings(self._connection, source)
            source.number(self._connection)
            while rows := source.read(self._connection, position, _BATCH):
                position = rows[-1].position
                yield from self._of_rows([RowReader(row, "task") for row in rows], siblings)
            source.drop_order(self._connection)
        ids = list(self._connection.scalars(sa.select(OCCURRENCES.c.id).where(_SAYS).order_by(OCCURRENCES.c.id)))
        new = [key for key in ids if key not in self._seen]
        for first in range(0, len(new), _BATCH):
            yield from self._of_new(new[first : first + _BATCH])

    def _of_rows(self, readers: Sequence[RowReader], siblings: Siblings) -> Iterator[tuple[UUID, Values]]:
        tasks, series, zones = self._load([reader.key for reader in readers])
        for reader in readers:
            task = tasks.get(reader.key)
            if task is None:
                continue
            self._seen.add(reader.key)
            columns = self._reminder(task, zones[task["user_id"]]["timezone"], reader)
            if task["completed_at"] is None and (mine := series.get(task["series_id"])):
                said = recurrence_of(reader)
                wanted = said_in(mine, task)
                if wanted != said and not goes_on_as(mine, task, said, before=siblings.before(reader)):
                    columns[RECURRENCE] = wanted
            if columns:
                yield reader.key, columns

    def _of_new(self, keys: Sequence[UUID]) -> Iterator[tuple[UUID, Values]]:
        tasks, series, zones = self._load(keys)
        for key, task in tasks.items():
            columns = self._reminder(task, zones[task["user_id"]]["timezone"], None)
            if task["completed_at"] is None and (mine := series.get(task["series_id"])):
                columns[RECURRENCE] = said_in(mine, task)
            if said := {name: value for name, value in columns.items() if value is not None}:
                yield key, said

    def _load(self, keys: Sequence[UUID]) -> tuple[dict[UUID, Values], dict[UUID, Values], dict[UUID, Values]]:
        tasks = rows_by_id(self._connection, OCCURRENCES, keys, *_COLUMNS)
        ids = (task["series_id"] for task in tasks.values() if task["series_id"])
        series = rows_by_id(self._connection, SERIES, ids, *_SERIES)
        return tasks, series, rows_by_id(self._connection, USERS, (t["user_id"] for t in tasks.values()), "timezone")

    def _reminder(self, task: Values, zone: str, reader: RowReader | None) -> Values:
        said = None
        if reader:
            try:
                said = read_reminder(reader)
            except Unreadable:
                return {}
        if said in task["reminders"]:
            rang = reader and not parse_flag(reader.row[SENT]) and self._has_rung(task, said, zone)
            return {SENT: True} if rang else {}
        wanted = write_reminder(task, zone)
        if wanted is None:
            return {OFFSET: None} if said and task["id"] not in self._staying else {}
        if reader and str(reader.row[OFFSET]) == str(wanted[0]):
            return {}
        return {OFFSET: wanted[0], SENT: self._has_rung(task, wanted[1], zone)}

    def _has_rung(self, task: Values, text: str | None, zone: str) -> bool:
        moment = moment_of_reminder(text, task, zone) if text else None
        if moment is None or moment > self._now:
            return False
        rung = sa.select(NOTIFICATIONS.c.id).where(NOTIFICATIONS.c.id == alarm_id(task["id"], moment))
        return self._connection.scalar(rung) is not None

    @cached_property
    def _staying(self) -> set[UUID]:
        """Tasks whose reminder never came here."""
        staying = sa.select(REJECTS.c.key).where(REJECTS.c.source == _TABLE, REJECTS.c.reason.contains(REMINDER_STAYS))
        return set(self._connection.scalars(staying))
