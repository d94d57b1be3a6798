"""Registry of the turns of this process: each is a task of its own, which goes on whoever listens or leaves."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from uuid import UUID

from taskchat import feed
from taskchat.chat.channel import Ending, TurnChannel
from taskchat.chat.errors import TurnLost
from taskchat.chat.store import TurnStatus

logger = logging.getLogger(__name__)

# Seconds that the end of the process waits for turns to be saved.
_PATIENCE = 10.0
# Seconds for which the events of a turn can be read after its end.
KEPT_S = 60.0

# Seconds between attempts to write down the end of a turn, the last ones for as long as it takes: until it is, nothing
# else is answered in its thread, and nobody else does it while this process lives.
_PAUSES = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)

# Ends a turn in the database.
End = Callable[[TurnStatus], Awaitable[None]]
_STATUS = {
    Ending.STOPPED: TurnStatus.STOPPED,
    Ending.INTERRUPTED: TurnStatus.INTERRUPTED,
    Ending.SHUTDOWN: TurnStatus.INTERRUPTED,
    Ending.CUT: TurnStatus.CUT,
    Ending.REPLACED: TurnStatus.REPLACED,
}


@dataclass(eq=False)
class RunningTurn:
    """Turn of a person in a thread, while it runs and a minute longer."""

    id: UUID
    thread_id: str
    user_id: UUID
    channel: TurnChannel
    task: asyncio.Task[None] | None = field(default=None, repr=False)


class RunningTurns:
    """Registry of the turns that run in this process, and of their events until `kept` seconds after their ends.

    A turn is ended by its `CancelToken` only: so no cancellation hits the database in the middle of a write, and what
    was said so far is saved. Stop comes as a signal of the feed, from any process.
    """

    def __init__(self, *, kept: float = KEPT_S, pauses: Sequence[float] = _PAUSES) -> None:
        self._kept, self._pauses = kept, pauses
        self._turns: dict[UUID, RunningTurn] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._over = asyncio.Event()
        self.is_draining = False
        self._unsubscribe = feed.subscribe(feed.TurnStop, self._on_stop)

    def start(self, turn: RunningTurn, events: AsyncIterator[bytes], end: End | None) -> None:
        """Start a turn: its events go into its log, besides those that it writes there itself, and then it `end`s.

        Without `end` it is an action, which has no place in the database.
        """
        if self._over.is_set():
            turn.channel.cancel.request(Ending.SHUTDOWN)
        self._turns[turn.id] = turn
        turn.task = asyncio.create_task(self._run(turn, events, end))
        self._tasks.add(turn.task)
        turn.task.add_done_callback(self._tasks.discard)

    @property
    def running(self) -> list[UUID]:
        """Ids of the turns that have not ended."""
        return [key for key, turn in self._turns.items() if not turn.channel.log.is_closed]

    def find(self, turn_id: UUID) -> RunningTurn | None:
        """Return a turn that runs here or ended a moment ago; None where there is none."""
        return self._turns.get(turn_id)

    def stop(self, turn_id: UUID, reason: Ending = Ending.STOPPED) -> bool:
        """End a turn that runs here; returns whether there is one."""
        turn = self._turns.get(turn_id)
        if turn is None or turn.channel.log.is_closed:
            return False
        turn.channel.cancel.request(reason)
        return True

    def _on_stop(self, signal: feed.TurnStop) -> None:
        self.stop(signal.turn_id)

    async def drain(self, patience: float) -> None:
        """Let turns come to their end for `patience` seconds, end the others, and wait until all of it is saved.

        No further ones shall be started from the beginning of this on.
        """
        self.is_draining = True
        if self._tasks:
            logger.info("%d answers get %g seconds to come to their end", len(self._tasks), patience)
            await asyncio.wait(set(self._tasks), timeout=patience)
        self.cancel_all()
        await self.wait()

    def cancel_all(self) -> None:
        """End every turn, also those still to come: the process ends."""
        self._over.set()
        for turn in list(self._turns.values()):
            turn.channel.cancel.request(Ending.SHUTDOWN)

    async def aclose(self) -> None:
        """End every turn and wait until what was said in it is saved, for a tidy shutdown; never long."""
        with contextlib.suppress(ValueError):  # it was closed before
            self._unsubscribe()
        self.cancel_all()
        await self.wait()

    async def wait(self) -> None:
        """Wait for the turns that run to be saved; never long."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=_PATIENCE)

    async def _run(self, turn: RunningTurn, events: AsyncIterator[bytes], end: End | None) -> None:
        channel, status = turn.channel, TurnStatus.FAILED
        try:
            async for event in events:
                channel.log.append(event)
            status = TurnStatus.FAILED if channel.has_failed else TurnStatus.DONE
        except TurnLost:
            status = TurnStatus.REPLACED
        except asyncio.CancelledError:
            status = _STATUS[channel.cancel.reason or Ending.INTERRUPTED]
            if not channel.cancel.requested:
                raise
        finally:
            # Also after an error between the run and here, when nobody else would end the run.
            channel.cancel.request(Ending.INTERRUPTED)
            await self._end(turn, end, status)

    async def _end(self, turn: RunningTurn, end: End | None, status: TurnStatus) -> None:
        pauses, last_tries = chain(self._pauses, repeat(self._pauses[-1])), len(self._pauses)
        try:
            while not await _has_ended(turn, end, status) and last_tries:
                turn.channel.log.close()
                await self._pause(next(pauses))
                # When the process ends, another one finds the turn.
                last_tries -= self._over.is_set()
        finally:
            # Last: whoever sends the next message on hearing the end finds the thread free.
            turn.channel.log.close()
            asyncio.get_running_loop().call_later(self._kept, self._turns.pop, turn.id, None)

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._over.wait()


async def _has_ended(turn: RunningTurn, end: End | None, status: TurnStatus) -> bool:
    if end is None:
        return True
    try:
        await end(status)
    except Exception as error:
        logger.warning("The end of a turn in the thread %s was not written down: %r", turn.thread_id, error)
        return False
    return True
