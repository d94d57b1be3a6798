"""Tables of usage. Rows outlive their user, without the user's id: sums and metrics must not shrink."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from taskchat.database import UtcDateTime, new_id, now


class Purpose(StrEnum):
    """Purpose of a request to a model."""

    ANSWER = "answer"
    TITLE = "title"
    SUMMARY = "summary"


class Outcome(StrEnum):
    """Outcome of a model's part of a turn; `replaced` when the built-in assistant took over."""

    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    REPLACED = "replaced"


class ModelUsage(SQLModel, table=True):
    """Usage of one model in one turn.

    Times are milliseconds from the first request; the cost, at the prices of that day, is millionths of a US dollar
    and None where no price is known. `failure` is the class name of the error that ended it.
    """

    __tablename__ = "model_usage"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("ix_model_usage_user_id_created_at", "user_id", "created_at"),
        Index("ix_model_usage_created_at", "created_at"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID | None = Field(default=None, foreign_key="users.id", ondelete="SET NULL")
    thread_id: UUID | None = Field(default=None, description="No foreign key: the usage of a deleted thread counts")
    turn_id: UUID
    purpose: str = Field(max_length=16)
    model: str = Field(max_length=100)
    outcome: str = Field(max_length=16)
    failure: str | None = Field(default=None, max_length=64)
    is_retry: bool = False
    requests: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    first_delta_ms: int | None = None
    duration_ms: int = 0
    cost_microdollars: int | None = Field(default=None, sa_type=BigInteger)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


class ToolUsage(SQLModel, table=True):
    """Calls of one tool in one turn, and those of them that failed."""

    __tablename__ = "tool_usage"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("ix_tool_usage_user_id_created_at", "user_id", "created_at"),
        Index("ix_tool_usage_created_at", "created_at"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID | None = Field(default=None, foreign_key="users.id", ondelete="SET NULL")
    turn_id: UUID
    tool: str = Field(max_length=64)
    calls: int
    failures: int
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
