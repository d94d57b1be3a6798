"""Reminders of real processes with the page closed: they reach the browser, also when the one that rings is killed."""

import contextlib
import os
import signal
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from taskchat.database import now
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.api.conftest import sign_up
from tests.nursery import Nursery, Server
from tests.push_service import Browser, PushService


@pytest.fixture
def environment(database_url: str, gemini: GeminiStandIn, service: PushService, tmp_path: Path) -> dict[str, str]:
    """Variables of the processes."""
    return {
        "DATABASE_URL": database_url,
        "DATA_DIR": str(tmp_path),
        "GEMINI_API_KEY": "key",
        "GEMINI_BASE_URL": gemini.url,
        "PUSH_SERVICES": service.origin,
    }


@contextlib.asynccontextmanager
async def somebody(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is signed in."""
    async with httpx.AsyncClient(base_url=server.address, timeout=20) as client:
        yield await sign_up(client)


async def subscribe(client: httpx.AsyncClient, service: PushService) -> Browser:
    """A browser that takes push messages for them."""
    browser = service.subscribe((await client.get("/api/push/key")).json()["key"])
    given = browser.subscription
    body = {"endpoint": given.endpoint, "keys": {"p256dh": given.p256dh, "auth": given.auth}}
    assert (await client.post("/api/push/subscriptions", json=body)).status_code == 204
    return browser


async def remind(client: httpx.AsyncClient, title: str) -> None:
    """Let them be reminded in a moment."""
    due = now() + timedelta(seconds=1)
    body = {"title": title, "due_at": due.isoformat(), "reminders": ["-PT0M"]}
    assert (await client.post("/api/tasks", json=body)).status_code == 201


@pytest.mark.slow
async def test_a_reminder_reaches_a_browser_whose_page_is_closed(
    nursery: Nursery, environment: dict[str, str], service: PushService, tmp_path: Path
):
    with nursery.serving(environment, tmp_path / "server.log") as server:
        async with somebody(server) as client:
            browser = await subscribe(client, service)
            await remind(client, "call Ann")
            (message,) = browser.wait_for(1)
            listed = (await client.get("/api/notifications")).json()
    assert (message.json["title"], message.json["missed"]) == ("call Ann", False)
    assert [one["id"] for one in listed["notifications"]] == [message.json["id"]]
    assert "rror" not in (tmp_path / "server.log").read_text()


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_another_process_goes_on_when_one_is_killed(
    nursery: Nursery, environment: dict[str, str], service: PushService, tmp_path: Path
):
    with (
        nursery.serving(environment, tmp_path / "one.log") as one,
        nursery.serving(environment, tmp_path / "other.log") as other,
    ):
        async with somebody(other) as client:
            browser = await subscribe(client, service)
            await remind(client, "before")
            browser.wait_for(1)
            os.kill(one.pid, signal.SIGKILL)
            await remind(client, "after")
            messages = browser.wait_for(2)
    assert [message.json["title"] for message in messages] == ["before", "after"]
