"""Tasks of the older product."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from taskchat.legacy.batch_result import Taken
from taskchat.legacy.people import UNKNOWN
from taskchat.legacy.reading import Reading
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.sources import OldRow
from taskchat.legacy.tables import TASKS, USERS
from taskchat.legacy.values import flag_of, is_day, key_of, tags_of
from taskchat.legacy.writing import Values, found, insert_all, update_all
from taskchat.tasks import TITLE_MAX, Priority
from taskchat.text import shortened

_COLUMNS = ("user_id", "title", "description", "priority", "due_at", "all_day", "tags", "completed_at", "created_at")
_FLAGS = ("completed", "is_completed", "done", "is_done")
_WORDS = {priority.value for priority in Priority}
# What both products can say of a task; the rest of a row is its own product's business.
SHARED = ("title", "description", "priority", "due_at", "tags", "updated_at")


def take_tasks(connection: Connection, rows: Sequence[OldRow]) -> Taken:
    """Insert tasks, or change those that are here already to what the older product says of them by now."""
    remarks = Remarks("tasks")
    readings = [Reading(row, "task") for row in rows]
    keys = [reading.key for reading in readings] + [key_of("task", row["id"]) for row in rows if row.copy > 1]
    here = found(connection, TASKS, keys, *_COLUMNS, "updated_at")
    people = found(connection, USERS, (key_of("user", row["user_id"]) for row in rows))
    made: dict[UUID, Values] = {}
    changed = []
    for reading in readings:
        values = task_values(reading)
        key = values["id"]
        if values["user_id"] not in people:
            remarks.reject(reading.row, key, "its user does not exist")
        elif key in here:
            changed.append({"id": key, **differences(here[key], values, tuple(values))})
        elif _is_copy(values, made.get(first := key_of("task", reading.row["id"]), here.get(first))):
            remarks.reject(reading.row, key, "a copy of a task that was kept")
        else:
            made[key] = values
            remarks.alter(reading.row, key, reading.altered)
    insert_all(connection, TASKS, list(made.values()))
    update_all(connection, TASKS, changed)
    remarks.write(connection)
    return Taken(len(rows), remarks.rejected, {"tasks": len(made)}, {"tasks": [*made, *(v["id"] for v in changed)]})


def task_values(reading: Reading) -> Values:
    """A task as it is here."""
    row = reading.row
    created = reading.moment("created_at", "updated_at", otherwise=UNKNOWN)
    updated = reading.moment("updated_at") or created
    if row.copy > 1:
        reading.note("another task has its id")
    title, description = _title(reading)
    return {
        "id": reading.key,
        "user_id": key_of("user", row["user_id"]),
        "title": title,
        "description": description,
        "priority": _priority(reading),
        "due_at": reading.moment("due_date"),
        "all_day": is_day(row["due_date"]),
        "tags": tags_of(_tags(reading)),
        "completed_at": updated if is_done(row) else None,
        "created_at": created,
        "updated_at": updated,
    }


def is_done(row: OldRow) -> bool:
    """Whether the older product shows the task as done."""
    return any(flag_of(row[name]) for name in _FLAGS)


def differences(kept: Values, old: Values, names: Sequence[str]) -> Values:
    """What the older product's row says differently, in what both can say."""
    news = {name: old[name] for name in names if name in SHARED and not _same(name, kept[name], old[name])}
    if (kept["completed_at"] is None) != (old["completed_at"] is None):
        news["completed_at"] = old["completed_at"]
    if "due_at" in news:
        news["all_day"] = old["all_day"]
    return news


def _same(name: str, one: Any, other: Any) -> bool:
    return (list(one) == list(other)) if name == "tags" else one == other


def _title(reading: Reading) -> tuple[str, str]:
    title, description = reading.text("title"), reading.text("description")
    if not title.strip():
        reading.note("it has no title")
        return "Untitled", description
    if len(title) <= TITLE_MAX:
        return title, description
    reading.note(f"its title has more than {TITLE_MAX} characters: the whole of it is in the description")
    return shortened(title, TITLE_MAX), f"{title}\n\n{description}".strip()


def _priority(reading: Reading) -> str:
    value = reading.row["priority"]
    word = str(value or Priority.MEDIUM).strip().lower()
    if word in _WORDS:
        return word
    reading.note(f"there is no priority {value}: it is medium")
    return Priority.MEDIUM.value


def _tags(reading: Reading) -> Any:
    value = reading.row["tags"]
    return reading.text("tags") if isinstance(value, str | bytes) else value


def _is_copy(values: Values, first: Values | None) -> bool:
    return (
        first is not None and first["id"] != values["id"] and not differences(first, values, ("title", "description"))
    )
