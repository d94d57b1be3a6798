"""Aborts of the official element, which knows no other way to say Stop: told apart from a page that was left."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from uuid import UUID

from fastapi import APIRouter, Request, Response

from taskchat.api.dependencies import CurrentServices, CurrentUser
from taskchat.api.refusals import refusals
from taskchat.chat import BadRequest, TaskChatServer
from taskchat.feed import PageHidden, PageLeft, PageShown, publish

# With it our page marks the requests of the official element: `stop; page=<id of the page>`.
ABORT_HEADER = "Chatkit-Abort"
_MARK = "stop; page="
_FORM = "The body is the id of the page, a UUID, and the number of its word where it is not the last."
_MAX_DIGITS = 16

router = APIRouter(tags=["chat"], responses=refusals(400, 401, 403, 413, 429))


@router.post("/api/chatkit/pagehide", status_code=204)
async def pagehide(request: Request, user: CurrentUser, services: CurrentServices) -> Response:
    """Note that a page is left, whose id is the body: what it aborts now goes on.

    One that is only out of sight adds the number of its word, a space between.
    """
    await services.limits.count_left_page(user_id=user.id)
    page_id, number = _read_word(await request.body())
    await publish(services.database, PageLeft(page_id) if number is None else PageHidden(page_id, number))
    return Response(status_code=204)


@router.post("/api/chatkit/pageshow", status_code=204)
async def pageshow(request: Request, user: CurrentUser, services: CurrentServices) -> Response:
    """Note that a page is in sight again: its id and the number of its word, a space between."""
    await services.limits.count_left_page(user_id=user.id)
    page_id, number = _read_word(await request.body())
    if number is None:
        raise BadRequest(_FORM)
    await publish(services.database, PageShown(page_id, number))
    return Response(status_code=204)


def marked_page(request: Request) -> UUID | None:
    """Return the page whose aborts mean Stop; None where a request is not marked."""
    mark = request.headers.get(ABORT_HEADER, "")
    return _page_id(mark.removeprefix(_MARK)) if mark.startswith(_MARK) else None


async def stop_on_abort(
    events: AsyncGenerator[bytes, None],
    chat: TaskChatServer,
    turn_id: UUID,
    page_id: UUID,
    *,
    has_signed_out: Callable[[], bool],
) -> AsyncGenerator[bytes, None]:
    """Pass the events of a turn on; where they are closed before their end, it is stopped unless its page was left."""
    has_ended = False
    with chat.left_pages.watching(page_id):
        try:
            async with aclosing(events):
                async for event in events:
                    yield event
            has_ended = True
        finally:
            if not has_ended:
                chat.stop_unless_left(turn_id, page_id, has_signed_out=has_signed_out)


def _read_word(body: bytes) -> tuple[UUID, int | None]:
    """Read the id of a page, and the number of its word where it counts them."""
    words = body[:64].decode(errors="replace").split()
    page_id, number = _page_id(words[0] if words else ""), "".join(words[1:])
    if page_id is None or (number and not (number.isascii() and number.isdecimal() and len(number) < _MAX_DIGITS)):
        raise BadRequest(_FORM)
    return page_id, int(number) if number else None


def _page_id(words: str) -> UUID | None:
    try:
        return UUID(words.strip()[:64])
    except ValueError:
        return None
