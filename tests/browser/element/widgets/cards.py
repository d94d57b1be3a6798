"""Widgets as a server writes them, in few words, and a thread that shows one."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.element.chat import Chat
from tests.chatkit_stand_in import ChatKitStandIn, items

Json = dict[str, Any]
# A picture that needs no network: 8 by 8 px of one colour.
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='8' height='8'%3E"
    "%3Crect width='8' height='8' fill='%235b8def'/%3E%3C/svg%3E"
)


def on_every_screen(width: int, height: int) -> pytest.MarkDecorator:
    """A test that looks: `name` of the picture, `size`, `settings`, in light, in dark, on a phone from the right."""
    size = {"width": width, "height": height}
    phone = {"width": 390, "height": height + 300}
    cases = [("wide", size, {}), ("dark", size, {"theme": "dark"}), ("phone-rtl", phone, {"locale": "ur"})]
    return pytest.mark.parametrize(("name", "size", "settings"), cases, ids=[name for name, *_ in cases])


def node(kind: str, *children: Json, **props: Any) -> Json:
    """A component with what it holds."""
    return {"type": kind, **props, **({"children": list(children)} if children else {})}


def card(*children: Json, **props: Any) -> Json:
    """A card; its first child says what it is about unless `title` is empty."""
    title = props.pop("title", "A card")
    heading = [node("Title", value=title, size="sm")] if title else []
    return node("Card", *heading, *children, **props)


def text(value: str, **props: Any) -> Json:
    """Words."""
    return node("Text", value=value, **props)


def action(kind: str, **more: Any) -> Json:
    """Build the action of a component."""
    payload = more.pop("payload", None)
    return {"type": kind, "payload": payload, **more}


def shown(open_chat: Any, server: ChatKitStandIn, *roots: Json, **options: Any) -> Chat:
    """A chat in whose thread these widgets are, `w0`, `w1` …; `domains` may have images, the rest is `open_chat`'s."""
    domains = options.pop("domains", None)
    about = {"allowed_image_domains": domains} if domains else {}
    widgets = [items.widget(root, f"w{number}") for number, root in enumerate(roots)]
    server.keep(items.THREAD, items.said("Show me", "u"), *widgets, **about)
    chat = open_chat({"initialThread": items.THREAD, **options.pop("settings", {})}, **options)
    chat.page.locator("#chat .widget:not(.is-coming)").first.wait_for()
    expect(chat.page.locator("#chat").locator(".w-coming, .is-coming")).to_have_count(0)
    return chat


def acted(server: ChatKitStandIn, kind: str = "threads.custom_action", least: int = 0) -> list[Json]:
    """The actions that reached the server; so many are waited for."""
    return [one.params["action"] for one in server.asked(kind, least)]


def widget(chat: Chat, title: str = "A card") -> Locator:
    """The widget that is about this."""
    return chat.page.get_by_role("group", name=title, exact=True)
