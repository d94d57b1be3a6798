"""How many messages a person may still send: a number of them in any 24 hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from chatkit.types import NoticeEvent
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from taskchat.assistant import usage
from taskchat.chat.models import MessageRow
from taskchat.database import now

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
    since = (at or now()) - _DAY
    sent = await _moments(session, _sent(user_id, since))
    answered = await _moments(session, _answered(user_id, since))
    used = max(len(sent), len(answered))
    return Allowance(used, allowed, _next_at(min(used, allowed), sent, answered))


def _next_at(place: int, *newest_first: Sequence[datetime]) -> datetime | None:
    if not place:
        return None
    return max(moments[place - 1] for moments in newest_first if len(moments) >= place) + _DAY


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


async def _moments(session: AsyncSession, newest_first: Select[datetime]) -> Sequence[datetime]:
    return (await session.execute(newest_first)).scalars().all()


def _sent(user_id: UUID, since: datetime) -> Select[datetime]:
    moment = col(MessageRow.created_at)
    mine = (col(MessageRow.user_id) == user_id, col(MessageRow.kind) == "user_message", moment > since)
    return select(moment).where(*mine).order_by(moment.desc())


def _answered(user_id: UUID, since: datetime) -> Select[datetime]:
    moment, purpose = col(usage.ModelUsage.created_at), col(usage.ModelUsage.purpose)
    first = func.min(moment)
    mine = (col(usage.ModelUsage.user_id) == user_id, purpose == usage.Purpose.ANSWER, moment > since)
    return select(first).where(*mine).group_by(col(usage.ModelUsage.turn_id)).order_by(first.desc())
