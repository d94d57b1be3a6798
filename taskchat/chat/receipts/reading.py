"""Cards from the database: the journal, and the tasks as they are now.

Two statements, however many tasks; two more where some of them come again, and one where some are subtasks.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.chat.receipts.cards import DRAWN, Card, Coming, receipt
from taskchat.chat.receipts.proposals import first_page, proposal
from taskchat.chat.receipts.questions import ASKED, kept, question
from taskchat.tasks import (
    LocalClock,
    Plan,
    Task,
    TaskDiff,
    get_many,
    list_changes,
    list_open,
    list_rhythms,
    task_diffs,
)


async def read_receipt(session: AsyncSession, batch_id: UUID, *, user_id: UUID, clock: LocalClock) -> Card | None:
    """Read the receipt of a batch of changes; None where nothing was changed."""
    diffs = task_diffs(await list_changes(session, user_id=user_id, batch_id=batch_id))
    if not diffs:
        return None
    tasks = await _tasks_by_id(session, [diff.task_id for diff in diffs[:DRAWN]], user_id=user_id)
    coming = await _coming(session, diffs[:DRAWN], tasks, user_id=user_id)
    return receipt(diffs, tasks, batch_id=batch_id, clock=clock, coming=coming)


async def _coming(
    session: AsyncSession, diffs: Sequence[TaskDiff], tasks: Mapping[UUID, Task], *, user_id: UUID
) -> Coming:
    given = [*(diff.series_id for diff in diffs), *(task.series_id for task in tasks.values())]
    series_ids = {series_id for series_id in given if series_id}
    parents = await _parents(session, diffs, tasks, user_id=user_id)
    if not series_ids:
        return Coming(parents=parents)
    rhythms = await list_rhythms(session, user_id=user_id, series_ids=series_ids)
    return Coming(rhythms, await list_open(session, user_id=user_id, series_ids=series_ids), parents)


async def _parents(
    session: AsyncSession, diffs: Sequence[TaskDiff], tasks: Mapping[UUID, Task], *, user_id: UUID
) -> dict[UUID, str]:
    given = [*(diff.task.parent_id for diff in diffs), *(task.parent_id for task in tasks.values())]
    parent_ids = {parent_id for parent_id in given if parent_id}
    found = await get_many(session, user_id=user_id, task_ids=parent_ids) if parent_ids else []
    return {task.id: task.title for task in found}


async def read_question(session: AsyncSession, plan: Plan, *, batch_id: UUID, user_id: UUID, clock: LocalClock) -> Card:
    """Read the question whether to carry out a plan, as the batch `batch_id`."""
    task_ids = first_page(plan, clock) if plan.proposed else plan.task_ids[:ASKED]
    tasks = await _tasks_by_id(session, task_ids, user_id=user_id)
    coming = await _coming(session, (), tasks, user_id=user_id)
    draw = proposal if plan.proposed else question
    return draw(plan, tasks, batch_id=batch_id, clock=clock, coming=coming)


async def read_kept(session: AsyncSession, plan: Plan, *, user_id: UUID, clock: LocalClock) -> Card:
    """Read the card in the place of a question after which nothing was changed."""
    tasks = await _planned_tasks(session, plan, user_id=user_id)
    return kept(plan, tasks, clock=clock, coming=await _coming(session, (), tasks, user_id=user_id))


async def _planned_tasks(session: AsyncSession, plan: Plan, *, user_id: UUID) -> dict[UUID, Task]:
    return await _tasks_by_id(session, plan.task_ids[:ASKED], user_id=user_id)


async def _tasks_by_id(session: AsyncSession, task_ids: Sequence[UUID], *, user_id: UUID) -> dict[UUID, Task]:
    return {task.id: task for task in await get_many(session, user_id=user_id, task_ids=task_ids)}
