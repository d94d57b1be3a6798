"""A model that has nothing to say after its tools ran: their results say it, and nothing is done twice."""

import pytest

from taskchat.assistant import RunContext
from taskchat.assistant.errors import EmptyAnswer
from tests.gemini_stand_in import Call, GeminiStandIn, Reply, call
from tests.unit.assistant.conftest import Shown, titles
from tests.unit.assistant.fallback.conftest import Ask

_MILK = call("create_task", title="milk")


@pytest.mark.parametrize(
    ("calls", "silence", "said"),
    [
        ([_MILK], Reply(), "I added **milk**."),
        ([_MILK], Reply(tokens=(70, 0)), "I added **milk**."),
        ([_MILK], Reply(text="\n "), "I added **milk**."),
        ([_MILK], Reply(finish="STOP"), "I added **milk**."),
        ([_MILK], Reply(finish="length"), "I added **milk**."),
        ([_MILK], Reply(finish="length", reasoning=50), "I added **milk**."),
        ([_MILK], Reply(finish="content_filter"), "I added **milk**."),
        ([_MILK], Reply(refusal="I must not."), "I added **milk**."),
        ([call("list_tasks"), _MILK], Reply(), "I added **milk**."),
        ([_MILK, call("complete_task", task="milk")], Reply(), "I added **milk**.\n\nWell done! **milk** is complete."),
        ([call("list_tasks", due="today")], Reply(), "You have no open tasks due today."),
        ([call("create_task", title="milk", due="when pigs fly")], Reply(), "is no date that I can read"),
        ([Call("create_task", raw="{")], Reply(), "These arguments do not fit"),
    ],
)
async def test_silence_after_tools_is_filled_from_their_results(
    gemini: GeminiStandIn, say: Ask, shown: Shown, *, calls: list[Call], silence: Reply, said: str
) -> None:
    gemini.reply(*calls)
    gemini.script(silence)
    assert said in await say("add milk")
    assert len(gemini.requests) == 2
    assert len(shown.steps) == len(calls)
    assert shown.notices == []


async def test_a_call_is_not_made_again_for_silence(gemini: GeminiStandIn, say: Ask, turn: RunContext) -> None:
    """The built-in assistant would understand the message, but it does not take it over."""
    gemini.reply(call("list_tasks"))
    gemini.script(Reply())
    assert "no open tasks" in await say("add milk")
    assert await titles(turn) == []


async def test_silence_without_tools_is_still_an_error(gemini: GeminiStandIn, say: Ask) -> None:
    gemini.script(Reply())
    with pytest.raises(EmptyAnswer):
        await say("hello")
