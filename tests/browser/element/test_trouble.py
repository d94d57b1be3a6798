"""Trouble: nothing that was written is lost, nothing is sent twice, and the way on is in sight."""

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

PHONE = {"width": 390, "height": 844}


def _open(open_chat: OpenChat, server: ChatKitStandIn, **browser: object) -> Chat:
    server.keep(
        "thr_1", items.said("When is rent due?", "u0"), items.answer("On the first.", "a0"), items.item("end_of_turn")
    )
    chat = open_chat({"initialThread": "thr_1"}, **browser)
    expect(chat.answer("On the first.")).to_be_visible()
    return chat


def _go_offline(page: Page, offline: bool) -> None:
    page.context.set_offline(offline)


def _alert(chat: Chat) -> str:
    return " ".join(chat.page.locator("#chat .trouble [role=alert]").inner_text().split())


def test_what_is_said_offline_goes_out_once_when_the_network_is_back(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    _go_offline(chat.page, offline=True)
    expect(chat.page.get_by_text("You are offline.")).to_be_visible()
    chat.say("Pay rent")
    chat.say("And water")
    expect(chat.said("And water")).to_contain_text("Sending…")
    chat.expect_accessible()
    chat.picture("trouble-offline")
    _go_offline(chat.page, offline=False)
    expect(chat.answer("You said: And water")).to_be_visible()
    expect(chat.page.get_by_text("You are offline.")).to_have_count(0)
    texts = [one.params["input"]["content"][0]["text"] for one in server.asked("threads.add_user_message")]
    assert texts == ["Pay rent", "And water"]


def test_a_message_that_the_server_took_before_it_broke_is_not_sent_again(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    stream = server.stream()
    chat.say("Pay rent")
    stream.asked.wait(5)
    server.keep("thr_1", *server.items_of("thr_1"), items.said("Pay rent", "u1"), items.answer("It is paid.", "a1"))
    stream.drop()
    expect(chat.answer("It is paid.")).to_be_visible()
    expect(chat.said("Pay rent")).to_have_count(1)
    assert len(server.asked("threads.add_user_message", 1)) == 1


def test_a_message_that_the_browser_itself_sends_twice_is_there_once(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    kind = "threads.add_user_message"
    # Chromium repeats any request, a POST too, when a connection that it had used before closes without an answer.
    server.refuse(kind, 0)
    server.refuse(kind, 409, {"detail": "This message is here already."})
    server.keep("thr_1", *server.items_of("thr_1"), items.said("Pay rent", "u1"), items.answer("It is paid.", "a1"))
    chat.say("Pay rent")
    expect(chat.answer("It is paid.")).to_be_visible()
    expect(chat.said("Pay rent")).to_have_count(1)
    expect(chat.page.locator("#chat .trouble")).to_have_count(0)
    expect(chat.composer).to_have_value("")
    first, again = server.asked(kind)
    assert first.metadata["message_id"] == again.metadata["message_id"]


def test_a_message_that_nobody_took_is_sent_again_by_itself(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    server.refuse("threads.add_user_message", 503)
    chat.say("Pay rent")
    expect(chat.page.get_by_text("The server did not answer. Trying again…")).to_be_visible()
    expect(chat.answer("You said: Pay rent")).to_be_visible()
    expect(chat.said("Pay rent")).to_have_count(1)
    expect(chat.page.locator("#chat .trouble")).to_have_count(0)


def test_one_need_not_wait_for_the_next_try(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server, viewport=PHONE, color_scheme="dark")
    for _ in range(2):
        server.refuse("threads.add_user_message", 503)
    chat.say("Pay rent")
    server.asked("threads.add_user_message", 2)
    expect(chat.button("Try again")).to_be_visible()
    chat.picture("trouble-again-390-dark")
    chat.button("Try again").click()
    expect(chat.answer("You said: Pay rent")).to_be_visible(timeout=2_000)


def test_a_message_that_may_not_have_arrived_is_marked_until_one_tries_again(
    open_chat: OpenChat, server: ChatKitStandIn
):
    chat = _open(open_chat, server, viewport=PHONE, color_scheme="dark")
    server.refuse("threads.add_user_message", 200, {"a proxy": "said this"})
    chat.say("Pay rent")
    expect(chat.said("Pay rent")).to_contain_text("Not sent")
    expect(chat.button("Try again")).to_be_visible()
    chat.picture("trouble-failed-390-dark")
    chat.button("Try again").click()
    expect(chat.answer("You said: Pay rent")).to_be_visible()
    expect(chat.page.get_by_text("Not sent")).to_have_count(0)


def test_one_who_is_signed_out_keeps_the_draft_and_the_host_hears_of_it(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    server.refuse("threads.add_user_message", 401, {"detail": "Sign in."})
    chat.say("Pay rent")
    expect(chat.page.get_by_text("Your session has ended.")).to_be_visible()
    expect(chat.composer).to_have_value("Pay rent")
    assert chat.told("chatkit.error")
    chat.expect_accessible()
    chat.picture("trouble-signed-out")
    with chat.page.expect_navigation():
        chat.button("Sign in").click()
    chat.set_options({"initialThread": "thr_1"})
    expect(chat.composer).to_have_value("Pay rent")


def test_too_many_messages_say_how_long_to_wait_and_then_no_more(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server, viewport=PHONE)
    server.refuse("threads.add_user_message", 429, {"detail": "That was quick."}, {"retry-after": "2"})
    chat.say("Pay rent")
    trouble = chat.page.locator("#chat .trouble")
    expect(trouble.locator(".wait")).to_have_text("Try again in 2 seconds.")
    assert _alert(chat) == "That was quick. Try again in 2 seconds."
    chat.picture("trouble-429-390")
    expect(trouble.locator(".wait")).to_have_text("Try again in 1 second.")
    assert _alert(chat) == "That was quick. Try again in 2 seconds."
    expect(trouble).to_have_count(0)
    chat.composer.press("Enter")
    expect(chat.answer("You said: Pay rent")).to_be_visible()


def test_a_broken_answer_is_kept_and_completed_when_the_server_finishes_it(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    stream = server.stream()
    chat.say("Pay rent")
    stream.send(
        items.done(items.said("Pay rent", "u1")), items.added(items.answer("", "a1")), items.delta("a1", "It is")
    )
    expect(chat.answer("It is")).to_be_visible()
    stream.drop()
    expect(chat.page.get_by_text("Looking for the rest of the answer…")).to_be_visible()
    expect(chat.answer("It is")).to_be_visible()
    looked = len(server.asked("items.list"))
    server.asked("items.list", looked + 2)
    server.keep("thr_1", *server.items_of("thr_1"), items.answer("It is paid.", "a1"))
    expect(chat.answer("It is paid.")).to_be_visible()
    expect(chat.page.locator("#chat .trouble")).to_have_count(0)
    assert len(server.asked("threads.add_user_message", 1)) == 1


def test_an_answer_that_the_server_gave_up_stays_and_can_be_had_again(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server, color_scheme="dark")
    stream = server.stream()
    chat.say("Pay rent")
    stream.send(
        items.done(items.said("Pay rent", "u1")), items.added(items.answer("", "a1")), items.delta("a1", "It is")
    )
    expect(chat.answer("It is")).to_be_visible()
    server.keep("thr_1", *server.items_of("thr_1"), items.answer("It is", "a1"))
    stream.drop()
    expect(chat.page.get_by_text("The connection was lost before the answer was complete.")).to_be_visible()
    expect(chat.answer("It is")).to_be_visible()
    chat.picture("trouble-broken-dark")
    chat.button("Try again").click()
    expect(chat.answer("You said: threads.retry_after_item")).to_be_visible()
    assert server.asked("threads.retry_after_item", 1)[0].params["item_id"] == "u1"


def test_a_reload_in_the_middle_shows_the_answer_when_it_is_there(open_chat: OpenChat, server: ChatKitStandIn):
    now = datetime.now(UTC).replace(tzinfo=None).isoformat()
    server.keep("thr_1", items.said("Pay rent", "u1", created_at=now))
    chat = open_chat({"initialThread": "thr_1"})
    expect(chat.said("Pay rent")).to_be_visible()
    expect(chat.page.get_by_text("Thinking…")).to_be_attached()
    server.keep("thr_1", *server.items_of("thr_1"), items.answer("It is paid.", "a1"))
    expect(chat.answer("It is paid.")).to_be_visible()
    assert chat.told("chatkit.thread.load.start") == [{"threadId": "thr_1"}]
    assert chat.told("chatkit.thread.load.end") == [{"threadId": "thr_1"}]


def test_a_missing_thread_gives_way_to_a_new_one_with_a_word(open_chat: OpenChat, server: ChatKitStandIn):
    chat = open_chat({"initialThread": "thr_gone"})
    expect(chat.page.get_by_text("That conversation is no longer there")).to_be_visible()
    expect(chat.composer).to_be_enabled()
    assert chat.told("chatkit.thread.load.end") == [{"threadId": "thr_gone"}]
    assert chat.told("chatkit.thread.change")[-1] == {"threadId": None}


def test_a_thread_that_cannot_be_loaded_can_be_tried_again(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", items.said("Pay rent"), items.answer("It is paid."))
    for _ in range(3):
        server.refuse("items.list", 500)
    chat = open_chat({"initialThread": "thr_1"})
    chat.button("Try again").click()
    expect(chat.answer("It is paid.")).to_be_visible()
