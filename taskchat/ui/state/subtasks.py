"""Subtasks of the task in the panel: added, renamed and moved; ticking and deleting are those of the list."""

from typing import Any
from uuid import UUID

import reflex as rx
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database
from taskchat.tasks import InvalidTask, TaskNotFound
from taskchat.ui.state.changes import change, signal, task_id, trouble
from taskchat.ui.state.editor import Editor
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import GONE

NEW = "new-subtask"


class Subtasks(Session):
    """Handlers of the subtasks; which task they are of is the panel's."""

    @rx.event
    async def add(self, form: dict[str, Any]):
        """Add one at the end; its words stay in the field where they are refused."""
        if not (person := await self._person()):
            return SIGN_IN
        editor = await self.get_state(Editor)
        title = str(form.get("title", ""))
        if not title.strip():
            return None
        try:
            data = tasks.valid_task(title=title, parent_id=task_id(editor.editing))
            async with get_database().begin() as session:
                await tasks.create(session, user_id=person.id, data=data, timezone=person.timezone)
        except InvalidTask as refused:
            return trouble(str(refused))
        except TaskNotFound:
            return trouble(GONE)
        return rx.set_value(NEW, "")

    @rx.event
    async def rename(self, raw_id: str, title: str):
        """Give one another title; an emptied one stays as it was."""
        if not (person := await self._person()):
            return SIGN_IN
        if not str(title).strip():
            return None
        try:
            data = tasks.valid_update(title=str(title))
            await change(tasks.update, user_id=person.id, raw_id=raw_id, data=data)
        except InvalidTask as refused:
            return trouble(str(refused))
        except TaskNotFound:
            return trouble(GONE)
        return None

    @rx.event
    async def move(self, raw_id: str, down: bool):
        """Move one a place up or down; at the ends it stays."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            moved = task_id(raw_id)
            async with get_database().begin() as session:
                await _move(session, person, moved, down=bool(down))
        except TaskNotFound:
            return trouble(GONE)
        except InvalidTask as refused:
            return trouble(str(refused))
        editor = await self.get_state(Editor)
        told = await editor._tell(person, editor.editing)
        return [*([told] if told else []), signal("taskchat:moved", id=str(moved))]


async def _move(session: AsyncSession, person: User, moved: UUID, *, down: bool) -> None:
    task = await tasks.get(session, user_id=person.id, task_id=moved)
    if task.parent_id is None:
        raise TaskNotFound
    order = [one.id for one in await tasks.list_subtasks(session, user_id=person.id, task_id=task.parent_id)]
    at = order.index(moved) + (1 if down else -1)
    if 0 <= at < len(order):
        beside = order[at]
        place = (None, beside) if down else (beside, None)
        await tasks.place_task(session, user_id=person.id, task_id=moved, before=place[0], after=place[1])
