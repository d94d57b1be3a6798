"""Another process, that takes a proposal: `python -m tests.integration.chat.taking URL USER THREAD BATCH PLAN TASK`."""

import asyncio
import sys
from uuid import UUID

from taskchat import accounts as _accounts  # noqa: F401 - tasks are those of people
from taskchat.database import Database
from taskchat.tasks import Origin, Plan, take


async def main(url: str, *given: str) -> None:
    """Take one task of the proposal when told to begin; say whether this was the first to take it."""
    user, thread, batch, plan, task = given
    database = Database(url)
    async with database.read():
        # Connected, so that both begin at the same moment.
        sys.stdout.write("ready\n")
        sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    origin = Origin(UUID(thread), batch_id=UUID(batch))
    async with database.begin() as session:
        done = await take(
            session, user_id=UUID(user), plan=Plan.model_validate_json(plan), origin=origin, only={UUID(task)}
        )
    sys.stdout.write("taken\n" if done else "was taken\n")
    await database.dispose()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
