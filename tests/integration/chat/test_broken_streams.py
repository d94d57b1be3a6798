"""What nobody expects in the middle of a stream: the last word is an error that the page can show."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from chatkit.types import ClientEffectEvent, NoticeEvent, ThreadMetadata, ThreadStreamEvent

from taskchat.accounts import User
from taskchat.assistant import ModelRegistry
from taskchat.chat import RequestContext, TaskChatServer
from taskchat.database import Database, new_id
from taskchat.settings import Settings
from tests.integration.chat.chat import Chat, parsed, shape, words

SORRY = "Something went wrong on our side; please try again."


async def test_a_thread_that_goes_between_the_check_and_the_answer_is_an_error(
    chat: Chat, thread: ThreadMetadata
) -> None:
    stream = await chat.open("threads.add_user_message", thread_id=thread.id, input=words("Hello?"))
    await chat.ask("threads.delete", thread_id=thread.id)
    (error,) = [parsed(event) async for event in stream]
    assert error == {"type": "error", "code": "custom", "message": SORRY, "allow_retry": True}


class Unspeakable:
    """Has no words, so no event with it can be sent."""

    def __str__(self) -> str:
        raise ValueError("no words for it")


@pytest.fixture
def acting(database: Database, settings: Settings, models: ModelRegistry, user: User) -> Chat:
    """The person at a server with an action that changes a task and fails to say so, and one that changes none."""

    async def change(*given: Any) -> AsyncIterator[ThreadStreamEvent]:
        context: RequestContext = given[-1]
        context.changes.append(new_id())
        yield NoticeEvent(level="info", message="Changed.")
        yield ClientEffectEvent(name="show", data={"what": Unspeakable()})

    async def look(*_: object) -> AsyncIterator[ThreadStreamEvent]:
        yield ClientEffectEvent(name="show", data={"what": Unspeakable()})

    return Chat(TaskChatServer(database, settings, models, actions={"change": change, "look": look}), user)


@pytest.mark.parametrize(("action", "again"), [("look", True), ("change", False)])
async def test_what_cannot_be_sent_is_an_error_and_after_a_change_none_to_try_again(
    acting: Chat, thread: ThreadMetadata, action: str, again: bool
) -> None:
    events = await acting.stream("threads.custom_action", thread_id=thread.id, action={"type": action})
    assert shape(events) == ["stream_options", *["notice"] * (not again), "error"]
    assert (events[-1]["message"], events[-1]["allow_retry"]) == (SORRY, again)
