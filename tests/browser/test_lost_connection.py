"""A connection that drops for a moment: view, search and what is being written are there afterwards."""

import asyncio
import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import socketio
from playwright.sync_api import BrowserContext, Page, WebSocketRoute, expect

from tests.browser.conftest import NewPerson
from tests.browser.panel import close, saved
from tests.browser.person import Person
from tests.browser.servers import Served

pytestmark = pytest.mark.browser


class Line:
    """The page's connection to the server, which can be dropped; `unseen` by the server it stays open there."""

    def __init__(self, page: Page, *, unseen: bool) -> None:
        self.sockets: list[WebSocketRoute] = []
        self._unseen = unseen
        page.route_web_socket(re.compile("/_event"), self._connect)

    def _connect(self, socket: WebSocketRoute) -> None:
        socket.connect_to_server()
        if self._unseen:
            # Whoever listens for the end has to pass it on.
            socket.on_close(lambda *_: None)
        self.sockets.append(socket)

    def drop(self) -> None:
        """End the connection; the page makes another."""
        self.sockets[-1].close(code=3000)


def with_token_of(ada: Person, page: Page) -> None:
    """Begin a page as a duplicated tab does."""
    token = ada.page.evaluate("sessionStorage.token")
    page.add_init_script(f"sessionStorage.token ??= {token!r}")
    page.goto(f"{ada.url}/all")


@pytest.mark.parametrize("drops", [1, 2], ids=["once", "twice"])
@pytest.mark.parametrize("unseen", [False, True], ids=["seen by the server", "unseen by the server"])
def test_a_connection_that_drops_loses_nothing(
    new_context: Callable[..., BrowserContext], with_gemini: Served, unseen: bool, drops: int
):
    context = new_context()
    page = Person.registered(context, with_gemini.url)
    line = Line(page, unseen=unseen)
    ada = Person(page, with_gemini.url, "")
    ada.make({"title": "buy milk", "tags": ["home"]}, {"title": "buy bread", "tags": ["home"]}, {"title": "rest"})
    page.goto(f"{ada.url}/all")
    ada.wait_for_dashboard()
    ada.list("#home").click()
    expect(ada.task("rest")).to_have_count(0)
    page.get_by_role("searchbox", name="Search tasks").fill("milk")
    expect(page.get_by_role("heading", name="Search: milk")).to_be_visible()
    page.get_by_role("button", name="buy milk", exact=True).click()
    dialog = page.get_by_role("dialog", name="Edit task")
    dialog.get_by_label("Due").fill("24 Dec 2037")
    for title in ("more milk", "much milk")[:drops]:
        before = len(line.sockets)
        line.drop()
        expect(page.locator(".bar [role=status]")).to_have_text("live")
        ada.make({"title": title, "tags": ["home"]})
        expect(page.locator(".task-title", has_text=title)).to_have_count(1)
        assert len(line.sockets) == before + 1
    expect(dialog.get_by_label("Due")).to_have_value("24 Dec 2037")
    saved(dialog)
    close(dialog)
    expect(page.get_by_role("heading", name="Search: milk")).to_be_visible()
    expect(ada.row("buy milk")).to_contain_text("24 Dec 2037")
    expect(page.get_by_role("searchbox", name="Search tasks")).to_have_value("milk")
    page.get_by_role("searchbox", name="Search tasks").fill("")
    expect(page.get_by_role("heading", name="#home", level=1)).to_be_visible()


def test_a_duplicated_tab_begins_anew(ada: Person):
    ada.make({"title": "buy milk"}, {"title": "rest"})
    ada.page.get_by_role("searchbox", name="Search tasks").fill("milk")
    expect(ada.page.get_by_role("heading", name="Search: milk")).to_be_visible()
    ada.quick_add.fill("half a line")
    expect(ada.page.locator("#quick-hint")).to_contain_text("half a line")
    page = ada.page.context.new_page()
    with_token_of(ada, page)
    copy = Person(page, ada.url, ada.email)
    copy.wait_for_dashboard()
    expect(copy.task("rest")).to_be_visible()
    expect(page.locator("#quick-hint")).to_contain_text("Like")
    assert page.evaluate("sessionStorage.token") != ada.page.evaluate("sessionStorage.token")


@pytest.mark.parametrize("name", ["ada", "eve"])
def test_what_a_tab_shows_is_taken_over_by_its_owner_only(
    ada: Person, new_person: NewPerson, with_gemini: Served, name: str
):
    ada.page.get_by_role("searchbox", name="Search tasks").fill("a secret search")
    expect(ada.page.get_by_role("heading", name="Search: a secret search")).to_be_visible()
    person = {"ada": lambda: ada, "eve": lambda: new_person(with_gemini)}[name]()
    (cookie,) = (one for one in person.page.context.cookies() if one.get("name") == "auth_token")
    told = comes_back(ada.url, ada.page.evaluate("sessionStorage.token"), f"auth_token={cookie.get('value')}")
    assert ("a secret search" in told) is (name == "ada")
    assert '"title": "Today"' in told or name == "ada"


def comes_back(url: str, token: str, cookie: str) -> str:
    """Everything that is sent to a page that comes back with this token and this cookie."""

    async def connect() -> str:
        client, told = socketio.AsyncClient(), asyncio.Queue()
        client.on("event", lambda update: told.put_nowait(json.dumps(update)), namespace="/_event")
        hydrate = {"name": "reflex___state____state.hydrate_and_load", "payload": {}, "router_data": {"pathname": "/"}}
        await client.connect(
            f"{url}?token={token}",
            {"Cookie": cookie, "Origin": url},
            {"event": hydrate},
            transports=["websocket"],
            socketio_path="/_event",
            namespaces=["/_event"],
        )
        parts = []
        while '"is_hydrated_rx_state_": true' not in (parts or [""])[-1]:
            parts.append(await asyncio.wait_for(told.get(), 30))
        await client.disconnect()
        return "".join(parts)

    # A loop of its own: the browser's is in this thread.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, connect()).result()
