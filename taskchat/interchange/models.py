"""Tables of imports, with their rows until they are taken, and of the addresses of calendars."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from taskchat.database import Json, UtcDateTime, new_id, now

NAME_MAX = 255


class Import(SQLModel, table=True):
    """File of one person that was read: `total` tasks, of which some may be there already.

    Of its rows `done` are behind it, and `made` of them became tasks, as the batch `batch_id`. `taken_at` is set when
    all are behind it, and `with_duplicates`, by the first that took it, says whether it makes again what is there.
    """

    __tablename__ = "imports"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_imports_user_id_created_at", "user_id", "created_at"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    product: str = Field(max_length=40)
    name: str = Field(max_length=NAME_MAX)
    total: int
    duplicates: int
    unread_total: int
    unread: list[dict[str, Any]] = Field(sa_column=Column(Json, nullable=False))
    remarks: list[str] = Field(sa_column=Column(Json, nullable=False))
    batch_id: UUID = Field(default_factory=new_id)
    with_duplicates: bool | None = None
    done: int = 0
    made: int = 0
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    taken_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


class ImportRow(SQLModel, table=True):
    """Task of an import that is not taken yet; `fields` are those of `rows_json`. Its id becomes that of the task."""

    __tablename__ = "import_rows"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_import_rows_import_id_number", "import_id", "number", unique=True),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    import_id: UUID = Field(foreign_key="imports.id", ondelete="CASCADE")
    number: int
    is_duplicate: bool
    fields: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))


class CalendarFeed(SQLModel, table=True):
    """Secret address of a person's calendar: who knows the token reads it. Only its SHA-256 is kept."""

    __tablename__ = "calendar_feeds"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("ix_calendar_feeds_token_hash", "token_hash", unique=True),
        Index("ix_calendar_feeds_user_id", "user_id"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    token_hash: str = Field(max_length=64)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
