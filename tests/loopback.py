"""A server on loopback for the stand-ins: a port on 127.0.0.1, and a thread with an event loop of its own."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from tests.gemini_stand_in.wire import Connection


class Loopback:
    """Hands each connection to `serve`, from `start` to `stop`; port 0 takes a free one, `port` says which."""

    def __init__(self, name: str, serve: Callable[[Connection], Coroutine[Any, Any, None]], *, port: int = 0) -> None:
        self.port = port
        self._serve = serve
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._ready = threading.Event()
        self._clients: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Gives when connections are taken."""
        self._thread.start()
        self._ready.wait()

    def stop(self) -> None:
        """Ends every connection, then the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._accept, "127.0.0.1", self.port))
        self.port = server.sockets[0].getsockname()[1]
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
            await self._serve(Connection(reader, writer))
        except asyncio.CancelledError:
            # The end of the server; passed on, asyncio's streams would log each open connection as an error.
            return
        finally:
            self._clients.discard(task)
            writer.close()
