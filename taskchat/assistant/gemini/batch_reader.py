"""Reads the bodies of all running answers on one timer, so that bytes that arrive together are handled together."""

import asyncio
from collections.abc import Callable

import aiohttp

from taskchat.assistant.gemini.socket_lowat import ReceiveLowWatermark

# Seconds between two ticks, and so the longest that text waits for more.
INTERVAL_S = 0.03

OnBytes = Callable[[bytes], bool]


class BatchReader:
    """One timer for many bodies: between its ticks no reader is woken, on a tick each gets all bytes that arrived."""

    def __init__(self) -> None:
        self._readings: dict[_Reading, None] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def read(self, body: aiohttp.StreamReader, on_bytes: OnBytes, watermark: ReceiveLowWatermark) -> bool:
        """Call `on_bytes` on each tick with the bytes that arrived, until it returns True: it has enough.

        Return True when it had enough, False at the end of the body. `watermark` is that of the body's connection.
        Raises what `on_bytes` raises, and the connection's error, after the bytes before it were passed on and were not
        enough.
        """
        reading = _Reading(body, on_bytes, watermark)
        self._readings[reading] = None
        if self._timer is None:
            self._schedule()
        try:
            watermark.raise_()
            return await reading.result
        finally:
            watermark.reset()
            del self._readings[reading]
            if self._timer and not self._readings:
                self._timer.cancel()
                self._timer = None

    def _schedule(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(INTERVAL_S, self._tick)

    def _tick(self) -> None:
        self._schedule()
        readings = list(self._readings)
        for reading in readings:
            reading.watermark.reset()
        loop = asyncio.get_running_loop()
        # In the iteration between, the event loop reads what the kernel kept.
        loop.call_soon(loop.call_soon, _drain, readings)


class _Reading:
    """One body while it is read; `result` is whether it brought enough."""

    def __init__(self, body: aiohttp.StreamReader, on_bytes: OnBytes, watermark: ReceiveLowWatermark) -> None:
        self.result: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self.watermark = watermark
        self._body = body
        self._on_bytes = on_bytes

    def drain(self) -> None:
        """Pass on the bytes that arrived."""
        failure, received = self._body.exception(), read_received(self._body)
        enough = bool(received) and self._on_bytes(received)
        if failure and not enough:
            raise failure
        if enough or self._body.at_eof():
            self.result.set_result(enough)
        else:
            self.watermark.raise_()


def read_received(body: aiohttp.StreamReader) -> bytes:
    """Take the bytes that have arrived, also those before a failure of the connection."""
    # The public method would raise at once, and the bytes before the failure would be lost.
    return body._read_nowait(-1) if body.exception() else body.read_nowait()


def _drain(readings: list[_Reading]) -> None:
    for reading in readings:
        if reading.result.done():
            continue
        try:
            reading.drain()
        except Exception as error:
            reading.result.set_exception(error)
