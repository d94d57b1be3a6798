"""Orphans: turns whose process is gone. They are interrupted, and their threads go to whoever waits there."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from itertools import count

from taskchat import feed
from taskchat.chat.context import RequestContext
from taskchat.chat.end_mark import EndReason
from taskchat.chat.errors import TurnLost
from taskchat.chat.store import SqlStore, TurnRow, TurnStatus
from taskchat.database import Database, now

# Seconds between two looks for turns of other processes; of so many looks one is for rows to forget, too.
_PERIOD_S = 2.0
_LOOKS = 15
# Seconds between two looks where there are no other processes.
_SLOW_S = 300.0

logger = logging.getLogger(__name__)

# For how long the rows of turns that have ended are kept.
_KEPT = timedelta(hours=1)
# And what they said for listeners in other processes.
_EVENTS_KEPT = timedelta(minutes=1)


# How they end, and why as it is told below what they said.
_INTERRUPTED: tuple[TurnStatus, EndReason] = (TurnStatus.INTERRUPTED, "interrupted")
_STOPPED: tuple[TurnStatus, EndReason] = (TurnStatus.STOPPED, "stopped")


class Orphans:
    """Finds turns that nobody ends any more."""

    def __init__(self, store: SqlStore, database: Database) -> None:
        self._store = store
        self._database = database

    async def look_after(self, thread_id: str, context: RequestContext) -> bool:
        """End the turn that has a thread, where its process is gone; returns whether it was; raises `NotFoundError`."""
        turn = await self._store.load_turn(thread_id, context)
        if turn is None or await self._lives(turn):
            return False
        await self.interrupt(turn)
        return True

    @contextlib.asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Interrupt every orphan, and go on looking for others until the end of the block."""
        await self.sweep()
        watch = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watch.cancel()
            await asyncio.wait({watch})

    async def _watch(self) -> None:
        # On SQLite there is no other process whose turns could be left behind.
        period, looks = (_SLOW_S, 1) if self._database.is_sqlite else (_PERIOD_S, _LOOKS)
        for look in count(1):
            await asyncio.sleep(period)
            try:
                await self._interrupt_orphans()
                if look % looks == 0:
                    await self._forget()
            except Exception as error:
                logger.warning("Turns of processes that are gone could not be looked for: %r", error)

    async def sweep(self) -> None:
        """Interrupt every orphan, and forget turns that ended long ago."""
        await self._interrupt_orphans()
        await self._forget()

    async def _interrupt_orphans(self) -> None:
        # What ends hands its thread over, perhaps to another orphan.
        while orphans := await self._without_process(await self._store.load_owners()):
            for turn in orphans:
                await self.interrupt(turn)

    async def _forget(self) -> None:
        await self._store.forget_turns(before=now() - _KEPT, events_before=now() - _EVENTS_KEPT)

    async def interrupt(self, turn: TurnRow) -> None:
        """End a turn that has its thread, as interrupted; as stopped, where its process had not heard of that yet."""
        logger.info("The turn %s in the thread %s was interrupted", turn.id, turn.thread_id)
        thread_id, context = str(turn.thread_id), RequestContext(turn.user_id, turn_id=turn.id)
        # Of two that interrupt it, the second finds it ended.
        with contextlib.suppress(TurnLost):
            status = TurnStatus(turn.state)
            if not status.waits or await self._moved_to_end(turn, context):
                how, reason = _STOPPED if status.is_to_stop else _INTERRUPTED
                await self._store.end_turn(thread_id, how, context, reason=reason)

    async def _moved_to_end(self, turn: TurnRow, context: RequestContext) -> bool:
        """Let the message of a turn that waited stand behind the answers before it; False where it waits again."""
        message_id = str(turn.message_id) if turn.message_id else None
        return await self._store.start_turn(str(turn.thread_id), message_id, context)

    async def _without_process(self, turns: Sequence[TurnRow]) -> list[TurnRow]:
        processes = list({turn.process_id for turn in turns})
        # All at once: it takes a moment to say that one is gone.
        live = await asyncio.gather(*(feed.is_alive(self._database, process) for process in processes))
        gone = {process for process, lives in zip(processes, live, strict=True) if not lives}
        return [turn for turn in turns if turn.process_id in gone]

    async def _lives(self, turn: TurnRow) -> bool:
        return await feed.is_alive(self._database, turn.process_id)
