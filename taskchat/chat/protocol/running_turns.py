"""Turns that run on their own: whoever listens may leave at any moment, and nothing is torn in the middle."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator

import anyio

from taskchat.chat.context import RequestContext, Stop

# Seconds that a listener who leaves waits for the turn to be saved; it is saved without it, too.
_PATIENCE = 10.0


class Turns:
    """The turns of this process that are under way.

    A turn is a task of its own, ended only by its `Stop`: so no cancellation hits the database in the middle of a
    write, `aclose()` and a lost connection do the same as Stop, and what was said so far is saved.
    """

    def __init__(self) -> None:
        self._running: dict[asyncio.Task[None], Stop] = {}
        self._threads: dict[Stop, str] = {}
        self._over = False

    async def listen(self, events: AsyncIterator[bytes], context: RequestContext) -> AsyncGenerator[bytes, None]:
        """Run a turn and give its events, those among them that it sends itself (`RequestContext.heard`).

        Leaving ends it, and waits until it is saved.
        """
        stop, heard = context.stop, context.heard
        if self._over:
            stop.request()
        turn = asyncio.create_task(_run(events, heard, stop))
        self._running[turn] = stop
        turn.add_done_callback(self._forget)
        try:
            while (event := await heard.get()) is not None:
                yield event
        finally:
            stop.request()
            with anyio.CancelScope(shield=True):
                await asyncio.wait({turn}, timeout=_PATIENCE)

    def answers(self, thread_id: str, stop: Stop) -> None:
        """Note in which thread a turn answers."""
        self._threads[stop] = thread_id

    async def give_way(self, thread_id: str) -> None:
        """Stop the turns that answer in a thread, and wait until what was said in them is saved."""
        for turn in [turn for turn, stop in self._running.items() if self._threads.get(stop) == thread_id]:
            self._running[turn].request()
            await asyncio.wait({turn}, timeout=_PATIENCE)

    def stop(self) -> None:
        """Stop every turn, also those still to come: the process ends."""
        self._over = True
        self._request_stops()

    async def ended(self) -> None:
        """Stop every turn and wait until what was said in it is saved, for a tidy shutdown; never long."""
        self._request_stops()
        if self._running:
            await asyncio.wait(set(self._running), timeout=_PATIENCE)

    def _forget(self, turn: asyncio.Task[None]) -> None:
        self._threads.pop(self._running.pop(turn), None)

    def _request_stops(self) -> None:
        for stop in list(self._running.values()):
            stop.request()


async def _run(events: AsyncIterator[bytes], heard: asyncio.Queue[bytes | None], stop: Stop) -> None:
    try:
        async for event in events:
            heard.put_nowait(event)
    except asyncio.CancelledError:
        if not stop.requested:
            raise
    finally:
        # Also after an error between the run and here, when nobody else would end the run.
        stop.request()
        heard.put_nowait(None)
