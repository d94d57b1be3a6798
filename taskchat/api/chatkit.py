"""Route `POST /api/chatkit`: checks the person, the amount and the form, then lets the ChatKit server answer."""

from functools import partial

from chatkit.server import NonStreamingResult
from chatkit.types import (
    ChatKitReq,
    ItemsListReq,
    ThreadsAddStructuredInputReq,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsGetByIdReq,
    ThreadsListReq,
    ThreadsRetryAfterItemReq,
)
from fastapi import APIRouter, Request
from starlette.responses import Response

from taskchat.accounts import User
from taskchat.api.aborts import marked_page, stop_on_abort
from taskchat.api.addresses import get_base_url
from taskchat.api.dependencies import CurrentServices, CurrentUser, Services
from taskchat.api.event_stream import EventStreamResponse
from taskchat.api.limits import NoMessagesLeft
from taskchat.api.refusals import refusals
from taskchat.api.session_end import has_signed_out
from taskchat.chat import RequestContext, TurnResult, load_allowance
from taskchat.saved_views import ADDRESS_MAX

router = APIRouter(tags=["chat"], responses=refusals(400, 401, 403, 404, 409, 413, 429))
# Names the turn that a stream tells, so that a page which loses it can ask for the rest.
TURN_HEADER = "Chatkit-Turn"
# Says at which address of a list the page is.
VIEW_HEADER = "Taskchat-View"


@router.post("/api/chatkit")
async def chatkit(request: Request, user: CurrentUser, services: CurrentServices) -> Response:
    """Answer one ChatKit request: a stream of events, or JSON. Everything is refused before a stream starts."""
    parsed = await _parse(request, user, services)
    context = RequestContext(
        user_id=user.id,
        timezone=user.timezone,
        day_first=user.day_first,
        base_url=get_base_url(request),
        view=request.headers.get(VIEW_HEADER, "")[:ADDRESS_MAX],
    )
    await services.chat.check(parsed, context)
    await _check_allowance(parsed, user, services)
    result = await services.chat.handle(parsed, context)
    if isinstance(result, TurnResult):
        events = result.json_events
        if (page_id := marked_page(request)) is not None:
            signed_out = partial(has_signed_out, request)
            events = stop_on_abort(events, services.chat, result.turn_id, page_id, has_signed_out=signed_out)
        return EventStreamResponse(events, headers={TURN_HEADER: str(result.turn_id)})
    assert isinstance(result, NonStreamingResult)
    return Response(result.json, media_type="application/json")


async def _parse(request: Request, user: User, services: Services) -> ChatKitReq:
    """Parse and count a request; what cannot be parsed counts like one that changes something."""
    count = services.limits.count_chat_request
    try:
        parsed = services.chat.parse(await request.body())
        if isinstance(parsed, ThreadsListReq | ThreadsGetByIdReq | ItemsListReq):
            count = services.limits.count_chat_read
    finally:
        await count(user_id=user.id)
    return parsed


async def _check_allowance(request: ChatKitReq, user: User, services: Services) -> None:
    if not _asks_assistant(request):
        return
    async with services.database.read() as session:
        allowance = await load_allowance(session, user_id=user.id, allowed=services.settings.messages_per_day)
    if allowance.left or allowance.next_at is None:
        await services.limits.count_message(user_id=user.id, timezone=user.timezone)
    else:
        raise NoMessagesLeft(allowance.allowed, allowance.next_at, timezone=user.timezone)


def _asks_assistant(request: ChatKitReq) -> bool:
    """Whether a request counts as a message of the person."""
    match request:
        case ThreadsCreateReq() | ThreadsAddUserMessageReq() | ThreadsRetryAfterItemReq():
            return True
        case ThreadsAddStructuredInputReq(params=params):
            return params.input.status == "answered"
        case _:
            return False
