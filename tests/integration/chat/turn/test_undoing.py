"""Undo by talking: it means this conversation's last change, and asks where that is not clear."""

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from tests.integration.chat.cards import button
from tests.integration.chat.chat import Chat, Event, text_of, thread_id_of
from tests.integration.chat.made import titles


@pytest.fixture
def overrides() -> dict[str, None]:
    """The built-in assistant alone: both models have the same tool."""
    return {"gemini_api_key": None}


async def elsewhere(database: Database, user: User, title: str) -> None:
    """Make a task on the page."""
    async with database.begin() as session:
        await tasks.create(session, user_id=user.id, data=tasks.valid_task(title=title))


def suggestions(items: list[Event]) -> list[str]:
    """List the answers that the question below the last answer offers."""
    asked = [item for item in items if item["type"] == "structured_input" and item["status"] == "pending"]
    return [option["value"] for item in asked for one in item["inputs"] for option in one["options"]]


async def test_it_is_this_conversations_last_change(chat: Chat, database: Database, user: User) -> None:
    here = thread_id_of(await chat.create("Add milk"))
    there = thread_id_of(await chat.create("Add bread"))
    await elsewhere(database, user, "salt")
    await chat.say(here, "undo that")
    assert sorted(await titles(database, user)) == ["bread", "salt"]
    await chat.say(there, "undo")
    assert await titles(database, user) == ["salt"]


@pytest.mark.parametrize(
    ("greeting", "words", "suggestion"),
    [
        ("hello", "undo that", "Undo the last change of “salt”"),
        ("hallo", "mach das rückgängig", "Nimm die letzte Änderung von „salt“ zurück"),
    ],
)
async def test_what_was_changed_elsewhere_is_offered_and_not_taken_back(
    chat: Chat, database: Database, user: User, *, greeting: str, words: str, suggestion: str
) -> None:
    await elsewhere(database, user, "salt")
    thread = thread_id_of(await chat.create(greeting))
    await chat.say(thread, words)
    assert await titles(database, user) == ["salt"]
    assert suggestions(await chat.items(thread)) == [suggestion]
    await chat.say(thread, suggestion)
    assert await titles(database, user) == []


@pytest.mark.parametrize("words", ["undo", "undo that", "undo the last change"])
async def test_after_something_that_was_refused_it_asks(chat: Chat, database: Database, user: User, words: str) -> None:
    thread = thread_id_of(await chat.create("Add milk"))
    await chat.say(thread, "delete rent")
    await chat.say(thread, words)
    assert await titles(database, user) == ["milk"]
    (suggestion,) = suggestions(await chat.items(thread))
    await chat.say(thread, suggestion)
    assert await titles(database, user) == []


async def test_a_button_of_a_card_is_a_change_of_its_conversation(chat: Chat, database: Database, user: User) -> None:
    events = await chat.create("Add milk")
    thread, card = thread_id_of(events), events[-1]["item"]
    await chat.create("Add bread")
    action = button(card, "Complete", "milk")
    await chat.stream("threads.custom_action", thread_id=thread, item_id=card["id"], action=action)
    assert await titles(database, user) == ["bread"]
    await chat.say(thread, "undo that")
    assert sorted(await titles(database, user)) == ["bread", "milk"]


async def test_one_after_the_other_until_nothing_of_it_is_left(chat: Chat, database: Database, user: User) -> None:
    await elsewhere(database, user, "salt")
    thread = thread_id_of(await chat.create("Add milk"))
    await chat.say(thread, "Add bread")
    await chat.say(thread, "undo 5 changes")
    assert await titles(database, user) == ["salt"]
    answer = (await chat.say(thread, "undo"))[-1]["item"]
    assert answer["type"] == "structured_input"
    assert await titles(database, user) == ["salt"]


async def test_the_last_change_of_a_task_by_its_name(chat: Chat, database: Database, user: User) -> None:
    thread = thread_id_of(await chat.create("Add milk"))
    await chat.say(thread, "Add bread")
    await chat.say(thread, "undo the last change of Milk")
    assert await titles(database, user) == ["bread"]
    events = await chat.say(thread, "undo the last change of rent")
    said = next(
        event["item"]
        for event in events
        if event["type"] == "thread.item.done"
        and "content" in event["item"]
        and event["item"]["type"] == "assistant_message"
    )
    assert text_of(said) == "There is no change left to undo."
