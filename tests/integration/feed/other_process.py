"""Another process, that only listens until its input ends: `python -m tests.integration.feed.other_process URL`."""

import asyncio
import sys

from taskchat import feed
from taskchat.database import Database


async def main(url: str) -> None:
    """Be there."""
    async with feed.listening(Database(url)):
        sys.stdout.write(f"{feed.process_id()}\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
