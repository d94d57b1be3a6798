"""Routes beside ChatKit's protocol: the rest of an answer for whoever comes back, and Stop."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Request
from pydantic import BaseModel, ValidationError
from starlette.responses import Response

from taskchat.api.chatkit import TURN_HEADER
from taskchat.api.dependencies import CurrentServices, CurrentUser
from taskchat.api.event_stream import EventStreamResponse
from taskchat.api.refusals import refusals
from taskchat.chat import BadRequest, RequestContext

router = APIRouter(tags=["chat"], prefix="/api/chatkit/threads", responses=refusals(400, 401, 403, 404, 410, 413, 429))

# No turn has as many events; the log ends it long before.
_MAX_NUMBER = 1_000_000_000


class StopRequest(BaseModel):
    """The turn to stop; without one the turn that answers now."""

    turn: UUID | None = None


class Stopped(BaseModel):
    """Answer to a stop: `stopped` says that there was a turn to end."""

    stopped: bool


@router.get("/{thread_id}/stream", response_class=Response)
async def stream(
    thread_id: str,
    user: CurrentUser,
    services: CurrentServices,
    *,
    after: Annotated[int, Query(ge=0, le=_MAX_NUMBER)] = 0,
    turn: UUID | None = None,
    last_event_id: Annotated[str | None, Header()] = None,
) -> Response:
    """Stream the events of a turn behind the number `after`, or behind `Last-Event-ID`, each with its number.

    By default it is the turn that answers in the thread now, or 204 where none does. One that ended less than a minute
    ago is told to its end; 410 says that its events are gone, and that the thread has what it said.
    """
    await services.limits.count_chat_read(user_id=user.id)
    if last_event_id and last_event_id.isdecimal():
        after = max(after, min(int(last_event_id[:10]), _MAX_NUMBER))
    found = await services.chat.streams.open(thread_id, RequestContext(user.id), after=after, turn_id=turn)
    if found is None:
        return Response(status_code=204)
    return EventStreamResponse(found.events, headers={TURN_HEADER: str(found.turn_id)})


@router.post("/{thread_id}/stop")
async def stop(thread_id: str, request: Request, user: CurrentUser, services: CurrentServices) -> Stopped:
    """Stop a turn, wherever it runs; what was said so far stays. The body is empty or names the turn."""
    wanted = _stop_request(await request.body())
    stopped = await services.chat.streams.stop(thread_id, RequestContext(user.id), turn_id=wanted.turn)
    return Stopped(stopped=stopped)


def _stop_request(body: bytes) -> StopRequest:
    # Not FastAPI's: whoever says Stop in haste, sends nothing and calls it nothing.
    try:
        return StopRequest.model_validate_json(body.strip() or b"{}")
    except ValidationError:
        raise BadRequest("The body is empty, or JSON that names the turn: its id.") from None
