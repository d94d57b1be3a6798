"""Dialog that edits one task. What was typed is the browser's (`page/drafts.js`), and what it was made from as well."""

from typing import Any
from uuid import uuid4

import reflex as rx

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.tasks import ChangedSince, InvalidTask, LocalClock, Task, TaskNotFound
from taskchat.ui.state.changes import change, quoted, quoted_title, signal, task_id, trouble, undo_toast
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import GONE, TaskList, end_hold
from taskchat.ui.views import (
    EMPTY,
    EditForm,
    Words,
    due_hint,
    edit_form,
    errors_from,
    names_of,
    read_seen,
    said_meanwhile,
    seen_form,
    update_from,
)

DELETED = "This task was deleted elsewhere. What you wrote is still here; undo there brings the task back."


class Editor(Session):
    """Task that is being edited, the errors in the words of the form, and what was saved elsewhere meanwhile.

    The browser keeps which task it is, so that the dialog outlasts a reload and a server that is started anew;
    `opening` tells one opening from the next.
    """

    editing: str = rx.SessionStorage("", name="taskchat.editing")
    opening: str = ""
    due_hint: str = ""
    errors: Words = EMPTY
    meanwhile: Words = EMPTY
    _shown: EditForm = EditForm()
    _theirs: Words = EMPTY
    _refused: str = ""

    @rx.var(initial_value=EditForm(), auto_deps=False, deps=["editing", "_shown", "_visits"])
    async def form(self) -> EditForm:
        """Form as it begins; empty for anybody but the task's owner."""
        person = await get_person(self)
        if not person or not self.editing:
            return EditForm()
        if self._shown.seen and str(person.id) == self._owner:
            return self._shown
        task = await _find(person, self.editing)
        return edit_form(task, LocalClock.of(person, now())) if task else EditForm()

    @rx.event
    async def open(self, raw_id: str):
        """Open the dialog on a task."""
        if not (person := await self._person()):
            return SIGN_IN
        task = await _find(person, raw_id)
        if task is None:
            return trouble(GONE)
        clock = LocalClock.of(person, now())
        self._shown, self._refused = edit_form(task, clock), ""
        self.errors, self.meanwhile = EMPTY, EMPTY
        self.due_hint = due_hint(self._shown.words["due"], clock)
        self.editing, self.opening = str(task.id), uuid4().hex
        return None

    @rx.event
    async def close(self, _open: bool = False):
        """Close the dialog without saving."""
        if not await self._person():
            return SIGN_IN
        self._end()
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
        self.errors, self.meanwhile = EMPTY, EMPTY
        clock, sent = LocalClock.of(person, now()), {name: str(value) for name, value in form.items()}
        try:
            task, change_id = await _save(person, sent, clock)
        except InvalidTask as error:
            self.errors, self._refused = errors_from(error), sent.get("due", "")
            return None
        except ChangedSince as error:
            return self._tell(error, sent, clock)
        except TaskNotFound:
            self.errors = {**EMPTY, "title": DELETED}
            return None
        self._end()
        end_hold(await self.get_state(TaskList))
        saved = signal("taskchat:saved", id=str(task.id))
        return (
            [saved, undo_toast(f"Saved {quoted_title(task.title)}", TaskList.undo, change_id)] if change_id else saved
        )

    @rx.event
    async def take(self, name: str):
        """Take over what was saved elsewhere in one field."""
        if not (person := await self._person()):
            return SIGN_IN
        if not self.meanwhile.get(name):
            return None
        self.meanwhile = self.meanwhile | {name: ""}
        if name == "due":
            self.due_hint = due_hint(self._theirs[name], LocalClock.of(person, now()))
        return rx.set_value(f"edit-{name}", quoted(self._theirs[name]))

    def _tell(self, error: ChangedSince, sent: Words, clock: LocalClock):
        """Show what others saved; saving once more is made from that."""
        theirs, names = seen_form(error.task, clock), names_of(error.fields)
        self._theirs = theirs.words
        self.meanwhile = EMPTY | {name: said_meanwhile(theirs.words[name]) for name in names}
        told = read_seen(sent["seen"]).told(theirs, names)
        return rx.set_value("edit-seen", quoted(told.model_dump_json()))

    def _end(self) -> None:
        self.editing, self._shown = "", EditForm()

    async def _resume(self, person: User) -> None:
        """Go on with the task of before, unless it is gone or somebody else's."""
        if self.editing and not await _find(person, self.editing):
            self._end()


async def _find(person: User, raw_id: str) -> Task | None:
    try:
        async with get_database().read() as session:
            return await tasks.get(session, user_id=person.id, task_id=task_id(raw_id))
    except TaskNotFound:
        return None


async def _save(person: User, sent: Words, clock: LocalClock) -> tasks.Changed:
    seen = read_seen(sent.get("seen", ""))
    written = {name: sent.get(name, "") for name in EMPTY}
    data = update_from(seen.words, written, clock)
    return await change(tasks.update, user_id=person.id, raw_id=sent.get("task"), data=data, seen=seen.to_seen())
