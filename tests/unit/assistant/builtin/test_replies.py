"""Replies to a question with suggestions: by its number, by "yes" where there is one, or by another message."""

import json
from typing import Any

import pytest

from taskchat.assistant.builtin import Call
from taskchat.assistant.builtin.dialogue import decide, read

_SUGGESTIONS = ["add clean the kitchen", "complete buy milk", "delete pay rent"]


def _asked(*suggestions: str, said: str, before: tuple[Any, ...] = ()) -> list[Any]:
    arguments = {"question": "Which one?", "suggestions": [*suggestions]}
    return [
        {"role": "user", "content": "the kitchen"},
        *before,
        {"type": "function_call", "call_id": "c9", "name": "ask_person", "arguments": json.dumps(arguments)},
        {"type": "function_call_output", "call_id": "c9", "output": '{"asked":"Which one?"}'},
        {"role": "user", "content": said},
    ]


@pytest.mark.parametrize(
    ("said", "offered", "tool"),
    [
        ("the first one", _SUGGESTIONS, "create_task"),
        ("2", _SUGGESTIONS, "complete_task"),
        ("the last one", _SUGGESTIONS, "delete_task"),
        ("yes", _SUGGESTIONS[:1], "create_task"),
        ("Yes, please.", _SUGGESTIONS[1:2], "complete_task"),
        ("complete buy milk", _SUGGESTIONS, "complete_task"),
        ("add bread", _SUGGESTIONS, "create_task"),
    ],
)
def test_what_was_suggested_is_done(said: str, offered: list[str], tool: str) -> None:
    following = decide(read(_asked(*offered, said=said)))
    assert [getattr(step, "tool", step) for step in following] == [tool]


@pytest.mark.parametrize(("said", "offered"), [("the fourth one", _SUGGESTIONS), ("yes", _SUGGESTIONS), ("yes", [])])
def test_what_was_not_suggested_changes_nothing(said: str, offered: list[str]) -> None:
    following = decide(read(_asked(*offered, said=said)))
    assert isinstance(following, str) or not {"create_task", "complete_task", "delete_task"} & {
        getattr(step, "tool", "") for step in following
    }


def test_a_question_is_no_result_of_a_tool() -> None:
    refused = {"error": "There is no task called “milk”.", "close": [{"id": "1", "title": "buy milk"}]}
    call = {"type": "function_call", "call_id": "c1", "name": "complete_task", "arguments": '{"task":"milk"}'}
    output = {"type": "function_call_output", "call_id": "c1", "output": json.dumps(refused)}
    conversation = read(_asked(*_SUGGESTIONS, said="hm", before=(call, output)))
    assert [result.tool for result in conversation.just_before] == ["complete_task"]
    assert [[result.tool for result in turn] for turn in conversation.earlier] == [["complete_task"]]
    assert conversation.suggested == _SUGGESTIONS


def test_only_the_question_just_before_is_answered() -> None:
    later: list[Any] = [
        {"role": "assistant", "content": "All right."},
        {"role": "user", "content": "the first one"},
    ]
    assert read([*_asked(*_SUGGESTIONS, said="never mind"), *later]).suggested == []


def test_a_question_is_plain_text() -> None:
    """It is drawn as it is, so the escapes of Markdown would be seen."""
    refused = {"error": "There is no task called “fix [a_b] *#2*”.", "close": [{"id": "1", "title": "fix [a_b] *#1*"}]}
    arguments = json.dumps({"task": "fix [a_b] *#2*"})
    said: list[Any] = [
        {"role": "user", "content": "complete fix [a_b] *#2*"},
        {"type": "function_call", "call_id": "c1", "name": "complete_task", "arguments": arguments},
        {"type": "function_call_output", "call_id": "c1", "output": json.dumps(refused)},
    ]
    (asked,) = decide(read(said))
    assert isinstance(asked, Call)
    assert asked.arguments["question"].startswith("There is no task called “fix [a_b] *#2*”.")
    assert asked.arguments["suggestions"] == ["Complete “fix [a_b] *#1*”"]
