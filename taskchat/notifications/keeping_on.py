"""Loop of what acts, sleeps until there is more to do, and is woken before; trouble with the database is waited for."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
_TROUBLE_PAUSE = timedelta(seconds=1)


async def keep_on(act: Callable[[], Awaitable[datetime]], wake: asyncio.Event, clock: Clock, *, what: str) -> None:
    """Call `act`, sleep until the moment that it returns or `wake` is set, and so on until cancelled."""
    is_well = True
    while True:
        wake.clear()
        try:
            until = await act()
        except Exception as error:
            if is_well:
                logger.warning("%s waits until all is well again: %r", what, error)
            is_well, until = False, clock() + _TROUBLE_PAUSE
        else:
            if not is_well:
                logger.info("%s goes on", what)
            is_well = True
        await _sleep(until, wake, clock)


async def _sleep(until: datetime, wake: asyncio.Event, clock: Clock) -> None:
    try:
        await asyncio.wait_for(wake.wait(), max((until - clock()).total_seconds(), 0))
    except TimeoutError:
        return
