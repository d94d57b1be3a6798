"""SIGTERM while twenty people are answered: each is told, what was said is kept, and the server ends in time."""

import asyncio
import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tests.bench.turn import in_new_thread
from tests.faults.conftest import Figures
from tests.faults.snapshot import read_snapshot
from tests.gemini_stand_in import GeminiStandIn, Reply, Request
from tests.integration.api.conftest import sign_up
from tests.nursery import Nursery

_STREAMS = 20
_WORDS = "Once upon a time there was a list"
# Seconds for which running answers may go on.
_DRAIN = 2
# Seconds; whoever tells a server to end kills it after some more.
_MAX_END = 25.0
Event = dict[str, Any]


def _storyteller(request: Request) -> Reply:
    """Half of the answers stop after some words, half before the first."""
    return Reply(text=_WORDS if "story" in request.said else "", hang=True)


@pytest.fixture
def gemini() -> Iterator[GeminiStandIn]:
    with GeminiStandIn(otherwise=_storyteller) as stand_in:
        yield stand_in


@pytest.mark.slow
@pytest.mark.timeout(180)
async def test_whoever_is_answered_is_told_that_the_server_ends(
    nursery: Nursery, environment: dict[str, str], tmp_path: Path, figures: Figures
) -> None:
    server = nursery.start(environment | {"DRAIN_SECONDS": str(_DRAIN)}, tmp_path / "server.log")
    await server.ready()
    heard: list[list[Event]] = [[] for _ in range(_STREAMS)]
    async with httpx.AsyncClient(base_url=server.address, timeout=60, limits=httpx.Limits()) as ada:
        await sign_up(ada)
        listening = [asyncio.create_task(_listen(ada, number, events)) for number, events in enumerate(heard)]
        async with asyncio.timeout(60):
            while not all(map(_is_answered, range(_STREAMS), heard)):
                await asyncio.sleep(0.02)
        before = [len(events) for events in heard]
        start = time.monotonic()
        os.kill(server.pid, signal.SIGTERM)
        await asyncio.gather(*listening)
        ended = time.monotonic() - start
    await asyncio.to_thread(_wait_for, server.pid)
    took = time.monotonic() - start
    silent = [number for number, events in enumerate(heard) if not _told(events[before[number] :])]
    kept = sum(item.content == _WORDS for item in read_snapshot(environment["DATABASE_URL"]).items)
    figures(f"SIGTERM with {_STREAMS} streams: they ended after {ended:.1f} s, the server after {took:.1f} s")
    assert silent == [], [heard[number][-1] for number in silent]
    assert kept == _STREAMS // 2
    assert took < _MAX_END


async def _listen(person: httpx.AsyncClient, number: int, events: list[Event]) -> None:
    text = f"Tell me story {number}" if number % 2 else f"Think about {number}"
    async with person.stream("POST", "/api/chatkit", json=in_new_thread(text)) as answer:
        async for line in answer.aiter_lines():
            if line.startswith("data: "):
                events.append(json.loads(line[6:]))


def _is_answered(number: int, events: list[Event]) -> bool:
    """Whether the answer is under way: its words came, or, where it has none yet, the message was taken."""
    said = "".join(event["update"].get("delta", "") for event in events if event["type"] == "thread.item.updated")
    taken = any(event["type"] == "thread.item.done" for event in events)
    return said.startswith(_WORDS) if number % 2 else taken


def _told(events: list[Event]) -> bool:
    """Whether a stream ended with words: an error, or an item that says how the answer ended."""
    items = [event["item"]["type"] for event in events if event["type"] == "thread.item.done"]
    return "end_of_turn" in items or any(event["type"] == "error" for event in events)


def _wait_for(pid: int) -> None:
    _, alive = psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=_MAX_END)
    assert not alive
