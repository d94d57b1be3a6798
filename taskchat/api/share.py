"""Share target of the installed app: what another app shares comes into quick add, and nothing is saved."""

import re
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from taskchat.accounts import COOKIE
from taskchat.tasks import MAX_TEXT

router = APIRouter()


# For people, not for programs: browsers open it as the manifest tells them.
@router.get("/share", include_in_schema=False)
async def share(request: Request, title: str = "", text: str = "", url: str = "") -> RedirectResponse:
    """Lead to the page with the words after its `#`, which no server and no log gets to see again."""
    said = list(dict.fromkeys(part for part in (_one_line(title), _one_line(text)) if part))
    link = _one_line(url)
    # Many apps put the address into the text.
    parts = [*said, link] if link and not any(link in part for part in said) else said
    words = " ".join(parts)[:MAX_TEXT].strip()
    # Signing in leads on with what stands after the `#`; a redirect from `/` to there would lose it.
    place = "/" if COOKIE in request.cookies else "/login"
    target = f"{place}#add={quote(words, safe='')}" if words else place
    return RedirectResponse(target, 303, headers={"Cache-Control": "no-store"})


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
