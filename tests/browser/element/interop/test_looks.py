"""Looks that others' widgets and themes rely on: measured, since a picture would not tell by itself."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.interop.conftest import OpenReact
from tests.chatkit_stand_in import items
from tests.interop import InteropServer

pytestmark = pytest.mark.keeps_page

_NO = {"type": "Button", "label": "No", "block": True, "variant": "outline"}


def _shown(chat: Chat, interop: InteropServer, *children: dict[str, Any]) -> Chat:
    interop.answer("card", items.done(items.widget({"type": "Card", "size": "sm", "children": [*children]})))
    chat.say("card")
    expect(chat.page.locator(".w-card").first).to_be_visible()
    return chat


@pytest.mark.parametrize("labels", [["Yes"], ["Yes", "A button with a long label"], ["One", "Two", "Three"]])
def test_block_buttons_side_by_side_share_the_row(chat: Chat, interop: InteropServer, labels: list[str]):
    buttons = [{"type": "Button", "label": label, "block": True} for label in labels]
    _shown(chat, interop, {"type": "Row", "gap": 2, "children": [*buttons, _NO]})
    boxes = [chat.button(label).bounding_box() for label in [*labels, "No"]]
    card = chat.page.locator(".w-card").bounding_box()
    assert card
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert all(end <= start for (_, end), (start, _) in pairwise(edges))
    assert card["x"] <= edges[0][0]
    assert edges[-1][1] <= card["x"] + card["width"]
    widths = [end - start for start, end in edges]
    assert max(widths) - min(widths) < 1


@pytest.mark.parametrize("kind", ["Card", "Col", "Form", "Basic"])
def test_badges_and_buttons_in_a_column_are_as_wide_as_their_words(chat: Chat, interop: InteropServer, kind: str):
    badge, go = {"type": "Badge", "label": "New", "color": "success"}, {"type": "Button", "label": "Go"}
    _shown(chat, interop, {"type": kind, "children": [badge, go, {"type": "Button", "label": "All", "block": True}]})
    widths = chat.page.locator(".w-card .w-badge, .w-card .w-button").evaluate_all(
        "all => all.map((b) => b.offsetWidth)"
    )
    assert widths[0] < 60
    assert widths[1] < 80
    assert widths[2] > 250


_SURFACES = [
    ("dark", "#0d1117", "#1d222b"),
    ("light", "#ffffff", "#f2f2f2"),
    ("dark", "#1f2937", "#f3f4f6"),
    ("light", "#fff", "#0f172a"),
]


@pytest.mark.parametrize(("scheme", "background", "foreground"), _SURFACES)
def test_everything_can_be_read_whatever_a_surface_s_foreground_means(
    open_react: OpenReact, interop: InteropServer, scheme: str, background: str, foreground: str
):
    surface = {"background": background, "foreground": foreground}
    theme = {"colorScheme": scheme, "color": {"surface": surface, "accent": {"primary": "#2563eb", "level": 1}}}
    prompts = [{"label": "What is due?", "prompt": "due", "icon": "lightbulb"}]
    chat = open_react({"theme": theme, "startScreen": {"greeting": "Hello!", "prompts": prompts}})
    chat.expect_accessible("light")
    interop.answer("due", *items.spoken("**Rent**, with `code` and [a link](https://example.com)."))
    interop.answer(
        "card", items.done(items.widget({"type": "Card", "children": [{"type": "Caption", "value": "Due"}]}))
    )
    for text in ("due", "card"):
        chat.say(text)
        expect(chat.button("Send message")).to_be_visible()
    chat.picture(f"interop-surface-{scheme}-{foreground.strip('#')}")
    chat.expect_accessible("light")
