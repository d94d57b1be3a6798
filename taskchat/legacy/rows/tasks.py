"""Tasks of the older product."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from taskchat.legacy.batch_result import BatchResult
from taskchat.legacy.bulk import Values, insert_all, rows_by_id, update_all
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows.people import UNKNOWN
from taskchat.legacy.source import OldRow
from taskchat.legacy.tables import TASKS, TEXT_MAX, USERS
from taskchat.legacy.values import parse_flag, parse_tags, to_key
from taskchat.tasks import Priority
from taskchat.text import shortened

_COLUMNS = ("user_id", "title", "description", "priority", "due_at", "all_day", "tags", "completed_at", "created_at")
_FLAGS = ("completed", "is_completed", "done", "is_done")
_STATEMENTS = {priority.value for priority in Priority}
# Fields that both products have, and the columns of the older one that say them. Each column may be missing.
SHARED = {
    "title": ("title",),
    "description": ("description",),
    "priority": ("priority",),
    "due_at": ("due_date",),
    "tags": ("tags",),
    "completed_at": _FLAGS,
    "updated_at": ("updated_at",),
}


def take_tasks(connection: Connection, rows: Sequence[OldRow]) -> BatchResult:
    """Insert tasks, or update those that exist with what the older product says of them now."""
    remarks = Remarks("tasks")
    readers = [RowReader(row, "task") for row in rows]
    keys = [reader.key for reader in readers] + [to_key("task", row["id"]) for row in rows if row.copy > 1]
    here = rows_by_id(connection, TASKS, keys, *_COLUMNS, "updated_at")
    people = rows_by_id(connection, USERS, (to_key("user", row["user_id"]) for row in rows))
    made: dict[UUID, Values] = {}
    changed = []
    for reader in readers:
        values = task_values(reader)
        key = values["id"]
        if values["user_id"] not in people:
            remarks.reject(reader.row, key, "its user does not exist")
        elif key in here:
            changed.append({"id": key, **differences(here[key], values, _said(reader.row))})
        elif _is_copy(values, made.get(first := to_key("task", reader.row["id"]), here.get(first))):
            remarks.reject(reader.row, key, "a copy of a task that was kept")
        else:
            made[key] = values
            remarks.alter(reader.row, key, reader.alterations)
    insert_all(connection, TASKS, list(made.values()))
    update_all(connection, TASKS, changed)
    remarks.write(connection)
    seen = {"tasks": [*made, *(values["id"] for values in changed)]}
    return BatchResult(len(rows), remarks.rejected, {"tasks": len(made)}, seen)


def task_values(reader: RowReader) -> Values:
    """Build a task's row from an older one."""
    row = reader.row
    created = reader.moment("created_at", "updated_at", otherwise=UNKNOWN)
    updated = reader.moment("updated_at") or created
    if row.copy > 1:
        reader.note("another task has its id")
    title, description = _title(reader)
    due = reader.due_date("due_date")
    return {
        "id": reader.key,
        "user_id": to_key("user", row["user_id"]),
        "title": title,
        "description": description,
        "priority": _priority(reader),
        "due_at": due.due_at,
        "all_day": due.all_day,
        "tags": parse_tags(_tags(reader)),
        "completed_at": updated if is_done(row) else None,
        "created_at": created,
        "updated_at": updated,
    }


def is_done(row: OldRow) -> bool:
    """Whether the older product shows the task as done."""
    return any(parse_flag(row[name]) for name in _FLAGS)


def differences(kept: Values, old: Values, names: Sequence[str]) -> Values:
    """Return the older row's values that differ, among the fields that both products have."""
    changes = {name: old[name] for name in names if name in SHARED and not _same(name, kept[name], old[name])}
    if "due_at" in changes:
        changes["all_day"] = old["all_day"]
    return changes


def _said(row: OldRow) -> list[str]:
    """List the fields that a row can say: a column that is not there is no value that was cleared."""
    said = [name for name, columns in SHARED.items() if any(column in row.values for column in columns)]
    return said if row["updated_at"] else [name for name in said if name != "updated_at"]


def _same(name: str, one: Any, other: Any) -> bool:
    match name:
        case "tags":
            return list(one) == list(other)
        case "completed_at":
            return (one is None) == (other is None)
        case _:
            return one == other


def _title(reader: RowReader) -> tuple[str, str]:
    title, description = reader.text("title"), reader.text("description")
    if not title.strip():
        reader.note("it has no title")
        return "Untitled", description
    if len(title) <= TEXT_MAX:
        return title, description
    reader.note(f"its title has more than {TEXT_MAX} characters: the whole of it is in the description")
    return shortened(title, TEXT_MAX), f"{title}\n\n{description}".strip()


def _priority(reader: RowReader) -> str:
    value = reader.row["priority"]
    word = str(value or Priority.MEDIUM).strip().lower()
    if word in _STATEMENTS:
        return word
    reader.note(f"there is no priority {value}: it is medium")
    return Priority.MEDIUM.value


def _tags(reader: RowReader) -> Any:
    value = reader.row["tags"]
    return reader.text("tags") if isinstance(value, str | bytes) else value


def _is_copy(values: Values, first: Values | None) -> bool:
    return (
        first is not None
        and first["id"] != values["id"]
        and not differences(first, values, ("title", "description", "completed_at"))
    )
