"""Bodies of requests that are refused before they were read. Plain ASGI middleware.

A client that still sends when the server answers and closes the connection sees a reset, and never the answer (RFC
9112 9.6). So what it sends is read first, up to a bound, and dropped.
"""

import asyncio
import contextlib
from collections.abc import Awaitable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Thrice the largest file by default; whoever sends more sees the reset.
_MAX_BYTES = 32_000_000
_MAX_SECONDS = 10.0


class UnreadBody:
    """Reads what is left of a refused request's body before the refusal is sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http" or not _has_body(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        body = _Body(receive)

        async def refuse(message: Message) -> None:
            await body.drop()
            await send(message)

        def send_after_body(message: Message) -> Awaitable[None]:
            # No coroutine of its own: each event of a stream passes here.
            is_refusal = message["type"] == "http.response.start" and message["status"] >= 400
            return refuse(message) if is_refusal else send(message)

        await self.app(scope, body.receive, send_after_body)


def _has_body(headers: Headers) -> bool:
    # Whoever waits for permission to send a body has not sent it yet.
    if "100-continue" in headers.get("expect", "").lower():
        return False
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers


class _Body:
    def __init__(self, receive: Receive) -> None:
        self._receive, self._is_read, self._dropped = receive, False, 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._is_read = message["type"] != "http.request" or not message.get("more_body", False)
        return message

    async def drop(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_MAX_SECONDS):
                while not self._is_read and self._dropped < _MAX_BYTES:
                    self._dropped += len((await self.receive()).get("body", b""))
