"""Answers of the built-in assistant come from the tools' results and from nothing else."""

from typing import Any

import pytest

from taskchat.assistant.builtin import Result, answer
from taskchat.assistant.builtin.languages import ENGLISH

MILK = {"id": "1", "title": "buy milk", "priority": "medium"}
RENT = {"id": "2", "title": "pay rent", "priority": "high", "due": "Fri 27 Nov", "tags": ["home"]}

ROWS: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("create_task", {}, {"created": MILK}, "I added **buy milk**."),
    ("create_task", {}, {"created": RENT}, "I added **pay rent**, due Fri 27 Nov, high priority, \\#home."),
    ("create_task", {}, {"created": {**MILK, "priority": "none"}}, "I added **buy milk**, no priority."),
    ("list_tasks", {"priority": "none"}, {"total": 0, "tasks": []}, "You have no open tasks without a priority."),
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
    ("complete_many", {}, {"completed": [MILK], "count": 1}, "Well done! **buy milk** is complete."),
    (
        "complete_many",
        {},
        {"completed": [MILK, RENT], "count": 2},
        "Well done! I completed 2 tasks:\n\n- ~~buy milk~~\n- ~~pay rent~~",
    ),
    (
        "complete_many",
        {},
        {"completed": [MILK] * 20, "count": 25},
        "Well done! I completed 25 tasks:\n\n" + "- ~~buy milk~~\n" * 20 + "- and 5 more",
    ),
    (
        "complete_many",
        {"done": False},
        {"reopened": [MILK, RENT], "count": 2},
        "I opened 2 tasks again:\n\n- buy milk\n- pay rent",
    ),
    (
        "complete_many",
        {},
        {"completed": [], "count": 0, "unchanged": [{"title": "tea", "reason": "is complete already"}]},
        "**tea** is complete already.",
    ),
    (
        "complete_many",
        {},
        {"completed": [], "count": 0, "unchanged": [MILK, RENT]},
        "These were like that already:\n\n- buy milk\n- pay rent",
    ),
    (
        "complete_many",
        {},
        {
            "completed": [RENT],
            "count": 1,
            "not_found": [{"task": "milk", "error": "There is no task called “milk”.", "close": [MILK]}],
        },
        "Well done! **pay rent** is complete.\n\n"
        "There is no task called “milk”. Which of these do you mean?\n\n- buy milk",
    ),
    (
        "delete_many",
        {"all": True, "status": "done", "tag": "home", "priority": "high"},
        {"deleted": [RENT, RENT], "count": 2},
        "I deleted 2 completed high-priority tasks tagged \\#home:\n\n- pay rent\n- pay rent",
    ),
    ("complete_many", {}, {"error": "There are no such tasks."}, "There are no such tasks."),
    (
        "complete_many",
        {},
        {
            "error": "None of these tasks was found.",
            "not_found": [{"task": "a", "error": "There is no task called “a”."}, {"task": "b"}],
        },
        "There is no task called “a”.\n\nI don't know which task “b” is.",
    ),
    ("delete_many", {}, {"deleted": [MILK, RENT], "count": 2}, "I deleted 2 tasks:\n\n- buy milk\n- pay rent"),
    (
        "delete_many",
        {},
        {"confirmation": "shown to the person", "count": 7, "tasks": [MILK, RENT]},
        "I ask before I delete these 7 tasks: please confirm it below. Nothing of this is deleted yet.\n\n"
        "- buy milk\n- pay rent\n- and 5 more",
    ),
    (
        "undo",
        {},
        {"undone": [{"title": "buy milk", "what": "deleted"}], "count": 1},
        "I took that back: **buy milk** is back.",
    ),
    (
        "undo",
        {},
        {
            "undone": [{"title": "a", "what": "completed"}, {"title": "b", "what": "created"}],
            "count": 2,
            "conflicts": [{"title": "c", "reason": "was changed again since"}],
        },
        "I took back what was done to 2 tasks:\n\n- **a** is open again\n- **b** was new and is gone again\n\n"
        "I could not take back what was done to **c**: it was changed again since.",
    ),
    ("undo", {}, {"error": "There is no change left to undo."}, "There is no change left to undo."),
    (
        "search_tasks",
        {"query": "milk"},
        {"total": 1, "tasks": [MILK]},
        "You have 1 task that fits “milk”:\n\n1. **buy milk**",
    ),
    ("search_tasks", {"query": "tea"}, {"total": 0, "tasks": []}, "You have no tasks that fit “tea”."),
    (
        "complete_task",
        {},
        {"error": "There is no task called “5b1c3c9e-1111-4222-8333-123456789abc”."},
        "That task is not there any more.",
    ),
    (
        "whatever",
        {},
        {"unreadable": "An error occurred"},
        "One step gave an answer that I cannot read, so I can't say whether it worked. Please look at your tasks.",
    ),
]


@pytest.mark.parametrize(("tool", "arguments", "output", "said"), ROWS)
def test_one_result(tool: str, arguments: dict[str, Any], output: dict[str, Any], said: str) -> None:
    assert answer([Result(tool, arguments, output)], ENGLISH) == said


def test_several_results_are_told_in_order() -> None:
    results = [Result("create_task", {}, {"created": MILK}), Result("delete_task", {}, {"deleted": RENT})]
    assert answer(results, ENGLISH) == "I added **buy milk**.\n\nI deleted **pay rent**."


def test_many_sentences_are_a_list() -> None:
    results = [Result("create_task", {}, {"created": {"title": title}}) for title in "abcd"]
    assert answer(results, ENGLISH) == "- I added **a**.\n- I added **b**.\n- I added **c**.\n- I added **d**."


def test_the_same_is_said_once() -> None:
    result = Result("undo", {}, {"error": "There is no change left to undo."})
    assert answer([result, result], ENGLISH) == "There is no change left to undo."


def test_markup_in_titles_stays_text() -> None:
    said = answer([Result("create_task", {}, {"created": {"title": "<b>[x](javascript:y)</b> *z*"}})], ENGLISH)
    assert said == r"I added **\<b\>[x\](javascript:y)\</b\> \*z\***."
