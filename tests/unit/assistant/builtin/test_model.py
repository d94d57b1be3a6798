"""The built-in assistant through the same agent, tools and events as Gemini."""

from dataclasses import replace

import pytest
from agents.items import TResponseInputItem

from taskchat.assistant import ModelChoice, RunContext, build_registry, builtin_choice, run
from taskchat.assistant.builtin import BuiltinModel
from taskchat.settings import Settings
from tests.unit.assistant.conftest import Answer, Ask, Shown, titles


@pytest.fixture
def chosen() -> ModelChoice:
    """The built-in model, without pauses between words."""
    return replace(builtin_choice(), model=BuiltinModel(pace=0))


async def test_the_main_job(ask: Ask, turn: RunContext, shown: Shown) -> None:
    answer = await ask("Create a task called test migration, due Friday")
    assert answer.text == "I added **test migration**, due Fri 27 Nov."
    assert await titles(turn) == ["test migration"]
    assert shown.steps == [
        ["Create task · test migration", "plus", "done", "Created “test migration”, due Fri 27 Nov."]
    ]
    assert len(turn.changed_ids) == 1


async def test_a_conversation(ask: Ask, turn: RunContext) -> None:
    said = [
        ("add buy milk tomorrow at 5pm #home", "I added **buy milk**, due Thu 26 Nov, 17:00, \\#home."),
        ("add pay rent today, high priority", "I added **pay rent**, due Wed 25 Nov, high priority."),
        (
            "What do I have to do today?",
            "You have 1 open task due today:\n\n1. **pay rent** · due Wed 25 Nov · high priority",
        ),
        ("show my tasks", None),
        ("Change my last task to high priority", "I changed **buy milk**: high priority."),
        ("rename buy milk to buy oat milk", "I changed **buy oat milk**: it was called “buy milk” before."),
        ("Mark my first task as complete", "Well done! **pay rent** is complete."),
        ("reopen pay rent", "**pay rent** is open again."),
        ("delete oat mild", ""),
        ("Delete oat milk", "I deleted **buy oat milk**."),
        ("what is overdue?", "You have no open tasks overdue."),
    ]
    items: list[TResponseInputItem] = []
    for words, expected in said:
        turn.question = None
        answer: Answer = await ask([*items, {"role": "user", "content": words}])
        items = answer.items
        assert (answer.text == "") == (turn.question is not None)
        assert expected is None or answer.text == expected
    assert await titles(turn) == ["pay rent"]


async def test_complete_all_my_tasks(ask: Ask, turn: RunContext) -> None:
    await ask("add tea; add eggs; add rice")
    answer = await ask("Complete all my tasks")
    assert answer.text == "Well done! I completed 3 tasks:\n\n- ~~tea~~\n- ~~eggs~~\n- ~~rice~~"
    assert await titles(turn) == []
    assert (await ask("Complete all my tasks")).text == "There are no such tasks."


async def test_the_answer_streams_word_by_word_with_every_event(ask: Ask) -> None:
    answer = await ask("hello")
    assert len(answer.deltas) > 10
    kinds = [kind for n, kind in enumerate(answer.types) if n == 0 or answer.types[n - 1] != kind]
    assert kinds == [
        "response.created",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.delta",
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    numbers = [event.sequence_number for event in answer.events]
    assert numbers == list(range(len(numbers)))


async def test_ids_differ_from_turn_to_turn(ask: Ask) -> None:
    first, second = [await ask("hello"), await ask("hello")]
    ids = [event.item.id for a in (first, second) for event in a.events if event.type == "response.output_item.done"]
    assert len(set(ids)) == 2


async def test_context_for_the_model_is_not_taken_for_words(ask: Ask) -> None:
    hidden = "Hidden context for the agent (not shown to the user):\n<HiddenContext>\nadd x\n</HiddenContext>"
    items: list[TResponseInputItem] = [
        {"role": "user", "content": [{"type": "input_text", "text": "hello"}]},
        {"role": "user", "content": [{"type": "input_text", "text": hidden}]},
    ]
    assert (await ask(items)).text.startswith("Hello!")


@pytest.mark.parametrize("words", ["<3", "<b>hello</b>", "The user is referring to this"])
async def test_words_that_look_like_markup_are_said_all_the_same(ask: Ask, turn: RunContext, words: str) -> None:
    items: list[TResponseInputItem] = [
        {"role": "user", "content": "add buy milk"},
        {"role": "assistant", "content": "Stopped."},
        {"role": "user", "content": words},
    ]
    assert (await ask(items)).text == ""
    assert turn.question
    assert turn.question.suggestions == (f"Add “{words}”", f"Find “{words}”")
    assert await titles(turn) == []


async def test_words_of_other_turns_do_nothing_again(ask: Ask, turn: RunContext) -> None:
    items: list[TResponseInputItem] = [
        {"role": "user", "content": "add buy milk"},
        {"role": "assistant", "content": "I added **buy milk**."},
        {"role": "user", "content": "thanks"},
    ]
    assert (await ask(items)).text == "You're welcome!"
    assert await titles(turn) == []


async def test_the_whole_answer_at_once(turn: RunContext) -> None:
    response = await BuiltinModel().get_response(None, "hello")
    assert response.output[0].type == "message"


async def test_stopping_stops(chosen: ModelChoice, turn: RunContext) -> None:
    result = run(replace(chosen, model=BuiltinModel(pace=0.01)), "help", turn)
    seen = 0
    async for event in result.stream_events():
        seen += event.type == "raw_response_event" and event.data.type == "response.output_text.delta"
        if seen == 3:
            result.cancel()
    assert seen < 10


def test_without_a_key_the_built_in_one_answers() -> None:
    models = build_registry(Settings(_env_file=None, gemini_api_key=None))  # pyright: ignore[reportCallIssue]
    assert models.default.is_builtin
    assert models.default is models.builtin
    assert models.default.label == "Built-in assistant"


async def test_with_a_key_gemini_answers(settings: Settings) -> None:
    models = build_registry(settings)
    assert [(model.name, model.label) for model in models.offered] == [("gemini-2.5-flash", "Gemini 2.5 Flash")]
    assert models.builtin.is_builtin
    await models.close()
