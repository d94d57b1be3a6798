"""Line of SQLite's writers in one process: it takes one writer at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import OperationalError

from taskchat.database.sqlite import is_locked


class WriterLine:
    """Line in which writers wait for each other, so that none of them polls with a sleeping thread.

    Where another program holds the database, the first in line waits for it as long as SQLite lets it; when it gives
    up, so do all behind it: one after the other, each would wait as long again.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._refusal: OperationalError | None = None
        self._refusals = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for one's turn, and hold it; raises the `OperationalError` of one who gave up meanwhile."""
        before = self._refusals
        async with self._lock:
            if self._refusals > before:
                raise self._repeat()
            try:
                yield
            except OperationalError as error:
                if is_locked(error):
                    self._refusal, self._refusals = error, self._refusals + 1
                raise

    def _repeat(self) -> OperationalError:
        refusal = self._refusal
        assert refusal is not None
        assert refusal.orig is not None
        return OperationalError(refusal.statement, None, refusal.orig, hide_parameters=True)
