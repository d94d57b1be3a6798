"""The eleven prompts of the old product and how else people say them, from the words to the tasks."""

from dataclasses import replace

import pytest

from taskchat.assistant import ModelChoice, RunContext, builtin_choice
from taskchat.assistant.builtin import BuiltinModel
from taskchat.tasks import Priority, Status, TaskQuery, find
from tests.unit.assistant.conftest import Ask, titles


@pytest.fixture
def chosen() -> ModelChoice:
    """The built-in model, without pauses between words."""
    return replace(builtin_choice(), model=BuiltinModel(pace=0))


@pytest.fixture
async def many(ask: Ask, turn: RunContext) -> RunContext:
    """Five tasks in the order in which they are seen: pay rent, call mum, tea, rice, eggs."""
    await ask("add pay rent today; add call mum tomorrow, high priority; add tea; add rice; add eggs")
    turn.changed_ids.clear()
    return turn


async def _high(turn: RunContext) -> list[str]:
    async with turn.database.read() as session:
        page = await find(session, user_id=turn.user_id, query=TaskQuery(priority=Priority.HIGH))
    return [task.title for task in page.tasks]


@pytest.mark.parametrize("words", ["Add a task to buy groceries", "add buy groceries", "I need to buy groceries"])
async def test_add_a_task(ask: Ask, turn: RunContext, words: str) -> None:
    assert (await ask(words)).text == "I added **buy groceries**."
    assert await titles(turn) == ["buy groceries"]


@pytest.mark.parametrize(
    "words",
    [
        "Create a high priority task to call mom tomorrow",
        "add call mom tomorrow, high priority",
        "remind me to call mom tomorrow !high",
    ],
)
async def test_create_a_high_priority_task(ask: Ask, turn: RunContext, words: str) -> None:
    text = (await ask(words)).text
    assert text.startswith("I added **call mom**, due Thu 26 Nov, ")
    assert ", high priority." in text
    assert ("reminder" in text) == words.startswith("remind")
    assert await _high(turn) == ["call mom"]


@pytest.mark.parametrize("words", ["Show me all my tasks", "list all tasks", "show everything"])
async def test_show_me_all_my_tasks(ask: Ask, many: RunContext, words: str) -> None:
    await ask("complete tea")
    text = (await ask(words)).text
    assert text.startswith("You have 5 tasks:\n\n1. **pay rent** · due Wed 25 Nov\n2. **call mum**")
    assert text.endswith("5. ~~tea~~")


@pytest.mark.parametrize("words", ["What tasks are pending?", "which tasks are still open", "what is left?"])
async def test_what_tasks_are_pending(ask: Ask, many: RunContext, words: str) -> None:
    await ask("complete tea")
    text = (await ask(words)).text
    assert text.startswith("You have 4 open tasks:")
    assert "tea" not in text


@pytest.mark.parametrize("words", ["What have I completed?", "show my completed tasks", "what did I finish?"])
async def test_what_have_i_completed(ask: Ask, many: RunContext, words: str) -> None:
    await ask("complete tea")
    assert (await ask(words)).text == "You have 1 completed task:\n\n1. ~~tea~~"


@pytest.mark.parametrize(
    "words", ["Change my first task to high priority", "make the first task urgent", "set task 1 to high priority"]
)
async def test_change_my_first_task(ask: Ask, many: RunContext, words: str) -> None:
    assert (await ask(words)).text == "I changed **pay rent**: high priority."
    assert await _high(many) == ["pay rent", "call mum"]


@pytest.mark.parametrize("words", ["Mark my first task as complete", "complete the first one", "task 1 is done"])
async def test_mark_my_first_task_as_complete(ask: Ask, many: RunContext, words: str) -> None:
    assert (await ask(words)).text == "Well done! **pay rent** is complete."
    assert await titles(many, Status.DONE) == ["pay rent"]


@pytest.mark.parametrize("words", ["Complete all my tasks", "mark everything as done", "I've done all my tasks"])
async def test_complete_all_my_tasks(ask: Ask, many: RunContext, words: str) -> None:
    text = (await ask(words)).text
    assert text.startswith("Well done! I completed 5 tasks:\n\n- ~~pay rent~~")
    assert await titles(many) == []


@pytest.mark.parametrize("words", ["Delete my last task", "remove the last one", "get rid of my last task"])
async def test_delete_my_last_task(ask: Ask, many: RunContext, words: str) -> None:
    assert (await ask(words)).text == "I deleted **eggs**."
    assert "eggs" not in await titles(many)


@pytest.mark.parametrize("words", ["Delete all my tasks", "delete everything", "clear my list", "remove all tasks"])
async def test_delete_all_my_tasks(ask: Ask, many: RunContext, words: str) -> None:
    text = (await ask(words)).text
    assert text.startswith(
        "I ask before I delete these 5 open tasks: please confirm it below. Nothing of this is deleted"
    )
    assert len(await titles(many)) == 5
    assert [len(confirmation.task_ids) for confirmation in many.confirmations] == [5]


@pytest.mark.parametrize("words", ["What do I have to do today?", "what's due today", "show my tasks for today"])
async def test_what_do_i_have_to_do_today(ask: Ask, many: RunContext, words: str) -> None:
    assert (await ask(words)).text == "You have 1 open task due today:\n\n1. **pay rent** · due Wed 25 Nov"
