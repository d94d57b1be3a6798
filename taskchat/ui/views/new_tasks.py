"""New tasks from the text of quick add: a line each, with what the list that is shown adds to them. Pure."""

from dataclasses import dataclass
from typing import Any

from taskchat.tasks import (
    Due,
    InvalidTask,
    LocalClock,
    Phrase,
    TaskCreate,
    listed_lines,
    on_day,
    parse_phrase,
    valid_task,
)
from taskchat.ui.views.view import TODAY, View

MAX_LINES = 50
MAX_LINE = 1_000
# Enough for as many lines, and one more: what a field cuts off would be too much anyway.
MAX_TEXT = (MAX_LINES + 1) * (MAX_LINE + 1)


@dataclass(frozen=True)
class NewTask:
    """Task as it would be saved: its words as they were read, its due date and tags also by the list it is added to."""

    phrase: Phrase
    due: Due | None
    tags: tuple[str, ...]
    done: bool = False

    def to_create(self) -> TaskCreate:
        """Return the fields of the task; raises `InvalidTask`."""
        fields: dict[str, Any] = {"title": self.phrase.title, "tags": list(self.tags)}
        if self.phrase.priority:
            fields["priority"] = self.phrase.priority
        if self.due:
            fields |= {"due_at": self.due.due_at, "all_day": self.due.all_day}
        return valid_task(**fields)


def new_tasks(text: str, view: View, clock: LocalClock) -> list[NewTask]:
    """Read the tasks of a text that is added to a view; raises `InvalidTask` for more than can be added at once."""
    lines = listed_lines(text)
    if len(lines) > MAX_LINES:
        raise InvalidTask("title", f"At most {MAX_LINES} tasks can be added at once; these are {len(lines)} lines.")
    if any(len(line.text) > MAX_LINE for line in lines):
        raise InvalidTask("title", f"A line has at most {MAX_LINE:,} characters.")
    return [_new_task(parse_phrase(line.text, clock), view, clock, done=line.done) for line in lines]


def _new_task(phrase: Phrase, view: View, clock: LocalClock, *, done: bool) -> NewTask:
    due = phrase.due
    # A line that speaks of another day, read or not, is not about today.
    if view == TODAY and not phrase.names_day:
        due = on_day(clock.today)
    # A task that is added to a list should be seen in it.
    return NewTask(phrase, due, tuple(dict.fromkeys((*phrase.tags, *view.query.tag))), done)
