"""The older product's reminder, minutes before the due date, as one of taskchat's, and back. Pure."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.values import Unreadable
from taskchat.tasks import canonical_reminder, moment_of

_MINUTE = timedelta(minutes=1)


def read_reminder(reader: RowReader) -> str | None:
    """Return the reminder of an older row, by the due date that its task has here; raises `Unreadable`.

    A day that stood there as its last moment begins here at its midnight: the reminder comes when it came there.
    """
    offset = reader.row["reminder_offset"]
    if offset is None or offset == "":
        return None
    try:
        minutes = int(offset)
        if minutes < 0:
            raise ValueError
        due, said = reader.due_date("due_date").due_at, reader.moment("due_date")
        minutes -= (said - due) // _MINUTE if said and due else 0
        return canonical_reminder(f"{'-' if minutes >= 0 else ''}PT{abs(minutes)}M")
    except ValueError as error:
        raise Unreadable(f"{offset} minutes before it is due") from error


def moment_of_reminder(text: str, task: dict[str, Any], zone: str) -> datetime | None:
    """Return the moment of a task's reminder, in UTC; None where it has none."""
    return moment_of(text, due_at=task["due_at"], all_day=task["all_day"], zone=ZoneInfo(zone))


def write_reminder(task: dict[str, Any], zone: str) -> tuple[int, str] | None:
    """Return the first of a task's reminders that the older product can say, as minutes before it is due, and its text.

    None where there is none.
    """
    for text in task["reminders"]:
        moment = moment_of_reminder(text, task, zone)
        if moment is not None and task["due_at"] is not None and moment <= task["due_at"]:
            return (task["due_at"] - moment) // _MINUTE, text
    return None
