"""`POST /api/chatkit`: every request type and every refusal, over a real server."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.gemini_stand_in import Failure, GeminiStandIn, Reply, call
from tests.integration.api.conversation import ask, done, events, items, message, say, text_of, thread_of


@pytest.fixture
def _talkative(gemini: GeminiStandIn) -> None:
    gemini.otherwise = Reply(text="Hello there.")


async def test_a_task_is_made_shown_and_told(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.reply(call("create_task", title="test migration", due="friday"))
    gemini.reply("Done: **test migration** is in your list.")
    heard = await say(ada, "Create a task called test migration, due Friday")
    kinds = [event["type"] for event in heard]
    assert kinds[:3] == ["thread.created", "thread.item.done", "stream_options"]
    assert kinds.index("thread.item.added") < len(kinds) - 1
    (workflow,) = done(heard, "workflow")
    (step,) = workflow["workflow"]["tasks"]
    assert (step["title"], step["status_indicator"]) == ("Create task · test migration", "complete")
    assert text_of(done(heard, "assistant_message")[0]) == "Done: **test migration** is in your list."
    (task,) = (await ada.get("/api/tasks")).json()["tasks"]
    assert (task["title"], task["all_day"]) == ("test migration", True)
    kept = await items(ada, thread_of(heard))
    assert [item["type"] for item in kept] == ["user_message", "workflow", "assistant_message", "widget"]


async def test_the_second_turn_knows_the_first(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.reply("Nice to meet you.")
    gemini.reply("You said hello.")
    thread_id = thread_of(await say(ada, "Hello"))
    again = await say(ada, "What did I say?", thread_id)
    assert text_of(done(again, "assistant_message")[0]) == "You said hello."
    roles = [(m["role"], m["content"]) for m in gemini.requests[1].body["messages"] if m["role"] != "system"]
    assert roles == [("user", "Hello"), ("assistant", "Nice to meet you."), ("user", "What did I say?")]
    kept = await items(ada, thread_id)
    assert len({item["id"] for item in kept}) == len(kept) == 4


@pytest.mark.usefixtures("_talkative")
async def test_threads_are_listed_opened_renamed_and_deleted(ada: httpx.AsyncClient):
    first = thread_of(await say(ada, "About the first thing"))
    second = thread_of(await say(ada, "About the second thing"))
    listed = (await ask(ada, "threads.list", limit=1)).json()
    assert ([thread["id"] for thread in listed["data"]], listed["has_more"]) == ([second], True)
    rest = (await ask(ada, "threads.list", limit=5, after=listed["after"])).json()
    assert [thread["title"] for thread in rest["data"]] == ["About the first thing"]
    renamed = (await ask(ada, "threads.update", thread_id=first, title="First")).json()
    assert renamed["title"] == "First"
    opened = (await ask(ada, "threads.get_by_id", thread_id=first)).json()
    assert (opened["title"], len(opened["items"]["data"])) == ("First", 2)
    assert (await ask(ada, "threads.delete", thread_id=first)).json() == {}
    assert (await ask(ada, "threads.get_by_id", thread_id=first)).status_code == 404


@pytest.mark.usefixtures("_talkative")
async def test_items_come_in_pages_newest_first(ada: httpx.AsyncClient):
    thread_id = thread_of(await say(ada, "one"))
    await say(ada, "two", thread_id)
    page = (await ask(ada, "items.list", thread_id=thread_id, limit=3)).json()
    assert ([item["type"] for item in page["data"]], page["has_more"]) == (
        ["assistant_message", "user_message", "assistant_message"],
        True,
    )
    rest = (await ask(ada, "items.list", thread_id=thread_id, limit=3, after=page["after"])).json()
    assert ([text_of(item) for item in rest["data"]], rest["has_more"]) == (["one"], False)


async def test_a_retry_replaces_the_answer(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.reply("First try.")
    gemini.reply("Second try.")
    heard = await say(ada, "Try")
    thread_id, asked = thread_of(heard), done(heard, "user_message")[0]["id"]
    again = events(await ask(ada, "threads.retry_after_item", thread_id=thread_id, item_id=asked))
    assert text_of(done(again, "assistant_message")[0]) == "Second try."
    assert [text_of(item) for item in await items(ada, thread_id)] == ["Try", "Second try."]


@pytest.mark.usefixtures("_talkative")
async def test_feedback_is_taken_for_ones_own_items_only(ada: httpx.AsyncClient, eve: httpx.AsyncClient):
    heard = await say(ada, "Hello")
    params = {
        "thread_id": thread_of(heard),
        "item_ids": [done(heard, "assistant_message")[0]["id"]],
        "kind": "positive",
    }
    assert (await ask(ada, "items.feedback", **params)).json() == {}
    assert (await ask(eve, "items.feedback", **params)).status_code == 404


@pytest.mark.usefixtures("_talkative")
async def test_somebody_elses_thread_does_not_exist(ada: httpx.AsyncClient, eve: httpx.AsyncClient):
    heard = await say(ada, "My secret plan")
    thread_id, item_id = thread_of(heard), done(heard, "user_message")[0]["id"]
    attempts: list[tuple[str, dict[str, Any]]] = [
        ("threads.get_by_id", {}),
        ("threads.update", {"title": "mine"}),
        ("threads.delete", {}),
        ("items.list", {}),
        ("items.feedback", {"item_ids": [item_id], "kind": "negative"}),
        ("threads.add_user_message", {"input": message("hi")}),
        ("threads.retry_after_item", {"item_id": item_id}),
        ("threads.custom_action", {"action": {"type": "complete"}}),
        ("threads.sync_custom_action", {"action": {"type": "complete"}}),
        ("threads.add_client_tool_output", {"result": 1}),
        ("threads.add_structured_input", {"item_id": item_id, "input": {}}),
    ]
    for kind, params in attempts:
        for thread in (thread_id, str(uuid4()), "nonsense"):
            response = await ask(eve, kind, thread_id=thread, **params)
            assert (response.status_code, response.headers["content-type"]) == (404, "application/json"), kind
    assert (await ask(eve, "threads.list")).json()["data"] == []
    kept = await items(ada, thread_id)
    assert [text_of(item) for item in kept] == ["My secret plan", "Hello there."]


@pytest.mark.usefixtures("_talkative")
async def test_what_cannot_be_done_is_refused_before_the_stream(ada: httpx.AsyncClient):
    heard = await say(ada, "Hello")
    thread_id, answer = thread_of(heard), done(heard, "assistant_message")[0]["id"]
    attempts: list[tuple[str, dict[str, Any]]] = [
        ("threads.create", {"input": message("  ")}),
        ("threads.create", {"input": message("x" * 10_001)}),
        ("threads.create", {}),
        ("threads.add_user_message", {"thread_id": thread_id, "input": message("")}),
        ("threads.retry_after_item", {"thread_id": thread_id, "item_id": answer}),
        ("threads.add_client_tool_output", {"thread_id": thread_id, "result": 1}),
        ("threads.add_structured_input", {"thread_id": thread_id, "item_id": answer, "input": {}}),
        ("threads.custom_action", {"thread_id": thread_id, "action": {"type": "explode"}}),
        ("threads.sync_custom_action", {"thread_id": thread_id, "action": {"type": "explode"}}),
        ("threads.update", {"thread_id": thread_id, "title": " "}),
        ("threads.update", {"thread_id": thread_id, "title": "x" * 256}),
        ("items.feedback", {"thread_id": thread_id, "item_ids": [], "kind": "positive"}),
        ("items.feedback", {"thread_id": thread_id, "item_ids": [answer], "kind": "so-so"}),
        ("attachments.create", {"name": "a.exe", "size": 3, "mime_type": "application/x-msdownload"}),
        ("input.transcribe", {"audio_base64": "AAAA", "mime_type": "audio/webm"}),
        ("threads.explode", {}),
    ]
    for kind, params in attempts:
        response = await ask(ada, kind, **params)
        assert (response.status_code, response.headers["content-type"]) == (400, "application/json"), kind
        assert response.json()["detail"]
    assert (await ask(ada, "attachments.delete", attachment_id=str(uuid4()))).status_code == 404
    assert (await ask(ada, "threads.create", input={**message("hi"), "attachments": [str(uuid4())]})).status_code == 404
    assert len(await items(ada, thread_id)) == 2
    assert len((await ask(ada, "threads.list")).json()["data"]) == 1


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"type": "threads.list"}', b"\xff\xfe", b'{"type": 7}'])
async def test_a_body_that_is_no_request_is_refused(ada: httpx.AsyncClient, body: bytes):
    response = await ada.post("/api/chatkit", content=body)
    assert (response.status_code, response.headers["content-type"]) == (400, "application/json")
    assert response.json()["detail"]


@pytest.mark.parametrize("overrides", [{"request_bytes": 20_000}])
async def test_a_body_that_is_too_large_is_refused(ada: httpx.AsyncClient):
    response = await ada.post("/api/chatkit", content=b"x" * 20_001)
    assert (response.status_code, "20,000" in response.json()["detail"]) == (413, True)


@pytest.mark.parametrize("overrides", [{"requests_per_minute": 3}])
async def test_too_many_requests_say_how_long_to_wait(ada: httpx.AsyncClient, eve: httpx.AsyncClient):
    statuses = [(await change_something(ada)).status_code for _ in range(4)]
    assert statuses == [404, 404, 404, 429]
    assert 0 < int((await change_something(ada)).headers["Retry-After"]) <= 61
    assert (await change_something(eve)).status_code == 404


@pytest.mark.parametrize("overrides", [{"requests_per_minute": 2}])
async def test_what_a_page_reads_takes_nothing_from_what_a_person_does(ada: httpx.AsyncClient):
    nowhere = str(uuid4())
    reads = [
        lambda: ask(ada, "threads.list"),
        lambda: ask(ada, "threads.get_by_id", thread_id=nowhere),
        lambda: ask(ada, "items.list", thread_id=nowhere),
        lambda: ada.get(f"/api/chatkit/threads/{nowhere}/stream"),
    ]
    assert [(await read()).status_code for read in reads * 5] == [200, 404, 404, 404] * 5
    assert [(await read()).status_code for read in reads] == [429] * 4
    left = [(await ada.post("/api/chatkit/pagehide", content=nowhere)).status_code for _ in range(3)]
    assert left == [204] * 3
    assert [(await change_something(ada)).status_code for _ in range(3)] == [404, 404, 429]


async def change_something(person: httpx.AsyncClient) -> httpx.Response:
    return await ask(person, "threads.delete", thread_id=str(uuid4()))


@pytest.mark.parametrize("overrides", [{"messages_per_day": 2}])
@pytest.mark.usefixtures("_talkative")
async def test_the_days_messages_are_counted_in_the_database(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    thread_id = thread_of(await say(ada, "one"))
    await say(ada, "two", thread_id)
    refused = await ask(ada, "threads.add_user_message", thread_id=thread_id, input=message("three"))
    assert refused.status_code == 429
    assert "24 hours" in refused.json()["detail"]
    assert 86_000 < int(refused.headers["Retry-After"]) <= 86_400
    assert len(gemini.requests) == 2
    assert (await ask(ada, "threads.list")).status_code == 200


@pytest.mark.parametrize("overrides", [{"messages_per_day": 2}])
@pytest.mark.usefixtures("_talkative")
async def test_neither_deleting_nor_haste_gives_more_messages(
    ada: httpx.AsyncClient, eve: httpx.AsyncClient, gemini: GeminiStandIn
):
    for words in ("one", "two"):
        await ask(ada, "threads.delete", thread_id=thread_of(await say(ada, words)))
    refused = await ask(ada, "threads.create", input=message("three"))
    assert (refused.status_code, "2 messages in 24 hours" in refused.json()["detail"]) == (429, True)
    at_once = await asyncio.gather(*(ask(eve, "threads.create", input=message(str(n))) for n in range(6)))
    assert sorted(answer.status_code for answer in at_once) == [200, 200, 429, 429, 429, 429]
    assert len(gemini.requests) == 4


async def test_a_failure_of_the_model_is_said_inside_the_stream(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.otherwise = None
    for reply in (Reply(failure=Failure(400)), Reply(), Reply(finish="content_filter")):
        gemini.script(reply)
        heard = await say(ada, "Hello")
        gemini.reset()
        error = next(event for event in heard if event["type"] == "error")
        assert error["message"], reply
        assert isinstance(error["allow_retry"], bool)
        kept = await items(ada, thread_of(heard))
        assert [text_of(item) for item in kept] == ["Hello"]


async def test_a_stream_that_breaks_keeps_what_came(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.fail(503, after="Half of an ")
    heard = await say(ada, "Hello")
    assert any(event["type"] == "error" and event["allow_retry"] for event in heard)
    kept = await items(ada, thread_of(heard))
    assert [text_of(item).strip() for item in kept] == ["Hello", "Half of an"]


async def test_whoever_leaves_only_leaves_and_the_answer_goes_on(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.reply(call("create_task", title="milk"))
    gemini.script(Reply(text=["I added ", "milk."], delay=0.05))
    request = {"type": "threads.create", "params": {"input": message("Add milk")}}
    async with ada.stream("POST", "/api/chatkit", json=request) as response:
        async for _ in response.aiter_raw():
            break
    (thread,) = await _until(lambda: _threads(ada), bool)
    kept = await _until(lambda: items(ada, thread["id"]), lambda found: len(found) == 4)
    assert [item["type"] for item in kept] == ["user_message", "workflow", "assistant_message", "widget"]
    assert text_of(kept[2]) == "I added milk."
    assert not any(request.cut for request in gemini.requests)


async def _threads(person: httpx.AsyncClient) -> list[Any]:
    return (await ask(person, "threads.list")).json()["data"]


async def _until(read: Any, fits: Any, seconds: float = 10) -> Any:
    found = None
    for _ in range(int(seconds / 0.05)):
        found = await read()
        if fits(found):
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(f"not within {seconds} seconds; last: {found!r}")
