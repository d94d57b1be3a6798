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
from taskchat.ui.views import (
    HistoryParts,
    HistoryRow,
    HistoryView,
    Reader,
    TrashParts,
    TrashView,
    history_reader,
    history_view,
    read_anew,
    read_older,
    trash_reader,
    trash_view,
)


class _Older(Session, mixin=True):
    """Page of what was, the newest first; what is older is read when somebody asks for it."""

    _opened: bool = False
    _asked: bool = False

    @rx.event
    async def refresh(self):
        """Read anew what is shown."""
        if not (person := await self._person()):
            return SIGN_IN
        await self._read(person)
        return None

    @rx.event
    async def show_more(self):
        """Show what is older than what is shown."""
        if not (person := await self._person()):
            return SIGN_IN
        if self._opened:
            self._asked = True
            await self._read_older(person)
        return None

    async def _open(self, person: User) -> None:
        self._opened = True
        await self._read(person)

    async def _is_mine(self) -> bool:
        """Whether what was read is of the person of this connection's cookie, and nobody else."""
        person = await get_person(self)
        return person is not None and str(person.id) == self._owner

    async def _read(self, person: User) -> None:
        raise NotImplementedError

    async def _read_older(self, person: User) -> None:
        raise NotImplementedError


class History(_Older, Session):
    """One tab's view of the history; it is read only once somebody opened the page."""

    task: str = ""
    _from_address: str = ""
    _parts: HistoryParts = ()

    @rx.var(initial_value=HistoryView(), auto_deps=False, deps=["task", "_parts", "_asked", "_visits"])
    async def history_view(self) -> HistoryView:
        """History as it is drawn, as far as it was read."""
        parts = self._parts if await self._is_mine() else ()
        return history_view(parts, asked=self._asked, of_task=bool(self.task))

    @rx.event
    async def show_task(self, raw_id: str):
        """Show the history of one task, or with an empty id that of all."""
        if not (person := await self._person()):
            return SIGN_IN
        self._choose(str(raw_id))
        await self._read(person)
        return None

    async def _open_for(self, person: User, task: str) -> None:
        # A connection that comes back opens it again, and changes no choice.
        if not self._opened or task != self._from_address:
            self._choose(task)
        self._from_address = task
        await self._open(person)

    def _choose(self, task: str) -> None:
        self.task, self._parts, self._asked = task[:40], (), False

    async def _read(self, person: User) -> None:
        if self._opened:
            self._parts = await read_anew(self._parts, self._reader(person))

    async def _read_older(self, person: User) -> None:
        self._parts = await read_older(self._parts, self._reader(person))

    def _reader(self, person: User) -> Reader[HistoryRow, UUID]:
        return history_reader(get_database(), person, task_id=_as_id(self.task))


class Trash(_Older, Session):
    """One tab's view of the trash; `asked` is the task of which it is asked whether it is to go for good."""

    asked: str = ""
    _parts: TrashParts = ()

    @rx.var(initial_value=TrashView(), auto_deps=False, deps=["_parts", "_asked", "_visits"])
    async def trash_view(self) -> TrashView:
        """Trash as it is drawn, as far as it was read."""
        return trash_view(self._parts if await self._is_mine() else (), asked=self._asked)

    async def _read(self, person: User) -> None:
        if self._opened:
            self._parts = await read_anew(self._parts, trash_reader(get_database(), person))

    async def _read_older(self, person: User) -> None:
        self._parts = await read_older(self._parts, trash_reader(get_database(), person))

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
            await self._read(person)
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
            await self._read(person)
            return trouble(GONE)
        return None


def _as_id(raw: str) -> UUID | None:
    with suppress(TaskNotFound):
        return task_id(raw)
    return None
