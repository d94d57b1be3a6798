"""Dialog that edits one task. What was typed is the browser's (`page/drafts.js`), and what it was made from as well."""

from typing import Any
from uuid import uuid4

import reflex as rx
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.tasks import (
    ChangedSince,
    InvalidTask,
    LocalClock,
    Series,
    SeriesChangedSince,
    SeriesNotFound,
    Task,
    TaskNotFound,
)
from taskchat.ui.state.changes import quoted, quoted_title, signal, task_id, trouble, undo_toast
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.saving import Saved, find_series, save_form
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import GONE, TaskList, end_hold
from taskchat.ui.views import (
    EMPTY,
    EditForm,
    SeenForm,
    Words,
    edit_form,
    errors_from,
    hints_for,
    names_of,
    read_seen,
    said_meanwhile,
    seen_form,
)

DELETED = "This task was deleted elsewhere. What you wrote is still here; undo there brings the task back."


class Editor(Session):
    """Task that is being edited, the errors in the words of the form, and what was saved elsewhere meanwhile.

    The browser keeps which task it is, so that the dialog outlasts a reload and a server that is started anew;
    `opening` tells one opening from the next.
    """

    editing: str = rx.SessionStorage("", name="taskchat.editing")
    opening: str = ""
    hints: Words = EMPTY
    errors: Words = EMPTY
    meanwhile: Words = EMPTY
    _shown: EditForm = EditForm()
    _typed: Words = EMPTY
    _theirs: Words = EMPTY
    _refused: Words | None = None

    @rx.var(initial_value=EditForm(), auto_deps=False, deps=["editing", "_shown", "_visits"])
    async def form(self) -> EditForm:
        """Form as it begins; empty for anybody but the task's owner."""
        person = await get_person(self)
        if not person or not self.editing:
            return EditForm()
        if self._shown.seen and str(person.id) == self._owner:
            return self._shown
        found = await _find(person, self.editing)
        return edit_form(found[0], LocalClock.of(person, now()), found[1]) if found else EditForm()

    @rx.event
    async def open(self, raw_id: str):
        """Open the dialog on a task."""
        if not (person := await self._person()):
            return SIGN_IN
        found = await _find(person, raw_id)
        if found is None:
            return trouble(GONE)
        clock, (task, series) = LocalClock.of(person, now()), found
        self._shown = edit_form(task, clock, series)
        self.errors, self.meanwhile, self._refused = EMPTY, EMPTY, None
        self._typed = dict(self._shown.words)
        self.hints = hints_for(self._shown.words, self._typed, clock)
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
    async def on_words_change(self, name: str, words: str):
        """Say how the words of a field are understood: the date, the rhythm, the reminders that they name."""
        if not (person := await self._person()):
            return SIGN_IN
        # The last keystroke can arrive after the form was sent.
        if name in EMPTY and (self._refused is None or words != self._refused[name]):
            self.errors = EMPTY
            self._understand(person, {name: str(words)})
        return None

    @rx.event
    async def on_submit(self, form: dict[str, Any]):
        """Save the fields that were changed; one that was changed elsewhere meanwhile is asked about first."""
        if not (person := await self._person()):
            return SIGN_IN
        self.errors, self.meanwhile = EMPTY, EMPTY
        clock, sent = LocalClock.of(person, now()), {name: str(value) for name, value in form.items()}
        try:
            saved = await save_form(person, sent, clock)
        except InvalidTask as error:
            self.errors, self._refused = errors_from(error), EMPTY | {name: sent.get(name, "") for name in EMPTY}
            return None
        except ChangedSince as error:
            return self._tell(seen_form(error.task, clock), names_of(error.fields), sent)
        except SeriesChangedSince as error:
            return await self._tell_of_series(person, error.series, sent, clock)
        except TaskNotFound:
            self.errors = {**EMPTY, "title": DELETED}
            return None
        self._end()
        end_hold(await self.get_state(TaskList))
        return [signal("taskchat:saved", id=str(saved.task.id)), *_told(saved)]

    @rx.event
    async def take(self, name: str):
        """Take over what was saved elsewhere in one field."""
        if not (person := await self._person()):
            return SIGN_IN
        if not self.meanwhile.get(name):
            return None
        self.meanwhile = self.meanwhile | {name: ""}
        self._understand(person, {name: self._theirs[name]})
        return rx.set_value(f"edit-{name}", quoted(self._theirs[name]))

    def _understand(self, person: User, typed: Words) -> None:
        self._typed = self._typed | typed
        self.hints = hints_for(self._shown.words, self._typed, LocalClock.of(person, now()))

    async def _tell_of_series(self, person: User, series: Series, sent: Words, clock: LocalClock):
        """Show the rhythm that others saved; where that stayed, saving once more replaces what else they changed."""
        try:
            async with get_database().read() as session:
                task = await tasks.get(session, user_id=person.id, task_id=task_id(sent.get("task")))
        except TaskNotFound:
            self.errors = {**EMPTY, "title": DELETED}
            return None
        return self._tell(seen_form(task, clock, series), {"repeat"}, sent)

    def _tell(self, theirs: SeenForm, names: set[str], sent: Words):
        """Show what others saved; saving once more is made from that."""
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


def _told(saved: Saved) -> list[Any]:
    if saved.batch_id is None:
        return []
    words = f"Saved {quoted_title(saved.task.title)}{', with all later ones' if saved.with_later else ''}"
    return [undo_toast(words, TaskList.undo_batch, saved.batch_id)]


async def _find(person: User, raw_id: str) -> tuple[Task, Series | None] | None:
    try:
        async with get_database().read() as session:
            return await _read(session, person, raw_id)
    except (TaskNotFound, SeriesNotFound):
        return None


async def _read(session: AsyncSession, person: User, raw_id: str) -> tuple[Task, Series | None]:
    task = await tasks.get(session, user_id=person.id, task_id=task_id(raw_id))
    return task, await find_series(session, person, task)
