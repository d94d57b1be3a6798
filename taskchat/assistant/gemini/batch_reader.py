"""Reads the bodies of all answers under way in rounds, so that what comes together is worked on together."""

import asyncio
from collections.abc import Callable

import aiohttp

from taskchat.assistant.gemini.socket_lowat import Line

# Seconds between two rounds: words wait as long for those that follow, and no longer.
_TOGETHER = 0.03

Take = Callable[[bytes], bool]


class Rounds:
    """One clock for many answers: between its rounds nobody is woken, in a round all that has come is read."""

    def __init__(self) -> None:
        self._readings: dict[_Reading, None] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def read(self, body: aiohttp.StreamReader, take: Take, line: Line) -> bool:
        """Hand to `take` what comes, a round's bytes in one piece, until it says that it has enough.

        True when it has; False at the end of the body. Raises what `take` raises, and what befell the connection,
        after everything that came before it was handed over and was not enough. `line` is where the body comes from.
        """
        reading = _Reading(body, take, line)
        self._readings[reading] = None
        if self._timer is None:
            self._begin()
        try:
            line.hold()
            return await reading.over
        finally:
            line.open()
            del self._readings[reading]
            if self._timer and not self._readings:
                self._timer.cancel()
                self._timer = None

    def _begin(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(_TOGETHER, self._go)

    def _go(self) -> None:
        self._begin()
        readings = list(self._readings)
        for reading in readings:
            reading.line.open()
        loop = asyncio.get_running_loop()
        # In the turn between, the loop reads what the lines had kept.
        loop.call_soon(loop.call_soon, _look_into, readings)


class _Reading:
    """One body while it is read; `over` tells how that ended."""

    def __init__(self, body: aiohttp.StreamReader, take: Take, line: Line) -> None:
        self.over: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self.line = line
        self._body = body
        self._take = take

    def look(self) -> None:
        """Hand over what has come."""
        failure, piece = self._body.exception(), arrived(self._body)
        enough = bool(piece) and self._take(piece)
        if failure and not enough:
            raise failure
        if enough or self._body.at_eof():
            self.over.set_result(enough)
        else:
            self.line.hold()


def arrived(body: aiohttp.StreamReader) -> bytes:
    """What has come of a body and was not read yet, also where it broke off afterwards."""
    # The public method would raise at once, and what came before the failure would be lost.
    return body._read_nowait(-1) if body.exception() else body.read_nowait()


def _look_into(readings: list[_Reading]) -> None:
    for reading in readings:
        if reading.over.done():
            continue
        try:
            reading.look()
        except Exception as error:
            reading.over.set_exception(error)
