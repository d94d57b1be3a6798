"""The API as a whole: routes, guards and error handlers."""

from functools import cache
from typing import NoReturn

from fastapi import FastAPI, HTTPException, Request
from fastapi_offline import FastAPIOffline
from starlette.routing import BaseRoute, compile_path
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from taskchat.accounts import DEFAULT_HASHER, PasswordHasher
from taskchat.api import (
    aborts,
    attachments,
    auth,
    chatkit,
    health,
    history,
    imports,
    metrics,
    notifications,
    push,
    series,
    share,
    tasks,
    turns,
    views,
)
from taskchat.api.dependencies import Services
from taskchat.api.errors import add_error_handlers
from taskchat.api.examples import add_examples
from taskchat.api.guards import BodyLimit, OriginCheck
from taskchat.api.limits import Limits
from taskchat.api.readiness import Readiness
from taskchat.api.session_end import SessionEnd
from taskchat.api.unread import UnreadBody
from taskchat.assistant import ModelRegistry
from taskchat.chat import UPLOADS, TaskChatServer
from taskchat.database import Database
from taskchat.interchange import MAX_FILE
from taskchat.settings import Settings

_PARTS = (
    aborts,
    auth,
    chatkit,
    turns,
    attachments,
    tasks,
    series,
    history,
    imports,
    notifications,
    push,
    views,
    share,
    health,
    metrics,
)
_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def make_api(
    *,
    settings: Settings,
    database: Database,
    chat: TaskChatServer,
    models: ModelRegistry,
    hasher: PasswordHasher = DEFAULT_HASHER,
) -> FastAPI:
    """Make the FastAPI app that stands beside the page; its documentation is at /api/docs."""
    app = FastAPIOffline(
        title="taskchat",
        docs_url="/api/docs",
        redoc_url=None,
        openapi_url="/api/openapi.json",
        static_url="/api/docs-files",
        routes=make_routes(),
    )
    app.state.services = Services(
        settings=settings,
        database=database,
        chat=chat,
        models=models,
        limits=Limits(settings),
        readiness=Readiness(settings, database),
        hasher=hasher,
    )
    app.add_middleware(SessionEnd, database=database, key=settings.signing_key)
    app.add_middleware(OriginCheck, trusted=settings.own_origins)
    app.add_middleware(BodyLimit, limit=settings.request_bytes, uploads=_uploads(settings))
    app.add_middleware(UnreadBody)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=settings.trusted_proxies)
    add_error_handlers(app)
    add_examples(app)
    # Without this route the page would answer an unknown address under /api with its HTML.
    app.add_api_route("/api/{path:path}", _unknown, methods=_METHODS, include_in_schema=False, response_model=None)
    return app


def _uploads(settings: Settings) -> dict[str, int]:
    return {UPLOADS: settings.attachment_bytes, imports.IMPORTS: MAX_FILE}


@cache
def make_routes() -> list[BaseRoute]:
    """Make the routes of every app of this process, once.

    FastAPI looks at the signatures of included routes at the first request, a quarter of a second, and keeps what it
    found with them: servers that are forked after it, and further apps, need not look again.
    """
    apart = FastAPI(openapi_url=None)
    for part in _PARTS:
        apart.include_router(part.router)
    apart.include_router(imports.feed_router)
    return apart.router.routes


async def _unknown(path: str, request: Request) -> NoReturn:
    described: dict[str, dict[str, object]] = request.app.openapi()["paths"]
    allowed = (methods for known, methods in described.items() if compile_path(known)[0].match(request.url.path))
    if names := ", ".join(sorted({method.upper() for methods in allowed for method in methods})):
        raise HTTPException(405, f"This address takes {names} only.", headers={"Allow": names})
    raise HTTPException(404, f"There is nothing at /api/{path[:100]}.")
