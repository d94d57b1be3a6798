"""Ways in which a listener leaves, ways in which a turn is ended, and what of a stream to wait for before."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing

import anyio

from taskchat.chat.channel import Ending
from tests.integration.chat.chat import Chat, Event, parsed, thread_id_of, words

Leave = Callable[[Chat, Callable[[Event], bool]], Awaitable[list[Event]]]


async def close(chat: Chat, enough: Callable[[Event], bool]) -> list[Event]:
    """Close the stream from the outside, as a server does whose client went away while it was sending."""
    heard: list[Event] = []
    async with aclosing(await chat.open("threads.create", input=words("Tell me"))) as events:
        async for event in events:
            heard.append(parsed(event))
            if enough(heard[-1]):
                break
    return heard


async def cancel(chat: Chat, enough: Callable[[Event], bool]) -> list[Event]:
    """Cancel the task that listens, while it waits for more."""
    heard: list[Event] = []
    there = asyncio.Event()

    async def listen() -> None:
        async for event in await chat.open("threads.create", input=words("Tell me")):
            heard.append(parsed(event))
            if enough(heard[-1]):
                there.set()

    listening = asyncio.create_task(listen())
    await there.wait()
    listening.cancel()
    await asyncio.wait({listening})
    return heard


async def cancel_scope(chat: Chat, enough: Callable[[Event], bool]) -> list[Event]:
    """Cancel it as Starlette does: again at every await, until it is out."""
    heard: list[Event] = []
    with anyio.CancelScope() as scope:
        async with aclosing(await chat.open("threads.create", input=words("Tell me"))) as events:
            async for event in events:
                heard.append(parsed(event))
                if enough(heard[-1]):
                    scope.cancel()
    return heard


async def stop(chat: Chat, enough: Callable[[Event], bool]) -> list[Event]:
    """Say Stop, as a tab does, and hear the turn to its end."""
    return await _ended(chat, enough, chat.stop)


async def come_to_a_limit(chat: Chat, enough: Callable[[Event], bool]) -> list[Event]:
    """End the turn as its limits do."""

    async def cut(thread_id: str) -> None:
        chat.server.turns.stop(await chat.turn_in(thread_id), Ending.CUT)

    return await _ended(chat, enough, cut)


async def end_process(chat: Chat, enough: Callable[[Event], bool]) -> list[Event]:
    """End every turn, as a signal to the process does."""

    async def end(_: str) -> None:
        chat.server.turns.cancel_all()

    return await _ended(chat, enough, end)


async def _ended(chat: Chat, enough: Callable[[Event], bool], end: Callable[[str], Awaitable[object]]) -> list[Event]:
    heard: list[Event] = []
    is_told = False
    async with aclosing(await chat.open("threads.create", input=words("Tell me"))) as events:
        async for event in events:
            heard.append(parsed(event))
            if not is_told and enough(heard[-1]):
                is_told = True
                await end(thread_id_of(heard))
    return heard


async def shut_down(chat: Chat, enough: Callable[[Event], bool]) -> list[Event]:
    """Cancel every task there is, as the end of `asyncio.run` does."""
    heard: list[Event] = []
    there = asyncio.Event()

    async def listen() -> None:
        async for event in await chat.open("threads.create", input=words("Tell me")):
            heard.append(parsed(event))
            if enough(heard[-1]):
                there.set()

    before = asyncio.all_tasks()
    listening = asyncio.create_task(listen())
    await there.wait()
    for task in asyncio.all_tasks() - before:
        task.cancel()
    await asyncio.wait({listening})
    await chat.server.turns.aclose()
    return heard


LEAVING: list[Leave] = [close, cancel, cancel_scope]
ENDING: list[Leave] = [stop, come_to_a_limit, end_process, shut_down]


def is_delta(event: Event) -> bool:
    return event.get("update", {}).get("type", "").endswith("text_delta")


def is_workflow(event: Event) -> bool:
    return event.get("item", {}).get("type") == "workflow"
