"""How many messages a person may still send: a number of them in any 24 hours."""

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
# Somebody who comes near the end is told once, and again when there are only so few left.
_WARN_AT_PERCENT = 80
_LAST = 5


@dataclass(frozen=True)
class Allowance:
    """What a person used of what they may send in 24 hours; `next_at` is when one message more becomes possible.

    It is None for somebody who used nothing.
    """

    used: int
    allowed: int
    next_at: datetime | None

    @property
    def left(self) -> int:
        """How many messages are left."""
        return max(self.allowed - self.used, 0)


async def allowance_of(session: AsyncSession, *, user_id: UUID, allowed: int, at: datetime | None = None) -> Allowance:
    """Count a person's messages of the last 24 hours, and what was answered again.

    Messages are counted from the moment they are sent, but go with their conversation; answers are written down when
    they end, retries as well, and stay. Whichever are more count.
    """
    whose = {"user_id": user_id, "since": (at or now()) - _DAY}
    ((sent, first_sent, answered, first_answered),) = await session.execute(_COUNTS, whose)
    used = max(sent, answered)
    if used > allowed:
        first = [await _newest(session, moments, whose, allowed) for moments in (_SENT, _ANSWERED)] if allowed else []
    else:
        first = [first_sent if sent == used else None, first_answered if answered == used else None]
    known = [moment for moment in first if moment is not None]
    return Allowance(used, allowed, max(known) + _DAY if known else None)


async def notice(session: AsyncSession, *, user_id: UUID, allowed: int, timezone: str = "UTC") -> NoticeEvent | None:
    """What to say after an answer to somebody whose messages come to an end; None while there are enough.

    It is said with the message that reaches 80 %, and with each that leaves five or fewer. Call it after the answer
    was written down, so that a retry counts.
    """
    allowance = await allowance_of(session, user_id=user_id, allowed=allowed)
    reaches = -(-allowed * _WARN_AT_PERCENT // 100)
    if allowance.next_at is None or (allowance.used != reaches and allowance.left > _LAST):
        return None
    comes = moment_in_words(allowance.next_at, timezone)
    if not allowance.left:
        return NoticeEvent(
            level="warning", message=f"That was the last of {allowed} messages; the next is possible {comes}."
        )
    left = f"You have {allowance.left} of {allowed} messages left"
    level = "warning" if allowance.left <= _LAST else "info"
    return NoticeEvent(level=level, message=f"{left}; one more comes back {comes}.")


def moment_in_words(moment: datetime, timezone: str, *, at: datetime | None = None) -> str:
    """A moment within a day of now: "today at 14:05", "tomorrow at 9:20", on the person's clock."""
    zone = ZoneInfo(timezone)
    # Rounded up: at that minute it must be true.
    local = (moment + timedelta(seconds=59)).astimezone(zone)
    days = (local.date() - (at or now()).astimezone(zone).date()).days
    return f"{'tomorrow' if days else 'today'} at {local.hour}:{local:%M}"


async def _newest(
    session: AsyncSession, moments: Select[datetime], whose: dict[str, Any], place: int
) -> datetime | None:
    """The one at a place, from 1 for the newest; None where there are not so many."""
    newest_first = moments.order_by(moments.selected_columns.moment.desc())
    return await session.scalar(newest_first.offset(place - 1).limit(1), whose)


def _sent() -> Select[datetime]:
    moment = col(MessageRow.created_at)
    mine = (col(MessageRow.user_id) == _USER, col(MessageRow.kind) == "user_message", moment > _SINCE)
    return select(moment.label("moment")).where(*mine)


def _answered() -> Select[datetime]:
    moment, purpose = col(usage.ModelUsage.created_at), col(usage.ModelUsage.purpose)
    mine = (col(usage.ModelUsage.user_id) == _USER, purpose == usage.Purpose.ANSWER, moment > _SINCE)
    return select(func.min(moment).label("moment")).where(*mine).group_by(col(usage.ModelUsage.turn_id))


def _counts(sent: Select[datetime], answered: Select[datetime]) -> Select[int, datetime | None, int, datetime | None]:
    """How many there are of each, and the first of them: one statement, and one row, however many there are."""
    one, other = _total(sent), _total(answered)
    # A row of each, beside each other.
    return select(one.c.used, one.c.first, other.c.used, other.c.first).join_from(one, other, true())


def _total(moments: Select[datetime]) -> Subquery:
    each = moments.subquery()
    return select(func.count().label("used"), func.min(each.c.moment).label("first")).select_from(each).subquery()


# Made once: to make them takes longer than to run them.
_USER, _SINCE = bindparam("user_id", type_=Uuid), bindparam("since", type_=UtcDateTime)
_SENT, _ANSWERED = _sent(), _answered()
_COUNTS = _counts(_SENT, _ANSWERED)
