"""A long thread: it opens at its end, goes back without a jump, and holds only what is near in the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, Stream, items

_WORDS = "Rent is due on the first of the month, and the landlord asks for it by standing order. "
# How far (px) what is read moves from when `change` has been done to the view until `until` holds and has been drawn.
_MOVED = """async (view) => {
  const frames = async (count) => { while (count--) await new Promise((done) => requestAnimationFrame(done)); };
  const messages = () => [...view.querySelectorAll('article')];
  %s;
  const edge = view.getBoundingClientRect().top;
  const seen = messages().find((one) => one.getBoundingClientRect().bottom > edge);
  const [text, top, height] = [seen.textContent, seen.getBoundingClientRect().top, view.scrollHeight];
  for (let wait = 0; wait < 200 && !(%s); wait += 1) await frames(1);
  await frames(3);
  return messages().find((one) => one.textContent === text).getBoundingClientRect().top - top;
}"""

# Scrolls, and has the element draw, in one frame: the event of the scroll comes in the next.
_SCROLLED_BEFORE_A_DRAWING = """async (view) => {
  requestAnimationFrame(() => { view.scrollTop = %s; });
  await methods.setComposerValue({ text: 'And' });
  for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(done));
}"""


def _moved(chat: Chat, change: str, until: str) -> float:
    return abs(chat.scroller.evaluate(_MOVED % (change, until)))


def _read(chat: Chat) -> tuple[str, int]:
    """Return the item at the top of the view, and its position (px)."""
    return chat.scroller.evaluate(
        """view => { const edge = view.getBoundingClientRect().top;
          const seen = [...view.querySelectorAll('article')].find((one) => one.getBoundingClientRect().bottom > edge);
          return [seen.textContent, Math.round(seen.getBoundingClientRect().top)]; }"""
    )


def _thread(count: int) -> list[items.Json]:
    """Questions and answers of different lengths, numbered."""
    return [
        items.said(f"Question {number}.", f"i{number}")
        if number % 2 == 0
        else items.answer(f"Answer {number}. " + _WORDS * (number % 7), f"i{number}")
        for number in range(count)
    ]


@pytest.fixture
def long(open_chat: OpenChat, server: ChatKitStandIn) -> Chat:
    """A thread of 2,000 messages, opened."""
    server.keep("thr_long", *_thread(2000))
    chat = open_chat({"initialThread": "thr_long"}, viewport={"width": 800, "height": 700})
    expect(chat.answer("Answer 1999.")).to_be_visible()
    return chat


def _from_end(chat: Chat) -> float:
    return chat.scroller.evaluate("view => view.scrollHeight - view.clientHeight - view.scrollTop")


def _glided(chat: Chat) -> float:
    """Return the view's distance from the end (px) after a key, at rest: browsers scroll smoothly."""
    chat.scroller.evaluate(
        """async (view) => {
          const start = view.scrollTop;
          for (let still = 0, last = start, wait = 0; still < 10 && wait < 600; wait += 1) {
            await new Promise((done) => requestAnimationFrame(done));
            still = view.scrollTop === last && last !== start ? still + 1 : 0;
            last = view.scrollTop;
          }
        }"""
    )
    return _from_end(chat)


def _rows(chat: Chat) -> int:
    return chat.page.locator("#chat .turn").count()


def _go_up(chat: Chat, by: int) -> None:
    """Scroll up by some px, as a wheel does."""
    chat.scroller.evaluate(
        "(view, by) => { view.scrollTop -= by;"
        " return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); }",
        by,
    )


def _begin(chat: Chat, server: ChatKitStandIn) -> Stream:
    stream = server.stream()
    chat.say("And now?")
    said = items.said("And now?", "u-new")
    stream.send(items.done(said), items.added(items.answer("", "a-new")), items.delta("a-new", "Let me see."))
    expect(chat.answer("Let me see.")).to_be_visible()
    return stream


def test_a_long_thread_opens_at_its_newest_message_and_holds_only_what_is_near(long: Chat, server: ChatKitStandIn):
    assert _from_end(long) < 2
    assert _rows(long) < 20
    assert [asked.params.get("after") for asked in server.asked("items.list")] == [None]
    long.expect_accessible()


def test_older_messages_come_in_pages_while_one_scrolls_up_and_nothing_jumps(long: Chat, server: ChatKitStandIn):
    while len(server.asked("items.list")) < 5:
        assert _moved(long, "view.scrollTop -= 600", "true") < 2
    assert _rows(long) < 25
    expect(long.said("Question 1998.")).to_have_count(0)
    long.button("Go to the newest message").click()
    expect(long.said("Question 1998.")).to_be_visible()
    assert _from_end(long) < 2
    assert _rows(long) < 25


def test_pages_that_could_not_be_loaded_are_asked_for_again_by_a_button_only(long: Chat, server: ChatKitStandIn):
    server.refuse("items.list", 400)
    _go_up(long, 100_000)
    expect(long.page.get_by_text("Older messages could not be loaded.")).to_be_visible()
    asked = len(server.asked("items.list"))
    _go_up(long, 10)
    long.page.wait_for_timeout(100)
    assert len(server.asked("items.list")) == asked
    long.button("Try again").click()
    expect(long.page.get_by_text("Older messages could not be loaded.")).to_have_count(0)
    assert len(server.asked("items.list", asked + 1)) == asked + 1


def test_the_end_stays_in_view_while_an_answer_comes(long: Chat, server: ChatKitStandIn):
    stream = _begin(long, server)
    for number in range(30):
        stream.send(items.delta("a-new", f"\n\nParagraph {number}. {_WORDS}"))
    expect(long.answer("Paragraph 29.")).to_be_visible()
    assert _from_end(long) < 2
    expect(long.button("Go to the newest message")).to_have_count(0)
    stream.end()


def test_one_who_has_gone_up_reads_on_in_peace_and_is_told_how_much_is_new(long: Chat, server: ChatKitStandIn):
    stream = _begin(long, server)
    _go_up(long, 500)
    expect(long.button("Go to the newest message")).to_be_visible()
    stream.send(items.done(items.answer("First.", "a-new")), items.added(items.answer("", "a-two")))
    before = _read(long)
    stream.send(*(items.delta("a-two", f"\n\nParagraph {number}. {_WORDS}") for number in range(40)))
    expect(long.answer("Paragraph 39.")).to_be_attached()
    assert _read(long) == before
    stream.send(items.done(items.answer("Second.", "a-two")), items.done(items.answer("Third.", "a-three")))
    stream.end()
    expect(long.button("2 new messages. Go to the newest message")).to_be_visible()
    long.picture("scroll-new-messages")
    long.expect_accessible()
    long.button("2 new messages. Go to the newest message").click()
    expect(long.answer("Third.")).to_be_visible()
    expect(long.page.locator("#chat .to-end")).to_have_count(0)


def test_keys_alone_go_through_the_thread(long: Chat, server: ChatKitStandIn):
    long.page.keyboard.press("Shift+Tab")
    long.scroller.focus()
    long.page.keyboard.press("PageUp")
    assert _glided(long) > 400
    long.page.keyboard.press("Home")
    # How far it carries depends on how soon older messages come while the view glides there.
    assert _glided(long) > 2_000
    expect(long.said("Question 1998.")).to_have_count(0)
    assert len(server.asked("items.list", 2)) > 1
    long.page.keyboard.press("End")
    expect(long.answer("Answer 1999.")).to_be_visible()
    expect(long.page.locator("#chat .to-end")).to_have_count(0)
    assert long.page.evaluate("document.querySelector('#chat').shadowRoot.activeElement.id") == "scroller"


@pytest.mark.parametrize(("to", "away"), [("view.scrollHeight", 0), ("view.scrollTop - 900", 1)])
def test_a_scroll_counts_before_its_event_has_come(long: Chat, to: str, away: int):
    """A drawing between a scroll and its event does not take the view back to where it was."""
    _go_up(long, 0 if away else 2000)
    long.scroller.evaluate(_SCROLLED_BEFORE_A_DRAWING % to)
    expect(long.page.locator("#chat .to-end")).to_have_count(away)


def test_focus_and_selection_are_kept_out_of_view(long: Chat):
    copy = long.answer("Answer 1999.").get_by_role("button", name="Copy message")
    copy.focus()
    for _ in range(12):
        _go_up(long, 700)
    expect(long.answer("Answer 1997.")).to_have_count(0)
    expect(copy).to_be_focused()
    long.page.evaluate(
        """() => { const root = document.querySelector('#chat').shadowRoot;
          const range = document.createRange();
          const shown = [...root.querySelectorAll('.answer .prose')];
          range.selectNodeContents(shown[1]); getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    selected = "document.querySelector('#chat').shadowRoot.getSelection().toString()"
    text = long.page.evaluate(selected)
    for _ in range(6):
        _go_up(long, 700)
    assert text.startswith("Answer")
    assert long.page.evaluate(selected) == text


def test_what_grows_above_does_not_move_what_is_read(long: Chat):
    _go_up(long, 1200)
    grow = (
        "view.querySelector('.turn').style.paddingTop = '0px';"
        "setTimeout(() => { view.querySelector('.turn').style.paddingTop = '180px'; }, 30)"
    )
    assert _moved(long, grow, "view.scrollHeight > height + 150") < 2


def test_what_grows_at_the_end_is_followed(long: Chat):
    long.page.evaluate(
        "document.querySelector('#chat').shadowRoot.querySelector('.turn:last-child').style.paddingBottom = '300px'"
    )
    long.page.wait_for_timeout(60)
    assert _from_end(long) < 2


def test_without_auto_scroll_the_view_stays_where_the_answer_begins(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", *_thread(10))
    chat = open_chat(
        {"initialThread": "thr_1", "thread": {"autoScroll": False}}, viewport={"width": 800, "height": 500}
    )
    expect(chat.answer("Answer 9.")).to_be_visible()
    stream = _begin(chat, server)
    stream.send(*(items.delta("a-new", f"\n\nParagraph {number}. {_WORDS}") for number in range(20)))
    expect(chat.answer("Paragraph 19.")).to_be_attached()
    assert _from_end(chat) > 300
    stream.end()


def test_each_message_says_which_one_of_how_many_it_is(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", *_thread(8))
    chat = open_chat({"initialThread": "thr_1"})
    last = chat.answer("Answer 7.")
    expect(last).to_have_attribute("aria-posinset", "8")
    expect(last).to_have_attribute("aria-setsize", "8")
    expect(chat.said("Question 0.")).to_have_attribute("aria-posinset", "1")


def test_on_paper_the_messages_that_are_near_stand_one_under_another(long: Chat):
    long.page.emulate_media(media="print")
    expect(long.composer).to_be_hidden()
    expect(long.page.locator("#chat .gap").first).to_be_hidden()
    heights = long.scroller.evaluate("view => [view.clientHeight, view.scrollHeight, innerHeight]")
    assert heights[0] == heights[1] > heights[2]
    long.picture("scroll-print")
