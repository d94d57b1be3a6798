"""Rules by which Gemini's endpoint refuses requests, as far as they are known."""

import json
from collections.abc import Iterable
from typing import Any

from tests.gemini_stand_in.failures import Failure

_BUDGET = "Budget 0 is invalid. This model only works in thinking mode."
KNOWN_PARTS = {"text", "image_url", "input_audio", "file"}


def refusal(body: dict[str, Any], *, signatures: dict[str, str] | None, always_thinks: bool = False) -> Failure | None:
    """Return the error that refuses a request, or None.

    `signatures` (by tool) must come back where they are given; a model that `always_thinks` refuses effort "none".
    """
    messages = body.get("messages", [])
    reasons = (
        _unknown_parts(messages),
        _unpaired_results(messages),
        _arguments(messages),
        _schemas(body.get("tools", [])),
        "response_format with tools" if body.get("tools") and body.get("response_format") else None,
        _BUDGET if always_thinks and body.get("reasoning_effort") == "none" else None,
        _missing_signature(messages, signatures) if signatures is not None else None,
    )
    reason = next(filter(None, reasons), None)
    return Failure(400, "INVALID_ARGUMENT", reason) if reason else None


def _unknown_parts(messages: list[dict[str, Any]]) -> str | None:
    parts = [p for m in messages if isinstance(m.get("content"), list) for p in m["content"]]
    return next((f"Unknown content: {p['type']}" for p in parts if p["type"] not in KNOWN_PARTS), None)


def _unpaired_results(messages: list[dict[str, Any]]) -> str | None:
    asked: set[str] = set()
    for message in messages:
        asked |= {c["id"] for c in message.get("tool_calls", [])}
        if message["role"] == "tool" and message["tool_call_id"] not in asked:
            return "A function response must follow its function call."
    return "A function call has no id." if "" in asked else None


def _arguments(messages: list[dict[str, Any]]) -> str | None:
    for asked in (c for m in messages for c in m.get("tool_calls", [])):
        try:
            given = json.loads(asked["function"]["arguments"])
        except ValueError:
            given = None
        if not isinstance(given, dict):
            return f"The arguments of `{asked['function']['name']}` are no JSON object."
    return None


def _schemas(tools: list[dict[str, Any]]) -> str | None:
    keys = {key for tool in tools for key in _keys(tool["function"].get("parameters", {}))}
    refused = keys & {"anyOf", "oneOf", "allOf", "$ref", "$defs"}
    return f"Invalid JSON payload: unknown name {min(refused)}" if refused else None


def _keys(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _missing_signature(messages: list[dict[str, Any]], signatures: dict[str, str]) -> str | None:
    turn = max((n for n, m in enumerate(messages) if m["role"] == "user"), default=-1)
    for message in messages[turn + 1 :]:
        for asked in message.get("tool_calls", [])[:1]:
            given = asked.get("extra_content", {}).get("google", {}).get("thought_signature")
            if given != signatures.get(asked["function"]["name"]):
                return f"Function call `{asked['function']['name']}` is missing a `thought_signature`."
    return None
