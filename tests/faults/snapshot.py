"""Content of a database after a run, read beside the product: tasks, items of conversations, turns."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Boolean, Connection, String, Uuid, inspect, text

from taskchat.database import UtcDateTime, reading_engine
from tests.faults.ledger import TaskState


class Item(NamedTuple):
    """An item of a conversation, in its order."""

    email: str
    thread_id: str
    kind: str
    content: str


class Told(NamedTuple):
    """A notification, and whether it has yet to be delivered; `is_due` where its person has not acted on it."""

    id: UUID
    email: str
    title: str
    snoozed_until: datetime | None
    is_due: bool
    is_waiting: bool


class Occurrence(NamedTuple):
    """A task of a series."""

    email: str
    title: str
    slot: str
    is_done: bool


@dataclass
class Snapshot:
    """Rows of interest: tasks and items by person, turns that did not end, threads that a turn owns.

    And what rang, the titles of reminders that were put off with their moments, and what comes again.
    """

    tasks: list[tuple[str, TaskState]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    open_turns: list[str] = field(default_factory=list)
    owned_threads: list[str] = field(default_factory=list)
    notifications: list[Told] = field(default_factory=list)
    snoozes: list[tuple[str, datetime]] = field(default_factory=list)
    occurrences: list[Occurrence] = field(default_factory=list)


_TASKS = """SELECT u.email, t.title, t.description, t.completed_at IS NOT NULL
FROM tasks t JOIN users u ON u.id = t.user_id"""
_ITEMS = """SELECT u.email, m.thread_id, m.kind, m.content, m.payload
FROM messages m JOIN users u ON u.id = m.user_id ORDER BY m.sequence"""

_TOLD = """SELECT n.id, u.email, n.title, n.snoozed_until, n.seen_at IS NULL AND t.completed_at IS NULL AS due,
EXISTS (SELECT 1 FROM deliveries d WHERE d.notification_id = n.id) AS waits
FROM notifications n JOIN users u ON u.id = n.user_id JOIN tasks t ON t.id = n.task_id"""
_SNOOZES = "SELECT t.title, a.remind_at FROM alarms a JOIN tasks t ON t.id = a.task_id WHERE a.text IS NULL"
_OCCURRENCES = """SELECT u.email, t.title, t.slot, t.completed_at IS NOT NULL
FROM tasks t JOIN users u ON u.id = t.user_id WHERE t.series_id IS NOT NULL"""


def read_snapshot(url: str) -> Snapshot:
    """Read a database with a connection of one's own."""
    engine = reading_engine(url)
    try:
        with engine.connect() as connection:
            tasks = [(email, TaskState(*state)) for email, *state in connection.execute(text(_TASKS))]
            items = [_item(*row) for row in connection.execute(text(_ITEMS))]
            found = Snapshot(tasks, items)
            # Rows of turns are there from migration 0006 on.
            if inspect(connection).has_table("turns"):
                turns = text("SELECT id, state FROM turns WHERE ended_at IS NULL")
                found.open_turns = [f"{turn} {state}" for turn, state in connection.execute(turns)]
                owned = text("SELECT id, turn_id FROM threads WHERE turn_id IS NOT NULL")
                found.owned_threads = [f"{thread} by {turn}" for thread, turn in connection.execute(owned)]
            # Those of reminders from 0010 on.
            if inspect(connection).has_table("notifications"):
                _read_reminded(connection, found)
            return found
    finally:
        engine.dispose()


def _read_reminded(connection: Connection, found: Snapshot) -> None:
    told = text(_TOLD).columns(
        id=Uuid, email=String, title=String, snoozed_until=UtcDateTime, due=Boolean, waits=Boolean
    )
    found.notifications = [Told(*row) for row in connection.execute(told)]
    found.snoozes = [
        (title, at) for title, at in connection.execute(text(_SNOOZES).columns(title=String, remind_at=UtcDateTime))
    ]
    found.occurrences = [Occurrence(*row) for row in connection.execute(text(_OCCURRENCES))]


def _item(email: str, thread_id: object, kind: str, content: str, payload: object) -> Item:
    """An item; a note to the model has no plain text, and is given as it is."""
    whole = payload if isinstance(payload, str) else json.dumps(payload)
    return Item(email, str(thread_id), kind, whole if kind == "hidden_context_item" else content)
