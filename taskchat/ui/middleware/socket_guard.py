"""Guard of the page's state socket: who may open one, how often, and how much may come over it. Plain ASGI middleware.

Reflex answers everybody, keeps what they send for an hour and logs what it does not understand. Here the cookie is
looked at first. Strangers need a socket only for the sign-in pages, which work without one: they get little, and what
they leave is forgotten at once (`state_events`).
"""

import asyncio
import logging
from uuid import UUID

from starlette.datastructures import Headers, QueryParams
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from taskchat.trouble import find_trouble
from taskchat.ui.middleware.visitors import Visitor, Visitors
from taskchat.ui.state import get_person_by_cookies

logger = logging.getLogger(__name__)

_PATH = "/_event"
# What the visitor of a connection is kept under in its ASGI scope.
VISITOR = "taskchat.visitor"
_TOO_LARGE = 1009  # RFC 6455 7.4.1
_REFUSED = "There are too many connections from here; try again in a minute."


class SocketGuard:
    """Lets visitors open state sockets within their share, and passes on frames of a bounded size and number."""

    def __init__(self, app: ASGIApp, visitors: Visitors) -> None:
        self.app = app
        self.visitors = visitors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a connection on, or refuse it."""
        if scope["type"] == "lifespan" or not scope["path"].startswith(_PATH):
            await self.app(scope, receive, send)
            return
        query = QueryParams(scope["query_string"])
        if not _is_token(query.get("token", "")):
            await _refuse(scope, receive, send, 400, "A page has a token.")
            return
        try:
            visitor = await self._find(scope)
        except Exception as error:
            if not (trouble := find_trouble(error)):
                raise
            logger.warning("A state socket could not be opened", exc_info=error)
            await _refuse(scope, receive, send, 503, trouble.sentence)
            return
        scope[VISITOR] = visitor
        if scope["type"] == "websocket":
            await self._serve_socket(visitor, scope, receive, send)
        else:
            await self._serve_poll(visitor, "sid" in query, scope, receive, send)

    async def _find(self, scope: Scope) -> Visitor:
        person = await get_person_by_cookies(Headers(scope=scope).get("cookie", ""))
        client = scope.get("client")
        return self.visitors.get(person.id if person else str(client[0]) if client else "unknown")

    async def _serve_socket(self, visitor: Visitor, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.visitors.admit(visitor):
            await _refuse(scope, receive, send, 429, _REFUSED)
            return
        try:
            await self.app(scope, _Frames(visitor, receive).receive, send)
        finally:
            self.visitors.release(visitor)

    async def _serve_poll(self, visitor: Visitor, is_open: bool, scope: Scope, receive: Receive, send: Send) -> None:
        bucket = visitor.events if is_open else visitor.connects
        if not is_open and not bucket.has_one():
            await _refuse(scope, receive, send, 429, _REFUSED)
            return
        await asyncio.sleep(bucket.take())
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > visitor.share.frame:
            await _refuse(scope, receive, send, 413, "This is more than a page has to say.")
            return
        await self.app(scope, _bounded(receive, visitor.share.frame), send)


class _Frames:
    """Frames of one socket: those over the limit close it, those beyond the number of a minute wait."""

    def __init__(self, visitor: Visitor, receive: Receive) -> None:
        self._visitor, self._receive = visitor, receive

    async def receive(self) -> Message:
        """Return the next message of the server."""
        message = await self._receive()
        if message["type"] != "websocket.receive":
            return message
        if _size(message) > self._visitor.share.frame:
            # For the server its end; it closes the socket then.
            return {"type": "websocket.disconnect", "code": _TOO_LARGE}
        await asyncio.sleep(self._visitor.events.take())
        return message


def _size(message: Message) -> int:
    text = message.get("text") or ""
    return len(message.get("bytes") or b"") + (len(text) if text.isascii() else len(text.encode("utf-8", "replace")))


def _is_token(token: str) -> bool:
    # As Reflex makes them.
    try:
        return str(UUID(token)) == token.lower()
    except ValueError:
        return False


def _bounded(receive: Receive, limit: int) -> Receive:
    total = 0

    async def counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        return message if total <= limit else {"type": "http.disconnect"}

    return counted


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, detail: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": detail})
        return
    headers = {"Retry-After": "60"} if status == 429 else {}
    await JSONResponse({"detail": detail}, status, headers)(scope, receive, send)
