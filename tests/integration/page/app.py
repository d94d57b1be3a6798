"""The whole app, page's state included, and a route that says how many states of pages are kept."""

from typing import cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from taskchat.taskchat import app


async def _count(request: Request) -> JSONResponse:
    return JSONResponse(len(app.state_manager.states))  # pyright: ignore[reportAttributeAccessIssue]


def make() -> Starlette:
    """Make the ASGI app, for granian's worker."""
    whole = cast(Starlette, app())
    counting = Starlette(routes=[Route("/states", _count), Mount("/", whole)])
    counting.router.lifespan_context = whole.router.lifespan_context
    return counting
