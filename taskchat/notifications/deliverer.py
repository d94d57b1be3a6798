"""Deliverer: brings what rang to browsers and mailboxes, and tries again where a service is away."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from taskchat.database import Database
from taskchat.database import now as utc_now
from taskchat.notifications.claims import Claimed, claim, next_delivery, write_down
from taskchat.notifications.keeping_on import Clock, keep_on
from taskchat.notifications.mail import Mailer
from taskchat.notifications.scheduler import LOOK
from taskchat.notifications.wording import push_payload, reminder_body, reminder_mail
from taskchat.push import Outcome, Refused, RetryLater, Subscription, Urgency
from taskchat.tasks import LocalClock, get_due

logger = logging.getLogger(__name__)

# Batches that are on their way at once: one that waits for a service that hangs holds up no others.
_MAX_RUNNING = 4
# A browser that is switched on within it gets the message.
_TTL_S = 86_400
_GRACE_S = 3.0


class Sender(Protocol):
    """Sends push messages."""

    async def send(
        self, subscription: Subscription, payload: bytes, *, ttl: int, topic: str | None = None, urgency: Urgency = ...
    ) -> Outcome:
        """Send one message, once."""
        ...


class Deliverer:
    """Delivers notifications; `clock` gives the present."""

    def __init__(self, database: Database, sender: Sender, mailer: Mailer | None, *, clock: Clock = utc_now) -> None:
        self._database = database
        self._sender = sender
        self._mailer = mailer
        self._clock = clock
        self._wake = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Deliver what comes until cancelled; what is on its way then has a moment to arrive."""
        try:
            await keep_on(self.act, self._wake, self._clock, what="Delivery of reminders")
        finally:
            if self._running:
                await asyncio.wait(self._running, timeout=_GRACE_S)
            for task in self._running:
                task.cancel()

    async def wake(self) -> None:
        """Look at once."""
        self._wake.set()

    async def act(self) -> datetime:
        """Send all that is to be tried by now on its way, and return when to look again."""
        while True:
            if len(self._running) >= _MAX_RUNNING:
                await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
            at = self._clock()
            async with self._database.read() as session:
                first = await next_delivery(session)
            if first is None or first > at:
                return min(first or at + LOOK, at + LOOK)
            async with self._database.begin() as session:
                claimed = await claim(session, at=at)
            if claimed is None:
                return at + LOOK
            if claimed:
                task = asyncio.create_task(self._deliver(claimed))
                self._running.add(task)
                task.add_done_callback(self._done)

    async def settle(self) -> None:
        """Wait for what is on its way."""
        while self._running:
            await asyncio.wait(self._running)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            # Claimed again in a minute.
            logger.warning("Reminders were not delivered: %r", error)

    async def _deliver(self, claimed: Sequence[Claimed]) -> None:
        outcomes: dict[UUID, Outcome] = {}
        pushed = [self._push(one, outcomes) for one in claimed if one.subscription]
        mailed: defaultdict[UUID, list[Claimed]] = defaultdict(list)
        for one in claimed:
            if one.subscription is None:
                mailed[one.user.id].append(one)
        await asyncio.gather(*pushed, *(self._mail(some, outcomes) for some in mailed.values()))
        async with self._database.begin() as session:
            await write_down(session, claimed, outcomes, at=self._clock())

    async def _push(self, one: Claimed, outcomes: dict[UUID, Outcome]) -> None:
        assert one.subscription is not None
        to = Subscription(one.subscription.endpoint, one.subscription.p256dh, one.subscription.auth)
        payload = push_payload(one.notification, self._body(one))
        topic = one.notification.id.hex
        outcome = await self._sender.send(to, payload, ttl=_TTL_S, topic=topic, urgency="high")
        outcomes[one.delivery.id] = _logged(outcome, "A push message")

    async def _mail(self, some: Sequence[Claimed], outcomes: dict[UUID, Outcome]) -> None:
        outcome: Outcome = Refused("SMTP_URL is not set any more")
        if self._mailer is not None:
            reminders = [(one.notification.title, self._body(one)) for one in some]
            message = reminder_mail(reminders, sender=self._mailer.sender, to=some[0].user.email)
            outcome = await self._mailer.send(message)
        outcomes.update(dict.fromkeys((one.delivery.id for one in some), _logged(outcome, "An e-mail")))

    def _body(self, one: Claimed) -> str:
        due = get_due(one.task) if one.task else None
        return reminder_body(one.notification, due, LocalClock.of(one.user, self._clock()))


def _logged(outcome: Outcome, what: str) -> Outcome:
    if isinstance(outcome, Refused | RetryLater):
        logger.warning("%s of a reminder was not taken: %s", what, outcome.reason)
    return outcome
