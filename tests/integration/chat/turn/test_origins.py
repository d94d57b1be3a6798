"""Origins of changes: the journal names the conversation and the message that asked for each."""

from uuid import UUID

from sqlmodel import col, select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import TaskChange
from tests.gemini_stand_in import GeminiStandIn, call
from tests.integration.chat.cards import button
from tests.integration.chat.chat import Chat, thread_id_of

Origin = tuple[UUID | None, UUID | None]


async def origins(database: Database) -> list[Origin]:
    """Conversation and message of each change, the oldest first."""
    async with database.read() as session:
        changes = (await session.execute(select(TaskChange).order_by(col(TaskChange.id)))).scalars()
        return [(change.thread_id, change.message_id) for change in changes]


async def test_each_change_of_a_turn_names_its_conversation_and_its_message(
    chat: Chat, gemini: GeminiStandIn, database: Database
) -> None:
    gemini.reply(call("create_task", title="milk"), call("create_task", title="bread"))
    gemini.reply("Done.")
    events = await chat.create("Add milk and bread")
    thread, first = UUID(thread_id_of(events)), UUID(events[1]["item"]["id"])
    gemini.reply(call("complete_many", tasks=["milk", "bread"]))
    gemini.reply("Done.")
    second = UUID((await chat.say(str(thread), "Done with both"))[0]["item"]["id"])
    assert await origins(database) == [(thread, first)] * 2 + [(thread, second)] * 2


async def test_a_button_of_a_card_names_the_conversation_and_the_page_nothing(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.reply("Done.")
    events = await chat.create("Add milk")
    thread, message, card = UUID(thread_id_of(events)), UUID(events[1]["item"]["id"]), events[-1]["item"]
    action = button(card, "Complete", "milk")
    await chat.stream("threads.custom_action", thread_id=str(thread), item_id=card["id"], action=action)
    async with database.begin() as session:
        await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="bread"))
    assert await origins(database) == [(thread, message), (thread, None), (None, None)]
