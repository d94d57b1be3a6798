"""Reminders for as long as the app runs: one of the processes on a database rings and delivers them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from taskchat import feed
from taskchat.database import Database
from taskchat.notifications.deliverer import Deliverer
from taskchat.notifications.mail import Mailer
from taskchat.notifications.scheduler import Scheduler
from taskchat.push import make_sender
from taskchat.settings import Settings

_ROLE = "reminders"


@asynccontextmanager
async def reminding(database: Database, settings: Settings) -> AsyncIterator[None]:
    """Ring and deliver reminders while the block lasts, in this process or another; raises `InvalidSettings`."""
    sender = make_sender(settings)
    mailer = Mailer(settings.smtp_url.get_secret_value(), sender=settings.smtp_from) if settings.smtp_url else None
    deliverer = Deliverer(database, sender, mailer)
    scheduler = Scheduler(database, by_mail=mailer is not None, on_rung=deliverer.wake)

    async def work() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(scheduler.run())
            group.create_task(deliverer.run())

    leading = asyncio.create_task(feed.lead(database, _ROLE, work))
    try:
        yield
    finally:
        leading.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await leading
        await sender.aclose()
