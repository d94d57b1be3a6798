"""Dialog that edits one task."""

from typing import Any

import reflex as rx

from taskchat import tasks
from taskchat.database import get_database, now
from taskchat.tasks import InvalidTask, LocalClock, TaskNotFound
from taskchat.ui.state.changes import change, quoted_title, task_id, trouble, undo_toast
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import GONE, TaskList, end_hold
from taskchat.ui.views import EMPTY, Words, draft_from, due_hint, errors_from, update_from


class Editor(Session):
    """Task that is being edited, and the errors in the words of the form."""

    editing: str = ""
    due_hint: str = ""
    errors: Words = EMPTY
    _shown: Words = EMPTY
    _refused: str = ""

    @rx.var(initial_value=EMPTY, auto_deps=False, deps=["_shown", "_visits"])
    async def draft(self) -> Words:
        """Words that the fields begin with; empty for anybody but the task's owner."""
        person = await get_person(self)
        return self._shown if person and str(person.id) == self._owner else EMPTY

    @rx.event
    async def open(self, raw_id: str):
        """Open the dialog on a task."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            async with get_database().read() as session:
                task = await tasks.get(session, user_id=person.id, task_id=task_id(raw_id))
        except TaskNotFound:
            return trouble(GONE)
        clock = LocalClock.of(person, now())
        self._shown, self.errors = draft_from(task, clock), EMPTY
        self._refused = ""
        self.due_hint = due_hint(self._shown["due"], clock)
        self.editing = str(task.id)
        return None

    @rx.event
    async def close(self, _open: bool = False):
        """Close the dialog without saving."""
        if not await self._person():
            return SIGN_IN
        self.editing = ""
        return None

    @rx.event
    async def on_due_change(self, words: str):
        """Say which date the words name."""
        if not (person := await self._person()):
            return SIGN_IN
        # The last keystroke can arrive after the form was sent.
        if words != self._refused:
            self.due_hint, self.errors = due_hint(str(words)[:200], LocalClock.of(person, now())), EMPTY
        return None

    @rx.event
    async def on_submit(self, form: dict[str, Any]):
        """Save the fields that were changed."""
        if not (person := await self._person()):
            return SIGN_IN
        written = {name: str(form.get(name, "")) for name in EMPTY}
        listed = await self.get_state(TaskList)
        try:
            data = update_from(self._shown, written, LocalClock.of(person, now()))
            task, change_id = await change(tasks.update, user_id=person.id, raw_id=self.editing, data=data)
        except InvalidTask as error:
            self.errors, self._refused = errors_from(error), written["due"]
            return None
        except TaskNotFound:
            self.editing = ""
            return trouble(GONE)
        self.editing = ""
        end_hold(listed)
        return undo_toast(f"Saved {quoted_title(task.title)}", TaskList.undo, change_id) if change_id else None
