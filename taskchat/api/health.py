"""Whether this process runs, and whether it can do its work."""

from fastapi import APIRouter, Response

from taskchat.api.dependencies import Installation
from taskchat.database import DatabaseBehind, require_head
from taskchat.settings import OFFICIAL_SCRIPT

_ELEMENTS = {OFFICIAL_SCRIPT: "official"}

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


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
