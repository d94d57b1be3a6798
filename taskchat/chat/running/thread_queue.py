"""Queue of the turns that wait for a thread: they run one after the other, in whichever process each of them is."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from chatkit.store import NotFoundError
from sqlalchemy.exc import SQLAlchemyError

from taskchat import feed
from taskchat.chat.channel import Ending, TurnChannel
from taskchat.chat.context import RequestContext
from taskchat.chat.running.orphans import Orphans
from taskchat.chat.store import SqlStore
from taskchat.chat.values import to_key

logger = logging.getLogger(__name__)

# Seconds after which a waiting turn looks by itself: a signal may be lost, or the process before it.
_POLL_S = 2.0


class ThreadQueue:
    """Queue of this process's waiting turns; the database says whose time has come."""

    def __init__(self, store: SqlStore, orphans: Orphans, *, poll: float = _POLL_S) -> None:
        self._store = store
        self.orphans = orphans
        self._poll = poll
        self._waiting: defaultdict[str, dict[UUID, asyncio.Event]] = defaultdict(dict)
        self._subscriptions = [
            feed.subscribe(feed.TurnEnded, lambda signal: self._wake(str(signal.thread_id))),
            feed.subscribe(feed.SignalsMissed, lambda _: self._wake_all()),
        ]

    def close(self) -> None:
        """Hear of no more ends."""
        while self._subscriptions:
            self._subscriptions.pop()()

    async def wait(self, thread_id: str, message_id: str | None, context: RequestContext, channel: TurnChannel) -> None:
        """Wait until the turn of the context has its thread; its message is the last one there then.

        Raises `TurnLost` where it was ended elsewhere, and `CancelledError` where it is to end. One that is stopped
        keeps its place, so that its message comes to stand behind the answers before it; only its stream ends at once.
        While the database is away it waits as well: its message is saved.
        """
        thread_id = str(to_key(thread_id))
        channel.is_waiting = True
        with self._placed(thread_id, context, channel) as called:
            while not await self._has_come(thread_id, message_id, context):
                await self._called(called, thread_id, context)
                if channel.cancel.reason is Ending.SHUTDOWN:
                    raise asyncio.CancelledError
        channel.is_waiting = False
        if channel.cancel.requested:
            raise asyncio.CancelledError

    async def _has_come(self, thread_id: str, message_id: str | None, context: RequestContext) -> bool:
        try:
            return await self._store.start_turn(thread_id, message_id, context)
        except (SQLAlchemyError, OSError) as error:
            logger.warning("A turn that waits could not look whose turn it is", exc_info=error)
            return False

    @contextlib.contextmanager
    def _placed(self, thread_id: str, context: RequestContext, channel: TurnChannel) -> Iterator[asyncio.Event]:
        assert context.turn_id is not None
        called, places = asyncio.Event(), self._waiting[thread_id]
        places[context.turn_id] = called

        def stop() -> None:
            if not channel.is_waiting:
                return
            # The end of a shutdown has a word of its own.
            if channel.cancel.reason is not Ending.SHUTDOWN:
                channel.log.close()
            called.set()

        channel.cancel.when_requested(stop)
        try:
            yield called
        finally:
            del places[context.turn_id]
            if not places:
                self._waiting.pop(thread_id, None)

    async def _called(self, called: asyncio.Event, thread_id: str, context: RequestContext) -> None:
        """Wait for a call; whoever is the first of this process also looks by itself now and then."""
        while not called.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._poll):
                    await called.wait()
            if not called.is_set() and min(self._waiting[thread_id]) == context.turn_id:
                # It was deleted, or the database is away: the next look says so.
                with contextlib.suppress(NotFoundError, SQLAlchemyError, OSError):
                    await self.orphans.look_after(thread_id, context)
                break
        called.clear()

    def _wake(self, thread_id: str) -> None:
        # The others wait for this one: to call them, too, would be a statement each for nothing.
        if places := self._waiting.get(thread_id):
            places[min(places)].set()

    def _wake_all(self) -> None:
        for thread_id in list(self._waiting):
            self._wake(thread_id)
