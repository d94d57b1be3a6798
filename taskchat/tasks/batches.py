"""Batches of work on many rows: between two of them the event loop serves everybody else."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from operator import attrgetter
from typing import TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col
from sqlmodel.sql.expression import SelectOfScalar

from taskchat.tasks.models import Task, TaskChange

# Rows of one batch: a few milliseconds of work on their objects.
BATCH = 50

# Two UUIDs compare in the same order, but in Python.
_AS_NUMBER = attrgetter("int")

Item = TypeVar("Item")


async def batches(items: Sequence[Item], size: int = BATCH) -> AsyncIterator[Sequence[Item]]:
    """Yield items in batches, in their order; between two others have their turn.

    All of it may be one transaction: it stays open meanwhile, and is all or nothing as before.
    """
    for start in range(0, len(items), size):
        if start:
            await asyncio.sleep(0)
        yield items[start : start + size]


async def fetch_tasks(session: AsyncSession, statement: SelectOfScalar[Task], ids: Collection[UUID]) -> list[Task]:
    """Fetch those of a statement's tasks that have one of these ids, in the order of the ids, in batches.

    They are read, and locked where the statement locks, in the order of their keys: so two writers of many tasks do not
    wait for each other.
    """
    found: dict[UUID, Task] = {}
    async for keys in batches(sorted(set(ids), key=_AS_NUMBER)):
        some = statement.where(col(Task.id).in_(keys)).order_by(col(Task.id))
        found.update((task.id, task) for task in (await session.execute(some)).scalars())
    return [found[task_id] for task_id in dict.fromkeys(ids) if task_id in found]


async def fetch_changes(session: AsyncSession, statement: SelectOfScalar[TaskChange]) -> list[TaskChange]:
    """Fetch all changes that a statement selects, oldest first, in batches."""
    ordered = statement.order_by(None).order_by(col(TaskChange.id))
    # A key is small: to sort all of them once is less than to sort what is left for each batch.
    keys = (await session.execute(ordered.with_only_columns(col(TaskChange.id)))).scalars().all()
    found: list[TaskChange] = []
    async for some in batches(keys):
        found += (await session.execute(ordered.where(col(TaskChange.id).in_(some)))).scalars()
    return found
