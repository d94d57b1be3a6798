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
from taskchat.ui.views import (
    MAX_NOTICES,
    NOTICES,
    Inbox,
    InboxReader,
    Notice,
    NoticeParts,
    all_rows,
    inbox_view,
    read_anew,
    read_older,
    snoozed_words,
)

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

    _parts: NoticeParts = ()
    _unseen: int = 0
    _asked: bool = False
    _known: list[str] | None = None

    @rx.var(initial_value=Inbox(), auto_deps=False, deps=["_parts", "_unseen", "_asked", "_visits"])
    async def inbox(self) -> Inbox:
        """Reminders that rang, as far as they were read, for whoever this connection's cookie belongs to."""
        person = await get_person(self)
        is_mine = person is not None and str(person.id) == self._owner
        return inbox_view(self._parts, self._unseen, asked=self._asked) if is_mine else Inbox()

    @rx.event
    async def listen(self):
        """Begin to listen, or go on after the connection was away."""
        if not (person := await self._person()):
            return SIGN_IN
        await self._read(person)
        return self._ring()

    @rx.event
    async def refresh(self):
        """Read anew, and say what rang since."""
        if not (person := await self._person()):
            return SIGN_IN
        await self._read(person)
        return self._ring()

    @rx.event
    async def show_more(self):
        """Show more of what rang earlier, which makes no toast any more."""
        if not (person := await self._person()):
            return SIGN_IN
        read, self._asked = InboxReader(get_database(), person), True
        self._parts = await read_older(self._parts, read, size=NOTICES, bound=MAX_NOTICES)
        self._known = [notice.id for notice in all_rows(self._parts)]
        return None

    @rx.event
    async def see(self, raw_id: str):
        """Take note of one."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            await self._change(notifications.see, person, raw_id)
        except _REFUSED as error:
            return _refuse(error)
        return _dismiss(raw_id)

    @rx.event
    async def see_all(self):
        """Take note of all."""
        if not (person := await self._person()):
            return SIGN_IN
        new = [notice.id for notice in all_rows(self._parts) if notice.new]
        async with get_database().begin() as session:
            await notifications.see_all(session, user_id=person.id)
        await self._read(person)
        return [_dismiss(raw_id) for raw_id in new]

    @rx.event
    async def complete(self, raw_id: str):
        """Do its task; the toast takes that back."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            task, change_id = await self._change(notifications.complete, person, raw_id)
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
        clock = LocalClock.of(person, now())
        try:
            put_off = await self._change(notifications.snooze, person, raw_id, until=Snooze(until), clock=clock)
        except _REFUSED as error:
            return _refuse(error)
        words = f"{quoted_title(put_off.title)} comes again: {snoozed_words(put_off, clock)}"
        return [_dismiss(raw_id), rx.toast(quoted(words))]

    async def _read(self, person: User) -> None:
        read = InboxReader(get_database(), person)
        self._parts = await read_anew(self._parts, read, size=NOTICES, bound=MAX_NOTICES)
        self._unseen = read.unseen

    async def _change(
        self, action: Callable[..., Awaitable[Any]], person: User, raw_id: object, **arguments: Any
    ) -> Any:
        try:
            async with get_database().begin() as session:
                ids = {"user_id": person.id, "notification_id": _as_id(raw_id)}
                return await action(session, **ids, **arguments)
        finally:
            await self._read(person)

    def _ring(self) -> list[EventSpec]:
        notices = all_rows(self._parts)
        known, self._known = self._known, [notice.id for notice in notices]
        if known is None:
            return []
        return _toasts([one for one in reversed(notices) if one.new and one.waits and one.id not in known])


def _as_id(raw_id: object) -> UUID:
    try:
        return UUID(str(raw_id))
    except ValueError:
        raise NotificationNotFound from None


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
