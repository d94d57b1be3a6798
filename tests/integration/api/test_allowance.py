"""Messages of a person in 24 hours: what counts, what is said, and when the next is possible."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest
from chatkit.types import NoticeEvent

from taskchat.accounts import User
from taskchat.chat import RequestContext, SqlStore, allowance_notice, format_moment, load_allowance
from taskchat.database import Database, new_id, now
from taskchat.settings import Settings
from taskchat.usage import Outcome, Purpose
from tests.gemini_stand_in import GeminiStandIn, Reply, call
from tests.integration.api.conftest import installed, serving, sign_up
from tests.integration.api.conversation import Event, ask, done, events, message, say, thread_of
from tests.integration.chat.made import saved_thread, sdk_now, user_message
from tests.integration.usage.made import keep, model_row


@pytest.fixture
def _talkative(gemini: GeminiStandIn) -> None:
    gemini.otherwise = Reply(text="Hello there.")


@asynccontextmanager
async def started_anew(
    settings: Settings, database: Database, cookies: httpx.Cookies
) -> AsyncIterator[httpx.AsyncClient]:
    """The same person at another process, which remembers nothing."""
    async with (
        serving(installed(settings, database)) as base,
        httpx.AsyncClient(base_url=base, cookies=cookies, timeout=20) as client,
    ):
        yield client


async def id_of(client: httpx.AsyncClient) -> UUID:
    """Return the id of the person who is signed in."""
    return UUID((await client.get("/api/auth/me")).json()["id"])


@pytest.mark.parametrize("overrides", [{"messages_per_day": 2}])
@pytest.mark.usefixtures("_talkative")
async def test_an_answer_that_is_asked_for_again_counts(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    heard = await say(ada, "one")
    asked = {"thread_id": thread_of(heard), "item_id": done(heard, "user_message")[0]["id"]}
    assert (await ask(ada, "threads.retry_after_item", **asked)).status_code == 200
    refused = await ask(ada, "threads.retry_after_item", **asked)
    assert refused.status_code == 429
    assert 86_000 < int(refused.headers["Retry-After"]) <= 86_400
    assert (await ask(ada, "threads.create", input=message("two"))).status_code == 429
    assert len(gemini.requests) == 2


@pytest.mark.parametrize("overrides", [{"messages_per_day": 1}])
@pytest.mark.usefixtures("_talkative")
async def test_a_message_that_a_server_refuses_as_it_ends_does_not_count(
    settings: Settings, database: Database, gemini: GeminiStandIn
):
    api = installed(settings, database)
    async with serving(api) as base, httpx.AsyncClient(base_url=base, timeout=20) as ada:
        await sign_up(ada)
        api.state.services.chat.turns.is_draining = True
        for _ in range(2):
            refused = await ask(ada, "threads.create", input=message("one"))
            assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
        api.state.services.chat.turns.is_draining = False
        assert (await ask(ada, "threads.create", input=message("one"))).status_code == 200
        assert (await ask(ada, "threads.create", input=message("two"))).status_code == 429


def _question(heard: list[Event]) -> dict[str, str]:
    """Thread and id of the question in these events."""
    item = done(heard, "structured_input")[0]
    return {"thread_id": item["thread_id"], "item_id": item["id"]}


@pytest.mark.parametrize("overrides", [{"messages_per_day": 2}])
async def test_the_answer_to_a_question_counts_and_to_skip_it_does_not(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    given = {"status": "answered", "answers": {"question": {"values": ["Add milk"]}}}
    gemini.reply(call("ask_person", question="Which?", suggestions=["Add milk"]))
    gemini.reply(call("ask_person", question="And when?", suggestions=["Add milk tomorrow"]))
    asked = _question(await say(ada, "one"))
    asked = _question(events(await ask(ada, "threads.add_structured_input", **asked, input=given)))
    assert (await ask(ada, "threads.add_structured_input", **asked, input=given)).status_code == 429
    assert (await ask(ada, "threads.add_structured_input", **asked, input={"status": "skipped"})).status_code == 200
    assert len(gemini.requests) == 2


@pytest.mark.parametrize("overrides", [{"messages_per_day": 2}])
@pytest.mark.usefixtures("_talkative")
async def test_what_was_answered_counts_after_a_restart_too(
    settings: Settings, database: Database, address: str, gemini: GeminiStandIn
):
    async with httpx.AsyncClient(base_url=address, timeout=20) as first:
        ada = await id_of(await sign_up(first))
        earlier = now() - timedelta(hours=20)
        await keep(database, model_row(ada, earlier, is_retry=True), model_row(ada, earlier + timedelta(hours=1)))
    async with started_anew(settings, database, first.cookies) as again:
        refused = await ask(again, "threads.create", input=message("three"))
    assert refused.status_code == 429
    assert abs(int(refused.headers["Retry-After"]) - 4 * 3_600) < 60
    detail = refused.json()["detail"]
    comes = format_moment(earlier + timedelta(days=1), "Europe/Berlin")
    assert detail.startswith("You have sent 2 messages in 24 hours, the most there are.")
    assert detail.endswith(f"The next is possible in 4 hours, {comes}.")
    assert not gemini.requests


async def counted(database: Database, user: User, allowed: int, at: datetime) -> tuple[int, int, datetime | None]:
    """Used, left, and when one more is possible."""
    async with database.read() as session:
        found = await load_allowance(session, user_id=user.id, allowed=allowed, at=at)
    return found.used, found.left, found.next_at


AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def hours_ago(number: float) -> datetime:
    """A moment before the one of these tests."""
    return AT - timedelta(hours=number)


async def test_nothing_sent_leaves_everything(database: Database, user: User):
    await keep(database, model_row(user.id, hours_ago(24)), model_row(None, hours_ago(1)))
    assert await counted(database, user, 3, AT) == (0, 3, None)


async def test_a_turn_counts_once_and_a_title_not_at_all(database: Database, user: User):
    turn = new_id()
    await keep(
        database,
        model_row(user.id, hours_ago(5), turn_id=turn, outcome=Outcome.REPLACED),
        model_row(user.id, hours_ago(5), turn_id=turn, model="built-in"),
        model_row(user.id, hours_ago(4), purpose=Purpose.TITLE),
        model_row(user.id, hours_ago(4), purpose=Purpose.SUMMARY),
        model_row(user.id, hours_ago(3), is_retry=True),
    )
    assert await counted(database, user, 3, AT) == (2, 1, hours_ago(5) + timedelta(days=1))
    assert await counted(database, user, 2, AT) == (2, 0, hours_ago(5) + timedelta(days=1))
    assert await counted(database, user, 1, AT) == (2, 0, hours_ago(3) + timedelta(days=1))


async def test_messages_count_before_they_are_answered(database: Database, user: User):
    store, context = SqlStore(database), RequestContext(user.id)
    thread = await saved_thread(store, context)
    for hours in (3, 2, 1):
        sent = user_message(thread, "x", created_at=sdk_now() - timedelta(hours=hours))
        await store.add_thread_item(thread.id, sent, context)
    await keep(database, model_row(user.id, now() - timedelta(hours=3)))
    used, left, next_at = await counted(database, user, 3, now())
    assert (used, left) == (3, 0)
    assert next_at is not None
    assert abs(next_at - now() - timedelta(hours=21)) < timedelta(minutes=1)


@pytest.mark.parametrize(("allowed", "oldest"), [(2, 2), (1, 1), (0, None)])
async def test_of_more_messages_than_are_allowed_the_newest_say_when_the_next_is_possible(
    database: Database, user: User, allowed: int, oldest: int | None
):
    store, context = SqlStore(database), RequestContext(user.id)
    thread, at = await saved_thread(store, context), now()
    for hours in (3, 2, 1):
        sent = user_message(thread, "x", created_at=sdk_now() - timedelta(hours=hours))
        await store.add_thread_item(thread.id, sent, context)
    used, left, next_at = await counted(database, user, allowed, at)
    assert (used, left) == (3, 0)
    if oldest is None:
        assert next_at is None
        return
    assert next_at is not None
    assert abs(next_at - at - timedelta(hours=24 - oldest)) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("used", "allowed", "said_then"),
    [
        (0, 100, None),
        (79, 100, None),
        (80, 100, ("info", "You have 20 of 100 messages left; one more comes back ")),
        (81, 100, None),
        (94, 100, None),
        (95, 100, ("warning", "You have 5 of 100 messages left; one more comes back ")),
        (99, 100, ("warning", "You have 1 of 100 messages left; one more comes back ")),
        (100, 100, ("warning", "That was the last of 100 messages; the next is possible ")),
        (101, 100, ("warning", "That was the last of 100 messages; the next is possible ")),
        (15, 20, ("warning", "You have 5 of 20 messages left; one more comes back ")),
        (14, 20, None),
    ],
)
async def test_who_comes_near_the_end_is_told(
    database: Database, user: User, used: int, allowed: int, said_then: tuple[str, str] | None
):
    first = now() - timedelta(hours=1)
    await keep(database, *(model_row(user.id, first + timedelta(seconds=number)) for number in range(used)))
    async with database.read() as session:
        told = await allowance_notice(session, user_id=user.id, allowed=allowed, timezone="Europe/Berlin")
    if said_then is None:
        assert told is None
        return
    level, words = said_then
    comes = format_moment(first + timedelta(days=1, seconds=max(used - allowed, 0)), "Europe/Berlin")
    assert told == NoticeEvent.model_validate({"level": level, "message": f"{words}{comes}."})


@pytest.mark.parametrize(
    ("moment", "zone", "words"),
    [
        ("2026-11-24T13:05:00+00:00", "UTC", "today at 13:05"),
        ("2026-11-24T13:04:01+00:00", "UTC", "today at 13:05"),
        ("2026-11-24T23:59:30+00:00", "UTC", "tomorrow at 0:00"),
        ("2026-11-24T23:30:00+00:00", "Europe/Berlin", "tomorrow at 0:30"),
        ("2026-11-25T07:30:00+00:00", "America/Los_Angeles", "today at 23:30"),
    ],
)
def test_a_moment_is_told_on_the_persons_clock(moment: str, zone: str, words: str):
    assert format_moment(datetime.fromisoformat(moment), zone, at=AT) == words
