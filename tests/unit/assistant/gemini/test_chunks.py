"""Text that arrives together is one chunk; everything else stays as the client makes it."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from agents.models.chatcmpl_stream_handler import ChatCmplStreamHandler
from openai.types.chat import ChatCompletionChunk
from openai.types.responses import Response

from taskchat.assistant.gemini.chunks import ChunkDecoder, TextChunk
from tests.gemini_stand_in.chunks import Chunks
from tests.gemini_stand_in.replies import Reply, call


def chunk(delta: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "c", "choices": [{"index": 0, "delta": delta}], "created": 0, "model": "gemini", **more}


def decode(*payloads: Any) -> list[Any]:
    return list(ChunkDecoder().decode(json.dumps(payload).encode() for payload in payloads))


def words(chunks: list[Any]) -> list[str]:
    assert all(isinstance(one, TextChunk) for one in chunks)
    return [one.text for one in chunks]


def test_words_that_came_together_are_one_chunk() -> None:
    assert words(decode(*(chunk({"role": "assistant", "content": word}) for word in ("You ", "have ", "none.")))) == [
        "You have none."
    ]


def test_half_of_a_pair_breaks_nothing() -> None:
    assert words(decode(chunk({"content": "so \ud83d"}), chunk({"content": " far"}))) == ["so \ud83d far"]


@pytest.mark.parametrize(
    "other",
    [
        chunk({"content": "x", "extra_content": {"google": {"thought_signature": "s"}}}),
        chunk({"content": "x", "refusal": "no"}),
        chunk({"tool_calls": [{"id": "1", "function": {"name": "f", "arguments": ""}}]}),
        chunk({"reasoning_content": "hm"}),
        {"choices": [{"index": 0, "delta": {"content": "x"}, "finish_reason": "stop"}]},
        {"choices": [{"index": 1, "delta": {"content": "x"}}]},
        {"choices": [{"index": 0, "delta": {"content": "x"}}] * 2},
        {"choices": []},
        {"choices": [{"index": 0}]},
        {},
    ],
)
def test_anything_else_stays_as_the_client_makes_it_and_in_its_place(other: dict[str, Any]) -> None:
    before, between, after = decode(chunk({"content": "before"}), other, chunk({"content": "after"}))
    assert words([before, after]) == ["before", "after"]
    assert between == ChatCompletionChunk.construct(**other)


@pytest.mark.parametrize("told", [[{"error": {"code": 503}}], {"error": {"code": 503}}, "busy", 7, None])
def test_an_error_is_given_as_it_was_sent_after_the_words_before_it(told: object) -> None:
    first, second = decode(chunk({"content": "before"}), told)
    assert words([first]) == ["before"]
    assert second == told


def test_words_before_what_is_no_json_are_not_lost() -> None:
    chunks = ChunkDecoder().decode([json.dumps(chunk({"content": "before"})).encode(), b"<html>"])
    assert words([next(chunks)]) == ["before"]
    with pytest.raises(ValueError, match="Expecting value"):
        next(chunks)


def test_the_last_usage_counts_also_where_it_came_with_words_only() -> None:
    decoder = ChunkDecoder()
    said = [chunk({"content": "a"}, usage={"total_tokens": n}) for n in (1, 2)]
    assert words(list(decoder.decode(json.dumps(one).encode() for one in said))) == ["aa"]
    (last,) = decoder.flush()
    assert last.usage.total_tokens == 2
    assert list(decoder.flush()) == []


async def events(chunks: list[Any]) -> list[Any]:
    async def given() -> AsyncIterator[Any]:
        for one in chunks:
            yield one.to_chunk() if isinstance(one, TextChunk) else one

    stream: Any = given()
    response = Response(
        id="r", created_at=0, model="m", object="response", output=[], tool_choice="auto", tools=[],
        parallel_tool_calls=False,
    )  # fmt: skip
    return [event async for event in ChatCmplStreamHandler.handle_stream(response, stream, model="gemini")]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(text="You have no tasks."),
        Reply(text="Well, ", calls=(call("create_task", title="milk"), call("list_tasks")), pieces=3),
        Reply(text="", calls=(call("list_tasks", signature="abc"),)),
        Reply(text="Short", finish="length", counted="apart"),
        Reply(text="Quiet.", counted="last"),
    ],
)
async def test_the_sdk_makes_the_same_answer_of_them(reply: Reply) -> None:
    payloads = list(Chunks(reply, number=1, model="gemini").stream(usage=True))
    merged = (await events(decode(*payloads)))[-1].response
    single = (await events([ChatCompletionChunk.construct(**payload) for payload in payloads]))[-1].response
    for response in (merged, single):  # nothing reads the ids of chunks
        for item in response.output:
            item.provider_data.pop("response_id", None)
    assert merged.output == single.output
    assert merged.usage == single.usage
