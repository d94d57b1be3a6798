"""Files for a server of another origin that is open to everyone, in the ways in which servers take them."""

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.element.chat import Chat
from tests.browser.element.interop.conftest import OpenReact
from tests.chatkit_stand_in import items
from tests.interop import InteropServer
from tests.interop.app import Upload

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


def test_a_file_that_is_put_is_sent_as_it_is(chat: Chat, interop: InteropServer):
    interop.upload_to("raw", "PUT")
    upload = _uploaded(chat, interop)
    assert (upload.method, upload.content_type, upload.body) == ("PUT", "text/plain", b"milk and rice")
