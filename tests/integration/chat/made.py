"""Threads and items as the SDK would make them."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    FileAttachment,
    InferenceOptions,
    ThreadMetadata,
    UserMessageItem,
    UserMessageTextContent,
)
from sqlalchemy import insert
from sqlmodel import SQLModel

from taskchat.accounts import User
from taskchat.chat import RequestContext, SqlStore
from taskchat.chat.store.rows import item_values
from taskchat.database import Database, new_id
from taskchat.tasks import TaskQuery, find


def sdk_now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - naive and local: what ChatKit's own code makes


def new_thread(**fields: Any) -> ThreadMetadata:
    return ThreadMetadata(**{"id": str(new_id()), "created_at": sdk_now()} | fields)


def user_message(thread: ThreadMetadata, text: str, **fields: Any) -> UserMessageItem:
    """Message of a person."""
    made: dict[str, Any] = {"id": str(new_id()), "thread_id": thread.id, "created_at": sdk_now()}
    content = [UserMessageTextContent(text=text)]
    return UserMessageItem(**made | {"content": content, "inference_options": InferenceOptions()} | fields)


def assistant_message(thread: ThreadMetadata, text: str, **fields: Any) -> AssistantMessageItem:
    """Message of the assistant."""
    made: dict[str, Any] = {"id": str(new_id()), "thread_id": thread.id, "created_at": sdk_now()}
    made["content"] = [AssistantMessageContent(text=text)]
    return AssistantMessageItem(**made | fields)


def file_attachment(**fields: Any) -> FileAttachment:
    made: dict[str, Any] = {"id": str(new_id()), "name": "plan.txt", "mime_type": "text/plain"}
    return FileAttachment(**made | fields)


async def saved_thread(store: SqlStore, context: RequestContext, **fields: Any) -> ThreadMetadata:
    """A saved thread."""
    thread = new_thread(**fields)
    await store.save_thread(thread, context)
    return thread


async def fill(database: Database, thread: ThreadMetadata, context: RequestContext, count: int) -> list[str]:
    """Write `count` items at once and return their ids in order."""
    items = [user_message(thread, f"message {number}") for number in range(count)]
    rows = [item_values(item, thread_id=UUID(thread.id), user_id=context.user_id) for item in items]
    async with database.begin() as session:
        await session.execute(insert(SQLModel.metadata.tables["messages"]), rows)
    return [item.id for item in items]


async def titles(database: Database, user: User) -> list[str]:
    """The titles of a person's open tasks."""
    async with database.read() as session:
        page = await find(session, user_id=user.id, query=TaskQuery(), now=datetime.now(UTC))
    return [task.title for task in page.tasks]
