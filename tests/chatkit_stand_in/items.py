"""Items and events as a ChatKit server writes them, in few words.

What is hostile or unheard of, tests write by hand.
"""

from typing import Any
from uuid import uuid4

Json = dict[str, Any]

AT = "2026-11-22T10:00:00Z"
THREAD = "thr_1"


def thread(identity: str = THREAD, title: str | None = "Rent", **more: Any) -> Json:
    """A thread's metadata."""
    return {"id": identity, "title": title, "created_at": AT, "status": {"type": "active"}, "metadata": {}, **more}


def item(kind: str, identity: str | None = None, **more: Any) -> Json:
    """Any item of the thread `THREAD`, unless `thread_id` says otherwise."""
    return {"id": identity or uuid4().hex, "type": kind, "thread_id": THREAD, "created_at": AT, **more}


def said(text: str, identity: str | None = None, **more: Any) -> Json:
    """A message of the person."""
    content = more.pop("content", [{"type": "input_text", "text": text}])
    return item("user_message", identity, **{"content": content, "attachments": [], "inference_options": {}, **more})


def answer(text: str = "", identity: str | None = None, annotations: list[Json] | None = None, **more: Any) -> Json:
    """A message of the assistant; without text it has no content yet."""
    content = [{"type": "output_text", "text": text, "annotations": annotations or []}] if text else []
    return item("assistant_message", identity, **{"content": content, **more})


def widget(root: Json, identity: str | None = None, **more: Any) -> Json:
    """A widget."""
    return item("widget", identity, widget=root, **more)


def workflow(*tasks: Json, identity: str | None = None, kind: str = "custom", **more: Any) -> Json:
    """A workflow with these tasks; `more` is about the workflow."""
    return item("workflow", identity, workflow={"type": kind, "tasks": list(tasks), "expanded": False, **more})


def step(title: str, status: str = "complete", **more: Any) -> Json:
    """A task of a workflow."""
    return {"type": "custom", "title": title, "status_indicator": status, **more}


def ended(reason: str | None = None, action: str | None = None) -> Json:
    """The end of a turn; one that did not end well says why."""
    return item("end_of_turn", **({"reason": reason, "action": action} if reason else {}))


def added(one: Json) -> Json:
    """The item begins."""
    return {"type": "thread.item.added", "item": one}


def done(one: Json) -> Json:
    """The item is whole."""
    return {"type": "thread.item.done", "item": one}


def replaced(one: Json) -> Json:
    """Another item stands in its place."""
    return {"type": "thread.item.replaced", "item": one}


def updated(identity: str, kind: str, **more: Any) -> Json:
    """Something of an item changed."""
    return {"type": "thread.item.updated", "item_id": identity, "update": {"type": kind, **more}}


def delta(identity: str, text: str, index: int = 0) -> Json:
    """Some more text of an answer."""
    return updated(identity, "assistant_message.content_part.text_delta", content_index=index, delta=text)


def spoken(text: str, identity: str | None = None) -> list[Json]:
    """A whole answer, from its beginning to its end, a word at a time."""
    one = answer("", identity)
    words = text.split(" ")
    pieces = [word if number == 0 else f" {word}" for number, word in enumerate(words)]
    return [added(one), *(delta(one["id"], piece) for piece in pieces), done(answer(text, one["id"]))]
