"""Writer of turns' events into PostgreSQL, for listeners in other processes; nothing is written where none listens."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from taskchat import feed
from taskchat.chat.running.registry import RunningTurn, RunningTurns
from taskchat.chat.store import turn_events
from taskchat.database import Database

logger = logging.getLogger(__name__)

# Seconds between two batches: what a listener elsewhere waits at most for words to leave this process.
_BATCH_S = 0.1


@dataclass(eq=False)
class _Wanted:
    turn: RunningTurn
    written: int = 0
    is_ended: bool = False


class LogWriter:
    """Writer of one process: one statement a batch, for all of its turns that are wanted elsewhere.

    A turn is wanted from the moment at which somebody says so (`TurnWanted`); all it has said before is written then.
    """

    def __init__(self, database: Database, turns: RunningTurns) -> None:
        self._database = database
        self._turns = turns
        self._wanted: dict[UUID, _Wanted] = {}
        self._task: asyncio.Task[None] | None = None
        self._subscriptions = [
            feed.subscribe(feed.TurnWanted, self._on_wanted),
            feed.subscribe(feed.SignalsMissed, lambda _: self._write_anew()),
        ]

    async def aclose(self) -> None:
        """Write what is left and hear of no more wishes."""
        while self._subscriptions:
            self._subscriptions.pop()()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=1.0)

    def _on_wanted(self, signal: feed.TurnWanted) -> None:
        turn = self._turns.find(signal.turn_id)
        if turn is None or self._database.is_sqlite:
            return
        self._wanted = self._remembered()
        self._wanted.setdefault(turn.id, _Wanted(turn))
        self._start()

    def _remembered(self) -> dict[UUID, _Wanted]:
        """Return the turns that are wanted; one that is written whole is remembered as long as the registry has it."""
        return {key: one for key, one in self._wanted.items() if self._turns.find(key) or not one.is_ended}

    def _write_anew(self) -> None:
        """Write all of it again: after a crash PostgreSQL has emptied the table, which is not logged."""
        # New ones: a batch that is on its way notes nothing in them.
        self._wanted = {key: _Wanted(one.turn) for key, one in self._remembered().items()}
        self._start()

    def _start(self) -> None:
        if self._wanted and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._write())

    async def _write(self) -> None:
        while wanted := [one for one in self._wanted.values() if not one.is_ended]:
            if rows := list(_rows(wanted)):
                try:
                    async with self._database.begin() as session:
                        await turn_events.add(session, rows)
                except (SQLAlchemyError, OSError) as error:
                    logger.warning("Events of turns were not written for other processes", exc_info=error)
                else:
                    _note(wanted, rows)
            await asyncio.sleep(_BATCH_S)


def _rows(wanted: list[_Wanted]) -> Iterator[dict[str, Any]]:
    for one in wanted:
        log = one.turn.channel.log
        if len(log) > one.written or log.is_closed:
            yield turn_events.to_row(
                one.turn.id, one.written + 1, [log[index] for index in range(one.written, len(log))], log.is_closed
            )


def _note(wanted: list[_Wanted], rows: list[dict[str, Any]]) -> None:
    written = {row["turn_id"]: row for row in rows}
    for one in wanted:
        if row := written.get(one.turn.id):
            one.written, one.is_ended = row["last"], row["is_end"]
