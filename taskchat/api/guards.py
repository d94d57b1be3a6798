"""Guards of every API request: size and origin. Plain ASGI middleware."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def _is_api(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["path"].startswith("/api/")


# Bytes of a form besides the file in it.
_FORM_OVERHEAD = 10_000


class BodyLimit:
    """Refuses bodies over `limit` bytes with 413, with or without a `Content-Length`.

    `uploads` maps path prefixes for files to the bytes that a file may have.
    """

    def __init__(self, app: ASGIApp, limit: int, uploads: Mapping[str, int] | None = None) -> None:
        self.app = app
        self.limit = limit
        self.uploads = uploads or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless its body is too large."""
        if not _is_api(scope):
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        limit = self._get_limit(scope["path"])
        if length.isdecimal() and int(length) > limit:
            await JSONResponse({"detail": _too_large(limit)}, 413)(scope, receive, send)
            return
        await self.app(scope, _limited(receive, limit), send)

    def _get_limit(self, path: str) -> int:
        for prefix, maximum in self.uploads.items():
            if path == prefix or path.startswith(f"{prefix}/"):
                return maximum + _FORM_OVERHEAD
        return self.limit


def _too_large(limit: int) -> str:
    return f"The request is larger than {limit:,} bytes."


def _limited(receive: Receive, limit: int) -> Receive:
    total = 0

    async def counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            raise HTTPException(413, _too_large(limit))
        return message

    return counted


class OriginCheck:
    """Refuses changes that another site's page sends with our cookie (cross-site request forgery) with 403.

    A browser names the page's origin with each such request; a client that sends none is no browser, and has no cookie
    that it did not set itself.
    """

    def __init__(self, app: ASGIApp, trusted: list[str]) -> None:
        self.app = app
        self.trusted = frozenset(trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it is a change from another site's page."""
        if not _is_api(scope) or scope["method"] in _SAFE_METHODS or self._allowed(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        detail = "This page may not make changes here; see TRUSTED_ORIGINS in the settings."
        await JSONResponse({"detail": detail}, 403)(scope, receive, send)

    def _allowed(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site", "none") in {"none", "same-origin"}
        return origin in self.trusted or urlsplit(origin).netloc == headers.get("host")
