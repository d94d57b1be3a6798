"""Aborts of the official element, which knows no other way to say Stop: told apart from a page that was left."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from uuid import UUID

from fastapi import APIRouter, Request, Response

from taskchat.api.dependencies import CurrentServices, CurrentUser
from taskchat.api.refusals import refusals
from taskchat.chat import BadRequest
from taskchat.feed import PageLeft, publish

# With it our page marks the requests of the official element: `stop; page=<id of the page>`.
ABORT_HEADER = "Chatkit-Abort"
_MARK = "stop; page="

router = APIRouter(tags=["chat"], responses=refusals(400, 401, 403, 413, 429))


@router.post("/api/chatkit/pagehide", status_code=204)
async def pagehide(request: Request, user: CurrentUser, services: CurrentServices) -> Response:
    """Note that a page is left, whose id is the body: what it aborts now goes on."""
    await services.limits.count_left_page(user_id=user.id)
    page_id = _page_id((await request.body()).decode(errors="replace"))
    if page_id is None:
        raise BadRequest("The body is the id of the page: a UUID.")
    await publish(services.database, PageLeft(page_id))
    return Response(status_code=204)


def marked_page(request: Request) -> UUID | None:
    """Return the page whose aborts mean Stop; None where a request is not marked."""
    mark = request.headers.get(ABORT_HEADER, "")
    return _page_id(mark.removeprefix(_MARK)) if mark.startswith(_MARK) else None


async def tell_abort(events: AsyncGenerator[bytes, None], on_abort: Callable[[], None]) -> AsyncGenerator[bytes, None]:
    """Pass events on; call `on_abort` where they are closed before their end."""
    has_ended = False
    try:
        async with aclosing(events):
            async for event in events:
                yield event
        has_ended = True
    finally:
        if not has_ended:
            on_abort()


def _page_id(words: str) -> UUID | None:
    try:
        return UUID(words.strip()[:64])
    except ValueError:
        return None
