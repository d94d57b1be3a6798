"""Dialog that edits one task."""

from typing import Any

import reflex as rx

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.tasks import Changed, ChangedSince, InvalidTask, LocalClock, Seen, Task, TaskNotFound, snapshot
from taskchat.ui.state.changes import change, quoted, quoted_title, task_id, trouble, undo_toast
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import GONE, TaskList, end_hold
from taskchat.ui.views import EMPTY, Words, draft_from, due_hint, errors_from, fields_of, said_meanwhile, update_from

DELETED = "This task was deleted elsewhere. What you wrote is still here; undo there brings the task back."
_UNSEEN = Seen(frozenset(), {})


class Editor(Session):
    """Task that is being edited, the errors in the words of the form, and what was saved elsewhere meanwhile."""

    editing: str = ""
    due_hint: str = ""
    errors: Words = EMPTY
    meanwhile: Words = EMPTY
    _shown: Words = EMPTY
    _base: Words = EMPTY
    _seen: Seen = _UNSEEN
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
        self._shown = self._base = draft_from(task, clock)
        self._seen, self.errors, self.meanwhile, self._refused = _seen(task), EMPTY, EMPTY, ""
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
            self.due_hint, self.errors = due_hint(str(words), LocalClock.of(person, now())), EMPTY
        return None

    @rx.event
    async def on_submit(self, form: dict[str, Any]):
        """Save the fields that were changed; one that was changed elsewhere meanwhile is asked about first."""
        if not (person := await self._person()):
            return SIGN_IN
        written = {name: str(form.get(name, "")) for name in EMPTY}
        self.errors, self.meanwhile = EMPTY, EMPTY
        try:
            task, change_id = await self._save(person, written)
        except InvalidTask as error:
            self.errors, self._refused = errors_from(error), written["due"]
            return None
        except ChangedSince as error:
            self._tell(error, LocalClock.of(person, now()))
            return None
        except TaskNotFound:
            self.errors = {**EMPTY, "title": DELETED}
            return None
        self.editing = ""
        end_hold(await self.get_state(TaskList))
        return undo_toast(f"Saved {quoted_title(task.title)}", TaskList.undo, change_id) if change_id else None

    @rx.event
    async def take(self, name: str):
        """Take over what was saved elsewhere in one field."""
        if not (person := await self._person()):
            return SIGN_IN
        if not self.meanwhile.get(name):
            return None
        self.meanwhile = self.meanwhile | {name: ""}
        if name == "due":
            self.due_hint = due_hint(self._base[name], LocalClock.of(person, now()))
        return rx.set_value(f"edit-{name}", quoted(self._base[name]))

    async def _save(self, person: User, written: Words) -> Changed:
        data = update_from(self._base, written, LocalClock.of(person, now()))
        return await change(tasks.update, user_id=person.id, raw_id=self.editing, data=data, seen=self._seen)

    def _tell(self, error: ChangedSince, clock: LocalClock) -> None:
        """Show what others saved; saving once more is made from that."""
        theirs, fields = draft_from(error.task, clock), fields_of(error.fields)
        self.meanwhile = EMPTY | {field.name: said_meanwhile(theirs[field.name]) for field in fields}
        self._base = self._base | {field.name: theirs[field.name] for field in fields}
        self._seen = _seen(error.task)


def _seen(task: Task) -> Seen:
    return Seen(frozenset({task.version}), snapshot(task))
