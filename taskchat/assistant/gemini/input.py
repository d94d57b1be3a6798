"""A conversation in the shape in which Gemini's endpoint takes it."""

import json

from agents.items import TResponseInputItem

Conversation = str | list[TResponseInputItem]


def readable(conversation: Conversation) -> Conversation:
    """The same, with earlier answers as plain text and nothing that Gemini could not have written."""
    return conversation if isinstance(conversation, str) else [_readable(item) for item in conversation]


def call_ids(conversation: Conversation) -> set[str]:
    """The ids of the tool calls in it."""
    if isinstance(conversation, str):
        return set()
    return {str(item.get("call_id")) for item in conversation if item.get("type") == "function_call"}


def _readable(item: TResponseInputItem) -> TResponseInputItem:
    if item.get("type") == "function_call":
        return item if _is_object(item.get("arguments")) else {**item, "arguments": "{}"}  # pyright: ignore[reportReturnType]
    content = item.get("content")
    if item.get("role") != "assistant" or "id" in item or not isinstance(content, list):
        return item
    # ChatKit's converter writes `output_text` parts, which only the Responses API knows.
    return {"role": "assistant", "content": "\n\n".join(str(part.get("text", "")) for part in content)}


def _is_object(arguments: object) -> bool:
    """Whether arguments are what Gemini takes back; what was wrong with others, the tool's result tells."""
    try:
        return isinstance(json.loads(str(arguments)), dict)
    except ValueError:
        return False
