"""Identity of this process among those that share a database, and whether another one lives."""

import os
from functools import cache
from uuid import UUID, uuid4

from taskchat.database import Database


def process_id() -> UUID:
    """Return the id of this process: another one after each start, and in each worker.

    The server loads the app first and forks its workers then: what was made before would be the same in all of them.
    """
    return _id_of(os.getpid())


async def is_alive(database: Database, process: UUID) -> bool:
    """Whether a process that uses this database lives."""
    return process == process_id()


@cache
def _id_of(pid: int) -> UUID:
    return uuid4()
