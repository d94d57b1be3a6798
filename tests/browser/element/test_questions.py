"""Questions the assistant asks: one choice, several, one's own words, or none."""

from typing import Literal

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.browser.element.every_item import choice
from tests.chatkit_stand_in import ChatKitStandIn, items

Scheme = Literal["light", "dark"]

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
    expect(asked.composer).to_be_focused()
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


_SUGGESTED = ["Complete “Pay invoice 1043”", "Complete “Pay invoice 1044”", "Add “pay invoice 1042”"]
_WHICH = choice("which", "Which one do you mean?", *_SUGGESTED)


_INSTEAD = "Write a message instead"


def _keep_question(server: ChatKitStandIn, **thread: object) -> None:
    question = items.item("structured_input", "q", status="pending", inputs=[_WHICH])
    server.keep("thr_1", items.said("Pay invoice 1042 is done", "u"), question, **thread)


@pytest.fixture
def suggested(open_chat: OpenChat, server: ChatKitStandIn) -> Chat:
    """A thread that ends with one question, on a phone."""
    _keep_question(server)
    chat = open_chat({"initialThread": "thr_1"}, viewport={"width": 390, "height": 844})
    expect(chat.button(_SUGGESTED[0])).to_be_enabled()
    return chat


def _replied(*values: str, status: str = "answered") -> dict[str, object]:
    inputs = [{**_WHICH, "answer": {"values": [*values], "skipped": not values}}]
    return items.item("structured_input", "q", status=status, inputs=inputs)


def _sent(server: ChatKitStandIn, count: int = 1) -> dict[str, object]:
    return server.asked("threads.add_structured_input", count)[-1].params["input"]


def test_one_tap_answers_a_single_question(suggested: Chat, server: ChatKitStandIn):
    stream = server.stream()
    expect(suggested.button("Submit")).to_have_count(0)
    suggested.expect_accessible()
    suggested.button(_SUGGESTED[0]).click()
    assert _sent(server) == {"status": "answered", "answers": {"which": {"values": [_SUGGESTED[0]]}}}
    expect(suggested.button(_SUGGESTED[1])).to_be_disabled()
    stream.send(items.replaced(_replied(_SUGGESTED[0])), *items.spoken("Done."))
    stream.end()
    expect(suggested.answer("Done.")).to_contain_text(_SUGGESTED[0])
    expect(suggested.button(_SUGGESTED[1])).to_have_count(0)
    suggested.expect_accessible()


def test_an_answer_that_is_said_stands_there_once(suggested: Chat, server: ChatKitStandIn):
    stream = server.stream()
    suggested.button(_SUGGESTED[2]).click()
    said = items.done(items.said(_SUGGESTED[2], "u2"))
    stream.send(items.replaced(_replied(_SUGGESTED[2])), said, *items.spoken("Added."))
    stream.end()
    expect(suggested.said(_SUGGESTED[2])).to_be_visible()
    expect(suggested.answer("Added.")).to_be_visible()
    expect(suggested.page.get_by_text(_SUGGESTED[2])).to_have_count(1)
    expect(suggested.page.get_by_text("Which one do you mean?")).to_be_visible()
    suggested.expect_accessible()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_answers_as_a_tap_does(suggested: Chat, server: ChatKitStandIn, key: str):
    stream = server.stream()
    suggested.button(_SUGGESTED[0]).focus()
    suggested.page.keyboard.press("Tab")
    expect(suggested.button(_SUGGESTED[1])).to_be_focused()
    suggested.page.keyboard.press(key)
    assert _sent(server) == {"status": "answered", "answers": {"which": {"values": [_SUGGESTED[1]]}}}
    stream.send(items.replaced(_replied(_SUGGESTED[1])))
    expect(suggested.composer).to_be_focused()
    stream.end()


def test_suggestions_can_be_hit_with_a_thumb(suggested: Chat):
    suggested.rests()
    for name in (*_SUGGESTED, "Skip", _INSTEAD):
        box = suggested.button(name).bounding_box()
        assert box is not None
        assert box["height"] >= 44, name
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= 390, name


def test_a_hasty_second_tap_asks_nothing(suggested: Chat, server: ChatKitStandIn):
    stream = server.stream()
    suggested.button(_SUGGESTED[0]).dblclick()
    stream.send(items.replaced(_replied(_SUGGESTED[0])), *items.spoken("Done."))
    stream.end()
    expect(suggested.answer("Done.")).to_be_visible()
    suggested.say("Thanks")
    expect(suggested.answer("You said")).to_be_visible()
    assert len(server.asked("threads.add_structured_input", 1)) == 1


def _own_words(chat: Chat) -> Locator:
    return _question(chat, "Which").get_by_role("textbox")


@pytest.mark.parametrize("way", ["Enter", "Submit"])
def test_own_words_answer_a_single_question(suggested: Chat, server: ChatKitStandIn, way: str):
    _own_words(suggested).fill("None of them ")
    suggested.expect_accessible()
    if way == "Enter":
        _own_words(suggested).press("Enter")
    else:
        suggested.button("Submit").click()
    expect(suggested.answer("You said")).to_be_visible()
    assert _sent(server) == {"status": "answered", "answers": {"which": {"values": ["None of them"]}}}


def test_on_a_touch_screen_return_breaks_the_line_of_an_answer(open_chat: OpenChat, server: ChatKitStandIn):
    _keep_question(server)
    chat = open_chat({"initialThread": "thr_1"}, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    _own_words(chat).tap()
    expect(_own_words(chat)).to_have_attribute("enterkeyhint", "enter")
    chat.page.keyboard.type("one")
    chat.page.keyboard.press("Enter")
    chat.page.keyboard.type("two")
    expect(_own_words(chat)).to_have_value("one\ntwo")
    chat.button("Submit").tap()
    assert _sent(server)["answers"] == {"which": {"values": ["one\ntwo"]}}


def test_a_question_takes_the_place_of_the_composer_with_its_focus(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("Invoice 1042 is paid")
    asked = items.item("structured_input", "q", status="pending", inputs=[_WHICH])
    stream.send(items.done(items.said("Invoice 1042 is paid", "u")), items.done(asked))
    expect(_own_words(chat)).to_be_focused()
    expect(chat.composer).to_have_count(0)
    expect(chat.scroller).not_to_contain_text("Which one do you mean?")
    expect(chat.button(_SUGGESTED[0])).to_be_disabled()
    # The answer is not over: Escape ends that first.
    expect(chat.button("Stop answering")).to_be_visible()
    stream.end()
    expect(chat.button(_SUGGESTED[0])).to_be_enabled()
    expect(chat.button("Stop answering")).to_have_count(0)
    answering = server.stream()
    chat.page.keyboard.type("Neither")
    chat.page.keyboard.press("Enter")
    answering.send(items.replaced(_replied("Neither")))
    expect(chat.composer).to_be_focused()
    answering.end()


@pytest.mark.parametrize("way", ["Escape", "the button"])
def test_a_question_can_be_set_aside_for_a_message(suggested: Chat, server: ChatKitStandIn, way: str):
    if way == "Escape":
        _own_words(suggested).press("Escape")
    else:
        suggested.button(_INSTEAD).click()
    expect(suggested.composer).to_be_focused()
    # It stands in the thread, where it can still be answered.
    expect(suggested.scroller.get_by_role("button", name=_SUGGESTED[0])).to_be_enabled()
    expect(suggested.button(_INSTEAD)).to_have_count(0)
    suggested.expect_accessible()
    suggested.say("Tell me more first")
    expect(suggested.answer("You said: Tell me more first")).to_be_visible()
    assert len(server.asked("threads.add_user_message", 1)) == 1
    suggested.button(_SUGGESTED[0]).click()
    assert _sent(server)["answers"] == {"which": {"values": [_SUGGESTED[0]]}}


def test_whoever_writes_a_message_keeps_the_composer(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("Invoice 1042 is paid")
    expect(chat.button("Stop answering")).to_be_visible()
    chat.composer.fill("And")
    asked = items.item("structured_input", "q", status="pending", inputs=[_WHICH])
    stream.send(items.done(items.said("Invoice 1042 is paid", "u")), items.done(asked))
    expect(chat.scroller.get_by_role("button", name=_SUGGESTED[0])).to_be_visible()
    stream.end()
    chat.composer.press("Control+a")
    chat.composer.press("Delete")
    expect(chat.composer).to_have_value("")
    expect(chat.composer).to_be_focused()


def test_a_host_that_asks_for_the_composer_gets_the_question(suggested: Chat):
    suggested.call("focusComposer")
    expect(_own_words(suggested)).to_be_focused()
    suggested.call("setComposerValue", {"text": "Hello"})
    expect(suggested.composer).to_have_value("Hello")
    expect(suggested.scroller.get_by_role("button", name=_SUGGESTED[0])).to_be_visible()


def test_a_locked_thread_asks_nothing(open_chat: OpenChat, server: ChatKitStandIn):
    _keep_question(server, status={"type": "locked", "reason": "Read only for now."})
    chat = open_chat({"initialThread": "thr_1"})
    expect(chat.region.get_by_text("Read only for now.")).to_be_visible()
    expect(chat.button(_SUGGESTED[0])).to_be_disabled()


@pytest.mark.parametrize("height", [360, 600])
def test_many_questions_leave_the_thread_its_part(open_chat: OpenChat, server: ChatKitStandIn, height: int):
    inputs = [choice(f"q{n}", f"Question {n}?", *(f"Choice {n}.{m}" for m in range(4))) for n in range(6)]
    asked = items.item("structured_input", "q", status="pending", inputs=inputs)
    server.keep("thr_1", items.said("Ask me", "u"), items.answer("A few questions, then."), asked)
    chat = open_chat({"initialThread": "thr_1"}, viewport={"width": 320, "height": height})
    expect(chat.answer("A few questions, then.")).to_be_visible()
    chat.rests()
    thread, skip = chat.scroller.bounding_box(), chat.button("Skip")
    assert thread is not None
    assert thread["height"] >= 70
    skip.scroll_into_view_if_needed()
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= height
    chat.picture(f"questions-many-{height}")


def test_a_single_question_can_be_skipped(suggested: Chat, server: ChatKitStandIn):
    stream = server.stream()
    suggested.button("Skip").click()
    stream.send(items.replaced(_replied(status="skipped")))
    stream.end()
    expect(suggested.page.get_by_text("Skipped")).to_be_visible()
    assert _sent(server) == {"status": "skipped", "answers": {}}


def test_a_question_that_was_answered_elsewhere_is_shown_as_it_is(suggested: Chat, server: ChatKitStandIn):
    server.keep("thr_1", items.said("Pay invoice 1042 is done", "u"), _replied(_SUGGESTED[1]))
    server.refuse("threads.add_structured_input", 400, {"detail": "This question was answered already."})
    suggested.button(_SUGGESTED[0]).click()
    expect(suggested.page.get_by_role("alert")).to_contain_text("This question was answered already.")
    expect(suggested.button(_SUGGESTED[0])).to_have_count(0)
    expect(suggested.page.get_by_text(_SUGGESTED[1])).to_be_visible()


def test_a_question_is_read_out(suggested: Chat, server: ChatKitStandIn):
    stream = server.stream()
    suggested.button(_INSTEAD).click()
    suggested.say("And the other one?")
    asked = items.item("structured_input", "q2", status="pending", inputs=[choice("next", "Which other?", "Add x")])
    stream.send(items.done(items.said("And the other one?", "u2")), items.done(asked))
    expect(suggested.button("Add x")).to_be_visible()
    stream.end()
    expect(suggested.page.get_by_role("status").filter(has_text="Which other?")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_suggestions_can_be_read_everywhere(open_chat: OpenChat, server: ChatKitStandIn, width: int, scheme: Scheme):
    over = {**_replied(_SUGGESTED[0]), "id": "q0"}
    asked = items.item("structured_input", "q", status="pending", inputs=[{**_WHICH, "question": "And which else?"}])
    server.keep("thr_1", items.said("Invoices are paid", "u"), over, items.said(_SUGGESTED[0], "u1"), asked)
    chat = open_chat({"initialThread": "thr_1"}, viewport={"width": width, "height": 844}, color_scheme=scheme)
    expect(chat.button(_SUGGESTED[0])).to_be_visible()
    chat.expect_accessible(scheme)
    chat.picture(f"questions-{width}-{scheme}")
