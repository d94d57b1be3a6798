"""Writes down what answers, titles and summaries use."""

import asyncio
from typing import Any

from chatkit.types import NoticeEvent

from taskchat import usage
from taskchat.chat.context import RequestContext
from taskchat.chat.quota import allowance
from taskchat.database import Database
from taskchat.settings import Settings


class Recording:
    """What is used in one installation, at its prices."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._allowed = settings.messages_per_day
        self._prices = usage.load_prices(settings.gemini_prices)

    async def answered(
        self, meter: usage.Meter, failure: BaseException | None, thread_id: str, context: RequestContext
    ) -> NoticeEvent | None:
        """Write down an answer that ended like this; gives what the person is to be told of their messages left."""
        outcome = _outcome(failure)
        async with self._database.begin() as session:
            await usage.save(
                session,
                meter=meter,
                outcome=outcome,
                failure=failure,
                is_retry=context.is_retry,
                **self._about(thread_id, context),
            )
            return await allowance.notice(
                session, user_id=context.user_id, allowed=self._allowed, timezone=context.timezone
            )

    async def asked(self, meter: usage.Meter, purpose: usage.Purpose, thread_id: str, context: RequestContext) -> None:
        """Write down a question that a model was asked beside an answer."""
        async with self._database.begin() as session:
            await usage.save(session, meter=meter, purpose=purpose, **self._about(thread_id, context))

    def _about(self, thread_id: str, context: RequestContext) -> dict[str, Any]:
        return {"user_id": context.user_id, "thread_id": thread_id, "prices": self._prices}


def _outcome(failure: BaseException | None) -> usage.Outcome:
    if isinstance(failure, asyncio.CancelledError):
        return usage.Outcome.STOPPED
    return usage.Outcome.FAILED if failure else usage.Outcome.DONE
