"""Moves of tasks by hand: to a day, into a column, or to another place of the order by hand."""

from datetime import date
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import get_database, now
from taskchat.tasks import Changed, Goal, InvalidTask, LocalClock, Priority, TaskNotFound, due_preview, on_day
from taskchat.ui.state.changes import quoted_title, signal, task_id, trouble, undo_toast
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.task_list import GONE, TaskList, end_hold

_YEARS = range(1900, 9000)
NOWHERE = "A task cannot be moved there."


class Moving(Session):
    """Handlers of what `page/moving.jsx` asks for; each move is one change, which its toast takes back."""

    @rx.event
    async def move(self, raw_id: str, drop: str, left: str):
        """Move a task to where a group or a day says (`Group.drop`), from where it was."""
        if not (person := await self._person()):
            return SIGN_IN
        clock = LocalClock.of(person, now())
        if not (goal := goal_of(str(drop), str(left))):
            return _refused(raw_id, NOWHERE)
        return await self._done(raw_id, person, words_of(goal, clock), goal=goal, clock=clock)

    @rx.event
    async def place(self, raw_id: str, before: str, after: str):
        """Place a task before another one or after one, at the end with neither."""
        if not (person := await self._person()):
            return SIGN_IN
        try:
            beside = {name: task_id(raw) for name, raw in (("before", before), ("after", after)) if raw}
        except TaskNotFound:
            return _refused(raw_id, NOWHERE)
        return await self._done(raw_id, person, "Moved {}", **beside)

    async def _done(self, raw_id: str, person: User, words: str, **how: UUID | Goal | LocalClock) -> list[EventSpec]:
        end_hold(await self.get_state(TaskList))
        action = tasks.move_task if "goal" in how else tasks.place_task
        try:
            async with get_database().begin() as session:
                changed: Changed = await action(session, user_id=person.id, task_id=task_id(raw_id), **how)  # pyright: ignore
        except TaskNotFound:
            return _refused(raw_id, GONE)
        except InvalidTask as refused:
            return _refused(raw_id, str(refused))
        heard = signal("taskchat:placed", id=str(raw_id)[:40], changed=changed.change_id is not None)
        if changed.change_id is None:
            return [heard]
        said = words.format(quoted_title(changed.task.title))
        return [heard, undo_toast(said, TaskList.undo, changed.change_id)]


def _refused(raw_id: object, words: str) -> list[EventSpec]:
    return [signal("taskchat:placed", id=str(raw_id)[:40], changed=False), trouble(words)]


def goal_of(drop: str, left: str) -> Goal | None:
    """Read a place as groups name it; None for what is none."""
    kind, _, value = drop.partition(":")
    if kind == "priority":
        return Goal(priority=Priority(value)) if value in set(Priority) else None
    if kind == "tag":
        return Goal(tag=value, taken=left.removeprefix("tag:") if left.startswith("tag:") else "")
    if kind != "day":
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return Goal(day=day) if day.year in _YEARS else None


def words_of(goal: Goal, clock: LocalClock) -> str:
    """Say where a task goes, with a gap for its title."""
    if goal.day:
        return f"Moved {{}} to {_lowered(due_preview(on_day(goal.day), clock))}"
    if goal.priority:
        return f"{{}} has {goal.priority.value if goal.priority is not Priority.NONE else 'no'} priority now"
    return f"Moved {{}} to #{_escaped(goal.tag)}" if goal.tag else f"Took #{_escaped(goal.taken)} from {{}}"


def _lowered(words: str) -> str:
    is_near = words.startswith(("Today", "Tomorrow", "Yesterday"))
    return words[0].lower() + words[1:] if is_near else words


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
