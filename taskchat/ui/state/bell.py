"""Bell: what rang, as one tab sees it, and what is done about it there."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec
from reflex_components_sonner.toast import ToastAction

from taskchat import notifications
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.notifications import NotificationNotFound, Snooze, TaskDone
from taskchat.tasks import LocalClock, TaskNotFound
from taskchat.ui.state.changes import quoted, quoted_title, trouble, undo_toast
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import GONE, TaskList
from taskchat.ui.views import MAX_NOTICES, NOTICES, Inbox, Notice, read_inbox, snoozed_words

# A reminder is to be noticed by somebody who looks away, too.
_RINGS_MS = 30_000
# Of more at once there is one toast: each would hide the one before.
_MAX_TOASTS = 3
_REFUSALS = {
    NotificationNotFound: "This reminder is not there any more.",
    TaskNotFound: GONE,
    TaskDone: "This task is done already.",
}
_REFUSED = tuple(_REFUSALS)


class Bell(Session):
    """One tab's view of what rang. A toast is shown once for each: `_known` are those that were there before.

    It outlasts a reload, and a tab that is new to the server knows all that rang until then.
    """

    _rows: int = NOTICES
    _revision: int = 0
    _known: list[str] | None = None

    @rx.var(initial_value=Inbox(), auto_deps=False, deps=["_rows", "_revision", "_visits"])
    async def inbox(self) -> Inbox:
        """Reminders that rang, read for whoever this connection's cookie belongs to, and nobody else."""
        person = await get_person(self)
        return await read_inbox(person, rows=self._rows) if person else Inbox()

    @rx.event
    async def listen(self):
        """Begin to listen, or go on after the connection was away."""
        if not await self._person():
            return SIGN_IN
        return self._ring(await self.inbox)

    @rx.event
    async def refresh(self):
        """Read anew, and say what rang since."""
        if not await self._person():
            return SIGN_IN
        self._revision += 1
        return self._ring(await self.inbox)

    @rx.event
    async def show_more(self):
        """Show more of what rang earlier, which makes no toast any more."""
        if not await self._person():
            return SIGN_IN
        self._rows = min(self._rows * 2, MAX_NOTICES)
        self._known = [notice.id for notice in (await self.inbox).notices]
        return None

    @rx.event
    async def see(self, raw_id: str):
        """Take note of one."""
        if not (person := await self._person()):
            return SIGN_IN
        self._revision += 1
        try:
            await _change(notifications.see, person, raw_id)
        except _REFUSED as error:
            return _refuse(error)
        return _dismiss(raw_id)

    @rx.event
    async def see_all(self):
        """Take note of all."""
        if not (person := await self._person()):
            return SIGN_IN
        new = [notice.id for notice in (await self.inbox).notices if notice.new]
        self._revision += 1
        async with get_database().begin() as session:
            await notifications.see_all(session, user_id=person.id)
        return [_dismiss(raw_id) for raw_id in new]

    @rx.event
    async def complete(self, raw_id: str):
        """Do its task; the toast takes that back."""
        if not (person := await self._person()):
            return SIGN_IN
        self._revision += 1
        try:
            task, change_id = await _change(notifications.complete, person, raw_id)
        except _REFUSED as error:
            return _refuse(error)
        done = undo_toast(f"Completed {quoted_title(task.title)}", TaskList.undo, change_id)
        return [_dismiss(raw_id), done]

    @rx.event
    async def snooze(self, raw_id: str, until: str):
        """Put it off, and say until when."""
        if not (person := await self._person()):
            return SIGN_IN
        if until not in set(Snooze):
            return None
        self._revision += 1
        clock = LocalClock.of(person, now())
        try:
            put_off = await _change(notifications.snooze, person, raw_id, until=Snooze(until), clock=clock)
        except _REFUSED as error:
            return _refuse(error)
        words = f"{quoted_title(put_off.title)} comes again: {snoozed_words(put_off, clock)}"
        return [_dismiss(raw_id), rx.toast(quoted(words))]

    def _ring(self, inbox: Inbox) -> list[EventSpec]:
        known, self._known = self._known, [notice.id for notice in inbox.notices]
        if known is None:
            return []
        return _toasts([one for one in reversed(inbox.notices) if one.new and one.waits and one.id not in known])


async def _change(action: Callable[..., Awaitable[Any]], person: User, raw_id: object, **arguments: Any) -> Any:
    try:
        notification_id = UUID(str(raw_id))
    except ValueError:
        raise NotificationNotFound from None
    async with get_database().begin() as session:
        return await action(session, user_id=person.id, notification_id=notification_id, **arguments)


def _refuse(error: Exception) -> EventSpec:
    return trouble(_REFUSALS[type(error)])


def _dismiss(raw_id: str) -> EventSpec:
    return rx.toast.dismiss(str(UUID(raw_id)))


def _toasts(rang: Sequence[Notice]) -> list[EventSpec]:
    if len(rang) > _MAX_TOASTS:
        return [rx.toast(f"{len(rang)} reminders rang. They are under the bell.", duration=_RINGS_MS)]
    return [_toast(notice) for notice in rang]


def _toast(notice: Notice) -> EventSpec:
    return rx.toast(
        quoted(notice.title),
        # What comes twice is one toast.
        id=notice.id,
        description=f"Reminder missed: {notice.when}" if notice.missed else f"Reminder: {notice.when}",
        duration=_RINGS_MS,
        action=ToastAction(label="Complete", on_click=Bell.complete(notice.id)),
        cancel=ToastAction(label="In 10 minutes", on_click=Bell.snooze(notice.id, Snooze.MINUTES.value)),
    )
