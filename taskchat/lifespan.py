"""Lifespan of the app: start-up checks and a graceful shutdown."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from taskchat.assistant import ModelRegistry
from taskchat.chat import TaskChatServer
from taskchat.database import Database, require_head
from taskchat.feed import listening
from taskchat.notifications import reminding
from taskchat.settings import Settings
from taskchat.shutdown import shutdown_on_signal
from taskchat.tasks import pruned_daily
from taskchat.trouble import shorten_troubles


@asynccontextmanager
async def lifespan(
    settings: Settings, database: Database, chat: TaskChatServer, models: ModelRegistry
) -> AsyncIterator[None]:
    """Check settings and database, then run the app until its end.

    Refuses to start without a signing key, or on a database that is behind: raises `InvalidSettings` or
    `DatabaseBehind`. Removes files that no message came to hold, and each day what is too old in the history. When it
    is told to stop, running turns get `DRAIN_SECONDS`; what was said by then is saved, and everything disconnected.
    """
    shorten_troubles()
    settings.signing_key()
    await require_head(database)
    await chat.uploads.sweep()
    # The garbage collector scans all objects now and then; those of the libraries alone take a tenth of a second, which
    # would interrupt every answer.
    gc.collect()
    gc.freeze()
    async with (
        listening(database),
        reminding(database, settings),
        pruned_daily(database, days=settings.history_days),
    ):
        drain = partial(chat.turns.drain, settings.drain_seconds)
        async with chat.orphans.watched():
            with shutdown_on_signal(drain, chat.turns.cancel_all):
                yield
        gc.unfreeze()
        # Still known to live, until its last turn is saved.
        await chat.aclose()
    await models.close()
    await database.dispose()
