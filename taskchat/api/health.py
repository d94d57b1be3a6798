"""Health checks: the process runs, and it can do its work."""

import asyncio
from collections.abc import AsyncGenerator

from fastapi import APIRouter, Response

from taskchat.api.dependencies import CurrentServices
from taskchat.api.event_stream import EventStreamResponse
from taskchat.database import DatabaseBehind, require_head
from taskchat.settings import OFFICIAL_SCRIPT

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


@router.get("/readyz")
async def readyz(services: CurrentServices, response: Response) -> dict[str, str]:
    """Check that the database is there and at head; name the model that answers and the element that is shown."""
    script = services.settings.chatkit_script
    details = {"model": services.models.default.name, "element": _ELEMENT_NAMES.get(script, script)}
    try:
        await require_head(services.database)
    except DatabaseBehind as error:
        response.status_code = 503
        return details | {"status": "not ready", "database": str(error)}
    except Exception as error:
        response.status_code = 503
        return details | {"status": "not ready", "database": f"cannot be reached: {type(error).__name__}"}
    return details | {"status": "ready", "database": "at head"}
