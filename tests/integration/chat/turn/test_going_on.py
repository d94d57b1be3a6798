"""The built-in assistant goes on with an answer that broke off: every command is done once, and told once."""

from contextlib import aclosing
from typing import Any

import pytest

from taskchat.accounts import User
from taskchat.chat.channel import Ending
from taskchat.database import Database
from tests.integration.chat.chat import Chat, Event, parsed, shape, text_of, thread_id_of, words
from tests.integration.chat.leaving import is_delta
from tests.integration.chat.made import titles

pytestmark = pytest.mark.parametrize("overrides", [{"gemini_api_key": None}])

# More steps than there are: the turn is interrupted in the middle of its words, or behind them.
IN_WORDS, ALL_SAID = 8, 9
STEPS = ["errand first", "errand second", "errand third"]
RECEIPT = "\n".join(["3 tasks created", *(f"- {step}" for step in STEPS)])


async def interrupt(chat: Chat, done: int, request: str = "threads.create", **params: Any) -> list[Event]:
    """Events of a turn that is interrupted as soon as so many of its steps are done, or its words come."""
    heard: list[Event] = []
    turn_id = None
    async with aclosing(await chat.open(request, **params)) as events:
        async for event in events:
            heard.append(parsed(event))
            thread_id = params.get("thread_id") or thread_id_of(heard)
            turn_id = turn_id or await chat.turn_in(thread_id)
            if sum(map(_is_done, heard)) == done or (is_delta if done < ALL_SAID else _is_said)(heard[-1]):
                chat.server.turns.stop(turn_id, Ending.INTERRUPTED)
    return heard


def _is_done(event: Event) -> bool:
    task = event.get("update", {}).get("task", {})
    return event["type"] == "thread.item.updated" and task.get("status_indicator") == "complete"


def _is_said(event: Event) -> bool:
    return event["type"] == "thread.item.done" and event["item"]["type"] == "assistant_message"


async def again(chat: Chat, thread_id: str) -> dict[str, str]:
    message = (await chat.items(thread_id))[0]
    return {"thread_id": thread_id, "item_id": message["id"]}


@pytest.mark.parametrize(
    "done", [(0,), (1,), (2,), (IN_WORDS,), (ALL_SAID,), (1, 1), (IN_WORDS, IN_WORDS), (ALL_SAID, 1)]
)
async def test_each_command_is_done_and_told_once(
    chat: Chat, database: Database, user: User, done: tuple[int, ...]
) -> None:
    text = "\n".join(f"add {step}" for step in STEPS)
    thread_id = thread_id_of(await interrupt(chat, done[0], input=words(text)))
    for number in done[1:]:
        await interrupt(chat, number, "threads.retry_after_item", **await again(chat, thread_id))
    heard = await chat.stream("threads.retry_after_item", **await again(chat, thread_id))
    assert "error" not in shape(heard)
    items = await chat.items(thread_id)
    assert sorted(await titles(database, user)) == STEPS
    assert items[-1]["type"] == "widget"
    assert [item["copy_text"] for item in items if item["type"] == "widget"] == [RECEIPT]
    said = " ".join(text_of(item) for item in items if item["type"] == "assistant_message")
    assert "What would you like" not in said
    assert [said.count(f"**{step}**") for step in STEPS] == [1, 1, 1]
