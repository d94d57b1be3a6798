"""Orphans: turns whose process is gone. They are interrupted, and their threads go to whoever waits there."""

import logging
from datetime import timedelta

from taskchat import feed
from taskchat.chat.context import RequestContext
from taskchat.chat.store import SqlStore, TurnRow, TurnStatus
from taskchat.database import Database, now

logger = logging.getLogger(__name__)

# For how long the rows of turns that have ended are kept.
_KEPT = timedelta(hours=1)


class Orphans:
    """Finds turns that nobody ends any more."""

    def __init__(self, store: SqlStore, database: Database) -> None:
        self._store = store
        self._database = database

    async def look_after(self, thread_id: str, context: RequestContext) -> None:
        """End the turn that has a thread, where its process is gone; raises `NotFoundError`."""
        turn = await self._store.load_turn(thread_id, context)
        if turn is not None and not await feed.is_alive(self._database, turn.process_id):
            await self.interrupt(turn)

    async def sweep(self) -> None:
        """Interrupt every orphan, and forget turns that ended long ago."""
        # What ends hands its thread over, perhaps to another orphan.
        while orphans := [turn for turn in await self._store.load_owners() if not await self._lives(turn)]:
            for turn in orphans:
                await self.interrupt(turn)
        await self._store.forget_turns(before=now() - _KEPT)

    async def interrupt(self, turn: TurnRow) -> None:
        """End a turn that has its thread, as interrupted."""
        logger.info("The turn %s in the thread %s was interrupted", turn.id, turn.thread_id)
        thread_id, context = str(turn.thread_id), RequestContext(turn.user_id, turn_id=turn.id)
        if turn.state == TurnStatus.WAITING:
            # Its message comes to stand behind the answers before it.
            message_id = str(turn.message_id) if turn.message_id else None
            await self._store.start_turn(thread_id, message_id, context)
        await self._store.end_turn(thread_id, TurnStatus.INTERRUPTED, context)

    async def _lives(self, turn: TurnRow) -> bool:
        return await feed.is_alive(self._database, turn.process_id)
