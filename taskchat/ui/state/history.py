"""State of the pages of the history and of the trash: how much of it is shown, and of which task."""

from contextlib import suppress
from uuid import UUID

import reflex as rx

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database
from taskchat.tasks import NotInTrash, TaskNotFound
from taskchat.ui.state.changes import quoted, quoted_title, task_id, trouble
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import GONE
from taskchat.ui.views import HistoryView, TrashView, read_history, read_trash

_ROWS = 50
_MAX_ROWS = 800


class _Older(Session, mixin=True):
    """Page of what was, the newest first: how much of it is shown, and when it is read anew."""

    _rows: int = _ROWS
    _opened: bool = False
    _revision: int = 0

    @rx.event
    async def refresh(self):
        """Read it anew."""
        if not await self._person():
            return SIGN_IN
        self._revision += 1
        return None

    @rx.event
    async def show_more(self):
        """Show more of what is older."""
        if not await self._person():
            return SIGN_IN
        self._rows = min(self._rows * 2, _MAX_ROWS)
        return None

    async def _reader(self) -> User | None:
        """Person whose it is to be read; nobody before the page was opened."""
        return await get_person(self) if self._opened else None

    def _open(self) -> None:
        self._opened = True
        self._revision += 1


class History(_Older, Session):
    """One tab's view of the history; it is read only once somebody opened the page."""

    task: str = ""
    _from_address: str = ""

    @rx.var(initial_value=HistoryView(), auto_deps=False, deps=["task", "_rows", "_opened", "_revision", "_visits"])
    async def history_view(self) -> HistoryView:
        """History as it is drawn: read for the person of this connection's cookie, and nobody else."""
        person = await self._reader()
        return await read_history(person, task_id=_as_id(self.task), rows=self._rows) if person else HistoryView()

    @rx.event
    async def show_task(self, raw_id: str):
        """Show the history of one task, or with an empty id that of all."""
        if not await self._person():
            return SIGN_IN
        self._choose(str(raw_id))
        return None

    def _open_for(self, task: str) -> None:
        # A connection that comes back opens it again, and changes no choice.
        if not self._opened or task != self._from_address:
            self._choose(task)
        self._from_address = task
        self._open()

    def _choose(self, task: str) -> None:
        self.task, self._rows = task[:40], _ROWS


class Trash(_Older, Session):
    """One tab's view of the trash; `asked` is the task of which it is asked whether it is to go for good."""

    asked: str = ""

    @rx.var(initial_value=TrashView(), auto_deps=False, deps=["_rows", "_opened", "_revision", "_visits"])
    async def trash_view(self) -> TrashView:
        """Trash as it is drawn: read for the person of this connection's cookie, and nobody else."""
        person = await self._reader()
        return await read_trash(person, rows=self._rows) if person else TrashView()

    @rx.event
    async def restore(self, raw_id: str):
        """Restore a deleted task."""
        if not (person := await self._person()):
            return SIGN_IN
        self.asked = ""
        try:
            async with get_database().begin() as session:
                task = await tasks.restore_task(session, user_id=person.id, task_id=task_id(raw_id))
        except (NotInTrash, TaskNotFound):
            self._revision += 1
            return trouble(GONE)
        return rx.toast(quoted(f"Restored {quoted_title(task.title)}"))

    @rx.event
    async def keep(self):
        """Ask no more whether something is to go for good."""
        if not await self._person():
            return SIGN_IN
        self.asked = ""
        return None

    @rx.event
    async def forget(self, raw_id: str):
        """Ask whether a task is to go for good; who presses again means it."""
        if not (person := await self._person()):
            return SIGN_IN
        if self.asked != str(raw_id):
            self.asked = str(raw_id)[:40]
            return None
        self.asked = ""
        try:
            async with get_database().begin() as session:
                await tasks.forget_task(session, user_id=person.id, task_id=task_id(raw_id))
        except (NotInTrash, TaskNotFound):
            self._revision += 1
            return trouble(GONE)
        return None


def _as_id(raw: str) -> UUID | None:
    with suppress(TaskNotFound):
        return task_id(raw)
    return None
