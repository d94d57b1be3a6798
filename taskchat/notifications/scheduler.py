"""Scheduler: sleeps until the next alarm, rings it, and says so to whoever delivers it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy import delete
from sqlmodel import col

from taskchat import feed
from taskchat.database import Database
from taskchat.database import now as utc_now
from taskchat.notifications.keeping_on import Clock, keep_on
from taskchat.notifications.models import Notification
from taskchat.notifications.ringing import BATCH, first_alarm, ring

# Between two looks where nothing is to come: a word of another process may be lost, and a clock be put forward.
LOOK = timedelta(seconds=5)
# Where somebody is just changing the task whose moment has come.
_SOON = timedelta(milliseconds=200)
# Times the usual batch, where tens of thousands are due at once: others who write wait for half a second then.
_MAX_GROWTH = 4
KEPT = timedelta(days=90)
_SWEEP_S = 3_600.0


async def _nobody() -> None:
    return None


class Scheduler:
    """Rings alarms; `on_rung` is called after each batch, once it is committed. `clock` gives the present."""

    def __init__(
        self,
        database: Database,
        *,
        by_mail: bool = False,
        on_rung: Callable[[], Awaitable[None]] = _nobody,
        clock: Clock = utc_now,
        batch: int = BATCH,
    ) -> None:
        self._database = database
        self._by_mail = by_mail
        self._on_rung = on_rung
        self._clock = clock
        self._batch = batch
        self._wake = asyncio.Event()
        self._swept_at = -_SWEEP_S

    async def run(self) -> None:
        """Ring what comes until cancelled."""
        with ExitStack() as subscribed:
            for signal in (feed.AlarmsChanged, feed.SignalsMissed):
                subscribed.callback(feed.subscribe(signal, lambda _: self._wake.set()))
            await keep_on(self._act_and_sweep, self._wake, self._clock, what="Ringing of reminders")

    async def act(self) -> datetime:
        """Ring all whose moment has come, and return when to look again."""
        while True:
            async with self._database.read() as session:
                first = await first_alarm(session)
            at = self._clock()
            if first is None or first > at:
                return min(first or at + LOOK, at + LOOK)
            size = self._batch
            rung = await self._ring(at, size)
            if not rung:
                return at + _SOON
            # Behind a full batch there are most likely more, and the more at once the less each of them costs.
            while rung == size:
                size = min(2 * size, _MAX_GROWTH * self._batch)
                rung = await self._ring(self._clock(), size)

    async def _ring(self, at: datetime, size: int) -> int:
        async with self._database.begin() as session:
            rung = await ring(session, at=at, by_mail=self._by_mail, limit=size)
        if rung:
            await self._on_rung()
        # Thousands of one minute leave the others their turn.
        await asyncio.sleep(0)
        return rung

    async def sweep(self) -> None:
        """Delete notifications of long ago."""
        async with self._database.begin() as session:
            await session.execute(delete(Notification).where(col(Notification.created_at) < self._clock() - KEPT))

    async def _act_and_sweep(self) -> datetime:
        until = await self.act()
        if monotonic() - self._swept_at > _SWEEP_S:
            self._swept_at = monotonic()
            await self.sweep()
        return until
