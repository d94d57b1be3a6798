"""Changes made on the page: one transaction, and a toast that can undo it."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec, EventType
from reflex_components_sonner.toast import ToastAction

from taskchat.database import get_database
from taskchat.tasks import Changed, TaskNotFound
from taskchat.text import shortened

UNDO_MS = 6_000


def task_id(raw: object) -> UUID:
    """Parse the id of a task from outside; raises `TaskNotFound` for what no task can be called."""
    try:
        return UUID(str(raw))
    except ValueError:
        raise TaskNotFound from None


async def change(
    action: Callable[..., Awaitable[Changed]], *, user_id: UUID, raw_id: object, **arguments: Any
) -> Changed:
    """Do one thing to one task in a transaction of its own. Raises what the service raises."""
    changed_id = task_id(raw_id)
    async with get_database().begin() as session:
        return await action(session, user_id=user_id, task_id=changed_id, **arguments)


def quoted_title(title: str) -> str:
    """Quote a title, short enough for a toast."""
    return f"“{shortened(title, 48)}”"


def quoted(text: str) -> rx.Var[str]:
    """Write text of people as a JavaScript string and never as anything else.

    Reflex looks for variables of its own in plain strings; `<` written as an escape leaves it none to find.
    """
    return rx.Var(json.dumps(text).replace("<", "\\u003c"), _var_type=str)


def undo_toast(words: str, undo: Callable[[str], EventType[()]], change_id: UUID | None) -> EventSpec:
    """Show a toast that offers to undo a change for six seconds; where nothing was changed it offers nothing."""
    action = ToastAction(label="Undo", on_click=undo(str(change_id))) if change_id else None
    return rx.toast(quoted(words), action=action, duration=UNDO_MS)


def signal(name: str, **detail: object) -> EventSpec:
    """Tell the page's own scripts, by an event of its window that they listen for."""
    said = json.dumps(detail).replace("<", "\\u003c")
    return rx.call_script(f"window.dispatchEvent(new CustomEvent({json.dumps(name)}, {{ detail: {said} }}))")


def trouble(words: str) -> EventSpec:
    """Show a toast for a change that did not happen."""
    return rx.toast.error(words, duration=UNDO_MS)
