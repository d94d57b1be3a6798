"""Files that go along with a message: brought, uploaded, sent, and there again after a reload."""

import base64
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FileChooser, FilePayload, Locator, Page, Route, expect

from tests.browser.conftest import NewPerson
from tests.browser.files import CARRY
from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import chat_tab, expect_no_violation
from tests.browser.test_looks import photograph
from tests.gemini_stand_in import GeminiStandIn, call

pytestmark = pytest.mark.browser

UPLOADS = "**/api/attachments/*"
# Uploading, storing and answering on a machine that does much else.
SLOW = 15_000


def png(width: int = 320, height: int = 240) -> bytes:
    """A picture in two colours."""
    row = b"\0" + b"\x5b\x5b\xd6" * (width // 2) + b"\xf3\xd6\x73" * (width - width // 2)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(row * height)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


PICTURE: FilePayload = {"name": "list.png", "mimeType": "image/png", "buffer": png()}
NOTES: FilePayload = {"name": "notes.md", "mimeType": "", "buffer": b"# Buy\n- oat milk\n"}


def attach(person: Person, *files: FilePayload) -> None:
    """Choose files in the dialog that the button opens."""
    with person.page.expect_file_chooser() as chooser:
        person.chat.get_by_role("button", name="Attach files").click()
    chooser.value.set_files(list(files))


def enclosed(person: Person, name: str) -> Locator:
    """A file that goes along with the message that is being written."""
    files = person.chat.get_by_role("list", name="Attached files")
    remove = person.page.get_by_role("button", name=f"Remove {name}")
    return files.get_by_role("listitem").filter(has=remove)


def send_button(person: Person) -> Locator:
    """Return the button that sends the message."""
    return person.chat.get_by_role("button", name="Send message")


def remove(person: Person, name: str) -> Locator:
    """Return the button that takes a file out again."""
    return person.chat.get_by_role("button", name=f"Remove {name}")


def parts(gemini: GeminiStandIn) -> list[dict[str, Any]]:
    """Return the parts besides text that the model was sent."""
    contents = [message["content"] for message in gemini.requests[0].body["messages"]]
    return [part for content in contents if isinstance(content, list) for part in content]


def test_a_picture_and_a_text_reach_the_model_and_are_there_after_a_reload(ada: Person, gemini: GeminiStandIn):
    gemini.reply(call("create_task", title="oat milk"))
    gemini.reply("One task: oat milk.")
    attach(ada, PICTURE, NOTES)
    expect(enclosed(ada, "list.png").get_by_role("img", name="list.png")).to_be_visible()
    expect(enclosed(ada, "notes.md")).to_contain_text("MD · 17 B")
    expect(send_button(ada)).to_be_enabled(timeout=SLOW)
    ada.say("Make tasks from these")
    expect(ada.answer("One task: oat milk.")).to_be_visible(timeout=SLOW)
    expect(ada.task("oat milk")).to_be_visible(timeout=SLOW)
    expect(ada.chat.get_by_role("list", name="Attached files")).to_have_count(0)
    content = parts(gemini)
    images = [part["image_url"]["url"] for part in content if part["type"] == "image_url"]
    assert [base64.b64decode(url.partition(",")[2]) for url in images] == [PICTURE["buffer"]]
    assert "oat milk" in "".join(part["text"] for part in content if part["type"] == "text")
    for _time in ("before", "after a reload"):
        message = ada.said("Make tasks from these")
        expect(message.get_by_text("notes.md")).to_be_visible(timeout=SLOW)
        picture = message.get_by_role("img", name="list.png")
        expect(picture).to_be_visible(timeout=SLOW)
        assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 320
        ada.reload()


def test_a_picture_opens_in_a_tab_of_its_own(ada: Person, gemini: GeminiStandIn):
    gemini.reply("I see.")
    attach(ada, PICTURE)
    expect(send_button(ada)).to_be_enabled(timeout=SLOW)
    ada.say("Look")
    expect(ada.answer("I see.")).to_be_visible(timeout=SLOW)
    with ada.page.context.expect_page() as opened:
        ada.said("Look").get_by_role("link", name="list.png").click()
    assert opened.value.evaluate("window.opener") is None
    answer = opened.value.request.get(opened.value.url)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")


def test_a_message_may_be_a_file_alone(ada: Person, gemini: GeminiStandIn):
    gemini.reply("A list, I see.")
    expect(send_button(ada)).to_be_disabled()
    attach(ada, PICTURE)
    expect(send_button(ada)).to_be_enabled(timeout=SLOW)
    send_button(ada).click()
    expect(ada.answer("A list, I see.")).to_be_visible(timeout=SLOW)
    expect(ada.chat.get_by_role("article", name="You").get_by_role("img", name="list.png")).to_be_visible()


def test_dropping_and_pasting(ada: Person):
    frame = ada.chat.locator("openai-chatkit .chat")
    frame.evaluate(CARRY, ["dragover", "dropped.txt"])
    expect(ada.chat.get_by_text("Drop files to attach them")).to_be_visible()
    frame.evaluate(CARRY, ["dragleave", "dropped.txt"])
    expect(ada.chat.get_by_text("Drop files to attach them")).to_be_hidden()
    frame.evaluate(CARRY, ["dragover", "dropped.txt"])
    frame.evaluate(CARRY, ["drop", "dropped.txt"])
    expect(ada.chat.get_by_text("Drop files to attach them")).to_be_hidden()
    expect(enclosed(ada, "dropped.txt")).to_be_visible()
    ada.composer.evaluate(CARRY, ["paste", "pasted.txt"])
    expect(enclosed(ada, "pasted.txt")).to_be_visible()
    expect(send_button(ada)).to_be_enabled(timeout=SLOW)


def test_pasting_words_that_have_a_picture_too_pastes_the_words(ada: Person):
    ada.composer.evaluate("""(area) => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'cells.png', { type: 'image/png' }));
      data.setData('text/plain', 'cells');
      const how = { bubbles: true, composed: true, cancelable: true };
      window.taken = !area.dispatchEvent(new ClipboardEvent('paste', { ...how, clipboardData: data }));
    }""")
    assert ada.page.evaluate("taken") is False
    expect(ada.chat.get_by_role("list", name="Attached files")).to_have_count(0)


def test_what_is_not_taken_is_refused_in_words_before_anything_is_sent(ada: Person):
    sent: list[str] = []
    ada.page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    alert = ada.chat.get_by_role("alert")
    attach(ada, {"name": "tax.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    expect(alert.filter(has_text="“tax.pdf” cannot be attached")).to_be_visible()
    attach(ada, {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""})
    expect(alert.filter(has_text="“empty.txt” is empty.")).to_be_visible()
    attach(ada, {"name": "big.txt", "mimeType": "text/plain", "buffer": b"x" * 10_000_001})
    expect(alert.filter(has_text="“big.txt” is too large: 10 MB is the most.")).to_be_visible()
    ada.chat.get_by_role("button", name="Dismiss").click()
    expect(alert.filter(has_text="big.txt")).to_have_count(0)
    assert not [body for body in sent if "attachments.create" in body]


def test_eleven_files_are_one_too_many(ada: Person):
    files: list[FilePayload] = [{**NOTES, "name": f"{n}.md"} for n in range(11)]
    attach(ada, *files)
    expect(ada.chat.get_by_role("list", name="Attached files").get_by_role("listitem")).to_have_count(10)
    expect(ada.chat.get_by_role("alert").filter(has_text="A message takes 10 files at most.")).to_be_visible()


def held_back(page: Page) -> list[Route]:
    """Uploads wait in the list that this gives."""
    waiting: list[Route] = []
    page.route(UPLOADS, lambda route: waiting.append(route) if route.request.method == "PUT" else route.fallback())
    return waiting


def test_a_message_waits_for_its_uploads(ada: Person):
    waiting = held_back(ada.page)
    attach(ada, PICTURE)
    ada.composer.fill("Here")
    expect(ada.chat.get_by_role("progressbar", name="Uploading list.png")).to_be_visible(timeout=SLOW)
    expect(ada.chat.get_by_text("Uploading…")).to_be_visible()
    expect(send_button(ada)).to_be_disabled()
    ada.composer.press("Enter")
    expect(ada.composer).to_have_value("Here")
    wait_for(ada.page, lambda: bool(waiting))
    waiting[0].continue_()
    expect(send_button(ada)).to_be_enabled(timeout=SLOW)
    expect(ada.chat.get_by_role("status").filter(has_text="list.png attached")).to_be_attached()
    expect(ada.chat.get_by_role("progressbar")).to_have_count(0)


def wait_for(page: Page, there: Callable[[], bool]) -> None:
    """Until it is there; events of the browser are heard meanwhile."""
    for _time in range(150):
        if there():
            return
        page.wait_for_timeout(100)
    raise AssertionError("It never came.")


def test_an_upload_that_was_stopped_leaves_nothing(ada: Person):
    waiting = held_back(ada.page)
    attach(ada, PICTURE)
    wait_for(ada.page, lambda: bool(waiting))
    with ada.page.expect_request(lambda request: "attachments.delete" in (request.post_data or "")) as deletion:
        remove(ada, "list.png").click()
    response = deletion.value.response()
    assert response
    assert response.status == 200
    expect(enclosed(ada, "list.png")).to_have_count(0)
    assert ada.page.request.get(waiting[0].request.url).status == 404


def test_an_upload_that_fails_says_so_and_can_be_tried_again(ada: Person):
    ada.page.route(UPLOADS, lambda route: route.abort("connectionfailed"), times=1)
    attach(ada, PICTURE)
    ada.composer.fill("Here")
    expect(enclosed(ada, "list.png")).to_contain_text("The server cannot be reached.", timeout=SLOW)
    expect(ada.chat.get_by_text("An upload failed")).to_be_visible()
    expect(send_button(ada)).to_be_disabled()
    ada.chat.get_by_role("button", name="Upload list.png again").click()
    expect(send_button(ada)).to_be_enabled(timeout=SLOW)


def test_a_file_that_is_not_what_it_says_is_refused_by_the_server_in_words(ada: Person):
    attach(ada, {"name": "fake.png", "mimeType": "image/png", "buffer": b"no picture at all"})
    expect(ada.chat.get_by_role("button", name="Upload fake.png again")).to_be_visible(timeout=SLOW)
    note = enclosed(ada, "fake.png").locator(".file-note")
    expect(note).not_to_be_empty()
    expect(note).not_to_contain_text("fake.png could not be uploaded")


def test_files_of_a_draft_outlive_a_reload_and_stay_in_their_conversation(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Hello.")
    ada.say("Hello")
    expect(ada.answer("Hello.")).to_be_visible(timeout=SLOW)
    ada.composer.fill("About this:")
    attach(ada, PICTURE)
    expect(send_button(ada)).to_be_enabled(timeout=SLOW)
    ada.chat.get_by_role("button", name="New chat").click()
    expect(enclosed(ada, "list.png")).to_have_count(0)
    ada.chat.get_by_role("button", name="Show conversations").click()
    ada.chat.get_by_role("button", name="Hello", exact=False).first.click()
    expect(enclosed(ada, "list.png")).to_be_visible()
    # The draft is there before the conversation is: only one that is open is opened again.
    expect(ada.answer("Hello.")).to_be_visible(timeout=SLOW)
    ada.reload()
    expect(enclosed(ada, "list.png").get_by_role("img", name="list.png")).to_be_visible(timeout=SLOW)
    expect(ada.composer).to_have_value("About this:")


def test_nobody_else_sees_the_file(ada: Person, gemini: GeminiStandIn, new_person: NewPerson, with_gemini: Served):
    gemini.reply("I see.")
    attach(ada, PICTURE)
    expect(send_button(ada)).to_be_enabled(timeout=SLOW)
    ada.say("Look")
    expect(ada.answer("I see.")).to_be_visible(timeout=SLOW)
    address = ada.said("Look").get_by_role("link").get_attribute("href") or ""
    assert ada.page.request.get(address).status == 200
    assert new_person(with_gemini).page.request.get(address).status == 404


def test_by_keyboard_alone(ada: Person):
    # Heard all the time: a key comes sooner than Playwright has begun to listen.
    choosers: list[FileChooser] = []

    def note(chooser: FileChooser) -> None:
        choosers.append(chooser)

    ada.page.on("filechooser", note)
    attach(ada, PICTURE, NOTES)
    expect(send_button(ada)).to_be_enabled(timeout=SLOW)
    remove(ada, "list.png").focus()
    ada.page.keyboard.press("Enter")
    expect(remove(ada, "notes.md")).to_be_focused()
    ada.page.keyboard.press("Enter")
    expect(ada.composer).to_be_focused()
    expect(ada.chat.get_by_role("list", name="Attached files")).to_have_count(0)
    ada.page.keyboard.press("Tab")
    expect(ada.chat.get_by_role("button", name="Attach files")).to_be_focused()
    ada.page.keyboard.press("Enter")
    wait_for(ada.page, lambda: len(choosers) == 2)
    choosers[1].set_files([NOTES])
    expect(enclosed(ada, "notes.md")).to_be_visible()


@pytest.fixture
def still(new_context, with_gemini: Served) -> Person:
    """Somebody in whose browser nothing moves."""
    return Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url)


def test_files_on_their_way_are_accessible_and_fit(still: Person):
    attach(still, {"name": "fake.png", "mimeType": "image/png", "buffer": b"no picture at all"})
    expect(still.chat.get_by_role("button", name="Upload fake.png again")).to_be_visible(timeout=SLOW)
    attach(still, PICTURE, {"name": f"{'w' * 80}.txt", "mimeType": "text/plain", "buffer": b"words"})
    expect(still.chat.get_by_role("status").filter(has_text="attached")).to_be_attached(timeout=SLOW)
    waiting = held_back(still.page)
    attach(still, {**PICTURE, "name": "other.png"}, NOTES)
    wait_for(still.page, lambda: len(waiting) == 2)
    attach(still, {"name": f"{'w' * 80}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    still.composer.fill("Make tasks from these")
    expect_no_violation(still.page, narrow=chat_tab(still))
    still.page.set_viewport_size({"width": 1440, "height": 900})
    photograph(still.page, "attaching", narrow=chat_tab(still))


def test_sent_files_are_accessible_and_fit(still: Person, gemini: GeminiStandIn):
    gemini.reply("Three of them.")
    gemini.reply("One.")
    attach(still, PICTURE, {**PICTURE, "name": "other.png"}, NOTES)
    expect(send_button(still)).to_be_enabled(timeout=SLOW)
    still.say("Make tasks from these")
    expect(still.answer("Three of them.")).to_be_visible(timeout=SLOW)
    attach(still, PICTURE)
    expect(send_button(still)).to_be_enabled(timeout=SLOW)
    still.say("And from this")
    expect(still.answer("One.")).to_be_visible(timeout=SLOW)
    expect_no_violation(still.page, narrow=chat_tab(still))
    still.page.set_viewport_size({"width": 1440, "height": 900})
    photograph(still.page, "attached", narrow=chat_tab(still))


def test_the_place_to_drop_files_is_accessible(still: Person):
    still.chat.locator("openai-chatkit .chat").evaluate(CARRY, ["dragover", "dropped.txt"])
    expect(still.chat.get_by_text("Drop files to attach them")).to_be_visible()
    expect_no_violation(still.page, narrow=chat_tab(still))
