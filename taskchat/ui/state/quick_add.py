"""Quick add: a task in one line."""

from typing import Any

import reflex as rx

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.tasks import Changed, InvalidTask, LocalClock, TaskCreate, due_preview, on_day, parse_phrase, valid_task
from taskchat.ui.state.changes import quoted, quoted_title, undo_toast
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import TaskList, end_hold
from taskchat.ui.views import view_from

LONGEST = 1_000


class QuickAdd(Session):
    """Preview and error of the line above the list."""

    preview: str = ""
    error: str = ""
    _added: str = ""

    @rx.event
    async def on_change(self, text: str):
        """Say what the words so far would make, before they are saved."""
        if not (person := await self._person()):
            return SIGN_IN
        text = str(text)[:LONGEST]
        # The last keystroke can arrive after the line was sent.
        if text and text == self._added:
            return None
        self.error, self._added = "", ""
        self.preview = _preview(text, person) if text.strip() else ""
        return None

    @rx.event
    async def on_submit(self, form: dict[str, Any]):
        """Make the task; an error stays under the line."""
        if not (person := await self._person()):
            return SIGN_IN
        text = str(form.get("task", ""))
        if not text.strip():
            return None
        listed = await self.get_state(TaskList)
        self.preview, self.error, self._added = "", "", text
        try:
            task, change_id = await _create(person, _task(text, person, view=listed.view))
        except InvalidTask as error:
            self.error = str(error)
            return rx.set_value("quick-add", quoted(text))
        end_hold(listed)
        # What was added out of sight would seem to be lost.
        hidden = listed.search or listed.view in {"upcoming", "done"} or (await listed.board).more
        return undo_toast(f"Added {quoted_title(task.title)}", TaskList.undo, change_id) if hidden else None


async def _create(person: User, data: TaskCreate) -> Changed:
    async with get_database().begin() as session:
        return await tasks.create(session, user_id=person.id, data=data)


def _task(text: str, person: User, *, view: str) -> TaskCreate:
    clock = LocalClock(now(), person.timezone)
    phrase = parse_phrase(text[:LONGEST], clock)
    due = phrase.due
    if due is None and view == "today":
        due = on_day(clock.today)
    # A task that is added to a list should be seen in it.
    tag = view_from(view).query.tag
    tags = [*phrase.tags, tag] if tag else list(phrase.tags)
    fields = {"title": phrase.title, "tags": tags} | ({"priority": phrase.priority} if phrase.priority else {})
    return valid_task(**fields, **({"due_at": due.due_at, "all_day": due.all_day} if due else {}))


def _preview(text: str, person: User) -> str:
    clock = LocalClock(now(), person.timezone)
    phrase = parse_phrase(text, clock)
    parts = [f"“{phrase.title}”"]
    if phrase.due:
        parts.append(due_preview(phrase.due, clock))
    if phrase.priority:
        parts.append(f"{phrase.priority.value} priority")
    return " · ".join(parts + [f"#{tag}" for tag in phrase.tags])
