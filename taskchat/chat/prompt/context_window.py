"""Context window of the model: the newest part of a conversation within a budget, the older part in a summary."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from chatkit.types import AssistantMessageItem, HiddenContextItem, ThreadItem, UserMessageItem, WidgetItem

from taskchat.chat.prompt.tool_log import to_record
from taskchat.chat.store import Numbered, ThreadTail, plain_text

# Items that are read; a thread with more since its last summary comes from an old product.
MAX_ITEMS = 400
# Average of the languages that people write in here.
_CHARACTERS_PER_TOKEN = 4
# Gemini's count for a small picture.
_TOKENS_PER_PICTURE = 300
# Parts of the budget: the older part is summarised from this fullness on, and so much stays as it was said.
_SUMMARISE_FROM = 0.75
_KEEP = 0.4
_MAX_LINE = 1_000


@dataclass(frozen=True)
class OlderPart:
    """Part of a conversation to summarise, a line for each item, up to the item with the sequence `up_to`."""

    up_to: int
    text: str


@dataclass(frozen=True)
class ContextWindow:
    """Conversation as the model sees it: `summary`, then `items`, oldest first; `older` needs a new summary."""

    items: list[ThreadItem]
    summary: str | None = None
    older: OlderPart | None = None


def fit(tail: ThreadTail, message: UserMessageItem | None, budget: int) -> ContextWindow:
    """Fit the newest items up to `message` into `budget` tokens, beginning with a message of the person.

    A model must not be shown half a turn: Gemini refuses a call that follows nothing.
    """
    items = _up_to(tail.items, message)
    tokens = _tokens_from(items)
    kept = items[_start(items, tokens, budget) :]
    older = None
    if items and tokens[0] > budget * _SUMMARISE_FROM:
        older = _older(items[: _start(items, tokens, round(budget * _KEEP))])
    return ContextWindow([item for _, item in kept], tail.summary, older)


def _up_to(items: list[Numbered], message: UserMessageItem | None) -> list[Numbered]:
    # Another tab may have sent the next message already; it gets an answer of its own.
    ends = [n for n, (_, item) in enumerate(items) if message and item.id == message.id]
    return items[: ends[0] + 1] if ends else items


def _start(items: list[Numbered], tokens: list[int], budget: int) -> int:
    """Index of the oldest message of the person from which on everything fits; that of the last one where none does."""
    begins = [n for n, (_, item) in enumerate(items) if isinstance(item, UserMessageItem)]
    fitting = (n for n in begins if tokens[n] <= budget)
    return next(fitting, begins[-1]) if begins else 0


def _tokens_from(items: Sequence[Numbered]) -> list[int]:
    """Tokens of each item together with all items after it."""
    return list(accumulate(estimate_tokens(item) for _, item in reversed(items)))[::-1]


def estimate_tokens(item: ThreadItem) -> int:
    """Estimate of the tokens of an item; one that is only drawn costs none."""
    match item:
        case UserMessageItem():
            written = len(plain_text(item)) + len(item.quoted_text or "")
            return written // _CHARACTERS_PER_TOKEN + 1 + _TOKENS_PER_PICTURE * len(item.attachments)
        case AssistantMessageItem():
            return len(plain_text(item)) // _CHARACTERS_PER_TOKEN + 1
        case WidgetItem():
            return len(item.copy_text or "") // _CHARACTERS_PER_TOKEN
        case HiddenContextItem():
            return len(json.dumps(item.content, ensure_ascii=False)) // _CHARACTERS_PER_TOKEN + 1
        case _:
            return 0


def _older(items: Sequence[Numbered]) -> OlderPart | None:
    lines = [line for _, item in items if (line := _line(item))]
    return OlderPart(items[-1][0], "\n".join(lines)) if lines else None


def _line(item: ThreadItem) -> str:
    match item:
        case UserMessageItem():
            return f"Person: {plain_text(item)[:_MAX_LINE]}"
        case AssistantMessageItem():
            return f"Assistant: {plain_text(item)[:_MAX_LINE]}"
        case HiddenContextItem() if record := to_record(item):
            calls = (f"{call.name} {call.arguments} gave {call.output or 'nothing'}" for call in record.calls)
            return "\n".join(f"Tool: {call[:_MAX_LINE]}" for call in calls)
        case _:
            return ""
