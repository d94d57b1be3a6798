"""Streams of turns: from any number on, for anybody of that person who listens, and the way to stop one."""

import contextlib
from collections import Counter
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from taskchat import feed
from taskchat.chat.context import RequestContext
from taskchat.chat.errors import TooManyStreams
from taskchat.chat.running.orphans import Orphans
from taskchat.chat.running.registry import KEPT_S, RunningTurn, RunningTurns
from taskchat.chat.running.remote_turns import RemoteTurns
from taskchat.chat.store import SqlStore, TurnRow
from taskchat.chat.values import to_key
from taskchat.database import Database, now

MAX_STREAMS = 60
_KEPT = timedelta(seconds=KEPT_S)


class TurnGone(Exception):
    """Turn whose events are there no more: what it said is in the thread."""


@dataclass(frozen=True)
class TurnStream:
    """Events of a turn, each with its number, for one listener."""

    turn_id: UUID
    events: AsyncGenerator[bytes, None]


class TurnStreams:
    """Streams of the turns of one installation; a person may have `max_streams` open at once in a process."""

    def __init__(
        self,
        store: SqlStore,
        database: Database,
        turns: RunningTurns,
        orphans: Orphans,
        *,
        max_streams: int = MAX_STREAMS,
    ) -> None:
        self._store, self._database = store, database
        self._turns, self._orphans = turns, orphans
        self._remote = RemoteTurns(store, database, orphans)
        self.max_streams = max_streams
        self._open = Counter[UUID]()

    def check_room(self, context: RequestContext) -> None:
        """Raise `TooManyStreams` where the person has as many open as they may."""
        if self._open[context.user_id] >= self.max_streams:
            raise TooManyStreams(self.max_streams)

    async def listen(self, turn: RunningTurn, after: int = 0, *, numbered: bool = False) -> AsyncGenerator[bytes, None]:
        """Yield the events of a turn behind a number; to leave changes nothing for the turn."""
        number = max(after, 0)
        log = turn.channel.log
        self._open[turn.user_id] += 1
        try:
            while await log.wait(number):
                event = log[number]
                number += 1
                yield b"id: %d\n%b" % (number, event) if numbered else event
        finally:
            self._open[turn.user_id] -= 1
            self._open += Counter()

    async def open(
        self, thread_id: str, context: RequestContext, *, after: int = 0, turn_id: UUID | None = None
    ) -> TurnStream | None:
        """Open the stream of a turn, by default of the one that answers in a thread; None where none does.

        Raises `NotFoundError` for a thread that is not there, `TurnGone` for a turn that is not, and `TooManyStreams`.
        """
        owner = await self._store.load_turn(thread_id, context)
        wanted = turn_id or (owner.id if owner else None)
        if wanted is None:
            return None
        self.check_room(context)
        if turn := self._find(wanted, thread_id, context):
            return TurnStream(wanted, self.listen(turn, after, numbered=True))
        row = await self._row(wanted, thread_id, owner, context)
        if row is None or not await self._is_told(row):
            raise TurnGone
        return TurnStream(wanted, self._follow(row, after))

    async def _follow(self, row: TurnRow, after: int) -> AsyncGenerator[bytes, None]:
        async with (
            self._remote.following(row) as turn,
            contextlib.aclosing(self.listen(turn, after, numbered=True)) as events,
        ):
            async for event in events:
                yield event

    async def _is_told(self, row: TurnRow) -> bool:
        """Whether the process of a turn is there to tell its events; a turn without one is ended."""
        if row.process_id == feed.process_id() or (row.ended_at and row.ended_at < now() - _KEPT):
            return False
        if await feed.is_alive(self._database, row.process_id):
            return True
        await self._orphans.look_after(str(row.thread_id), RequestContext(row.user_id))
        return False

    async def _row(
        self, turn_id: UUID, thread_id: str, owner: TurnRow | None, context: RequestContext
    ) -> TurnRow | None:
        if owner is not None and owner.id == turn_id:
            return owner
        return await self._store.load_one_turn(thread_id, turn_id, context)

    async def stop(self, thread_id: str, context: RequestContext, *, turn_id: UUID | None = None) -> bool:
        """Stop a turn, by default the one that answers in a thread, wherever it runs; returns whether there is one.

        Raises `NotFoundError`.
        """
        owner = await self._store.load_turn(thread_id, context)
        wanted = turn_id or (owner.id if owner else None)
        if wanted is None:
            return False
        if self._find(wanted, thread_id, context):
            return self._turns.stop(wanted)
        return await self._store.ask_stop(thread_id, wanted, context)

    def _find(self, turn_id: UUID, thread_id: str, context: RequestContext) -> RunningTurn | None:
        """Find a turn of this process, if it is the person's, in that thread."""
        turn = self._turns.find(turn_id)
        is_theirs = turn is not None and turn.thread_id == str(to_key(thread_id)) and turn.user_id == context.user_id
        return turn if is_theirs else None
