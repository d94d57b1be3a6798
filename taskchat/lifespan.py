"""What holds while the app runs: its database is at head; and what is put in order at its end."""

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
from taskchat.settings import Settings

_ENDINGS = (signal.SIGTERM, signal.SIGINT)


@asynccontextmanager
async def running(
    settings: Settings, database: Database, chat: TaskChatServer, models: ModelRegistry
) -> AsyncIterator[None]:
    """Refuse to start without a key to sign with, or on a database that is behind.

    Raises `InvalidSettings` or `DatabaseBehind`. Files that no message came to hold are removed. When the process is
    told to end, stop the turns that are under way; at the end, save what was said in them, and disconnect.
    """
    settings.signing_key()
    await require_head(database)
    await chat.uploads.sweep()
    # Python looks through all objects now and then; those of the libraries alone take it a tenth of a second, in which
    # no answer goes on.
    gc.collect()
    gc.freeze()
    with _when_told_to_end(chat.turns.cancel_all):
        yield
    gc.unfreeze()
    await chat.aclose()
    await models.close()
    await database.dispose()


@contextmanager
def _when_told_to_end(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` in the event loop once the process is told to end, before its server does what it does then.

    That one lets every stream come to its end first, for minutes if need be, and only then says that the app ends;
    whoever told the process has long killed it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # where nobody can be told of signals
        return
    loop = asyncio.get_running_loop()
    handlers = {sign: handler for sign in _ENDINGS if callable(handler := signal.getsignal(sign))}

    def told(sign: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop)
        handlers[signal.Signals(sign)](sign, frame)

    for sign in handlers:
        signal.signal(sign, told)
    try:
        yield
    finally:
        for sign, handler in handlers.items():
            signal.signal(sign, handler)
