"""Redirects of people from pages that are not for them, before a page is sent. Plain ASGI middleware."""

import logging
from collections.abc import Set
from urllib.parse import parse_qs, quote

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from taskchat.trouble import Trouble, find_trouble
from taskchat.ui.state import get_person_by_cookies
from taskchat.ui.views import START, is_view, local_path

logger = logging.getLogger(__name__)


class AuthRedirect:
    """Redirect strangers to the sign-in page, and people who are signed in to where they wanted to go.

    Neither sees a page that they would leave at once. No data is protected by this: pages hold none. `signed_in`
    and `signed_out` are the addresses of the pages for the one and the other; all views are one page of the former,
    and any other address is for everyone.
    """

    def __init__(self, app: ASGIApp, *, signed_in: Set[str], signed_out: Set[str]) -> None:
        self.app = app
        self.signed_in = signed_in
        self.signed_out = signed_out

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or redirect it."""
        path = _path(scope)
        if path not in self.signed_in | self.signed_out and not is_view(path):
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
        if path == "/" or (path in self.signed_out) is bool(person):
            address = _target(scope) if person else _sign_in(scope)
            redirect = RedirectResponse(address, 303, headers={"Cache-Control": "no-store"})
            await redirect(scope, receive, send)
            return
        # All views are drawn from one file; static files would first redirect to a slash at the end.
        await self.app({**scope, "path": f"{START if is_view(path) else path}/"}, receive, send)


def _apology(trouble: Trouble) -> PlainTextResponse:
    """Say what is the matter; the browser looks again by itself."""
    headers = {"Retry-After": str(trouble.wait), "Refresh": str(trouble.wait), "Cache-Control": "no-store"}
    return PlainTextResponse(f"{trouble.sentence}\nThis page tries again by itself.", 503, headers)


def _target(scope: Scope) -> str:
    """Address that somebody wanted before they were asked who they are, else the first view."""
    wanted = parse_qs(scope["query_string"].decode("latin-1")).get("next", [""])[0]
    return local_path(wanted) or START


def _sign_in(scope: Scope) -> str:
    """Address of the sign-in page, with the one to go back to; the first view needs no word."""
    path, query = quote(scope["path"]), scope["query_string"].decode("latin-1")
    wanted = f"{path}?{query}" if query else path
    back = local_path(wanted) if wanted not in {"/", START} else ""
    return f"/login?next={quote(back, safe='/')}" if back else "/login"


def _path(scope: Scope) -> str:
    if scope["type"] != "http" or scope["method"] != "GET":
        return ""
    return scope["path"].rstrip("/") or "/"
