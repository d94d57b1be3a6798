"""Questions of the assistant: asked below the answer, answered once by a tap or by a new message, or skipped."""

import asyncio
from typing import Any

import pytest
from chatkit.types import (
    StructuredInputFreeform,
    StructuredInputItem,
    StructuredInputMultipleChoice,
    StructuredInputMultipleChoiceOption,
    ThreadMetadata,
)

from taskchat.accounts import User
from taskchat.chat import BadRequest, RequestContext, SqlStore, load_allowance
from taskchat.database import Database, new_id
from tests.gemini_stand_in import GeminiStandIn, call
from tests.integration.chat.chat import Chat, Event, shape, text_of, thread_id_of
from tests.integration.chat.made import sdk_now, titles, user_message

_CHOICES = ["Add “clean the kitchen”", "Complete “Pay invoice 1043”"]


@pytest.fixture
async def asked(chat: Chat, gemini: GeminiStandIn) -> Event:
    """A question that waits for its answer, as the page gets it."""
    gemini.reply(call("ask_person", question="Which one do you mean?", suggestions=_CHOICES))
    events = await chat.create("the kitchen")
    assert shape(events)[-1] == "item.done structured_input"
    return events[-1]["item"]


def _request(item: Event, *values: str, status: str = "answered") -> dict[str, Any]:
    given = {"status": status, "answers": {item["inputs"][0]["id"]: {"values": [*values]}}}
    params = {"thread_id": item["thread_id"], "item_id": item["id"], "input": given}
    return {"type": "threads.add_structured_input", "params": params}


async def _answer(chat: Chat, item: Event, *values: str, status: str = "answered", **fields: Any) -> list[Event]:
    return await chat.send(_request(item, *values, status=status) | fields)


def _state(item: Event) -> tuple[str, Any]:
    return item["status"], [one.get("answer") for one in item["inputs"]]


async def test_an_answer_that_only_asks_needs_no_words(chat: Chat, asked: Event) -> None:
    (one,) = asked["inputs"]
    assert (asked["status"], one["type"], one["multiple"]) == ("pending", "multiple_choice", False)
    assert (one["question"], [option["value"] for option in one["options"]]) == ("Which one do you mean?", _CHOICES)
    kept = await chat.items(asked["thread_id"])
    assert [item["type"] for item in kept] == ["user_message", "structured_input"]
    assert kept[-1] == asked


async def test_what_is_chosen_is_said(chat: Chat, gemini: GeminiStandIn, asked: Event) -> None:
    gemini.reply("Added.")
    events = await _answer(chat, asked, _CHOICES[0])
    assert shape(events)[:2] == ["item.replaced structured_input", "item.done user_message"]
    assert _state(events[0]["item"]) == ("answered", [{"values": [_CHOICES[0]], "skipped": False}])
    kept = await chat.items(asked["thread_id"])
    assert [item["type"] for item in kept] == ["user_message", "structured_input", "user_message", "assistant_message"]
    assert [text_of(item) for item in kept[2:]] == [_CHOICES[0], "Added."]
    said = gemini.requests[-1].messages
    assert said[-1] == {"role": "user", "content": _CHOICES[0]}
    assert [message["role"] for message in said] == ["system", "user", "assistant", "tool", "user"]
    assert "Which one do you mean?" in str(said[-2])


async def test_the_answer_to_an_answer_can_be_given_again(chat: Chat, gemini: GeminiStandIn, asked: Event) -> None:
    gemini.reply("Added.")
    message = (await _answer(chat, asked, _CHOICES[0]))[1]["item"]
    gemini.reply("Added it.")
    await chat.stream("threads.retry_after_item", thread_id=asked["thread_id"], item_id=message["id"])
    kept = await chat.items(asked["thread_id"])
    assert [text_of(item) for item in kept[2:]] == [_CHOICES[0], "Added it."]
    assert kept[1]["status"] == "answered"


async def test_own_words_are_an_answer(chat: Chat, gemini: GeminiStandIn, asked: Event) -> None:
    gemini.reply("All right.")
    await _answer(chat, asked, "  neither of them ", "ignored")
    assert gemini.requests[-1].messages[-1]["content"] == "neither of them"


async def test_a_model_is_chosen_for_the_answer(chat: Chat, gemini: GeminiStandIn, asked: Event) -> None:
    with pytest.raises(BadRequest, match="no model called “x”"):
        await _answer(chat, asked, "add milk", metadata={"inference_options": {"model": "x"}})
    name = chat.server.models.default.name
    gemini.reply("Added.")
    events = await _answer(chat, asked, "add milk", metadata={"inference_options": {"model": name}})
    assert events[1]["item"]["inference_options"] == {"model": name}


@pytest.mark.parametrize(("values", "status"), [(["whatever"], "skipped"), ([], "answered"), ([" \x00"], "answered")])
async def test_a_question_is_skipped(
    chat: Chat, gemini: GeminiStandIn, asked: Event, values: list[str], status: str
) -> None:
    events = await _answer(chat, asked, *values, status=status)
    assert shape(events) == ["item.replaced structured_input"]
    assert _state(events[0]["item"]) == ("skipped", [{"values": [], "skipped": True}])
    assert len(gemini.requests) == 1
    assert (await chat.items(asked["thread_id"]))[-1] == events[0]["item"]


async def test_a_message_typed_instead_closes_the_question(chat: Chat, gemini: GeminiStandIn, asked: Event) -> None:
    gemini.reply("Hello.")
    events = await chat.say(asked["thread_id"], "never mind")
    assert shape(events)[:2] == ["item.replaced structured_input", "item.done user_message"]
    assert events[0]["item"]["status"] == "skipped"
    with pytest.raises(BadRequest, match="does not wait for an answer any more"):
        await _answer(chat, asked, _CHOICES[0])
    assert [text_of(item) for item in (await chat.items(asked["thread_id"]))[2:]] == ["never mind", "Hello."]


async def test_a_question_is_answered_once(chat: Chat, gemini: GeminiStandIn, asked: Event) -> None:
    gemini.reply("Added.")
    await _answer(chat, asked, _CHOICES[0])
    before = await chat.items(asked["thread_id"])
    with pytest.raises(BadRequest, match="was answered already"):
        await _answer(chat, asked, _CHOICES[1])
    assert await chat.items(asked["thread_id"]) == before


async def test_of_two_answers_at_once_one_is_taken(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User, asked: Event
) -> None:
    for _ in range(2):
        gemini.reply(call("create_task", title="clean the kitchen"))
        gemini.reply("Added.")
    both = await asyncio.gather(*(_answer(chat, asked, _CHOICES[0]) for _ in range(2)), return_exceptions=True)
    refused = [one for one in both if isinstance(one, BadRequest) or "error" in shape(one)]  # pyright: ignore[reportArgumentType]
    assert len(refused) == 1
    assert await titles(database, user) == ["clean the kitchen"]


async def test_the_second_of_two_tabs_is_told(chat: Chat, gemini: GeminiStandIn, asked: Event) -> None:
    """Both were let in, since the question still waited."""
    late = await chat.checked(_request(asked, _CHOICES[1]))
    gemini.reply("Added.")
    await _answer(chat, asked, _CHOICES[0])
    events = await chat.handle(late)
    assert shape(events) == ["item.replaced structured_input", "error"]
    assert _state(events[0]["item"]) == ("answered", [{"values": [_CHOICES[0]], "skipped": False}])
    assert (events[1]["message"], events[1]["allow_retry"]) == ("This question was answered already.", False)
    assert gemini.waiting == 0


async def test_one_question_a_turn(chat: Chat, gemini: GeminiStandIn) -> None:
    ask = [call("ask_person", question=text, suggestions=[text]) for text in ("When?", "Why?")]
    gemini.reply("Well.", *ask)
    events = await chat.create("add milk")
    items = [event["item"] for event in events if event["type"] == "thread.item.done"]
    assert [item["type"] for item in items] == ["user_message", "assistant_message", "structured_input"]
    assert items[-1]["inputs"][0]["question"] == "When?"


async def test_a_question_without_suggestions_is_answered_in_own_words(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("ask_person", question="What shall it be called?"))
    item = (await chat.create("add a task"))[-1]["item"]
    assert item["inputs"][0]["type"] == "freeform"
    gemini.reply("Added.")
    await _answer(chat, item, "call it milk")
    assert gemini.requests[-1].messages[-1]["content"] == "call it milk"


async def test_several_questions_are_answered_by_name(
    chat: Chat, gemini: GeminiStandIn, store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    """Another server, or a later version, may have asked more than one."""
    options = [StructuredInputMultipleChoiceOption(value=value) for value in ("mail", "push")]
    inputs = [
        StructuredInputFreeform(id="when", question="When?"),
        StructuredInputMultipleChoice(id="how", question="How?", options=options, multiple=True),
        StructuredInputFreeform(id="why", question="Why?"),
    ]
    made = {"id": str(new_id()), "thread_id": thread.id, "created_at": sdk_now()}
    await store.add_thread_item(thread.id, user_message(thread, "Remind me"), context)
    await store.add_thread_item(thread.id, StructuredInputItem(inputs=[*inputs], **made), context)
    gemini.reply("Noted.")
    answers = {"when": {"values": ["Friday"]}, "how": {"values": ["mail", "push"]}, "else": {"values": ["x"]}}
    about = {"thread_id": thread.id, "item_id": made["id"]}
    events = await chat.stream("threads.add_structured_input", **about, input={"answers": answers})
    assert gemini.requests[-1].messages[-1]["content"] == "When? Friday\nHow? mail, push"
    assert [one["answer"]["skipped"] for one in events[0]["item"]["inputs"]] == [False, False, True]


async def test_an_answer_has_a_limit(chat: Chat, asked: Event) -> None:
    with pytest.raises(BadRequest, match="at most 10,000 characters; this one has 10,001"):
        await _answer(chat, asked, "x" * 10_001)


async def test_an_answer_counts_as_a_message(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User, asked: Event
) -> None:
    async def used() -> int:
        async with database.read() as session:
            return (await load_allowance(session, user_id=user.id, allowed=100)).used

    assert await used() == 1
    gemini.reply("Added.")
    await _answer(chat, asked, _CHOICES[0])
    assert await used() == 2


async def test_an_edit_takes_the_question_back(chat: Chat, gemini: GeminiStandIn, asked: Event) -> None:
    first = (await chat.items(asked["thread_id"]))[0]
    gemini.reply("Hello.")
    content = [{"type": "input_text", "text": "hello"}]
    message = {"content": content, "attachments": [], "inference_options": {}}
    request = {"type": "threads.add_user_message", "params": {"thread_id": asked["thread_id"], "input": message}}
    await chat.send(request | {"metadata": {"edits": first["id"]}})
    assert [item["type"] for item in await chat.items(asked["thread_id"])] == ["user_message", "assistant_message"]


async def test_an_edited_answer_is_the_answer(chat: Chat, gemini: GeminiStandIn, asked: Event) -> None:
    gemini.reply("Added.")
    message = (await _answer(chat, asked, _CHOICES[0]))[1]["item"]
    gemini.reply("Completed.")
    content = [{"type": "input_text", "text": "complete both"}]
    given = {"content": content, "attachments": [], "inference_options": {}}
    request = {"type": "threads.add_user_message", "params": {"thread_id": asked["thread_id"], "input": given}}
    events = await chat.send(request | {"metadata": {"edits": message["id"]}})
    assert "item.replaced structured_input" in shape(events)
    kept = await chat.items(asked["thread_id"])
    assert _state(kept[1]) == ("answered", [{"values": ["complete both"], "skipped": False}])
    assert [text_of(item) for item in kept[2:]] == ["complete both", "Completed."]


async def test_questions_of_other_threads_still_wait(chat: Chat, gemini: GeminiStandIn, asked: Event) -> None:
    gemini.reply("Hello.")
    other = thread_id_of(await chat.create("hi"))
    gemini.reply("Hello again.")
    await chat.say(other, "hi again")
    assert (await chat.items(asked["thread_id"]))[-1]["status"] == "pending"
