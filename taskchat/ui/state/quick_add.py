"""Quick add: what the words so far would make, and a word on what they made. The page sends them (`page/outbox.js`)."""

from dataclasses import replace

import reflex as rx

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.tasks import MAX_TEXT, InvalidTask, LocalClock, NewTask, Spans, Task, TaskNotFound, new_tasks
from taskchat.ui.state.changes import quoted_title, task_id, undo_toast
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import TaskList, end_hold
from taskchat.ui.views import Preview, offered_as_one, preview, read_spans, with_plain


class QuickAdd(Session):
    """Preview and error of the field above the list."""

    preview: Preview = Preview()
    error: str = ""
    _text: str = ""
    _plain: Spans = ()
    _number: int = 0
    _refused: str = ""

    @rx.event
    async def on_read(self, text: str, plain: str, number: int):
        """Say what the words so far would make, before they are saved; the browser calls them by a number.

        `plain` are the stretches that are no more than words, as JSON.
        """
        if not (person := await self._person()):
            return SIGN_IN
        # The last keystroke can arrive after the text was refused: the refusal stands as long as the text does.
        if text and text == self._refused:
            return None
        self._text, self._plain, self._refused = str(text)[:MAX_TEXT], read_spans(plain), ""
        self._number = number if isinstance(number, int) else 0
        await self._foretell(person)
        return None

    @rx.event
    async def on_refused(self, text: str):
        """Say at the field what is wrong with a text that came back into it."""
        if not (person := await self._person()):
            return SIGN_IN
        self._text = self._refused = str(text)[:MAX_TEXT]
        self._plain = ()
        await self._foretell(person)
        try:
            for one in await self._found(person):
                one.to_create()
        except InvalidTask as error:
            self.preview, self.error = Preview(), str(error)
        return None

    @rx.event
    async def on_list_change(self):
        """Say it anew for another list, or another day."""
        if self._text.strip() and (person := await self._person()):
            await self._foretell(person)

    @rx.event
    async def on_added(self, raw_batch: str):
        """Offer to undo what was added out of sight, which would seem to be lost, or several at once."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            added = await _added(person, raw_batch)
        except TaskNotFound:
            return None
        listed = await self.get_state(TaskList)
        end_hold(listed)
        view, clock = listed._shown_view(), LocalClock.of(person, now())
        hidden = not all(view.shows(task, clock) for task in added) or (await listed.board).more
        if not added or (not hidden and len(added) < 2):
            return None
        words = quoted_title(added[0].title) if len(added) == 1 else f"{len(added)} tasks"
        return undo_toast(f"Added {words}", TaskList.undo_batch, task_id(raw_batch))

    async def _foretell(self, person: User) -> None:
        clock = LocalClock.of(person, now())
        self.preview, self.error = Preview(), ""
        try:
            found = await self._found(person)
            shown = preview(found, clock)
            if shown.heading:
                (one,) = await self._found(person, as_one=True)
                shown = offered_as_one(shown, one)
            self.preview = replace(with_plain(shown, self._text, self._plain), number=self._number)
        except InvalidTask as error:
            self.error = str(error)

    async def _found(self, person: User, *, as_one: bool = False) -> list[NewTask]:
        listed = (await self.get_state(TaskList))._shown_view().listed_in
        clock, reminder = LocalClock.of(person, now()), person.default_reminder
        return new_tasks(self._text, listed, clock, default_reminder=reminder, plain=self._plain, as_one=as_one)


async def _added(person: User, raw_batch: str) -> list[Task]:
    async with get_database().read() as session:
        changes = await tasks.list_changes(session, user_id=person.id, batch_id=task_id(raw_batch))
        ids = dict.fromkeys(change.task_id for change in changes)
        return await tasks.get_many(session, user_id=person.id, task_ids=list(ids))
