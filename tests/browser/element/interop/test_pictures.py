"""Pictures of other hosts: drawn where the server names them itself, not where the model does in its Markdown."""

import base64
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.element.chat import Chat
from tests.browser.element.interop.conftest import OpenReact
from tests.chatkit_stand_in import items
from tests.interop import InteropServer

_GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
_BUCKET = "https://bucket.example.net/p.png?sig=1"
_SENT = {"type": "image", "id": "a1", "name": "p.png", "mime_type": "image/png", "preview_url": _BUCKET}
_MADE = {"id": "i1", "url": "https://made.example.net/i.png"}
_CARD = {
    "type": "Card",
    "status": {"text": "News", "favicon": "https://images.example.org/favicon.png"},
    "children": [{"type": "Image", "src": "https://images.example.org/a.png", "alt": "A cat", "size": 90}],
}
_MARKDOWN = "Look: ![a dog](https://images.example.org/dog.png) ![a bird](https://elsewhere.example.net/bird.png)"


@pytest.fixture
def shown(open_react: OpenReact, interop: InteropServer):
    """Opens a thread with a picture in every place; `about` is the thread's, `options` are the host's."""

    def show(options: dict[str, Any] | None = None, **about: Any) -> Chat:
        chat = open_react(options)
        chat.page.route(re.compile("^https:"), lambda route: route.fulfill(body=_GIF, content_type="image/gif"))
        thread = items.thread(**about)
        interop.raw(
            "threads.create",
            {"type": "thread.created", "thread": {**thread, "items": {"data": [], "has_more": False}}},
            items.done(items.said("pictures", attachments=[_SENT])),
            items.done(items.widget(_CARD)),
            items.done(items.item("generated_image", image=_MADE)),
            items.done(items.answer(_MARKDOWN)),
        )
        chat.say("pictures")
        expect(chat.answer("Look:")).to_be_visible()
        return chat

    return show


def _drawn(chat: Chat) -> list[str]:
    pictures: Locator = chat.page.locator("#chat article img")
    return pictures.evaluate_all("all => all.map(({ src }) => new URL(src).pathname)")


def test_what_the_server_names_is_drawn_and_what_the_model_names_is_not(shown):
    chat = shown()
    assert _drawn(chat) == ["/p.png", "/favicon.png", "/a.png", "/i.png"]
    chat.page.get_by_role("img", name="p.png").scroll_into_view_if_needed()
    expect(chat.page.get_by_role("img", name="p.png")).to_have_js_property("naturalWidth", 1)
    expect(chat.answer("Image not shown")).to_have_count(1)


def test_the_list_of_the_thread_restricts_both(shown):
    assert _drawn(shown(allowed_image_domains=["images.example.org"])) == ["/favicon.png", "/a.png", "/dog.png"]


def test_an_empty_list_of_the_thread_allows_none(shown):
    chat = shown(allowed_image_domains=[])
    assert _drawn(chat) == []
    expect(chat.page.get_by_role("img", name="A cat")).to_be_visible()


def test_a_host_widens_what_may_be_drawn(shown):
    options = {"thread": {"allowedImageDomains": ["example.org", "example.net"]}}
    chat = shown(options, allowed_image_domains=[])
    assert _drawn(chat) == ["/p.png", "/favicon.png", "/a.png", "/i.png", "/dog.png", "/bird.png"]
    assert chat.told("chatkit.error") == []


def test_frames_and_placeholders_stay_within_their_box(chat: Chat, interop: InteropServer):
    image = {"type": "Image", "src": "http://a.example/x.png", "frame": True, "width": 90, "height": 110}
    card = {"type": "Card", "children": [{**image}, {**image, "size": 32}, {**image, "alt": "Long words " * 20}]}
    interop.answer("boxes", items.done(items.widget(card)))
    chat.say("boxes")
    expect(chat.page.locator(".w-image")).to_have_count(3)
    sizes = chat.page.locator(".w-image").evaluate_all(
        "all => all.map((one) => [one.offsetWidth, one.offsetHeight, one.scrollWidth <= one.clientWidth, "
        "one.scrollHeight <= one.clientHeight, getComputedStyle(one).boxShadow])"
    )
    assert [size[:2] for size in sizes] == [[90, 110], [90, 110], [90, 110]]
    assert [size[2:] for size in sizes] == [[True, True, "none"]] * 3
