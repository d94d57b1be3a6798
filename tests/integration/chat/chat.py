"""A person at the chat, as the page speaks for them: requests in JSON, answers parsed."""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any
from uuid import UUID

from chatkit.server import NonStreamingResult, StreamingResult
from chatkit.types import ChatKitReq

from taskchat.accounts import User
from taskchat.chat import RequestContext, TaskChatServer, TurnChannel

Event = dict[str, Any]


class Chat:
    """Sends requests for one person, each with a context of its own."""

    def __init__(self, server: TaskChatServer, user: User, timezone: str = "Europe/Berlin") -> None:
        self.server = server
        self._user, self._timezone = user, timezone
        # The address of the list that the page shows.
        self.view = ""

    async def ask(self, kind: str, /, **params: Any) -> Any:
        """The JSON answer to a plain request."""
        result = await self.server.process(json.dumps({"type": kind, "params": params}), self.context())
        assert isinstance(result, NonStreamingResult)
        return json.loads(result.json)

    async def open(self, kind: str, /, **params: Any) -> AsyncGenerator[bytes, None]:
        """The bytes of a streaming request, as the API sends them."""
        result = await self.server.process(json.dumps({"type": kind, "params": params}), self.context())
        assert isinstance(result, StreamingResult)
        return result.json_events

    async def stream(self, kind: str, /, **params: Any) -> list[Event]:
        """Every event of a streaming request."""
        async with aclosing(await self.open(kind, **params)) as events:
            return [parsed(event) async for event in events]

    async def send(self, request: dict[str, Any]) -> list[Event]:
        """Every event of a streaming request, given whole."""
        return await self.handle(await self.checked(request))

    async def checked(self, request: dict[str, Any]) -> ChatKitReq:
        """The request as the server has parsed and let it in, for `handle`."""
        parsed = self.server.parse(json.dumps(request).encode())
        await self.server.check(parsed, self.context())
        return parsed

    async def handle(self, request: ChatKitReq, channel: TurnChannel | None = None) -> list[Event]:
        """Every event of a streaming request that was let in before."""
        result = await self.server.handle(request, self.context(), channel)
        assert isinstance(result, StreamingResult)
        async with aclosing(result.json_events) as events:
            return [parsed(event) async for event in events]

    async def create(self, text: str) -> list[Event]:
        """Begin a thread."""
        return await self.stream("threads.create", input=words(text))

    async def say(self, thread_id: str, text: str) -> list[Event]:
        """Say something in a thread."""
        return await self.stream("threads.add_user_message", thread_id=thread_id, input=words(text))

    async def stop(self, thread_id: str, turn_id: UUID | None = None) -> bool:
        """Say Stop."""
        return await self.server.streams.stop(thread_id, self.context(), turn_id=turn_id)

    async def turn_in(self, thread_id: str) -> UUID:
        """The turn that answers in a thread."""
        return UUID((await self.ask("threads.get_by_id", thread_id=thread_id))["turn"]["id"])

    async def rest(self, thread_id: str, after: int = 0, turn_id: UUID | None = None) -> list[tuple[int, Event]]:
        """Hear the rest of a turn, by default of the one that answers now; its events by their numbers."""
        stream = await self.server.streams.open(thread_id, self.context(), after=after, turn_id=turn_id)
        return [] if stream is None else [numbered(event) async for event in stream.events]

    async def items(self, thread_id: str) -> list[Event]:
        """Load the items that a reload shows."""
        page = await self.ask("items.list", thread_id=thread_id, order="asc", limit=100)
        return page["data"]

    def context(self) -> RequestContext:
        """One request of the person."""
        return RequestContext(self._user.id, self._timezone, view=self.view)


def words(text: str, **fields: Any) -> dict[str, Any]:
    """A message as the composer sends it."""
    content = [{"type": "input_text", "text": text}]
    return {"content": content, "attachments": [], "inference_options": {}} | fields


def parsed(event: bytes) -> Event:
    """One event of a stream, which is one line of data and nothing else."""
    assert event.startswith(b"data: {")
    assert event.endswith(b"}\n\n")
    assert event.count(b"\n") == 2
    return json.loads(event[6:])


def numbered(event: bytes) -> tuple[int, Event]:
    """One event of a stream that was taken up, with its number."""
    first, _, data = event.partition(b"\n")
    assert first.startswith(b"id: ")
    return int(first[4:]), parsed(data)


def shape(events: list[Event]) -> list[str]:
    """The events in short; deltas that follow each other count as one."""
    short = [_short(event) for event in events]
    return [one for n, one in enumerate(short) if not (one == "text_delta" and short[n - 1] == one)]


def _short(event: Event) -> str:
    kind = event["type"].removeprefix("thread.")
    if kind == "item.updated":
        return event["update"]["type"].removeprefix("assistant_message.").removeprefix("content_part.")
    return f"{kind} {event['item']['type']}" if "item" in event else kind


def thread_id_of(events: list[Event]) -> str:
    return events[0]["thread"]["id"]


def text_of(item: Event) -> str:
    return "".join(part["text"] for part in item["content"])


def steps_of(items: list[Event]) -> list[list[str]]:
    """Title, state and content of every step in these items."""
    workflows = [item["workflow"] for item in items if item["type"] == "workflow"]
    return [[task["title"], task["status_indicator"], task["content"]] for flow in workflows for task in flow["tasks"]]
