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

from taskchat.chat.errors import QuestionClosed
from taskchat.chat.questions import answer_message, answered, skipped
from taskchat.chat.store import items, threads
from taskchat.chat.store.models import MessageRow
from taskchat.chat.store.rows import plain_text, to_item
from taskchat.chat.values import to_key


async def save(
    session: AsyncSession,
    thread_id: str,
    item_id: str,
    submission: StructuredInputSubmission,
    *,
    model: str | None,
    user_id: UUID,
) -> tuple[StructuredInputItem, UserMessageItem | None]:
    """Save the answer to a question, and the message that it is; None for one that is skipped.

    Raises `QuestionClosed` where the question waits no more, and `NotFoundError`.
    """
    # Locks the thread: of two answers, the second finds the first.
    await threads.touch(session, thread_id, user_id=user_id)
    question = await items.load(session, thread_id, item_id, user_id=user_id)
    assert isinstance(question, StructuredInputItem)
    if question.status != "pending":
        raise QuestionClosed(question)
    question = answered(question, submission)
    await items.save(session, thread_id, question, user_id=user_id)
    if question.status == "skipped":
        return question, None
    message = answer_message(question, model)
    await items.add(session, thread_id, message, user_id=user_id)
    return question, message


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
