"""Presenter of a task in words: the one for tools, receipts, the page and the built-in assistant. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any, NamedTuple, Self

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.due import due_in_full, get_due, is_overdue
from taskchat.tasks.models import Priority, Task
from taskchat.tasks.recurring import reminder_words
from taskchat.tasks.when import Due
from taskchat.text import shortened

# Every fact of a tool's result is paid for.
_MAX_DESCRIPTION = 300
_MAX_VALUE = 80
# Fields of a view that hold several words.
_LISTS = ("tags", "reminders")
# Words for a field that says nothing, where they are not "no" and its name.
_EMPTY = {"due": "no date", "repeats": "once", "starts": "no start", "parent": "no subtask"}


class Detail(NamedTuple):
    """Something to tell of a task beside its title.

    `field` is that of `TaskView`; `text` stands alone ("High priority"), `phrase` in a sentence ("high priority").
    """

    field: str
    text: str
    phrase: str


class TaskView(NamedTuple):
    """Task in words that hold on other days too; without anything to tell a field is empty."""

    id: str = ""
    title: str = ""
    description: str = ""
    due: str = ""
    overdue: bool = False
    repeats: str = ""
    starts: str = ""
    duration: str = ""
    parent: str = ""
    priority: str = Priority.MEDIUM.value
    tags: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    done: bool = False

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Self:
        """Return the view that facts were made of; fields that they leave out are empty."""
        told: dict[str, Any] = {name: facts[name] for name in cls._fields if facts.get(name)}
        told |= {name: tuple(told.get(name, ())) for name in _LISTS}
        return cls(**told)

    @property
    def facts(self) -> dict[str, Any]:
        """Fields for a model, as JSON, without empty ones."""
        told = self._asdict() | {"description": shortened(self.description, _MAX_DESCRIPTION)}
        told |= {name: list(told[name]) for name in _LISTS}
        return {name: value for name, value in told.items() if value}

    @property
    def details(self) -> list[Detail]:
        """Due date, start, duration, rhythm, reminders, priority and tags, in this order, without usual values."""
        priority = "" if self.priority == Priority.MEDIUM else _priority_words(self.priority)
        details = [
            Detail("due", self.due, f"due {self.due}"),
            Detail("starts", f"Starts {self.starts}" if self.starts else "", f"starts {self.starts}"),
            Detail("duration", self.duration, f"takes {self.duration}"),
            Detail("parent", f"Subtask of “{self.parent}”" if self.parent else "", f"subtask of “{self.parent}”"),
            Detail("repeats", f"↻ {self.repeats}" if self.repeats else "", self.repeats),
            *(Detail("reminders", f"Reminder {words}", f"reminder {words}") for words in self.reminders),
            Detail("priority", priority.capitalize(), priority),
            *(Detail("tags", f"#{tag}", f"#{tag}") for tag in self.tags),
        ]
        return [detail for detail in details if detail.text]

    def differences(self, other: Self) -> list[str]:
        """Name the fields that a change of the task's fields made different from another view."""
        names = [name for name in self._fields if name not in {"id", "overdue", "done"}]
        return [name for name in names if getattr(self, name) != getattr(other, name)]


def changed_details(before: TaskView, after: TaskView) -> list[Detail]:
    """Tell what is different, old → new: "Mon 23 Nov → Tue 24 Nov", "Medium → high priority", "+#home" for a tag."""
    details: list[Detail] = []
    for name in after.differences(before):
        words = _list_changes(before, after, name) if name in _LISTS else ""
        words = words or f"{_value(before, name)} → {_value(after, name)}{_unit(name, after)}"
        details.append(Detail(name, f"{words[0].upper()}{words[1:]}", words))
    return details


def _list_changes(before: TaskView, after: TaskView, name: str) -> str:
    # Of many tags, side by side, nobody would see the new one.
    old, new = _items(before, name), _items(after, name)
    gained = [f"+{item}" for item in new if item not in old]
    lost = [f"\N{MINUS SIGN}{item}" for item in old if item not in new]
    return " ".join(gained + lost)


def _items(view: TaskView, name: str) -> list[str]:
    return [f"#{tag}" for tag in view.tags] if name == "tags" else [f"reminder {words}" for words in view.reminders]


def _value(view: TaskView, name: str) -> str:
    if name in _LISTS:
        return " ".join(_items(view, name))
    text = shortened(str(getattr(view, name)), _MAX_VALUE)
    if (name == "priority" and text == Priority.NONE) or not text:
        return _EMPTY.get(name, f"no {name}")
    return {"starts": f"starts {text}", "parent": f"subtask of “{text}”"}.get(name, text)


def _unit(name: str, view: TaskView) -> str:
    return " priority" if name == "priority" and view.priority != Priority.NONE else ""


def _priority_words(priority: str) -> str:
    return "no priority" if priority == Priority.NONE else f"{priority} priority"


def duration_words(minutes: int) -> str:
    """Say how long something takes: "45 min", "1 h 30 min", "2 h"."""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest else [])])


def describe(task: Task, clock: LocalClock, *, rhythm: str = "", parent: str = "") -> TaskView:
    """Describe a task in words, seen from where the person lives; `rhythm` says how it comes again.

    `parent` is the title of the task that it is a subtask of.
    """
    due, done = get_due(task), task.completed_at is not None
    return TaskView(
        id=str(task.id),
        title=task.title,
        description=task.description,
        due=due_in_full(due, clock) if due else "",
        overdue=due is not None and not done and is_overdue(due, clock),
        repeats=rhythm,
        starts=_start_words(task, clock),
        duration=duration_words(task.duration_minutes) if task.duration_minutes else "",
        parent=parent,
        priority=Priority(task.priority).value,
        tags=tuple(task.tags),
        reminders=tuple(reminder_words(text, clock, all_day=task.all_day) for text in task.reminders),
        done=done,
    )


def _start_words(task: Task, clock: LocalClock) -> str:
    if task.start_on is None:
        return ""
    return due_in_full(Due(datetime.combine(task.start_on, time(), UTC), all_day=True), clock)
