"""Titles of tasks in the built-in assistant's answers: drawn as they were written, whatever stands in them."""

import re

import pytest
from playwright.sync_api import expect

from taskchat.assistant.builtin.languages import ENGLISH
from taskchat.assistant.builtin.wording.task_markdown import bold_title, bullets, numbered_line
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

TITLES = [
    "[bug report] fix login",
    "[x] walk the dog",
    "[ ] buy milk",
    "[a=b] solve",
    "[docs](https://example.org/a) read",
    "![cat](https://example.org/cat.png)",
    "[ref]: https://example.org",
    "*important* call",
    "**very** important",
    "2*3*4",
    "snake_case_name and _under_",
    "<b>bold</b> & &lt;tag&gt;",
    "<https://example.org>",
    "a | b | c",
    "#1 priority",
    "# Heading",
    "fix #123",
    "1. first things",
    "2) second",
    "2024",
    "- dash",
    "+ plus",
    "---",
    "===",
    "> quote",
    "```code```",
    "run `make test`",
    "a ` tick",
    "~~done~~ or ~maybe~",
    "5~7 rooms, 8~9 beds",
    "pay $5 and $7",
    "$x^2$ or $$y$$",
    "\\(x\\) and \\[y\\]",
    "back\\slash\\",
    "ends with *",
    "ends with \\*",
    "ends with ~",
    "wow! (really?)",
    "**重要\uff1a**これは",
    "「確認」する",
    "read https://example.org/a_b/~user?x=1&y=2#top",
    "read https://example.org/a*b|c",
    "see www.example.org/a_b_c",
    "mail a_b@example.org",
    "é ü 漢字 🎉",
    "  many   spaces  ",
]


def _written(title: str) -> str:
    return " ".join(title.split())


@pytest.mark.parametrize("form", ["numbered", "done", "bullets", "struck bullets", "sentences"])
def test_a_title_is_drawn_as_it_was_written(open_chat: OpenChat, server: ChatKitStandIn, form: str):
    tasks = [{"title": title, "done": form == "done"} for title in TITLES]
    answer = {
        "numbered": lambda: "\n".join(numbered_line(n, task, ENGLISH) for n, task in enumerate(tasks, start=1)),
        "done": lambda: "\n".join(numbered_line(n, task, ENGLISH) for n, task in enumerate(tasks, start=1)),
        "bullets": lambda: "\n".join(bullets([task], ENGLISH) for task in tasks),
        "struck bullets": lambda: "\n".join(bullets([task], ENGLISH, "~~{}~~") for task in tasks),
        "sentences": lambda: "\n".join(f"- {ENGLISH.added(bold_title(task, ENGLISH), ', due')}" for task in tasks),
    }[form]()
    server.keep("thr_1", items.said("What is there?"), items.answer(answer, "a"))
    chat = open_chat({"initialThread": "thr_1"})
    drawn = chat.answer("fix login").locator("li")
    expect(drawn).to_have_count(len(TITLES))
    seen = [_written(text) for text in drawn.all_text_contents()]
    expected = [_written(title) for title in TITLES]
    if form == "sentences":
        seen = [re.sub(r"^I added |, due\.$", "", text) for text in seen]
    assert seen == expected
    assert chat.page.locator("#chat .maths, #chat li input, #chat li li").count() == 0
