"""Fields of the edit form: a task written into them, and a change read back. Pure."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any, Literal

from taskchat.tasks import (
    DESCRIPTION_MAX,
    TITLE_MAX,
    Due,
    InvalidTask,
    LocalClock,
    Priority,
    Task,
    TaskUpdate,
    due_day,
    due_phrase,
    get_due,
    valid_update,
)
from taskchat.ui.views.due_field import read_due
from taskchat.ui.views.duration_field import read_duration, write_duration
from taskchat.ui.views.reminder_field import read_reminders, write_reminders
from taskchat.ui.views.tag_field import read_tags, write_tags

# The form's words or its errors, by the name of the field: every field is in it.
Words = dict[str, str]


@dataclass(frozen=True)
class FormField:
    """Field of the form: `write` says a task in it, `read` gives the task's fields that its words set.

    `sets` names those fields, by which a refusal finds its place. The rhythm is its series' and saved beside them.
    """

    name: str
    label: str
    write: Callable[[Task, LocalClock], str]
    read: Callable[[str, LocalClock], dict[str, Any]]
    sets: tuple[str, ...]
    control: Literal["line", "text", "choice", "input"] = "input"
    max_length: int | None = None
    choices: tuple[str, ...] = ()
    placeholder: str = ""
    is_short: bool = False


def _write_due(task: Task, clock: LocalClock) -> str:
    due = get_due(task)
    return due_phrase(due, clock) if due else ""


def _read_due(words: str, clock: LocalClock) -> dict[str, Any]:
    if not words.strip():
        return {"due_at": None, "all_day": False}
    due = read_due(words, clock)
    return {"due_at": due.due_at, "all_day": due.all_day}


def _write_start(task: Task, clock: LocalClock) -> str:
    if task.start_on is None:
        return ""
    return due_phrase(Due(datetime.combine(task.start_on, time(), UTC), all_day=True), clock)


def _read_start(words: str, clock: LocalClock) -> dict[str, Any]:
    if not words.strip():
        return {"start_on": None}
    try:
        return {"start_on": due_day(read_due(words, clock), clock)}
    except InvalidTask as refused:
        raise InvalidTask("start_on", str(refused)) from None


FORM_FIELDS = (
    FormField(
        "title",
        "Title",
        lambda task, _: task.title,
        # The field has lines, as long titles need; what is pasted into it may bring more.
        lambda words, _: {"title": " ".join(words.split("\n"))},
        ("title",),
        control="line",
        max_length=TITLE_MAX,
    ),
    FormField(
        "description",
        "Description",
        lambda task, _: task.description,
        lambda words, _: {"description": words},
        ("description",),
        control="text",
        max_length=DESCRIPTION_MAX,
    ),
    FormField(
        "priority",
        "Priority",
        lambda task, _: Priority(task.priority).value,
        lambda words, _: {"priority": words},
        ("priority",),
        control="choice",
        choices=tuple(priority.value for priority in Priority),
    ),
    FormField(
        "due",
        "Due",
        _write_due,
        _read_due,
        ("due_at", "all_day"),
        placeholder="fri 9am, 27 Nov, in 3 days",
    ),
    FormField(
        "repeat",
        "Repeat",
        lambda *_: "",
        lambda *_: {},
        ("rrule",),
        placeholder="every 2 weeks on Monday",
    ),
    FormField(
        "reminders",
        "Remind",
        lambda task, clock: write_reminders(task.reminders, clock, all_day=task.all_day),
        lambda words, clock: {"reminders": read_reminders(words, clock)},
        ("reminders",),
        placeholder="1 hour before, tomorrow 8:00",
    ),
    FormField(
        "starts",
        "Starts",
        _write_start,
        _read_start,
        ("start_on",),
        placeholder="monday",
        is_short=True,
    ),
    FormField(
        "duration",
        "Takes",
        lambda task, _: write_duration(task.duration_minutes),
        lambda words, _: {"duration_minutes": read_duration(words)},
        ("duration_minutes",),
        placeholder="45 min",
        is_short=True,
    ),
    FormField(
        "tags",
        "Tags",
        lambda task, _: write_tags(task.tags),
        lambda words, _: {"tags": read_tags(words)},
        ("tags",),
        placeholder='#home #"home office"',
    ),
)
EMPTY: Words = {field.name: "" for field in FORM_FIELDS}


def draft_from(task: Task, clock: LocalClock, rhythm: str = "") -> Words:
    """Write a task into the form's fields; `rhythm` is that of its series, in words."""
    return {field.name: field.write(task, clock) for field in FORM_FIELDS} | {"repeat": rhythm}


def update_from(shown: Words, written: Words, clock: LocalClock) -> TaskUpdate:
    """Read the difference from what was shown, and no more: the rest may have been changed elsewhere meanwhile.

    Raises `InvalidTask`.
    """
    changed = [field for field in FORM_FIELDS if is_changed(field.name, shown, written)]
    fields: dict[str, Any] = {}
    for field in changed:
        fields |= field.read(written[field.name], clock)
    return valid_update(**fields)


def is_changed(name: str, shown: Words, written: Words) -> bool:
    """Whether something else is written in a field than was shown."""
    return written[name].strip() != shown[name].strip()


def fields_of(names: AbstractSet[str]) -> list[FormField]:
    """List the form's fields that set some of a task's."""
    return [field for field in FORM_FIELDS if not names.isdisjoint(field.sets)]


def said_meanwhile(theirs: str) -> str:
    """Say what somebody else saved in a field that one is changing, too."""
    if not theirs.strip():
        return "Emptied elsewhere meanwhile. Yours is not saved yet."
    return f"Saved elsewhere meanwhile: “{theirs}”. Yours is not saved yet."


def field_of(error: InvalidTask) -> str:
    """Name the field that a refusal is about; the first where the form has none."""
    return next((field.name for field in FORM_FIELDS if error.field in field.sets), FORM_FIELDS[0].name)
