"""Arrival of recurrence and reminders, once the rows of tasks are there: a series for each open task that comes again.

The older product made the next task itself when one was done; nothing is made for those that are done.
"""

import logging
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import converting
from taskchat.legacy import progress
from taskchat.legacy.bulk import Values, rows_by_id
from taskchat.legacy.recurrence.batch import Batch
from taskchat.legacy.recurrence.beginning import new_series
from taskchat.legacy.recurrence.news import News, earlier_reminder, news_of, recurrence_of
from taskchat.legacy.recurrence.old_reminders import read_reminder
from taskchat.legacy.recurrence.siblings import Siblings
from taskchat.legacy.recurrence.told import OFFSET, RECURRENCE, SENT, forget_told, load_told
from taskchat.legacy.renamed_tables import aside_tables
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.source import OldRow, Source
from taskchat.legacy.tables import OCCURRENCES, USERS, aside_name
from taskchat.legacy.values import Unreadable, parse_flag
from taskchat.text import printable

logger = logging.getLogger(__name__)

# The step that counts recurrences: in all, in a series, and without an equal.
STEP = "recurrence"
REMINDER_STAYS = "its reminder stays in legacy_tasks, since the task was changed before reminders were here"
RECURRENCE_STAYS = "its recurrence stays in legacy_tasks, since the task was changed before series were here"
_TABLE = "tasks"
_BATCH = 5_000
_COLUMNS = tuple(column.name for column in OCCURRENCES.c if column.name != "id")


def take_recurrence(url: sa.URL) -> None:
    """Make series and reminders of what the older product's tasks say, where nobody changed those here since.

    Of tasks that were there before, only what the older product changed meanwhile counts. Doing it again changes
    nothing.
    """
    with converting(url) as connection:
        if _TABLE in aside_tables(connection):
            _Arrival(connection, Source(connection, _TABLE)).run()
        forget_told(connection)


class _Arrival:
    """Goes through the older product's tasks."""

    def __init__(self, connection: Connection, source: Source) -> None:
        self._connection = connection
        self._source = source
        self._told = load_told(connection)
        self._siblings = Siblings(connection, source)
        self._total = self._kept = self._rejected = 0

    def run(self) -> None:
        """Take every row, and note how many recurrences there were."""
        if not self._any():
            return
        self._source.number(self._connection)
        position = 0
        while rows := self._source.read(self._connection, position, _BATCH):
            position = rows[-1].position
            self._take([RowReader(row, "task") for row in rows if self._says(row)])
        self._source.drop_order(self._connection)
        progress.record_step(self._connection, STEP, self._total, kept=self._kept, rejected=self._rejected)
        if self._total:
            logger.info("%s of %s recurrences are series", f"{self._kept:,}", f"{self._total:,}")

    def _any(self) -> bool:
        """Whether there is anything to take, so that other databases are not read through."""
        columns = [sa.column(name).is_not(None) for name in (RECURRENCE, OFFSET) if name in self._source.types]
        rows = sa.select(sa.literal(1)).select_from(sa.table(aside_name(_TABLE))).where(sa.or_(sa.false(), *columns))
        return bool(self._told or self._connection.scalar(sa.select(rows.exists())))

    def _says(self, row: OldRow) -> bool:
        return row[RECURRENCE] is not None or row[OFFSET] is not None or str(row["id"]) in (self._told or {})

    def _take(self, readers: Sequence[RowReader]) -> None:
        here = rows_by_id(self._connection, OCCURRENCES, (reader.key for reader in readers), *_COLUMNS)
        people = rows_by_id(self._connection, USERS, (task["user_id"] for task in here.values()), "timezone")
        batch = Batch(self._connection, here.values())
        for reader in readers:
            if task := here.get(reader.key):
                news = news_of(reader, task, self._told)
                zone = people[task["user_id"]]["timezone"]
                self._take_reminder(batch, reader, task, zone, news)
                self._take_recurrence(batch, reader, task, zone, news)
        batch.write()

    def _take_reminder(self, batch: Batch, reader: RowReader, task: Values, zone: str, news: News) -> None:
        if not news.reminder:
            if news.told is None and reader.row[OFFSET] is not None and not task["reminders"]:
                batch.note(reader, REMINDER_STAYS)
            return
        text = None
        try:
            text = read_reminder(reader)
        except Unreadable as error:
            batch.note(reader, f"its reminder has no equal here: {error}")
        batch.remind(task, text, earlier_reminder(reader, news.told), zone, is_sent=parse_flag(reader.row[SENT]))

    def _take_recurrence(self, batch: Batch, reader: RowReader, task: Values, zone: str, news: News) -> None:
        said, series = recurrence_of(reader), None
        self._total += bool(said)
        if news.recurrence or task["series_id"] is None:
            try:
                series = new_series(task, said, zone, before=self._siblings.before(reader))
            except Unreadable as error:
                self._rejected += 1
                reason = f"its recurrence has no equal here ({error}): {reader.row[RECURRENCE]}"
                return batch.note(reader, printable(reason))
        if news.recurrence and task["completed_at"] is None:
            batch.repeat(task, series)
        elif series and news.told is None and task["completed_at"] is None and not task["series_id"]:
            batch.note(reader, RECURRENCE_STAYS)
        self._kept += bool(said) and task["series_id"] is not None
        return None
