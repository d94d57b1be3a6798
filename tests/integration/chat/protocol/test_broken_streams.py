"""Streams that break in the middle: the last word is an error that the page can show."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from chatkit.server import StreamingResult
from chatkit.types import ClientEffectEvent, NoticeEvent, ThreadMetadata, ThreadStreamEvent

from taskchat.assistant import ModelRegistry
from taskchat.chat import RequestContext, TaskChatServer
from taskchat.database import Database
from taskchat.settings import Settings
from tests.integration.chat.chat import Chat, Event, parsed, shape, words

SORRY = "Something went wrong on our side; please try again."


async def test_a_thread_that_goes_between_the_check_and_the_answer_is_an_error(
    chat: Chat, thread: ThreadMetadata
) -> None:
    params = {"thread_id": thread.id, "input": words("Hello?")}
    checked = await chat.checked({"type": "threads.add_user_message", "params": params})
    await chat.ask("threads.delete", thread_id=thread.id)
    (error,) = await chat.handle(checked)
    assert error == {"type": "error", "code": "custom", "message": SORRY, "allow_retry": True}


class Unspeakable:
    """Has no words, so no event with it can be sent."""

    def __str__(self) -> str:
        raise ValueError("no words for it")


Act = Callable[[str], Awaitable[list[Event]]]


@pytest.fixture
def act(
    database: Database, settings: Settings, models: ModelRegistry, context: RequestContext, thread: ThreadMetadata
) -> Act:
    """Press a button whose action says something first, and one whose action fails at once."""

    async def speak(*_: object) -> AsyncIterator[ThreadStreamEvent]:
        yield NoticeEvent(level="info", message="Changed.")
        yield ClientEffectEvent(name="show", data={"what": Unspeakable()})

    async def fail(*_: object) -> AsyncIterator[ThreadStreamEvent]:
        yield ClientEffectEvent(name="show", data={"what": Unspeakable()})

    server = TaskChatServer(database, settings, models, actions={"speak": speak, "fail": fail})

    async def acting(action: str) -> list[Event]:
        params = {"thread_id": thread.id, "action": {"type": action}}
        request = server.parse(json.dumps({"type": "threads.custom_action", "params": params}).encode())
        await server.check(request, context)
        result = await server.handle(request, context)
        assert isinstance(result, StreamingResult)
        return [parsed(event) async for event in result.json_events]

    return acting


@pytest.mark.parametrize(("action", "before"), [("fail", []), ("speak", ["notice"])])
async def test_what_cannot_be_sent_is_an_error_and_no_other_answer_is_offered_for_a_button(
    act: Act, action: str, before: list[str]
) -> None:
    events = await act(action)
    assert shape(events) == ["stream_options", *before, "error"]
    assert (events[-1]["message"], events[-1]["allow_retry"]) == (SORRY, False)
