"""Edit form as a whole: the words of its fields, and what it was made from, which comes back to be saved. Pure.

The browser holds what a form was made from, in `seen`: so a field can be saved after the server was started anew, and
a draft of last week finds out what was changed since.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from pydantic import BaseModel, Field, ValidationError

from taskchat.tasks import InvalidTask, LocalClock, Seen, Series, Task, rhythm_words, snapshot
from taskchat.ui.views.draft import EMPTY, FORM_FIELDS, FormField, Words, draft_from, fields_of

_AGAIN = "taskchat does not know any more what this was changed from. Please close it and open it again."


class SeenField(BaseModel):
    """Field of the form as it was: its words, and the task's values that they stood for."""

    words: str
    values: dict[str, Any]


class SeenForm(BaseModel):
    """State of a task that a form was made from; `series` is the version of its series, where it has one."""

    version: int
    fields: dict[str, SeenField]
    series: int | None = None

    @property
    def words(self) -> Words:
        """Words that the form began with."""
        return EMPTY | {name: seen.words for name, seen in self.fields.items()}

    def to_seen(self) -> Seen:
        """Return it as the service checks it."""
        values = [seen.values for seen in self.fields.values()]
        return Seen({self.version}, {name: value for part in values for name, value in part.items()})


class SentForm(BaseModel):
    """Fields that somebody changed in the form of a task, in their words, and what the form was made from.

    `reach` says what a change of one that comes again is for; it is empty where there is but one.
    """

    task: str = Field(max_length=40)
    seen: SeenForm
    words: dict[str, str]
    reach: str = ""

    @property
    def written(self) -> Words:
        """Words of all fields, as they are in the form."""
        return self.seen.words | {name: words for name, words in self.words.items() if name in EMPTY}


@dataclass(frozen=True)
class Subtask:
    """Subtask in the panel of its task; `stamp` changes whenever it does."""

    id: str
    stamp: str
    title: str
    done: bool = False


@dataclass(frozen=True)
class EditForm:
    """Words of the fields, and `seen`, a `SeenForm` as JSON; with `comes_again` others of a series follow the task.

    `subtasks` are in their order; a task that is one itself has the `parent` to go back to, and none of its own.
    """

    words: Words = field(default_factory=lambda: dict(EMPTY))
    seen: str = ""
    comes_again: bool = False
    subtasks: list[Subtask] = field(default_factory=list)
    steps: str = ""
    parent: str = ""


def seen_form(task: Task, clock: LocalClock, series: Series | None = None) -> SeenForm:
    """Return what a form is made from."""
    words, values = draft_from(task, clock, rhythm_words(series) if goes_on(series) else ""), snapshot(task)

    def seen(one: FormField) -> SeenField:
        return SeenField(words=words[one.name], values={name: values[name] for name in one.sets if name in values})

    fields = {one.name: seen(one) for one in FORM_FIELDS}
    return SeenForm(version=task.version, fields=fields, series=series.version if series else None)


def edit_form(task: Task, clock: LocalClock, series: Series | None = None, subtasks: Sequence[Task] = ()) -> EditForm:
    """Make the form of a task, of its series where it has one, and of its subtasks."""
    seen = seen_form(task, clock, series)
    done = sum(one.completed_at is not None for one in subtasks)
    return EditForm(
        seen.words,
        seen.model_dump_json(),
        comes_again=goes_on(series) and task.completed_at is None,
        subtasks=[_subtask(one) for one in subtasks],
        steps=f"{done}/{len(subtasks)}" if subtasks else "",
        parent=str(task.parent_id or ""),
    )


def _subtask(task: Task) -> Subtask:
    return Subtask(str(task.id), str(task.version), task.title, done=task.completed_at is not None)


def goes_on(series: Series | None) -> TypeGuard[Series]:
    """Whether others of a series come after those that are open."""
    return series is not None and series.ended_at is None


def read_sent(raw: str) -> SentForm:
    """Read what was changed in a form; raises `InvalidTask`."""
    try:
        return SentForm.model_validate_json(raw)
    except ValidationError:
        raise InvalidTask("title", _AGAIN) from None


def names_of(fields: frozenset[str]) -> set[str]:
    """Return the names of the form's fields that set some of a task's."""
    return {one.name for one in fields_of(fields)}
