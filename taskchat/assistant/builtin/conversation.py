"""What the built-in model needs of its input: the last message, and what the tools said since."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agents.items import TResponseInputItem

from taskchat.assistant.builtin.answers import Result

# What the chat writes for the model's eyes in the person's name.
_NOT_SAID = "Hidden context for the "


@dataclass(frozen=True)
class Conversation:
    """The newest message of the person, and the results of the tools that ran for it."""

    said: str
    results: list[Result]


def read(items: str | list[TResponseInputItem]) -> Conversation:
    """The conversation's end, from a run's input."""
    if isinstance(items, str):
        return Conversation(items, [])
    plain: list[dict[str, Any]] = [dict(item) for item in items]
    last = max((n for n, item in enumerate(plain) if _is_said(item)), default=None)
    if last is None:
        return Conversation("", [])
    return Conversation(_text(plain[last]), list(_results(plain[last + 1 :])))


def _is_said(item: dict[str, Any]) -> bool:
    return item.get("role") == "user" and not _text(item).startswith(_NOT_SAID)


def _text(item: dict[str, Any]) -> str:
    content = item.get("content", "")
    if isinstance(content, str):
        return content.strip()
    return " ".join(part["text"] for part in content if isinstance(part.get("text"), str)).strip()


def _results(items: list[dict[str, Any]]) -> Iterable[Result]:
    calls = {item["call_id"]: item for item in items if item.get("type") == "function_call"}
    for item in items:
        if item.get("type") == "function_call_output" and (call := calls.get(item.get("call_id"))):
            yield Result(call["name"], _object(call["arguments"]), _object(item["output"]))


def _object(text: Any) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (TypeError, ValueError):
        return {"error": str(text)}
    return value if isinstance(value, dict) else {"error": str(text)}
