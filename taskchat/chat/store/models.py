"""Tables of conversations: threads, every ChatKit item in them, and attachments."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column, Index, Integer, Text
from sqlmodel import Field, SQLModel, col

from taskchat.database import Json, UtcDateTime, new_id, now

THREAD_TITLE_MAX = 255


class ThreadRow(SQLModel, table=True):
    """Conversation. `details` holds what ChatKit keeps beside the title: metadata, status, image domains."""

    __tablename__ = "threads"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE", index=True)
    title: str | None = Field(default=None, max_length=THREAD_TITLE_MAX)
    # `metadata` belongs to SQLAlchemy on every mapped class; the column keeps the design's name.
    details: dict[str, Any] = Field(default_factory=dict, sa_column=Column("metadata", Json, nullable=False))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


Index("ix_threads_user_id_updated_at", col(ThreadRow.user_id), col(ThreadRow.updated_at).desc())


class MessageRow(SQLModel, table=True):
    """ChatKit item of a thread, whole in `payload`; `sequence` is the order in which items came."""

    __tablename__ = "messages"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("ix_messages_thread_id_created_at", "thread_id", "created_at"),
        Index("ix_messages_thread_id_sequence", "thread_id", "sequence"),
        Index("ix_messages_user_id_kind_created_at", "user_id", "kind", "created_at"),
        # Without it SQLite gives the number of a deleted last row to the next one.
        {"sqlite_autoincrement": True},
    )

    # SQLite counts by itself only in an INTEGER primary key.
    sequence: int | None = Field(
        default=None,
        sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    )
    id: UUID = Field(default_factory=new_id, unique=True)
    thread_id: UUID = Field(foreign_key="threads.id", ondelete="CASCADE")
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    kind: str = Field(max_length=32)
    content: str = Field(default="", sa_column=Column(Text, nullable=False), description="Plain text, for search")
    payload: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


class SummaryRow(SQLModel, table=True):
    """Summary of a thread up to an item, in a few sentences; `up_to` is the sequence of that item."""

    __tablename__ = "thread_summaries"  # pyright: ignore[reportAssignmentType]

    thread_id: UUID = Field(foreign_key="threads.id", ondelete="CASCADE", primary_key=True)
    up_to: int = Field(sa_type=BigInteger)
    text: str = Field(sa_column=Column(Text, nullable=False))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


class AttachmentRow(SQLModel, table=True):
    """ChatKit's attachment. `file` is the random name of its file under `data/`, once the `size` bytes of it came."""

    __tablename__ = "attachments"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE", index=True)
    thread_id: UUID | None = Field(default=None, foreign_key="threads.id", ondelete="CASCADE", index=True)
    file: str | None = Field(default=None, max_length=64)
    size: int | None = Field(default=None, sa_type=BigInteger)
    payload: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
