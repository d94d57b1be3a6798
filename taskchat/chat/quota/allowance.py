"""Allowance of a person: a number of messages in any 24 hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from chatkit.types import NoticeEvent
from sqlalchemy import Select, Subquery, Uuid, bindparam, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from taskchat import usage
from taskchat.chat.store import MessageRow
from taskchat.database import UtcDateTime, now

_DAY = timedelta(days=1)
# A notice comes once near the end, and again with each message while so few or fewer are left.
_NOTICE_AT_PERCENT = 80
_NOTICE_LEFT = 5


@dataclass(frozen=True)
class Allowance:
    """Messages that a person used of those allowed in 24 hours.

    `next_at` is the moment at which one message more becomes possible; None for somebody who used none.
    """

    used: int
    allowed: int
    next_at: datetime | None

    @property
    def left(self) -> int:
        """Number of messages left."""
        return max(self.allowed - self.used, 0)


async def load_allowance(
    session: AsyncSession, *, user_id: UUID, allowed: int, at: datetime | None = None
) -> Allowance:
    """Count a person's messages of the last 24 hours, and the answers to them, retries among those.

    A message counts from the moment it is sent, but goes with its conversation; an answer is recorded when it ends,
    and stays. The larger number counts.
    """
    parameters = {"user_id": user_id, "since": (at or now()) - _DAY}
    ((sent, first_sent, answered, first_answered),) = await session.execute(_COUNTS, parameters)
    used = max(sent, answered)
    if used > allowed:
        first = (
            [await _newest(session, moments, parameters, allowed) for moments in (_SENT, _ANSWERED)] if allowed else []
        )
    else:
        first = [first_sent if sent == used else None, first_answered if answered == used else None]
    known = [moment for moment in first if moment is not None]
    return Allowance(used, allowed, max(known) + _DAY if known else None)


async def allowance_notice(
    session: AsyncSession, *, user_id: UUID, allowed: int, timezone: str = "UTC"
) -> NoticeEvent | None:
    """Notice for a person whose messages come to an end; None while there are enough.

    It comes after the message that reaches 80 %, and after each that leaves five or fewer. Call this after the answer
    was recorded, so that a retry counts.
    """
    allowance = await load_allowance(session, user_id=user_id, allowed=allowed)
    reaches = -(-allowed * _NOTICE_AT_PERCENT // 100)
    if allowance.next_at is None or (allowance.used != reaches and allowance.left > _NOTICE_LEFT):
        return None
    comes = format_moment(allowance.next_at, timezone)
    if not allowance.left:
        return NoticeEvent(
            level="warning", message=f"That was the last of {allowed} messages; the next is possible {comes}."
        )
    left = f"You have {allowance.left} of {allowed} messages left"
    level = "warning" if allowance.left <= _NOTICE_LEFT else "info"
    return NoticeEvent(level=level, message=f"{left}; one more comes back {comes}.")


def format_moment(moment: datetime, timezone: str, *, at: datetime | None = None) -> str:
    """Format a moment within a day of now on the person's clock: "today at 14:05", "tomorrow at 9:20"."""
    zone = ZoneInfo(timezone)
    # Rounded up, so that it is true at that minute.
    local = (moment + timedelta(seconds=59)).astimezone(zone)
    days = (local.date() - (at or now()).astimezone(zone).date()).days
    return f"{'tomorrow' if days else 'today'} at {local.hour}:{local:%M}"


async def _newest(
    session: AsyncSession, moments: Select[datetime], parameters: dict[str, Any], place: int
) -> datetime | None:
    """Moment at a place, from 1 for the newest; None where there are not so many."""
    newest_first = moments.order_by(moments.selected_columns.moment.desc())
    return await session.scalar(newest_first.offset(place - 1).limit(1), parameters)


def _sent() -> Select[datetime]:
    moment = col(MessageRow.created_at)
    mine = (col(MessageRow.user_id) == _USER, col(MessageRow.kind) == "user_message", moment > _SINCE)
    return select(moment.label("moment")).where(*mine)


def _answered() -> Select[datetime]:
    moment, purpose = col(usage.ModelUsage.created_at), col(usage.ModelUsage.purpose)
    mine = (col(usage.ModelUsage.user_id) == _USER, purpose == usage.Purpose.ANSWER, moment > _SINCE)
    return select(func.min(moment).label("moment")).where(*mine).group_by(col(usage.ModelUsage.turn_id))


def _counts(sent: Select[datetime], answered: Select[datetime]) -> Select[int, datetime | None, int, datetime | None]:
    """Count each and find the first of each: one statement with one row, however many there are."""
    messages, answers = _total(sent), _total(answered)
    # The two rows stand beside each other.
    columns = (messages.c.used, messages.c.first, answers.c.used, answers.c.first)
    return select(*columns).join_from(messages, answers, true())


def _total(moments: Select[datetime]) -> Subquery:
    each = moments.subquery()
    return select(func.count().label("used"), func.min(each.c.moment).label("first")).select_from(each).subquery()


# Made once: to build them takes longer than to run them.
_USER, _SINCE = bindparam("user_id", type_=Uuid), bindparam("since", type_=UtcDateTime)
_SENT, _ANSWERED = _sent(), _answered()
_COUNTS = _counts(_SENT, _ANSWERED)
