"""Confirmations: what is asked before much is changed, what the buttons do, and what came between, on both engines."""

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from taskchat import tasks
from taskchat.tasks import Plan, PlanAction, Task, TaskUpdate, make_plan
from tests.integration.chat.cards import button, labels, nodes, values
from tests.integration.chat.desk import Desk, kinds, notice

MONDAY = datetime(2037, 11, 23, tzinfo=UTC)
TUESDAY = TaskUpdate(due_at=datetime(2037, 11, 24, tzinfo=UTC), all_day=True)
# Each with the buttons that say no and yes to four tasks, and the headings once it was answered so.
ACTIONS = {
    PlanAction.COMPLETE: ("Keep them open", "Complete 4 tasks", "4 tasks kept open", "4 tasks completed"),
    PlanAction.REOPEN: ("Keep them done", "Reopen 4 tasks", "4 tasks kept done", "4 tasks reopened"),
    PlanAction.DELETE: ("Keep them", "Delete 4 tasks", "4 tasks kept", "4 tasks deleted"),
    PlanAction.UPDATE: ("Keep as they are", "Change 4 tasks", "4 tasks kept as before", "4 tasks changed"),
}


async def asked(desk: Desk, action: PlanAction, count: int = 4, **fields: Any) -> tuple[str, list[Task]]:
    """Put a confirmation into the thread; gives its id and the tasks it is about."""
    made = await desk.make(desk.turn(), *(f"task {n:02}" for n in range(count)), due_at=MONDAY, all_day=True)
    if action is PlanAction.REOPEN:
        for task in made:
            await desk.elsewhere(tasks.complete, task)
    update = TaskUpdate(**fields) if fields else TUESDAY
    sets = {task.id: update for task in made} if action is PlanAction.UPDATE else {}
    return await ask(desk, make_plan(action, await now(desk, made), sets)), made


async def ask(desk: Desk, plan: Plan) -> str:
    """Ask about a plan, as the end of a turn does."""
    turn = desk.turn()
    turn.ask_before(plan)
    (item,) = await desk.show(turn)
    return item


async def now(desk: Desk, of: list[Task]) -> list[Task]:
    """Read tasks as they are now; those that are gone are left out."""
    async with desk.database.read() as session:
        return await tasks.get_many(session, user_id=of[0].user_id, task_ids=[task.id for task in of])


async def state(desk: Desk, of: list[Task]) -> list[tuple[str, Any, bool]]:
    """Return what a plan may change of tasks."""
    return [(task.title, task.due_at, task.completed_at is not None) for task in await now(desk, of)]


async def test_a_confirmation_names_the_tasks_and_deletes_nothing_by_itself(desk: Desk):
    item, _ = await asked(desk, PlanAction.DELETE, 7)
    card = await desk.card(item)
    assert values(card, "Title") == ["Delete 7 tasks?"]
    assert values(card, "Text") == [f"task {n:02}" for n in range(7)]
    assert labels(card) == ["Keep them", "Delete 7 tasks"]
    assert next(node for node in nodes(card["widget"]) if node.get("label") == "Delete 7 tasks")["color"] == "danger"
    assert len(await desk.titles()) == 7


async def test_old_and_new_stand_beside_each_task_and_what_is_like_that_is_not_named(desk: Desk):
    (one,) = await desk.make(desk.turn(), "one", due_at=MONDAY, all_day=True, priority="high", tags=["home"])
    (two,) = await desk.make(desk.turn(), "two")
    sets = {
        one.id: TaskUpdate(due_at=None, priority=tasks.Priority.LOW, tags=[]),
        two.id: TaskUpdate(due_at=datetime(2037, 11, 24, 8, tzinfo=UTC), tags=["x", "y"]),
    }
    item = await ask(desk, make_plan(PlanAction.UPDATE, [one, two], sets))
    card = await desk.card(item)
    assert card["copy_text"] == (
        "Change 2 tasks?\n"
        "- one · Mon 23 Nov 2037 → no date · High → low priority · \N{MINUS SIGN}#home\n"
        "- two · No date → Tue 24 Nov 2037, 09:00 · +#x +#y\n"
        "Undo can take it back."
    )
    assert labels(card) == ["Keep as they are", "Change 2 tasks"]
    await desk.press(item, "Change 2 tasks")
    first, second = await now(desk, [one, two])
    assert (first.due_at, first.all_day, first.priority, first.tags) == (None, False, "low", [])
    assert (second.due_at, second.tags) == (datetime(2037, 11, 24, 8, tzinfo=UTC), ["x", "y"])


@pytest.mark.parametrize("action", PlanAction)
async def test_yes_carries_it_out_as_a_batch_of_its_own_that_can_be_undone(desk: Desk, action: PlanAction):
    _, yes, _, heading = ACTIONS[action]
    item, made = await asked(desk, action)
    await desk.make(desk.turn(), "not meant")
    before = await state(desk, made)
    assert kinds(await desk.press(item, yes)) == ["thread.item.replaced"]
    after = await state(desk, made)
    assert after != before
    assert "not meant" in await desk.titles()
    card = await desk.card(item)
    assert values(card, "Title") == [heading]
    await desk.press(item, "Undo")
    assert await state(desk, made) == before
    assert values(await desk.card(item), "Title") == [f"Undone: {heading}"]


@pytest.mark.parametrize("action", PlanAction)
async def test_no_leaves_all_as_it_was_and_the_question_is_answered(desk: Desk, action: PlanAction):
    no, yes, heading, _ = ACTIONS[action]
    item, made = await asked(desk, action)
    before = await state(desk, made)
    asking = await desk.card(item)
    await desk.press(item, no)
    card = await desk.card(item)
    assert (values(card, "Title"), labels(card)) == ([heading], [])
    # A tab that still shows the question.
    pressed = button(asking, yes)
    events = await desk.send(item, pressed["type"], pressed["payload"])
    assert kinds(events) == ["thread.item.replaced", "notice"]
    assert await state(desk, made) == before


@pytest.mark.parametrize("action", PlanAction)
async def test_a_task_that_was_changed_since_is_left_alone_and_named(desk: Desk, action: PlanAction):
    _, yes, _, heading = ACTIONS[action]
    item, made = await asked(desk, action)
    await desk.elsewhere(tasks.update, made[1], data=TaskUpdate(title="another *thing*"))
    changed = await state(desk, [made[1]])
    events = await desk.press(item, yes)
    assert kinds(events) == ["thread.item.replaced", "notice"]
    assert notice(events) == "“another *thing*” was changed since and stays as it is."
    assert await state(desk, [made[1]]) == changed
    assert values(await desk.card(item), "Title") == [heading.replace("4", "3")]


@pytest.mark.parametrize("action", PlanAction)
async def test_where_all_were_changed_since_nothing_is_done(desk: Desk, action: PlanAction):
    _, yes, kept, _ = ACTIONS[action]
    item, made = await asked(desk, action)
    for task in made:
        await desk.elsewhere(tasks.update, task, data=TaskUpdate(priority=tasks.Priority.HIGH))
    before = await state(desk, made)
    assert "were changed since and stay as they are" in notice(await desk.press(item, yes))
    assert await state(desk, made) == before
    card = await desk.card(item)
    assert (values(card, "Title"), labels(card)) == ([kept], [])


@pytest.mark.parametrize("action", PlanAction)
async def test_tasks_that_are_gone_are_no_mistake(desk: Desk, action: PlanAction):
    _, yes, _, heading = ACTIONS[action]
    item, made = await asked(desk, action)
    await desk.elsewhere(tasks.delete, made[0])
    assert kinds(await desk.press(item, yes)) == ["thread.item.replaced"]
    assert values(await desk.card(item), "Title") == [heading.replace("4", "3")]
    item, made = await asked(desk, action)
    for task in made:
        await desk.elsewhere(tasks.delete, task)
    await desk.press(item, yes)
    card = await desk.card(item)
    verb = "change" if action is PlanAction.UPDATE else action
    assert values(card, "Title", "Caption") == [f"Nothing to {verb}", "They were not there any more."]
    assert labels(card) == []


@pytest.mark.parametrize("action", PlanAction)
async def test_a_yes_from_three_tabs_is_one_yes(desk: Desk, action: PlanAction):
    _, yes, _, heading = ACTIONS[action]
    item, made = await asked(desk, action)
    pressed = button(await desk.card(item), yes)
    answers = await asyncio.gather(*(desk.send(item, pressed["type"], pressed["payload"]) for _ in range(3)))
    notices = {event["message"] for events in answers for event in events if event["type"] == "notice"}
    assert notices <= {"This card does not offer that any more."}
    assert values(await desk.card(item), "Title") == [heading]
    batch = UUID(button(await desk.card(item), "Undo")["payload"]["batch"])
    async with desk.database.read() as session:
        changes = await tasks.list_changes(session, user_id=made[0].user_id, batch_id=batch)
    assert sorted(change.task_id for change in changes) == sorted(task.id for task in made)


@pytest.mark.parametrize("action", PlanAction)
async def test_of_no_and_yes_at_the_same_moment_the_card_tells_what_came_of_it(desk: Desk, action: PlanAction):
    no, yes, kept, heading = ACTIONS[action]
    item, made = await asked(desk, action)
    before = await state(desk, made)
    # Both are on the page before either is pressed.
    buttons = [button(await desk.card(item), label) for label in (no, yes)]
    await asyncio.gather(*(desk.send(item, action["type"], action["payload"]) for action in buttons))
    stayed = await state(desk, made) == before
    assert values(await desk.card(item), "Title") == [kept if stayed else heading]


async def test_twenty_are_named_and_the_others_counted(desk: Desk):
    item, made = await asked(desk, PlanAction.UPDATE, 25)
    card = await desk.card(item)
    assert values(card, "Text") == [f"task {n:02}" for n in range(20)]
    assert "and 5 more" in values(card, "Caption")
    await desk.press(item, "Change 25 tasks")
    assert {task.due_at for task in await now(desk, made)} == {TUESDAY.due_at}


async def test_the_stored_card_says_what_is_done_whatever_the_page_sends(desk: Desk):
    item, made = await asked(desk, PlanAction.UPDATE)
    (other,) = await desk.make(desk.turn(), "other")
    sent = button(await desk.card(item), "Change 4 tasks")["payload"]
    forged = make_plan(PlanAction.DELETE, [other]).model_dump_json(exclude_unset=True)
    await desk.send(item, "tasks.confirm", {**sent, "plan": forged})
    assert "other" in await desk.titles()
    assert {task.due_at for task in await now(desk, made)} == {TUESDAY.due_at}
