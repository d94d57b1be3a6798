"""Deeds for a series from the list: skip, pause, resume, end, and delete with all later ones."""

from collections.abc import Awaitable, Callable
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.tasks import LocalClock, SeriesChanged, SeriesNotFound, SeriesRefused, TaskNotFound, get_due
from taskchat.ui.state.changes import change, quoted_title, task_id, trouble, undo_toast
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import GONE, TaskList, end_hold


class Repeating(Session):
    """Question whether one task, or all later ones of its series with it, is to be deleted; `asked` is that task."""

    asked: str = ""
    title: str = ""

    @rx.event
    async def ask(self, raw_id: str, title: str):
        """Ask which ones are to be deleted."""
        if not await self._person():
            return SIGN_IN
        self.asked, self.title = str(raw_id)[:40], str(title)[:400]
        return None

    @rx.event
    async def close(self, _open: bool = False):
        """Ask no more."""
        if not await self._person():
            return SIGN_IN
        self.asked = ""
        return None

    @rx.event
    async def delete_one(self):
        """Delete the one that is asked about; the next one comes."""
        if not (person := await self._person()):
            return SIGN_IN
        raw_id, self.asked = self.asked, ""
        end_hold(await self.get_state(TaskList))
        try:
            task, change_id = await change(tasks.delete, user_id=person.id, raw_id=raw_id)
        except TaskNotFound:
            return trouble(GONE)
        return undo_toast(f"Deleted {quoted_title(task.title)}, this one only", TaskList.undo, change_id)

    @rx.event
    async def delete_later(self):
        """Delete the one that is asked about, and let none come after it."""
        raw_id, self.asked = self.asked, ""
        return await self._change(raw_id, tasks.end_series, "Deleted {}, with all later ones")

    @rx.event
    async def skip(self, raw_id: str):
        """Leave one out, and go on with the next."""
        return await self._change(raw_id, tasks.skip_occurrence, "Skipped {}")

    @rx.event
    async def pause(self, raw_id: str):
        """Let none come until it goes on; the open one goes."""
        return await self._change(raw_id, tasks.pause_series, "Paused {}. It waits under Upcoming")

    @rx.event
    async def end(self, raw_id: str):
        """Let none come after the open one."""
        return await self._change(raw_id, tasks.end_series, "{} comes no more after this one", after_next=True)

    @rx.event
    async def resume(self, raw_id: str):
        """Go on with a series that is paused."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            async with get_database().begin() as session:
                changed = await tasks.resume_series(session, user_id=person.id, series_id=task_id(raw_id))
        except (TaskNotFound, SeriesNotFound):
            return trouble(GONE)
        words = f"{quoted_title(changed.series.title)} goes on{_next(changed, person)}"
        return undo_toast(words, TaskList.undo, changed.change_id)

    async def _change(
        self, raw_id: object, action: Callable[..., Awaitable[SeriesChanged]], words: str, **how: Any
    ) -> EventSpec:
        if not (person := await self._person()):
            return SIGN_IN
        end_hold(await self.get_state(TaskList))
        try:
            async with get_database().begin() as session:
                task = await tasks.get(session, user_id=person.id, task_id=task_id(raw_id))
                if task.series_id is None:
                    raise SeriesNotFound
                skips = action is tasks.skip_occurrence
                own = {"task_id": task.id} if skips else how
                changed = await action(session, user_id=person.id, series_id=task.series_id, **own)
        except (TaskNotFound, SeriesNotFound):
            return trouble(GONE)
        except SeriesRefused as refused:
            return trouble(str(refused))
        said = words.format(quoted_title(task.title)) + (_next(changed, person) if skips else "")
        return undo_toast(said, TaskList.undo, changed.change_id)


def _next(changed: SeriesChanged, person: User) -> str:
    """Say when the open one comes; nothing where there is none."""
    due = get_due(changed.open[-1]) if changed.open else None
    return f", next {tasks.due_in_full(due, LocalClock.of(person, now()))}" if due else ""
