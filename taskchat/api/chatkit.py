"""`POST /api/chatkit`: who asks, how much, is it well-formed; then the ChatKit server answers."""

from chatkit.server import StreamingResult
from chatkit.types import ChatKitReq, ThreadsAddUserMessageReq, ThreadsCreateReq, ThreadsRetryAfterItemReq
from fastapi import APIRouter, Request
from starlette.responses import Response

from taskchat.accounts import User
from taskchat.api.addresses import base_url_of
from taskchat.api.dependencies import CurrentUser, Installation, Parts
from taskchat.api.event_stream import EventStreamResponse
from taskchat.api.limits import NoMessagesLeft
from taskchat.chat import RequestContext, allowance_of

router = APIRouter(tags=["chat"])


@router.post("/api/chatkit")
async def chatkit(request: Request, user: CurrentUser, parts: Installation) -> Response:
    """Answer one ChatKit request: a stream of events, or JSON. Everything is refused before a stream starts."""
    await parts.limits.chat_request(user_id=user.id)
    parsed = parts.chat.parse(await request.body())
    context = RequestContext(user_id=user.id, timezone=user.timezone, base_url=base_url_of(request))
    await parts.chat.check(parsed, context)
    await _check_allowance(parsed, user, parts)
    result = await parts.chat.handle(parsed, context)
    if isinstance(result, StreamingResult):
        return EventStreamResponse(result.json_events)
    return Response(result.json, media_type="application/json")


async def _check_allowance(request: ChatKitReq, user: User, parts: Parts) -> None:
    if not isinstance(request, ThreadsCreateReq | ThreadsAddUserMessageReq | ThreadsRetryAfterItemReq):
        return
    async with parts.database.read() as session:
        allowance = await allowance_of(session, user_id=user.id, allowed=parts.settings.messages_per_day)
    if allowance.left or allowance.next_at is None:
        await parts.limits.message(user_id=user.id, timezone=user.timezone)
    else:
        raise NoMessagesLeft(allowance.allowed, allowance.next_at, timezone=user.timezone)
