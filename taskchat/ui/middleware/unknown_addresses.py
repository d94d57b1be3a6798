"""Status of unknown addresses: Reflex answers each with the page that takes any address. Plain ASGI middleware."""

from collections.abc import Set

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class UnknownAddresses:
    """Answer 404 where the site has no page at an address; the page that is sent with it says so.

    Pages are the only HTML there is, so whatever else is sent is a file and stays as it is.
    """

    def __init__(self, app: ASGIApp, *, pages: Set[str]) -> None:
        self.app = app
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and correct the status of its answer."""
        if scope["type"] != "http" or (scope["path"].rstrip("/") or "/") in self.pages:
            await self.app(scope, receive, send)
            return

        async def correct(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                kind = Headers(raw=message["headers"]).get("content-type", "")
                message = {**message, "status": 404} if kind.startswith("text/html") else message
            await send(message)

        await self.app(scope, receive, correct)
