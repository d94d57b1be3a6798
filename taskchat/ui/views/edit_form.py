"""Edit form as a whole: the words of its fields, and what it was made from, which it brings back to be saved. Pure.

The browser holds what a form was made from, in `seen`: so a form can be saved after the server was started anew, and a
draft of last week finds out what was changed since.
"""

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from taskchat.tasks import InvalidTask, LocalClock, Seen, Task, snapshot
from taskchat.ui.views.draft import EMPTY, FORM_FIELDS, FormField, Words, draft_from, fields_of

_AGAIN = "taskchat does not know any more what this was changed from. Please close it and open it again."


class SeenField(BaseModel):
    """Field of the form as it was: its words, and the task's values that they stood for."""

    words: str
    values: dict[str, Any]


class SeenForm(BaseModel):
    """State of a task that a form was made from."""

    version: int
    fields: dict[str, SeenField]

    @property
    def words(self) -> Words:
        """Words that the form began with."""
        return EMPTY | {name: seen.words for name, seen in self.fields.items()}

    def to_seen(self) -> Seen:
        """Return it as the service checks it."""
        values = [seen.values for seen in self.fields.values()]
        return Seen({self.version}, {name: value for part in values for name, value in part.items()})

    def told(self, now: "SeenForm", names: set[str]) -> "SeenForm":
        """Return it with these fields as they are now, since the person was told of them."""
        return SeenForm(version=now.version, fields=self.fields | {name: now.fields[name] for name in names})


@dataclass(frozen=True)
class EditForm:
    """Words of the fields, and `seen`, a `SeenForm` as JSON."""

    words: Words = field(default_factory=lambda: dict(EMPTY))
    seen: str = ""


def seen_form(task: Task, clock: LocalClock) -> SeenForm:
    """Return what a form is made from."""
    words, values = draft_from(task, clock), snapshot(task)

    def seen(one: FormField) -> SeenField:
        return SeenField(words=words[one.name], values={name: values[name] for name in one.sets})

    return SeenForm(version=task.version, fields={one.name: seen(one) for one in FORM_FIELDS})


def edit_form(task: Task, clock: LocalClock) -> EditForm:
    """Make the form of a task."""
    seen = seen_form(task, clock)
    return EditForm(seen.words, seen.model_dump_json())


def read_seen(raw: str) -> SeenForm:
    """Read what a form was made from; raises `InvalidTask`."""
    try:
        return SeenForm.model_validate_json(raw)
    except ValidationError:
        raise InvalidTask("title", _AGAIN) from None


def names_of(fields: frozenset[str]) -> set[str]:
    """Return the names of the form's fields that set some of a task's."""
    return {one.name for one in fields_of(fields)}
