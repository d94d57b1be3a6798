"""Push of committed changes to every open page of their person."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import reflex as rx

from taskchat.feed import Change, Topic, subscribe
from taskchat.ui.state import Feed, feed_token

logger = logging.getLogger(__name__)


def push_changes(app: rx.App) -> None:
    """Push changes while the app runs."""
    logging.getLogger("reflex.app").addFilter(_unless_feed)
    app.register_lifespan_task(asynccontextmanager(partial(_pushing, app)))


def _unless_feed(record: logging.LogRecord) -> bool:
    # A feed has linked tabs but no socket of its own: Reflex warns of that at each push, with the feed's name.
    return "delta to disconnected client" not in record.getMessage()


async def _pushing(app: rx.App) -> AsyncIterator[None]:
    waiting: set[Change] = set()
    running: set[asyncio.Task[None]] = set()

    def push(change: Change) -> None:
        # A burst of changes needs one push: the page reads the changes from the database.
        if change in waiting:
            return
        waiting.add(change)
        task = asyncio.create_task(_raise(app, change, waiting))
        running.add(task)
        task.add_done_callback(running.discard)

    unsubscribe = subscribe(Change, push)
    try:
        yield
    finally:
        unsubscribe()


async def _raise(app: rx.App, change: Change, waiting: set[Change]) -> None:
    try:
        async with app.modify_state(rx.BaseStateToken(ident=feed_token(change.user_id), cls=Feed)) as root:
            waiting.discard(change)
            feed = await root.get_state(Feed)
            match change.topic:
                case Topic.TASKS:
                    feed.tasks += 1
                case Topic.THREADS:
                    feed.threads += 1
    except Exception:
        waiting.discard(change)
        logger.exception("A change could not be pushed to the open pages")
