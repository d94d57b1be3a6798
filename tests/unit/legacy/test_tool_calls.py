"""Tool calls of the older product as steps, in each shape in which it and its kin keep them."""

from typing import Any

import pytest

from taskchat.legacy.rows.tool_calls import build_note, build_workflow

DONE, FAILED = "bolt", "lucide:triangle-alert"

Steps = list[tuple[str, str | None, str]]


def told(calls: Any) -> tuple[str, Steps]:
    """The title of the workflow, and each step's title, content and icon."""
    workflow = build_workflow(calls)
    assert workflow is not None
    assert (workflow["type"], workflow["expanded"]) == ("custom", False)
    for step in workflow["tasks"]:
        assert step["status_indicator"] == ("none" if step["icon"] == FAILED else "complete")
    steps = [(step["title"], step["content"], step["icon"]) for step in workflow["tasks"]]
    return workflow["summary"]["title"], steps


@pytest.mark.parametrize("nothing", [None, "", [], {}, {"tool_calls": []}, {"calls": []}])
def test_no_calls_are_no_workflow(nothing: Any):
    assert build_workflow(nothing) is None


@pytest.mark.parametrize(
    ("call", "title", "content"),
    [
        ({"tool": "add_task", "arguments": {"title": "Milk"}, "result": "created"}, "Add task", "title: Milk\ncreated"),
        ({"name": "add_task", "parameters": {"title": "Milk"}, "output": "ok"}, "Add task", "title: Milk\nok"),
        ({"tool_name": "add_task", "args": {"title": "Milk"}, "response": "ok"}, "Add task", "title: Milk\nok"),
        ({"function_name": "add_task", "input": {"a": 1, "b": [2]}, "message": "ok"}, "Add task", "a: 1\nb: [2]\nok"),
        # As OpenAI keeps them: the arguments are JSON in a text.
        ({"function": {"name": "add_task", "arguments": '{"title": "Milk"}'}}, "Add task", "title: Milk"),
        ({"id": 1, "function": {"name": "add_task"}, "result": "ok"}, "Add task", "ok"),
        ({"function": "add_task", "result": "ok"}, "Add task", "ok"),
        ({"tool": "add_task", "arguments": "milk, please"}, "Add task", "milk, please"),
        ({"tool": "add_task", "arguments": "[1, 2]"}, "Add task", "[1, 2]"),
        ({"tool": "add_task", "arguments": ["Milch", "Öl"]}, "Add task", '["Milch", "Öl"]'),
        ({"tool": "add_task", "result": {"title": "Büro 日本"}}, "Add task", '{"title": "Büro 日本"}'),
        ({"tool": "add_task", "arguments": {"title": "Öl"}}, "Add task", "title: Öl"),
        ({"tool": None, "name": "add_task", "result": None, "output": 3}, "Add task", "3"),
        ({"tool": "add_task"}, "Add task", None),
        ({"tool": " _list_all_tasks_ "}, "List all tasks", None),
        ({"status": "done"}, "Tool", None),
        ({"tool": "add_task", "error": None, "result": "ok"}, "Add task", "ok"),
        ("add_task", "add_task", None),
        (7, "7", None),
        (["Öl"], '["Öl"]', None),
    ],
)
def test_a_call_is_a_step_with_what_it_was_given_and_what_came_of_it(call: Any, title: str, content: str | None):
    assert told([call]) == (title, [(title, content, DONE)])


@pytest.mark.parametrize(
    ("call", "content"),
    [
        ({"arguments": {"title": "Milk"}, "error": "not found"}, "title: Milk\nnot found"),
        ({"error": {"code": 404}, "result": "none"}, '{"code": 404}'),
        ({"status": "error", "result": "no"}, "no"),
        ({"status": "failed", "result": "no"}, "no"),
        ({"status": "failure", "result": "no"}, "no"),
        ({"status": "FAILED"}, ""),
        ({"function": {"arguments": "{}", "error": "no"}}, "no"),
    ],
)
def test_a_call_that_failed_says_so(call: dict[str, Any], content: str):
    marked = "Delete task · failed"
    assert told([{"tool": "delete_task"} | call]) == (marked, [(marked, content, FAILED)])


@pytest.mark.parametrize("wrapped", ["tool_calls", "calls"])
def test_calls_kept_in_an_object_are_steps_too(wrapped: str):
    calls = [{"tool": "add_task"}, {"tool": "list_tasks", "result": "2 tasks"}]
    steps = [("Add task", None, DONE), ("List tasks", "2 tasks", DONE)]
    assert told({wrapped: calls}) == told(calls) == ("2 steps", steps)


@pytest.mark.parametrize(
    ("call", "title"),
    [
        ({"name": "add_task", "parameters": {"title": "Milk"}}, "Add task"),
        ({"tool_calls": None, "tool": "add_task"}, "Add task"),
        # Not a call as anybody keeps it, but nothing of it is lost.
        ({"calls": "add_task"}, "Tool"),
    ],
)
def test_one_call_kept_as_an_object_is_one_step(call: dict[str, Any], title: str):
    assert told(call) == told([call])
    assert told(call)[0] == title


@pytest.mark.parametrize(
    "calls",
    [
        {"tool_calls": {"tool_calls": [{"name": "add_task"}, {"name": "list_tasks"}]}},
        {"calls": {"tool_calls": [{"name": "add_task"}, {"name": "list_tasks"}]}},
        {"tool_calls": [{"name": "add_task"}, {"name": "list_tasks"}], "results": [1, 2]},
        '[{"name": "add_task"}, {"name": "list_tasks"}]',
        '{"tool_calls": [{"name": "add_task"}, {"name": "list_tasks"}]}',
        '"[{\\"name\\": \\"add_task\\"}, {\\"name\\": \\"list_tasks\\"}]"',
        {"0": {"name": "add_task"}, "1": {"function": {"name": "list_tasks"}}},
        {"add_task": {}, "list_tasks": {}},
        {"call_a": {"name": "add_task"}, "call_b": {"tool": "list_tasks"}},
    ],
)
def test_calls_wrapped_in_any_way_are_found(calls: Any):
    title, steps = told(calls)
    assert title == "2 steps"
    assert [name for name, _, _ in steps] == ["Add task", "List tasks"]


def test_an_object_of_calls_by_name_tells_their_arguments_and_results():
    calls = {"add_task": {"title": "Milk"}, "list_tasks": {"result": "2 tasks"}}
    assert told(calls)[1] == [("Add task", "title: Milk", DONE), ("List tasks", "2 tasks", DONE)]


def test_one_call_as_json_in_a_text_is_one_step():
    assert told('{"name": "add_task", "result": "ok"}') == told([{"name": "add_task", "result": "ok"}])


def test_a_text_is_one_step():
    assert told("add_task: Milk") == ("add_task: Milk", [("add_task: Milk", None, DONE)])


@pytest.mark.parametrize(
    ("statuses", "title"),
    [
        (["ok", "ok"], "2 steps"),
        (["ok", "error"], "2 steps, 1 failed"),
        (["error", "ok", "ok"], "3 steps, 1 failed"),
        (["error", "failed", "ok"], "3 steps, 2 failed"),
    ],
)
def test_the_title_counts_the_steps_and_those_that_failed(statuses: list[str], title: str):
    assert told([{"tool": "x", "status": status} for status in statuses])[0] == title


def test_a_step_without_a_name_is_counted():
    assert told([{"tool": "_"}])[0] == "1 step"
    assert told([""]) == ("1 step", [("", None, DONE)])


@pytest.mark.parametrize("status", ["ok", "error"])
def test_what_is_told_of_a_step_has_an_end(status: str):
    _, [(_, content, _)] = told([{"tool": "x", "status": status, "result": "r" * 3_000}])
    assert content == "r" * 2_000
    _, [(title, _, _)] = told(["t" * 3_000])
    assert title == "t" * 2_000


def test_a_remark_is_a_workflow_of_one_open_step():
    workflow = build_note("Note", "Be kind.")
    (step,) = workflow["tasks"]
    assert (workflow["type"], workflow["summary"]["title"], workflow["expanded"]) == ("custom", "Note", True)
    assert (step["title"], step["content"], step["icon"], step["status_indicator"]) == (
        "Note",
        "Be kind.",
        "info",
        "none",
    )
