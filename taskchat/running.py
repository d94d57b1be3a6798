"""What holds while the app runs: its database is at head; and what is put in order at its end."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from taskchat.assistant import Models
from taskchat.chat import TaskChatServer
from taskchat.database import Database, require_head
from taskchat.settings import Settings


@asynccontextmanager
async def running(settings: Settings, database: Database, chat: TaskChatServer, models: Models) -> AsyncIterator[None]:
    """Refuse to start without a key to sign with, or on a database that is behind.

    Raises `InvalidSettings` or `DatabaseBehind`. Files that no message came to hold are removed. At the end, stop the
    turns that are under way, save what was said in them, and disconnect.
    """
    settings.signing_key()
    await require_head(database)
    await chat.uploads.sweep()
    # Python looks through all objects now and then; those of the libraries alone take it a tenth of a second, in which
    # no answer goes on.
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
    await chat.ended()
    await models.close()
    await database.dispose()
