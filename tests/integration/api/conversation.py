"""The ChatKit protocol from a client's side: requests in short, streams as lists of events."""

import json
from typing import Any

import httpx

Event = dict[str, Any]


def message(text: str) -> dict[str, Any]:
    """Build the message that a composer sends."""
    return {"content": [{"type": "input_text", "text": text}], "attachments": [], "inference_options": {}}


async def ask(client: httpx.AsyncClient, kind: str, /, **params: Any) -> httpx.Response:
    """One request, its answer read to the end."""
    return await client.post("/api/chatkit", json={"type": kind, "params": params})


def events(response: httpx.Response) -> list[Event]:
    """The events of a stream that has ended."""
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/event-stream")
    lines = [line for line in response.text.split("\n\n") if line]
    assert all(line.startswith("data: ") for line in lines)
    return [json.loads(line.removeprefix("data: ")) for line in lines]


async def say(client: httpx.AsyncClient, text: str, thread_id: str | None = None) -> list[Event]:
    """Send a message, to a new thread by default; the events of the answer."""
    if thread_id is None:
        return events(await ask(client, "threads.create", input=message(text)))
    return events(await ask(client, "threads.add_user_message", thread_id=thread_id, input=message(text)))


def thread_of(heard: list[Event]) -> str:
    """The id of the thread that was made."""
    return next(event["thread"]["id"] for event in heard if event["type"] == "thread.created")


async def items(client: httpx.AsyncClient, thread_id: str, **params: Any) -> list[Event]:
    """Load the stored items of a thread, oldest first."""
    response = await ask(client, "items.list", thread_id=thread_id, order="asc", **params)
    assert response.status_code == 200, response.text
    return response.json()["data"]


def text_of(item: Event) -> str:
    """The words of a message."""
    return "".join(part["text"] for part in item["content"])


def done(heard: list[Event], kind: str) -> list[Event]:
    """The items of one kind that came to their end."""
    return [event["item"] for event in heard if event["type"] == "thread.item.done" and event["item"]["type"] == kind]
