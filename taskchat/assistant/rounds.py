"""Reads the bodies of all answers under way in rounds, so that what comes together is worked on together."""

import asyncio
from collections.abc import Callable

import aiohttp

# Seconds between two rounds, and how many of them words wait for those that follow: 20 to 30 ms in all.
_ROUND = 0.01
_WAIT = 2

Take = Callable[[bytes], bool]


class Rounds:
    """One clock for many answers. Nobody is woken for a packet: a body is looked into when its round comes."""

    def __init__(self) -> None:
        self._readings: dict[_Reading, None] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def read(self, body: aiohttp.StreamReader, take: Take) -> bool:
        """Hand to `take` what comes, some rounds' bytes in one piece, until it says that it has enough.

        True when it has; False at the end of the body. Raises what `take` raises, and what befell the connection,
        after everything that came before it was handed over.
        """
        reading = _Reading(body, take)
        self._readings[reading] = None
        if self._timer is None:
            self._begin()
        try:
            return await reading.over
        finally:
            del self._readings[reading]
            if self._timer and not self._readings:
                self._timer.cancel()
                self._timer = None

    def _begin(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(_ROUND, self._go)

    def _go(self) -> None:
        for reading in self._readings:
            reading.look()
        self._begin()


class _Reading:
    """One body while it is read; `over` tells how that ended."""

    def __init__(self, body: aiohttp.StreamReader, take: Take) -> None:
        self.over: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._body = body
        self._take = take
        self._held = b""
        self._rounds = 0

    def look(self) -> None:
        """A round: see what came, and hand it over when it has waited long enough."""
        if self.over.done():
            return
        try:
            self._look()
        except Exception as error:
            self.over.set_exception(error)

    def _look(self) -> None:
        failure = self._body.exception()
        # The public method would raise at once, and what came before the failure would be lost.
        self._held += self._body._read_nowait(-1) if failure else self._body.read_nowait()
        if failure:
            self._hand_over()
            raise failure
        ended = self._body.at_eof()
        if self._held:
            self._rounds += 1
        if (ended or self._rounds > _WAIT) and self._hand_over():
            self.over.set_result(True)
        elif ended:
            self.over.set_result(False)

    def _hand_over(self) -> bool:
        held, self._held, self._rounds = self._held, b"", 0
        return bool(held) and self._take(held)
