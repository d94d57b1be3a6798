"""Lookup of a task by id, by title, by position, or by words of its title."""

import pytest

from taskchat.assistant import RunContext
from taskchat.tasks import Task
from tests.integration.chat.statements import statements
from tests.unit.assistant.conftest import Shown, Use, titles


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("buy milk", "buy milk"),
        ("Buy  Milk.", "buy milk"),
        ("'buy milk'", "buy milk"),
        ("buy the milk", "buy milk"),
        ("by milk", None),
        ("write reprot", "write report"),
        ("buy silk", None),
        ("the report", "write report"),
        ("the last one", "write report"),
        ("die zweite", "call mum"),
        ("it", None),
        ("the task", None),
        ("write the report", "write report"),
        ("first", "buy milk"),
        ("1", "buy milk"),
        (2, "call mum"),
        ("#2", "call mum"),
        ("third", "write report"),
        ("last", "write report"),
        ("4", None),
        ("0", None),
        ("tenth", None),
        ("milk", "buy milk"),
        ("the milk task", "buy milk"),
        ("mil", None),
        ("something else", None),
    ],
)
async def test_which_task(use: Use, three: dict[str, str], words: str | int, title: str | None) -> None:
    result = await use("complete_task", task=words)
    assert (result["completed"]["title"] if "completed" in result else None) == title
    assert ("error" in result) is (title is None)


async def test_a_task_by_its_id(use: Use, three: dict[str, str], shown: Shown) -> None:
    assert (await use("complete_task", task=three["call mum"]))["completed"]["title"] == "call mum"
    assert shown.steps[-1][0] == "Complete task"


async def test_what_comes_close_is_offered(use: Use, three: dict[str, str]) -> None:
    result = await use("delete_task", task="buy silk")
    assert result["error"] == "There is no task called “buy silk”."
    assert result["close"] == [{"id": three["buy milk"], "title": "buy milk"}]


async def test_words_of_several_titles_are_told_apart_by_the_person(use: Use, turn: RunContext) -> None:
    for title in ("Pay rent", "Rent a car", "Rental contract"):
        await use("create_task", title=title)
    result = await use("complete_task", task="rent")
    assert result["error"] == "There are 2 tasks with the words “rent”."
    assert [task["title"] for task in result["close"]] == ["Pay rent", "Rent a car"]
    await use("complete_task", task="rent a car")
    assert (await use("delete_task", task="rent"))["deleted"]["title"] == "Pay rent"


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ("Pay invoice 1043", "pay invoice 1042"),
        ("Unlock the door", "lock the door"),
        ("Call Anja back", "call Anna back"),
        ("Don't call the bank", "call the bank"),
        ("Water plants in room 12", "water plants in room 21"),
        ("Cancel the gym", "cancel the gum"),
    ],
)
@pytest.mark.parametrize("tool", ["complete_task", "update_task", "delete_task", "complete_many", "delete_many"])
async def test_what_is_merely_alike_is_offered_and_left_alone(
    use: Use, turn: RunContext, there: str, words: str, tool: str
) -> None:
    await use("create_task", title=there)
    named = {"tasks": [words]} if tool.endswith("many") else {"task": words}
    result = await use(tool, **named, **({"priority": "high"} if tool == "update_task" else {}))
    assert (result["code"], result["task"]) == ("no_such_task", words)
    assert [task["title"] for task in result["close"]] == [there]
    assert (await titles(turn), turn.changed_ids[1:]) == ([there], [])


async def test_a_slip_of_the_pen_is_forgiven_but_never_where_a_task_is_deleted(use: Use, turn: RunContext) -> None:
    await use("create_task", title="Write report")
    for tool, named in (("delete_task", {"task": "write reprot"}), ("delete_many", {"tasks": ["write reprot"]})):
        assert (await use(tool, **named))["close"][0]["title"] == "Write report"
    assert (await use("update_task", task="write reprot", due="friday"))["updated"]["due"] == "Fri 27 Nov"
    assert (await use("complete_many", tasks=["write reprot"]))["count"] == 1


async def test_every_title_is_looked_at_in_one_statement(use: Use, turn: RunContext) -> None:
    sent: list[int] = []
    for more in (1, 1100):
        async with turn.database.begin() as session:
            session.add_all([Task(title=f"errand {more} {n}", user_id=turn.user_id) for n in range(more)])
            session.add(Task(title=f"Visit Zürich {more}", user_id=turn.user_id))
        with statements(turn.database) as counted:
            result = await use("complete_task", task=f"zurich {more}")
        assert result["completed"]["title"] == f"Visit Zürich {more}"
        sent.append(len(counted))
    assert sent[0] == sent[1]


async def test_several_of_one_name_are_told_apart_by_the_person(use: Use, turn: RunContext) -> None:
    await use("create_task", title="milk")
    await use("create_task", title="Milk")
    result = await use("delete_task", task="milk")
    assert "There are 2 tasks called “milk”." in result["error"]
    assert len(result["close"]) == 2
    assert len(await titles(turn)) == 2


async def test_open_tasks_are_meant_before_done_ones(use: Use, turn: RunContext) -> None:
    await use("create_task", title="milk")
    await use("complete_task", task="milk")
    await use("create_task", title="milk")
    assert "completed" in await use("complete_task", task="milk")
    assert await titles(turn) == []


async def test_positions_count_in_the_list_shown_last(use: Use, three: dict[str, str]) -> None:
    await use("list_tasks", search="report")
    assert (await use("complete_task", task="first"))["completed"]["title"] == "write report"
    assert "There is no such" not in (await use("complete_task", task="second"))["error"]


async def test_positions_without_a_list_count_open_tasks(use: Use, turn: RunContext, three: dict[str, str]) -> None:
    turn.shown.clear()
    assert (await use("complete_task", task="last"))["completed"]["title"] == "write report"


async def test_a_title_that_looks_like_a_position(use: Use, three: dict[str, str]) -> None:
    await use("create_task", title="2")
    assert (await use("complete_task", task="2"))["completed"]["title"] == "2"


async def test_task_3_is_no_position_where_tasks_are_called_so(use: Use, turn: RunContext) -> None:
    for title in ("task 1", "task 2", "task 12"):
        await use("create_task", title=title)
    assert (await use("delete_task", task="task 3"))["code"] == "no_such_task"
    assert (await use("delete_task", task="task 2"))["deleted"]["title"] == "task 2"


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("last", 11),
    ],
)
async def test_every_position_that_has_a_name(use: Use, turn: RunContext, word: str, place: int) -> None:
    for number in range(1, 12):
        await use("create_task", title=f"job {chr(96 + number)}")
    shown_titles = await titles(turn)
    assert (await use("complete_task", task=word))["completed"]["title"] == shown_titles[place - 1]


async def test_the_title_that_comes_closest_is_offered_first(use: Use, turn: RunContext) -> None:
    for title in ("pay the electricity bills 2", "pay the electricity bill"):
        await use("create_task", title=title)
    result = await use("complete_task", task="pay the electricity bil")
    assert result["close"][0]["title"] == "pay the electricity bill"
    assert len(await titles(turn)) == 2
