"""Another process, that completes tasks: `python -m tests.integration.series.completing URL USER SEED`."""

import asyncio
import random
import sys
from uuid import UUID

from sqlmodel import col, select

from taskchat import accounts as _accounts  # noqa: F401 - tasks are those of people
from taskchat import tasks
from taskchat.database import Database
from taskchat.tasks import Task

AT_ONCE = 4


async def main(url: str, user_id: UUID, seed: int) -> None:
    """Complete, each in a transaction of its own, every task that is open when it is told to begin."""
    database = Database(url)
    mine = select(col(Task.id)).where(Task.user_id == user_id, col(Task.completed_at).is_(None))
    async with database.read() as session:
        ids = list((await session.execute(mine)).scalars())
    random.Random(seed).shuffle(ids)  # noqa: S311 - an order, no secret
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    left = iter(ids)

    async def work() -> None:
        for task_id in left:
            async with database.begin() as session:
                await tasks.complete(session, user_id=user_id, task_id=task_id)

    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(work())
    await database.dispose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], UUID(sys.argv[2]), int(sys.argv[3])))
