"""Parts that are fetched after the first drawing bring their style sheets along."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

# How each is displayed, or what its path is, at the very moment it is put in: nobody has seen it yet.
_WATCH = """([id, selectors]) => {
  window.seen = {};
  const { shadowRoot } = document.getElementById(id);
  new MutationObserver(() => {
    for (const selector of selectors) {
      const found = shadowRoot.querySelector(selector);
      if (found) window.seen[selector] ??= found.getAttribute('d')?.slice(0, 3) ?? getComputedStyle(found).display;
    }
  }).observe(shadowRoot, { childList: true, subtree: true });
}"""

# A second element beside the first.
_SECOND = """() => {
  const chat = Object.assign(document.createElement('openai-chatkit'), { id: 'second' });
  chat.style.height = '300px';
  document.body.append(chat);
}"""

_OPTIONS = """options => document.querySelector('#second').setOptions({
  api: { url: '/chatkit', domainKey: 'local' }, ...options })"""

_SHEETS = """selector => document.querySelector(selector).shadowRoot.adoptedStyleSheets.map(
  (sheet) => [...sheet.cssRules].map((rule) => rule.selectorText ?? '').join().slice(0, 80))"""


def test_what_is_fetched_later_is_dressed_before_it_is_seen(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep(items.THREAD, items.said("Hello"), items.answer("Good morning!"))
    chat = open_chat()
    chat.page.evaluate(_WATCH, ["chat", [".turn", ".prose", ".history", ".thread-open"]])
    chat.call("setThreadId", items.THREAD)
    expect(chat.answer("Good morning!")).to_be_visible()
    chat.button("Show conversations").click()
    expect(chat.page.get_by_role("searchbox")).to_be_visible()
    expect(chat.page.locator(".thread-open").first).to_be_visible()
    assert chat.page.evaluate("window.seen") == {
        ".turn": "grid",
        ".prose": "block",
        ".history": "grid",
        ".thread-open": "flex",
    }


def test_each_element_of_a_page_wears_them_in_the_same_order(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep(items.THREAD, items.said("Hello"), items.answer("Good morning!"))
    chat = open_chat()
    chat.button("Show conversations").click()
    expect(chat.page.locator(".thread-open").first).to_be_visible()
    chat.page.evaluate(_SECOND)
    chat.page.evaluate(_OPTIONS, {"initialThread": items.THREAD})
    second = chat.page.locator("#second")
    expect(second.get_by_text("Good morning!")).to_be_visible()
    chat.page.locator(".thread-open").first.click()
    expect(chat.answer("Good morning!").first).to_be_visible()
    second.get_by_role("button", name="Show conversations").click()
    expect(second.get_by_role("searchbox")).to_be_visible()

    def sheets(selector: str) -> Any:
        return chat.page.evaluate(_SHEETS, selector)

    assert len(set(map(str, sheets("#chat")))) > 5
    assert sheets("#chat") == sheets("#second")


def test_what_the_options_ask_for_is_there_at_the_first_drawing(chat: Chat):
    chat.page.evaluate(_SECOND)
    chat.page.evaluate(_WATCH, ["second", [".prompt path", ".pick", ".header path"]])
    options = {
        "header": {"leftAction": {"icon": "dots-vertical"}},
        "startScreen": {"prompts": [{"label": "Help", "prompt": "Help me", "icon": "lifesaver"}]},
        "composer": {"tools": [{"id": "maps", "label": "Maps", "icon": "maps", "pinned": True}]},
    }
    chat.page.evaluate(
        f"options => {{ options.header.leftAction.onClick = () => {{}}; ({_OPTIONS})(options); }}", options
    )
    expect(chat.page.locator("#second").get_by_role("button", name="Help")).to_be_visible()
    assert chat.page.evaluate("window.seen") == {".prompt path": "M12", ".pick": "flex", ".header path": "M12"}
