"""Proposals: a card by day, taken whole or in part, and once; on both engines."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from taskchat import tasks
from taskchat.settings import ROOT
from taskchat.tasks import PlanAction, Task, TaskUpdate, make_plan
from tests.integration.chat.cards import button, labels, nodes, values
from tests.integration.chat.desk import Desk, notice

MONDAY, TUESDAY = (datetime(2037, 11, day, tzinfo=UTC) for day in (23, 24))


async def proposed(desk: Desk, count: int = 3) -> tuple[str, list[Task]]:
    """Put a proposal into the thread that moves tasks by a day; gives the card's id, and the tasks."""
    made = await desk.make(desk.turn(), *(f"task {n}" for n in range(count)), due_at=MONDAY, all_day=True)
    turn = desk.turn()
    fields = {task.id: TaskUpdate(due_at=TUESDAY, all_day=True) for task in made}
    turn.ask_before(make_plan(PlanAction.UPDATE, made, fields, proposed=True))
    (item,) = await desk.show(turn)
    return item, made


async def moved(desk: Desk, of: list[Task]) -> list[str]:
    """List the titles of those that are due on the new day."""
    async with desk.database.read() as session:
        found = await tasks.get_many(session, user_id=of[0].user_id, task_ids=[task.id for task in of])
    return [task.title for task in found if task.due_at == TUESDAY]


def submit(card: Any, **boxes: Any) -> dict[str, Any]:
    """Return what the page sends when the form is submitted."""
    (action,) = [node["onSubmitAction"] for node in nodes(card["widget"]) if node["type"] == "Form"]
    return {**action["payload"], **boxes}


async def test_a_card_names_old_and_new_by_day_and_changes_nothing(desk: Desk):
    item, made = await proposed(desk)
    card = await desk.card(item)
    assert values(card, "Title", "Text") == ["A plan for 3 tasks", "Tuesday 24 November"]
    assert values(card, "Caption")[1:] == ["Mon 23 Nov 2037 → Tue 24 Nov 2037"] * 3
    assert [node["label"] for node in nodes(card["widget"]) if node["type"] == "Checkbox"] == [
        "task 0",
        "task 1",
        "task 2",
    ]
    assert labels(card) == ["Leave all as it is", "Take what is ticked"]
    assert await moved(desk, made) == []


async def test_all_of_it_is_taken_and_undone(desk: Desk):
    item, made = await proposed(desk)
    await desk.send(item, "tasks.take", submit(await desk.card(item), take={str(task.id): True for task in made}))
    assert await moved(desk, made) == ["task 0", "task 1", "task 2"]
    receipt = await desk.card(item)
    assert values(receipt, "Title") == ["3 tasks changed"]
    undo = button(receipt, "Undo")
    await desk.send(item, undo["type"], undo["payload"])
    assert await moved(desk, made) == []


async def test_what_is_ticked_is_taken_and_no_more(desk: Desk):
    item, made = await proposed(desk)
    boxes = {str(task.id): n == 1 for n, task in enumerate(made)}
    payload = submit(await desk.card(item), take=boxes)
    await desk.send(item, "tasks.take", payload)
    assert await moved(desk, made) == ["task 1"]
    # The page that shows the card still sends all of it: it was taken already.
    await desk.send(item, "tasks.take", {**payload, "take": {str(task.id): True for task in made}})
    assert await moved(desk, made) == ["task 1"]


async def test_of_two_who_take_it_at_once_one_does(desk: Desk):
    item, made = await proposed(desk)
    payload = submit(await desk.card(item))
    each = [{**payload, "take": {str(task.id): True}} for task in made]
    await asyncio.gather(*(desk.send(item, "tasks.take", one) for one in each))
    assert len(await moved(desk, made)) == 1


async def test_of_two_processes_that_take_it_at_once_one_does(desk: Desk, database_url: str):
    item, made = await proposed(desk)
    payload = submit(await desk.card(item))
    user = str(made[0].user_id)
    given = (database_url, user, desk.thread_id, payload["batch"], payload["plan"])
    pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE, "cwd": ROOT}
    command = (sys.executable, "-m", "tests.integration.chat.taking")
    both = [await asyncio.create_subprocess_exec(*command, *given, str(made[n].id), **pipes) for n in (0, 1)]
    for process in both:
        assert process.stdout
        assert await process.stdout.readline() == b"ready\n"
    said = await asyncio.gather(*(process.communicate(b"go\n") for process in both))
    assert sorted(out for out, _ in said) == [b"taken\n", b"was taken\n"]
    assert len(await moved(desk, made)) == 1


async def test_nothing_ticked_changes_nothing_and_says_so(desk: Desk):
    item, made = await proposed(desk)
    events = await desk.send(item, "tasks.take", submit(await desk.card(item), take={str(made[0].id): False}))
    assert "Tick what you want" in notice(events)
    assert await moved(desk, made) == []
    await desk.send(item, "tasks.take", submit(await desk.card(item)))
    assert len(await moved(desk, made)) == 3


async def test_what_was_changed_meanwhile_stays_and_is_named(desk: Desk):
    item, made = await proposed(desk)
    # One that was changed and changed back is not what was seen either; its version tells.
    for title in ("other", "task 0"):
        await desk.elsewhere(tasks.update, made[0], data=TaskUpdate(title=title))
    await desk.elsewhere(tasks.delete, made[2])
    events = await desk.send(item, "tasks.take", submit(await desk.card(item)))
    assert "“task 0” was changed since" in notice(events).replace("\\", "")
    assert await moved(desk, made) == ["task 1"]


async def test_a_task_that_is_not_on_the_card_is_not_touched(desk: Desk):
    item, made = await proposed(desk, 2)
    (other,) = await desk.make(desk.turn(), "other", due_at=MONDAY, all_day=True)
    boxes = {str(other.id): True, str(made[0].id): True}
    await desk.send(item, "tasks.take", submit(await desk.card(item), take=boxes))
    assert await moved(desk, [*made, other]) == ["task 0"]


async def test_leaving_it_ends_it(desk: Desk):
    item, made = await proposed(desk)
    payload = submit(await desk.card(item))
    keep = button(await desk.card(item), "Leave all as it is")
    await desk.send(item, keep["type"], keep["payload"])
    assert values(await desk.card(item), "Title") == ["3 tasks kept as before"]
    await desk.send(item, "tasks.take", payload)
    assert await moved(desk, made) == []


async def days_proposed(desk: Desk, count: int, per_day: int) -> tuple[str, list[Task]]:
    """Put a proposal into the thread that gives so many tasks days of December, so many each."""
    made = await desk.make(desk.turn(), *(f"task {n:02}" for n in range(count)), due_at=MONDAY, all_day=True)
    turn = desk.turn()
    first = datetime(2037, 12, 1, tzinfo=UTC)
    fields = {
        task.id: TaskUpdate(due_at=first + timedelta(days=n // per_day), all_day=True) for n, task in enumerate(made)
    }
    turn.ask_before(make_plan(PlanAction.UPDATE, made, fields, proposed=True))
    (item,) = await desk.show(turn)
    return item, made


async def in_december(desk: Desk, of: list[Task]) -> list[str]:
    async with desk.database.read() as session:
        found = await tasks.get_many(session, user_id=of[0].user_id, task_ids=[task.id for task in of])
    return sorted(task.title for task in found if task.due_at and task.due_at.month == 12)


async def newest(desk: Desk) -> Any:
    """Return the card that stands last in the thread."""
    return (await desk.chat.items(desk.thread_id))[-1]


async def test_a_day_is_taken_and_the_others_stay_proposed(desk: Desk):
    item, made = await days_proposed(desk, 4, 2)
    assert labels(await desk.card(item))[:2] == ["Leave Tue 1 Dec", "Take Tue 1 Dec"]
    # As the page sends it: with the boxes of the whole form.
    payload = button(await desk.card(item), "Take Tue 1 Dec")["payload"]
    await desk.send(item, "tasks.take", {**payload, "take": {str(task.id): True for task in made}})
    assert await in_december(desk, made) == ["task 00", "task 01"]
    assert values(await desk.card(item), "Title") == ["2 tasks changed"]
    rest = await newest(desk)
    assert values(rest, "Title", "Text") == ["A plan for 2 tasks", "Wednesday 2 December"]
    await desk.send(rest["id"], "tasks.take", submit(rest))
    assert await in_december(desk, made) == [f"task 0{n}" for n in range(4)]
    undo = button(await desk.card(item), "Undo")
    await desk.send(item, undo["type"], undo["payload"])
    assert await in_december(desk, made) == ["task 02", "task 03"]


async def test_a_day_is_left_and_the_others_stay_proposed(desk: Desk):
    item, made = await days_proposed(desk, 4, 2)
    await desk.press(item, "Leave Tue 1 Dec")
    assert values(await desk.card(item), "Title", "Text") == ["A plan for 2 tasks", "Wednesday 2 December"]
    assert await in_december(desk, made) == []
    await desk.send(item, "tasks.take", submit(await desk.card(item)))
    assert await in_december(desk, made) == ["task 02", "task 03"]


async def test_of_two_who_take_two_days_at_once_each_task_is_moved_once(desk: Desk):
    item, made = await days_proposed(desk, 4, 2)
    card = await desk.card(item)
    both = [button(card, label) for label in ("Take Tue 1 Dec", "Take Wed 2 Dec")]
    await asyncio.gather(*(desk.send(item, one["type"], one["payload"]) for one in both))
    assert len(await in_december(desk, made)) == 2
    await desk.send((await newest(desk))["id"], "tasks.take", submit(await newest(desk)))
    assert await in_december(desk, made) == [f"task 0{n}" for n in range(4)]


async def test_many_tasks_come_page_by_page(desk: Desk):
    item, made = await days_proposed(desk, 45, 3)
    card = await desk.card(item)
    assert values(card, "Title") == ["A plan for 45 tasks"]
    assert "the first 18" in values(card, "Caption")[0]
    assert sum(node["type"] == "Checkbox" for node in nodes(card["widget"])) == 18
    boxes = {str(task.id): n > 0 for n, task in enumerate(made[:18])}
    await desk.send(item, "tasks.take", submit(card, take=boxes))
    assert await in_december(desk, made) == [f"task {n:02}" for n in range(1, 18)]
    second = await newest(desk)
    assert values(second, "Title") == ["A plan for 27 tasks"]
    boxes = {str(task.id): True for task in made[18:36]}
    await desk.send(second["id"], "tasks.take", {**button(second, "Take all 27")["payload"], "take": boxes})
    assert await in_december(desk, made) == [f"task {n:02}" for n in range(1, 45)]
    assert values(await newest(desk), "Title") == ["27 tasks changed"]


async def test_a_day_of_others_tasks_is_not_taken(desk: Desk):
    item, made = await days_proposed(desk, 2, 1)
    (other,) = await desk.make(desk.turn(), "other", due_at=MONDAY, all_day=True)
    payload = button(await desk.card(item), "Take Tue 1 Dec")["payload"]
    await desk.send(item, "tasks.take", {**payload, "take": {str(other.id): True}, "page": [str(other.id)]})
    assert await in_december(desk, [*made, other]) == []
