"""Stops that were said while this process heard no other one: looked for as soon as it hears again."""

import asyncio
import logging
from collections.abc import Collection
from typing import Protocol
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from taskchat import feed
from taskchat.chat.channel import Ending
from taskchat.chat.running.registry import RunningTurns
from taskchat.chat.store import TurnStatus

logger = logging.getLogger(__name__)

# Seconds until the database is asked again that did not answer.
_PAUSE_S = 1.0


class EndedTurns(Protocol):
    """Store that knows which turns ended."""

    async def load_ended(self, turn_ids: Collection[UUID]) -> dict[UUID, TurnStatus]:
        """Load those that were asked to stop or ended by somebody else, with their states."""
        ...


class MissedStops:
    """Ends the turns of this process that were stopped, or lost their thread, in a time without contact."""

    def __init__(self, store: EndedTurns, turns: RunningTurns, *, pause: float = _PAUSE_S) -> None:
        self._store, self._turns, self._pause = store, turns, pause
        self._is_missed = False
        self._look: asyncio.Task[None] | None = None
        self._subscriptions = [feed.subscribe(feed.SignalsMissed, lambda _: self._look_soon())]

    def close(self) -> None:
        """Look no more."""
        while self._subscriptions:
            self._subscriptions.pop()()
        if self._look:
            self._look.cancel()

    def _look_soon(self) -> None:
        self._is_missed = True
        if self._look is None or self._look.done():
            self._look = asyncio.create_task(self._look_until_answered())

    async def _look_until_answered(self) -> None:
        """Look until the database has answered after the last time without contact, or nothing runs any more."""
        while self._is_missed and self._turns.running:
            self._is_missed = False
            try:
                ended = await self._store.load_ended(self._turns.running)
            except (SQLAlchemyError, OSError) as error:
                logger.warning("Turns that were stopped meanwhile could not be looked for", exc_info=error)
                self._is_missed = True
                await asyncio.sleep(self._pause)
                continue
            for turn_id, state in ended.items():
                self._turns.stop(turn_id, Ending.STOPPED if state.is_to_stop else Ending.REPLACED)
