"""The official element, which stops by aborting its request: told apart from a page that was left."""

import asyncio
from uuid import UUID, uuid4

import httpx
import pytest

from tests.gemini_stand_in import GeminiStandIn
from tests.integration.api.conversation import items, message, text_of

# Seconds after which an abort would have been taken for Stop.
_LONGER = 1.5
CREATE = {"type": "threads.create", "params": {"input": message("Count")}}


async def abort(person: httpx.AsyncClient, gemini: GeminiStandIn, page: str | None) -> str:
    """Abort an answer after its first words, from a page of that id or unmarked; returns the thread."""
    gemini.hang("One, ", then=["and one, ", "ten."])
    headers = {"Chatkit-Abort": f"stop; page={page}"} if page else {}
    heard = ""
    async with person.stream("POST", "/api/chatkit", json=CREATE, headers=headers) as answer:
        async for part in answer.aiter_text():
            heard += part
            if "text_delta" in heard:
                break
    return heard.partition('"thread.created"')[2].partition('"id":"')[2][:36]


async def end_of(person: httpx.AsyncClient, thread_id: str) -> tuple[str, str | None]:
    """The words of an answer once it has ended, and the reason of its mark."""
    async with person.stream("GET", f"/api/chatkit/threads/{thread_id}/stream") as rest:
        async for _ in rest.aiter_bytes():
            pass
    said = await items(person, thread_id)
    answer = next(item for item in said if item["type"] == "assistant_message")
    return text_of(answer), said[-1].get("reason")


async def test_an_abort_of_a_marked_request_is_stop(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    words, reason = await end_of(ada, await abort(ada, gemini, str(uuid4())))
    assert reason == "stopped"
    assert "ten" not in words


@pytest.mark.parametrize("first", ["beacon", "abort"])
async def test_a_page_that_is_left_stops_nothing(ada: httpx.AsyncClient, gemini: GeminiStandIn, first: str):
    page = str(uuid4())

    async def leave() -> None:
        left = await ada.post("/api/chatkit/pagehide", content=page, headers={"Content-Type": "text/plain"})
        assert left.status_code == 204

    if first == "beacon":
        await leave()
    thread_id = await abort(ada, gemini, page)
    if first == "abort":
        await leave()
    await asyncio.sleep(_LONGER)
    gemini.release()
    words, reason = await end_of(ada, thread_id)
    assert words.endswith("ten.")
    assert reason is None


async def tell(person: httpx.AsyncClient, what: str, words: str) -> None:
    told = await person.post(f"/api/chatkit/{what}", content=words, headers={"Content-Type": "text/plain"})
    assert told.status_code == 204


async def test_a_line_that_breaks_while_its_page_is_out_of_sight_stops_nothing(
    ada: httpx.AsyncClient, gemini: GeminiStandIn
):
    page = str(uuid4())
    await tell(ada, "pagehide", f"{page} 1")
    thread_id = await abort(ada, gemini, page)
    await asyncio.sleep(_LONGER)
    gemini.release()
    words, reason = await end_of(ada, thread_id)
    assert words.endswith("ten.")
    assert reason is None


@pytest.mark.parametrize("in_order", [True, False])
async def test_a_page_in_sight_again_stops_by_an_abort(ada: httpx.AsyncClient, gemini: GeminiStandIn, in_order: bool):
    page = str(uuid4())
    said = [("pagehide", f"{page} 1"), ("pageshow", f"{page} 2")]
    for what, words in said if in_order else reversed(said):
        await tell(ada, what, words)
    words, reason = await end_of(ada, await abort(ada, gemini, page))
    assert reason == "stopped"
    assert "ten" not in words


async def test_a_page_that_goes_out_of_sight_after_stop_has_stopped(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    page = str(uuid4())
    thread_id = await abort(ada, gemini, page)
    await tell(ada, "pagehide", f"{page} 1")
    assert (await end_of(ada, thread_id))[1] == "stopped"


async def test_signing_out_stops_nothing(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.hang("One, ", then=["and one, ", "ten."])
    heard = ""
    headers = {"Chatkit-Abort": f"stop; page={uuid4()}"}
    async with ada.stream("POST", "/api/chatkit", json=CREATE, headers=headers) as answer:
        async for part in answer.aiter_text():
            if "text_delta" in part and "text_delta" not in heard:
                assert (await ada.post("/api/auth/logout")).is_success
            heard += part
    await asyncio.sleep(_LONGER)
    gemini.release()
    account = {"email": "ada@example.com", "password": "correct horse"}
    assert (await ada.post("/api/auth/login", json=account)).is_success
    words, reason = await end_of(ada, heard.partition('"thread.created"')[2].partition('"id":"')[2][:36])
    assert words.endswith("ten.")
    assert reason is None


@pytest.mark.parametrize("words", ["x", f"{UUID(int=1)}", f"{UUID(int=1)} x", f"{UUID(int=1)} {'9' * 20}"])
async def test_a_page_in_sight_says_its_id_and_a_number(ada: httpx.AsyncClient, words: str):
    assert (await ada.post("/api/chatkit/pageshow", content=words)).status_code == 400


async def test_a_plain_client_that_drops_its_connection_has_only_left(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    thread_id = await abort(ada, gemini, None)
    await asyncio.sleep(_LONGER)
    gemini.release()
    words, reason = await end_of(ada, thread_id)
    assert words.endswith("ten.")
    assert reason is None


async def test_a_page_says_that_it_is_left_with_a_cookie_from_its_own_origin_and_its_id(ada: httpx.AsyncClient):
    page = str(uuid4())
    foreign = await ada.post("/api/chatkit/pagehide", content=page, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert (await ada.post("/api/chatkit/pagehide", content="x")).status_code == 400
    ada.cookies.clear()
    assert (await ada.post("/api/chatkit/pagehide", content=page)).status_code == 401
