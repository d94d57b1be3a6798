"""Files that go along with a message: chosen, dropped, pasted, given by the host; both ways to the server."""

from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.browser.files import CARRY
from tests.chatkit_stand_in import ChatKitStandIn


def _options(strategy: dict[str, str], **attachments: Any) -> dict[str, Any]:
    api = {"url": "/chatkit", "domainKey": "local", "uploadStrategy": strategy}
    return {"api": api, "composer": {"attachments": {"enabled": True, **attachments}}}


def _file(name: str, words: str = "words") -> Any:
    return {"name": name, "mimeType": "text/plain", "buffer": words.encode()}


def _attached(chat: Chat, name: str) -> Locator:
    return chat.page.get_by_role("list", name="Attached files").get_by_role("listitem").filter(has_text=name)


def test_files_are_chosen_dropped_pasted_and_sent(open_chat: OpenChat, server: ChatKitStandIn):
    limits = {"accept": {"text/plain": [".txt"]}, "maxSize": 20, "maxCount": 3}
    chat = open_chat(_options({"type": "two_phase"}, **limits))
    with chat.page.expect_file_chooser() as chooser:
        chat.button("Attach files").press("Enter")
    chooser.value.set_files([_file("chosen.txt")])
    expect(_attached(chat, "chosen.txt")).to_be_visible()
    chat.region.locator(".chat").evaluate(CARRY, ["dragover", "dropped.txt"])
    expect(chat.page.get_by_text("Drop files to attach them")).to_be_visible()
    chat.region.locator(".chat").evaluate(CARRY, ["drop", "dropped.txt"])
    chat.composer.evaluate(CARRY, ["paste", "pasted.txt"])
    expect(_attached(chat, "pasted.txt")).to_be_visible()
    chooser.value.set_files([_file("fourth.txt"), _file("long.txt", "x" * 21), _file("tax.pdf")])
    alert = chat.page.get_by_role("alert")
    expect(alert).to_contain_text("A message takes 3 files at most.")
    expect(alert).to_contain_text("“long.txt” is too large: 20 B is the most.")
    expect(chat.button("Send message")).to_be_enabled()
    chat.picture("files")
    chat.expect_accessible()
    chat.button("Remove dropped.txt").press("Enter")
    expect(chat.button("Remove pasted.txt")).to_be_focused()
    chat.say("Look")
    expect(chat.answer("You said: Look")).to_be_visible()
    names = {f"att_{number}": one.params["name"] for number, one in enumerate(server.asked("attachments.create"), 1)}
    sent = server.asked("threads.create", 1)[0].params["input"]["attachments"]
    assert [names[one] for one in sent] == ["chosen.txt", "pasted.txt"]
    assert [names[one.params["attachment_id"]] for one in server.asked("attachments.delete")] == ["dropped.txt"]
    assert len(server.uploads) == 3


def test_files_of_the_host_are_posted_directly(open_chat: OpenChat, server: ChatKitStandIn):
    chat = open_chat(_options({"type": "direct", "uploadUrl": "/upload/now"}))
    chat.page.evaluate(
        """document.querySelector('#chat').setComposerValue({
          text: 'Look', files: [new File(['words'], 'notes.txt', { type: 'text/plain' })] })"""
    )
    expect(chat.button("Send message")).to_be_enabled()
    chat.composer.press("Enter")
    expect(chat.answer("You said: Look")).to_be_visible()
    assert server.asked("threads.create", 1)[0].params["input"]["attachments"] == ["att_direct"]
    ((path, body),) = server.uploads
    assert path == "/upload/now"
    assert b"words" in body
    assert b'filename="notes.txt"' in body


def test_an_upload_that_failed_is_tried_again(open_chat: OpenChat, server: ChatKitStandIn):
    chat = open_chat(_options({"type": "two_phase"}))
    server.refuse("attachments.create", 413, {"detail": "There is no room for more."})
    chat.composer.fill("Look")
    chat.composer.evaluate(CARRY, ["paste", "notes.txt"])
    expect(_attached(chat, "There is no room for more.")).to_be_visible()
    expect(chat.button("Send message")).to_be_disabled()
    chat.button("Upload notes.txt again").press("Enter")
    expect(chat.button("Send message")).to_be_enabled()
    chat.button("Remove notes.txt").press("Enter")
    expect(chat.composer).to_be_focused()
