"""Shutdown of a process: SIGTERM drains it first, Ctrl-C ends its answers at once."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

logger = logging.getLogger(__name__)

_Handler = Callable[[int, FrameType | None], Any]


@contextmanager
def shutdown_on_signal(drain: Callable[[], Coroutine[Any, Any, None]], stop: Callable[[], None]) -> Iterator[None]:
    """Await `drain` on SIGTERM, and only then let the server end; call `stop` on SIGINT, before the server's handler.

    The server closes its port as soon as it hears of a signal, and then lets every stream come to its end, for minutes
    if need be. While it drains, the port must stay open: `/readyz` says that no more shall come, and whoever comes all
    the same is told to try again. So the server hears SIGINT when all is saved, which ends it like SIGTERM.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread only
        return
    loop = asyncio.get_running_loop()
    draining: set[asyncio.Task[None]] = set()

    def on_terminate() -> None:
        # systemd sends one to each process of the service, and its parent sends another.
        if not draining:
            draining.add(loop.create_task(_drain_and_end(drain)))

    loop.add_signal_handler(signal.SIGTERM, on_terminate)
    with _before_interrupt(lambda: loop.call_soon_threadsafe(stop)):
        yield
    # SIGTERM stays ours until the loop is closed: by default it would end the process while it saves.


async def _drain_and_end(drain: Callable[[], Coroutine[Any, Any, None]]) -> None:
    try:
        await drain()
    except Exception:
        logger.exception("The process ends without having saved everything")
    finally:
        os.kill(os.getpid(), signal.SIGINT)


@contextmanager
def _before_interrupt(call: Callable[[], Any]) -> Iterator[None]:
    before: _Handler | int | None = signal.getsignal(signal.SIGINT)
    if not callable(before):
        yield
        return

    def on_interrupt(sign: int, frame: FrameType | None) -> None:
        call()
        before(sign, frame)

    signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
