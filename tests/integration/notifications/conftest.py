"""A push service and a mail server on loopback, and what delivers to them."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from taskchat.database import Database, now
from taskchat.notifications import Deliverer, Mailer, Scheduler
from taskchat.push import PushSender, make_sender
from taskchat.settings import load_settings
from tests.mail_server import MailServer
from tests.push_service import PushService


class Delivery:
    """Ringing and delivering, to browsers and by e-mail, by a clock that the test moves: it is `at`."""

    def __init__(self, database: Database, sender: PushSender, mailer: Mailer) -> None:
        self.at = now().replace(microsecond=0)
        self.key = sender.key.public
        self._scheduler = Scheduler(database, by_mail=True, clock=lambda: self.at)
        self._deliverer = Deliverer(database, sender, mailer, clock=lambda: self.at)

    def pass_by(self, seconds: float) -> None:
        """Let some time pass."""
        self.at += timedelta(seconds=seconds)

    async def act(self) -> datetime:
        """Ring and deliver what is due; gives when to look again."""
        await self._scheduler.act()
        until = await self._deliverer.act()
        await self._deliverer.settle()
        return until


@pytest.fixture
def service() -> Iterator[PushService]:
    """A push service without messages."""
    with PushService() as running:
        yield running


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server without messages."""
    with MailServer() as running:
        yield running


@pytest.fixture
async def delivery(
    database: Database, service: PushService, mail_server: MailServer, tmp_path: Path
) -> AsyncIterator[Delivery]:
    """Ringing and delivering, to a push service and a mail server."""
    sender = make_sender(load_settings(_env_file=None, data_dir=tmp_path, push_services=service.origin))
    yield Delivery(database, sender, Mailer(mail_server.url, sender="reminders@example.org"))
    await sender.aclose()
