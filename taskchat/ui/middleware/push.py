"""Push of what was committed, here or in another process, to the open pages that this process holds."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any, Protocol
from uuid import UUID

import reflex as rx
from reflex.event import Event
from reflex.state import StateUpdate

from taskchat.feed import Change, SignalsMissed, SignedOut, Topic, subscribe
from taskchat.ui.middleware.open_pages import OpenPages
from taskchat.ui.middleware.redis_watch import watching_redis
from taskchat.ui.state import SIGN_IN, raise_numbers

logger = logging.getLogger(__name__)

# Seconds between two pushes to a person: each makes a page read its data anew.
_PAUSE_S = 0.1
# Pauses between two pushes of these topics. A turn announces its thread with every item that it saves; with the pause
# above, a page hears of the last one within a second.
_LONG_PAUSES_S: Mapping[Topic, float] = {Topic.THREADS: 0.9}


def push_changes(app: rx.App) -> None:
    """Push while the app runs."""
    pages = OpenPages()
    pages.watch(app)
    app.register_lifespan_task(asynccontextmanager(partial(_pushing, pages)))


async def _pushing(pages: OpenPages) -> AsyncIterator[None]:
    push = Push(pages)
    ends = [
        subscribe(Change, push.change),
        subscribe(SignedOut, push.sign_out),
        subscribe(SignalsMissed, lambda _: push.everything()),
    ]
    async with AsyncExitStack() as stack:
        for end in ends:
            stack.callback(end)
        await stack.enter_async_context(watching_redis(push.everything))
        yield


class Pages(Protocol):
    """Pages that are open here, each by the id of its socket."""

    def of_person(self, user_id: UUID) -> Iterator[str]:
        """Iterate over the pages of a person."""
        ...

    def of_session(self, jti: UUID) -> Iterator[str]:
        """Iterate over the pages of a session."""
        ...

    def people(self) -> set[UUID]:
        """Return all who have a page."""
        ...

    async def send(self, sid: str, update: StateUpdate) -> None:
        """Send an update to a page."""

    async def close(self, sid: str) -> None:
        """Close a page's socket."""


class Push:
    """Pushes to pages; to nobody where no page is open. `running` are those on their way."""

    def __init__(self, pages: Pages, *, long_pauses: Mapping[Topic, float] = _LONG_PAUSES_S) -> None:
        self._pages, self._long_pauses = pages, long_pauses
        # Topics that wait for the end of a person's pause.
        self._waiting: dict[UUID, set[Topic]] = {}
        self.running: set[asyncio.Task[None]] = set()

    def change(self, change: Change) -> None:
        """Tell the pages of a person that something changed: at once, and the rest of a burst together."""
        if not any(self._pages.of_person(change.user_id)):
            return
        if (waiting := self._waiting.get(change.user_id)) is not None:
            waiting.add(change.topic)
            return
        self._waiting[change.user_id] = {change.topic}
        self._start(self._raise(change.user_id))

    def everything(self) -> None:
        """Tell each page that anything may have changed."""
        for user_id in self._pages.people():
            for topic in Topic:
                self.change(Change(user_id, topic))

    def sign_out(self, signal: SignedOut) -> None:
        """Send the pages of a session away, and close their sockets."""
        leave = StateUpdate(events=Event.from_event_type(SIGN_IN))
        for sid in self._pages.of_session(signal.jti):
            self._start(self._send_away(sid, leave))

    async def _raise(self, user_id: UUID) -> None:
        # One turn of the loop: what was committed together is told together.
        await asyncio.sleep(0)
        loop, held = asyncio.get_running_loop(), dict[Topic, float]()
        try:
            while self._waiting[user_id] or held:
                at = loop.time()
                held = {topic: until for topic, until in held.items() if until > at}
                topics = self._waiting[user_id] - held.keys()
                self._waiting[user_id] -= topics
                held |= {topic: at + self._long_pauses[topic] for topic in topics & self._long_pauses.keys()}
                for sid in self._pages.of_person(user_id) if topics else ():
                    await self._pages.send(sid, raise_numbers(topics))
                await asyncio.sleep(_PAUSE_S)
        finally:
            # After an error too, or this person would never be told anything again.
            del self._waiting[user_id]

    async def _send_away(self, sid: str, leave: StateUpdate) -> None:
        await self._pages.send(sid, leave)
        await self._pages.close(sid)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self.running.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("An open page could not be told", exc_info=error)
