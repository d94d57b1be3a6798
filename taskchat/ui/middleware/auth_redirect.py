"""Redirects of people from pages that are not for them, before a page is sent. Plain ASGI middleware."""

import logging
from collections.abc import Set

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from taskchat.trouble import Trouble, find_trouble
from taskchat.ui.state import get_person_by_cookies

logger = logging.getLogger(__name__)


class AuthRedirect:
    """Redirect strangers to the sign-in page, and people who are signed in to their dashboard.

    Neither sees a page that they would leave at once. No data is protected by this: pages hold none. `signed_in`
    and `signed_out` are the addresses of the pages for the one and the other; any other address is for everyone.
    """

    def __init__(self, app: ASGIApp, *, signed_in: Set[str], signed_out: Set[str]) -> None:
        self.app = app
        self.signed_in = signed_in
        self.signed_out = signed_out

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or redirect it."""
        path = _page(scope)
        if path not in self.signed_in | self.signed_out:
            await self.app(scope, receive, send)
            return
        try:
            person = await get_person_by_cookies(Headers(scope=scope).get("cookie", ""))
        except Exception as error:
            if not (trouble := find_trouble(error)):
                raise
            logger.warning("GET %s", path, exc_info=error)
            await _apology(trouble)(scope, receive, send)
            return
        if path in (self.signed_in if person else self.signed_out):
            # Static files would first redirect to the address with a slash at its end.
            await self.app({**scope, "path": path.rstrip("/") + "/"}, receive, send)
            return
        redirect = RedirectResponse("/" if person else "/login", 303, headers={"Cache-Control": "no-store"})
        await redirect(scope, receive, send)


def _apology(trouble: Trouble) -> PlainTextResponse:
    """Say what is the matter; the browser looks again by itself."""
    headers = {"Retry-After": str(trouble.wait), "Refresh": str(trouble.wait), "Cache-Control": "no-store"}
    return PlainTextResponse(f"{trouble.sentence}\nThis page tries again by itself.", 503, headers)


def _page(scope: Scope) -> str:
    if scope["type"] != "http" or scope["method"] != "GET":
        return ""
    return scope["path"].rstrip("/") or "/"
