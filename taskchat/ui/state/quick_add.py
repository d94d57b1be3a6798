"""Quick add: tasks in plain words, one a line."""

from typing import Any

import reflex as rx

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.tasks import InvalidTask, LocalClock, Origin, Task
from taskchat.ui.state.changes import quoted, quoted_title, undo_toast
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import TaskList, end_hold
from taskchat.ui.views import NewTask, Preview, new_tasks, preview


class QuickAdd(Session):
    """Preview and error of the field above the list."""

    preview: Preview = Preview()
    error: str = ""
    _text: str = ""
    _added: str = ""

    @rx.event
    async def on_change(self, text: str):
        """Say what the words so far would make, before they are saved."""
        if not (person := await self._person()):
            return SIGN_IN
        # The last keystroke can arrive after the text was sent.
        if text and text == self._added:
            return None
        self._text, self._added = str(text), ""
        await self._foretell(person)
        return None

    @rx.event
    async def on_list_change(self):
        """Say it anew for another list, or another day."""
        if self._text.strip() and (person := await self._person()):
            await self._foretell(person)

    @rx.event
    async def on_submit(self, form: dict[str, Any]):
        """Make the tasks; an error stays under the field."""
        if not (person := await self._person()):
            return SIGN_IN
        text = str(form.get("task", ""))
        if not text.strip():
            return None
        listed = await self.get_state(TaskList)
        view, clock, origin = listed._shown_view(), LocalClock.of(person, now()), Origin()
        try:
            added = await _create(person, new_tasks(text, view, clock), origin)
        except InvalidTask as error:
            self._text, self.preview, self.error = text, Preview(), str(error)
            return rx.set_value("quick-add", quoted(text))
        self._text, self.preview, self.error, self._added = "", Preview(), "", text
        end_hold(listed)
        # What was added out of sight would seem to be lost, and a list may have been pasted unawares.
        hidden = not all(view.shows(task, clock) for task in added) or (await listed.board).more
        if not hidden and len(added) < 2:
            return None
        words = quoted_title(added[0].title) if len(added) == 1 else f"{len(added)} tasks"
        return undo_toast(f"Added {words}", TaskList.undo_batch, origin.batch_id)

    async def _foretell(self, person: User) -> None:
        listed = await self.get_state(TaskList)
        clock = LocalClock.of(person, now())
        self.preview, self.error = Preview(), ""
        try:
            self.preview = preview(new_tasks(self._text, listed._shown_view(), clock), clock)
        except InvalidTask as error:
            self.error = str(error)


async def _create(person: User, found: list[NewTask], origin: Origin) -> list[Task]:
    """Make the tasks together, so that they are taken back together."""
    added: list[Task] = []
    async with get_database().begin() as session:
        for one in found:
            task, _ = await tasks.create(session, user_id=person.id, data=one.to_create(), origin=origin)
            if one.done:
                await tasks.complete(session, user_id=person.id, task_id=task.id, origin=origin)
            added.append(task)
    return added
