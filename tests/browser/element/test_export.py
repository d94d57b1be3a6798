"""A conversation is taken along as a file: as Markdown to be read, as JSON to be used."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Download, Route, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

_FILE = {"type": "file", "id": "att_1", "name": "rent.pdf", "mime_type": "application/pdf"}


@pytest.fixture
def talk(open_chat: OpenChat, server: ChatKitStandIn) -> Chat:
    """An open conversation of more than two pages."""
    shown = [items.said("What is due?", "first", attachments=[_FILE])]
    shown += [items.workflow(items.step("Find tasks · due this week"))]
    shown += [items.answer(f"Answer {number}", f"a{number}") for number in range(230)]
    shown += [items.widget({"type": "Badge", "label": "Rent, on Friday"})]
    server.keep(items.THREAD, *shown, title="Rent: May/June")
    chat = open_chat({"initialThread": items.THREAD})
    expect(chat.answer("Answer 229")).to_be_visible()
    return chat


def exported(chat: Chat, choice: str) -> Download:
    """The file that comes of a choice in the menu."""
    chat.button("More").click()
    with chat.page.expect_download() as coming:
        chat.page.get_by_role("menuitem", name=choice).click()
    return coming.value


def test_a_conversation_is_saved_whole_as_markdown(talk: Chat):
    talk.button("More").press("Enter")
    expect(talk.page.get_by_role("menuitem", name="Export as Markdown")).to_be_focused()
    talk.picture("export-menu")
    talk.expect_accessible()
    talk.page.keyboard.press("Escape")
    file = exported(talk, "Export as Markdown")
    assert file.suggested_filename == "Rent May June 2026-11-22.md"
    text = Path(file.path()).read_text(encoding="utf-8")
    assert text.startswith("# Rent: May/June\n")
    assert "## You\n\n*November 22, 2026 at 11:00 AM (2026-11-22T10:00:00.000Z)*\n\nWhat is due?" in text.replace(
        " ", " "
    )
    assert "- rent.pdf (application/pdf)" in text
    assert "- Find tasks · due this week (done)" in text
    assert [text.count(f"\nAnswer {number}\n") for number in range(230)] == [1] * 230
    assert text.endswith("> Rent, on Friday\n")
    expect(talk.region).to_contain_text("Saved as Rent May June 2026-11-22.md")
    talk.picture("export-saved")


def test_a_conversation_is_saved_whole_as_json(talk: Chat):
    file = exported(talk, "Export as JSON")
    assert file.suggested_filename == "Rent May June 2026-11-22.json"
    given = json.loads(Path(file.path()).read_text(encoding="utf-8"))
    assert given["thread"]["title"] == "Rent: May/June"
    assert given["items"][0]["attachments"] == [_FILE]
    assert len(given["items"]) == 233
    assert {one["created_at"] for one in given["items"]} == {"2026-11-22T10:00:00.000Z"}


def test_an_export_says_how_far_it_is_and_can_be_stopped_or_tried_again(talk: Chat, server: ChatKitStandIn):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    talk.page.route("**/chatkit", hold)
    talk.button("More").click()
    talk.page.get_by_role("menuitem", name="Export as JSON").click()
    expect(talk.region).to_contain_text("Exporting… 0 items")
    talk.picture("export-running")
    talk.button("Stop exporting").click()
    expect(talk.region).not_to_contain_text("Exporting…")
    for route in held:
        route.abort()
    talk.page.unroute("**/chatkit")
    server.refuse("items.list", 403, {"detail": "no"})
    talk.button("More").click()
    talk.page.get_by_role("menuitem", name="Export as JSON").click()
    expect(talk.region).to_contain_text("The conversation could not be exported.")
    talk.picture("export-failed")
    with talk.page.expect_download():
        talk.button("Try again").click()
