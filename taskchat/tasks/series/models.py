"""Table of series: a rule, and the fields that each task of it is born with."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel

from taskchat.database import Json, UtcDateTime, new_id, now
from taskchat.tasks.models import SLOT_MAX, TaskFields

# When a task is due is said by its slot, when it starts by the days that lie between.
BORN_WITH = frozenset(TaskFields.model_fields) - {"due_at", "all_day", "start_on"}


class Series(SQLModel, table=True):
    """Rule by which tasks of one person come again (RFC 5545, without DTSTART), read on the clocks of `zone`.

    It counts from the slot `starts` on, written as `Task.slot` is; with `from_completion` from when an occurrence is
    done. Of slots that were missed comes each with `keep_missed`, else none; those in `skipped` never come (EXDATE).
    While `paused_at` or `ended_at` is set, no next one comes. `template` has the fields, as JSON, that an occurrence is
    born with.
    """

    __tablename__ = "series"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_series_user_id", "user_id"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    rrule: str = Field(sa_column=Column(Text, nullable=False))
    starts: str = Field(max_length=SLOT_MAX)
    zone: str = Field(max_length=64)
    from_completion: bool = False
    keep_missed: bool = False
    skipped: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    paused_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    template: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})

    @property
    def title(self) -> str:
        """Title that its occurrences are born with."""
        return str(self.template.get("title", ""))

    @property
    def is_over(self) -> bool:
        """Whether no next occurrence comes, for now or for good."""
        return self.paused_at is not None or self.ended_at is not None

    def touch(self) -> None:
        """Note that the series was changed: now, and once more than before."""
        self.updated_at, self.version = now(), self.version + 1


class SeriesRow(NamedTuple):
    """Columns of a series that a next occurrence is made of, read without the work of an object."""

    id: UUID
    user_id: UUID
    rrule: str
    starts: str
    zone: str
    from_completion: bool
    keep_missed: bool
    skipped: list[str]
    paused_at: datetime | None
    ended_at: datetime | None
    template: dict[str, Any]

    @property
    def is_over(self) -> bool:
        """Whether no next occurrence comes, for now or for good."""
        return self.paused_at is not None or self.ended_at is not None
