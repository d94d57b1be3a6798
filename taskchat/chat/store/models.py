"""Tables of conversations: threads, every ChatKit item in them, attachments, and the turns that answer."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Text
from sqlmodel import Field, SQLModel, col

from taskchat.database import Json, UtcDateTime, new_id, now

THREAD_TITLE_MAX = 255


class ThreadRow(SQLModel, table=True):
    """Conversation. `details` holds what ChatKit keeps beside the title: metadata, status, image domains.

    `turn_id` is the turn that answers in it now, or that will as soon as it is told; no other may save anything.
    """

    __tablename__ = "threads"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE", index=True)
    title: str | None = Field(default=None, max_length=THREAD_TITLE_MAX)
    # `metadata` belongs to SQLAlchemy on every mapped class; the column keeps the design's name.
    details: dict[str, Any] = Field(default_factory=dict, sa_column=Column("metadata", Json, nullable=False))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    # No foreign key: a turn's row goes some time after its end, and refers to the thread itself.
    turn_id: UUID | None = None


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


class TurnStatus(StrEnum):
    """State of a turn: of those that wait, one after the other runs, and each ends in one of the ways below them.

    One that is stopping runs still, and one that is withdrawn waits still: its process has not heard yet that it is to
    end.
    """

    WAITING = "waiting"
    WITHDRAWN = "withdrawn"
    RUNNING = "running"
    STOPPING = "stopping"

    DONE = "done"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    CUT = "cut"
    FAILED = "failed"
    REPLACED = "replaced"

    @property
    def waits(self) -> bool:
        """Whether another turn answers first."""
        return self in {TurnStatus.WAITING, TurnStatus.WITHDRAWN}

    @property
    def is_to_stop(self) -> bool:
        """Whether the person has said Stop, and it has not ended."""
        return self in {TurnStatus.STOPPING, TurnStatus.WITHDRAWN}


class TurnRow(SQLModel, table=True):
    """Turn of the assistant: it answers `message_id`, where it answers one, in the process `process_id`."""

    __tablename__ = "turns"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=new_id, primary_key=True)
    thread_id: UUID = Field(foreign_key="threads.id", ondelete="CASCADE", index=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    message_id: UUID | None = None
    process_id: UUID
    state: TurnStatus = Field(sa_type=String(16))  # pyright: ignore[reportArgumentType]
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


_is_open = col(TurnRow.ended_at).is_(None)
Index("ix_turns_open", col(TurnRow.id), sqlite_where=_is_open, postgresql_where=_is_open)


class TurnEventRow(SQLModel, table=True):
    """Batch of events of a turn, for listeners in other processes: those numbered `first` to `last`, as they are sent.

    `is_end` says that none come after it. No foreign key: on PostgreSQL the table is not logged, so that its rows cost
    little and are gone after a crash, as the turns are.
    """

    __tablename__ = "turn_events"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=new_id, primary_key=True)
    turn_id: UUID
    first: int = Field(sa_type=Integer)
    last: int = Field(sa_type=Integer)
    is_end: bool = False
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)  # pyright: ignore[reportArgumentType]


Index("ix_turn_events_turn_id_first", col(TurnEventRow.turn_id), col(TurnEventRow.first))
