"""Table of alarms: a row for each reminder of a task that has not rung yet."""

from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from taskchat.database import UtcDateTime

TEXT_MAX = 40


class Alarm(SQLModel, table=True):
    """Reminder that waits for its moment; derived from the task, but for one that a person put off (no `text`).

    It stays when its task is done, and does not ring then: so completing a task costs nothing here, and opening it
    again brings back what is still to come.
    """

    __tablename__ = "alarms"  # pyright: ignore[reportAssignmentType]
    # Thousands may be of one minute: their order must not be made anew for each batch.
    __table_args__ = (Index("ix_alarms_remind_at_id", "remind_at", "id"),)

    id: UUID = Field(primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE", index=True)
    task_id: UUID = Field(foreign_key="tasks.id", ondelete="CASCADE", index=True)
    text: str | None = Field(default=None, max_length=TEXT_MAX)
    remind_at: datetime = Field(sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


def alarm_id(task_id: UUID, remind_at: datetime) -> UUID:
    """Return the id of a task's alarm: that of its moment, and so is the notification that comes of it.

    Whoever makes it a second time, after it rang or at once with somebody else, is refused by the database.
    """
    return uuid5(task_id, remind_at.isoformat())
