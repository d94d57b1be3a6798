"""The stand-in refuses what Gemini refuses, or tests against it would show nothing."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.gemini_stand_in import GeminiStandIn, Reply, Request, call

HELLO = [{"role": "user", "content": "hi"}]


@pytest.fixture
async def client(gemini: GeminiStandIn) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"authorization": "Bearer test-key"}
    async with httpx.AsyncClient(base_url=gemini.url, headers=headers, trust_env=False) as opened:
        yield opened


def asked(**body: Any) -> dict[str, Any]:
    return {"model": "gemini-2.5-flash", "messages": HELLO} | body


TOOLS = [{"type": "function", "function": {"name": "list_tasks", "parameters": {"type": "object"}}}]
SIGNED = {"id": "1", "type": "function", "function": {"name": "list_tasks", "arguments": "{}"}}
BROKEN = {"id": "1", "type": "function", "function": {"name": "list_tasks", "arguments": "{"}}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"messages": [{"role": "assistant", "content": [{"type": "output_text", "text": "x"}]}]}, "Unknown content"),
        ({"messages": [{"role": "tool", "tool_call_id": "x", "content": ""}]}, "must follow its function call"),
        ({"messages": [{"role": "assistant", "tool_calls": [{**SIGNED, "id": ""}]}]}, "no id"),
        ({"messages": [*HELLO, {"role": "assistant", "tool_calls": [SIGNED]}]}, "thought_signature"),
        ({"messages": [{"role": "assistant", "tool_calls": [BROKEN]}]}, "no JSON object"),
        ({"reasoning_effort": "none"}, "only works in thinking mode"),
        ({"tools": [{"function": {"parameters": {"properties": {"a": {"anyOf": []}}}}}]}, "anyOf"),
        ({"tools": [{"function": {"parameters": {"$defs": {}}}}]}, "$defs"),
        ({"tools": [{"function": {}}], "response_format": {"type": "json_schema"}}, "response_format"),
    ],
)
async def test_what_gemini_refuses(
    gemini: GeminiStandIn, client: httpx.AsyncClient, body: dict[str, Any], reason: str
) -> None:
    gemini.wants_signatures = gemini.always_thinks = True
    gemini.signatures["list_tasks"] = "sig"
    response = await client.post("chat/completions", json=asked(**body))
    assert response.status_code == 400
    assert reason in response.json()[0]["error"]["message"]


async def test_no_key_and_no_such_place(gemini: GeminiStandIn, client: httpx.AsyncClient) -> None:
    assert (await client.post("responses", json={})).status_code == 404
    response = await client.post("chat/completions", json=asked(), headers={"authorization": ""})
    assert response.status_code == 401


async def test_an_empty_queue_is_an_error_unless_told_otherwise(
    gemini: GeminiStandIn, client: httpx.AsyncClient
) -> None:
    assert (await client.post("chat/completions", json=asked(tools=TOOLS))).status_code == 500

    def echo(request: Request) -> Reply:
        return Reply(text=f"You said {request.said}")

    gemini.otherwise = echo
    response = await client.post("chat/completions", json=asked(tools=TOOLS))
    assert response.json()["choices"][0]["message"]["content"] == "You said hi"


async def test_asides_have_a_queue_and_a_record_of_their_own(gemini: GeminiStandIn, client: httpx.AsyncClient) -> None:
    gemini.reply("An answer.")
    gemini.aside(Reply(text="A title"))
    titles = [(await client.post("chat/completions", json=asked())).json() for _ in range(2)]
    assert [title["choices"][0]["message"]["content"] for title in titles] == ["A title", None]
    assert (len(gemini.requests), len(gemini.asides), gemini.waiting) == (0, 2, 1)


async def test_a_whole_answer_with_calls(gemini: GeminiStandIn, client: httpx.AsyncClient) -> None:
    gemini.reply("Here: ", call("list_tasks", due="today"))
    choice = (await client.post("chat/completions", json=asked(tools=TOOLS))).json()["choices"][0]
    assert choice["message"]["content"] == "Here: "
    assert choice["message"]["tool_calls"][0]["function"] == {"name": "list_tasks", "arguments": '{"due": "today"}'}
    assert choice["finish_reason"] == "stop"


async def test_errors_can_have_headers_and_any_shape(gemini: GeminiStandIn, client: httpx.AsyncClient) -> None:
    gemini.fail(429, retry_after="34s", quota="PerDay", headers={"retry-after": "34"}, shape="object")
    gemini.fail(502, raw="<html>Bad Gateway</html>", times=2)
    response = await client.post("chat/completions", json=asked(stream=True))
    assert response.headers["retry-after"] == "34"
    assert [list(detail)[1] for detail in response.json()["error"]["details"]] == ["violations", "retryDelay"]
    for _ in range(2):
        response = await client.post("chat/completions", json=asked(stream=True))
        assert response.headers["content-type"].startswith("text/html")
        assert response.text == "<html>Bad Gateway</html>"


async def test_tokens_from_the_cache_and_of_thoughts(gemini: GeminiStandIn, client: httpx.AsyncClient) -> None:
    gemini.aside(Reply(text="Hello!", tokens=(100, 0), cached=40, reasoning=30))
    usage = (await client.post("chat/completions", json=asked())).json()["usage"]
    assert usage["prompt_tokens_details"] == {"cached_tokens": 40}
    assert usage["total_tokens"] == 100 + usage["completion_tokens"] + 30


async def test_a_hundred_at_once(gemini: GeminiStandIn, client: httpx.AsyncClient) -> None:
    gemini.otherwise = Reply(text="one two three", delay=0.01)

    async def read() -> int:
        async with client.stream("POST", "chat/completions", json=asked(stream=True)) as response:
            return sum([1 async for line in response.aiter_lines() if line.startswith("data: ")])

    assert await asyncio.gather(*[read() for _ in range(100)]) == [5] * 100
    assert len(gemini.requests) == 100


async def test_a_hanging_answer_ends_when_released(gemini: GeminiStandIn, client: httpx.AsyncClient) -> None:
    gemini.hang(after="Well, ")
    asking = asyncio.create_task(client.post("chat/completions", json=asked(stream=True)))
    await asyncio.sleep(0.1)
    assert not asking.done()
    gemini.release()
    assert (await asking).text.endswith("data: [DONE]\n\n")


async def test_it_listens_on_loopback_only(gemini: GeminiStandIn) -> None:
    assert gemini.url.startswith("http://127.0.0.1:")


async def test_it_is_an_async_context_too() -> None:
    async with GeminiStandIn() as stand_in:
        assert stand_in.waiting == 0
