"""Check of streams where the page is opened: proxies like to buffer them, or to cut them."""

import time

import httpx

from taskchat.doctor.findings import Finding, Level
from taskchat.settings import Settings

_TIMEOUT = httpx.Timeout(8.0)
# The three events of `GET /healthz/stream` arrive over about two thirds of a second, unless they are held back.
_EVENT_COUNT = 3
_MIN_SPREAD_S = 0.3
_REMEDY = "do not buffer or cut /api/chatkit there (nginx: proxy_buffering off; compression off for text/event-stream)"


async def check_stream(settings: Settings) -> Finding:
    """Listen to a short stream of this installation, at each address that people open."""
    origins = settings.trusted_origins or [f"http://127.0.0.1:{settings.reflex_frontend_port}"]
    findings = [await _listen(origin) for origin in origins]
    return next((finding for finding in findings if finding.level is not Level.GOOD), findings[0])


async def _listen(origin: str) -> Finding:
    try:
        async with (
            httpx.AsyncClient(timeout=_TIMEOUT) as client,
            client.stream("GET", f"{origin}/healthz/stream") as response,
        ):
            kind = response.headers.get("content-type", "").split(";")[0]
            times = [time.monotonic() async for line in response.aiter_lines() if line.startswith("data:")]
    except httpx.ConnectError:
        return Finding(Level.NOTE, "stream", f"nothing answers at {origin}; start taskchat to have the way looked at")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Finding(Level.BAD, "stream", f"{origin} closes the stream ({type(error).__name__}); {_REMEDY}")
    if response.status_code != 200 or kind != "text/event-stream":
        return Finding(Level.NOTE, "stream", f"what answers at {origin} is not taskchat ({response.status_code})")
    if len(times) < _EVENT_COUNT:
        return Finding(Level.BAD, "stream", f"{origin} closes the stream after {len(times)} of 3 events; {_REMEDY}")
    if times[-1] - times[0] < _MIN_SPREAD_S:
        return Finding(Level.BAD, "stream", f"{origin} holds the events back and sends them at once; {_REMEDY}")
    return Finding(Level.GOOD, "stream", f"events arrive one by one at {origin}")
