"""Log of the tokens that answers, titles and summaries use."""

import asyncio
from typing import Any

from chatkit.types import NoticeEvent

from taskchat import usage
from taskchat.chat.context import RequestContext
from taskchat.chat.quota.allowance import allowance_notice
from taskchat.database import Database
from taskchat.settings import Settings


class UsageLog:
    """Usage of one installation, at its prices."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._messages_per_day = settings.messages_per_day
        self._prices = usage.load_prices(settings.gemini_prices)

    async def record_turn(
        self, meter: usage.Meter, failure: BaseException | None, thread_id: str, context: RequestContext
    ) -> NoticeEvent | None:
        """Record a turn and how it ended; returns a notice where the person has few messages left."""
        outcome = _outcome(failure)
        async with self._database.begin() as session:
            await usage.save(
                session,
                meter=meter,
                outcome=outcome,
                failure=failure,
                is_retry=context.is_retry,
                **self._common(thread_id, context),
            )
            return await allowance_notice(
                session, user_id=context.user_id, allowed=self._messages_per_day, timezone=context.timezone
            )

    async def record_side_call(
        self, meter: usage.Meter, purpose: usage.Purpose, thread_id: str, context: RequestContext
    ) -> None:
        """Record a call of a model beside an answer, for a title or a summary."""
        async with self._database.begin() as session:
            await usage.save(session, meter=meter, purpose=purpose, **self._common(thread_id, context))

    def _common(self, thread_id: str, context: RequestContext) -> dict[str, Any]:
        return {"user_id": context.user_id, "thread_id": thread_id, "prices": self._prices}


def _outcome(failure: BaseException | None) -> usage.Outcome:
    if isinstance(failure, asyncio.CancelledError):
        return usage.Outcome.STOPPED
    return usage.Outcome.FAILED if failure else usage.Outcome.DONE
