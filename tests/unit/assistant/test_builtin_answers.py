"""What the built-in assistant says: from the tools' results and from nothing else."""

from typing import Any

import pytest

from taskchat.assistant.builtin import Result, answer

MILK = {"id": "1", "title": "buy milk", "priority": "medium"}
RENT = {"id": "2", "title": "pay rent", "priority": "high", "due": "Fri 27 Nov", "tags": ["home"]}

ROWS: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("create_task", {}, {"created": MILK}, "I added **buy milk**."),
    ("create_task", {}, {"created": RENT}, "I added **pay rent**, due Fri 27 Nov, high priority, \\#home."),
    ("complete_task", {}, {"completed": MILK}, "Well done! **buy milk** is complete."),
    ("complete_task", {}, {"reopened": MILK}, "**buy milk** is open again."),
    ("complete_task", {}, {"unchanged": MILK, "reason": "is complete already"}, "**buy milk** is complete already."),
    ("delete_task", {}, {"deleted": MILK}, "I deleted **buy milk**."),
    ("update_task", {}, {"updated": RENT, "changed": {"priority": "low"}}, "I changed **pay rent**: high priority."),
    (
        "update_task",
        {},
        {"updated": MILK, "changed": {"due": "today"}},
        "I changed **buy milk**: no due date any more.",
    ),
    (
        "update_task",
        {},
        {"updated": MILK, "changed": {"title": "milk"}},
        "I changed **buy milk**: it was called “milk” before.",
    ),
    (
        "list_tasks",
        {},
        {"total": 2, "tasks": [RENT, MILK]},
        "You have 2 open tasks:\n\n1. **pay rent** · due Fri 27 Nov · high priority · \\#home\n2. **buy milk**",
    ),
    (
        "list_tasks",
        {"status": "done"},
        {"total": 1, "tasks": [{**MILK, "done": True}]},
        "You have 1 completed task:\n\n1. ~~buy milk~~",
    ),
    (
        "list_tasks",
        {},
        {"total": 0, "tasks": []},
        "You have no open tasks. Add the first one: *add buy milk tomorrow*.",
    ),
    ("list_tasks", {"due": "overdue"}, {"total": 0, "tasks": []}, "You have no open tasks overdue."),
    ("list_tasks", {"search": "50% of"}, {"total": 0, "tasks": []}, "You have no open tasks with “50% of”."),
    (
        "list_tasks",
        {},
        {"total": 30, "tasks": [MILK]},
        "You have 30 open tasks:\n\n1. **buy milk**\n\nThese are the first 1.",
    ),
    (
        "delete_task",
        {},
        {"error": "There is no task called “milk”.", "close": [MILK]},
        "There is no task called “milk”. Which of these do you mean?\n\n- buy milk",
    ),
    ("delete_task", {}, {}, "That did not work; nothing was changed."),
]


@pytest.mark.parametrize(("tool", "arguments", "output", "said"), ROWS)
def test_one_result(tool: str, arguments: dict[str, Any], output: dict[str, Any], said: str) -> None:
    assert answer([Result(tool, arguments, output)]) == said


def test_several_results_are_told_in_order() -> None:
    results = [Result("create_task", {}, {"created": MILK}), Result("delete_task", {}, {"deleted": RENT})]
    assert answer(results) == "I added **buy milk**.\n\nI deleted **pay rent**."


def test_completing_all_is_one_sentence() -> None:
    listed = Result("list_tasks", {}, {"total": 2, "tasks": [MILK, RENT]})
    done = [Result("complete_task", {}, {"completed": task}) for task in (MILK, RENT)]
    assert answer([listed, *done]) == "I completed 2 tasks:\n\n- ~~buy milk~~\n- ~~pay rent~~"


def test_markup_in_titles_stays_text() -> None:
    said = answer([Result("create_task", {}, {"created": {"title": "<b>[x](javascript:y)</b> *z*"}})])
    assert said == r"I added **\<b\>\[x\](javascript:y)\</b\> \*z\***."
