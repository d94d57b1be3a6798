"""Parsing requests: what is taken, what is refused, and in which words."""

import json
from typing import Any

import pytest
from chatkit.types import ItemsListReq, ThreadsCreateReq, ThreadsListReq, ThreadsUpdateReq

from taskchat.chat import BadRequest, parse_request


def body(kind: str, /, **params: Any) -> bytes:
    return json.dumps({"type": kind, "params": params}).encode()


def message(text: str, **fields: Any) -> dict[str, Any]:
    content = [{"type": "input_text", "text": text}]
    return {"content": content, "attachments": [], "inference_options": {}} | fields


REFUSED: list[tuple[bytes, str]] = [
    (b"", "not JSON"),
    (b"{", "not JSON"),
    (b"\xff", "not JSON"),
    (b"[]", "The body"),
    (b"{}", "type is missing"),
    (body("threads.explode"), "type is missing or unknown"),
    (body("threads.get_by_id"), "params.thread_id: Field required"),
    (body("threads.create", input={}), "params.input.content: Field required"),
    (body("threads.create", input=message(" \n\x00")), "message is empty"),
    (body("threads.create", input=message("x" * 21)), "at most 20 characters; this one has 21"),
    (body("threads.create", input=message("x", quoted_text="y" * 21)), "at most 20 characters"),
    (body("threads.add_user_message", thread_id="t", input=message("")), "message is empty"),
    (body("threads.create", input=message("x", attachments=["a"] * 11)), "at most 10 attachments"),
    (body("threads.update", thread_id="t", title=" \x00 "), "title is empty"),
    (body("threads.update", thread_id="t", title="x" * 256), "at most 255 characters; this one has 256"),
    (body("items.feedback", thread_id="t", item_ids=[], kind="positive"), "1 to 100 items"),
    (body("items.feedback", thread_id="t", item_ids=["x"] * 101, kind="positive"), "1 to 100 items"),
]


@pytest.mark.parametrize(("given", "sentence"), REFUSED)
def test_what_cannot_be_is_refused_in_a_sentence(given: bytes, sentence: str) -> None:
    with pytest.raises(BadRequest, match=sentence) as refused:
        parse_request(given, max_characters=20)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(("asked", "given"), [(None, 20), (0, 20), (-3, 1), (7, 7), (10_000, 100)])
def test_pages_are_kept_within_limits(asked: int | None, given: int) -> None:
    threads = parse_request(body("threads.list", limit=asked), max_characters=20)
    items = parse_request(body("items.list", thread_id="t", limit=asked), max_characters=20)
    assert isinstance(threads, ThreadsListReq)
    assert isinstance(items, ItemsListReq)
    assert (threads.params.limit, items.params.limit) == (given, given)


def test_a_message_may_be_as_long_as_it_is_allowed() -> None:
    request = parse_request(body("threads.create", input=message("ü" * 20)), max_characters=20)
    assert isinstance(request, ThreadsCreateReq)


def test_a_file_alone_is_a_message() -> None:
    request = parse_request(body("threads.create", input=message("", attachments=["a"])), max_characters=20)
    assert isinstance(request, ThreadsCreateReq)


def test_titles_are_tidied() -> None:
    request = parse_request(body("threads.update", thread_id="t", title="  The\n move "), max_characters=20)
    assert isinstance(request, ThreadsUpdateReq)
    assert request.params.title == "The move"
