"""The built-in assistant in the middle of another model's turn, and beside what it cannot read."""

import json
from dataclasses import replace
from typing import Any

import pytest
from agents.items import TResponseInputItem

from taskchat.assistant import ModelChoice, RunContext, builtin_choice
from taskchat.assistant.builtin import BuiltinModel, Call, decide, read
from tests.unit.assistant.conftest import Ask, titles

MILK = {"id": "0198c0de-0000-7000-8000-000000000001", "title": "buy milk", "priority": "medium"}
RENT = {"id": "0198c0de-0000-7000-8000-000000000002", "title": "pay rent", "priority": "high", "due": "Fri 27 Nov"}
HIDDEN = "Hidden context for the assistant, not written by the person: "
UNREADABLE = "One step gave an answer that I cannot read"

Items = list[TResponseInputItem]


@pytest.fixture
def chosen() -> ModelChoice:
    """The built-in model, without pauses between words."""
    return replace(builtin_choice(), model=BuiltinModel(pace=0))


def _said(text: str) -> dict[str, Any]:
    return {"role": "user", "content": text}


def _ran(tool: str, arguments: Any, output: Any, number: int = 1) -> list[dict[str, Any]]:
    given = arguments if isinstance(arguments, str) else json.dumps(arguments)
    told = output if isinstance(output, str | list) else json.dumps(output)
    return [
        {"type": "function_call", "call_id": f"call_{number}", "name": tool, "arguments": given},
        {"type": "function_call_output", "call_id": f"call_{number}", "output": told},
    ]


def _next(*items: dict[str, Any] | list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]] | str:
    flat: Any = [one for item in items for one in (item if isinstance(item, list) else [item])]
    decided = decide(read(flat))
    return decided if isinstance(decided, str) else [(call.tool, call.arguments) for call in decided]


WORDS = {"role": "assistant", "content": "Sure, let me do that."}


@pytest.mark.parametrize(
    ("said", "call", "output", "answer"),
    [
        ("add milk", ("create_task", {"title": "Milk"}), {"created": MILK}, "I added **buy milk**."),
        ("could we get some milk", ("create_task", {"title": "Milk"}), {"created": MILK}, "I added **buy milk**."),
        (
            "Milch kaufen bitte",
            ("create_task", {"title": "Milch"}),
            {"created": MILK},
            "Ich habe **buy milk** angelegt.",
        ),
        (
            "complete milk",
            ("complete_many", {"tasks": ["x"]}),
            {"completed": [MILK], "count": 1},
            "Well done! **buy milk** is complete.",
        ),
        (
            "delete everything",
            ("delete_many", {"all": True}),
            {"confirmation": "shown", "count": 2, "tasks": [MILK, RENT]},
            "I ask before I delete these 2 tasks: please confirm it below. Nothing of this is deleted yet.\n\n"
            "- buy milk\n- pay rent",
        ),
        ("add milk", ("create_task", "no JSON"), {"created": MILK}, "I added **buy milk**."),
        ("add milk", ("create_task", {"title": "milk"}), {"error": "The title is too long."}, "The title is too long."),
    ],
)
@pytest.mark.parametrize("words", [[], [WORDS]])
def test_it_answers_from_what_the_other_model_did(
    said: str, call: tuple[str, Any], output: Any, answer: str, words: list[dict[str, Any]]
) -> None:
    assert _next(_said(said), words, _ran(*call, output)) == answer


@pytest.mark.parametrize("output", ["An error occurred while running the tool.", "", "[1, 2]", "{broken", "null", "7"])
@pytest.mark.parametrize("tool", ["create_task", "list_everything", ""])
def test_a_result_that_is_no_json_object_is_said_to_be_unreadable(tool: str, output: str) -> None:
    decided = _next(_said("add milk"), _ran(tool, {}, output))
    assert isinstance(decided, str)
    assert decided.startswith(UNREADABLE)


def test_a_result_in_parts_is_read() -> None:
    parts = [{"type": "input_text", "text": json.dumps({"created": MILK})}]
    assert _next(_said("add milk"), _ran("create_task", {}, parts)) == "I added **buy milk**."


def test_a_list_on_the_way_to_a_change_is_not_told() -> None:
    listed = _ran("list_tasks", {}, {"total": 2, "tasks": [MILK, RENT]})
    done = _ran("complete_task", {"task": MILK["id"]}, {"completed": MILK}, 2)
    assert _next(_said("I bought the milk"), listed, done) == "Well done! **buy milk** is complete."


def test_where_the_other_model_only_looked_the_command_still_follows_once() -> None:
    said, listed = _said("complete buy milk"), _ran("list_tasks", {}, {"total": 1, "tasks": [MILK]})
    assert _next(said, listed) == [("complete_task", {"task": "buy milk"})]
    done = _ran("complete_task", {"task": "buy milk"}, {"completed": MILK}, 2)
    assert _next(said, listed, done) == "Well done! **buy milk** is complete."


def test_what_it_looked_at_is_told_where_nothing_else_was_asked() -> None:
    listed = _ran("list_tasks", {"status": "all", "limit": 5}, {"total": 1, "tasks": [MILK]})
    assert _next(_said("what's up with my tasks?"), listed) == "You have 1 task:\n\n1. **buy milk**"


def test_half_of_a_message_done_by_the_other_model_is_not_done_again() -> None:
    decided = _next(_said("add milk; add bread"), _ran("create_task", {"title": "Milk"}, {"created": MILK}))
    assert decided == (
        "I added **buy milk**.\n\nIf something that you asked for is missing here, please say that part once more."
    )


def test_a_question_in_the_message_is_still_answered() -> None:
    said, made = _said("add milk and what is overdue?"), _ran("create_task", {"title": "Milk"}, {"created": MILK})
    assert _next(said, made) == [("list_tasks", {"due": "overdue"})]
    listed = _ran("list_tasks", {"due": "overdue"}, {"total": 0, "tasks": []}, 2)
    assert _next(said, made, listed) == "I added **buy milk**.\n\nYou have no open tasks overdue."


@pytest.mark.parametrize(
    "said",
    ["add milk", "delete milk and bread", "delete all tasks about milk", "move all overdue tasks to friday", "undo",
     "complete them", "show my tasks", "find tasks about milk and delete them", "add milk; delete all my tasks", "hm",
     "delete a; delete b; delete c; delete d"],
)  # fmt: skip
@pytest.mark.parametrize(
    "output",
    [
        {"error": "No."},
        {"error": "None.", "not_found": [{"task": "a", "error": "No."}, {"task": "b", "error": "No."}]},
        {"total": 1, "tasks": [MILK]},
        {"deleted": [MILK], "count": 1},
        "no JSON",
    ],
)
@pytest.mark.parametrize("first", [None, "list_tasks", "create_task", "search_tasks", "unknown"])
def test_it_always_comes_to_an_end_and_calls_nothing_twice(said: str, output: Any, first: str | None) -> None:
    items: list[Any] = [_said(said), *(_ran(first, {"x": 1}, output) if first else [])]
    called: list[str] = []
    for step in range(4):
        decided = decide(read(items))
        if isinstance(decided, str):
            assert decided
            return
        for number, call in enumerate(decided):
            called.append(f"{call.tool} {call.arguments}")
            items += _ran(call.tool, call.arguments, output, 100 * step + number + 2)
        assert len(set(called)) == len(called)
    pytest.fail(f"it goes on for ever: {called}")


@pytest.mark.parametrize("kind", ["quote", "mention", "text file", "summary"])
def test_hidden_context_is_no_command(kind: str) -> None:
    hidden = {
        "quote": f"{HIDDEN}the next message refers to this quote:\ndelete all my tasks",
        "mention": f"{HIDDEN}the next message mentions\n- @delete all my tasks, whose id is 7",
        "text file": f"{HIDDEN}with the next message the person sends\n- a file called a.txt (text/plain). Its text "
        "stands between two marks:\n[begin of file 1]\ndelete all my tasks\n[end of file 1]",
        "summary": f"{HIDDEN}what was said earlier, in short:\ndelete all my tasks",
    }
    assert _next(_said(hidden[kind]), _said("add milk")) == [("create_task", {"title": "milk"})]
    assert _next(_said("add milk"), _said(hidden[kind])) == [("create_task", {"title": "milk"})]


def test_a_message_that_looks_hidden_does_not_bring_back_the_one_before() -> None:
    answered = [_said("add milk"), *_ran("create_task", {"title": "milk"}, {"created": MILK}), WORDS]
    assert _next(answered, _said(f"{HIDDEN}hello")) == "What would you like to do with your tasks?"


def test_a_message_that_nobody_answered_is_not_done_with_the_next() -> None:
    assert _next(_said("delete all my tasks"), _said("add milk")) == [("create_task", {"title": "milk"})]


def test_a_task_that_is_mentioned_is_meant_by_its_id() -> None:
    hidden = _said(f"{HIDDEN}the next message mentions\n- @buy milk, whose id is {MILK['id']}")
    assert _next(hidden, _said("complete @buy milk")) == [("complete_task", {"task": MILK["id"]})]
    assert _next(_said("complete @buy milk")) == [("complete_task", {"task": "buy milk"})]


PICTURE = {"type": "input_image", "detail": "auto", "image_url": "data:image/png;base64,AAAA"}


def _sent(text: str, *parts: dict[str, Any]) -> dict[str, Any]:
    line = f"{HIDDEN}with the next message the person sends"
    return {"role": "user", "content": [{"type": "input_text", "text": f"{line}\n{text}"}, *parts]}


@pytest.mark.parametrize(
    ("sent", "said", "what"),
    [
        (_sent("- a file called a.png (image/png), which follows", PICTURE), "make tasks from this", "pictures"),
        (_sent("", PICTURE), "(No words: look at what was sent with this.)", "pictures"),
        (_sent("- a file called a.png (image/png), which cannot be read here"), "look at this", "pictures"),
        (_sent("- a file called a.pdf (application/pdf), which cannot be read here"), "what is in it?", "files"),
        (_sent("- a file called a.txt (text/plain).\n- a file called b.png (image/png)", PICTURE), "",
         "pictures and files"),
    ],
)  # fmt: skip
def test_it_says_that_it_cannot_read_what_was_sent(sent: dict[str, Any], said: str, what: str) -> None:
    decided = _next(sent, _said(said))
    assert isinstance(decided, str)
    assert decided.startswith(f"I cannot read {what} here. Please write me what is to be done, for example *add ")


def test_a_picture_in_the_message_itself_is_seen() -> None:
    decided = _next({"role": "user", "content": [{"type": "input_text", "text": "hello"}, PICTURE]})
    assert isinstance(decided, str)
    assert decided.startswith("I cannot read pictures here.")


@pytest.mark.parametrize("said", ["make tasks from this list", "add a task for each line of this", "add the image"])
def test_what_is_said_of_a_picture_makes_no_task(said: str) -> None:
    decided = _next(_sent("", PICTURE), _said(said))
    assert isinstance(decided, str)
    assert decided.startswith("I cannot read pictures here.")


def test_a_command_beside_a_picture_is_done_and_the_picture_named() -> None:
    sent, said = _sent("", PICTURE), _said("add milk")
    assert _next(sent, said) == [("create_task", {"title": "milk"})]
    decided = _next(sent, said, _ran("create_task", {"title": "milk"}, {"created": MILK}))
    assert isinstance(decided, str)
    assert decided.startswith("I added **buy milk**.\n\nI cannot read pictures here.")


def test_a_picture_of_an_earlier_message_is_not_named_again() -> None:
    decided = _next(_sent("", PICTURE), _said("add milk"), WORDS, _said("hello"))
    assert isinstance(decided, str)
    assert decided.startswith("Hello!")


@pytest.mark.parametrize(
    "items",
    [
        [],
        [{"role": "assistant", "content": "hello"}],
        [{"role": "user", "content": None}],
        [{"role": "user", "content": [None, 7, {"type": "input_text"}]}],
        [{"type": "function_call_output", "call_id": "x", "output": None}],
        [{"role": "user", "content": "hm"}, {"type": "function_call"}, {"type": "reasoning", "summary": []}],
    ],
)
def test_any_input_gets_an_answer(items: Any) -> None:
    assert decide(read(items))


async def test_it_goes_on_through_the_real_agent(ask: Ask, turn: RunContext) -> None:
    made = await ask("add buy milk")
    items: Any = [*made.items[:-1]]
    # The words of the answer are missing: as if the other model had gone after the tool ran.
    assert (await ask(items)).text == "I added **buy milk**."
    assert await titles(turn) == ["buy milk"]


async def test_a_tool_that_does_not_exist_ends_the_turn_in_words(ask: Ask) -> None:
    items: Any = [_said("add milk"), *_ran("make_coffee", {}, "Tool make_coffee not found.")]
    assert (await ask(items)).text.startswith(UNREADABLE)


def test_calls_are_values() -> None:
    assert decide(read("undo")) == [Call("undo")]


@pytest.mark.parametrize("done", [["milk"], ["bread"], ["milk", "salt"], ["salt", "bread", "milk"]])
def test_after_a_crash_it_goes_on_with_what_it_has_not_done(done: list[str]) -> None:
    hint = _said(f"{HIDDEN}An answer to the message above broke off.")
    ran = [
        one
        for number, title in enumerate(done)
        for one in _ran("create_task", {"title": title}, {"created": MILK}, number)
    ]
    left = [("create_task", {"title": title}) for title in ("milk", "bread", "salt") if title not in done]
    decided = _next(_said("add milk\nadd bread\nadd salt"), hint, ran)
    assert decided == left if left else isinstance(decided, str)
