"""Client of the API that a person uses while servers die: what gets no answer is None, or breaks off."""

import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any, Self

import httpx

from tests.faults.ledger import Ledger
from tests.faults.servers import Fleet

Event = dict[str, Any]
# Seconds without a byte after which a person takes a server for dead: more than its own waits.
_PATIENCE = 30.0
# Statuses by which a server says that it did nothing and that one may ask again.
AGAIN = frozenset({429, 503})


class Client:
    """Requests of one person, each to any process of a fleet; `ledger` counts what was answered."""

    def __init__(self, fleet: Fleet, ledger: Ledger) -> None:
        self.fleet = fleet
        self.ledger = ledger
        self.http = httpx.AsyncClient(timeout=_PATIENCE, limits=httpx.Limits(max_keepalive_connections=2))

    async def request(self, method: str, path: str, **body: Any) -> httpx.Response | None:
        """Send one request; None where no answer came, or one that says that the server cannot now."""
        try:
            response = await self.http.request(method, self.fleet.address() + path, **body)
        except httpx.TransportError:
            await self.lost("requests without an answer")
            return None
        await self.note(response)
        return None if response.status_code in AGAIN or response.status_code >= 500 else response

    async def ask(self, kind: str, **params: Any) -> httpx.Response | None:
        """Send one ChatKit request that is answered by JSON."""
        return await self.request("POST", "/api/chatkit", json={"type": kind, "params": params})

    def stream(self, method: str, path: str, **body: Any) -> "Stream":
        """Open a stream of events with `async with`."""
        return Stream(self, method, path, body)

    async def note(self, response: httpx.Response) -> None:
        """Count an answer; after one that says that the server cannot now, wait until it can."""
        self.ledger.count(f"answers {response.status_code}")
        self.ledger.tick()
        if response.status_code == 503 and "retry-after" not in response.headers:
            self.ledger.count("answers 503 without Retry-After")
        if response.status_code in AGAIN:
            await self.fleet.ready()

    async def lost(self, what: str) -> None:
        """Count a connection that was lost, and wait until servers are there again."""
        self.ledger.count(what)
        await self.fleet.ready()


class Stream:
    """Answer of events; its `status` is 0 where none came, `is_broken` where it ended in the middle."""

    def __init__(self, client: Client, method: str, path: str, body: dict[str, Any]) -> None:
        self._client = client
        self._request = (method, path, body)
        self._open = contextlib.AsyncExitStack()
        self._response: httpx.Response | None = None
        self.is_broken = False

    async def __aenter__(self) -> Self:
        method, path, body = self._request
        address = self._client.fleet.address()
        try:
            opened = self._client.http.stream(method, address + path, **body)
            self._response = await self._open.enter_async_context(opened)
        except httpx.TransportError:
            self.is_broken = True
        else:
            await self._client.note(self._response)
        return self

    async def __aexit__(self, *_: object) -> None:
        with contextlib.suppress(httpx.TransportError):
            await self._open.aclose()
        if self.is_broken:
            await self._client.lost("streams that broke")

    @property
    def status(self) -> int:
        """Status of the answer."""
        return self._response.status_code if self._response else 0

    @property
    def turn(self) -> str | None:
        """Id of the turn that is listened to."""
        return self._response.headers.get("chatkit-turn") if self._response else None

    async def events(self) -> AsyncIterator[Event]:
        """Yield each event until the stream ends or breaks."""
        if self._response is None or self.status != 200:
            return
        try:
            async for line in self._response.aiter_lines():
                if line.startswith("data: "):
                    self._client.ledger.tick()
                    yield json.loads(line[6:])
        except httpx.TransportError:
            self.is_broken = True
