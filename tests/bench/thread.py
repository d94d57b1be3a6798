"""A turn in a long thread beside one in a short thread."""

import asyncio
import tempfile
from itertools import count
from pathlib import Path
from uuid import UUID

import httpx
from chatkit.types import ThreadItem
from sqlalchemy import insert
from sqlmodel import SQLModel

from taskchat.chat import RequestContext, SqlStore
from taskchat.chat.store.rows import item_values
from taskchat.database import Database
from tests.bench.answers import Asked
from tests.bench.figures import goal, quantile
from tests.bench.people import signed_up
from tests.bench.processes import database_url, paced, taskchat
from tests.bench.turn import Turn, in_thread, one_turn
from tests.integration.chat.made import assistant_message, new_thread, user_message

_SIZES = (10, 1_000)
_THREADS = 12
_TURNS = 4
_WORDS = 50


def report() -> None:
    """Print how long a turn takes in threads of both sizes, taken in turns."""
    with (
        tempfile.TemporaryDirectory() as folder,
        paced(pace=0) as gemini,
        taskchat(Path(folder), gemini.address) as server,
    ):
        cookies = {"auth_token": signed_up(server, 1)[0]}
        with httpx.Client(base_url=server.address, cookies=cookies, timeout=60) as client:
            user_id = UUID(client.get("/api/auth/me").raise_for_status().json()["id"])
            threads = asyncio.run(_threads(database_url(Path(folder)), user_id))
            turns = _turns(client, threads)
    _print(turns)


def _turns(client: httpx.Client, threads: dict[int, list[str]]) -> dict[int, list[list[Turn]]]:
    """By size and round; the first round is everybody's first turn."""
    numbers = count(1)
    held = {size: [[] for _ in range(_TURNS)] for size in _SIZES}
    for turn in range(_TURNS):
        for number in range(_THREADS):
            for size in _SIZES:
                asked = Asked(next(numbers), _WORDS)
                held[size][turn].append(one_turn(client, in_thread(threads[size][number], asked.question)))
    return held


def _print(turns: dict[int, list[list[Turn]]]) -> None:
    print(f"{_THREADS} threads of each size, {_TURNS} turns in each, one at a time; {_WORDS} words at once (ms, p50)")
    print(f"{'messages in the thread':28}{_SIZES[0]:>8,}{_SIZES[1]:>8,}{'times':>8}")
    ratios = []
    for label, rounds in (("first turn in it", slice(0, 1)), ("later turns", slice(1, None))):
        for what, name in ((", first delta", "first_delta"), (", whole", "end")):
            short, long = (
                quantile([getattr(turn, name) for held in turns[size][rounds] for turn in held], 50) for size in _SIZES
            )
            print(f"{label + what:28}{short:8.1f}{long:8.1f}{long / short:8.2f}")
            ratios.append(long / short)
    print(goal("a whole turn in 1,000 messages beside one in 10", ratios[-1], 1.2, " times"))


async def _threads(url: str, user_id: UUID) -> dict[int, list[str]]:
    database, context = Database(url), RequestContext(user_id)
    made = {size: [await _thread(database, context, size) for _ in range(_THREADS)] for size in _SIZES}
    await database.dispose()
    return made


async def _thread(database: Database, context: RequestContext, size: int) -> str:
    thread = new_thread(title="A long talk")
    await SqlStore(database).save_thread(thread, context)
    items: list[ThreadItem] = []
    for number in range(size // 2):
        items.append(
            user_message(thread, f"What about number {number} of all the things that I have to do before Friday?")
        )
        items.append(assistant_message(thread, f"Number {number} is on your list. " + "It is well under way. " * 6))
    rows = [item_values(item, thread_id=UUID(thread.id), user_id=context.user_id) for item in items]
    async with database.begin() as session:
        await session.execute(insert(SQLModel.metadata.tables["messages"]), rows)
    return thread.id
