"""A server that is killed in the middle of turns: what each message asks for is there once, and so is its receipt."""

import asyncio
import contextlib
import re
import signal
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.faults.conftest import IS_LONG, SEED
from tests.gemini_stand_in import GeminiStandIn, Reply, Request, call
from tests.integration.api.conftest import sign_up
from tests.integration.api.conversation import ask, items, message
from tests.nursery import Nursery, Server

# Nine or twenty turns are interrupted, some of them again while they are tried again.
_KILLS, _NEW_TURNS = (5, 4) if IS_LONG else (3, 3)
_STEPS = ("first", "second", "third")
# Events of one turn that comes to its end, at the least.
_EVENTS = 12
# Seconds: no event falls upon what happens between two of them, a commit, say.
_MAX_BETWEEN = 0.03


@dataclass
class Errand:
    """A message that asks for three tasks; `is_done` when its receipt was seen."""

    name: str
    key: str = field(default_factory=lambda: str(uuid4()))
    is_done: bool = False

    @property
    def text(self) -> str:
        return "\n".join(f"add {title}" for title in self.titles)

    @property
    def titles(self) -> list[str]:
        return [f"{self.name} {step}" for step in _STEPS]


class Gemini:
    """Model that makes one task and then the two others; for one of two errands it forgets what was done before."""

    def __init__(self) -> None:
        self._asked = Counter[str]()

    def __call__(self, request: Request) -> Reply:
        start = max(n for n, one in enumerate(request.messages) if str(one.get("content")).startswith("add errand"))
        name = re.findall(r"errand\d+", request.messages[start]["content"])[0]
        steps = self._forgetful(name) if int(name[6:]) % 2 else self._going_on(request.messages[start:])
        made = tuple(call("create_task", title=f"{name} {step}") for step in steps)
        return Reply(text="" if made else "Here they are.", calls=made, first_delay=0.02)

    def _forgetful(self, name: str) -> Sequence[str]:
        self._asked[name] += 1
        return {1: _STEPS[:1], 2: _STEPS[1:]}.get(self._asked[name], ())

    def _going_on(self, messages: list[dict[str, Any]]) -> Sequence[str]:
        calls = [one["function"]["arguments"] for message in messages for one in message.get("tool_calls") or ()]
        left = [step for step in _STEPS if not any(step in arguments for arguments in calls)]
        return left if calls else left[:1]


class Moment:
    """Moment to kill the server: so many events were heard, or nobody is answered any more."""

    def __init__(self, events: int) -> None:
        self._events = events
        self.has_come = asyncio.Event()

    def note_event(self) -> None:
        self._events -= 1
        if self._events <= 0:
            self.has_come.set()


@contextlib.asynccontextmanager
async def signed_in(server: Server, cookies: httpx.Cookies) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.address, cookies=cookies, timeout=20) as client:
        if not cookies:
            await sign_up(client)
            cookies.update(client.cookies)
        yield client


async def request_for(ada: httpx.AsyncClient, errand: Errand) -> dict[str, Any] | None:
    """Make the request of a person who looks after an errand: the message, or "Try again"; none where it is done."""
    threads = (await ask(ada, "threads.list", limit=100)).json()["data"]
    for thread in threads:
        if thread["title"].startswith(f"add {errand.name} "):
            stored = await items(ada, thread["id"], limit=100)
            errand.is_done = stored[-1]["type"] == "widget"
            params = {"thread_id": thread["id"], "item_id": stored[0]["id"]}
            return None if errand.is_done else {"type": "threads.retry_after_item", "params": params}
    first = {"type": "threads.create", "params": {"input": message(errand.text)}}
    return {**first, "metadata": {"message_id": errand.key}}


async def look_after(ada: httpx.AsyncClient, errand: Errand, moment: Moment) -> None:
    """Send it or try it again, and listen until the end of the answer or of the server."""
    with contextlib.suppress(httpx.TransportError):
        request = await request_for(ada, errand)
        if request is None:
            return
        async with ada.stream("POST", "/api/chatkit", json=request) as answer:
            assert answer.status_code == 200
            async for line in answer.aiter_lines():
                if line:
                    moment.note_event()


async def kill_amid(server: Server, ada: httpx.AsyncClient, errands: list[Errand], dice: Random) -> None:
    """Kill the server while the errands run, at a random moment."""
    moment = Moment(dice.randrange(1, _EVENTS * len(errands)))
    running = asyncio.gather(*(look_after(ada, errand, moment) for errand in errands))
    running.add_done_callback(lambda _: moment.has_come.set())
    await moment.has_come.wait()
    await asyncio.sleep(dice.uniform(0, _MAX_BETWEEN))
    server.send(signal.SIGKILL)
    await running


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("database_url", "key"),
    [("sqlite", "key"), ("sqlite", ""), ("postgresql", "key")],
    indirect=["database_url"],
    ids=["gemini", "built-in", "gemini, PostgreSQL"],
)
async def test_each_message_is_done_once_whenever_the_server_was_killed(
    nursery: Nursery, environment: dict[str, str], gemini: GeminiStandIn, tmp_path: Path, key: str
) -> None:
    environment |= {"GEMINI_API_KEY": key}
    dice, cookies, errands = Random(SEED), httpx.Cookies(), list[Errand]()
    for _ in range(_KILLS):
        gemini.otherwise = Gemini()
        errands += [Errand(f"errand{len(errands) + number}") for number in range(_NEW_TURNS)]
        with nursery.serving(environment, tmp_path / "server.log") as server:
            async with signed_in(server, cookies) as ada:
                await kill_amid(server, ada, [errand for errand in errands if not errand.is_done], dice)
    gemini.otherwise = Gemini()
    with nursery.serving(environment, tmp_path / "server.log") as server:
        async with signed_in(server, cookies) as ada:
            await asyncio.gather(*(look_after(ada, errand, Moment(0)) for errand in errands if not errand.is_done))
            made = (await ada.get("/api/tasks", params={"limit": 100})).json()
            receipts = [receipt async for receipt in all_receipts(ada)]
    assert Counter(task["title"] for task in made["tasks"]) == Counter(
        title for errand in errands for title in errand.titles
    )
    assert Counter(receipts) == Counter(
        "\n".join(["3 tasks created", *(f"- {title}" for title in errand.titles)]) for errand in errands
    )


async def all_receipts(ada: httpx.AsyncClient) -> AsyncIterator[str]:
    """The receipts of all conversations, as text."""
    for thread in (await ask(ada, "threads.list", limit=100)).json()["data"]:
        for item in await items(ada, thread["id"], limit=100):
            if item["type"] == "widget":
                yield item["copy_text"]
