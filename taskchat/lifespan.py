"""Lifespan of the app: start-up checks and a graceful shutdown."""

import asyncio
import gc
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from types import FrameType

from taskchat.assistant import ModelRegistry
from taskchat.chat import TaskChatServer
from taskchat.database import Database, require_head
from taskchat.feed import listening
from taskchat.settings import Settings
from taskchat.trouble import shorten_troubles

_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@asynccontextmanager
async def lifespan(
    settings: Settings, database: Database, chat: TaskChatServer, models: ModelRegistry
) -> AsyncIterator[None]:
    """Check settings and database, then run the app until its end.

    Refuses to start without a signing key, or on a database that is behind: raises `InvalidSettings` or
    `DatabaseBehind`. Removes files that no message came to hold. On a stop signal it stops running turns; at the end it
    saves their text and disconnects.
    """
    shorten_troubles()
    settings.signing_key()
    await require_head(database)
    await chat.uploads.sweep()
    # The garbage collector scans all objects now and then; those of the libraries alone take a tenth of a second, which
    # would interrupt every answer.
    gc.collect()
    gc.freeze()
    async with listening(database):
        await chat.orphans.sweep()
        with _stop_on_signal(chat.turns.cancel_all):
            yield
        gc.unfreeze()
        # Still known to live, until its last turn is saved.
        await chat.aclose()
    await models.close()
    await database.dispose()


@contextmanager
def _stop_on_signal(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` in the event loop on a stop signal, before the server's own handler.

    The server lets every stream come to its end first, for minutes if need be, and only then ends the app; whoever sent
    the signal has long killed the process by then.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread only
        return
    loop = asyncio.get_running_loop()
    handlers = {sign: handler for sign in _STOP_SIGNALS if callable(handler := signal.getsignal(sign))}

    def on_signal(sign: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop)
        handlers[signal.Signals(sign)](sign, frame)

    for sign in handlers:
        signal.signal(sign, on_signal)
    try:
        yield
    finally:
        for sign, handler in handlers.items():
            signal.signal(sign, handler)
