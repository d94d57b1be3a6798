"""Pages as they are now: a browser asks before it shows one that it kept. Plain ASGI middleware."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class FreshPages:
    """Forbid browsers to show a kept page unasked.

    Without a word of how long a page is good, they guess by its age: after an upgrade it would name scripts that are
    gone, and without a connection they would show a page that cannot work, in the place of the one that says so.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and mark the page that is its answer."""

        async def mark(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        await self.app(scope, receive, mark)
