"""Panel that edits one task. What was typed is the browser's (`page/drafts.js`), and what it was made from as well.

The browser sends each field once it is left (`page/saving.js`), and is told by events what became of it.
"""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import uuid4

import reflex as rx
from reflex.event import EventSpec
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.tasks import (
    ChangedSince,
    InvalidTask,
    LocalClock,
    Origin,
    Series,
    SeriesChangedSince,
    SeriesNotFound,
    Task,
    TaskNotFound,
)
from taskchat.ui.state.changes import quoted_title, signal, task_id, trouble, undo_toast
from taskchat.ui.state.identity import get_person
from taskchat.ui.state.saving import Saved, find_series, save_form
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import GONE, TaskList, end_hold
from taskchat.ui.views import (
    EMPTY,
    EditForm,
    SeenForm,
    SentForm,
    Words,
    edit_form,
    field_of,
    hints_for,
    names_of,
    read_sent,
    said_meanwhile,
    seen_form,
)

DELETED = "This task was deleted elsewhere. What you wrote is still here; undo there brings the task back."


class Editor(Session):
    """Task that is being edited, the errors in the words of the form, and what was saved elsewhere meanwhile.

    The browser keeps which task it is, so that the panel outlasts a reload and a server that is started anew;
    `opening` tells one opening from the next. `undoable` is the batch of what was saved last, empty for none.
    """

    editing: str = rx.SessionStorage("", name="taskchat.editing")
    opening: str = ""
    hints: Words = EMPTY
    errors: Words = EMPTY
    meanwhile: Words = EMPTY
    undoable: str = ""
    _shown: EditForm = EditForm()
    _typed: Words = EMPTY
    _refused: Words = EMPTY

    @rx.var(initial_value=EditForm(), auto_deps=False, deps=["editing", "_shown", "_visits"])
    async def form(self) -> EditForm:
        """Form as it begins; empty for anybody but the task's owner."""
        person = await get_person(self)
        if not person or not self.editing:
            return EditForm()
        if self._shown.seen and str(person.id) == self._owner:
            return self._shown
        return await _read_form(person, self.editing) or EditForm()

    @rx.event
    async def open(self, raw_id: str):
        """Open the panel on a task."""
        if not (person := await self._person()):
            return SIGN_IN
        form = await _read_form(person, raw_id)
        if form is None:
            return trouble(GONE)
        self._end()
        self._shown, self._typed = form, dict(form.words)
        self.errors = self.meanwhile = self._refused = EMPTY
        self.hints = hints_for(form.words, form.words, LocalClock.of(person, now()))
        self.editing, self.opening = str(task_id(raw_id)), uuid4().hex
        return None

    @rx.event
    async def close(self):
        """Close the panel; what is still to be saved comes by itself."""
        if not await self._person():
            return SIGN_IN
        self._end()
        return None

    @rx.event
    async def refresh(self):
        """Read the task anew, and tell the panel what is different now."""
        if not (person := await self._person()):
            return SIGN_IN
        return await self._tell(person, self.editing) if self.editing else None

    @rx.event
    async def on_words_change(self, name: str, words: str):
        """Say how the words of a field are understood: the date, the rhythm, the reminders that they name."""
        if not (person := await self._person()):
            return SIGN_IN
        # The last keystroke can arrive after the field was sent.
        if name in EMPTY and not (words and words == self._refused[name]):
            self.errors = self.errors | {name: ""}
            self._typed = self._typed | {name: str(words)}
            self.hints = hints_for(self._shown.words, self._typed, LocalClock.of(person, now()))
        return None

    @rx.event
    async def save(self, raw: str):
        """Save fields that were changed; one that was changed elsewhere meanwhile is asked about first."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            sent = read_sent(raw)
        except InvalidTask as error:
            return trouble(str(error))
        return await self._save(person, sent)

    @rx.event
    async def undo(self):
        """Take back what was saved last."""
        if not await self._person():
            return SIGN_IN
        batch, self.undoable = self.undoable, ""
        return TaskList.undo_batch(batch) if batch else None

    @rx.event
    async def duplicate(self):
        """Make another task like this one, and open it."""
        if not (person := await self._person()):
            return SIGN_IN
        origin = Origin()
        try:
            async with get_database().begin() as session:
                copied = await tasks.duplicate(session, user_id=person.id, task_id=task_id(self.editing), origin=origin)
        except TaskNotFound:
            return trouble(GONE)
        words = f"Duplicated {quoted_title(copied.title)}"
        return [Editor.open(str(copied.id)), undo_toast(words, TaskList.undo_batch, origin.batch_id)]

    @rx.event
    async def settle(self, name: str):
        """Say no more what was saved elsewhere in one field: it was taken over, or is about to be replaced."""
        if not await self._person():
            return SIGN_IN
        if name in EMPTY:
            self.meanwhile = self.meanwhile | {name: ""}
        return None

    async def _save(self, person: User, sent: SentForm) -> EventSpec | None:
        clock = LocalClock.of(person, now())
        self._forget(EMPTY if sent.reach else sent.words)
        try:
            saved = await save_form(person, sent, clock)
        except InvalidTask as error:
            return self._refuse(sent, field_of(error), str(error))
        except ChangedSince as error:
            return self._ask(sent, seen_form(error.task, clock), names_of(error.fields))
        except SeriesChangedSince as error:
            return await self._ask_of_series(person, error.series, sent, clock)
        except TaskNotFound:
            return self._refuse(sent, "title", DELETED)
        end_hold(await self.get_state(TaskList))
        if saved.batch_id and self.editing == sent.task:
            self.undoable = str(saved.batch_id)
        return await self._tell(person, sent.task, sent.words, _said(saved))

    async def _tell(self, person: User, raw_id: str, sent: Words | None = None, said: str = "") -> EventSpec | None:
        """Tell the panel how the task is now: `sent` is what was just saved, None where others may have done it."""
        form = await _read_form(person, raw_id)
        if form is None:
            return signal("taskchat:gone", task=raw_id)
        if sent is None and form == self._shown:
            return None
        if raw_id == self.editing:
            self._shown = form
        seen, again = form.seen, form.comes_again
        return signal("taskchat:shown", task=raw_id, seen=seen, comesAgain=again, sent=sent, said=said)

    def _refuse(self, sent: SentForm, name: str, reason: str) -> EventSpec:
        if self.editing == sent.task:
            self.errors = self.errors | {name: reason}
            self._refused = self._refused | {field: words for field, words in sent.words.items() if field in EMPTY}
        return signal("taskchat:refused", task=sent.task, sent=sent.words)

    def _ask(self, sent: SentForm, theirs: SeenForm, names: set[str]) -> EventSpec:
        """Show what others saved; saving once more is made from that."""
        if self.editing == sent.task:
            self.meanwhile = self.meanwhile | {name: said_meanwhile(theirs.words[name]) for name in names}
        return signal("taskchat:asked", task=sent.task, seen=theirs.model_dump_json(), names=sorted(names))

    async def _ask_of_series(self, person: User, series: Series, sent: SentForm, clock: LocalClock) -> EventSpec:
        """Show the rhythm that others saved; where that stayed, saving once more replaces what else they changed."""
        try:
            async with get_database().read() as session:
                task = await tasks.get(session, user_id=person.id, task_id=task_id(sent.task))
        except TaskNotFound:
            return self._refuse(sent, "title", DELETED)
        return self._ask(sent, seen_form(task, clock, series), {"repeat"})

    def _forget(self, names: Iterable[str]) -> None:
        said_no_more = dict.fromkeys((name for name in names if name in EMPTY), "")
        self.errors, self.meanwhile = self.errors | said_no_more, self.meanwhile | said_no_more
        self._refused = self._refused | said_no_more

    def _end(self) -> None:
        self.editing, self.undoable, self._shown = "", "", EditForm()

    async def _resume(self, person: User) -> None:
        """Go on with the task of before, unless it is gone or somebody else's."""
        if self.editing and not await _find(person, self.editing):
            self._end()


def _said(saved: Saved) -> str:
    return "Saved, with all later ones" if saved.with_later else "Saved"


async def _read_form(person: User, raw_id: str) -> EditForm | None:
    found = await _find(person, raw_id)
    return edit_form(found.task, LocalClock.of(person, now()), found.series, found.subtasks) if found else None


class _Found(NamedTuple):
    task: Task
    series: Series | None
    subtasks: list[Task]


async def _find(person: User, raw_id: str) -> _Found | None:
    try:
        async with get_database().read() as session:
            return await _read(session, person, raw_id)
    except (TaskNotFound, SeriesNotFound):
        return None


async def _read(session: AsyncSession, person: User, raw_id: str) -> _Found:
    task = await tasks.get(session, user_id=person.id, task_id=task_id(raw_id))
    subtasks = await tasks.list_subtasks(session, user_id=person.id, task_id=task.id)
    return _Found(task, await find_series(session, person, task), subtasks)
