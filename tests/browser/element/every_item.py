"""One thread with every kind of item in it, in every state that outlives its answer."""

import base64
import struct
import zlib
from typing import Any

from tests.chatkit_stand_in import items

Json = dict[str, Any]


def picture(width: int = 320, height: int = 240) -> str:
    """A PNG of a plain colour, as the address of an image."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x7c\x7a\xd8" * width) * height)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(png).decode()


URL = {
    "type": "url",
    "title": "Rent law in short",
    "url": "https://law.example/rent",
    "description": "When rent is due, and what happens when it is late.",
    "attribution": "Law for tenants",
    "timestamp": "2026-03-01",
    "group": "Web",
}
FILE = {"type": "file", "title": "The contract", "filename": "contract.pdf", "description": "Page 3"}
ENTITY = {
    "type": "entity",
    "id": "task_7",
    "title": "Pay rent",
    "icon": "check-circle",
    "label": "Task",
    "inline_label": "Pay rent",
    "interactive": True,
    "data": {"due": "Friday"},
}


def note(source: Json, index: int | None = None) -> Json:
    """An annotation at a place in the text."""
    return {"type": "annotation", "source": source, "index": index}


def searched(status: str = "complete") -> Json:
    """A search in the web with what it asked and found."""
    return {
        "type": "web_search",
        "title": "Searched the web",
        "title_query": "rent due date",
        "queries": ["rent due date", "late rent"],
        "sources": [URL, {"type": "url", "title": "Elsewhere", "url": "https://elsewhere.example/"}],
        "status_indicator": status,
    }


def choice(identity: str, question: str, *options: str, multiple: bool = False, **more: Any) -> Json:
    """A question with choices."""
    values = [{"value": one} for one in options]
    return {
        "id": identity,
        "type": "multiple_choice",
        "question": question,
        "options": values,
        "multiple": multiple,
        **more,
    }


def thread() -> list[Json]:
    """The items, oldest first."""
    return [
        items.said(
            "",
            "u1",
            content=[
                {"type": "input_text", "text": "Is "},
                {"type": "input_tag", "id": "task_7", "text": "Pay rent", "data": {}, "interactive": True},
                {"type": "input_text", "text": " late?"},
            ],
            quoted_text="Rent is due on the third working day.",
            attachments=[{"type": "file", "id": "att", "name": "contract.pdf", "mime_type": "application/pdf"}],
        ),
        items.workflow(
            {"type": "thought", "title": "Reading the contract", "content": "It says **the third** working day."},
            {"type": "thought", "content": "So Friday."},
            identity="w1",
            kind="reasoning",
            summary={"duration": 4},
        ),
        items.workflow(
            items.step("Read the list", content="Five tasks are open, see [one](https://example.com)."),
            searched(),
            {"type": "file", "title": "Read files", "sources": [FILE], "status_indicator": "complete"},
            {"type": "image", "title": "Drew a chart", "status_indicator": "complete"},
            items.step("Asked the landlord", icon="x"),
            identity="w2",
            expanded=True,
            summary={"title": "Looked into it", "icon": "search"},
        ),
        items.answer(
            "Rent is due on Friday. The contract says so. It is your task Pay rent that is open.",
            "a1",
            [note(URL, 22), note(FILE, 44), note(ENTITY, 70), note({**URL, "url": "https://b.example", "title": "B"})],
        ),
        items.item("task", "t1", task={"type": "custom", "title": "Saved the date", "status_indicator": "complete"}),
        items.item(
            "client_tool_call",
            "c1",
            call_id="1",
            name="open_calendar",
            arguments={},
            status="completed",
            output={"ok": True},
        ),
        items.item("generated_image", "g1", image={"id": "i", "url": picture()}),
        items.item("generated_image", "g2", image={"id": "i", "url": "https://elsewhere.example/x.png"}),
        items.item(
            "structured_input",
            "q1",
            status="answered",
            inputs=[
                choice("one", "When?", "Today", "Friday", answer={"values": ["Friday"]}),
                {"id": "two", "type": "freeform", "question": "Anything else?", "answer": {"skipped": True}},
            ],
        ),
        items.item("end_of_turn", "e1"),
        items.said("Remind me.\n" * 30, "u2"),
        items.item("hidden_context_item", "h1", content="never seen"),
        items.item(
            "structured_input",
            "q2",
            status="pending",
            inputs=[
                choice("when", "When shall I remind you?", "In the morning", "At noon"),
                choice("how", "By what?", "Mail", "Push", multiple=True),
                {"id": "why", "type": "freeform", "question": "Why so late?", "description": "A word is enough."},
            ],
        ),
    ]
