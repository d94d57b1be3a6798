"""Receipts and confirmations: what a person sees under an answer, and what its buttons do, now and after a reload."""

import asyncio
import json
from typing import Any

import pytest
from sqlalchemy import delete

from taskchat import tasks
from taskchat.accounts import User
from taskchat.chat import NotFoundError, RequestContext, SqlStore, TaskChatServer
from taskchat.chat.receipts import card_items
from taskchat.database import Database, new_id
from taskchat.tasks import PlanAction, TaskChange, TaskUpdate, make_plan
from tests.gemini_stand_in import GeminiStandIn, call
from tests.integration.chat.cards import button, labels, struck, values
from tests.integration.chat.chat import Chat, parsed, thread_id_of, words
from tests.integration.chat.desk import Desk, kinds, notice
from tests.integration.chat.made import saved_thread, titles
from tests.integration.chat.statements import statements

HOSTILE = '"}], "type": "Card", {{ 7 * 7 }} </script><b>&amp; \\" \n{% raw %} “Zürich” 🎂'


async def test_a_turn_that_changed_nothing_leaves_no_card(desk: Desk):
    assert await desk.show(desk.turn()) == []


async def test_a_receipt_shows_each_task_with_what_was_done_and_its_buttons(desk: Desk):
    turn = desk.turn()
    due = {"due_at": "2037-11-27T16:00:00Z", "priority": "high", "tags": ["home", "money"]}
    await desk.make(turn, "Pay rent", **due)
    await desk.make(turn, "Water the flowers")
    (item,) = await desk.show(turn)
    card = await desk.card(item)
    assert values(card, "Title") == ["2 tasks created"]
    assert values(card, "Text") == ["Pay rent", "Water the flowers"]
    assert values(card, "Caption") == ["Fri 27 Nov 2037, 17:00", "High priority", "#home", "#money"]
    assert labels(card) == ["Undo", "Complete", "Open", "Complete", "Open"]
    assert struck(card) == []
    assert card["copy_text"] == (
        "2 tasks created\n- Pay rent · Fri 27 Nov 2037, 17:00 · High priority · #home · #money\n- Water the flowers"
    )


async def test_a_turn_of_several_kinds_says_for_each_task_what_was_done(desk: Desk):
    before = desk.turn()
    done, gone, renamed, reopened = await desk.make(before, "done", "gone", "old name", "reopened")
    await desk.elsewhere(tasks.complete, reopened)
    turn = desk.turn()
    await desk.make(turn, "new")
    await desk.do(turn, tasks.complete, done)
    await desk.do(turn, tasks.delete, gone)
    await desk.do(turn, tasks.update, renamed, data=TaskUpdate(title="new name"))
    await desk.do(turn, tasks.update, renamed, data=TaskUpdate(priority=tasks.Priority.LOW))
    await desk.do(turn, tasks.reopen, reopened)
    (item,) = await desk.show(turn)
    card = await desk.card(item)
    assert values(card, "Title") == ["5 tasks changed"]
    assert values(card, "Text", "Caption") == [
        *("new", "Created", "done", "Completed", "gone", "Deleted"),
        *("new name", "Changed", "Low priority", "reopened", "Reopened"),
    ]
    assert struck(card) == ["done"]
    # What is deleted can only come back with the whole turn.
    assert labels(card) == ["Undo", "Complete", "Open", "Reopen", "Open", "Complete", "Open", "Complete", "Open"]


async def test_a_task_made_and_deleted_in_one_turn_is_deleted(desk: Desk):
    turn = desk.turn()
    (task,) = await desk.make(turn, "short life")
    await desk.do(turn, tasks.delete, task)
    (item,) = await desk.show(turn)
    assert values(await desk.card(item), "Title", "Text") == ["Task deleted", "short life"]


async def test_many_tasks_are_counted_after_the_first_eight(desk: Desk):
    turn = desk.turn()
    await desk.make(turn, *(f"task {n:02}" for n in range(20)))
    (item,) = await desk.show(turn)
    card = await desk.card(item)
    assert (values(card, "Title"), len(values(card, "Text"))) == (["20 tasks created"], 8)
    assert values(card, "Caption") == ["and 12 more"]
    await desk.press(item, "Undo")
    assert await desk.titles() == []


async def test_a_title_cannot_break_out(desk: Desk):
    turn = desk.turn()
    (task,) = await desk.make(turn, HOSTILE, tags=['"}]</b>'])
    (item,) = await desk.show(turn)
    card = await desk.card(item)
    assert values(card, "Text") == [task.title]
    assert values(card, "Caption") == ['#"}]</b>']
    assert labels(card) == ["Undo", "Complete", "Open"]


async def test_the_number_of_statements_does_not_grow_with_the_tasks(desk: Desk):
    counts: list[int] = []
    for count in (1, 40):
        turn = desk.turn()
        made = await desk.make(turn, *(f"task {n}" for n in range(count)))
        turn.confirmations.append(make_plan(PlanAction.DELETE, made))
        with statements(desk.database) as sent:
            await card_items(desk.database, turn, desk.thread_id)
        counts.append(len(sent))
        (item, _) = await desk.show(turn)
        with statements(desk.database) as sent:
            await desk.press(item, "Complete", "task 0")
        counts.append(len(sent))
    assert counts[:2] == counts[2:]


async def test_complete_and_reopen_change_the_task_and_the_card_for_good(desk: Desk):
    turn = desk.turn()
    milk, bread = await desk.make(turn, "milk", "bread")
    (item,) = await desk.show(turn)
    before = [one["id"] for one in await desk.chat.items(desk.thread_id)]
    events = await desk.press(item, "Complete", "milk")
    assert kinds(events) == ["thread.item.replaced"]
    card = await desk.card(item)
    assert events[0]["item"] == card
    assert (await desk.is_done(milk), await desk.is_done(bread)) == (True, False)
    assert struck(card) == ["milk"]
    assert labels(card) == ["Undo", "Reopen", "Open", "Complete", "Open"]
    assert [one["id"] for one in await desk.chat.items(desk.thread_id)] == before
    await desk.press(item, "Reopen", "milk")
    assert await desk.is_done(milk) is False
    assert struck(await desk.card(item)) == []


async def test_undo_takes_the_whole_turn_back_and_leaves_no_button(desk: Desk):
    (old,) = await desk.make(desk.turn(), "old")
    turn = desk.turn()
    await desk.make(turn, "new")
    await desk.do(turn, tasks.delete, old)
    (item,) = await desk.show(turn)
    assert await desk.titles() == ["new"]
    assert kinds(await desk.press(item, "Undo")) == ["thread.item.replaced"]
    assert await desk.titles() == ["old"]
    card = await desk.card(item)
    assert values(card, "Title") == ["Undone: 2 tasks changed"]
    assert labels(card) == []
    assert card["copy_text"].startswith("Undone: 2 tasks changed")


async def test_undo_leaves_alone_what_was_changed_since_and_names_it(desk: Desk):
    turn = desk.turn()
    milk, _ = await desk.make(turn, "milk", "bread")
    (item,) = await desk.show(turn)
    await desk.elsewhere(tasks.update, milk, data=TaskUpdate(title="oat *milk*"))
    events = await desk.press(item, "Undo")
    assert kinds(events) == ["thread.item.replaced", "notice"]
    assert notice(events) == "“milk” was changed since and stays as it is."
    assert await desk.titles() == ["oat *milk*"]
    card = await desk.card(item)
    assert values(card, "Title") == ["Partly undone: 2 tasks created"]
    assert "“milk” was changed since and stays as it is." in values(card, "Caption")
    assert labels(card) == []


async def test_undo_that_can_take_nothing_back_says_so_and_the_card_stays(desk: Desk):
    turn = desk.turn()
    (milk,) = await desk.make(turn, "milk")
    (item,) = await desk.show(turn)
    await desk.elsewhere(tasks.complete, milk)
    events = await desk.press(item, "Undo")
    assert notice(events) == "“milk” was changed since and stays as it is."
    assert await desk.titles() == ["milk"]
    assert labels(await desk.card(item)) == ["Undo", "Reopen", "Open"]


async def test_undo_of_what_the_history_has_not_any_more_says_so(desk: Desk):
    turn = desk.turn()
    (milk,) = await desk.make(turn, "milk")
    (item,) = await desk.show(turn)
    async with desk.database.begin() as session:
        await session.execute(delete(TaskChange))
    assert notice(await desk.press(item, "Undo")) == (
        "The history does not reach back to this any more, so it can't be undone."
    )
    assert await desk.titles() == ["milk"]
    await desk.press(item, "Complete", "milk")
    assert await desk.is_done(milk)


async def test_a_card_that_was_overtaken_catches_up_when_it_is_used(desk: Desk):
    turn = desk.turn()
    milk, _ = await desk.make(turn, "milk", "bread")
    (item,) = await desk.show(turn)
    await desk.elsewhere(tasks.complete, milk)
    assert kinds(await desk.press(item, "Complete", "milk")) == ["thread.item.replaced"]
    assert struck(await desk.card(item)) == ["milk"]
    await desk.elsewhere(tasks.reopen, milk)
    async with desk.database.begin() as session:
        await tasks.undo_batch(session, user_id=turn.user_id, batch_id=turn.origin.batch_id)
    # In words or in another tab.
    assert kinds(await desk.press(item, "Undo")) == ["thread.item.replaced"]
    assert values(await desk.card(item), "Title") == ["Undone: 2 tasks created"]


async def test_open_tells_the_page_which_task(desk: Desk):
    turn = desk.turn()
    (milk,) = await desk.make(turn, "milk")
    (item,) = await desk.show(turn)
    assert await desk.press(item, "Open") == [
        {"type": "client_effect", "name": "open_task", "data": {"id": str(milk.id)}}
    ]


@pytest.mark.parametrize("label", ["Complete", "Open"])
async def test_a_task_that_is_gone_is_said_to_be_and_its_buttons_go(desk: Desk, label: str):
    turn = desk.turn()
    milk, bread = await desk.make(turn, "milk", "bread")
    (item,) = await desk.show(turn)
    await desk.elsewhere(tasks.delete, milk)
    events = await desk.press(item, label, "milk")
    assert kinds(events) == ["thread.item.replaced", "notice"]
    assert notice(events) == "This task is not there any more."
    card = await desk.card(item)
    assert labels(card) == ["Undo", "Complete", "Open"]
    assert values(card, "Text", "Caption") == ["milk", "Deleted since", "bread"]
    assert not await desk.is_done(bread)


@pytest.mark.parametrize(
    "payload",
    [None, {}, [], "x", 7, {"task": None}, {"task": "7"}, {"task": {"$ne": 1}}, {"batch": "x"}, {"tasks": []}],
)
@pytest.mark.parametrize("kind", ["complete", "reopen", "open", "undo", "confirm", "keep"])
async def test_a_payload_that_is_none_changes_nothing_and_says_so(desk: Desk, kind: str, payload: Any):
    turn = desk.turn()
    (milk,) = await desk.make(turn, "milk")
    turn.confirmations.append(make_plan(PlanAction.DELETE, [milk]))
    for item in await desk.show(turn):
        before = await desk.card(item)
        events = await desk.send(item, f"tasks.{kind}", payload)
        assert notice(events) == "This card does not offer that any more."
        assert await desk.card(item) == before
    assert await desk.titles() == ["milk"]


async def test_a_card_acts_on_nothing_that_it_does_not_name(desk: Desk):
    (other,) = await desk.make(other_turn := desk.turn(), "other")
    turn = desk.turn()
    made = await desk.make(turn, "milk")
    turn.confirmations.append(make_plan(PlanAction.DELETE, made))
    receipt, question = await desk.show(turn)
    delete = button(await desk.card(question), "Delete 1 task")["payload"]
    for item, kind, payload in (
        (receipt, "tasks.complete", {"task": str(other.id)}),
        (receipt, "tasks.undo", {"batch": str(other_turn.origin.batch_id)}),
        (receipt, "tasks.confirm", delete),
        (question, "tasks.undo", {"batch": str(turn.origin.batch_id)}),
        (question, "tasks.complete", {"task": str(made[0].id)}),
        (question, "tasks.confirm", {"batch": str(new_id()), "tasks": [str(other.id)]}),
        (None, "tasks.complete", {"task": str(other.id)}),
    ):
        events = await desk.send(item, kind, payload)
        assert "notice" in kinds(events)
    # The card says which tasks it is about, whatever the page sends along.
    await desk.send(question, "tasks.confirm", delete | {"tasks": [str(other.id)]})
    assert await desk.titles() == ["other"]
    assert not await desk.is_done(other)


async def test_a_forged_card_gives_nobody_anything_of_somebody_else(
    desk: Desk, store: SqlStore, database: Database, server: TaskChatServer, make_user: Any
):
    turn = desk.turn()
    (milk,) = await desk.make(turn, "milk")
    (item,) = await desk.show(turn)
    theirs = await make_user()
    context = RequestContext(theirs.id)
    thread = await saved_thread(store, context)
    stranger = Desk(Chat(server, theirs), store, database, context, thread.id)
    with pytest.raises(NotFoundError):
        await stranger.send(item, "tasks.complete", {"task": str(milk.id)})
    forged = await store.load_item(desk.thread_id, item, RequestContext(turn.user_id))
    copy = forged.model_copy(update={"id": str(new_id()), "thread_id": thread.id})
    await store.add_thread_item(thread.id, copy, context)
    for label in ("Complete", "Open", "Undo"):
        events = await stranger.press(copy.id, label)
        assert "client_effect" not in kinds(events)
    assert await desk.titles() == ["milk"]
    assert not await desk.is_done(milk)


async def test_two_tabs_that_act_at_the_same_moment_leave_a_card_that_is_true(desk: Desk):
    turn = desk.turn()
    made = await desk.make(turn, *(f"task {n}" for n in range(6)))
    (item,) = await desk.show(turn)
    await asyncio.gather(*(desk.press(item, "Complete", task.title) for task in made))
    assert all([await desk.is_done(task) for task in made])
    assert len(struck(await desk.card(item))) == 6


async def test_an_undo_from_two_tabs_is_one_undo(desk: Desk):
    (old,) = await desk.make(desk.turn(), "old")
    turn = desk.turn()
    await desk.do(turn, tasks.delete, old)
    (item,) = await desk.show(turn)
    undo = button(await desk.card(item), "Undo")
    await asyncio.gather(*(desk.send(item, undo["type"], undo["payload"]) for _ in range(3)))
    assert await desk.titles() == ["old"]
    assert values(await desk.card(item), "Title") == ["Undone: task deleted"]


async def test_an_action_runs_while_an_answer_streams_in_the_same_thread(desk: Desk, gemini: GeminiStandIn):
    turn = desk.turn()
    (milk,) = await desk.make(turn, "milk")
    (item,) = await desk.show(turn)
    gemini.hang(after="Let me think")
    streaming = await desk.chat.open("threads.add_user_message", thread_id=desk.thread_id, input=words("Hello"))
    async for event in streaming:
        if "text_delta" in json.dumps(parsed(event)):
            break
    assert kinds(await desk.press(item, "Complete")) == ["thread.item.replaced"]
    assert await desk.is_done(milk)
    gemini.release()
    rest = [parsed(event) async for event in streaming]
    assert rest[-1]["type"] == "thread.item.done"
    assert struck(await desk.card(item)) == ["milk"]


async def test_a_whole_turn_leaves_its_receipt_under_the_answer(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
):
    gemini.reply(call("create_task", title="milk"), call("create_task", title="bread"))
    gemini.reply("I added three tasks.")
    events = await chat.create("Add milk and bread")
    (card,) = [item for item in await chat.items(thread_id_of(events)) if item["type"] == "widget"]
    # From what the tools did, not from what the model says of it.
    assert values(card, "Title", "Text") == ["2 tasks created", "milk", "bread"]
    undo = button(card, "Undo")
    await chat.stream("threads.custom_action", thread_id=thread_id_of(events), item_id=card["id"], action=undo)
    assert await titles(database, user) == []
