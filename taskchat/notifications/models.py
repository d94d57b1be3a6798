"""Tables of notifications, and of the ways out: subscriptions of browsers, and what is still to be delivered."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Text, text
from sqlmodel import Field, SQLModel

from taskchat.database import UtcDateTime, new_id, now
from taskchat.tasks import TITLE_MAX


class Notification(SQLModel, table=True):
    """Reminder that rang: for which task, by its title of then, and when it was to. Its id is that of its alarm.

    `missed` says that it rang late, since the server was off. It is new to the person until `seen_at` is set;
    `snoozed_until` is when it rings again, as another one.
    """

    __tablename__ = "notifications"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("ix_notifications_user_id_remind_at", "user_id", "remind_at"),
        Index(
            "ix_notifications_unseen",
            "user_id",
            sqlite_where=text("seen_at IS NULL"),
            postgresql_where=text("seen_at IS NULL"),
        ),
        Index("ix_notifications_created_at", "created_at"),
    )

    id: UUID = Field(primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE")
    task_id: UUID | None = Field(default=None, foreign_key="tasks.id", ondelete="SET NULL", index=True)
    title: str = Field(max_length=TITLE_MAX)
    remind_at: datetime = Field(sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    missed: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    snoozed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


class PushSubscription(SQLModel, table=True):
    """Browser that takes push messages for a person, until the session of the token `jti` is signed out."""

    __tablename__ = "push_subscriptions"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", ondelete="CASCADE", index=True)
    endpoint: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    p256dh: str = Field(max_length=100)
    auth: str = Field(max_length=32)
    jti: UUID = Field(index=True)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]


class Delivery(SQLModel, table=True):
    """Notification that is still to reach a browser or, without a `subscription_id`, the person's e-mail address."""

    __tablename__ = "deliveries"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=new_id, primary_key=True)
    notification_id: UUID = Field(foreign_key="notifications.id", ondelete="CASCADE", index=True)
    subscription_id: UUID | None = Field(
        default=None, foreign_key="push_subscriptions.id", ondelete="CASCADE", index=True
    )
    attempts: int = 0
    next_try_at: datetime = Field(index=True, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
