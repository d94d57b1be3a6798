"""Scheduler: sleeps until the next alarm, rings it, and hands on what is to be delivered."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy import delete
from sqlmodel import col

from taskchat import feed
from taskchat.database import Database
from taskchat.database import now as utc_now
from taskchat.notifications.models import Notification
from taskchat.notifications.ringing import BATCH, first_alarm, ring

logger = logging.getLogger(__name__)

# Between two looks where nothing is to come: a word of another process may be lost, and a clock be put forward.
LOOK = timedelta(seconds=5)
# Where somebody is just changing the task whose moment has come, and after trouble with the database.
_SOON = timedelta(milliseconds=200)
_TROUBLE_PAUSE = timedelta(seconds=1)
KEPT = timedelta(days=90)
_SWEEP_S = 3_600.0

Clock = Callable[[], datetime]


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
        self._in_trouble = False
        self._swept_at = -_SWEEP_S

    async def run(self) -> None:
        """Ring what comes until cancelled; trouble with the database is waited for."""
        with ExitStack() as subscribed:
            for signal in (feed.AlarmsChanged, feed.SignalsMissed):
                subscribed.callback(feed.subscribe(signal, lambda _: self._wake.set()))
            while True:
                self._wake.clear()
                await self._sleep(await self._try_to_act())

    async def act(self) -> datetime:
        """Ring all whose moment has come, and return when to look again."""
        while True:
            async with self._database.read() as session:
                first = await first_alarm(session)
            at = self._clock()
            if first is None or first > at:
                return min(first or at + LOOK, at + LOOK)
            async with self._database.begin() as session:
                rung = await ring(session, at=at, by_mail=self._by_mail, limit=self._batch)
            if not rung:
                return at + _SOON
            await self._on_rung()
            # Thousands of one minute leave the others their turn.
            await asyncio.sleep(0)

    async def sweep(self) -> None:
        """Delete notifications of long ago."""
        async with self._database.begin() as session:
            await session.execute(delete(Notification).where(col(Notification.created_at) < self._clock() - KEPT))

    async def _try_to_act(self) -> datetime:
        try:
            until = await self.act()
            await self._sweep_now_and_then()
        except Exception as error:
            if not self._in_trouble:
                logger.warning("Reminders wait, since the database does not answer as it should: %r", error)
            self._in_trouble = True
            return self._clock() + _TROUBLE_PAUSE
        if self._in_trouble:
            logger.info("Reminders ring again")
        self._in_trouble = False
        return until

    async def _sweep_now_and_then(self) -> None:
        if monotonic() - self._swept_at > _SWEEP_S:
            self._swept_at = monotonic()
            await self.sweep()

    async def _sleep(self, until: datetime) -> None:
        seconds = max((until - self._clock()).total_seconds(), 0)
        try:
            await asyncio.wait_for(self._wake.wait(), seconds)
        except TimeoutError:
            return
