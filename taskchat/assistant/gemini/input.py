"""Conversion of a conversation into the input that Gemini's endpoint accepts."""

import json

from agents.items import TResponseInputItem

ModelInput = str | list[TResponseInputItem]


def to_gemini_input(conversation: ModelInput) -> ModelInput:
    """Turn earlier answers into plain text, and calls that Gemini could not have written into valid ones."""
    return conversation if isinstance(conversation, str) else [_to_gemini_item(item) for item in conversation]


def call_ids(conversation: ModelInput) -> set[str]:
    """Collect the ids of the tool calls in a conversation."""
    if isinstance(conversation, str):
        return set()
    return {str(item.get("call_id")) for item in conversation if item.get("type") == "function_call"}


def _to_gemini_item(item: TResponseInputItem) -> TResponseInputItem:
    if item.get("type") == "function_call":
        return item if _is_object(item.get("arguments")) else {**item, "arguments": "{}"}  # pyright: ignore[reportReturnType]
    content = item.get("content")
    if item.get("role") != "assistant" or "id" in item or not isinstance(content, list):
        return item
    # ChatKit's converter writes `output_text` parts, which only the Responses API knows.
    return {"role": "assistant", "content": "\n\n".join(str(part.get("text", "")) for part in content)}


def _is_object(arguments: object) -> bool:
    """Whether Gemini takes these arguments back; the tool's result says what is wrong with others."""
    try:
        return isinstance(json.loads(str(arguments)), dict)
    except ValueError:
        return False
