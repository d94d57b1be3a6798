"""The stand-in as a server: a port on 127.0.0.1 and a thread of its own."""

import asyncio
import threading
from typing import Self

from tests.gemini_stand_in.answering import serve
from tests.gemini_stand_in.script import Line, Script
from tests.gemini_stand_in.wire import Connection


class GeminiStandIn(Script):
    """Gemini on loopback, for as long as the `with` (or `async with`) block lasts; port 0 takes a free one."""

    def __init__(self, *, port: int = 0, otherwise: Line | None = None, key: str | None = None) -> None:
        super().__init__(otherwise=otherwise, key=key)
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="gemini stand-in", daemon=True)
        self._ready = threading.Event()
        self._clients: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """The base URL to configure as GEMINI_BASE_URL."""
        return f"http://127.0.0.1:{self._port}/v1beta/openai/"

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    async def __aenter__(self) -> Self:
        return await asyncio.to_thread(self.__enter__)

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self.__exit__)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._accept, "127.0.0.1", self._port))
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in self._clients:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*self._clients, return_exceptions=True))
        self._loop.close()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._clients.add(task)
        try:
            await serve(Connection(reader, writer), self)
        except asyncio.CancelledError:
            # The end of the stand-in; passed on, asyncio's streams would log each open connection as an error.
            return
        finally:
            self._clients.discard(task)
            writer.close()
