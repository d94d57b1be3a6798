"""Questions the assistant asks: one choice, several, one's own words, or none."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.browser.element.every_item import choice
from tests.chatkit_stand_in import ChatKitStandIn, items

_INPUTS = [
    choice("when", "When shall I remind you?", "In the morning", "At noon"),
    choice("how", "By what?", "Mail", "Push", multiple=True),
    {"id": "why", "type": "freeform", "question": "Why so late?", "description": "A word is enough."},
]


@pytest.fixture
def asked(open_chat: OpenChat, server: ChatKitStandIn) -> Chat:
    """A thread that ends with three questions."""
    server.keep(
        "thr_1", items.said("Remind me", "u"), items.item("structured_input", "q", status="pending", inputs=_INPUTS)
    )
    return open_chat({"initialThread": "thr_1"})


def _question(chat: Chat, text: str) -> Locator:
    return chat.page.get_by_role("group", name=text)


def _answered(status: str, **answers: list[str]) -> dict[str, object]:
    given = [
        {**one, "answer": {"values": answers.get(one["id"], []), "skipped": one["id"] not in answers}}
        for one in _INPUTS
    ]
    return items.item("structured_input", "q", status=status, inputs=given)


def test_answers_are_sent_in_one_go_and_stay_to_be_read(asked: Chat, server: ChatKitStandIn):
    stream = server.stream()
    expect(asked.button("Submit")).to_be_disabled()
    _question(asked, "When shall I").get_by_label("At noon").check()
    for name in ("Push", "Mail", "Something else"):
        _question(asked, "By what?").get_by_label(name, exact=True).check()
    _question(asked, "By what?").get_by_role("textbox").fill("Letter ")
    asked.expect_accessible()
    asked.button("Submit").press("Enter")
    expect(_question(asked, "By what?").get_by_label("Mail")).to_be_disabled()
    stream.send(
        items.replaced(_answered("answered", when=["At noon"], how=["Mail", "Push", "Letter"])), *items.spoken("Noted.")
    )
    stream.end()
    expect(asked.answer("Noted.")).to_contain_text("At noon")
    expect(asked.answer("Noted.")).to_contain_text("Skipped")
    sent = server.asked("threads.add_structured_input", 1)[0].params
    assert (sent["thread_id"], sent["item_id"], sent["input"]["status"]) == ("thr_1", "q", "answered")
    assert sent["input"]["answers"] == {
        "when": {"values": ["At noon"]},
        "how": {"values": ["Mail", "Push", "Letter"]},
        "why": {"values": [], "skipped": True},
    }


def test_ones_own_words_take_the_place_of_a_choice(asked: Chat, server: ChatKitStandIn):
    when = _question(asked, "When shall I")
    when.get_by_label("At noon").check()
    when.get_by_label("Something else", exact=True).check()
    expect(asked.button("Submit")).to_be_disabled()
    when.get_by_role("textbox").fill("At tea time")
    _question(asked, "Why so late?").get_by_role("textbox").fill("I sleep long.")
    asked.button("Submit").click()
    expect(asked.answer("You said")).to_be_visible()
    answers = server.asked("threads.add_structured_input", 1)[0].params["input"]["answers"]
    assert (answers["when"], answers["why"]) == ({"values": ["At tea time"]}, {"values": ["I sleep long."]})


def test_all_can_be_skipped(asked: Chat, server: ChatKitStandIn):
    stream = server.stream()
    asked.button("Skip").press("Enter")
    stream.send(items.replaced(_answered("skipped")), *items.spoken("Later, then."))
    stream.end()
    expect(asked.answer("Later, then.").get_by_text("Skipped")).to_have_count(3)
    assert server.asked("threads.add_structured_input", 1)[0].params["input"] == {"status": "skipped", "answers": {}}


def test_answers_that_could_not_be_sent_are_still_there(asked: Chat, server: ChatKitStandIn):
    server.refuse("threads.add_structured_input", 400, {"detail": "Not now."})
    _question(asked, "Why so late?").get_by_role("textbox").fill("I sleep long.")
    asked.button("Submit").click()
    expect(asked.page.get_by_role("alert")).to_contain_text("Not now.")
    expect(_question(asked, "Why so late?").get_by_role("textbox")).to_have_value("I sleep long.")
    asked.button("Submit").click()
    expect(asked.answer("You said")).to_be_visible()
