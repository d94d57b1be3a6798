"""Answers as they are read: Markdown in every form, while it comes and afterwards."""

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

EVERYTHING = """## What is due

Rent is due **on Friday**, see [the contract](https://example.com/contract) or ask chatkit-link.

| task | when | sum |
|:-----|:----:|----:|
| Rent | Friday | 950.00 |
| Insurance for the bicycle | in three weeks | 12.50 |

```python
def due(task: Task, today: date) -> bool:
    # Overdue counts, too.
    return task.due is not None and task.due <= today  # 1 of 3
```

- [x] pay rent
- [ ] write to the landlord
  1. about the heating
  2. about the `door`

> Nobody reads the small print.

The interest is $I = P \\cdot r$, and after $n$ years:

$$
P_n = P_0 \\left(1 + \\frac{r}{100}\\right)^n
$$

![a house](https://elsewhere.example/house.png)
"""


def test_markdown_is_drawn_in_every_form(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", items.said("What is due?"), items.answer(EVERYTHING, "a"))
    chat = open_chat({"initialThread": "thr_1"})
    answer = chat.answer("What is due")
    expect(answer.locator("math")).to_have_count(3)
    expect(answer.locator(".hljs-keyword").first).to_have_text("def")
    chat.picture("prose-light")
    chat.page.emulate_media(color_scheme="dark")
    chat.set_options({"initialThread": "thr_1", "theme": "dark"})
    chat.picture("prose-dark")
    chat.page.set_viewport_size({"width": 390, "height": 844})
    chat.picture("prose-390")
    chat.expect_accessible()


def test_words_that_come_leave_alone_what_is_there(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("list")
    stream.send(*server.begin("list"), items.added(items.answer("", "a")), items.delta("a", "First.\n\n- one\n- two"))
    answer = chat.answer("First.")
    expect(answer.get_by_text("two")).to_be_visible()
    answer.evaluate(
        """(answer) => {
          const [first, item] = [answer.querySelector('p'), answer.querySelector('li')];
          getSelection().selectAllChildren(item);
          window.kept = [first, item];
        }"""
    )
    stream.send(items.delta("a", " more\n- three\n\n```js\nconst a"), items.delta("a", " = 1;\nlet b;\n"))
    expect(answer.locator(".hljs-keyword", has_text="let")).to_be_visible()
    stream.send(
        items.done(items.answer("First.\n\n- one\n- two more\n- three\n\n```js\nconst a = 1;\nlet b;\n```", "a"))
    )
    stream.end()
    expect(chat.button("Copy code")).to_be_visible()
    assert answer.evaluate(
        """(answer) => [kept[0] === answer.querySelector('p'), kept[1] === answer.querySelector('li'),
             getSelection().toString()]"""
    ) == [True, True, "one"]


def test_nothing_is_drawn_as_one_thing_and_then_as_another(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    table = "| a | b |\n|---|---|\n| 1 | `x` |"
    text = f"See **the list** [here](https://example.com).\n\n{table}\n\n```py\ny = 1\n```\n\n## End\n\n1. x"
    chat.say("stream")
    chat.page.evaluate(
        """() => {
          window.seen = new Set();
          const root = document.querySelector('#chat').shadowRoot;
          const look = () => {
            for (const one of root.querySelectorAll('.prose :is(p, h3, li, td, th)')) seen.add(one.innerText);
            if (!window.over) requestAnimationFrame(look);
          };
          look();
        }"""
    )
    stream.send(*server.begin("stream"), items.added(items.answer("", "a")))
    for at in range(0, len(text), 2):
        stream.send(items.delta("a", text[at : at + 2]))
        chat.page.evaluate("new Promise(requestAnimationFrame)")
    stream.send(items.done(items.answer(text, "a")))
    stream.end()
    expect(chat.button("Send message")).to_be_visible()
    seen = chat.page.evaluate("() => { window.over = true; return [...seen]; }")
    assert [one for one in seen if any(sign in one for sign in "|`*#[]()-")] == []
    assert "See the list here." in seen


def test_code_and_messages_are_copied(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", items.said("code"), items.answer("Try\n\n```js\nlet a = 1;\n```", "a"))
    chat = open_chat({"initialThread": "thr_1"}, permissions=["clipboard-read", "clipboard-write"])
    copied = "navigator.clipboard.readText()"
    chat.button("Copy code").press("Enter")
    expect(chat.button("Copied")).to_be_visible()
    assert chat.page.evaluate(copied) == "let a = 1;"
    chat.answer("Try").get_by_role("button", name="Copy message").click()
    expect(chat.button("Copied")).to_have_count(2)
    assert chat.page.evaluate(copied) == "Try\n\n```js\nlet a = 1;\n```"
    chat.said("code").hover()
    chat.said("code").get_by_role("button", name="Copy message").click()
    expect(chat.button("Copied").first).to_be_visible()
    assert chat.page.evaluate(copied) == "code"


def test_images_come_from_allowed_hosts_only_and_others_are_named(open_chat: OpenChat, server: ChatKitStandIn):
    text = "![a cat](https://images.example/cat.png)\n\n![a dog](https://elsewhere.example/dog.png)"
    server.keep("thr_1", items.said("pictures"), items.answer(text, "a"), allowed_image_domains=["images.example"])
    chat = open_chat({})
    chat.page.route("https://images.example/**", lambda route: route.fulfill(status=404))
    chat.call("setThreadId", "thr_1")
    answer = chat.answer("a dog")
    expect(answer.get_by_text("Image not shown: a dog")).to_be_visible()
    expect(answer.get_by_role("link")).to_have_attribute("href", "https://elsewhere.example/dog.png")
    expect(answer.get_by_role("img", name="a cat")).to_have_attribute("referrerpolicy", "no-referrer")
    chat.page.wait_for_timeout(100)
    assert chat.foreign == ["https://images.example/cat.png"]


def test_a_long_message_of_ones_own_is_folded(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", items.said("Line.\n" * 40 + "The end"), items.answer("Read.", "a"))
    chat = open_chat({"initialThread": "thr_1"})
    said = chat.said("The end")
    assert said.bounding_box()["height"] < 420  # type: ignore[index]
    said.get_by_role("button", name="Show more").press("Enter")
    expect(said.get_by_role("button", name="Show less")).to_have_attribute("aria-expanded", "true")
    assert said.bounding_box()["height"] > 800  # type: ignore[index]


def test_formulas_and_code_are_drawn_while_they_come(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("stream")
    stream.send(*server.begin("stream"), items.added(items.answer("", "a")))
    stream.send(*(items.delta("a", piece) for piece in ("so $x", "^2$", " and", " more")))
    answer = chat.answer("so")
    expect(answer.locator("math")).to_have_count(1)
    stream.send(items.delta("a", "\n\n```js\nlet a"))
    expect(answer.locator(".hljs-keyword")).to_have_count(1)
    answer.evaluate("(answer) => { window.pre = answer.querySelector('pre'); }")
    stream.send(items.delta("a", "bc = 1;"), items.delta("a", "\n\nlet b"))
    expect(answer.locator(".hljs-keyword")).to_have_count(2)
    assert answer.evaluate("(answer) => pre === answer.querySelector('pre')")
    stream.end()


AS_MEANT = {
    "证金 5~7U\uff0c杠杆 100~200倍": "证金 5~7U\uff0c杠杆 100~200倍",
    "rooms a~b, c~d ~~gone~~": "rooms a~b, c~d gone",
    "**重要\uff1a**これは 大事": "重要\uff1aこれは 大事",
    "これは**「重要」**です": "これは「重要」です",
    "It costs $5 and $7.": "It costs $5 and $7.",
    "5$-7$ or US$5/US$7": "5$-7$ or US$5/US$7",
    "- **\\[bug report\\] fix login**": "[bug report] fix login",
    "see \\[x=1\\] and \\(see below\\)": "see [x=1] and (see below)",
}


@pytest.mark.parametrize("comes", [True, False])
def test_text_is_drawn_as_it_is_meant(chat: Chat, server: ChatKitStandIn, comes: bool):
    text = "\n\n".join([*AS_MEANT, "\\[ x = 1 \\]"])
    stream = server.stream()
    chat.say("stream")
    stream.send(*server.begin("stream"), items.added(items.answer("", "a")))
    for at in range(0, len(text) if comes else 0, 5):
        stream.send(items.delta("a", text[at : at + 5]))
        chat.page.evaluate("new Promise(requestAnimationFrame)")
    stream.send(items.done(items.answer(text, "a")))
    stream.end()
    expect(chat.button("Send message")).to_be_visible()
    answer = chat.answer("rooms")
    expect(answer.locator("math")).to_have_count(1)
    seen = answer.locator(".prose").evaluate("part => [...part.children].map((block) => block.innerText.trim())")
    assert seen[:-1] == [*AS_MEANT.values()]
    assert [answer.locator("strong").all_inner_texts(), answer.locator("del").all_inner_texts()] == [
        ["重要\uff1a", "「重要」", "[bug report] fix login"],
        ["gone"],
    ]
