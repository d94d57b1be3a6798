"""Pieces of tool calls, each put to its call."""

import pytest
from openai.types.chat.chat_completion_chunk import ChoiceDeltaToolCall, ChoiceDeltaToolCallFunction

from taskchat.assistant.gemini.tool_call_ids import ToolCallIds


def piece(index: int, given_id: str | None = None, name: str | None = None, arguments: str = "") -> ChoiceDeltaToolCall:
    function = ChoiceDeltaToolCallFunction(name=name, arguments=arguments)
    return ChoiceDeltaToolCall(index=index, id=given_id, function=function)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(("index", "given_id"), [(7, None), (0, "unheard of")])
def test_a_piece_of_a_call_that_nobody_knows_goes_on_with_the_last_one(
    count: int, index: int, given_id: str | None
) -> None:
    ids = ToolCallIds(set())
    for number in range(count):
        ids.settle(piece(number, f"id-{number}", "create_task", '{"title":'))
    lost = piece(index, given_id, arguments=' "milk"}')
    ids.settle(lost)
    assert (lost.index, lost.id) == (count - 1, None)


def test_a_piece_before_any_call_begins_one() -> None:
    first = piece(3, "id-1", arguments="{}")
    ToolCallIds(set()).settle(first)
    assert (first.index, first.id) == (0, "id-1")
