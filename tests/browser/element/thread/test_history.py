"""The list of conversations: found, opened, renamed and deleted, by mouse and by keyboard."""

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

_FOCUSED = "document.querySelector('#chat').shadowRoot.activeElement?.textContent.trim().split('\\n')[0]"


@pytest.fixture
def listed(open_chat: OpenChat, server: ChatKitStandIn) -> Chat:
    """The open list, of five conversations."""
    for number, title in enumerate(["Rent", "Shopping for the weekend", "A trip to Łódź", None, "Insurance"]):
        server.keep(
            f"thr_{number}", items.said(f"About {title}"), title=title, created_at=f"2026-11-{20 - number}T10:00:00Z"
        )
    chat = open_chat({"initialThread": "thr_1"})
    expect(chat.said("About Shopping")).to_be_visible()
    chat.button("Show conversations").click()
    expect(rows(chat)).to_have_count(5)
    chat.rests()
    return chat


def rows(chat: Chat) -> Locator:
    """The rows of the list."""
    return chat.page.locator(".history .thread")


def focused(chat: Chat) -> str:
    """Return the text of the focused element, up to the first line break."""
    return chat.page.evaluate(_FOCUSED)


def keep_many(server: ChatKitStandIn, count: int) -> None:
    """Conversations by number, the highest the latest."""
    for number in range(count):
        at = f"2026-10-{1 + number // 24:02}T{number % 24:02}:00:00Z"
        server.keep(f"thr_{number}", title=f"Talk {number}", created_at=at)


def test_the_list_says_what_there_is_and_when_it_was(listed: Chat):
    expect(rows(listed)).to_contain_text(
        ["Rent", "Shopping for the weekend", "A trip to Łódź", "New conversation", "Insurance"]
    )
    expect(rows(listed).first.locator("time")).to_have_attribute("datetime", "2026-11-20T10:00:00.000Z")
    expect(listed.button("Shopping for the weekend")).to_have_count(0)
    expect(listed.page.locator("[aria-current]")).to_contain_text("Shopping for the weekend")
    listed.expect_accessible()
    listed.picture("history")


def test_a_search_finds_titles_in_all_pages_and_says_how_many(open_chat: OpenChat, server: ChatKitStandIn):
    keep_many(server, 80)
    server.keep("old", title="The château", created_at="2020-01-01T10:00:00Z")
    chat = open_chat()
    chat.call("showHistory")
    search = chat.page.get_by_role("searchbox", name="Search conversations")
    expect(search).to_be_focused()
    search.press_sequentially("chateau")
    expect(rows(chat)).to_have_count(1)
    expect(rows(chat)).to_contain_text("The château")
    expect(chat.page.get_by_role("status").filter(has_text="1 conversation found")).to_have_count(1)
    search.press("Escape")
    expect(search).to_have_value("")
    search.fill("nothing like it")
    expect(chat.region).to_contain_text("Nothing found for “nothing like it”.")
    chat.picture("history-nothing")


def test_the_next_page_comes_as_one_scrolls_and_nothing_jumps(open_chat: OpenChat, server: ChatKitStandIn):
    keep_many(server, 45)
    chat = open_chat()
    chat.call("showHistory")
    expect(rows(chat)).to_have_count(30)
    seen = rows(chat).nth(25)
    chat.rests()
    seen.scroll_into_view_if_needed()
    before = seen.bounding_box()
    expect(rows(chat)).to_have_count(45)
    assert seen.bounding_box() == before
    assert [one.params.get("after") for one in server.asked("threads.list")] == [None, "thr_15"]


def test_arrows_walk_the_list_and_enter_opens(listed: Chat):
    keyboard = listed.page.keyboard
    keyboard.press("ArrowDown")
    assert focused(listed).startswith("Rent")
    keyboard.press("End")
    assert focused(listed).startswith("Insurance")
    keyboard.press("ArrowUp")
    assert focused(listed).startswith("New conversation")
    keyboard.press("Home")
    assert focused(listed).startswith("Rent")
    keyboard.press("Enter")
    expect(listed.said("About Rent")).to_be_visible()
    expect(listed.composer).to_be_focused()


def test_tab_goes_through_one_row_only(listed: Chat):
    names = []
    for _ in range(5):
        listed.page.keyboard.press("Tab")
        names.append(listed.page.evaluate("chat.shadowRoot.activeElement?.ariaLabel ?? 'row'"))
    assert names[:3] == ["row", "Rename “Shopping for the weekend”", "Delete “Shopping for the weekend”"]
    assert "Rename “Rent”" not in names


def test_a_title_is_changed_with_f2_and_changed_back(listed: Chat, server: ChatKitStandIn):
    keyboard = listed.page.keyboard
    keyboard.press("ArrowDown")
    second = rows(listed).nth(1).bounding_box()
    keyboard.press("F2")
    title = listed.page.get_by_role("textbox", name="Title")
    expect(title).to_be_focused()
    title.fill("Rent for December")
    listed.picture("history-renaming")
    assert rows(listed).nth(1).bounding_box() == second
    title.press("Enter")
    expect(rows(listed).first).to_contain_text("Rent for December")
    assert focused(listed).startswith("Rent for December")
    # The row changes before the server has heard of it.
    with listed.page.expect_response(lambda response: '"title":"Rent"' in (response.request.post_data or "")):
        keyboard.press("Control+z")
    expect(rows(listed).first).not_to_contain_text("December")
    assert focused(listed).startswith("Rent")
    assert [one.params["title"] for one in server.asked("threads.update")] == ["Rent for December", "Rent"]


def test_a_title_is_left_as_it_was_with_escape(listed: Chat, server: ChatKitStandIn):
    listed.page.keyboard.press("ArrowDown")
    listed.page.keyboard.press("F2")
    listed.page.get_by_role("textbox", name="Title").fill("Oops")
    listed.page.keyboard.press("Escape")
    expect(rows(listed).first).to_contain_text("Rent")
    assert focused(listed).startswith("Rent")
    assert server.asked("threads.update") == []


def test_a_deletion_can_be_taken_back_and_the_focus_comes_back_too(listed: Chat, server: ChatKitStandIn):
    listed.page.keyboard.press("ArrowDown")
    listed.page.keyboard.press("Delete")
    expect(rows(listed)).to_have_count(4)
    assert focused(listed).startswith("Shopping")
    expect(listed.page.locator(".toast")).to_contain_text("“Rent” deleted")
    listed.picture("history-deleted")
    listed.button("Undo").click()
    expect(rows(listed)).to_have_count(5)
    assert focused(listed).startswith("Rent")
    assert server.asked("threads.delete") == []


def test_the_time_to_take_back_stands_still_while_one_is_there(listed: Chat, server: ChatKitStandIn):
    listed.page.clock.install()
    rows(listed).first.hover()
    listed.button("Delete “Rent”").click()
    listed.button("Undo").focus()
    listed.page.clock.run_for(60_000)
    expect(listed.button("Undo")).to_be_visible()
    assert server.asked("threads.delete") == []
    listed.page.get_by_role("searchbox").focus()
    with listed.page.expect_response(lambda response: "threads.delete" in (response.request.post_data or "")):
        listed.page.clock.run_for(7_000)
    expect(listed.button("Undo")).to_have_count(0)
    assert [one.params for one in server.asked("threads.delete")] == [{"thread_id": "thr_0"}]


def test_a_conversation_that_is_deleted_while_it_is_open_leaves_a_new_one(listed: Chat):
    rows(listed).nth(1).hover()
    listed.button("Delete “Shopping for the weekend”").click()
    listed.call("hideHistory")
    expect(listed.said("About Shopping")).to_have_count(0)
    expect(listed.region).to_contain_text("What can I help with today?")


def test_hosts_can_forbid_renaming_and_deleting(open_chat: OpenChat, server: ChatKitStandIn):
    keep_many(server, 2)
    chat = open_chat({"history": {"enabled": True, "showDelete": False, "showRename": False}})
    chat.call("showHistory")
    expect(rows(chat)).to_have_count(2)
    for key in ("ArrowDown", "F2", "Delete"):
        chat.page.keyboard.press(key)
    expect(rows(chat)).to_have_count(2)
    expect(chat.page.get_by_role("textbox", name="Title")).to_have_count(0)
    expect(chat.button("Delete “Talk 1”")).to_have_count(0)
    expect(chat.button("Rename “Talk 1”")).to_have_count(0)


def test_a_list_that_cannot_be_read_says_so_and_can_be_asked_for_again(open_chat: OpenChat, server: ChatKitStandIn):
    keep_many(server, 2)
    chat = open_chat()
    server.refuse("threads.list", 403, {"detail": "no"})
    chat.call("showHistory")
    expect(chat.page.get_by_role("alert")).to_have_text("Your conversations could not be loaded.")
    chat.expect_accessible()
    chat.picture("history-failed")
    chat.button("Try again").click()
    expect(rows(chat)).to_have_count(2)


def test_an_empty_list_says_that_conversations_will_be_there(chat: Chat):
    chat.call("showHistory")
    expect(chat.region).to_contain_text("Your conversations will be here.")
    chat.expect_accessible()
    chat.button("Back to the chat").click()
    expect(chat.composer).to_be_visible()
    assert [chat.told(f"chatkit.history.{name}") for name in ("open", "close")] == [[None], [None]]


def test_rows_stand_where_their_outlines_stood(open_chat: OpenChat, server: ChatKitStandIn):
    keep_many(server, 6)
    chat = open_chat()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    chat.page.route("**/chatkit", hold)
    chat.call("showHistory")
    expect(chat.page.locator(".thread-bone")).to_have_count(6)
    chat.rests()
    chat.picture("history-loading")
    outlines = [chat.page.locator(".thread-bone").nth(at).bounding_box() for at in range(6)]
    for route in held:
        route.continue_()
    expect(rows(chat)).to_have_count(6)
    assert [rows(chat).nth(at).bounding_box() for at in range(6)] == outlines
