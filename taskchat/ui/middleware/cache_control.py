"""Cache-Control: a browser keeps hashed files and asks for the rest. Plain ASGI middleware."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Named by what is in them: another content has another address.
_HASHED = "/assets/"
_FOREVER = "public, max-age=31536000, immutable"
# Asked for each time, and sent again only where it has changed: it names the hashed ones, and may be a person's.
_ASK = "no-cache"


class CacheControl:
    """Let browsers keep hashed files for good, and ask for everything else each time, however new it seems.

    Left to themselves they keep a page for a tenth of its age: after an upgrade it would name parts that are gone, and
    without a connection stand in the place of the page that says so.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and name in its answer how long that may be kept."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = message["status"] < 300 or message["status"] == 304
                kept = _FOREVER if found and scope["path"].startswith(_HASHED) else _ASK
                MutableHeaders(scope=message).setdefault("Cache-Control", kept)
            await send(message)

        await self.app(scope, receive, send_named)
