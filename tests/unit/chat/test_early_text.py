"""Text that leaves early: at once while nothing waits before it, else in its turn."""

import asyncio
import json
from typing import Any

from taskchat.assistant import TextDelta
from taskchat.chat.channel import TurnChannel
from taskchat.chat.events.early_text import EarlyText


def sent(channel: TurnChannel) -> list[str]:
    """Words that the page has by now."""
    events = [channel.log[index] for index in range(len(channel.log))]
    return [json.loads(event.removeprefix(b"data: "))["update"]["delta"] for event in events]


async def awaited(text: EarlyText[Any]) -> asyncio.Task[Any]:
    """A reader that waits for the next entry."""
    reader = asyncio.create_task(text.get())
    await asyncio.sleep(0)
    return reader


async def test_words_of_an_open_message_leave_while_the_reader_waits() -> None:
    channel = TurnChannel()
    text = EarlyText[Any](channel)
    text.open("message")
    reader = await awaited(text)
    text.put(TextDelta("milk "))
    text.put(TextDelta("and bread"))
    assert sent(channel) == ["milk ", "and bread"]
    text.put("step")
    assert await reader == "step"
    assert text.close() == "milk and bread"


async def test_words_wait_behind_what_came_before_them() -> None:
    channel = TurnChannel()
    text = EarlyText[Any](channel)
    text.open("message")
    reader = await awaited(text)
    text.put("step")
    text.put(TextDelta("milk"))
    assert sent(channel) == []
    assert [await reader, await text.get()] == ["step", TextDelta("milk")]


async def test_words_wait_while_the_reader_sends_what_it_took() -> None:
    channel = TurnChannel()
    text = EarlyText[Any](channel)
    text.open("message")
    text.put("step")
    assert await text.get() == "step"
    text.put(TextDelta("milk"))
    assert sent(channel) == []
    assert await text.get() == TextDelta("milk")


async def test_words_wait_where_no_message_is_open() -> None:
    channel = TurnChannel()
    text = EarlyText[Any](channel)
    reader = await awaited(text)
    text.put(TextDelta("milk"))
    assert sent(channel) == []
    assert await reader == TextDelta("milk")


async def test_a_reader_that_was_cancelled_waits_no_more() -> None:
    channel = TurnChannel()
    text = EarlyText[Any](channel)
    text.open("message")
    reader = await awaited(text)
    reader.cancel()
    await asyncio.wait({reader})
    text.put(TextDelta("milk"))
    assert sent(channel) == []


async def test_each_message_has_its_own_words_and_the_answer_all() -> None:
    text = EarlyText[Any](TurnChannel())
    assert not text.send("nobody reads this")
    for words in ("one", "two"):
        text.open(words)
        assert text.send(words)
        assert text.close() == words
        assert not text.send("nobody reads this either")
    assert text.text == "onetwo"
