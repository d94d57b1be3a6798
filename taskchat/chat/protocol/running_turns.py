"""Turns that run as tasks of their own, so that a listener may leave at any moment and nothing is torn."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from typing import NamedTuple

import anyio

from taskchat.chat.channel import TurnChannel

# Seconds that a listener who leaves waits for the turn to be saved; it is saved without it, too.
_PATIENCE = 10.0


class _Running(NamedTuple):
    channel: TurnChannel
    thread_id: str | None


class RunningTurns:
    """Registry of the turns that run in this process.

    A turn is a task of its own, ended only by its `CancelToken`: so no cancellation hits the database in the middle of
    a write, `aclose()` and a lost connection do the same as Stop, and what was said so far is saved.
    """

    def __init__(self) -> None:
        self._running: dict[asyncio.Task[None], _Running] = {}
        self._over = False

    async def listen(
        self, events: AsyncIterator[bytes], channel: TurnChannel, thread_id: str | None = None
    ) -> AsyncGenerator[bytes, None]:
        """Run a turn and yield its events, with those that it sends over its channel itself.

        `thread_id` is the thread in which the turn answers, None where it answers in none. To close this generator
        ends the turn, and waits until it is saved.
        """
        if self._over:
            channel.cancel.request()
        turn = asyncio.create_task(_run(events, channel))
        self._running[turn] = _Running(channel, thread_id)
        turn.add_done_callback(self._running.pop)
        try:
            while (event := await channel.events.get()) is not None:
                yield event
        finally:
            channel.cancel.request()
            with anyio.CancelScope(shield=True):
                await asyncio.wait({turn}, timeout=_PATIENCE)

    async def cancel_thread(self, thread_id: str) -> None:
        """Cancel the turns that answer in a thread, and wait until what was said in them is saved."""
        for turn, running in list(self._running.items()):
            if running.thread_id == thread_id:
                running.channel.cancel.request()
                await asyncio.wait({turn}, timeout=_PATIENCE)

    def cancel_all(self) -> None:
        """Cancel every turn, also those still to come: the process ends."""
        self._over = True
        self._request_cancels()

    async def aclose(self) -> None:
        """Cancel every turn and wait until what was said in it is saved, for a tidy shutdown; never long."""
        self._request_cancels()
        if self._running:
            await asyncio.wait(set(self._running), timeout=_PATIENCE)

    def _request_cancels(self) -> None:
        for running in list(self._running.values()):
            running.channel.cancel.request()


async def _run(events: AsyncIterator[bytes], channel: TurnChannel) -> None:
    try:
        async for event in events:
            channel.events.put_nowait(event)
    except asyncio.CancelledError:
        if not channel.cancel.requested:
            raise
    finally:
        # Also after an error between the run and here, when nobody else would end the run.
        channel.cancel.request()
        channel.events.put_nowait(None)
