"""Content of a database after a run, read beside the product: tasks, items of conversations, turns."""

import json
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import inspect, text

from taskchat.database import reading_engine
from tests.faults.ledger import TaskState


class Item(NamedTuple):
    """An item of a conversation, in its order."""

    email: str
    thread_id: str
    kind: str
    content: str


@dataclass
class Snapshot:
    """Rows of interest: tasks and items by person, turns that did not end, threads that a turn owns."""

    tasks: list[tuple[str, TaskState]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    open_turns: list[str] = field(default_factory=list)
    owned_threads: list[str] = field(default_factory=list)


_TASKS = """SELECT u.email, t.title, t.description, t.completed_at IS NOT NULL
FROM tasks t JOIN users u ON u.id = t.user_id"""
_ITEMS = """SELECT u.email, m.thread_id, m.kind, m.content, m.payload
FROM messages m JOIN users u ON u.id = m.user_id ORDER BY m.sequence"""


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
            return found
    finally:
        engine.dispose()


def _item(email: str, thread_id: object, kind: str, content: str, payload: object) -> Item:
    """An item; a note to the model has no plain text, and is given as it is."""
    whole = payload if isinstance(payload, str) else json.dumps(payload)
    return Item(email, str(thread_id), kind, whole if kind == "hidden_context_item" else content)
