"""Changes that the page makes: one transaction, and a toast that can take it back."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec, EventType
from reflex_components_sonner.toast import ToastAction
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.database import get_database
from taskchat.tasks import Task, TaskChange, TaskNotFound

UNDO_MS = 6_000


def task_id(raw: object) -> UUID:
    """The id of a task from outside; raises `TaskNotFound` for what no task can be called."""
    try:
        return UUID(str(raw))
    except ValueError:
        raise TaskNotFound from None


async def change(
    action: Callable[..., Awaitable[Task]], *, user_id: UUID, raw_id: object, **arguments: Any
) -> tuple[Task, UUID | None]:
    """Do one thing to one task; gives the task and the journal's entry. Raises what the service raises."""
    wanted = task_id(raw_id)
    async with get_database().begin() as session:
        task = await action(session, user_id=user_id, task_id=wanted, **arguments)
        await session.flush()
        return task, await newest_change(session, user_id=user_id, of=wanted)


async def newest_change(session: AsyncSession, *, user_id: UUID, of: UUID) -> UUID | None:
    """The journal's last entry about a task, by which it can be taken back."""
    newest = (
        select(col(TaskChange.id))
        .where(TaskChange.user_id == user_id, TaskChange.task_id == of, col(TaskChange.undone_at).is_(None))
        .order_by(col(TaskChange.id).desc())
        .limit(1)
    )
    return (await session.execute(newest)).scalar_one_or_none()


def shortened(title: str) -> str:
    """A title that fits into a toast."""
    return title if len(title) <= 48 else title[:47].rstrip() + "…"


def quoted(text: str) -> rx.Var[str]:
    """What somebody wrote, as a JavaScript string and never as anything else.

    Reflex looks for variables of its own in plain strings; `<` written as an escape leaves it none to find.
    """
    return rx.Var(json.dumps(text).replace("<", "\\u003c"), _var_type=str)


def undo_toast(words: str, undo: EventType[()]) -> EventSpec:
    """A toast that offers to take the change back for six seconds."""
    return rx.toast(quoted(words), action=ToastAction(label="Undo", on_click=undo), duration=UNDO_MS)


def trouble(words: str) -> EventSpec:
    """A toast for a change that did not happen."""
    return rx.toast.error(words, duration=UNDO_MS)
