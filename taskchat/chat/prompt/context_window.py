"""How much of a conversation the model is told: the newest part within a budget, what is older in a summary."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from chatkit.types import AssistantMessageItem, HiddenContextItem, ThreadItem, UserMessageItem, WidgetItem

from taskchat.chat.prompt.tool_log import facts_of
from taskchat.chat.store import Numbered, ThreadTail, plain_text

# Items that are read at most; a thread with more since its last summary is an old product's.
READ = 400
# Characters that make a token, on the average of the languages people write in here.
_CHARACTERS = 4
# What Gemini counts for a small picture.
_PICTURE = 300
# Parts of the budget: from which fullness on the older part is summarised, and how much stays as it was said.
_FULL = 0.75
_STAYS = 0.4
_LONGEST = 1_000


@dataclass(frozen=True)
class Older:
    """The part of a conversation that is to be summarised, up to the item with this sequence."""

    up_to: int
    said: str


@dataclass(frozen=True)
class Memory:
    """What the model is told: `items`, oldest first, after `summary`; `older` is what needs a new summary."""

    items: list[ThreadItem]
    summary: str | None = None
    older: Older | None = None


def remember(tail: ThreadTail, message: UserMessageItem | None, budget: int) -> Memory:
    """The newest items up to `message` that fit into `budget` tokens, beginning with something the person said.

    A model must not be shown half a turn: Gemini refuses a call that follows nothing.
    """
    items = _up_to(tail.items, message)
    tokens = _tokens_from(items)
    kept = items[_newest(items, tokens, budget) :]
    older = None
    if items and tokens[0] > budget * _FULL:
        older = _older(items[: _newest(items, tokens, round(budget * _STAYS))])
    return Memory([item for _, item in kept], tail.summary, older)


def _up_to(items: list[Numbered], message: UserMessageItem | None) -> list[Numbered]:
    # Another tab may have sent the next message already; it gets an answer of its own.
    ends = [n for n, (_, item) in enumerate(items) if message and item.id == message.id]
    return items[: ends[0] + 1] if ends else items


def _newest(items: list[Numbered], tokens: list[int], budget: int) -> int:
    """Where the longest end of the conversation starts that fits and begins with a message of the person: at the last
    one at least."""
    begins = [n for n, (_, item) in enumerate(items) if isinstance(item, UserMessageItem)]
    fitting = (n for n in begins if tokens[n] <= budget)
    return next(fitting, begins[-1]) if begins else 0


def _tokens_from(items: Sequence[Numbered]) -> list[int]:
    """How many tokens each item and all after it cost."""
    return list(accumulate(tokens_of(item) for _, item in reversed(items)))[::-1]


def tokens_of(item: ThreadItem) -> int:
    """About how many tokens an item costs; what is only drawn costs nothing."""
    match item:
        case UserMessageItem():
            written = len(plain_text(item)) + len(item.quoted_text or "")
            return written // _CHARACTERS + 1 + _PICTURE * len(item.attachments)
        case AssistantMessageItem():
            return len(plain_text(item)) // _CHARACTERS + 1
        case WidgetItem():
            return len(item.copy_text or "") // _CHARACTERS
        case HiddenContextItem():
            return len(json.dumps(item.content, ensure_ascii=False)) // _CHARACTERS + 1
        case _:
            return 0


def _older(items: Sequence[Numbered]) -> Older | None:
    lines = [line for _, item in items if (line := _line(item))]
    return Older(items[-1][0], "\n".join(lines)) if lines else None


def _line(item: ThreadItem) -> str:
    match item:
        case UserMessageItem():
            return f"Person: {plain_text(item)[:_LONGEST]}"
        case AssistantMessageItem():
            return f"Assistant: {plain_text(item)[:_LONGEST]}"
        case HiddenContextItem() if facts := facts_of(item):
            calls = (f"{call.name} {call.arguments} gave {call.output or 'nothing'}" for call in facts.calls)
            return "\n".join(f"Tool: {call[:_LONGEST]}" for call in calls)
        case _:
            return ""
