"""Conversations beside each other: one to work on, one more of the same person, one of somebody else."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from chatkit.types import (
    Attachment,
    FileAttachment,
    StructuredInputAnswerSubmission,
    StructuredInputSubmission,
    ThreadItem,
    ThreadMetadata,
)
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel

from taskchat.assistant import Question
from taskchat.chat import RequestContext
from taskchat.chat.questions import question_item
from taskchat.chat.store.rows import attachment_values, item_values, thread_values
from taskchat.database import Database, now
from tests.integration.chat.made import assistant_message, file_attachment, new_thread, user_message

# The same for all: whoever looks a thread up by it finds the others, too.
TITLE = "Hi"
# To the question that each of them ends with.
ANSWER = StructuredInputSubmission(answers={"question": StructuredInputAnswerSubmission(values=["nothing"])})
_ROUNDS = 3

Row = dict[str, Any]
Rows = dict[tuple[str, Any], Row]


@dataclass(frozen=True)
class Conversation:
    """A thread with a summary, a file not sent yet, and one not uploaded yet.

    Of its items the first has a file, and the last is a question that waits for an answer.
    """

    name: str
    context: RequestContext
    thread: ThreadMetadata
    items: list[ThreadItem]
    sent: FileAttachment
    unsent: FileAttachment
    announced: FileAttachment

    @property
    def keys(self) -> set[UUID]:
        """The ids of everything in it."""
        return {UUID(one.id) for one in (self.thread, *self.items, self.sent, self.unsent, self.announced)}


@dataclass(frozen=True)
class Neighbours:
    """The conversation to work on, and those beside it."""

    mine: Conversation
    other: Conversation
    theirs: Conversation


async def make_neighbours(
    database: Database, folder: Path, context: RequestContext, stranger: RequestContext
) -> Neighbours:
    """Three conversations that went on at the same time, with their files in a folder."""
    owners = {"mine": context, "other": context, "theirs": stranger}
    made = {name: _conversation(name, owner) for name, owner in owners.items()}
    async with database.begin() as session:
        for one in made.values():
            await _insert(session, "threads", thread_values(one.thread, user_id=one.context.user_id))
        for number in range(2 * _ROUNDS + 1):
            for one in made.values():
                await _say(session, one, number)
        for one in made.values():
            await _attach(session, one, folder)
    return Neighbours(**made)


def _conversation(name: str, context: RequestContext) -> Conversation:
    thread = new_thread(title=TITLE)
    sent = file_attachment(name=f"sent of {name}.txt", thread_id=thread.id)
    items: list[ThreadItem] = []
    for number in range(_ROUNDS):
        attachments: list[Attachment] = [] if number else [sent]
        items.append(user_message(thread, f"question {number} of {name}", attachments=attachments))
        items.append(assistant_message(thread, f"answer {number} of {name}"))
    items.append(question_item(Question(f"what else of {name}", ("nothing",)), thread.id))
    unsent, announced = (file_attachment(name=f"{state} of {name}.txt") for state in ("unsent", "announced"))
    return Conversation(name, context, thread, items, sent, unsent, announced)


async def _say(session: AsyncSession, one: Conversation, number: int) -> None:
    key = UUID(one.thread.id)
    await _insert(session, "messages", item_values(one.items[number], thread_id=key, user_id=one.context.user_id))
    if number == 1:
        table = SQLModel.metadata.tables["messages"]
        sequence = await session.scalar(select(table.c.sequence).where(table.c.id == UUID(one.items[number].id)))
        summary = {"thread_id": key, "up_to": sequence, "text": f"summary of {one.name}", "created_at": now()}
        await _insert(session, "thread_summaries", summary)


async def _attach(session: AsyncSession, one: Conversation, folder: Path) -> None:
    for attachment in (one.sent, one.unsent, one.announced):
        file = None if attachment is one.announced else uuid4().hex
        if file:
            (folder / file).write_text(f"file of {one.name}")
        # What was sent is as old as what the sweep takes; of what was not, only the conversation to work on.
        is_old = attachment is one.sent or one.name == "mine"
        values = attachment_values(attachment, user_id=one.context.user_id)
        values |= {"file": file, "size": file and 10, "created_at": now() - timedelta(days=2 if is_old else 0)}
        await _insert(session, "attachments", values)


async def _insert(session: AsyncSession, table: str, values: Row) -> None:
    await session.execute(insert(SQLModel.metadata.tables[table]).values(values))


async def rows_of(database: Database) -> Rows:
    """Every row of every table, by its table and key."""
    found: Rows = {}
    async with database.read() as session:
        for table in SQLModel.metadata.sorted_tables:
            keys = [column.name for column in table.primary_key]
            for row in (await session.execute(select(table))).mappings():
                found[table.name, tuple(row[key] for key in keys)] = dict(row)
    return found


def beside(rows: Rows, conversation: Conversation) -> Rows:
    """The rows that are no part of a conversation."""
    return {key: row for key, row in rows.items() if not conversation.keys & {row.get("id"), row.get("thread_id")}}
