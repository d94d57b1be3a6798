"""Task list: its view, and the changes made in it."""

import asyncio
from dataclasses import replace
from time import monotonic

import reflex as rx

from taskchat import tasks
from taskchat.database import get_database, now
from taskchat.tasks import LocalClock, NothingToUndo, TaskNotFound, UndoConflict
from taskchat.ui.state.changes import change, quoted_title, signal, task_id, trouble, undo_toast
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.views import (
    AHEAD,
    MAX_AHEAD,
    MAX_ROWS,
    NO_FILTERS,
    TODAY,
    Address,
    Board,
    FilterBar,
    Filters,
    Period,
    View,
    filter_bar,
    read_address,
    read_board,
    shown_view,
)

# How long a task that was just ticked off stays in sight, struck through.
COMPLETED_LINGER_S = 1.2
# How many rows are drawn at first, and twice as many each time: what nobody reads should not cost each change its time.
ROWS = 100
GONE = "This task is not there any more."
NOTHING = "There is nothing left to undo."
CHANGED_SINCE = "What was changed again since stays as it is."


class TaskList(Session):
    """One tab's view of the tasks, as its address says it; the tasks themselves stay in the database."""

    view: str = TODAY.key
    search: str = ""
    _filters: Filters = NO_FILTERS
    _period: Period | None = None
    _rows: int = ROWS
    _ahead: int = AHEAD
    _revision: int = 0
    _hold_until: float = 0.0

    @rx.var(auto_deps=False, deps=["view", "search", "_filters", "_period"])
    def filter_bar(self) -> FilterBar:
        """Chips and menu of the view that is shown."""
        address = Address(self.view, self.search, period=self._period)
        return filter_bar(address.path, address.words, self._filters)

    @rx.var(
        initial_value=Board(),
        auto_deps=False,
        deps=["view", "search", "_filters", "_period", "_rows", "_ahead", "_revision", "_visits"],
    )
    async def board(self) -> Board:
        """Board, read for whoever this connection's cookie belongs to, and nobody else."""
        person = await get_person(self)
        if person is None:
            return Board()
        return await read_board(
            person,
            view=self.view,
            search=self.search,
            rows=self._rows,
            ahead=self._ahead,
            filters=self._filters,
            period=self._period,
        )

    @rx.event
    async def refresh(self):
        """Read the tasks anew, unless some were just ticked off: then `refresh_later` will.

        Every commit calls this through the feed, this tab's own too: no handler that changes a task reads besides.
        """
        if not await self._person():
            return SIGN_IN
        if monotonic() >= self._hold_until:
            self._reload()
        return None

    @rx.event
    async def answer(self):
        """Read the tasks anew for a page that was away, and let it hear that it is back."""
        if not await self._person():
            return SIGN_IN
        self._reload()
        return signal("taskchat:heard")

    @rx.event
    async def show_more(self):
        """Draw more of a long list."""
        if not await self._person():
            return SIGN_IN
        self._rows = min(self._rows * 2, MAX_ROWS)
        return None

    @rx.event
    async def look_further(self):
        """Show what comes again for twice as many days."""
        if not await self._person():
            return SIGN_IN
        self._ahead = min(self._ahead * 2, MAX_AHEAD)
        return None

    @rx.event
    async def set_done(self, raw_id: str, done: bool):
        """Tick a task off, or open it again."""
        if not (person := await self._person()):
            return SIGN_IN
        action = tasks.complete if done else tasks.reopen
        try:
            task, change_id = await change(action, user_id=person.id, raw_id=raw_id)
        except TaskNotFound:
            self._reload()
            return trouble(GONE)
        self._hold_until = monotonic() + COMPLETED_LINGER_S
        words = f"{'Completed' if done else 'Reopened'} {quoted_title(task.title)}"
        heard = signal("taskchat:done", id=str(task.id))
        return [heard, undo_toast(words, TaskList.undo, change_id), TaskList.refresh_later]

    @rx.event(background=True)
    async def refresh_later(self):
        """Read the tasks anew once those that were ticked off have been seen to be."""
        await asyncio.sleep(COMPLETED_LINGER_S)
        async with self:
            if 0 < self._hold_until <= monotonic():
                self._reload()

    @rx.event
    async def delete(self, raw_id: str):
        """Delete a task; the toast brings it back."""
        if not (person := await self._person()):
            return SIGN_IN
        end_hold(self)
        try:
            task, change_id = await change(tasks.delete, user_id=person.id, raw_id=raw_id)
        except TaskNotFound:
            self._reload()
            return trouble(GONE)
        return undo_toast(f"Deleted {quoted_title(task.title)}", TaskList.undo, change_id)

    @rx.event
    async def postpone(self, raw_id: str):
        """Put a task off by a day; what is late or has no date comes tomorrow."""
        if not (person := await self._person()):
            return SIGN_IN
        clock = LocalClock.of(person, now())
        try:
            task, change_id = await change(tasks.postpone, user_id=person.id, raw_id=raw_id, clock=clock)
        except TaskNotFound:
            self._reload()
            return trouble(GONE)
        due = tasks.get_due(task)
        assert due is not None
        words = f"Postponed {quoted_title(task.title)}: {tasks.day_words(tasks.due_day(due, clock), clock)}"
        return undo_toast(words, TaskList.undo, change_id)

    @rx.event
    async def undo(self, raw_id: str):
        """Take one change back."""
        if not (person := await self._person()):
            return SIGN_IN
        end_hold(self)
        try:
            async with get_database().begin() as session:
                await tasks.undo(session, user_id=person.id, change_id=task_id(raw_id))
        except (NothingToUndo, TaskNotFound):
            return trouble(NOTHING)
        except UndoConflict:
            return trouble(CHANGED_SINCE)

    @rx.event
    async def undo_batch(self, raw_id: str):
        """Take back what was done together."""
        if not (person := await self._person()):
            return SIGN_IN
        end_hold(self)
        try:
            async with get_database().begin() as session:
                undone = await tasks.undo_batch(session, user_id=person.id, batch_id=task_id(raw_id))
        except (NothingToUndo, TaskNotFound):
            return trouble(NOTHING)
        return trouble(CHANGED_SINCE) if undone.conflicts else None

    def _follow(self) -> Address | None:
        """Show what this tab's address says; None, and what was shown before, where that leads to no view."""
        url = self.router.url
        address = read_address(url.path, url.query)
        shown = self.view, self.search, self._filters, self._period
        if address and (address.view, address.search, address.filters, address.period) != shown:
            self.view, self.search = address.view, address.search
            self._filters, self._period = address.filters, address.period
            self._rows, self._ahead = ROWS, AHEAD
        return address

    def _shown_address(self) -> Address:
        """Return the address of what is shown, in the calendar of whichever month is now."""
        return Address(self.view, self.search.strip(), filters=self._filters)

    def _shown_view(self) -> View:
        view = self._filters.upon(shown_view(self.view, self.search.strip()))
        return replace(view, day=self._period.begins) if self._period and self._period.kind == "day" else view

    def _reload(self) -> None:
        end_hold(self)
        self._revision += 1


def end_hold(task_list: TaskList) -> None:
    """Let the list show the next change at once, whatever was just ticked off.

    A function, since Reflex makes every public method of a state an endpoint.
    """
    task_list._hold_until = 0.0
