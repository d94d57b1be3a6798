"""Log of the tokens that answers, titles and summaries use."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from chatkit.types import NoticeEvent
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import usage
from taskchat.chat.context import RequestContext
from taskchat.chat.quota.allowance import allowance_notice
from taskchat.database import Database
from taskchat.settings import Settings

logger = logging.getLogger(__name__)


class UsageLog:
    """Usage of one installation, at its prices."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._messages_per_day = settings.messages_per_day
        self._prices = usage.load_prices(settings.gemini_prices)

    async def save_turn(
        self,
        session: AsyncSession,
        meter: usage.Meter,
        failure: BaseException | None,
        thread_id: str,
        context: RequestContext,
    ) -> NoticeEvent | None:
        """Record a turn and how it ended; returns a notice where the person has few messages left."""
        await usage.save(
            session,
            meter=meter,
            outcome=_outcome(failure),
            failure=failure,
            is_retry=context.is_retry,
            **self._common(thread_id, context),
        )
        return await allowance_notice(
            session, user_id=context.user_id, allowed=self._messages_per_day, timezone=context.timezone
        )

    async def record_turn(
        self, meter: usage.Meter, failure: BaseException | None, thread_id: str, context: RequestContext
    ) -> NoticeEvent | None:
        """Record a turn as `save_turn` does, in a transaction of its own."""
        async with self._database.begin() as session:
            return await self.save_turn(session, meter, failure, thread_id, context)

    async def record_side_call(
        self, meter: usage.Meter, purpose: usage.Purpose, thread_id: str, context: RequestContext
    ) -> None:
        """Record a call of a model beside an answer, for a title or a summary."""
        async with self._database.begin() as session:
            await usage.save(session, meter=meter, purpose=purpose, **self._common(thread_id, context))

    def _common(self, thread_id: str, context: RequestContext) -> dict[str, Any]:
        return {"user_id": context.user_id, "thread_id": thread_id, "prices": self._prices}


@dataclass(frozen=True)
class MeteredTurn:
    """Usage of one turn, as its meter has it: `TurnUsage` of its channel."""

    log: UsageLog
    meter: usage.Meter
    failure: BaseException | None
    thread_id: str
    context: RequestContext

    async def save(self, session: AsyncSession) -> NoticeEvent | None:
        """Write it down in a transaction; returns a notice where the person has few messages left."""
        return await self.log.save_turn(session, self.meter, self.failure, self.thread_id, self.context)

    async def record(self) -> NoticeEvent | None:
        """Write it down in a transaction of its own; a failure is only logged, since the answer is there."""
        try:
            return await self.log.record_turn(self.meter, self.failure, self.thread_id, self.context)
        except Exception:
            logger.exception("What an answer in the thread %s used was not written down", self.thread_id)
            return None


def _outcome(failure: BaseException | None) -> usage.Outcome:
    if isinstance(failure, asyncio.CancelledError):
        return usage.Outcome.STOPPED
    return usage.Outcome.FAILED if failure else usage.Outcome.DONE
