"""Cards from the database: the journal, and the tasks as they are now. Two statements, however many tasks."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.chat.receipts.cards import DRAWN, Card, kept, question, receipt
from taskchat.chat.receipts.task_changes import Look, touched
from taskchat.chat.receipts.wording import When
from taskchat.tasks import get_many, list_changes


async def looks(session: AsyncSession, task_ids: Sequence[UUID], *, user_id: UUID) -> dict[UUID, Look]:
    """Those of these tasks that are there and this person's."""
    return {task.id: Look.of(task) for task in await get_many(session, user_id=user_id, task_ids=task_ids)}


async def read_receipt(session: AsyncSession, batch_id: UUID, *, user_id: UUID, when: When) -> Card | None:
    """What was changed together; None where nothing was."""
    done = touched(await list_changes(session, user_id=user_id, batch_id=batch_id))
    if not done:
        return None
    tasks = await looks(session, [one.task_id for one in done[:DRAWN]], user_id=user_id)
    return receipt(done, tasks, batch_id=batch_id, when=when)


async def read_question(
    session: AsyncSession, task_ids: Sequence[UUID], *, batch_id: UUID, user_id: UUID, when: When
) -> Card:
    """Asks whether to delete these tasks, as the batch `batch_id`."""
    tasks = await looks(session, task_ids[:DRAWN], user_id=user_id)
    return question(task_ids, tasks, batch_id=batch_id, when=when)


async def read_kept(session: AsyncSession, task_ids: Sequence[UUID], *, user_id: UUID, when: When) -> Card:
    """Says what came of a question when nothing was deleted."""
    return kept(task_ids, await looks(session, task_ids[:DRAWN], user_id=user_id), when=when)
