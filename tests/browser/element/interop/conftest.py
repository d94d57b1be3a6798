"""A page of one origin, and a ChatKit server of another that is written as the guides teach it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn
from tests.interop import InteropServer

OpenReact = Callable[..., Chat]


@pytest.fixture(scope="session")
def running_interop() -> Iterator[InteropServer]:
    """A ChatKit server on loopback, without pages."""
    with InteropServer() as server:
        yield server


@pytest.fixture
def interop(running_interop: InteropServer) -> InteropServer:
    """The same, with nothing kept, scripted or asked."""
    running_interop.reset()
    return running_interop


@pytest.fixture(scope="session")
def running_server(pages: Path, running_interop: InteropServer) -> Iterator[ChatKitStandIn]:
    """The server of the pages alone: they may speak to the other one, and show pictures from anywhere over https."""
    policy = (
        f"default-src 'none'; script-src 'self'; style-src 'self'; connect-src {running_interop.url}; "
        "img-src 'self' data: blob: https:; base-uri 'none'; form-action 'none'"
    )
    with ChatKitStandIn(pages, policy) as server:
        yield server


@pytest.fixture
def open_react(open_chat: OpenChat, interop: InteropServer) -> OpenReact:
    """Opens the official React component, which speaks to the server of the other origin."""

    def make(options: dict[str, Any] | None = None, *, script: str = "{}", **browser: Any) -> Chat:
        api = {"url": f"{interop.url}/chatkit", "domainKey": "local"}
        return open_chat({"api": api, **(options or {})}, script=script, page="react.html", **browser)

    return make


@pytest.fixture
def chat(open_react: OpenReact) -> Chat:
    """The element as it is without options."""
    return open_react()
