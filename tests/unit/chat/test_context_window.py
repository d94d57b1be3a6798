"""The context window: which part of a conversation stays as it was said, and which needs a summary."""

from datetime import datetime
from typing import Any

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    InferenceOptions,
    ThreadItem,
    UserMessageContent,
    UserMessageItem,
    UserMessageTextContent,
)

from taskchat.chat.events.workflow import warning_step
from taskchat.chat.prompt.context_window import estimate_tokens, fit
from taskchat.chat.prompt.tool_log import ToolCall, ToolRecord
from taskchat.chat.store import ThreadTail
from taskchat.database import new_id

THREAD = str(new_id())
# 100 tokens, give or take one.
WORDS = "word" * 100


def _made() -> dict[str, Any]:
    return {"id": str(new_id()), "thread_id": THREAD, "created_at": datetime(2026, 11, 25)}  # noqa: DTZ001


def said(text: str = WORDS) -> UserMessageItem:
    content: list[UserMessageContent] = [UserMessageTextContent(text=text)]
    return UserMessageItem(**_made(), content=content, inference_options=InferenceOptions())


def answered(text: str = WORDS) -> AssistantMessageItem:
    return AssistantMessageItem(**_made(), content=[AssistantMessageContent(text=text)])


def record() -> ThreadItem:
    call = ToolCall(call_id="1", name="create_task", arguments='{"title":"milk"}', output='{"created":{}}')
    return ToolRecord(calls=[call]).to_item(THREAD)


def tail(*items: ThreadItem, summary: str | None = None) -> ThreadTail:
    return ThreadTail(list(enumerate(items, start=1)), summary)


def test_a_short_conversation_is_remembered_whole() -> None:
    items = [said(), answered(), said()]
    window = fit(tail(*items), items[-1], budget=1_000)
    assert window.items == items
    assert (window.summary, window.older) == (None, None)


def test_what_does_not_fit_is_left_out_in_whole_turns_and_needs_a_summary() -> None:
    turns = [[said(f"{n} {WORDS}"), record(), answered()] for n in range(10)]
    items = [item for turn in turns for item in turn]
    window = fit(tail(*items), None, budget=1_000)
    assert window.items == [item for turn in turns[6:] for item in turn]
    assert window.older is not None
    # What stays as it was said is less than what fits now: else every further turn would need a new summary.
    assert 6 * 3 < window.older.up_to <= 9 * 3
    assert window.older.up_to % 3 == 0
    assert window.older.text.startswith("Person: 0 word")
    assert 'Tool: create_task {"title":"milk"} gave {"created":{}}' in window.older.text


def test_a_summary_is_asked_for_before_something_is_left_out() -> None:
    items = [said(), answered(), said(), answered(), said(), answered(), said(), answered()]
    window = fit(tail(*items, summary="Before."), None, budget=1_000)
    assert window.items == items
    assert window.summary == "Before."
    assert window.older is not None


def test_the_last_message_is_never_left_out() -> None:
    long = said("word" * 5_000)
    window = fit(tail(said(), answered(), long), long, budget=1_000)
    assert window.items == [long]


def test_what_another_tab_said_since_is_not_part_of_it() -> None:
    mine, theirs = said("mine"), said("theirs")
    assert fit(tail(mine, theirs), mine, budget=1_000).items == [mine]


def test_what_is_only_drawn_costs_nothing() -> None:
    assert estimate_tokens(warning_step(THREAD, "Nothing was changed", WORDS)) == 0
    assert estimate_tokens(said()) in range(95, 110)
    assert estimate_tokens(record()) > 10
