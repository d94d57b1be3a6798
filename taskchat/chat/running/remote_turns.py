"""Turns of other processes, as their listeners here hear them: logs that follow those in the database."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from chatkit.store import NotFoundError
from chatkit.types import ThreadItemDoneEvent
from sqlalchemy.exc import SQLAlchemyError

from taskchat import feed
from taskchat.chat.channel import TurnChannel
from taskchat.chat.context import RequestContext
from taskchat.chat.events import to_event
from taskchat.chat.running.orphans import Orphans
from taskchat.chat.running.registry import RunningTurn
from taskchat.chat.store import SqlStore, TurnEventRow, TurnRow, turn_events
from taskchat.database import Database

logger = logging.getLogger(__name__)

# Seconds between two looks at the database, as long as somebody listens.
_POLL_S = 0.1
# Looks between two questions whether the turn still runs; its wish is said again with each, since a signal may be lost.
_LOOKS = 5


@dataclass(eq=False)
class _Remote:
    turn: RunningTurn
    listeners: int = 0
    looks_since_news: int = 0
    is_over: bool = False
    question: asyncio.Task[None] | None = None


class RemoteTurns:
    """Turns of other processes that somebody listens to here: one statement a look reads the news of all of them."""

    def __init__(self, store: SqlStore, database: Database, orphans: Orphans) -> None:
        self._store, self._database, self._orphans = store, database, orphans
        self._remote: dict[UUID, _Remote] = {}
        self._task: asyncio.Task[None] | None = None

    @contextlib.asynccontextmanager
    async def following(self, row: TurnRow) -> AsyncIterator[RunningTurn]:
        """Follow a turn of another process as long as the block lasts."""
        remote, is_first = self._remote.get(row.id), row.id not in self._remote
        if remote is None:
            turn = RunningTurn(row.id, str(row.thread_id), row.user_id, TurnChannel())
            remote = self._remote[row.id] = _Remote(turn)
        remote.listeners += 1
        try:
            if is_first:
                await feed.publish(self._database, feed.TurnWanted(row.id))
            if self._task is None or self._task.done():
                self._task = asyncio.create_task(self._follow())
            yield remote.turn
        finally:
            remote.listeners -= 1
            if not remote.listeners:
                self._remote.pop(row.id, None)

    async def _follow(self) -> None:
        while followed := [one for one in self._remote.values() if not one.turn.channel.log.is_closed]:
            try:
                await self._read(followed)
            except (SQLAlchemyError, OSError) as error:
                logger.warning("Events of turns in other processes were not read", exc_info=error)
            for remote in followed:
                self._look_after(remote)
            await asyncio.sleep(_POLL_S)

    async def _read(self, followed: list[_Remote]) -> None:
        async with self._database.read() as session:
            rows = await turn_events.load(session, {one.turn.id: len(one.turn.channel.log) for one in followed})
        for row in rows:
            if (remote := self._remote.get(row.turn_id)) is not None:
                _take(remote, row)

    def _look_after(self, remote: _Remote) -> None:
        """Ask now and then whether a turn without news still runs, and end its log where it does not."""
        remote.looks_since_news += 1
        if remote.looks_since_news % _LOOKS or (remote.question and not remote.question.done()):
            return
        if remote.is_over:
            remote.turn.channel.log.close()
        else:
            # A task of its own: to say that a process is gone takes seconds, in which the others are read.
            remote.question = asyncio.create_task(self._ask(remote))

    async def _ask(self, remote: _Remote) -> None:
        turn, context = remote.turn, RequestContext(remote.turn.user_id)
        try:
            await self._orphans.look_after(turn.thread_id, context)
            row = await self._store.load_one_turn(turn.thread_id, turn.id, context)
            remote.is_over = row is None or row.ended_at is not None
            if row is not None and remote.is_over and not await feed.is_connected(self._database, row.process_id):
                await self._tell_end(remote, row)
                return
            await feed.publish(self._database, feed.TurnWanted(turn.id))
        except NotFoundError:
            remote.is_over = True
        except (SQLAlchemyError, OSError) as error:
            logger.warning("A turn in another process could not be asked for", exc_info=error)

    async def _tell_end(self, remote: _Remote, row: TurnRow) -> None:
        """Tell the end of a turn whose process is gone and could not: what it had written, and the mark below it."""
        await self._read([remote])
        mark = await self._store.load_mark(remote.turn.thread_id, row.message_id, RequestContext(row.user_id))
        log = remote.turn.channel.log
        if mark is not None and not log.is_closed:
            log.append(to_event(ThreadItemDoneEvent(item=mark)))
        log.close()


def _take(remote: _Remote, row: TurnEventRow) -> None:
    log = remote.turn.channel.log
    if row.first > len(log) + 1:
        # Those before it are gone with a crash of the database; the turn's process writes all of them again.
        return
    # The same batch comes again where it was written, and its writer was not told so.
    for event in turn_events.events_of(row)[max(0, len(log) + 1 - row.first) :]:
        log.append(event)
    remote.looks_since_news = 0
    if row.is_end:
        log.close()
