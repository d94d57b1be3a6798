"""Pages that were left: what they abort then is not stopped."""

import asyncio
import contextlib
from uuid import UUID

from taskchat import feed

# Seconds for which a page that was left is remembered: its requests may be aborted after it said so.
_REMEMBERED_S = 60.0


class LeftPages:
    """Pages of which this process heard that they were left, wherever they said it."""

    def __init__(self) -> None:
        self._left: dict[UUID, asyncio.Event] = {}
        self._unsubscribe = feed.subscribe(feed.PageLeft, lambda signal: self._note(signal.page_id))

    def close(self) -> None:
        """Hear of no more pages."""
        with contextlib.suppress(ValueError):  # it was closed before
            self._unsubscribe()

    async def has_left(self, page_id: UUID, *, within: float) -> bool:
        """Whether a page has been left, or is within so many seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._event(page_id).wait()
        return self._event(page_id).is_set()

    def _note(self, page_id: UUID) -> None:
        self._event(page_id).set()

    def _event(self, page_id: UUID) -> asyncio.Event:
        if page_id not in self._left:
            self._left[page_id] = asyncio.Event()
            asyncio.get_running_loop().call_later(_REMEMBERED_S, self._left.pop, page_id, None)
        return self._left[page_id]
