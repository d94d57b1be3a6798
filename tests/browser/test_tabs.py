"""The same person in two tabs: M12 of the mission."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person, sign_out
from tests.browser.servers import Served
from tests.gemini_stand_in import GeminiStandIn, call

pytestmark = pytest.mark.browser

# The mission's second, and one more for a machine that runs the tests of others at the same time.
SOON = 2_000


def test_a_message_in_one_tab_shows_in_the_other(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Hello to both of you.")
    ada.say("Hello")
    expect(ada.answer("Hello to both of you.")).to_be_visible()
    other = ada.another_tab()
    expect(other.answer("Hello to both of you.")).to_be_visible()
    gemini.reply("And again.")
    ada.say("Once more")
    expect(ada.answer("And again.")).to_be_visible()
    expect(other.said("Once more")).to_be_visible(timeout=SOON)
    expect(other.answer("And again.")).to_be_visible(timeout=SOON)
    gemini.reply("Hello from there.")
    other.say("Now from here")
    expect(other.answer("Hello from there.")).to_be_visible()
    expect(ada.answer("Hello from there.")).to_be_visible(timeout=SOON)
    expect(ada.said("Now from here")).to_have_count(1)


def test_a_task_changed_anywhere_shows_everywhere(ada: Person, gemini: GeminiStandIn):
    other = ada.another_tab()
    ada.add("from the list")
    expect(other.task("from the list")).to_be_visible(timeout=SOON)
    gemini.reply(call("create_task", title="from the chat"))
    gemini.reply("Done.")
    other.say("Create a task called from the chat")
    expect(ada.task("from the chat")).to_be_visible(timeout=5_000)
    response = ada.page.request.post(f"{ada.url}/api/tasks", data={"title": "from the API"})
    assert response.status == 201
    for tab in (ada, other):
        expect(tab.task("from the API")).to_be_visible(timeout=SOON)
    ada.task("from the list").click()
    expect(other.task("from the list")).to_have_count(0)


def test_a_draft_survives_what_happens_in_the_other_tab(ada: Person, gemini: GeminiStandIn):
    gemini.reply("One.")
    ada.say("First")
    expect(ada.answer("One.")).to_be_visible()
    other = ada.another_tab()
    expect(other.answer("One.")).to_be_visible()
    ada.composer.fill("What I am about to")
    gemini.reply("Two.")
    other.say("Second")
    expect(ada.answer("Two.")).to_be_visible()
    expect(ada.composer).to_have_value("What I am about to")


def test_a_conversation_deleted_in_one_tab_is_gone_in_the_other(ada: Person, gemini: GeminiStandIn):
    gemini.reply("One.")
    ada.say("First")
    expect(ada.answer("One.")).to_be_visible()
    other = ada.another_tab()
    expect(other.answer("One.")).to_be_visible()
    thread_id = ada.page.evaluate("localStorage['taskchat.thread']")
    body = {"type": "threads.delete", "params": {"thread_id": thread_id}}
    assert ada.page.request.post(f"{ada.url}/api/chatkit", data=body).status == 200
    for tab in (ada, other):
        expect(tab.answer("One.")).to_have_count(0)
        expect(tab.composer).to_be_enabled()


def test_a_change_is_told_to_the_pages_of_its_person_only(ada: Person, new_person: NewPerson, with_gemini: Served):
    eve = new_person(with_gemini)
    told = {name: frames_of(person, "feed") for name, person in (("ada", ada), ("eve", eve))}
    for person in (ada, eve):
        person.reload()
    eve.make({"title": "barrier"})
    expect(eve.task("barrier")).to_be_visible()
    before = len(told["eve"])
    ada.make({"title": "water the plants"})
    expect(ada.task("water the plants")).to_be_visible(timeout=SOON)
    assert len(told["eve"]) == before


def test_signing_out_in_one_tab_empties_the_other(ada: Person):
    ada.make({"title": "nobody else's business", "tags": ["secret"]})
    other = ada.another_tab()
    other.list("#secret").click()
    expect(other.task("nobody else's business")).to_be_visible()
    other.composer.fill("a secret draft")
    sign_out(ada)
    expect(other.page.get_by_role("heading", name="Sign in")).to_be_visible(timeout=SOON)
    kept = other.page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }])")
    assert "secret" not in kept
    other.page.go_back()
    expect(other.page.get_by_role("heading", name="Sign in")).to_be_visible(timeout=SOON)
    assert "nobody else" not in other.page.content()


def test_another_person_stays_where_they_are_when_somebody_signs_out(
    ada: Person, new_person: NewPerson, with_gemini: Served
):
    eve = new_person(with_gemini)
    sign_out(ada)
    eve.add("water the plants")
    expect(eve.task("water the plants")).to_be_visible()


def frames_of(person: Person, word: str) -> list[str]:
    """Frames with a word in them that the person's page gets from now on, once it is loaded anew."""
    frames: list[str] = []

    def note(frame: str | bytes) -> None:
        if word in str(frame):
            frames.append(str(frame))

    person.page.on("websocket", lambda socket: socket.on("framereceived", note))
    return frames
