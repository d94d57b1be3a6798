"""A process that rings alarms until it is killed: `python -m tests.integration.notifications.ringer URL [ROLE]`.

With a role it does so while it has that one.
"""

import asyncio
import sys

from taskchat import feed
from taskchat.database import Database
from taskchat.notifications import Scheduler


async def main(url: str, role: str | None = None) -> None:
    """Ring."""
    database = Database(url)
    # Four at a time, as they grow: whoever kills it finds some that wait.
    scheduler = Scheduler(database, batch=1)
    async with feed.listening(database):
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await (feed.lead(database, role, scheduler.run) if role else scheduler.run())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
