"""The theme of the host is worn wholly, and whatever it is, everything can be read."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

_THEMES: dict[str, dict[str, Any]] = {
    "plain": {},
    "lemon": {"radius": "round", "color": {"accent": {"primary": "#fde047", "level": 3}}},
    "mint": {
        "radius": "sharp",
        "density": "compact",
        "color": {"grayscale": {"hue": 150, "tint": 6, "shade": -2}, "accent": {"primary": "#86efac", "level": 1}},
    },
    "sea": {
        "radius": "soft",
        "density": "spacious",
        "typography": {"baseSize": 18},
        "color": {
            "surface": {"background": "#12264a", "foreground": "#eef2ff"},
            "accent": {"primary": "hsl(220 80% 30%)", "level": 2},
        },
    },
}
_OPTIONS: dict[str, Any] = {
    "initialThread": items.THREAD,
    "threadItemActions": {"feedback": True, "retry": True},
    "disclaimer": {"text": "The assistant [can be wrong](https://example.com)."},
}
_COLOR_OF_SEND = "getComputedStyle(chat.shadowRoot.querySelector('.send')).backgroundColor"


def _keep(server: ChatKitStandIn) -> None:
    server.keep(
        items.THREAD,
        items.said("What is due?", "u"),
        items.workflow(items.step("Find tasks · due this week"), items.step("Read file · rent.pdf")),
        items.answer("**Rent**, on [Friday](https://example.com), as `rent.pdf` says:\n\n> Due at nine.", "a"),
    )
    server.keep("thr_2", title="Shopping")


def _style(chat: Chat, selector: str, name: str) -> str:
    return chat.page.evaluate(
        "([selector, name]) => getComputedStyle(chat.shadowRoot.querySelector(selector))[name]",
        [selector, name],
    )


@pytest.mark.parametrize("name", _THEMES)
def test_everything_can_be_read_in_the_colours_of_the_host(open_chat: OpenChat, server: ChatKitStandIn, name: str):
    _keep(server)
    chat = open_chat({**_OPTIONS, "theme": {"colorScheme": "system", **_THEMES[name]}})
    chat.composer.fill("Thanks")
    chat.expect_accessible()
    for scheme in ("light", "dark"):
        chat.page.emulate_media(color_scheme=scheme)
        chat.picture(f"theme-{name}-{scheme}")
    chat.call("showHistory")
    chat.expect_accessible()


def test_the_scheme_is_light_unless_the_host_or_the_system_says_otherwise(open_chat: OpenChat):
    chat = open_chat({"theme": None}, color_scheme="dark")
    light = _style(chat, ".frame", "backgroundColor")
    chat.set_options({"theme": "dark"})
    dark = _style(chat, ".frame", "backgroundColor")
    assert light == "rgb(252, 252, 253)"
    assert dark == "rgb(17, 17, 19)"
    chat.set_options({"theme": "system"})
    assert _style(chat, ".frame", "backgroundColor") == dark
    chat.page.emulate_media(color_scheme="light")
    expect(chat.region).to_have_css("background-color", light)


def test_radius_density_and_typography_are_as_the_host_says(open_chat: OpenChat):
    typography = {"baseSize": 18, "fontFamily": "Georgia, serif", "fontFamilyMono": "Courier"}
    chat = open_chat({"theme": {"radius": "sharp", "density": "spacious", "typography": typography}})
    assert _style(chat, ".composer", "borderRadius") == "4px"
    assert _style(chat, ".frame", "fontSize") == "18px"
    assert _style(chat, ".frame", "fontFamily") == "Georgia, serif"
    assert _style(chat, ".header", "paddingInlineStart") == "19.2px"
    chat.set_options({})
    assert _style(chat, ".composer", "borderRadius") == "24px"
    assert _style(chat, ".frame", "fontSize") == "15px"


def test_fonts_of_the_host_come_from_where_the_policy_lets_them_come_from(open_chat: OpenChat, server: ChatKitStandIn):
    own, foreign = f"{server.url}/own.woff2", "https://fonts.example/foreign.woff2"
    sources = [
        {"family": "Own", "src": "own.woff2", "weight": 400, "display": "swap"},
        {"family": "Foreign", "src": foreign},
        {"family": "Unused", "src": "unused.woff2"},
        {"family": "Bad", "src": "javascript:alert(1)"},
    ]
    chat = open_chat()
    with chat.page.expect_request(own):
        typography = {"fontSources": sources, "fontFamily": "Own, Foreign, Bad, sans-serif"}
        chat.set_options({"theme": {"typography": typography}})
    chat.page.evaluate("document.fonts.ready")
    families = "[...document.fonts].map((face) => face.family)"
    assert chat.page.evaluate(families) == ["Own", "Foreign", "Unused"]
    assert [one.split(" ")[:2] for one in chat.page.evaluate("violations.splice(0)")] == [["font-src:", foreign]]
    chat.set_options({})
    assert chat.page.evaluate(families) == []


def test_another_theme_is_worn_at_once_and_nothing_lags_behind(open_chat: OpenChat):
    chat = open_chat({"theme": "light"})
    chat.composer.fill("Thanks")
    theme = {"colorScheme": "dark", "color": {"accent": {"primary": "#ff0000", "level": 1}}}
    chat.rests()
    chat.set_options({"theme": theme})
    assert chat.page.evaluate(_COLOR_OF_SEND) == "rgb(255, 0, 0)"
    expect(chat.composer).to_have_value("Thanks")


def test_styles_of_the_page_do_not_reach_into_it(chat: Chat):
    look = (
        "() => { const { color, fontSize, display } = getComputedStyle(COMPOSER); return [color, fontSize, display]; }"
    )
    look = look.replace("COMPOSER", "document.querySelector('#chat').shadowRoot.querySelector('#composer')")
    before = chat.page.evaluate(look)
    chat.page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { color: red !important; font-size: 40px !important } textarea { display: none }');
          document.adoptedStyleSheets = [sheet];
        }"""
    )
    assert chat.page.evaluate(look) == before
    assert chat.page.locator("h1").evaluate("one => getComputedStyle(one).fontSize") == "40px"
