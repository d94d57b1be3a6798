"""Weight of the page: what a browser with an empty cache loads of it, compressed as it is sent."""

import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

from tests.bench.figures import goal
from tests.bench.people import signed_up
from tests.bench.processes import Running
from tests.browser.servers import installed
from tools.chromium import ARGUMENTS, find_chromium

_KB = 1_000


@dataclass
class Loaded:
    """Bytes that came over the network, by the kind of file, headers counted."""

    size: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    _kinds: dict[str, str] = field(default_factory=dict)

    def on_response(self, event: dict[str, Any]) -> None:
        """Note the kind of an answer that begins."""
        self._kinds[event["requestId"]] = event["type"].lower()

    def on_finished(self, event: dict[str, Any]) -> None:
        """Count an answer that has come."""
        self.size[self._kinds.get(event["requestId"], "other")] += event["encodedDataLength"]
        self.requests += 1


def report() -> None:
    """Print what the sign-in page and the dashboard weigh, and whether each goal is met."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server, process = stack.enter_context(installed("websocket", folder, {}).running())
        (cookie,) = signed_up(Running(server.url, process.pid), 1)
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        stack.callback(browser.close)
        sign_in = _load(browser, f"{server.url}/login", "#password")
        dashboard = _load(browser, f"{server.url}/today", "openai-chatkit", cookie=cookie)
    heads = "".join(f"{head:>9}" for head in ("all", "script", "style", "font", "requests"))
    print(f"\nFirst load, an empty cache (kB as sent)\n{'':12}{heads}")
    for label, loaded in (("/login", sign_in), ("/today", dashboard)):
        kinds = [loaded.size[kind] / _KB for kind in ("script", "stylesheet", "font")]
        print(f"{label:12}{loaded.size.total() / _KB:9.0f}{''.join(f'{one:9.0f}' for one in kinds)}{loaded.requests:9}")
    print(goal("the sign-in page", sign_in.size.total() / _KB, 150, " kB"))
    print(goal("the dashboard", dashboard.size.total() / _KB, 300, " kB"))
    print(goal("styles, which block the first paint", dashboard.size["stylesheet"] / _KB, 20, " kB"))


def _load(browser: Browser, url: str, sign: str, *, cookie: str = "") -> Loaded:
    """Load a page until what is at the selector `sign` is there and the network is silent."""
    context = browser.new_context()
    if cookie:
        context.add_cookies([{"name": "auth_token", "value": cookie, "url": url}])
    page, loaded = context.new_page(), Loaded()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.responseReceived", loaded.on_response)
    network.on("Network.loadingFinished", loaded.on_finished)
    page.goto(url)
    expect(page.locator(sign).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    context.close()
    return loaded
