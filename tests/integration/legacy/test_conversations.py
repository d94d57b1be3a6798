"""Conversations of the older product, as people find them in taskchat."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from chatkit.types import AssistantMessageItem, Page, ThreadItem, ThreadMetadata, UserMessageItem, WorkflowItem

from taskchat import accounts
from taskchat.chat import RequestContext, SqlStore
from taskchat.database import Database
from tests.integration.legacy.moved import in_thread, rows, run, up
from tests.integration.legacy.old import PASSWORD, Ids, Shape, Size, State, build
from tests.passwords import CHEAP_HASHER

SHAPES = [
    Shape(ids=Ids.TEXT),
    Shape(state=State.WRITTEN_SINCE, naive=True),
    Shape(state=State.MESSAGES_ONLY, ids=Ids.WORDS, keys=False),
]


@pytest.fixture(params=SHAPES, ids=lambda shape: shape.state.name.lower())
async def moved(request: pytest.FixtureRequest, empty_url: str) -> str:
    """A database of the older product that came over."""
    build(empty_url, request.param, Size(messages=48))
    await in_thread(up, empty_url)
    return empty_url


async def threads_of(store: SqlStore, user_id: UUID) -> Page[ThreadMetadata]:
    return await store.load_threads(100, None, "desc", RequestContext(user_id=user_id))


async def items_of(store: SqlStore, thread: ThreadMetadata, user_id: UUID) -> list[ThreadItem]:
    found = await store.load_thread_items(thread.id, None, 1_000, "asc", RequestContext(user_id=user_id))
    return found.data


def words_of(items: list[ThreadItem]) -> Iterator[tuple[str, str, datetime]]:
    for item in items:
        if isinstance(item, UserMessageItem | AssistantMessageItem):
            role = "user" if isinstance(item, UserMessageItem) else "assistant"
            yield role, item.content[0].text, item.created_at.astimezone(UTC)


def moment(value: object) -> datetime:
    read = datetime.fromisoformat(str(value))
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


async def test_every_message_is_in_its_thread_in_order_and_with_its_time(moved: str):
    table = "legacy_messages" if ("legacy_messages",) in listed(moved) else "legacy_message"
    said = rows(moved, f"SELECT role, content, created_at FROM {table}")  # noqa: S608
    database = Database(moved)
    store, found = SqlStore(database), []
    for (user_id,) in rows(moved, "SELECT id FROM users"):
        owner = UUID(str(user_id))
        for thread in (await threads_of(store, owner)).data:
            items = await items_of(store, thread, owner)
            times = [item.created_at for item in items]
            assert times == sorted(times)
            assert thread.title
            found += words_of(items)
    assert sorted(found) == sorted((role, text, moment(time)) for role, text, time in said)
    await database.dispose()


def listed(url: str) -> list[tuple[str]]:
    if url.startswith("sqlite"):
        return rows(url, "SELECT name FROM sqlite_master WHERE type = 'table'")  # pyright: ignore[reportReturnType]
    return rows(url, "SELECT tablename FROM pg_tables")  # pyright: ignore[reportReturnType]


async def test_what_tools_did_is_shown_as_steps_before_the_answer(empty_sqlite_url: str):
    build(empty_sqlite_url, Shape(), Size(users=1, conversations=1, messages=10))
    run(empty_sqlite_url, "UPDATE message SET tool_calls = NULL")
    made = {"tool": "add_task", "arguments": {"title": "Milk"}, "result": {"status": "created"}}
    calls = json.dumps([made, {"name": "x", "error": "no"}])
    run(empty_sqlite_url, "UPDATE message SET tool_calls = :calls WHERE created_at LIKE '%08:30:03%'", calls=calls)
    await in_thread(up, empty_sqlite_url)
    database = Database(empty_sqlite_url)
    store = SqlStore(database)
    (owner,) = (UUID(str(key)) for (key,) in rows(empty_sqlite_url, "SELECT id FROM users"))
    (thread,) = (await threads_of(store, owner)).data
    items = await items_of(store, thread, owner)
    place = next(n for n, item in enumerate(items) if isinstance(item, WorkflowItem))
    steps, answer = items[place : place + 2]
    assert isinstance(steps, WorkflowItem)
    assert isinstance(answer, AssistantMessageItem)
    assert steps.workflow.summary is not None
    assert steps.workflow.summary.title == "2 steps, 1 failed"  # pyright: ignore[reportAttributeAccessIssue]
    first, second = steps.workflow.tasks
    assert (first.title, first.content) == ("Add task", 'title: Milk\n{"status": "created"}')  # pyright: ignore[reportAttributeAccessIssue]
    assert (second.title, second.icon) == ("X · failed", "lucide:triangle-alert")  # pyright: ignore[reportAttributeAccessIssue]
    await database.dispose()


async def test_two_people_with_one_address_both_sign_in_to_their_own(empty_url: str):
    build(empty_url, Shape(keys=False), Size(users=3))
    first, *_ = rows(empty_url, "SELECT id FROM users WHERE email = 'person0@example.com'")
    for key, email in (("ab" * 16, "PERSON0@example.com"), ("cd" * 16, "person0@example.com")):
        run(
            empty_url,
            "INSERT INTO users SELECT :key, :email, hashed_password, created_at, NULL FROM users WHERE id = :id",
            key=key if empty_url.startswith("sqlite") else str(UUID(key)),
            email=email,
            id=first[0],
        )
    await in_thread(up, empty_url)
    database = Database(empty_url)
    for email, key in (("person0@example.com", str(first[0])), ("PERSON0@example.com", "ab" * 16)):
        signed_in = await accounts.sign_in(database, email=email, password=PASSWORD, hasher=CHEAP_HASHER)
        assert signed_in.id == UUID(key)
    ((reason,),) = rows(empty_url, "SELECT reason FROM migration_rejects WHERE reason LIKE '%+%'")
    made = reason.rpartition(" ")[2]
    signed_in = await accounts.sign_in(database, email=made, password=PASSWORD, hasher=CHEAP_HASHER)
    assert signed_in.id == UUID("cd" * 16)
    await database.dispose()
