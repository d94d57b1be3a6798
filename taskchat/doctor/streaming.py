"""Whether what streams here arrives as a stream where the page is opened: proxies like to collect, or to cut."""

import time

import httpx

from taskchat.doctor.findings import Finding, Level
from taskchat.settings import Settings

_TIMEOUT = httpx.Timeout(8.0)
# The events of `GET /healthz/stream` come over about a second; at once is faster than that by far.
_EVENTS = 3
_APART = 0.3
_MEND = "do not buffer or cut /api/chatkit there (nginx: proxy_buffering off; compression off for text/event-stream)"


async def check_stream(settings: Settings) -> Finding:
    """Listen to a short stream of this installation, at each address that people open."""
    origins = settings.trusted_origins or [f"http://127.0.0.1:{settings.reflex_frontend_port}"]
    found = [await _listen(origin) for origin in origins]
    return next((finding for finding in found if finding.level is not Level.GOOD), found[0])


async def _listen(origin: str) -> Finding:
    try:
        async with (
            httpx.AsyncClient(timeout=_TIMEOUT) as client,
            client.stream("GET", f"{origin}/healthz/stream") as response,
        ):
            kind = response.headers.get("content-type", "").split(";")[0]
            times = [time.monotonic() async for line in response.aiter_lines() if line.startswith("data:")]
    except httpx.ConnectError:
        return Finding(Level.WORD, "stream", f"nothing answers at {origin}; start taskchat to have the way looked at")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Finding(Level.BAD, "stream", f"{origin} closes the stream ({type(error).__name__}); {_MEND}")
    if response.status_code != 200 or kind != "text/event-stream":
        return Finding(Level.WORD, "stream", f"what answers at {origin} is not taskchat ({response.status_code})")
    if len(times) < _EVENTS:
        return Finding(Level.BAD, "stream", f"{origin} closes the stream after {len(times)} of 3 events; {_MEND}")
    if times[-1] - times[0] < _APART:
        return Finding(Level.BAD, "stream", f"{origin} holds the events back and sends them at once; {_MEND}")
    return Finding(Level.GOOD, "stream", f"events arrive one by one at {origin}")
