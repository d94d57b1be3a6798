"""Who may see which page, decided before the page is sent. Plain ASGI middleware."""

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from taskchat.ui.state import person_of_cookies

_FOR_STRANGERS = frozenset({"/login", "/signup"})
_FOR_PEOPLE = frozenset({"/", "/usage"})


class Door:
    """Sends strangers to the sign-in page and people who are signed in to their dashboard.

    It spares both the sight of a page that they would leave at once. It guards nothing: pages hold no data.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = _page(scope)
        if path is None:
            await self.app(scope, receive, send)
            return
        person = await person_of_cookies(Headers(scope=scope).get("cookie", ""))
        if (person is None) == (path in _FOR_STRANGERS):
            # Static files would first redirect to the address with a slash at its end.
            await self.app({**scope, "path": path.rstrip("/") + "/"}, receive, send)
            return
        redirect = RedirectResponse("/" if person else "/login", 303, headers={"Cache-Control": "no-store"})
        await redirect(scope, receive, send)


def _page(scope: Scope) -> str | None:
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    path = scope["path"].rstrip("/") or "/"
    return path if path in _FOR_PEOPLE | _FOR_STRANGERS else None
