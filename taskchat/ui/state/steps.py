"""Steps back and forth through the history, from keys and buttons; a toast says what each did."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec, EventType
from reflex_components_sonner.toast import ToastAction

from taskchat import tasks
from taskchat.database import get_database
from taskchat.tasks import (
    ChangeNotFound,
    ChangeRefused,
    NothingToRedo,
    NothingToUndo,
    TaskNotFound,
    UndoConflict,
    UndoResult,
)
from taskchat.ui.state.changes import UNDO_MS, quoted, task_id, trouble
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import CHANGED_SINCE, NOTHING, TaskList, end_hold
from taskchat.ui.views import step_words

FORGOTTEN = "The history does not reach back to this any more."
_REFUSALS: dict[type[Exception], str] = {
    NothingToUndo: NOTHING,
    NothingToRedo: "There is nothing to bring back.",
    ChangeNotFound: FORGOTTEN,
    UndoConflict: CHANGED_SINCE,
}


class Steps(Session):
    """Steps of this tab; which ones can be taken is in the database."""

    @rx.event
    async def back(self):
        """Take back what was changed last, with all that was made together with it, whoever made it."""
        if not (person := await self._person()):
            return SIGN_IN
        return await self._undo(tasks.undo_latest, user_id=person.id)

    @rx.event
    async def forth(self):
        """Bring back what was taken back last."""
        if not (person := await self._person()):
            return SIGN_IN
        return await self._step(tasks.redo_latest, "Brought back", ("Undo", Steps.back), user_id=person.id)

    @rx.event
    async def undo_one(self, raw_id: str):
        """Take one change back."""
        return await self._undo_chosen(tasks.take_change_back, raw_id)

    @rx.event
    async def undo_together(self, raw_id: str):
        """Take back all that was made together with a change."""
        return await self._undo_chosen(tasks.take_change_back, raw_id, with_batch=True)

    @rx.event
    async def undo_to(self, raw_id: str):
        """Take back everything that was changed after a change."""
        return await self._undo_chosen(tasks.undo_to, raw_id)

    async def _undo_chosen(
        self, action: Callable[..., Awaitable[UndoResult]], raw_id: object, **how: Any
    ) -> EventSpec | None:
        if not (person := await self._person()):
            return SIGN_IN
        try:
            change_id = task_id(raw_id)
        except TaskNotFound:
            return trouble(FORGOTTEN)
        return await self._undo(action, user_id=person.id, change_id=change_id, **how)

    async def _undo(self, action: Callable[..., Awaitable[UndoResult]], *, user_id: UUID, **how: Any) -> EventSpec:
        return await self._step(action, "Undone", ("Redo", Steps.forth), user_id=user_id, **how)

    async def _step(
        self,
        action: Callable[..., Awaitable[UndoResult]],
        done: str,
        mirror: tuple[str, EventType[()]],
        *,
        user_id: UUID,
        **how: Any,
    ) -> EventSpec:
        end_hold(await self.get_state(TaskList))
        try:
            async with get_database().begin() as session:
                result = await action(session, user_id=user_id, **how)
        except tuple(_REFUSALS) as refusal:
            return trouble(_REFUSALS[type(refusal)])
        except ChangeRefused as refused:
            return trouble(str(refused))
        if not result.changes:
            return trouble(CHANGED_SINCE)
        label, event = mirror
        offer = ToastAction(label=label, on_click=event)
        return rx.toast(quoted(step_words(done, result)), action=offer, duration=UNDO_MS)
