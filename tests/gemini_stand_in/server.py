"""The stand-in as a server on loopback."""

import asyncio
from typing import Self

from tests.gemini_stand_in.responder import serve
from tests.gemini_stand_in.script import Line, Script
from tests.gemini_stand_in.wire import Connection
from tests.loopback import Loopback


class GeminiStandIn(Script):
    """Gemini on loopback, for as long as the `with` (or `async with`) block lasts; port 0 takes a free one."""

    def __init__(self, *, port: int = 0, otherwise: Line | None = None, key: str | None = None) -> None:
        super().__init__(otherwise=otherwise, key=key)
        self._server = Loopback("gemini stand-in", self._serve, port=port)

    @property
    def url(self) -> str:
        """The base URL to configure as GEMINI_BASE_URL."""
        return f"http://127.0.0.1:{self._server.port}/v1beta/openai/"

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
        self._server.stop()

    async def __aenter__(self) -> Self:
        return await asyncio.to_thread(self.__enter__)

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self.__exit__)

    async def _serve(self, connection: Connection) -> None:
        await serve(connection, self)
