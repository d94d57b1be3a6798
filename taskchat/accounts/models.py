"""Tables of users and of revoked tokens."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import String
from sqlmodel import Field, SQLModel

from taskchat.database import UtcDateTime, new_id, now

EMAIL_MAX = 255
TIMEZONE_MAX = 64


class DayOrder(StrEnum):
    """Meaning of "12/5": as the browser's language has it, the twelfth of May, or the fifth of December."""

    AUTOMATIC = "automatic"
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class User(SQLModel, table=True):
    """A person with an account. `email` is normalised and lower-case, so that it is unique."""

    __tablename__ = "users"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=new_id, primary_key=True)
    email: str = Field(max_length=EMAIL_MAX, unique=True, index=True)
    hashed_password: str = Field(max_length=255)
    timezone: str = Field(
        default="UTC", max_length=TIMEZONE_MAX, description="IANA zone in which the person reads dates"
    )
    day_order: DayOrder = Field(default=DayOrder.AUTOMATIC, sa_type=String(16))  # pyright: ignore[reportArgumentType]
    browser_day_first: bool | None = Field(default=None, description="Order of the browser that was seen last")
    default_reminder: str | None = Field(
        default=None, max_length=40, description="Reminder of a timed task that is made without one, like -PT10M"
    )
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]

    @property
    def day_first(self) -> bool | None:
        """True if "12/5" is the twelfth of May to this person; None where nobody knows."""
        chosen = {DayOrder.DAY_FIRST: True, DayOrder.MONTH_FIRST: False}
        return chosen.get(self.day_order, self.browser_day_first)


class RevokedToken(SQLModel, table=True):
    """A token that was signed out before it expired; the row is deleted some time after `expires_at`."""

    __tablename__ = "revoked_tokens"  # pyright: ignore[reportAssignmentType]

    jti: UUID = Field(primary_key=True)
    expires_at: datetime = Field(index=True, sa_type=UtcDateTime)  # pyright: ignore[reportArgumentType]
