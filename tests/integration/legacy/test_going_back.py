"""The older product on its tables again: its own queries, with what was said and done since."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    CustomTask,
    InferenceOptions,
    ThreadMetadata,
    UserMessageItem,
    UserMessageTextContent,
    Workflow,
    WorkflowItem,
)

from taskchat import tasks
from taskchat.chat import RequestContext, SqlStore
from taskchat.database import Database, new_id
from tests.integration.legacy.moved import contents, down, in_thread, rows, run, tables, up
from tests.integration.legacy.old import Ids, Shape, State, build

SHAPES = [
    Shape(),
    Shape(state=State.GUIDE_ONCE, ids=Ids.TEXT, enum=True, priority="upper"),
    Shape(state=State.BEFORE_CHAT),
]
THREAD = str(UUID(int=7))
OURS = {
    "tasks",
    "threads",
    "messages",
    "task_changes",
    "attachments",
    "users",
    "model_usage",
    "tool_usage",
    "thread_summaries",
}


def item(kind: type, **values: object):
    return kind(id=str(new_id()), thread_id=THREAD, created_at=datetime.now(), **values)  # noqa: DTZ005 - as ChatKit does


async def talk_and_work(url: str, user_id: UUID) -> None:
    """A new thread with every kind of item, a task made, one changed and one deleted."""
    database = Database(url)
    store, context = SqlStore(database), RequestContext(user_id=user_id)
    await store.save_thread(ThreadMetadata(id=THREAD, title="Since then", created_at=datetime.now(UTC)), context)
    words = UserMessageTextContent(text="What since?")
    workflow = Workflow(type="custom", tasks=[CustomTask(title="Look", status_indicator="complete")])
    for said in (
        item(UserMessageItem, content=[words], attachments=[], inference_options=InferenceOptions()),
        item(WorkflowItem, workflow=workflow),
        item(AssistantMessageItem, content=[AssistantMessageContent(text="Only this.")]),
    ):
        await store.add_thread_item(THREAD, said, context)
    async with database.begin() as session:
        page = await tasks.find(session, user_id=user_id, query=tasks.TaskQuery(status=tasks.Status.OPEN))
        first, second, *_ = page.tasks
        made = tasks.TaskCreate(title="Made since", priority=tasks.Priority.HIGH, tags=["new"])
        asked = tasks.Origin(UUID(THREAD), new_id())
        await tasks.create(session, user_id=user_id, data=made, origin=asked)
        changed = tasks.TaskUpdate(title="Changed since")
        await tasks.update(session, user_id=user_id, task_id=first.id, data=changed)
        await tasks.delete(session, user_id=user_id, task_id=second.id)
    await database.dispose()


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.state.name.lower())
async def test_the_older_product_works_with_what_was_said_and_done_since(empty_url: str, shape: Shape):
    build(empty_url, shape)
    before = len(rows(empty_url, "SELECT id FROM tasks"))
    await in_thread(up, empty_url)
    (user_id,) = (UUID(str(key)) for (key,) in rows(empty_url, "SELECT id FROM users WHERE email LIKE 'person0@%'"))
    await talk_and_work(empty_url, user_id)
    here = contents(empty_url, OURS)
    await in_thread(down, empty_url)

    user = "SELECT id FROM users WHERE email LIKE 'person0@%'"
    newest = f"SELECT id FROM conversation WHERE user_id = ({user}) ORDER BY updated_at DESC LIMIT 1"  # noqa: S608
    said = f"SELECT role, content FROM message WHERE conversation_id = ({newest}) ORDER BY created_at"  # noqa: S608
    assert rows(empty_url, said) == [("user", "What since?"), ("assistant", "Only this.")]
    ((priority, done),) = rows(empty_url, "SELECT priority, completed FROM tasks WHERE title = 'Made since'")
    assert (priority, bool(done)) == ("HIGH" if shape.priority == "upper" else "high", False)
    assert rows(empty_url, "SELECT count(*) FROM tasks WHERE title = 'Changed since'") == [(1,)]
    assert rows(empty_url, "SELECT count(*) FROM tasks") == [(before,)]
    assert ("Since then",) in rows(empty_url, "SELECT title FROM threads")
    answer(empty_url)
    run(empty_url, "UPDATE tasks SET completed = true WHERE title = 'Changed since'")

    await in_thread(up, empty_url)
    again = contents(empty_url, OURS)
    for table in ("task_changes", "attachments", "model_usage", "tool_usage", "thread_summaries"):
        assert again[table] == here[table], table
    assert len(again["messages"]) == len(here["messages"]) + 1
    assert {row[1] for row in here["messages"]} <= {row[1] for row in again["messages"]}
    assert rows(empty_url, "SELECT content FROM messages ORDER BY sequence DESC LIMIT 1") == [("Said over there.",)]
    assert rows(empty_url, "SELECT count(*) FROM tasks WHERE title = 'Changed since' AND completed_at IS NOT NULL") == [
        (1,)
    ]


def answer(url: str) -> None:
    """The older product writes a message into the newest conversation, as its code does."""
    key = UUID(int=99)
    run(
        url,
        "INSERT INTO message (id, conversation_id, user_id, role, content, created_at) "
        "SELECT :key, conversation_id, user_id, 'assistant', 'Said over there.', CURRENT_TIMESTAMP "
        "FROM message WHERE content = 'Only this.'",
        key=key.hex if url.startswith("sqlite") else str(key),
    )


def test_who_began_with_taskchat_can_leave_for_the_older_product_too(database_url: str):
    key = UUID(int=5)
    run(
        database_url,
        "INSERT INTO users (id, email, hashed_password, timezone, created_at, updated_at) "
        "VALUES (:key, 'ada@example.com', '!', 'UTC', '2025-01-01 00:00:00', '2025-01-01 00:00:00')",
        key=key.hex if database_url.startswith("sqlite") else str(key),
    )
    down(database_url)
    assert rows(database_url, "SELECT email FROM users") == [("ada@example.com",)]
    assert {"tasks", "threads"} <= tables(database_url)
    up(database_url)
    assert rows(database_url, "SELECT email, timezone FROM users") == [("ada@example.com", "UTC")]
