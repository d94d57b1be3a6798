"""Batch of changes by which tasks get their series and reminders."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from taskchat.database import now
from taskchat.legacy.bulk import Values, delete_all, insert_all, rows_by_id, update_all
from taskchat.legacy.recurrence.old_reminders import moment_of_reminder
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows import task_values
from taskchat.legacy.source import OldRow
from taskchat.legacy.tables import ALARMS, OCCURRENCES, SERIES
from taskchat.legacy.values import derive_key
from taskchat.tasks import alarm_id

# What the older product says of a series; the rest of it is a person's here.
_SAID = ("rrule", "starts", "zone", "template")


class Batch:
    """Collects what changes of tasks that are here, and writes it at once. The tasks' values change with it."""

    def __init__(self, connection: Connection, tasks: Iterable[Values]) -> None:
        self._connection = connection
        keys = {key for task in tasks for key in (task["series_id"], derive_key("series", str(task["id"]))) if key}
        self._there = rows_by_id(connection, SERIES, keys, "rrule", "version", "ended_at")
        self._made: list[Values] = []
        self._changed: list[Values] = []
        self._tasks: dict[UUID, Values] = {}
        self._alarms: dict[UUID, Values] = {}
        self._silent: set[UUID] = set()
        self._remarks = Remarks("tasks")
        self._noted: dict[UUID, tuple[OldRow, list[str]]] = {}
        self._now = now()

    def note(self, reader: RowReader, reason: str) -> None:
        """Note that something of a row has no equal here; its task is here all the same."""
        self._noted.setdefault(reader.key, (reader.row, []))[1].append(reason)

    def remind(self, task: Values, text: str | None, earlier: str | None, zone: str, *, is_sent: bool) -> None:
        """Give a task its reminder in place of an earlier one. One that was sent does not ring again."""
        if earlier and earlier != text:
            self._silence(task, earlier, zone)
        kept = [one for one in task["reminders"] if one == text or one != earlier]
        task["reminders"] = [*kept, text] if text and text not in kept else kept
        self._tasks.setdefault(task["id"], {})["reminders"] = task["reminders"]
        if text is None:
            return
        if is_sent:
            self._silence(task, text, zone)
        elif (moment := moment_of_reminder(text, task, zone)) and moment > self._now:
            self._alarms[self._alarm(task, moment)] = {
                "user_id": task["user_id"], "task_id": task["id"], "text": text, "remind_at": moment
            }  # fmt: skip

    def repeat(self, task: Values, series: Values | None) -> None:
        """Let an open task come again as the older product says; without a series no more."""
        key = task["series_id"] or (series["id"] if series else None)
        there = self._there.get(key) if key else None
        if there is None and series:
            self._made.append(series)
            task["series_id"] = series["id"]
            self._tasks.setdefault(task["id"], {}).update(series_id=series["id"], slot=series["starts"])
        elif there and task["series_id"]:
            self._change(there, task, series)

    def write(self) -> None:
        """Write all of it: series before the tasks that refer to them."""
        insert_all(self._connection, SERIES, self._made)
        update_all(self._connection, SERIES, self._changed)
        update_all(self._connection, OCCURRENCES, [{"id": key, **values} for key, values in self._tasks.items()])
        delete_all(self._connection, ALARMS, self._silent)
        known = rows_by_id(self._connection, ALARMS, self._alarms)
        insert_all(self._connection, ALARMS, [{"id": k, **v} for k, v in self._alarms.items() if k not in known])
        for key, (row, reasons) in self._noted.items():
            self._remarks.alter(row, key, [*_alterations(row), *reasons])
        self._remarks.rewrite(self._connection)

    def _change(self, there: Values, task: Values, series: Values | None) -> None:
        common = {"id": there["id"], "version": there["version"] + 1, "updated_at": task["updated_at"]}
        if series is None:
            self._changed.append(common | {"ended_at": there["ended_at"] or task["updated_at"]})
        elif series["rrule"] != there["rrule"] or there["ended_at"]:
            said = {name: series[name] for name in _SAID}
            self._changed.append(common | said | {"skipped": [], "paused_at": None, "ended_at": None})
            self._tasks.setdefault(task["id"], {})["slot"] = series["starts"]

    def _silence(self, task: Values, text: str, zone: str) -> None:
        if moment := moment_of_reminder(text, task, zone):
            self._silent.add(self._alarm(task, moment))

    @staticmethod
    def _alarm(task: Values, moment: datetime) -> UUID:
        return alarm_id(task["id"], moment)


def _alterations(row: OldRow) -> list[str]:
    """List what was noted of a row when its task came."""
    reader = RowReader(row, "task")
    task_values(reader)
    return reader.alterations
