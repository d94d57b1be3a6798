"""Health checks: the process runs, and it can do its work."""

import asyncio
from collections.abc import AsyncGenerator

from fastapi import APIRouter, Response

from taskchat.api.dependencies import CurrentServices
from taskchat.api.event_stream import EventStreamResponse
from taskchat.api.readiness import GOOD
from taskchat.settings import OFFICIAL_SCRIPT
from taskchat.trouble import Part

_ELEMENT_NAMES = {OFFICIAL_SCRIPT: "official"}

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """Answer that the process runs."""
    return {"status": "ok"}


# FastAPI would read the status from the signature of the class, which has none.
@router.get("/healthz/stream", response_class=EventStreamResponse, status_code=200)
async def stream() -> EventStreamResponse:
    """Send three events, a third of a second apart: their arrival shows whether the way here buffers streams."""
    return EventStreamResponse(_ticks())


async def _ticks() -> AsyncGenerator[bytes, None]:
    for tick in range(3):
        if tick:
            await asyncio.sleep(1 / 3)
        yield f"data: {tick}\n\n".encode()


@router.get("/readyz", responses={503: {"description": "A part is away, full, or behind; its field says so."}})
async def readyz(services: CurrentServices, response: Response) -> dict[str, str]:
    """Check each part: database, disk, and Redis where one is set; name the model and the element in use."""
    script = services.settings.chatkit_script
    details = {"model": services.models.default.name, "element": _ELEMENT_NAMES.get(script, script)}
    if services.chat.turns.is_draining:
        # Before anything else: whoever asks is to send no more, at once.
        response.status_code, response.headers["Retry-After"] = 503, "5"
        return {"status": "shutting down"} | details
    parts = await services.readiness.look()
    if all(state == GOOD[Part(name)] for name, state in parts.items()):
        return {"status": "ready"} | parts | details
    response.status_code, response.headers["Retry-After"] = 503, "5"
    return {"status": "not ready"} | parts | details
