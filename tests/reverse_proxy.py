"""Reverse proxy as people put before taskchat: it names the client, buffers nothing, and cuts what is silent."""

import asyncio
import contextlib
import itertools
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_CHUNK = 65_536


class ReverseProxy:
    """Passes each request on to the next of its `upstreams`, for as long as the `async with` block lasts.

    It passes `Host` on and adds `X-Forwarded-Proto`, as if the browser came by `scheme`, and `X-Forwarded-For`, as if
    from `client`. A connection over which nothing comes for `idle` seconds is closed, and counted in `cut`.
    """

    def __init__(self, *upstreams: str, idle: float = 60.0, scheme: str = "https", client: str = "192.0.2.7") -> None:
        self._upstreams = itertools.cycle(upstreams)
        self._idle = idle
        self._named = f"X-Forwarded-Proto: {scheme}\r\nX-Forwarded-For: {client}\r\nConnection: close\r\n\r\n".encode()
        self._serving: set[asyncio.Task[None]] = set()
        self.cut = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        try:
            await self._pass_on(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            return
        finally:
            self._serving.discard(task)
            writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass one request on; its connection serves no second one."""
        head = (await reader.readuntil(b"\r\n\r\n")).removesuffix(b"\r\n")
        kept = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
        upstream = urlsplit(next(self._upstreams))
        back, forth = await asyncio.open_connection(upstream.hostname, upstream.port)
        try:
            forth.write(b"\r\n".join(kept) + self._named)
            requesting = asyncio.create_task(self._pump(reader, forth))
            await self._pump(back, writer, limit=self._idle)
            requesting.cancel()
            await asyncio.gather(requesting, return_exceptions=True)
        finally:
            forth.close()

    async def _pump(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, limit: float | None = None
    ) -> None:
        """Copy bytes until the source ends, or says nothing for too long."""
        try:
            while piece := await asyncio.wait_for(source.read(_CHUNK), limit):
                target.write(piece)
                await target.drain()
        except TimeoutError:
            self.cut += 1
            with contextlib.suppress(RuntimeError):
                target.transport.abort()
        if limit is None:
            # The client left: so does the proxy.
            target.close()
