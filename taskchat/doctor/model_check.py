"""Check of the model's stream and tool calls: one short question, of some hundred tokens."""

import json
from typing import Any

import httpx

from taskchat.doctor.findings import Finding, Level
from taskchat.settings import Settings

_TIMEOUT = httpx.Timeout(30.0)
_TOOL = {
    "name": "create_task",
    "description": "Creates a task.",
    "parameters": {"type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"]},
}
_QUESTION = "Use the tool create_task once, to create a task called milk."


async def check_answer(settings: Settings) -> Finding:
    """Ask for a tool call as taskchat does, over the same kind of stream."""
    if settings.gemini_api_key is None:
        return Finding(Level.GOOD, "answer", "the built-in assistant streams and runs tools by itself")
    try:
        status, kind, chunks = await _ask(settings, settings.gemini_api_key.get_secret_value())
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Finding(Level.BAD, "answer", f"the stream broke off ({type(error).__name__}); {_REMEDY}")
    if status != 200:
        return Finding(Level.NOTE, "answer", f"not tried, the service answers with {status}; see model")
    if kind != "text/event-stream" or not any(_finish(chunk) for chunk in chunks):
        return Finding(
            Level.BAD, "answer", f"the stream closes before an answer ended ({len(chunks)} chunks); {_REMEDY}"
        )
    return _judge_calls(settings.gemini_model, [call for chunk in chunks for call in _calls(chunk)])


_REMEDY = "something at or before GEMINI_BASE_URL, such as a proxy, does not pass server-sent events on"


def _judge_calls(model: str, calls: list[dict[str, Any]]) -> Finding:
    if not calls:
        return Finding(Level.BAD, "answer", f"{model} answers in words and calls no tool; choose another GEMINI_MODEL")
    text = "".join(call.get("function", {}).get("arguments") or "" for call in calls)
    try:
        json.loads(text)
    except ValueError:
        return Finding(
            Level.NOTE, "answer", f"{model} glues or breaks its tool calls ({text[:60]}); they are told apart"
        )
    return Finding(Level.GOOD, "answer", f"{model} streams to the end and calls tools")


async def _ask(settings: Settings, key: str) -> tuple[int, str, list[dict[str, Any]]]:
    body = {
        "model": settings.gemini_model,
        "stream": True,
        "messages": [{"role": "user", "content": _QUESTION}],
        "tools": [{"type": "function", "function": _TOOL}],
    }
    headers = {"Authorization": f"Bearer {key}"}
    url = f"{settings.gemini_base_url}chat/completions"
    async with (
        httpx.AsyncClient(timeout=_TIMEOUT) as client,
        client.stream("POST", url, json=body, headers=headers) as response,
    ):
        kind = response.headers.get("content-type", "").split(";")[0]
        lines = [line async for line in response.aiter_lines()]
    return response.status_code, kind, [chunk for line in lines if (chunk := _chunk(line))]


def _chunk(line: str) -> dict[str, Any] | None:
    try:
        chunk = json.loads(line.removeprefix("data:")) if line.startswith("data:") else None
    except ValueError:
        return None
    return chunk if isinstance(chunk, dict) else None


def _finish(chunk: dict[str, Any]) -> Any:
    return next((choice.get("finish_reason") for choice in chunk.get("choices") or []), None)


def _calls(chunk: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        call for choice in chunk.get("choices") or [] for call in (choice.get("delta") or {}).get("tool_calls") or []
    ]
