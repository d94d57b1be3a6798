"""Reverse mapping of each table: changes of rows that the older product has, and new rows for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, TableClause

from taskchat.legacy.bulk import Values
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows import (
    ASSISTANT,
    HASHES,
    PERSON,
    differences,
    get_role,
    get_stamp,
    is_made_up,
    normal_address,
    task_values,
)
from taskchat.legacy.tables import MESSAGES, TASKS, THREADS, USERS
from taskchat.tasks import Priority

_TASK_NAMES = {"due_at": "due_date"}


@dataclass(frozen=True)
class ReverseMapping:
    """Mapping of one table back to the older product.

    `seen` is the name under which `preserved` tracks the rows that the older product has. `changes` gives the values
    that such a row must get, `row` builds a new one. Only items of `kinds` go back.
    """

    kind: str
    here: TableClause
    columns: tuple[str, ...]
    changes: Callable[[Values, RowReader], Values]
    row: Callable[[Values], Values]
    order: tuple[ColumnElement[Any], ...]
    seen: str
    kinds: tuple[str, ...] = ()


def _person_changes(here: Values, reader: RowReader) -> Values:
    # Not the hash: the older product knows the one it made, which is of the same password.
    changes: Values = {}
    was = reader.moment("updated_at")
    if was and here["updated_at"] > was:
        changes["updated_at"] = here["updated_at"]
    normal = normal_address(reader.row["email"])
    if here["email"] == normal_address(here["email"]) != normal and not is_made_up(here["id"], here["email"]):
        changes["email"] = here["email"]
    return changes


def _person(here: Values) -> Values:
    named = {name: here[name] for name in ("id", "email", "created_at", "updated_at")}
    return named | dict.fromkeys(HASHES, here["hashed_password"])


def _task_changes(here: Values, reader: RowReader) -> Values:
    old = task_values(reader)
    changed = differences(old, here, tuple(here))
    return _as_old_task({name: here[name] for name in changed if name != "all_day"}, reader)


def _as_old_task(values: Values, reader: RowReader | None) -> Values:
    row = {_TASK_NAMES.get(name, name): value for name, value in values.items()}
    if "completed_at" in row:
        done = row.pop("completed_at") is not None
        row |= dict.fromkeys(("completed", "is_completed", "done", "is_done"), done)
    if row.get("priority") == Priority.NONE:
        # The older product has none; what does not say so there is given back by what was kept.
        row["priority"] = Priority.MEDIUM.value
    if reader and "priority" in row and str(reader.row["priority"] or "").isupper():
        row["priority"] = row["priority"].upper()
    return row


def _task(here: Values) -> Values:
    return _as_old_task({name: value for name, value in here.items() if name != "all_day"}, None)


def _has_moved(here: Values, reader: RowReader) -> bool:
    """Whether a thread is more recent than the migration left it."""
    updated = here["updated_at"]
    return (
        get_stamp(here["metadata"]).get("updated_at") != updated.isoformat() and reader.moment("updated_at") != updated
    )


def _conversation_changes(here: Values, reader: RowReader) -> Values:
    return {"updated_at": here["updated_at"]} if _has_moved(here, reader) else {}


def _thread_changes(here: Values, reader: RowReader) -> Values:
    changes = _conversation_changes(here, reader)
    title = _own_title(here)
    if title is not None and title != reader.text("title") and not reader.text("title").startswith(title[:-1]):
        changes["title"] = title
    return changes


def _own_title(here: Values) -> str | None:
    """Return a thread's title; None where it only repeats the thread's first words."""
    return None if here["title"] == get_stamp(here["metadata"]).get("title") else here["title"]


def _conversation(here: Values) -> Values:
    return {name: here[name] for name in ("id", "user_id", "created_at", "updated_at")}


def _thread(here: Values) -> Values:
    return _conversation(here) | {"title": _own_title(here), "metadata": {}}


def _message(here: Values) -> Values:
    return {
        "id": here["id"],
        "conversation_id": here["thread_id"],
        "thread_id": here["thread_id"],
        "user_id": here["user_id"],
        "role": get_role(here["kind"]),
        "content": _words(here),
        "created_at": here["created_at"],
    }


def _words(here: Values) -> str:
    names = [attachment.get("name") for attachment in here["payload"].get("attachments") or []]
    return "\n".join(filter(None, [here["content"], *(f"(attachment: {name})" for name in names)]))


REVERSE_MAPPINGS = {
    "users": ReverseMapping(
        "user", USERS, ("email", "updated_at"), _person_changes, _person, (USERS.c.created_at, USERS.c.id), "users"
    ),
    "tasks": ReverseMapping(
        "task",
        TASKS,
        tuple(column.name for column in TASKS.c if column.name != "id"),
        _task_changes,
        _task,
        (TASKS.c.created_at, TASKS.c.id),
        "tasks",
    ),
    "conversation": ReverseMapping(
        "thread",
        THREADS,
        ("metadata", "updated_at"),
        _conversation_changes,
        _conversation,
        (THREADS.c.created_at, THREADS.c.id),
        "conversation",
    ),
    "threads": ReverseMapping(
        "thread",
        THREADS,
        ("title", "metadata", "updated_at"),
        _thread_changes,
        _thread,
        (THREADS.c.created_at, THREADS.c.id),
        "threads",
    ),
    **{
        name: ReverseMapping(
            "message",
            MESSAGES,
            (),
            lambda *_: {},
            _message,
            (MESSAGES.c.sequence,),
            "message",
            kinds=(PERSON, ASSISTANT),
        )
        for name in ("message", "messages")
    },
}
