"""Limits of one process: what is counted, and that a request of one person costs nothing for all the others."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from taskchat.api.counts import InMemoryStorage
from taskchat.api.errors import TooManyRequests
from taskchat.api.limits import Limits
from taskchat.settings import Settings


@pytest.fixture
def limits() -> Limits:
    return Limits(Settings(_env_file=None, requests_per_minute=3))  # pyright: ignore[reportCallIssue]


@pytest.fixture
def hops(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The functions that were handed to a thread."""
    handed: list[Any] = []
    hop = asyncio.to_thread

    async def noted(work: Any, *given: Any) -> Any:
        handed.append(work)
        return await hop(work, *given)

    monkeypatch.setattr(asyncio, "to_thread", noted)
    return handed


async def test_each_person_has_a_limit_of_their_own(limits: Limits) -> None:
    ada, ben = uuid4(), uuid4()
    for _ in range(3):
        await limits.count_chat_request(user_id=ada)
    with pytest.raises(TooManyRequests):
        await limits.count_chat_request(user_id=ada)
    await limits.count_chat_request(user_id=ben)


async def test_a_request_does_not_look_at_what_others_have_used(limits: Limits, hops: list[Any]) -> None:
    for _ in range(20):
        await limits.count_chat_request(user_id=uuid4())
        await asyncio.sleep(0.01)
    assert hops == []


async def test_what_is_over_is_forgotten_in_time() -> None:
    memory = InMemoryStorage(tidy_seconds=0)
    assert await memory.acquire_entry("ada", limit=3, expiry=0)
    await asyncio.sleep(0.01)
    assert await memory.acquire_entry("ben", limit=3, expiry=60)
    assert set(memory.events) == {"ben"}


async def test_what_still_counts_is_kept_when_it_is_tidied_up() -> None:
    memory = InMemoryStorage(tidy_seconds=0)
    for _ in range(3):
        assert await memory.acquire_entry("ada", limit=3, expiry=60)
        await asyncio.sleep(0.01)
    assert not await memory.acquire_entry("ada", limit=3, expiry=60)


async def test_a_window_moves_on() -> None:
    memory = InMemoryStorage()
    for _ in range(2):
        assert await memory.acquire_entry("ada", limit=2, expiry=600)
    assert not await memory.acquire_entry("ada", limit=2, expiry=600)
    memory.events["ada"][-1].atime -= 601
    assert await memory.acquire_entry("ada", limit=2, expiry=600)
    assert not await memory.acquire_entry("ada", limit=2, expiry=600)
