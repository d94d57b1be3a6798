"""Query of tasks: the conditions that the page, the API and the tools share, and what they may be."""

from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, model_validator

from taskchat.tasks.models import Day, Priority
from taskchat.tasks.places import Sort, read_place
from taskchat.text import printable

SEARCH_MAX = 200
_MAX_TAGS = 20
_MAX_PLACE = 4_000


class Status(StrEnum):
    """Choice of tasks by whether they are done."""

    OPEN = "open"
    DONE = "done"
    ALL = "all"


class DueWindow(StrEnum):
    """Choice of tasks by due date, seen from the person's own day."""

    OVERDUE = "overdue"
    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEKEND = "weekend"
    WEEK = "week"
    NEXT_WEEK = "next week"
    NONE = "none"


class Start(StrEnum):
    """Choice of open tasks by their start: `started` leaves out those for which there is nothing to do yet.

    A task waits until the day it starts on, or the one it is due on if that comes first; a done one waits for nothing.
    """

    ALL = "all"
    STARTED = "started"
    WAITING = "waiting"


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value or []


def _refuse_long(text: str) -> str:
    if len(text) > SEARCH_MAX:
        raise ValueError(f"It has at most {SEARCH_MAX} characters; this one has {len(text):,}.")
    return text


# No task holds what cannot be printed, and PostgreSQL takes none of it in a question either.
QueryText = Annotated[str, AfterValidator(printable)]
Sought = Annotated[QueryText, AfterValidator(_refuse_long), Field(json_schema_extra={"maxLength": SEARCH_MAX})]


class TaskQuery(BaseModel):
    """Choice of tasks; conditions that are set must all hold.

    The days of a range are the person's own, both of them included; who asks for days of completion and says no
    `status` means done tasks. Each tag of `tag` must be there; `parent_id` is the task whose subtasks they are. A page
    begins `after` the end of the one before, whatever is changed meanwhile, or at an `offset`, which moves along.
    """

    status: Status = Status.OPEN
    due: DueWindow | None = None
    due_from: Day | None = None
    due_to: Day | None = None
    completed_from: Day | None = None
    completed_to: Day | None = None
    created_from: Day | None = None
    created_to: Day | None = None
    priority: Priority | None = None
    start: Start = Start.ALL
    parent_id: UUID | None = None
    tag: Annotated[list[Sought], Field(max_length=_MAX_TAGS), BeforeValidator(_as_list)] = []
    search: Sought | None = None
    sort: Sort = Sort.DUE
    limit: int = Field(default=50, ge=1, le=500)
    offset: int = Field(default=0, ge=0, le=1_000_000)
    after: Annotated[str | None, Field(max_length=_MAX_PLACE, description="What the page before said is its end")] = (
        None
    )

    @model_validator(mode="after")
    def _mean_done_ones(self) -> Self:
        if "status" not in self.model_fields_set and (self.completed_from or self.completed_to):
            self.status = Status.DONE
        return self

    @model_validator(mode="after")
    def _refuse_backwards(self) -> Self:
        for name, first, last in (
            ("due", self.due_from, self.due_to),
            ("completed", self.completed_from, self.completed_to),
            ("created", self.created_from, self.created_to),
        ):
            if first and last and first > last:
                raise ValueError(f"{name}_from lies after {name}_to.")
        return self

    @model_validator(mode="after")
    def _refuse_other_pages(self) -> Self:
        if self.after is not None:
            if self.offset:
                raise ValueError("A page begins at an offset or after a place, not both.")
            read_place(self.after, self.sort)
        return self
