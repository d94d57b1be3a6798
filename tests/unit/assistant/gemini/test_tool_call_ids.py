"""Each piece of a tool call is assigned to its call."""

import pytest
from openai.types.chat.chat_completion_chunk import ChoiceDeltaToolCall, ChoiceDeltaToolCallFunction

from taskchat.assistant.gemini.tool_call_ids import ToolCallIds


def piece(index: int, call_id: str | None = None, name: str | None = None, arguments: str = "") -> ChoiceDeltaToolCall:
    function = ChoiceDeltaToolCallFunction(name=name, arguments=arguments)
    return ChoiceDeltaToolCall(index=index, id=call_id, function=function)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(("index", "call_id"), [(7, None), (0, "unheard of")])
def test_a_piece_of_an_unknown_call_continues_the_last_one(count: int, index: int, call_id: str | None) -> None:
    ids = ToolCallIds(set())
    for number in range(count):
        ids.assign(piece(number, f"id-{number}", "create_task", '{"title":'))
    lost = piece(index, call_id, arguments=' "milk"}')
    ids.assign(lost)
    assert (lost.index, lost.id) == (count - 1, None)


def test_a_piece_before_any_call_starts_one() -> None:
    first = piece(3, "id-1", arguments="{}")
    ToolCallIds(set()).assign(first)
    assert (first.index, first.id) == (0, "id-1")
