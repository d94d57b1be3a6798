"""End of a session: its streams end once it is signed out, in whatever process. Plain ASGI middleware."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from uuid import UUID
from weakref import WeakValueDictionary

from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from taskchat import accounts, feed
from taskchat.accounts import COOKIE, InvalidToken
from taskchat.database import Database

# Nothing else streams: other requests need not have their token read twice.
_STREAMS = "/api/chatkit"
_ENDS = "taskchat.session_ends"
# Seconds after which a database that could not be asked is asked again.
_AGAIN_S = 1.0

logger = logging.getLogger(__name__)


def has_signed_out(request: Request) -> bool:
    """Whether the session of a request of the chat was signed out since the request began."""
    return request.scope[_ENDS].is_set()


class SessionEnd:
    """Tells a response that its client has left when the session of its request ends, and ends what it had begun.

    Whoever comes later is refused by the token. A request is noted before its token is looked up, so that none slips
    through between the two. A turn goes on without its listener.
    """

    def __init__(
        self, app: ASGIApp, *, database: Database, key: Callable[[], str], again_after: float = _AGAIN_S
    ) -> None:
        self.app = app
        self._database, self._key, self._again_after = database, key, again_after
        # An event for each session that has a request; gone with the last of them.
        self._ends: WeakValueDictionary[UUID, asyncio.Event] = WeakValueDictionary()
        self._checks: set[asyncio.Task[None]] = set()
        feed.subscribe(feed.SignedOut, lambda signal: self._end(signal.jti))
        feed.subscribe(feed.SignalsMissed, lambda _: self._check_soon())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and watch its session."""
        jti = self._session_of(scope)
        if jti is None:
            await self.app(scope, receive, send)
            return
        ends = self._ends.setdefault(jti, asyncio.Event())
        exchange = _Exchange(receive, send, ends)
        await self.app({**scope, _ENDS: ends}, exchange.receive, exchange.send)
        await exchange.finish()

    def _session_of(self, scope: Scope) -> UUID | None:
        if scope["type"] != "http" or not scope["path"].startswith(_STREAMS):
            return None
        encoded = cookie_parser(Headers(scope=scope).get("cookie", "")).get(COOKIE)
        try:
            return accounts.decode(encoded, key=self._key()).jti if encoded else None
        except InvalidToken:
            return None

    def _end(self, jti: UUID) -> None:
        if ends := self._ends.get(jti):
            ends.set()

    def _check_soon(self) -> None:
        if self._ends:
            task = asyncio.create_task(self._check())
            self._checks.add(task)
            task.add_done_callback(self._checks.discard)

    async def _check(self) -> None:
        """End the sessions that were signed out while no other process was heard.

        A database that stumbles, as it may right after it was away, is asked until it answers.
        """
        while True:
            try:
                await self._end_signed_out()
                return
            except (SQLAlchemyError, OSError) as error:
                logger.warning("Sessions that were signed out meanwhile could not be looked for", exc_info=error)
            await asyncio.sleep(self._again_after)

    async def _end_signed_out(self) -> None:
        async with self._database.read() as session:
            signed_out = await accounts.signed_out(session, jtis={*self._ends})
        # Whoever is woken finds the connection given back: the app, too, may end with its last response.
        for jti in signed_out:
            self._end(jti)


class _Exchange:
    """A request and its response, whose client seems to leave once `ends` is set."""

    def __init__(self, receive: Receive, send: Send, ends: asyncio.Event) -> None:
        self._receive, self._send, self._ends = receive, send, ends
        self._is_read = self._has_begun = self._is_over = False

    async def receive(self) -> Message:
        if not self._is_read:
            message = await self._receive()
            self._is_read = not message.get("more_body", False)
            return message
        receiving = asyncio.ensure_future(self._receive())
        ending = asyncio.ensure_future(self._ends.wait())
        try:
            await asyncio.wait({receiving, ending}, return_when=asyncio.FIRST_COMPLETED)
            return receiving.result() if receiving.done() else {"type": "http.disconnect"}
        finally:
            receiving.cancel()
            ending.cancel()

    def send(self, message: Message) -> Awaitable[None]:
        # No coroutine of its own: each event of a stream passes here.
        self._has_begun = True
        self._is_over = message["type"] == "http.response.body" and not message.get("more_body", False)
        return self._send(message)

    async def finish(self) -> None:
        """End the response as one that is whole, where the session's end broke it off."""
        if self._ends.is_set() and self._has_begun and not self._is_over:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
