"""What each of taskchat's rows is to the older product: as a change of a row that it has, or as a new one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, TableClause

from taskchat.legacy.conversations import stamp_of
from taskchat.legacy.messages import ASSISTANT, PERSON, spoken_by
from taskchat.legacy.people import normal_address
from taskchat.legacy.reading import Reading
from taskchat.legacy.tables import MESSAGES, TASKS, THREADS, USERS
from taskchat.legacy.todos import differences, task_values
from taskchat.legacy.writing import Values

_TASK_NAMES = {"due_at": "due_date"}


@dataclass(frozen=True)
class Returned:
    """How the rows of one table go back.

    `seen` is the name under which those are remembered that the older product has. `changes` gives what a row of it
    must say now, `row` a new one. Only items of `kinds` go back.
    """

    kind: str
    here: TableClause
    columns: tuple[str, ...]
    changes: Callable[[Values, Reading], Values]
    row: Callable[[Values], Values]
    order: tuple[ColumnElement[Any], ...]
    seen: str
    kinds: tuple[str, ...] = ()


def _person_changes(here: Values, reading: Reading) -> Values:
    # Not the hash: the older product knows the one it made, which is of the same password.
    changes: Values = {}
    was = reading.moment("updated_at")
    if was and here["updated_at"] > was:
        changes["updated_at"] = here["updated_at"]
    normal = normal_address(reading.row["email"])
    if here["email"] == normal_address(here["email"]) != normal and here["id"].hex[:12] not in here["email"]:
        changes["email"] = here["email"]
    return changes


def _person(here: Values) -> Values:
    return {name: here[name] for name in ("id", "email", "hashed_password", "created_at", "updated_at")}


def _task_changes(here: Values, reading: Reading) -> Values:
    old = task_values(reading)
    changed = differences(old, here, tuple(here))
    return _as_old_task({name: here[name] for name in changed if name != "all_day"}, reading)


def _as_old_task(values: Values, reading: Reading | None) -> Values:
    row = {_TASK_NAMES.get(name, name): value for name, value in values.items()}
    if "completed_at" in row:
        done = row.pop("completed_at") is not None
        row |= dict.fromkeys(("completed", "is_completed", "done", "is_done"), done)
    if reading and "priority" in row and str(reading.row["priority"] or "").isupper():
        row["priority"] = row["priority"].upper()
    return row


def _task(here: Values) -> Values:
    return _as_old_task({name: value for name, value in here.items() if name != "all_day"}, None)


def _has_moved(here: Values, reading: Reading) -> bool:
    """Whether a thread is more recent than the migration left it."""
    updated = here["updated_at"]
    return (
        stamp_of(here["metadata"]).get("updated_at") != updated.isoformat() and reading.moment("updated_at") != updated
    )


def _conversation_changes(here: Values, reading: Reading) -> Values:
    return {"updated_at": here["updated_at"]} if _has_moved(here, reading) else {}


def _thread_changes(here: Values, reading: Reading) -> Values:
    changes = _conversation_changes(here, reading)
    title = _own_title(here)
    if title is not None and title != reading.text("title") and not reading.text("title").startswith(title[:-1]):
        changes["title"] = title
    return changes


def _own_title(here: Values) -> str | None:
    """A thread's title, if it is more than its first words."""
    return None if here["title"] == stamp_of(here["metadata"]).get("title") else here["title"]


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
        "role": spoken_by(here["kind"]),
        "content": _words(here),
        "created_at": here["created_at"],
    }


def _words(here: Values) -> str:
    names = [attachment.get("name") for attachment in here["payload"].get("attachments") or []]
    return "\n".join(filter(None, [here["content"], *(f"(attachment: {name})" for name in names)]))


RETURNING = {
    "users": Returned(
        "user", USERS, ("email", "updated_at"), _person_changes, _person, (USERS.c.created_at, USERS.c.id), "users"
    ),
    "tasks": Returned(
        "task",
        TASKS,
        tuple(column.name for column in TASKS.c if column.name != "id"),
        _task_changes,
        _task,
        (TASKS.c.created_at, TASKS.c.id),
        "tasks",
    ),
    "conversation": Returned(
        "thread",
        THREADS,
        ("metadata", "updated_at"),
        _conversation_changes,
        _conversation,
        (THREADS.c.created_at, THREADS.c.id),
        "conversation",
    ),
    "threads": Returned(
        "thread",
        THREADS,
        ("title", "metadata", "updated_at"),
        _thread_changes,
        _thread,
        (THREADS.c.created_at, THREADS.c.id),
        "threads",
    ),
    **{
        name: Returned(
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
