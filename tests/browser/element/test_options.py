"""Options of the host; each counts only as long as it is named."""

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

pytestmark = pytest.mark.keeps_page


def test_wrong_options_are_named_in_an_error_each_and_the_rest_is_used(open_chat: OpenChat):
    wrong = {"colour": 1, "header": {"enabled": "yes"}, "theme": {"radius": "oval", "colorScheme": "dark"}}
    prompts = [{"label": "Without"}, {"label": "With", "prompt": "hi", "icon": "hous"}]
    chat = open_chat({**wrong, "startScreen": {"greeting": "Hello, Ada", "prompts": prompts}})
    assert [detail["error"] for detail in chat.told("chatkit.error")] == [
        "ChatKit option colour: there is no such option",
        "ChatKit option header.enabled: true or false is needed, not a text",
        'ChatKit option theme.radius: "oval" is not one of pill, round, soft, sharp',
        "ChatKit option startScreen.prompts[0].prompt: it is needed",
        'ChatKit option startScreen.prompts[1].icon: "hous" is not the name of an icon',
    ]
    expect(chat.region).to_contain_text("Hello, Ada")
    expect(chat.button("With")).to_be_visible()
    expect(chat.button("Without")).to_have_count(0)


def test_options_hold_until_the_next_set_which_need_not_name_them(open_chat: OpenChat):
    chat = open_chat(
        {
            "header": {"title": {"text": "Help desk"}},
            "history": {"enabled": False},
            "startScreen": {"greeting": "Hello, Ada"},
            "composer": {"placeholder": "Ask away"},
            "disclaimer": {"text": "Check **twice**."},
            "frameTitle": "Help",
        }
    )
    region = chat.page.get_by_role("region", name="Help")
    for said in ("Help desk", "Hello, Ada", "Check twice."):
        expect(region).to_contain_text(said)
    expect(chat.page.get_by_role("textbox", name="Ask away")).to_be_visible()
    expect(chat.button("Show conversations")).to_have_count(0)
    colour = "note => getComputedStyle(note).color"
    quiet = region.locator(".disclaimer").evaluate(colour)
    chat.set_options({"frameTitle": "Help", "disclaimer": {"text": "Check **twice**.", "highContrast": True}})
    expect(region.locator(".disclaimer.strong")).to_be_visible()
    assert region.locator(".disclaimer").evaluate(colour) == region.evaluate(colour) != quiet
    chat.set_options({})
    region = chat.page.get_by_role("region", name="Chat", exact=True)
    expect(region).to_contain_text("What can I help with today?")
    expect(region).not_to_contain_text("Check twice.")
    expect(chat.page.get_by_role("heading", name="Chat")).to_be_visible()
    expect(chat.page.get_by_role("textbox", name="Message the AI")).to_be_visible()
    expect(chat.button("Show conversations")).to_be_visible()


def test_the_hosted_service_is_refused_in_a_sentence(chat: Chat):
    chat.page.evaluate("document.querySelector('#chat').setOptions({ api: { getClientSecret: async () => 'x' } })")
    told = chat.hears("chatkit.error")
    assert told["error"].startswith("ChatKit option api.getClientSecret: OpenAI's hosted service works only with")


def test_a_host_has_buttons_in_the_header(open_chat: OpenChat):
    script = "{ header: { leftAction: { icon: 'home', onClick: () => told.push(['left', 1]) }, "
    script += "rightAction: { icon: 'close', onClick: () => told.push(['right', 1]) } } }"
    chat = open_chat(script=script)
    chat.button("home").click()
    chat.button("close").focus()
    chat.page.keyboard.press("Enter")
    assert chat.told("left") == chat.told("right") == [1]
    chat.expect_accessible()
    chat.set_options({"header": {"enabled": False}})
    expect(chat.button("home")).to_have_count(0)
    expect(chat.page.get_by_role("heading", name="Chat")).to_have_count(0)
    chat.set_options({"header": {"title": {"enabled": False}}})
    expect(chat.button("New chat")).to_be_visible()
    expect(chat.page.get_by_role("heading", name="Chat")).to_have_count(0)


def test_a_prompt_of_the_start_screen_is_sent_with_its_tags(open_chat: OpenChat, server: ChatKitStandIn):
    tag = {"type": "input_tag", "id": "u1", "text": "Ada", "interactive": True}
    content = [{"type": "input_text", "text": "Write to "}, tag]
    chat = open_chat({"startScreen": {"prompts": [{"label": "Write to Ada", "prompt": content, "icon": "write"}]}})
    chat.button("Write to Ada").focus()
    chat.page.keyboard.press("Enter")
    expect(chat.said("Write to Ada")).to_be_visible()
    assert server.asked("threads.create", 1)[0].params["input"]["content"] == [content[0], {**tag, "data": {}}]


def test_feedback_and_retry_are_there_where_the_host_wants_them(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_7", items.said("About rent", "u"), items.answer("It is due.", "a"))
    chat = open_chat({"initialThread": "thr_7"})
    answer = chat.answer("It is due.")
    expect(answer.get_by_role("button", name="Copy message")).to_be_visible()
    expect(answer.get_by_role("button", name="Good answer")).to_have_count(0)
    expect(answer.get_by_role("button", name="Answer again")).to_have_count(0)
    chat.set_options({"threadItemActions": {"feedback": True, "retry": True}})
    answer.get_by_role("button", name="Good answer").click()
    expect(answer.get_by_role("button", name="Good answer")).to_have_attribute("aria-pressed", "true")
    answer.get_by_role("button", name="Answer again").click()
    expect(chat.answer("You said: threads.retry_after_item")).to_be_visible()
    assert server.asked("items.feedback", 1)[0].params == {"thread_id": "thr_7", "item_ids": ["a"], "kind": "positive"}
    assert server.asked("threads.retry_after_item", 1)[0].params == {"thread_id": "thr_7", "item_id": "u"}


def test_a_tool_and_a_model_go_along_with_a_message(open_chat: OpenChat, server: ChatKitStandIn):
    web = {"id": "web", "label": "Web search", "shortLabel": "Web", "icon": "globe"}
    web["placeholderOverride"] = "Search what?"
    draw = {"id": "draw", "label": "Draw", "icon": "write", "pinned": True, "persistent": True}
    models = [{"id": "a", "label": "Quick", "description": "For most"}, {"id": "b", "label": "Deep", "default": True}]
    models.append({"id": "c", "label": "Old", "disabled": True})
    chat = open_chat({"composer": {"tools": [web, draw], "models": models}})
    expect(chat.button("Model: Deep")).to_be_visible()
    chat.button("Tools").press("Enter")
    chat.page.keyboard.press("Enter")
    expect(chat.button("Tools: Web search")).to_have_text("Web")
    expect(chat.page.get_by_role("textbox", name="Search what?")).to_be_visible()
    chat.button("Model: Deep").press("Enter")
    expect(chat.page.get_by_role("menuitemradio", name="Quick For most")).to_be_visible()
    expect(chat.page.get_by_role("menuitemradio", name="Old")).to_be_disabled()
    chat.expect_accessible()
    chat.page.keyboard.press("Escape")
    chat.say("first")
    expect(chat.answer("You said: first")).to_be_visible()
    chat.button("Draw").click()
    chat.say("second")
    expect(chat.answer("You said: second")).to_be_visible()
    expect(chat.button("Draw")).to_have_attribute("aria-pressed", "true")
    told = [one["toolId"] for one in chat.told("chatkit.tool.change")]
    assert told == ["web", None, "draw"]
    first, second = server.asked("threads.create", 1)[0], server.asked("threads.add_user_message", 1)[0]
    assert first.params["input"]["inference_options"] == {"tool_choice": {"id": "web"}, "model": "b"}
    assert second.params["input"]["inference_options"] == {"tool_choice": {"id": "draw"}, "model": "b"}
