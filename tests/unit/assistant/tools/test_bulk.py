"""The tools that change many tasks: which ones, what the person sees of it, and what is asked before."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from taskchat.assistant import RunContext
from taskchat.tasks import Status, Task
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements
from tests.unit.assistant.conftest import Shown, Use, titles

ALL = ["buy milk", "call mum", "write report"]


@pytest.fixture
async def varied(use: Use, turn: RunContext) -> dict[str, str]:
    """Tasks that differ in all that can be asked for; their ids by title. One of them is done."""
    for task in (
        {"title": "late", "due": "2026-11-20", "priority": "high"},
        {"title": "now", "due": "today", "tags": ["home"]},
        {"title": "soon", "due": "friday", "priority": "high", "tags": ["home"]},
        {"title": "far", "due": "2027-03-01", "priority": "low"},
        {"title": "someday", "tags": ["homework"]},
        {"title": "old", "due": "2026-11-19", "priority": "high", "tags": ["home"]},
    ):
        await use("create_task", **task)
    await use("complete_task", task="old")
    fresh(turn)
    return {task["title"]: task["id"] for task in (await use("list_tasks", status="all"))["tasks"]}


def names(facts: list[dict[str, Any]]) -> list[str]:
    return [task["title"] for task in facts]


def fresh(turn: RunContext) -> None:
    """Begin a turn that has changed nothing yet."""
    turn.changed_ids.clear()
    turn.free_ids.clear()


def planned(turn: RunContext, varied: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Name what the person is asked about."""
    by_id = {task_id: title for title, task_id in varied.items()}
    return [(plan.action, [by_id[str(task_id)] for task_id in plan.task_ids]) for plan in turn.confirmations]


@pytest.mark.parametrize(
    ("given", "completed"),
    [
        (["buy milk", "write report"], ["buy milk", "write report"]),
        (["Write  Report.", "'buy milk'"], ["write report", "buy milk"]),
        (["milk", "write reprot"], ["buy milk", "write report"]),
        (["first", "last"], ["buy milk", "write report"]),
        ([1, "#2"], ["buy milk", "call mum"]),
        (["2", "call mum", "second"], ["call mum"]),
        ('["buy milk", "call mum"]', ["buy milk", "call mum"]),
        ("buy milk, call mum", ["buy milk", "call mum"]),
        ("buy milk", ["buy milk"]),
        (3, ["write report"]),
    ],
)
async def test_tasks_are_named_in_many_ways(
    use: Use, turn: RunContext, three: dict[str, str], given: Any, completed: list[str]
) -> None:
    result = await use("complete_many", tasks=given)
    assert (names(result["completed"]), result["count"]) == (completed, len(completed))
    assert "not_found" not in result
    assert await titles(turn) == [title for title in ALL if title not in completed]


async def test_tasks_are_named_by_their_ids(use: Use, turn: RunContext, three: dict[str, str], shown: Shown) -> None:
    result = await use("complete_many", tasks=[three["write report"], three["buy milk"]])
    assert names(result["completed"]) == ["write report", "buy milk"]
    assert all(task["done"] for task in result["completed"])
    said = "Completed 2 tasks: “write report”, “buy milk”."
    assert shown.steps[-1] == ["Complete 2 tasks", "check-circle", "done", said]
    assert await titles(turn) == ["call mum"]


async def test_each_change_counts_in_the_turn(use: Use, turn: RunContext, three: dict[str, str]) -> None:
    turn.changed_ids.clear()
    await use("complete_many", tasks=["buy milk", "call mum"])
    await use("delete_many", tasks=["buy milk", "write report"])
    assert [str(one) for one in turn.changed_ids] == [three[title] for title in ALL]


async def test_where_one_name_is_not_found_nothing_is_done(
    use: Use, turn: RunContext, three: dict[str, str], shown: Shown
) -> None:
    turn.changed_ids.clear()
    for tool in ("complete_many", "delete_many"):
        result = await use(tool, tasks=["buy milk", "call mom", "seventh", str(uuid4()), "last"])
        assert result["code"] == "not_all_found"
        assert names(result["found"]) == ["buy milk", "write report"]
        mom, seventh, unknown = result["not_found"]
        assert mom == {
            "task": "call mom",
            "error": "There is no task called “call mom”.",
            "code": "no_such_task",
            "close": [{"id": three["call mum"], "title": "call mum"}],
        }
        assert seventh == {
            "task": "seventh",
            "error": "The list has 3 tasks; there is no such position in it.",
            "code": "no_such_position",
            "count": 3,
        }
        assert unknown["error"].startswith("There is no task called")
        assert result["error"].startswith("Nothing was changed, since not all was found: “call mom”, “seventh”, ")
        assert shown.steps[-1][2:] == ["refused", result["error"]]
    assert (await titles(turn), turn.changed_ids) == (ALL, [])


async def test_what_was_named_itself_is_not_offered_in_the_place_of_another(use: Use, turn: RunContext) -> None:
    for title in ("fast one", "read book"):
        await use("create_task", title=title)
    result = await use("delete_many", tasks=["fast one", "fast two", "read book"])
    assert (names(result["found"]), len(await titles(turn))) == (["fast one", "read book"], 2)
    assert [(problem["task"], "close" in problem) for problem in result["not_found"]] == [("fast two", False)]


async def test_nothing_found_is_a_failure(use: Use, turn: RunContext, three: dict[str, str], shown: Shown) -> None:
    for tool in ("complete_many", "delete_many"):
        one = await use(tool, tasks=["call mom"])
        assert one["error"] == "There is no task called “call mom”."
        assert one["close"] == [{"id": three["call mum"], "title": "call mum"}]
        assert shown.steps[-1][2:] == ["refused", "There is no task called “call mom”."]
        two = await use(tool, tasks=["call mom", "xyz"])
        assert two["error"] == "None of these tasks was found."
        assert [problem["task"] for problem in two["not_found"]] == ["call mom", "xyz"]
    assert await titles(turn) == ALL


async def test_several_of_one_name_are_left_alone(use: Use, turn: RunContext) -> None:
    for title in ("milk", "Milk", "bread"):
        await use("create_task", title=title)
    result = await use("complete_many", tasks=["milk", "bread"])
    assert names(result["found"]) == ["bread"]
    [problem] = result["not_found"]
    assert problem["error"] == "There are 2 tasks called “milk”."
    assert len(problem["close"]) == 2
    assert await titles(turn) == ["milk", "Milk", "bread"]


async def test_positions_count_in_the_list_shown_last(use: Use, turn: RunContext, three: dict[str, str]) -> None:
    await use("list_tasks", search="m")
    await use("list_tasks", search="report")
    result = await use("complete_many", tasks=["first", "second"])
    assert result["not_found"][0]["error"] == "The list has 1 task; there is no such position in it."
    assert names((await use("complete_many", tasks=["first"]))["completed"]) == ["write report"]
    turn.shown.clear()
    assert names((await use("complete_many", tasks=["second"]))["completed"]) == ["call mum"]


async def test_a_position_whose_task_is_gone(use: Use, turn: RunContext, three: dict[str, str]) -> None:
    await use("delete_task", task="buy milk")
    result = await use("complete_many", tasks=["first", "second"])
    assert names(result["found"]) == ["call mum"]
    assert result["not_found"][0]["error"] == "The task at that position is not there any more."


@pytest.mark.parametrize(
    ("conditions", "meant", "step"),
    [
        ({}, ["late", "now", "soon", "far", "someday"], "Complete tasks"),
        ({"priority": "high"}, ["late", "soon"], "Complete tasks · high priority"),
        ({"priority": "HIGH "}, ["late", "soon"], "Complete tasks · high priority"),
        ({"due": "overdue"}, ["late"], "Complete tasks · overdue"),
        ({"due": "Today"}, ["now"], "Complete tasks · today"),
        ({"due": "week"}, ["now", "soon"], "Complete tasks · week"),
        ({"due": "none"}, ["someday"], "Complete tasks · none"),
        ({"due_from": "today", "due_to": "friday"}, ["now", "soon"], "Complete tasks · due from today to friday"),
        ({"due_from": "2026-11-27", "due_to": "2026-11-27"}, ["soon"], "Complete tasks · due 2026-11-27"),
        ({"due_to": "tomorrow"}, ["late", "now"], "Complete tasks · due to tomorrow"),
        ({"tag": "#Home"}, ["now", "soon"], "Complete tasks · #Home"),
        ({"tag": ["home"], "priority": "high"}, ["soon"], "Complete tasks · high priority · #home"),
        ({"search": "SO"}, ["soon", "someday"], "Complete tasks · “SO”"),
        ({"except_tasks": ["late", "far"]}, ["now", "soon", "someday"], "Complete tasks"),
        ({"except_tasks": "first, now, soon"}, ["far", "someday"], "Complete tasks"),
        ({"priority": "", "due": None, "tag": "", "tasks": []}, ["late", "now", "soon", "far", "someday"],
         "Complete tasks"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("every", [True, "True"])
async def test_all_that_fit_are_meant_and_asked_about_where_they_are_more_than_three(
    *,
    use: Use,
    turn: RunContext,
    varied: dict[str, str],
    shown: Shown,
    conditions: dict[str, Any],
    meant: list[str],
    step: str,
    every: Any,
) -> None:
    before = await titles(turn)
    result = await use("complete_many", all=every, **conditions)
    assert (names(result.get("completed") or result["tasks"]), result["count"]) == (meant, len(meant))
    assert shown.steps[-1][0] == step
    asked = len(meant) > 3
    assert (planned(turn, varied), "confirmation" in result) == ([("complete", meant)] if asked else [], asked)
    assert await titles(turn) == [title for title in before if asked or title not in meant]


async def test_all_that_are_done_can_be_opened_again(
    use: Use, turn: RunContext, varied: dict[str, str], shown: Shown
) -> None:
    assert names((await use("complete_many", all=True, done=False))["reopened"]) == ["old"]
    assert shown.steps[-1] == ["Reopen tasks", "check-circle", "done", "Reopened “old”."]
    await use("complete_many", tasks=["old", "now"])
    result = await use("complete_many", done="false", tasks="old, now")
    assert names(result["reopened"]) == ["old", "now"]
    assert await titles(turn) == ["old", "late", "now", "soon", "far", "someday"]


async def test_what_was_like_that_already_is_said(
    use: Use, turn: RunContext, three: dict[str, str], shown: Shown
) -> None:
    await use("complete_task", task="buy milk")
    result = await use("complete_many", tasks=["buy milk", "call mum"])
    assert names(result["completed"]) == ["call mum"]
    like_that = {"id": three["buy milk"], "title": "buy milk", "reason": "is complete already"}
    assert result["unchanged"] == [like_that]
    turn.changed_ids.clear()
    result = await use("complete_many", tasks=["buy milk", "call mum"])
    assert (result["completed"], result["count"], len(result["unchanged"])) == ([], 0, 2)
    said = "2 tasks: “buy milk”, “call mum” are complete already."
    assert shown.steps[-1][2:] == ["done", said]
    assert turn.changed_ids == []
    assert turn.meter.tools["complete_many"].failures == 0


@pytest.mark.parametrize(
    ("there", "names_", "done"),
    [
        (["bread and butter", "butter"], ["bread", "butter"], ["bread and butter"]),
        (["Salt, pepper and oil", "oil"], ["salt", "pepper", "oil"], ["Salt, pepper and oil"]),
        (["a1, b2, c3, d4, e5 and f6"], ["a1", "b2", "c3", "d4", "e5", "f6"], ["a1, b2, c3, d4, e5 and f6"]),
        (["bread and butter", "bread", "butter"], ["bread", "butter"], ["bread", "butter"]),
        (["bread", "butter"], ["bread", "butter"], ["bread", "butter"]),
        (["bread and butter"], ["bread", "butter"], ["bread and butter"]),
    ],
)
async def test_names_that_together_are_one_title_mean_that_task(
    use: Use, turn: RunContext, *, there: list[str], names_: list[str], done: list[str]
) -> None:
    for title in there:
        await use("create_task", title=title)
    result = await use("complete_many", tasks=names_)
    assert names(result["completed"]) == done
    assert await titles(turn) == [title for title in there if title not in done]


async def test_more_than_six_names_are_never_one_title(use: Use, turn: RunContext) -> None:
    await use("create_task", title="aa1, bb2, cc3, dd4, ee5, ff6 and gg7")
    assert "completed" not in await use("complete_many", tasks=["a1", "b2", "c3", "d4", "e5", "f6", "g7"])
    assert await titles(turn) == ["aa1, bb2, cc3, dd4, ee5, ff6 and gg7"]


async def test_without_names_and_without_all_nothing_is_done(use: Use, turn: RunContext, three: dict[str, str]) -> None:
    for arguments in ({}, {"tasks": []}, {"tasks": "", "all": "false"}, {"tasks": None, "all": None}, {"all": False}):
        for tool in ("complete_many", "delete_many"):
            assert "Name the tasks" in (await use(tool, **arguments))["error"]
    assert await titles(turn) == ALL


async def test_a_condition_that_nobody_knows_does_not_mean_everything(
    use: Use, turn: RunContext, three: dict[str, str]
) -> None:
    for tool in ("complete_many", "delete_many"):
        result = await use(tool, all=True, where="milk")
        assert "“where” is no condition here" in result["error"]
        assert turn.confirmations == []
    assert await titles(turn) == ALL
    # Where the tasks are named, it does no harm; nor does one that is empty, or says what is meant anyway.
    assert (await use("complete_many", tasks=["call mum"], search="milk", reason="asked"))["count"] == 1
    assert (await use("complete_many", all=True, search="", status="open"))["count"] == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"all": True, "priority": "huge"}, "priority: Input should be 'none', 'low', 'medium' or 'high'"),
        (
            {"all": True, "due": "some day"},
            "due: Input should be 'overdue', 'today', 'tomorrow', 'weekend', 'week', 'next week' or 'none'",
        ),
        ({"all": "perhaps"}, "all: Input should be a valid boolean"),
        ({"tasks": {"id": 1}}, "tasks: Input should be a valid array"),
        ({"tasks": [None]}, "tasks.0: Input should be a valid string"),
        ({"tasks": ["x"] * 201}, "tasks: List should have at most 200 items"),
    ],
)
async def test_arguments_that_do_not_fit_are_explained(
    *, use: Use, turn: RunContext, three: dict[str, str], shown: Shown, arguments: dict[str, Any], message: str
) -> None:
    assert message in (await use("complete_many", **arguments))["error"]
    assert shown.steps[-1][::2] == ["Complete many", "failed"]
    assert turn.meter.tools["complete_many"].failures == 1
    assert await titles(turn) == ALL


async def test_up_to_three_are_deleted_at_once(use: Use, turn: RunContext, three: dict[str, str], shown: Shown) -> None:
    result = await use("delete_many", tasks=["first", "call mum", three["write report"]])
    assert (names(result["deleted"]), result["count"]) == (ALL, 3)
    assert turn.confirmations == []
    said = "Deleted 3 tasks: “buy milk”, “call mum”, “write report”."
    assert shown.steps[-1] == ["Delete 3 tasks", "lucide:trash-2", "done", said]
    assert await titles(turn, Status.ALL) == []


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ({"all": True}, ["late", "now", "soon", "far", "someday"]),
        ({"all": "true", "status": "ALL"}, ["late", "now", "soon", "far", "someday", "old"]),
        ({"tasks": ["old", "late", "now", "soon"]}, ["old", "late", "now", "soon"]),
        # "All" is asked about, however few they are; done ones only when said.
        ({"all": True, "priority": "low"}, ["far"]),
        ({"all": True, "due": "overdue"}, ["late"]),
        ({"all": True, "tag": "home"}, ["now", "soon"]),
        ({"all": True, "tag": "home", "status": "all"}, ["now", "soon", "old"]),
        ({"all": True, "status": "Done"}, ["old"]),
        ({"tag": "home"}, ["now", "soon"]),
    ],
)
async def test_deleting_more_than_three_or_all_is_only_asked_about(
    *, use: Use, turn: RunContext, varied: dict[str, str], shown: Shown, arguments: dict[str, Any], asked: list[str]
) -> None:
    result = await use("delete_many", **arguments)
    assert (result["count"], names(result["tasks"]), result["action"]) == (len(asked), asked, "delete")
    assert "nothing was deleted yet" in result["confirmation"]
    assert planned(turn, varied) == [("delete", asked)]
    count = f"{len(asked)} task{'s' * (len(asked) > 1)}"
    assert shown.steps[-1][2:] == ["done", f"Asked before deleting {count}."]
    assert sorted(await titles(turn, Status.ALL)) == sorted(varied)
    assert turn.changed_ids == []


async def test_the_same_question_is_asked_once(use: Use, turn: RunContext, varied: dict[str, str]) -> None:
    for _ in range(2):
        assert (await use("delete_many", all=True))["count"] == 5
    await use("delete_many", tasks=["someday", "far", "soon", "now", "late"])
    assert len(turn.confirmations) == 1
    await use("delete_many", all=True, status="all")
    assert len(turn.confirmations) == 2


CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("complete_many", {}),
    ("delete_many", {}),
    ("update_many", {"new_priority": "medium", "add_tags": ["x"]}),
]


@pytest.mark.parametrize(("tool", "more"), CHANGES)
async def test_changing_in_portions_does_not_go_past_the_question(
    use: Use, turn: RunContext, varied: dict[str, str], tool: str, more: dict[str, Any]
) -> None:
    assert (await use(tool, tasks=["late", "now"], **more))["count"] == 2
    assert "confirmation" in await use(tool, tasks=["soon", "far"], **more)
    assert planned(turn, varied) == [(tool.removesuffix("_many"), ["soon", "far"])]
    # Another turn counts anew.
    again = replace(turn, changed_ids=[], confirmations=[])
    assert (await use(tool, turn=again, tasks=["soon", "far"], **more))["count"] == 2
    assert again.confirmations == []


@pytest.mark.parametrize(("tool", "more"), [*CHANGES, ("update_many", {"new_due": "none", "add_tags": ["x"]})])
async def test_the_fourth_single_change_of_a_turn_is_refused_and_names_the_tool_that_asks(
    use: Use, turn: RunContext, varied: dict[str, str], tool: str, more: dict[str, Any]
) -> None:
    single = tool.replace("_many", "_task")
    changes = {name.removeprefix("new_"): value for name, value in more.items()}
    for title in ("late", "now", "soon"):
        assert "error" not in await use(single, task=title, **changes)
    before = await use("list_tasks")
    result = await use(single, task="far", **changes)
    assert (result["code"], result["tool"]) == ("ask_first", tool)
    assert (await use("list_tasks"), len(turn.changed_ids)) == (before, 3)
    assert "confirmation" in await use(tool, tasks=["far"], **more)
    assert await use("list_tasks") == before


async def test_three_of_any_kind_may_be_changed_and_what_a_turn_made_itself_is_free(
    use: Use, turn: RunContext, varied: dict[str, str]
) -> None:
    for title in "abcde":
        await use("create_task", title=title)
    assert (await use("update_many", tasks=list("abcde"), new_priority="high"))["count"] == 5
    assert (await use("complete_many", tasks=list("abcd")))["count"] == 4
    assert "completed" in await use("complete_task", task="late")
    assert "updated" in await use("update_task", task="now", due="friday")
    assert "updated" in await use("update_task", task="now", priority="high")
    assert "deleted" in await use("delete_task", task="soon")
    assert (await use("complete_task", task="far"))["code"] == "ask_first"
    assert "updated" in await use("update_task", task="now", title="later")
    assert "unchanged" in await use("complete_task", task="old")
    assert (await use("undo"))["count"] > 3
    assert turn.confirmations == []


async def test_what_is_spared_must_be_found(use: Use, turn: RunContext, varied: dict[str, str]) -> None:
    for tool, more in CHANGES:
        result = await use(tool, all=True, except_tasks=["later"], **more)
        assert (result["code"], names(result["close"])) == ("no_such_task", ["late"])
        result = await use(tool, tasks=["late", "now"], except_tasks=["late", "now"], **more)
        assert result["code"] == "no_tasks_fit"
    assert (turn.confirmations, len(await titles(turn))) == ([], 5)


async def test_the_done_one_of_two_is_meant_where_done_ones_are_deleted(use: Use, turn: RunContext) -> None:
    await use("create_task", title="milk")
    await use("complete_task", task="milk")
    await use("create_task", title="milk")
    assert (await use("delete_many", tasks=["milk"], status="done"))["deleted"][0]["done"]
    assert await titles(turn, Status.ALL) == await titles(turn) == ["milk"]


async def test_nothing_fits(use: Use, shown: Shown) -> None:
    for tool in ("complete_many", "delete_many"):
        assert (await use(tool, all=True))["error"] == "There are no such tasks."
        assert shown.steps[-1][2:] == ["refused", "There are no such tasks."]


async def test_nobody_reaches_somebody_elses_tasks(
    use: Use, turn: RunContext, make_user: MakeUser, three: dict[str, str]
) -> None:
    theirs = replace(turn, user_id=(await make_user()).id, changed_ids=[], confirmations=[])
    for tool in ("complete_many", "delete_many"):
        for arguments in ({"tasks": list(three.values())}, {"tasks": ALL}, {"tasks": ["first"]}, {"all": True}):
            assert "error" in await use(tool, turn=theirs, **arguments)
    assert (theirs.changed_ids, theirs.confirmations) == ([], [])
    assert await titles(turn) == ALL


async def test_the_model_reads_no_more_than_twenty_of_a_hundred(use: Use, turn: RunContext) -> None:
    for number in range(30):
        await use("create_task", title=f"errand {number}")
    turn.changed_ids.clear()
    result = await use("complete_many", all=True)
    assert (result["count"], len(result["completed"]), len(turn.changed_ids)) == (30, 20, 30)
    fresh(turn)
    result = await use("update_many", all=True, status="done", new_due="friday")
    assert (result["count"], len(result["tasks"]), len(result["changes"])) == (30, 20, 20)
    assert await titles(turn) == []


@pytest.mark.parametrize("by", ["id", "title"])
@pytest.mark.parametrize(("tool", "more"), CHANGES)
async def test_many_names_take_as_many_statements_as_few(
    use: Use, turn: RunContext, by: str, tool: str, more: dict[str, Any]
) -> None:
    for number in range(20):
        await use("create_task", title=f"errand number {number}")
    listed = (await use("list_tasks"))["tasks"]
    sent: list[int] = []
    for names_ in ([task[by] for task in listed[:2]], [task[by] for task in listed[2:]]):
        with statements(turn.database) as counted:
            assert (await use(tool, tasks=names_, **more))["count"] == len(names_)
        sent.append(len(counted))
    assert sent[0] == sent[1]


async def test_a_title_beyond_the_first_five_hundred_is_found(use: Use, turn: RunContext) -> None:
    async with turn.database.begin() as session:
        session.add_all([Task(title=f"{number} errands", user_id=turn.user_id) for number in range(505)])
        session.add(Task(title="Zoo", user_id=turn.user_id))
    result = await use("complete_many", tasks=["zoo", "504 errands"])
    assert names(result["completed"]) == ["Zoo", "504 errands"]


async def test_calls_and_failures_are_counted(use: Use, turn: RunContext, varied: dict[str, str]) -> None:
    await use("complete_many", tasks=["late"])
    await use("complete_many", tasks=["xyz"])
    await use("complete_many", raw="{")
    await use("delete_many", all=True)
    assert (turn.meter.tools["complete_many"].calls, turn.meter.tools["complete_many"].failures) == (3, 2)
    assert (turn.meter.tools["delete_many"].calls, turn.meter.tools["delete_many"].failures) == (1, 0)
