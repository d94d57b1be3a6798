"""Stops that were said while this process heard no other one: looked for as soon as it hears again."""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from taskchat import feed
from taskchat.chat.channel import Ending
from taskchat.chat.running.registry import RunningTurns
from taskchat.chat.store import SqlStore

logger = logging.getLogger(__name__)


class MissedStops:
    """Ends the turns of this process that were stopped, or lost their thread, in a time without contact."""

    def __init__(self, store: SqlStore, turns: RunningTurns) -> None:
        self._store, self._turns = store, turns
        self._looks: set[asyncio.Task[None]] = set()
        self._subscriptions = [feed.subscribe(feed.SignalsMissed, lambda _: self._look_soon())]

    def close(self) -> None:
        """Look no more."""
        while self._subscriptions:
            self._subscriptions.pop()()

    def _look_soon(self) -> None:
        if self._turns.running:
            look = asyncio.create_task(self._look())
            self._looks.add(look)
            look.add_done_callback(self._looks.discard)

    async def _look(self) -> None:
        try:
            ended = await self._store.load_ended(self._turns.running)
        except (SQLAlchemyError, OSError) as error:
            logger.warning("Turns that were stopped meanwhile could not be looked for", exc_info=error)
            return
        for turn_id, state in ended.items():
            self._turns.stop(turn_id, Ending.STOPPED if state.is_to_stop else Ending.REPLACED)
