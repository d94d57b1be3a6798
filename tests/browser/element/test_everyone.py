"""Everybody can use the element: whichever way they read, see, and point."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.element import every_item
from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.browser.element.widgets.cards import action, card, node, text
from tests.chatkit_stand_in import ChatKitStandIn, items

_ANSWER = """# Due this week

Here is **what I found**, with `code` and [a link](https://example.com/a).

1. Pay the rent before Friday
2. Call the landlord about the key and the Rechtsschutzversicherungsgesellschaftsunterlagenverzeichnis

| Task | Due | Amount |
|---|---|---|
| Rent | Friday | 900 |
| Insurance for the household and everything in it | Monday | 41 |

```js
const due = tasks.filter((task) => task.due && task.due < Date.now()).sort((a, b) => a.due - b.due);
```"""
_URDU = """کرایہ **جمعہ** سے پہلے ادا کریں، اور `rent.pdf` فائل بھی دیکھیں (3 صفحات)

- مالک مکان کو فون کریں
- چابی کے بارے میں پوچھیں"""
_OPTIONS: dict[str, Any] = {
    "initialThread": items.THREAD,
    "threadItemActions": {"feedback": True, "retry": True},
    "composer": {
        "attachments": {"enabled": True},
        "models": [{"id": "a", "label": "Quick", "description": "For most"}, {"id": "b", "label": "Deep"}],
        "tools": [{"id": "web", "label": "Web search", "icon": "globe"}],
    },
    "api": {"url": "/chatkit", "domainKey": "local", "uploadStrategy": {"type": "two_phase"}},
    "startScreen": {
        "prompts": [{"label": f"What is due {when}?", "prompt": when} for when in ("today", "this week", "later")]
    },
    "disclaimer": {"text": "The assistant can be wrong."},
}
# What is cut off, scrolls sideways, or lies outside of the window.
_LOST = """() => {
  const may = '.table, pre, .hidden, .skip, [class*=scrolls]';
  const found = [];
  for (const one of chat.shadowRoot.querySelectorAll('*')) {
    if (!one.checkVisibility({visibilityProperty: true}) || one.closest(may)) continue;
    const style = getComputedStyle(one);
    const name = `${one.tagName.toLowerCase()}.${one.className} “${one.textContent.trim().slice(0, 40)}”`;
    if (/auto|scroll/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1) found.push(`scrolls: ${name}`);
    if (!one.matches('button, input, textarea, a, p, li, h2, h3, time, summary, legend')) continue;
    const {left, right, width} = one.getBoundingClientRect();
    if (width > 0 && (left < -1 || right > innerWidth + 1)) found.push(`outside: ${name}`);
  }
  return found;
}"""
_SMALL = """() => [...chat.shadowRoot.querySelectorAll('button, a[href], input, summary, select, textarea')]
  .filter((one) => one.checkVisibility({visibilityProperty: true}))
  .filter((one) => !one.closest('.prose p, .prose li, .cite, .disclaimer, .hidden'))
  .map((one) => [one, (one.closest('label') ?? one).getBoundingClientRect()])
  .filter(([, {width, height}]) => width < 24 || height < 24)
  .map(([one, {width, height}]) => `${one.ariaLabel ?? one.textContent.trim() ?? one.name}: ${width} by ${height}`)"""

# Controls and boxes whose edge is only a colour that is not there any more.
_SHAPELESS = """() => {
  const boxes = '.bubble, .composer, .asked, .card, .code, .button, .send, .field, .search, .prompt, .sources li';
  const edged = ({borderTopStyle, outlineStyle}) => borderTopStyle !== 'none' || outlineStyle !== 'none';
  return [...chat.shadowRoot.querySelectorAll(boxes)]
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && !edged(getComputedStyle(one)))
    .map((one) => one.className || one.tagName);
}"""
_MOVING = """() => chat.shadowRoot.getAnimations()
  .filter((one) => one.playState === 'running' && one.effect.getComputedTiming().activeDuration > 1)
  .map((one) => one.animationName ?? one.transitionProperty)"""
_FOCUSED = """() => {
  const one = chat.shadowRoot.activeElement;
  const box = one.getBoundingClientRect();
  const outlined = ({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const ring = (style) => outlined(style) || style.boxShadow !== 'none';
  const around = one.closest('.composer, .search, .choice') ?? one;
  const top = chat.shadowRoot.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: one.ariaLabel ?? one.textContent.trim(),
    seen: ring(getComputedStyle(one)) || ring(getComputedStyle(around)),
    free: one.contains(top) || top?.contains(one),
  };
}"""


def _widgets() -> list[dict[str, Any]]:
    """A card with a form, and a list, with the components that are used."""
    accounts = [{"label": "Giro", "value": "g"}, {"label": "Savings account", "value": "s"}]
    cells = [[node("Table.Cell", text(word)) for word in row] for row in (("Rent", "900"), ("Insurance", "41"))]
    bars = {"xAxis": "month", "series": [{"type": "bar", "dataKey": "sum", "label": "Paid"}]}
    form = node(
        "Form",
        node("Label", value="How much?", fieldName="sum"),
        node("Input", name="sum", placeholder="Amount"),
        node("Select", name="account", placeholder="Account", options=accounts),
        node("RadioGroup", name="when", ariaLabel="When", options=accounts, defaultValue="g"),
        node("DatePicker", name="day", placeholder="Day"),
        node("Checkbox", name="repeat", label="Every month"),
        node("Button", label="Pay", submit=True, style="primary"),
        onSubmitAction=action("pay"),
    )
    return [
        card(
            node(
                "Row",
                node("Icon", name="calendar"),
                text("Due on Friday"),
                node("Badge", label="Overdue", color="danger"),
            ),
            node("Table", *[node("Table.Row", *row) for row in cells]),
            node("Chart", data=[{"month": "May", "sum": 900}, {"month": "June", "sum": 941}], **bars),
            form,
            title="Pay the rent",
        ),
        node("ListView", *[node("ListViewItem", text(word), onClickAction=action("open")) for word in ("Rent", "Key")]),
    ]


def _keep_everything(server: ChatKitStandIn) -> None:
    """A conversation with an item of each kind, and some others."""
    file = {"type": "file", "id": "f", "name": "rent agreement of 2024.pdf", "mime_type": "application/pdf"}
    server.keep(
        items.THREAD,
        items.said("What is due this week?", "u01", attachments=[file]),
        items.answer(_ANSWER, "a01", [every_item.note(every_item.URL, 10)]),
        items.said("کرایہ کب دینا ہے؟ (rent.pdf)", "u02", quoted_text="Pay the rent before Friday"),
        items.answer(_URDU, "a02"),
        *every_item.thread(),
        allowed_image_domains=["images.example"],
        title="Rent and everything else that is due this week",
    )
    server.keep("cards", items.said("Show me"), *(items.widget(root) for root in _widgets()), created_at="2020-01-01")
    for number, title in enumerate(["Shopping", "کرایہ اور چابی", "A trip to Łódź", None]):
        server.keep(f"thr_{number + 2}", title=title, created_at=f"2026-11-{20 - 6 * number:02}T10:00:00Z")


@pytest.fixture
def everything(open_chat: OpenChat, server: ChatKitStandIn) -> Chat:
    """The element with a conversation that has everything."""
    _keep_everything(server)
    chat = open_chat(_OPTIONS)
    _conversation(chat)
    return chat


def _start(chat: Chat) -> None:
    chat.call("setThreadId", None)


def _conversation(chat: Chat) -> None:
    # One that is open already would stay where it was scrolled to.
    _start(chat)
    chat.call("setThreadId", items.THREAD)
    expect(chat.page.locator(".questions")).to_be_visible()


def _begin_statement(chat: Chat) -> None:
    _conversation(chat)
    chat.page.evaluate("chat.shadowRoot.querySelector('#scroller').scrollTop = 0")
    expect(chat.page.locator(".said").first).to_contain_text("What is due this week?")


def _cards(chat: Chat) -> None:
    chat.call("setThreadId", "cards")
    expect(chat.page.locator(".w-item").last).to_be_in_viewport()
    expect(chat.page.locator(".w-coming, .is-coming")).to_have_count(0)


def _history(chat: Chat) -> None:
    chat.call("showHistory")
    expect(chat.page.locator(".thread")).to_have_count(6)


_STATES = {
    "start": _start,
    "conversation": _conversation,
    "beginning": _begin_statement,
    "cards": _cards,
    "history": _history,
}


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_every_state_is_accessible_in_both_directions(everything: Chat, locale: str):
    everything.set_options({**_OPTIONS, "locale": locale})
    # Axe looks at both on the wide screen, people at one on each.
    width, height = (1440, 900) if locale == "en" else (390, 844)
    for name, show in _STATES.items():
        everything.page.set_viewport_size({"width": 1440, "height": 900})
        show(everything)
        everything.expect_accessible()
        everything.page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            everything.page.emulate_media(color_scheme=scheme)
            everything.rests()
            everything.picture(f"{name}-{locale}-{scheme}-{width}")


@pytest.mark.parametrize("locale", ["de", "ur"])
def test_nothing_is_lost_on_small_screens_and_at_200_percent(everything: Chat, locale: str):
    everything.set_options({**_OPTIONS, "locale": locale, "theme": {"typography": {"baseSize": 18}}})
    # At 200 %, 1440 by 900 is half as many CSS pixels, and so is 640.
    for width, height in ((720, 450), (320, 640)):
        everything.page.set_viewport_size({"width": width, "height": height})
        for name, show in _STATES.items():
            show(everything)
            everything.rests()
            if width == 320:
                everything.picture(f"small-{name}-{locale}-{width}")
            assert (width, name, everything.page.evaluate(_LOST)) == (width, name, [])
        everything.call("hideHistory")


def test_everything_that_is_pressed_is_large_enough(everything: Chat):
    found = {name: (show(everything), everything.page.evaluate(_SMALL))[1] for name, show in _STATES.items()}
    assert found == {name: [] for name in _STATES}


def test_in_forced_colours_everything_keeps_its_shape(open_chat: OpenChat, server: ChatKitStandIn):
    _keep_everything(server)
    chat = open_chat(_OPTIONS, forced_colors="active")
    for name, show in _STATES.items():
        show(chat)
        chat.rests()
        chat.picture(f"forced-{name}")
        assert (name, chat.page.evaluate(_SHAPELESS)) == (name, [])


def test_with_reduced_motion_nothing_moves(open_chat: OpenChat, server: ChatKitStandIn):
    chat = open_chat(_OPTIONS | {"initialThread": None}, reduced_motion="reduce")
    stream = server.stream()
    chat.say("hello")
    stream.send(*server.begin("hello"), items.added(items.workflow(items.step("Find tasks", "loading"), identity="w")))
    expect(chat.region).to_contain_text("Find tasks")
    assert chat.page.evaluate(_MOVING) == []
    chat.call("showHistory")
    assert chat.page.evaluate(_MOVING) == []
    stream.end()


def test_the_whole_element_is_used_by_keyboard_alone(open_chat: OpenChat, server: ChatKitStandIn):
    _keep_everything(server)
    chat = open_chat({**_OPTIONS, "initialThread": None, "history": {"enabled": True}})
    chat.page.evaluate("document.querySelector('h1').tabIndex = -1, document.querySelector('h1').focus()")
    assert _walk(chat, 9) == [
        "Show conversations",
        "New chat",
        "Conversation",
        "What is due today?",
        "What is due this week?",
        "What is due later?",
        "Message the AI",
        "Attach files",
        "Tools",
    ]
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("menuitemradio", name="Web search")).to_be_focused()
    chat.page.keyboard.press("Escape")
    for _ in range(2):
        chat.page.keyboard.press("Shift+Tab")
    expect(chat.composer).to_be_focused()
    chat.page.keyboard.type("Pay rent")
    chat.page.keyboard.press("Enter")
    expect(chat.answer("You said: Pay rent")).to_be_visible()
    expect(chat.composer).to_be_focused()
    backwards = _walk(chat, 11, key="Shift+Tab")
    assert backwards == [
        *("Answer again", "Bad answer", "Good answer", "Quote in your message", "Copy message"),
        *("Copy message", "Edit message", "Conversation", "New chat", "Show conversations", "More"),
    ]
    chat.page.keyboard.press("Tab")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("searchbox")).to_be_focused()
    chat.page.keyboard.type("shopping")
    chat.page.keyboard.press("ArrowDown")
    chat.page.keyboard.press("Escape")
    chat.page.keyboard.press("Escape")
    expect(chat.button("Show conversations")).to_be_focused()


def _walk(chat: Chat, steps: int, key: str = "Tab") -> list[str]:
    """The names of what the focus comes to; it can be seen at each stop, and nothing lies over it."""
    names = []
    for _ in range(steps):
        chat.page.keyboard.press(key)
        stop = chat.page.evaluate(_FOCUSED)
        assert (stop["name"], stop["seen"], stop["free"]) == (stop["name"], True, True)
        names.append(stop["name"])
    return names
