"""A turn that fails: said inside the stream, with everything kept that was done before."""

import pytest

from tests.gemini_stand_in import Failure, GeminiStandIn, Reply, call
from tests.integration.chat.chat import Chat, shape, text_of, thread_id_of


@pytest.mark.parametrize(
    ("reply", "says", "retry"),
    [
        (Reply(failure=Failure(400, "INVALID_ARGUMENT")), "did not understand", True),
        (Reply(finish="stop"), "empty", True),
        (Reply(finish="content_filter"), "safety filter", False),
    ],
)
async def test_a_failure_is_said_inside_the_stream(
    chat: Chat, gemini: GeminiStandIn, reply: Reply, says: str, retry: bool
) -> None:
    gemini.script(reply)
    events = await chat.create("Hi")
    assert shape(events) == ["created", "item.done user_message", "stream_options", "error"]
    assert says in events[-1]["message"]
    assert (events[-1]["code"], events[-1]["allow_retry"]) == ("custom", retry)
    assert [item["type"] for item in await chat.items(thread_id_of(events))] == ["user_message"]


async def test_what_was_done_and_said_before_a_failure_is_kept(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.script(Reply(text=["I added ", "milk, "], delay=0.05, failure=Failure(500)))
    events = await chat.create("Add milk")
    assert shape(events)[-3:] == ["item.done assistant_message", "item.done widget", "error"]
    assert events[-1]["allow_retry"] is False
    items = await chat.items(thread_id_of(events))
    assert [item["type"] for item in items] == ["user_message", "workflow", "assistant_message", "widget"]
    assert text_of(items[-2]) == "I added milk,"
