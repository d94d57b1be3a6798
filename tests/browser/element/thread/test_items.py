"""Every kind of item in a thread, while it comes and afterwards."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.element import every_item
from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

pytestmark = pytest.mark.keeps_page

_LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"theme": "dark"},
    "narrow": {"viewport": {"width": 390, "height": 2700}},
    "right-to-left": {"locale": "ur", "viewport": {"width": 700, "height": 2400}},
}


@pytest.mark.parametrize("look", _LOOKS)
def test_every_item_in_pictures(open_chat: OpenChat, server: ChatKitStandIn, look: str):
    server.keep("thr_1", *every_item.thread(), allowed_image_domains=["images.example"])
    given = {"viewport": {"width": 1000, "height": 2300}, "initialThread": "thr_1", **_LOOKS[look]}
    viewport = given.pop("viewport")
    chat = open_chat(given, script="{ entities: { onClick() {} } }", viewport=viewport)
    expect(chat.region).to_contain_text("Rent law in short")
    chat.picture(f"items-{look}")


def test_what_was_said_and_done_is_read_afterwards(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", *every_item.thread(), allowed_image_domains=["images.example"])
    chat = open_chat({"initialThread": "thr_1"}, viewport={"width": 1000, "height": 2300})
    said = chat.said("late?")
    for words in ("Rent is due on the third working day.", "contract.pdf", "Is Pay rent late?"):
        expect(said).to_contain_text(words)
    thoughts, steps = (
        chat.region.get_by_role("group").filter(has=chat.page.locator("summary", has_text=words)).first
        for words in ("Thought for 4 s", "Looked into it")
    )
    thoughts.locator("summary").press("Enter")
    for words in ("Reading the contract", "It says the third working day.", "So Friday."):
        expect(thoughts).to_contain_text(words)
    for title, status in (
        ("Read the list", "done"),
        ("Read files", "done"),
        ("Drew a chart", "done"),
        ("Asked", "failed"),
    ):
        expect(steps.get_by_role("listitem").filter(has_text=title).first).to_contain_text(status)
    steps.locator("summary", has_text="Read the list").press("Enter")
    expect(steps.get_by_role("link", name="one")).to_have_attribute("href", "https://example.com")
    steps.locator("summary", has_text="Read files").press("Enter")
    expect(steps.get_by_text("contract.pdf")).to_be_visible()
    chat.region.locator("summary", has_text="2 steps").press("Enter")
    for words in ("Saved the date", "Open calendar"):
        expect(chat.region.get_by_role("listitem").filter(has_text=words)).to_contain_text("done")
    expect(chat.region.get_by_role("img", name="Generated image")).to_be_visible()
    expect(chat.region.get_by_text("Image from a host that is not allowed")).to_be_visible()
    expect(chat.region.get_by_text("never seen")).to_have_count(0)
    chat.expect_accessible()


def test_steps_are_seen_while_they_run_and_folded_when_the_answer_is_there(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("look it up")
    running = every_item.searched("loading")
    stream.send(*server.begin("look it up"), {"type": "progress_update", "icon": "search", "text": "Getting ready"})
    expect(chat.region.get_by_text("Getting ready")).to_be_visible()
    stream.send(
        items.added(items.workflow(identity="w")), items.updated("w", "workflow.task.added", task_index=0, task=running)
    )
    steps = chat.region.get_by_role("listitem").filter(has_text="rent due date")
    expect(steps.first).to_contain_text("running")
    expect(chat.region.get_by_text("Getting ready")).to_have_count(0)
    stream.send(items.updated("w", "workflow.task.updated", task_index=0, task=every_item.searched()))
    expect(steps.first).to_contain_text("done")
    steps.first.locator("summary").press("Enter")
    expect(chat.region.get_by_role("link", name="Rent law in short")).to_have_attribute("rel", "noopener noreferrer")
    whole = items.workflow(every_item.searched(), identity="w", summary={"title": "Searched for rent"})
    stream.send(items.done(whole), *items.spoken("It is Friday."))
    stream.end()
    summary = chat.region.locator("summary").filter(has_text="Searched for rent")
    expect(summary).to_be_visible()
    expect(chat.region.get_by_role("link", name="Rent law in short")).to_be_hidden()
    summary.press("Enter")
    expect(steps.first).to_be_visible()


def test_thoughts_are_folded_and_say_what_they_are_about(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("think")
    thought = {"type": "thought", "title": "Comparing dates", "content": "The **third** working day"}
    stream.send(*server.begin("think"), items.added(items.workflow(identity="w", kind="reasoning")))
    stream.send(items.updated("w", "workflow.task.added", task_index=0, task=thought))
    head = chat.region.locator("summary").filter(has_text="Comparing dates")
    expect(head).to_be_visible()
    expect(chat.region.get_by_text("working day")).to_be_hidden()
    head.press("Enter")
    expect(chat.region.get_by_text("third")).to_have_css("font-weight", "600")
    stream.send(items.done(items.workflow(thought, identity="w", kind="reasoning", summary={"duration": 3})))
    expect(chat.region.locator("summary").filter(has_text="Thought for 3 s")).to_be_visible()
    expect(chat.region.get_by_text("working day")).to_be_visible()
    stream.end()


def test_a_picture_is_seen_while_it_is_made(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("draw")
    stream.send(*server.begin("draw"), items.added(items.item("generated_image", "g")))
    made = chat.region.get_by_role("progressbar", name="Making an image")
    expect(made).to_be_visible()
    early = {"id": "i", "url": every_item.picture(32, 24)}
    stream.send(items.updated("g", "generated_image.updated", image=early, progress=0.4))
    expect(made).to_have_attribute("aria-valuenow", "40")
    expect(chat.region.get_by_role("img", name="Making an image")).to_be_visible()
    chat.picture("image-partial")
    stream.send(items.done(items.item("generated_image", "g", image={"id": "i", "url": every_item.picture()})))
    stream.end()
    expect(chat.region.get_by_role("img", name="Generated image")).to_be_visible()
    expect(made).to_have_count(0)


def test_a_picture_that_never_came_says_so(open_chat: OpenChat, server: ChatKitStandIn):
    gone = items.item("generated_image", "g1", image={"id": "i", "url": "/images/gone.png"})
    server.keep("thr_1", items.said("draw"), gone, items.item("generated_image", "g2", image=None))
    chat = open_chat({"initialThread": "thr_1"})
    expect(chat.region.get_by_text("The image was not finished.")).to_be_visible()
    expect(chat.region.locator(".generated.is-broken")).to_contain_text("Generated image")


def test_the_turn_is_over_when_the_server_says_so(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("hello")
    stream.send(*server.begin("hello"), items.added(items.workflow(items.step("Look"), identity="w")))
    stream.send(items.done(items.workflow(items.step("Look"), identity="w")))
    expect(chat.region.get_by_text("Thinking…")).to_be_attached()
    stream.send(items.done(items.item("end_of_turn", "e")))
    expect(chat.region.get_by_text("Thinking…")).to_have_count(0)
    stream.end()


def test_a_tool_of_the_page_runs_and_its_result_goes_back(open_chat: OpenChat, server: ChatKitStandIn):
    tool = "async ({ name, params }) => { if (name === 'broken') throw new Error('no'); return { seen: params }; }"
    chat = open_chat(script=f"{{ onClientTool: {tool} }}")
    for name, result in (("open_calendar", {"seen": {"day": "Friday"}}), ("broken", {"error": "no"})):
        stream, after = server.stream(), server.stream()
        chat.say(name)
        call = items.item(
            "client_tool_call", name, call_id=name, name=name, arguments={"day": "Friday"}, status="pending"
        )
        stream.send(*server.begin(name), items.done(call))
        stream.end()
        done = {**call, "status": "completed", "output": result}
        after.send(items.replaced(done), *items.spoken(f"Used {name}"))
        after.end()
        expect(chat.answer(f"Used {name}")).to_be_visible()
        assert server.asked("threads.add_client_tool_output", 1)[-1].params["result"] == result
    expect(chat.region.get_by_role("listitem").filter(has_text="Open calendar")).to_contain_text("done")
    expect(chat.region.get_by_role("listitem").filter(has_text="Broken")).to_contain_text("failed")
    assert chat.told("chatkit.error") == [{"error": "no"}]


def test_effects_and_deep_links_are_told_to_the_host(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("show")
    stream.send(*server.begin("show"), {"type": "client_effect", "name": "open", "data": {"id": 7}})
    stream.send(*items.spoken("See [the task](chatkit-link://task/7?tab=notes)"))
    stream.end()
    chat.region.get_by_role("link", name="the task").click()
    assert chat.told("chatkit.effect") == [{"name": "open", "data": {"id": 7}}]
    assert chat.told("chatkit.deeplink") == [{"name": "task/7", "data": {"tab": "notes"}}]
    assert chat.page.url == f"{server.url}/index.html"


def test_notices_are_read_and_dismissed(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("hello")
    stream.send(*server.begin("hello"))
    for level, words in (("info", "A **new** day"), ("warning", "Nearly full"), ("danger", "Full")):
        stream.send({"type": "notice", "level": level, "title": level.title(), "message": words})
    stream.send(*items.spoken("Hi."))
    stream.end()
    region = chat.region.get_by_role("status").filter(has_text="Nearly full")
    for level in ("Info", "Warning", "Danger"):
        expect(region.get_by_text(level, exact=True)).to_be_visible()
    expect(region.locator("strong", has_text="new")).to_be_visible()
    chat.picture("notices")
    region.get_by_role("button", name="Dismiss").first.press("Enter")
    expect(region.get_by_text("A new day")).to_have_count(0)
    expect(region.get_by_text("Full", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ({"type": "locked", "reason": "A colleague writes here."}, "A colleague writes here."),
        ({"type": "locked"}, "This conversation is locked."),
        ({"type": "closed", "reason": "Settled on Friday."}, "Settled on Friday."),
        ({"type": "closed"}, "This conversation is closed."),
    ],
)
def test_a_thread_that_takes_no_messages_says_why(
    open_chat: OpenChat, server: ChatKitStandIn, status: dict[str, str], said: str
):
    server.keep("thr_1", items.said("hello"), items.answer("Hi.", "a"), status=status)
    chat = open_chat({"initialThread": "thr_1"})
    expect(chat.region.get_by_text(said)).to_be_visible()
    expect(chat.composer).to_have_count(0)
