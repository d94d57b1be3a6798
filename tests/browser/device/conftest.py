"""A taskchat whose push service is on loopback, and somebody there."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Playwright

from tests.browser.person import ZONE
from tests.browser.servers import Served, served
from tests.nursery import Nursery
from tests.push_service import PushService
from tools.chromium import ARGUMENTS, find_whole_chromium


class Setup(NamedTuple):
    """A taskchat, and the service that its push messages go to."""

    server: Served
    service: PushService


@pytest.fixture(scope="package")
def setup(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory, as_meant: dict[str, str]) -> Iterator[Setup]:
    """A taskchat that sends push messages."""
    with PushService() as service:
        settings = as_meant | {"PUSH_SERVICES": service.origin}
        with served(nursery, "websocket", tmp_path_factory.mktemp("push"), settings) as server:
            yield Setup(server, service)


def whole_chromium(playwright: Playwright, folder: Path, *arguments: str, session_bus: str) -> BrowserContext:
    """Launch a whole Chromium, without a window, with a profile of its own in a folder.

    For people without a profile, as `new_context` makes them, it forgets who showed a notification.
    """
    return playwright.chromium.launch_persistent_context(
        folder / "profile",
        executable_path=find_whole_chromium(),
        # Playwright's own `headless` would take what only the shell knows.
        headless=False,
        args=[*ARGUMENTS, "--headless=new", *arguments],
        env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": session_bus},
        viewport={"width": 1440, "height": 900},
        timezone_id=ZONE,
    )
