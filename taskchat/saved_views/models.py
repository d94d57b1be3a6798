"""Table of saved views."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel

from taskchat.database import UtcDateTime, new_id, now

NAME_MAX = 60
# A name that is folded is as long or shorter, but for letters that are composed of several.
_KEY_MAX = 4 * NAME_MAX


class SavedView(SQLModel, table=True):
    """View that a person saved: its name, and its address on the page, `/all?priority=high&tag=home`.

    `name_key` is the folded name, of which each person has one; views stand in the order of `position`.
    """

    __tablename__ = "saved_views"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_saved_views_user_id_name_key", "user_id", "name_key", unique=True),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    name: str = Field(max_length=NAME_MAX)
    name_key: str = Field(max_length=_KEY_MAX)
    address: str = Field(sa_column=Column(Text, nullable=False))
    position: int
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
