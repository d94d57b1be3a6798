"""Signing out, seen from both processes: what streams to that session ends, and to no other."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.gemini_stand_in import GeminiStandIn
from tests.integration.api.conversation import ask, items, message

SAID = "Once upon a time"
QUESTION = {"type": "threads.create", "params": {"input": message("Tell me a story")}}


@asynccontextmanager
async def story(client: httpx.AsyncClient, gemini: GeminiStandIn) -> AsyncIterator[AsyncIterator[str]]:
    """A story that has begun, and does not go on."""
    gemini.hang(after=SAID)
    async with client.stream("POST", "/api/chatkit", json=QUESTION) as answer, asyncio.timeout(15):
        lines = answer.aiter_lines()
        async for line in lines:
            if SAID in line:
                break
        yield lines


@pytest.mark.parametrize("at", [0, 1], ids=["at the same process", "at the other process"])
async def test_a_stream_ends_as_soon_as_its_session_is_signed_out(
    ada: list[httpx.AsyncClient], gemini: GeminiStandIn, at: int
):
    async with story(ada[0], gemini) as rest:
        assert (await ada[at].post("/api/auth/logout")).status_code == 204
        assert [line async for line in rest if "error" in line] == []
    assert not gemini.released.is_set()
    assert (await ada[0].get("/api/auth/me")).status_code == 401


async def test_the_answer_goes_on_for_whoever_signs_in_again(ada: list[httpx.AsyncClient], gemini: GeminiStandIn):
    account = {"email": (await ada[0].get("/api/auth/me")).json()["email"], "password": "correct horse"}
    async with story(ada[0], gemini) as rest:
        await ada[0].post("/api/auth/logout")
        assert [line async for line in rest if "error" in line] == []
    await ada[0].post("/api/auth/login", json=account)
    (thread,) = (await ask(ada[0], "threads.list", limit=10)).json()["data"]
    async with ada[0].stream("GET", f"/api/chatkit/threads/{thread['id']}/stream") as answer, asyncio.timeout(15):
        assert answer.status_code == 200
        heard = ""
        async for line in answer.aiter_lines():
            heard += line
            if SAID in line:
                gemini.release()
    stored = await items(ada[0], thread["id"])
    assert [item["type"] for item in stored] == ["user_message", "assistant_message"]
    assert SAID in heard


async def test_other_sessions_of_the_person_hear_the_rest(ada: list[httpx.AsyncClient], gemini: GeminiStandIn):
    email = (await ada[0].get("/api/auth/me")).json()["email"]
    async with httpx.AsyncClient(base_url=ada[0].base_url, timeout=20) as phone:
        await phone.post("/api/auth/login", json={"email": email, "password": "correct horse"})
        async with story(phone, gemini) as rest, story(ada[0], gemini) as ended:
            await ada[1].post("/api/auth/logout")
            assert [line async for line in ended if "error" in line] == []
            gemini.release()
            assert "thread.item.done" in "".join([line async for line in rest])
