"""Files for a server of another origin that is open to everyone, in the ways in which servers take them."""

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.element.chat import Chat
from tests.browser.element.interop.conftest import OpenReact
from tests.chatkit_stand_in import items
from tests.interop import InteropServer
from tests.interop.app import Upload

pytestmark = pytest.mark.keeps_page

_FILE: FilePayload = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"milk and rice"}


@pytest.fixture
def chat(open_react: OpenReact, interop: InteropServer) -> Chat:
    """A composer that takes files."""
    api = {"url": f"{interop.url}/chatkit", "domainKey": "local", "uploadStrategy": {"type": "two_phase"}}
    return open_react({"api": api, "composer": {"attachments": {"enabled": True}}})


def _uploaded(chat: Chat, interop: InteropServer) -> Upload:
    chat.page.locator("#chat input[type=file]").set_input_files(_FILE)
    expect(chat.page.get_by_text("notes.txt attached")).to_be_attached()
    interop.answer("Read it", *items.spoken("Read."))
    chat.say("Read it")
    expect(chat.answer("Read.")).to_be_visible()
    assert chat.told("chatkit.error") == []
    [upload] = interop.uploads
    return upload


def test_a_file_that_is_posted_is_the_part_of_a_form(chat: Chat, interop: InteropServer):
    interop.upload_to("upload", "POST", {"x-signature": "abc"})
    upload = _uploaded(chat, interop)
    assert (upload.is_part, upload.name, upload.body) == (True, "notes.txt", b"milk and rice")
    assert upload.headers["x-signature"] == "abc"
    assert "cookie" not in upload.headers


def test_a_file_that_is_posted_as_the_server_names_it_is_sent_as_it_is(chat: Chat, interop: InteropServer):
    interop.upload_to("raw", "POST", {"Content-Type": "application/octet-stream"})
    upload = _uploaded(chat, interop)
    assert (upload.method, upload.content_type, upload.body) == ("POST", "application/octet-stream", b"milk and rice")


def test_a_file_that_comes_in_one_go_is_the_part_of_a_form(open_react: OpenReact, interop: InteropServer):
    strategy = {"type": "direct", "uploadUrl": f"{interop.url}/direct"}
    api = {"url": f"{interop.url}/chatkit", "domainKey": "local", "uploadStrategy": strategy}
    chat = open_react({"api": api, "composer": {"attachments": {"enabled": True}}})
    upload = _uploaded(chat, interop)
    assert (upload.is_part, upload.name, upload.body) == (True, "notes.txt", b"milk and rice")
    assert "cookie" not in upload.headers
    assert interop.asked("attachments.create") == []
    [created] = interop.asked("threads.create")
    [kept] = created["params"]["input"]["attachments"]
    assert kept.startswith("atc_")
    expect(chat.said("Read it")).to_contain_text("notes.txt")


@pytest.mark.parametrize("strategy", ["two_phase", "direct"])
def test_a_file_that_is_refused_says_so_and_can_be_sent_again(
    open_react: OpenReact, interop: InteropServer, strategy: str
):
    interop.upload_to("upload", "POST")
    interop.refuse_files(413, "That is too large for us.")
    two_phase = {"type": "two_phase"}
    direct = {"type": "direct", "uploadUrl": f"{interop.url}/direct"}
    api = {
        "url": f"{interop.url}/chatkit",
        "domainKey": "local",
        "uploadStrategy": direct if strategy == "direct" else two_phase,
    }
    chat = open_react({"api": api, "composer": {"attachments": {"enabled": True}}})
    chat.page.locator("#chat input[type=file]").set_input_files(_FILE)
    expect(chat.region.get_by_text("That is too large for us.").first).to_be_visible()
    interop.refuse_files(None)
    chat.region.get_by_role("button", name="Upload notes.txt again").click()
    expect(chat.page.get_by_text("notes.txt attached")).to_be_attached()
    assert len(interop.uploads) == 1


def test_a_file_that_is_put_is_sent_as_it_is(chat: Chat, interop: InteropServer):
    interop.upload_to("raw", "PUT")
    upload = _uploaded(chat, interop)
    assert (upload.method, upload.content_type, upload.body) == ("PUT", "text/plain", b"milk and rice")
