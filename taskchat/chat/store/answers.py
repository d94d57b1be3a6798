"""Answers to the assistant's questions in the database; the thread is locked before they are looked at."""

from uuid import UUID

from chatkit.types import (
    StructuredInputAnswerSubmission,
    StructuredInputItem,
    StructuredInputSubmission,
    UserMessageItem,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.chat.context import RequestContext
from taskchat.chat.errors import QuestionClosed
from taskchat.chat.questions import answer_message, answered, skipped
from taskchat.chat.store import items, threads, turns
from taskchat.chat.store.models import MessageRow
from taskchat.chat.store.rows import plain_text, to_item
from taskchat.chat.values import to_key


async def save(
    session: AsyncSession,
    thread_id: str,
    item_id: str,
    submission: StructuredInputSubmission,
    context: RequestContext,
    *,
    model: str | None,
) -> tuple[StructuredInputItem, UserMessageItem | None, bool]:
    """Save the answer to a question, and the message that it is, whose turn begins; None for one that is skipped.

    The last value says whether that turn waits. Raises `QuestionClosed` where the question waits no more, and
    `NotFoundError`.
    """
    user_id = context.user_id
    # Locks the thread: of two answers, the second finds the first.
    key = await threads.touch(session, thread_id, user_id=user_id)
    question = await items.load(session, thread_id, item_id, user_id=user_id)
    assert isinstance(question, StructuredInputItem)
    if question.status != "pending":
        raise QuestionClosed(question)
    question = answered(question, submission)
    await items.save(session, thread_id, question, user_id=user_id)
    if question.status == "skipped":
        return question, None, False
    message = answer_message(question, model)
    begun = await turns.begin(session, thread_id, message.id, context)
    await items.add(session, key, message, user_id=user_id)
    return question, message, begun.is_waiting


async def close_pending(session: AsyncSession, thread_id: str, *, user_id: UUID) -> list[StructuredInputItem]:
    """Skip the questions of a thread that wait for an answer; returns them, oldest first."""
    mine = (col(MessageRow.thread_id) == to_key(thread_id), col(MessageRow.user_id) == user_id)
    is_pending = col(MessageRow.payload)["status"].as_string() == "pending"
    statement = select(MessageRow).where(*mine, col(MessageRow.kind) == "structured_input", is_pending)
    rows = (await session.execute(statement.order_by(col(MessageRow.sequence)))).scalars().all()
    closed = [skipped(item) for row in rows if isinstance(item := to_item(row), StructuredInputItem)]
    for question in closed:
        await items.save(session, thread_id, question, user_id=user_id)
    return closed


async def save_anew(session: AsyncSession, message: UserMessageItem, *, user_id: UUID) -> list[StructuredInputItem]:
    """Answer the question above an edited message with its new words; returns it, or none where there is none."""
    (_, question), *_ = await items.newest(session, message.thread_id, after=0, limit=2, user_id=user_id)
    if not (isinstance(question, StructuredInputItem) and question.status == "answered" and len(question.inputs) == 1):
        return []
    words = StructuredInputAnswerSubmission(values=[plain_text(message)])
    question = answered(question, StructuredInputSubmission(answers={question.inputs[0].id: words}))
    await items.save(session, message.thread_id, question, user_id=user_id)
    return [question]
