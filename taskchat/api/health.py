"""Whether this process runs, and whether it can do its work."""

import asyncio
from collections.abc import AsyncGenerator

from fastapi import APIRouter, Response

from taskchat.api.dependencies import Installation
from taskchat.api.event_stream import EventStreamResponse
from taskchat.database import DatabaseBehind, require_head
from taskchat.settings import OFFICIAL_SCRIPT

_ELEMENTS = {OFFICIAL_SCRIPT: "official"}

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


# FastAPI would read the status from the signature of the class, which has none.
@router.get("/healthz/stream", response_class=EventStreamResponse, status_code=200)
async def stream() -> EventStreamResponse:
    """Three events, a third of a second apart: whether they arrive so says what the way here does to streams."""
    return EventStreamResponse(_ticks())


async def _ticks() -> AsyncGenerator[bytes, None]:
    for tick in range(3):
        if tick:
            await asyncio.sleep(1 / 3)
        yield f"data: {tick}\n\n".encode()


@router.get("/readyz")
async def readyz(parts: Installation, response: Response) -> dict[str, str]:
    """The database is there and at head; which model answers and which element is shown."""
    script = parts.settings.chatkit_script
    found = {"model": parts.models.default.name, "element": _ELEMENTS.get(script, script)}
    try:
        await require_head(parts.database)
    except DatabaseBehind as error:
        response.status_code = 503
        return found | {"status": "not ready", "database": str(error)}
    except Exception as error:
        response.status_code = 503
        return found | {"status": "not ready", "database": f"cannot be reached: {type(error).__name__}"}
    return found | {"status": "ready", "database": "at head"}
