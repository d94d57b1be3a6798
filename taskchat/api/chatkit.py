"""`POST /api/chatkit`: who asks, how much, is it well-formed; then the ChatKit server answers."""

from chatkit.server import StreamingResult
from chatkit.types import ChatKitReq, ThreadsAddUserMessageReq, ThreadsCreateReq
from fastapi import APIRouter, Request
from starlette.responses import Response

from taskchat.accounts import User
from taskchat.api.dependencies import CurrentUser, Installation, Parts
from taskchat.api.errors import TooManyRequests
from taskchat.api.event_stream import EventStreamResponse
from taskchat.api.limits import in_words
from taskchat.chat import RequestContext, daily_messages, next_message_at
from taskchat.database import now

router = APIRouter(tags=["chat"])


@router.post("/api/chatkit")
async def chatkit(request: Request, user: CurrentUser, parts: Installation) -> Response:
    """Answer one ChatKit request: a stream of events, or JSON. Everything is refused before a stream starts."""
    await parts.limits.chat_request(user_id=user.id)
    parsed = parts.chat.parse(await request.body())
    context = RequestContext(user_id=user.id, timezone=user.timezone)
    await parts.chat.check(parsed, context)
    await _check_allowance(parsed, user, parts)
    result = await parts.chat.handle(parsed, context)
    if isinstance(result, StreamingResult):
        return EventStreamResponse(result.json_events)
    return Response(result.json, media_type="application/json")


async def _check_allowance(request: ChatKitReq, user: User, parts: Parts) -> None:
    if not isinstance(request, ThreadsCreateReq | ThreadsAddUserMessageReq):
        return
    allowed = parts.settings.messages_per_day
    async with parts.database.read() as session:
        if await daily_messages(session, user.id) < allowed:
            await parts.limits.message(user_id=user.id)
            return
        next_at = await next_message_at(session, user.id, allowed=allowed)
    wait = max(int((next_at - now()).total_seconds()), 1)
    raise TooManyRequests(
        f"You have sent {allowed} messages in 24 hours, the most there are. The next is possible in {in_words(wait)}.",
        wait=wait,
    )
