"""Tables and fields of tasks and of the undo journal."""

import logging
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, ConfigDict, StringConstraints
from pydantic_core import PydanticKnownError
from sqlalchemy import Column, Date, Dialect, ForeignKey, Index, String, Text, Uuid, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from taskchat.database import Json, UtcDateTime, new_id, now
from taskchat.tasks.recurrence import parse_rule
from taskchat.tasks.reminders import unique_reminders
from taskchat.text import is_blank

logger = logging.getLogger(__name__)

TITLE_MAX = 255
DESCRIPTION_MAX = 2_000
TAGS_MAX = 20
TAG_MAX = 50
SLOT_MAX = len("2026-11-30T09:00:00")
SOURCE_MAX = 40
# A week.
DURATION_MAX = 7 * 24 * 60


class Priority(StrEnum):
    """Importance of a task; a task of which nothing is said is of medium priority, not of none."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


_PRIORITIES = frozenset(Priority)


class _PriorityText(TypeDecorator[Priority]):
    """Column that holds the priority as its word, so that a new one needs no change of the table."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else Priority(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Priority | None:
        if value is None or value in _PRIORITIES:
            return None if value is None else Priority(value)
        log_unreadable("a task", "priority", value)
        return Priority.MEDIUM


@lru_cache(maxsize=1_000)
def log_unreadable(where: str, field: str, value: str) -> None:
    """Log, once, that a stored value is none that this version knows; the row stays as it is."""
    logger.warning("In %s the %s %.60r is unknown to this version: it is passed over, and kept", where, field, value)


def _refuse_unprintable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("Text cannot hold a NUL character.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("Text cannot hold half a character.") from None
    return text


def _refuse_blank(text: str) -> str:
    if is_blank(text):
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return text


def _unique_tags(tags: list[str]) -> list[str]:
    cleaned = [_refuse_unprintable(tag).strip().lstrip("#").strip().lower() for tag in tags]
    kept = list(dict.fromkeys(tag for tag in cleaned if not is_blank(tag)))
    if len(kept) > TAGS_MAX:
        raise ValueError(f"A task has at most {TAGS_MAX} tags.")
    if any(len(tag) > TAG_MAX for tag in kept):
        raise ValueError(f"A tag has at most {TAG_MAX} characters.")
    return kept


def _refuse_far_dates(moment: datetime) -> datetime:
    # The year in UTC, as it is kept and read again; at the very ends of the calendar there may be none.
    if not 1 < moment.year < 9999 or not 1900 <= moment.astimezone(UTC).year <= 9000:
        raise ValueError("A due date lies between the years 1900 and 9000.")
    return moment


def _refuse_far_days(day: date) -> date:
    if not 1900 <= day.year <= 9000:
        raise ValueError("A day lies between the years 1900 and 9000.")
    return day


def _refuse_odd_durations(minutes: int) -> int:
    if not 1 <= minutes <= DURATION_MAX:
        raise ValueError(f"A task takes between 1 and {DURATION_MAX:,} minutes, which are 7 days.")
    return minutes


def _normal_rule(rule: str) -> str:
    return parse_rule(rule).text


Moment = Annotated[AwareDatetime, AfterValidator(_refuse_far_dates)]
Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_MAX),
    AfterValidator(_refuse_unprintable),
    AfterValidator(_refuse_blank),
]
Description = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=DESCRIPTION_MAX), AfterValidator(_refuse_unprintable)
]
Tags = Annotated[list[str], AfterValidator(_unique_tags)]
Reminders = Annotated[
    list[str],
    AfterValidator(unique_reminders),
    Field(description="Each a time before the due date (-PT10M, -P1D) or a moment (2026-12-01T07:00Z)"),
]
Rule = Annotated[str, AfterValidator(_normal_rule)]
Minutes = Annotated[
    int,
    AfterValidator(_refuse_odd_durations),
    Field(description="Minutes that it takes", schema_extra={"minimum": 1, "maximum": DURATION_MAX}),
]
Day = Annotated[date, AfterValidator(_refuse_far_days)]


class TaskFields(SQLModel):
    """Fields of every task.

    `due_at` is the moment a task is due, in UTC. With `all_day` it stands for a calendar day instead, the
    same everywhere: that day at 00:00 UTC. Each of `reminders` is a time from it in ISO 8601, by the wall clock for a
    whole day ("-PT10M", "-P1D"), or a moment in UTC. Until the day `start_on` there is nothing to do for it: lists of
    what is to be done may leave it out.
    """

    title: Title = Field(max_length=TITLE_MAX)
    description: Description = ""
    priority: Priority = Priority.MEDIUM
    due_at: Moment | None = None
    all_day: bool = False
    tags: Tags = []
    reminders: Reminders = []
    duration_minutes: Minutes | None = None
    start_on: Day | None = None


class TaskCreate(TaskFields):
    """Fields of a new task; with an `rrule` (RFC 5545, without DTSTART) it is the first occurrence of a series.

    With `from_completion` the rule counts from when an occurrence is done; with `keep_missed` each one that was missed
    comes all the same. With a `parent_id` it is a subtask of that task, which is none itself.
    """

    model_config = ConfigDict(extra="forbid")  # pyright: ignore[reportAssignmentType]

    rrule: Rule | None = None
    from_completion: bool = False
    keep_missed: bool = False
    parent_id: UUID | None = None


class FieldsUpdate(SQLModel):
    """Fields to change of a task, or of those of a series; those that are not set stay as they are."""

    model_config = ConfigDict(extra="forbid")  # pyright: ignore[reportAssignmentType]

    title: Title | None = None
    description: Description | None = None
    priority: Priority | None = None
    due_at: Moment | None = None
    all_day: bool | None = None
    tags: Tags | None = None
    reminders: Reminders | None = None
    duration_minutes: Minutes | None = None
    start_on: Day | None = None


class TaskUpdate(FieldsUpdate):
    """Fields to change; those that are not set stay as they are. None as `parent_id` makes a subtask none."""

    parent_id: UUID | None = None


class Task(TaskFields, table=True):
    """Task of one person; done when `completed_at` is set. Its `version` grows by one with each change, undo too.

    An occurrence of a series has its `series_id` and `slot`: the local wall time that it stands for, which stays when
    it is moved (RFC 5545, RECURRENCE-ID); "2026-11-30" for a day, "2026-11-30T09:00:00" for a time. A subtask has the
    `parent_id` of a task that has none. `position` is a task's place in the order by hand, once it was moved there.
    """

    __tablename__ = "tasks"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("ix_tasks_user_id_completed_at", "user_id", "completed_at"),
        Index("ix_tasks_user_id_due_at", "user_id", "due_at"),
        # What makes each occurrence once, whoever makes it; tasks of no series cost nothing there.
        Index(
            "ix_tasks_series_id_slot",
            "series_id",
            "slot",
            unique=True,
            sqlite_where=text("series_id IS NOT NULL"),
            postgresql_where=text("series_id IS NOT NULL"),
        ),
        Index(
            "ix_tasks_parent_id",
            "parent_id",
            sqlite_where=text("parent_id IS NOT NULL"),
            postgresql_where=text("parent_id IS NOT NULL"),
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    priority: Priority = Field(default=Priority.MEDIUM, sa_type=_PriorityText)  # pyright: ignore[reportArgumentType]
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    tags: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    reminders: list[str] = Field(
        default_factory=list, sa_column=Column(Json, nullable=False, server_default=text("'[]'"))
    )
    completed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    series_id: UUID | None = Field(default=None, foreign_key="series.id")
    slot: str | None = Field(default=None, max_length=SLOT_MAX)
    start_on: date | None = Field(default=None, sa_type=Date)
    # Deferred: whoever brings a task back with its subtasks, or copies all, need not know an order.
    parent_id: UUID | None = Field(
        default=None,
        sa_column=Column(
            Uuid, ForeignKey("tasks.id", ondelete="SET NULL", deferrable=True, initially="DEFERRED"), nullable=True
        ),
    )
    position: str | None = Field(default=None, sa_column=Column(Text, nullable=True))

    def touch(self) -> None:
        """Note that the task was changed: now, and once more than before."""
        self.updated_at, self.version = now(), self.version + 1


class TaskPublic(SQLModel):
    """Task as the API gives it: stored values are shown, whether or not they are allowed today."""

    id: UUID
    title: str
    description: str
    priority: Priority
    due_at: datetime | None
    all_day: bool
    tags: list[str]
    reminders: list[str] = []
    completed_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    series_id: UUID | None = None
    slot: str | None = None
    duration_minutes: int | None = None
    start_on: date | None = None
    parent_id: UUID | None = None
    position: str | None = None


class Subject(StrEnum):
    """Kind of the thing that a change of the journal is about."""

    TASK = "task"
    SERIES = "series"


def _index_where_set(column: str) -> Index:
    return _index_of(f"user_id_{column}", ("user_id", column, "id"), f"{column} IS NOT NULL")


def _index_of(name: str, columns: tuple[str, ...], condition: str) -> Index:
    where = text(condition)
    return Index(f"ix_task_changes_{name}", *columns, sqlite_where=where, postgresql_where=where)


class TaskChange(SQLModel, table=True):
    """Entry of the undo journal: a task, or a series (`subject`), before and after; None stands for none.

    `task_id` is the id of either; `series_id` is that of the series, also of a task's. A change with a `cause_id` is a
    consequence of that change: it is taken back with it, and never alone. Changes with the same `batch_id` were made
    together, and are taken back together. `thread_id` and `message_id` are the conversation in which it was made and
    the person's message that asked for it, None for a change of the page. `source` is the product of an import.
    """

    __tablename__ = "task_changes"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("ix_task_changes_user_id_id", "user_id", "id"),
        Index("ix_task_changes_user_id_batch_id", "user_id", "batch_id"),
        # Most changes of a page have none: they cost nothing there.
        _index_where_set("message_id"),
        _index_where_set("thread_id"),
        _index_where_set("cause_id"),
        _index_where_set("series_id"),
        # Few are taken back, and few delete: redo and trash read these alone.
        _index_of("user_id_undone_at", ("user_id", "undone_at"), "undone_at IS NOT NULL"),
        _index_of("deleted", ("user_id", "id"), "after IS NULL AND undone_at IS NULL"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    task_id: UUID = Field(index=True)
    batch_id: UUID | None = None
    thread_id: UUID | None = None
    message_id: UUID | None = None
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(Json))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    cause_id: UUID | None = None
    subject: str = Field(default=Subject.TASK, max_length=10, sa_column_kwargs={"server_default": "task"})
    series_id: UUID | None = None
    source: str | None = Field(default=None, max_length=SOURCE_MAX)


class TaskCommand(SQLModel, table=True):
    """Command of a message that changed tasks, kept so that it is not done twice.

    It is written in the transaction of its changes. `result` is what the model was told, `said` what the person was;
    `batch_id` is the batch of the changes, None for a command that took changes back or brought them back.
    """

    __tablename__ = "task_commands"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_task_commands_user_id_message_id", "user_id", "message_id"),)

    # Made of the message, the command and its arguments: the database refuses the second of two that are the same.
    id: UUID = Field(primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    message_id: UUID
    batch_id: UUID | None = None
    name: str = Field(max_length=64)
    arguments: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    result: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    said: str = Field(sa_column=Column(Text, nullable=False))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


class TaskRequest(SQLModel, table=True):
    """Request that made tasks, with its answer, kept for a day so that sending it again makes no second one.

    `digest` is the SHA-256 of its body, by which another request of the same key is told from it.
    """

    __tablename__ = "task_requests"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_task_requests_user_id_created_at", "user_id", "created_at"),)

    # Made of the person and the key: the database refuses the second of two at once.
    id: UUID = Field(primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    digest: str = Field(max_length=64)
    answer: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
