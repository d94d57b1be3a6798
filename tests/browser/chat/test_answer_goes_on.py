"""An answer goes on without its listener: B4 of the mission, in the middle of words and of three tools."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.waiting import wait_until
from tests.gemini_stand_in import GeminiStandIn, Reply, call

pytestmark = pytest.mark.browser

# The mission's second, and more for a machine that runs the tests of others at the same time.
SOON = 3_000
WORDS = [f"word {number}, " for number in range(1, 41)]
WHOLE = "".join([*WORDS, "and that is all."])
TITLES = ("First thing", "Second thing", "Third thing")
Comeback = Callable[[Person], Person]


@pytest.fixture
def elsewhere(new_context: Callable[..., BrowserContext]) -> Comeback:
    """Opens the conversation in another browser, which knows nothing but who is signed in."""

    def make(person: Person) -> Person:
        context = new_context()
        context.add_cookies(person.page.context.cookies())  # pyright: ignore[reportArgumentType]
        other = Person(context.new_page(), person.url, person.email)
        other.page.goto(f"{other.url}/all")
        other.wait_for_dashboard()
        other.chat.get_by_role("button", name="Show conversations").click()
        other.chat.get_by_role("button", name="Begin").first.click()
        return other

    return make


def reload(person: Person) -> Person:
    person.reload()
    return person


def close_and_reopen(person: Person) -> Person:
    context = person.page.context
    person.page.close()
    other = Person(context.new_page(), person.url, person.email)
    other.page.goto(f"{other.url}/all")
    other.wait_for_dashboard()
    return other


def open_second_tab(person: Person) -> Person:
    return person.another_tab()


def lose_the_network(person: Person) -> Person:
    context = person.page.context
    context.set_offline(True)
    expect(person.chat.get_by_text("You are offline.")).to_be_visible()
    context.set_offline(False)
    return person


WAYS = [reload, close_and_reopen, open_second_tab, lose_the_network, "elsewhere"]


@pytest.fixture(params=WAYS, ids=[way if isinstance(way, str) else way.__name__ for way in WAYS])
def comeback(request: pytest.FixtureRequest, elsewhere: Comeback) -> Comeback:
    """Leaves, and comes back."""
    return elsewhere if request.param == "elsewhere" else request.param


def expect_whole(person: Person, said: str, answer: str) -> None:
    """One message and one answer, from the first word to the last, and nothing that complains."""
    expect(person.answer(answer)).to_be_visible(timeout=30_000)
    person.hear_out()
    expect(person.said(said)).to_have_count(1)
    expect(person.chat.get_by_role("article", name="Assistant")).to_have_count(1)
    text = person.chat.get_by_role("article", name="Assistant").inner_text()
    assert text.count(answer) == 1
    expect(person.chat.locator(".trouble, .end-mark")).to_have_count(0)


def test_in_the_middle_of_words(ada: Person, gemini: GeminiStandIn, comeback: Comeback):
    gemini.script(Reply(text=[*WORDS, "and that is all."], delay=0.02, hang=True, hang_at=10))
    gemini.released.clear()
    ada.say("Begin a long answer")
    expect(ada.answer("word 3,")).to_be_visible()
    back = comeback(ada)
    # What was said before is there, and the rest comes word by word.
    expect(back.answer("word 3,")).to_be_visible(timeout=SOON)
    expect(back.chat.get_by_role("button", name="Stop answering")).to_be_visible()
    gemini.release()
    expect_whole(back, "Begin a long answer", WHOLE)
    back.reload()
    expect_whole(back, "Begin a long answer", WHOLE)
    assert len(gemini.requests) == 1


def test_in_the_middle_of_three_tools(ada: Person, gemini: GeminiStandIn, comeback: Comeback):
    gemini.reply(call("create_task", title=TITLES[0]))
    gemini.script(Reply(calls=(call("create_task", title=TITLES[1]),), hang=True))
    gemini.reply(call("create_task", title=TITLES[2]))
    gemini.reply("All three are in your list.")
    gemini.released.clear()
    ada.say("Begin three things")
    expect(ada.step(f"Create task · {TITLES[0]}")).to_be_visible()
    back = comeback(ada)
    expect(back.step(f"Create task · {TITLES[0]}")).to_be_visible(timeout=SOON)
    expect(back.chat.get_by_role("button", name="Stop answering")).to_be_visible()
    gemini.release()
    expect_whole(back, "Begin three things", "All three are in your list.")
    for look in (lambda: None, back.reload):
        look()
        receipt = back.chat.get_by_role("group", name="created")
        expect(receipt).to_have_count(1)
        for title in TITLES:
            expect(receipt.get_by_role("button", name=f"Complete “{title}”")).to_have_count(1)
            expect(back.task(title)).to_have_count(1)
    assert len(gemini.requests) == 4


def test_stop_works_from_the_other_tab(ada: Person, gemini: GeminiStandIn):
    gemini.hang(after="On and on")
    ada.say("Talk without end")
    expect(ada.answer("On and on")).to_be_visible()
    other = ada.another_tab()
    expect(other.answer("On and on")).to_be_visible()
    other.chat.get_by_role("button", name="Stop answering").click()
    for tab in (other, ada):
        expect(tab.chat.get_by_role("button", name="Send message")).to_be_visible(timeout=SOON)
        expect(tab.answer("On and on")).to_be_visible()
    wait_until(lambda: gemini.requests[0].cut)


def test_a_message_from_another_tab_waits_for_the_answer_before(
    new_person: NewPerson, with_gemini: Served, gemini: GeminiStandIn
):
    ada = new_person(with_gemini)
    gemini.hang(after="The first answer")
    ada.say("First question")
    expect(ada.answer("The first answer")).to_be_visible()
    thread = ada.page.evaluate("localStorage['taskchat.thread']")
    gemini.reply("The second answer.")
    ada.page.evaluate(ASK, [thread, "Second question"])
    expect(ada.said("Second question").get_by_text("Waiting for the answer before")).to_be_visible(timeout=SOON)
    gemini.release()
    expect(ada.answer("The second answer.")).to_be_visible()
    ada.hear_out()
    for look in (lambda: None, ada.reload):
        look()
        expect(ada.answer("The second answer.")).to_be_visible()
        words = " ".join(ada.chat.get_by_role("article").all_inner_texts())
        places = [words.index(part) for part in ("First question", "The first answer", "Second question", "The second")]
        assert places == sorted(places)
        expect(ada.chat.get_by_role("article")).to_have_count(4)


# What a plain client of the protocol sends; nobody reads what it is told.
ASK = """([thread, text]) => void fetch('/api/chatkit', {
  method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ type: 'threads.add_user_message', params: { thread_id: thread, input: {
    content: [{ type: 'input_text', text }], attachments: [], inference_options: {} } } }),
})"""
