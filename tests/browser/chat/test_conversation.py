"""The conversation, as a person has it: M6 to M11 of the mission."""

import time

import httpx
import pytest
from playwright.sync_api import Response, expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.servers import Served
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply, call

pytestmark = pytest.mark.browser


def test_say_it_and_see_it_in_the_list(ada: Person, gemini: GeminiStandIn):
    gemini.reply(call("create_task", title="test migration", due="friday"))
    gemini.reply("Done: **test migration** is in your list.")
    ada.page.evaluate("window.notReloaded = true")
    ada.say("Create a task called test migration, due Friday")
    expect(ada.said("Create a task called test migration")).to_be_visible()
    expect(ada.step("Create task · test migration")).to_be_visible()
    expect(ada.answer("Done: test migration is in your list.")).to_be_visible()
    expect(ada.chat.locator("strong", has_text="test migration").last).to_be_visible()
    expect(ada.task("test migration")).to_be_visible()
    assert ada.page.evaluate("window.notReloaded")


def test_the_answer_appears_word_by_word(ada: Person, gemini: GeminiStandIn):
    gemini.hang(after="The first words are here already")
    ada.say("Tell me something long")
    expect(ada.answer("The first words are here already")).to_be_visible()
    expect(ada.chat.get_by_role("button", name="Stop answering")).to_be_visible()
    gemini.release()
    ada.hear_out()


def test_a_running_tool_is_seen_before_the_answer(ada: Person, gemini: GeminiStandIn):
    gemini.reply(call("create_task", title="seen at work"))
    gemini.hang()
    ada.say("Create a task called seen at work")
    step = ada.step("Create task · seen at work")
    expect(step).to_be_visible()
    # The model has not said a word: what is shown was told by the tool itself.
    expect(ada.task("seen at work")).to_be_visible()
    gemini.release()


def test_the_step_is_on_the_page_within_half_a_second_of_its_call(ada: Person, gemini: GeminiStandIn):
    gemini.reply(call("create_task", title="quick step"))
    gemini.reply("Done.")
    ada.page.evaluate(WATCH_FOR_STEP)
    ada.say("Create a task called quick step")
    ada.page.wait_for_function("window.stepSeen", timeout=10_000)
    seen = ada.page.evaluate("window.stepSeen") / 1_000
    # The stand-in answers at once, so that its call came no earlier than it was asked.
    assert seen - gemini.requests[0].at < 0.5
    expect(ada.answer("Done.")).to_be_visible()


WATCH_FOR_STEP = """() => {
  const look = () => {
    const root = document.querySelector('#chat openai-chatkit')?.shadowRoot;
    if (root?.textContent.includes('quick step') && root.textContent.includes('Create task')) {
      window.stepSeen = Date.now();
    } else {
      requestAnimationFrame(look);
    }
  };
  look();
}"""


def test_the_conversation_is_there_after_a_reload(ada: Person, gemini: GeminiStandIn):
    gemini.reply(call("create_task", title="still here"))
    gemini.reply("It is in your list, **for good**.")
    ada.say("Create a task called still here")
    expect(ada.answer("It is in your list, for good.")).to_be_visible()
    ada.hear_out()
    ada.reload()
    expect(ada.said("Create a task called still here")).to_be_visible()
    expect(ada.answer("It is in your list, for good.")).to_be_visible()
    expect(ada.step("Create task · still here")).to_be_visible()
    expect(ada.task("still here")).to_be_visible()


def test_the_last_message_is_edited_and_takes_its_place(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Hello?")
    ada.say("Helo")
    expect(ada.answer("Hello?")).to_be_visible()
    ada.hear_out()
    gemini.reply("Good morning.")
    ada.composer.press("ArrowUp")
    expect(ada.composer).to_have_value("Helo")
    ada.say("Hello there")
    expect(ada.answer("Good morning.")).to_be_visible()
    expect(ada.said("Helo")).to_have_count(0)
    ada.hear_out()
    ada.reload()
    expect(ada.said("Hello there")).to_be_visible()
    expect(ada.chat.get_by_role("article")).to_have_count(2)


def test_the_next_message_goes_to_the_conversation_that_was_reloaded(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Hello Ada.")
    gemini.reply("As I said: hello.")
    ada.say("Hello")
    expect(ada.answer("Hello Ada.")).to_be_visible()
    ada.hear_out()
    ada.reload()
    expect(ada.answer("Hello Ada.")).to_be_visible()
    ada.say("Once more")
    expect(ada.answer("As I said: hello.")).to_be_visible()
    words = [str(message["content"]) for message in gemini.requests[-1].body["messages"]]
    assert words[1:] == ["Hello", "Hello Ada.", "Once more"]


def test_stop_keeps_what_was_said(ada: Person, gemini: GeminiStandIn):
    gemini.hang(after="I was just about to")
    ada.say("Talk without end")
    expect(ada.answer("I was just about to")).to_be_visible()
    ada.chat.get_by_role("button", name="Stop answering").click()
    expect(ada.chat.get_by_role("button", name="Send message")).to_be_visible()
    ada.reload()
    expect(ada.answer("I was just about to")).to_be_visible()
    deadline = time.monotonic() + 5
    while not gemini.requests[0].cut and time.monotonic() < deadline:
        time.sleep(0.05)
    assert gemini.requests[0].cut


def test_escape_stops_too(ada: Person, gemini: GeminiStandIn):
    gemini.hang(after="On and on")
    ada.say("Talk without end")
    expect(ada.answer("On and on")).to_be_visible()
    ada.composer.press("Escape")
    ada.hear_out()
    expect(ada.answer("On and on")).to_be_visible()


def test_an_answer_can_be_asked_for_again(ada: Person, gemini: GeminiStandIn):
    gemini.reply("The first answer.")
    gemini.reply("A better answer.")
    ada.say("Answer me")
    expect(ada.answer("The first answer.")).to_be_visible()
    ada.answer("The first answer.").hover()
    ada.chat.get_by_role("button", name="Answer again").click()
    expect(ada.answer("A better answer.")).to_be_visible()
    expect(ada.answer("The first answer.")).to_have_count(0)
    ada.hear_out()
    ada.reload()
    expect(ada.answer("A better answer.")).to_be_visible()
    expect(ada.answer("The first answer.")).to_have_count(0)


def test_a_failing_model_is_said_in_words(ada: Person, gemini: GeminiStandIn):
    gemini.fail(400, "INVALID_ARGUMENT", "Something about it is wrong.")
    ada.say("Hello")
    alert = ada.chat.get_by_role("alert")
    expect(alert).to_be_visible()
    expect(alert).to_contain_text("did not understand")
    expect(ada.said("Hello")).to_be_visible()


def test_where_gemini_is_away_the_built_in_assistant_answers_and_says_so(ada: Person, gemini: GeminiStandIn):
    # A wait that is over at once: the next test finds Gemini there again.
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after="0.05s", times=3)
    ada.say("Add water the plants")
    expect(ada.chat.get_by_text("The built-in assistant answers instead")).to_be_visible(timeout=15_000)
    expect(ada.answer("water the plants")).to_be_visible()
    expect(ada.task("water the plants")).to_be_visible()


def test_a_busy_model_offers_to_try_again(ada: Person, gemini: GeminiStandIn):
    gemini.script(Reply(text=["The half ", "of it"], delay=0.1, failure=Failure(503)))
    gemini.reply("The whole of it.")
    ada.say("Tell me")
    ada.chat.get_by_role("button", name="Try again").click()
    expect(ada.answer("The whole of it.")).to_be_visible()
    expect(ada.said("Tell me")).to_have_count(1)


def test_every_chat_request_carries_the_cookie_and_none_works_without(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Hello.")
    statuses: list[int] = []

    def note(response: Response) -> None:
        if response.url.endswith("/api/chatkit"):
            statuses.append(response.status)

    ada.page.on("response", note)
    ada.say("Hello")
    expect(ada.answer("Hello.")).to_be_visible()
    ada.reload()
    expect(ada.answer("Hello.")).to_be_visible()
    body = {"type": "threads.list", "params": {}}
    assert httpx.post(f"{ada.url}/api/chatkit", json=body).status_code == 401
    # So each that was answered came with it.
    assert statuses
    assert set(statuses) == {200}


def test_a_reload_right_after_the_first_words_finds_the_conversation(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Hello.")
    # As on a slow line: nothing that the page tells its server arrives before the reload.
    ada.page.evaluate("WebSocket.prototype.send = () => {}")
    ada.say("Hello")
    expect(ada.answer("Hello.")).to_be_visible()
    ada.reload()
    expect(ada.answer("Hello.")).to_be_visible()


def test_a_session_that_ended_says_so_and_keeps_the_words(ada: Person):
    ada.page.context.clear_cookies()
    ada.composer.fill("What I wanted to say")
    ada.composer.press("Enter")
    expect(ada.chat.get_by_text("Your session has ended")).to_be_visible()
    expect(ada.chat.get_by_text("What I wanted to say").or_(ada.composer)).not_to_have_count(0)


def test_history_lists_opens_renames_and_deletes(ada: Person, gemini: GeminiStandIn):
    gemini.reply("About apples.")
    gemini.reply("About pears.")
    ada.say("Tell me about apples")
    expect(ada.answer("About apples.")).to_be_visible()
    ada.chat.get_by_role("button", name="New chat").click()
    ada.say("Tell me about pears")
    expect(ada.answer("About pears.")).to_be_visible()
    ada.chat.get_by_role("button", name="Show conversations").click()
    ada.chat.get_by_role("button", name="Tell me about apples", exact=False).first.click()
    expect(ada.answer("About apples.")).to_be_visible()
    expect(ada.answer("About pears.")).to_have_count(0)
    ada.chat.get_by_role("button", name="Show conversations").click()
    ada.chat.get_by_role("listitem").filter(has_text="Tell me about apples").hover()
    ada.chat.get_by_role("button", name="Rename “Tell me about apples”").click()
    ada.chat.get_by_role("textbox", name="Title").fill("Apples")
    ada.chat.get_by_role("textbox", name="Title").press("Enter")
    # The list is sorted by what was touched last.
    expect(ada.chat.get_by_role("listitem").first).to_contain_text("Apples")
    ada.chat.get_by_role("listitem").filter(has_text="Tell me about pears").hover()
    ada.chat.get_by_role("button", name="Delete “Tell me about pears”").click()
    expect(ada.chat.get_by_role("button", name="Delete “Tell me about pears”")).to_have_count(0)
    # It can be taken back for a while; a reload must not bring it back by itself.
    ada.reload()
    ada.chat.get_by_role("button", name="Show conversations").click()
    expect(ada.chat.get_by_role("listitem")).to_have_count(1)
    expect(ada.chat.get_by_role("listitem")).to_contain_text("Apples")


def test_hostile_words_run_nothing(ada: Person, gemini: GeminiStandIn):
    image = '<img src=x onerror="window.hacked=1">'
    gemini.reply(f"{image}<script>window.hacked=1</script>[link](javascript:window.hacked=1) ok")
    ada.say(image)
    expect(ada.answer("ok")).to_be_visible()
    assert ada.page.evaluate("window.hacked") is None
    assert ada.chat.locator("a[href^=javascript]").count() == 0


def test_nobody_else_sees_anything(ada: Person, gemini: GeminiStandIn, new_person: NewPerson, with_gemini: Served):
    gemini.reply(call("create_task", title="my secret plan"))
    gemini.reply("Your secret is safe.")
    ada.say("Create a task called my secret plan")
    expect(ada.task("my secret plan")).to_be_visible()
    eve = new_person(with_gemini)
    eve.chat.get_by_role("button", name="Show conversations").click()
    expect(eve.chat.get_by_text("Your conversations will be here.")).to_be_visible()
    expect(eve.task("my secret plan")).to_have_count(0)


def test_another_browser_must_sign_in(with_gemini: Served, ada: Person, new_context):
    page = new_context().new_page()
    page.goto(ada.url)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert "/login" in page.url
