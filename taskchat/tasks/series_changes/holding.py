"""Series held for a change: its open occurrences and itself locked, in this order, as whoever completes one does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat import feed
from taskchat.database import now
from taskchat.tasks.history import snapshot
from taskchat.tasks.models import Task
from taskchat.tasks.origin import Origin
from taskchat.tasks.seen import Seen
from taskchat.tasks.series import (
    SUBTASKS,
    Following,
    Occurrence,
    Series,
    SeriesChangedSince,
    SeriesNotFound,
    SeriesRefused,
    born_columns,
    fresh_subtasks,
    insert,
    kept_subtasks,
    lock_series,
    record_series,
    restored_series,
    subtasks_for,
)
from taskchat.tasks.service import erase
from taskchat.tasks.subtasks import Subtasks, lock_with_subtasks

_TRIES = 5


class SeriesChanged(NamedTuple):
    """Series after a change, its open occurrences, and the journal's entry; None where nothing changed."""

    series: Series
    open: list[Task]
    change_id: UUID | None


@dataclass
class Held:
    """Series that is held: `open` occurrences, the `closed` ones' last slot, and how many there are of both.

    `subtasks` are those of the open ones.
    """

    session: AsyncSession
    series: Series
    open: list[Task]
    subtasks: Subtasks
    closed: str | None
    made: int
    origin: Origin | None
    at: datetime

    def __post_init__(self) -> None:
        self._before = snapshot(self.series)
        self._change_id: UUID | None = None

    @property
    def latest(self) -> str | None:
        """The last slot of all occurrences."""
        slots = [self.closed, *(task.slot for task in self.open)]
        return max((slot for slot in slots if slot), default=None)

    def taken_before(self, task: Task) -> str | None:
        """Return the last slot of all occurrences but one."""
        slots = [self.closed, *(other.slot for other in self.open if other is not task)]
        return max((slot for slot in slots if slot), default=None)

    def journal(self) -> UUID | None:
        """Journal what was changed of the series so far; None where nothing was."""
        if self._change_id is None and snapshot(self.series) != self._before:
            self.series.touch()
            self._change_id = record_series(self.session, self.series, before=self._before, origin=self.origin).id
            feed.announce(self.session, feed.Change(self.series.user_id, feed.Topic.TASKS))
        return self._change_id

    async def take_away(self, tasks: Sequence[Task]) -> None:
        """Delete occurrences as a consequence of the change that was journalled."""
        causes = {task.id: self._cause for task in tasks}
        gone = {"user_id": self.series.user_id, "origin": self.origin, "causes": causes}
        await erase(self.session, tasks, self.subtasks, **gone)
        self.open = [task for task in self.open if task not in tasks]

    async def put(self, occurrence: Occurrence | None, *, last: Task | None = None) -> None:
        """Make an occurrence as a consequence of the change that was journalled.

        Its subtasks are those of the `last` one, or else those that were kept when that went.
        """
        if occurrence is None:
            return
        task = Task(**born_columns(self.series, occurrence, at=self.at))
        subtasks = (
            subtasks_for(task, self.series)
            if last is None
            else fresh_subtasks(self.subtasks.of(last), last, task, self.series.zone)
        )
        following = [Following(one, self._cause) for one in (task, *subtasks)]
        made = await insert(self.session, following, origin=self.origin)
        self.open += [task] if task.id in made else []

    def keep_subtasks(self) -> None:
        """Keep the subtasks of the open occurrence, which goes, for the next one."""
        if self.open:
            kept = kept_subtasks(self.subtasks.of(self.open[-1]), self.open[-1])
            others = {name: value for name, value in self.series.template.items() if name != SUBTASKS}
            self.series.template = others | kept

    @property
    def _cause(self) -> UUID:
        if self._change_id is None:
            raise RuntimeError("the change of the series is journalled before what follows from it")
        return self._change_id

    def result(self) -> SeriesChanged:
        """Return what became of it."""
        return SeriesChanged(self.series, self.open, self._change_id)


async def hold(
    session: AsyncSession, *, user_id: UUID, series_id: UUID, seen: Seen | None, origin: Origin | None
) -> Held:
    """Hold a series; raises `SeriesNotFound`, or `SeriesChangedSince` where `seen` names other versions.

    Whoever completes an occurrence has locked that first, then the series. Who came in between made another one, which
    must be locked before the series, too: then all of it begins anew.
    """
    for _ in range(_TRIES):
        async with session.begin_nested() as attempt:
            held = await _try_to_hold(session, user_id=user_id, series_id=series_id, origin=origin)
            if held is not None:
                _check(held.series, seen)
                return held
            await attempt.rollback()
    raise SeriesRefused("This series is changed from everywhere right now; please try again.")


def _check(series: Series, seen: Seen | None) -> None:
    if seen is None or series.version in seen.versions:
        return
    kept = restored_series(snapshot(series), series_id=series.id, user_id=series.user_id)
    kept.version, kept.updated_at = series.version, series.updated_at
    raise SeriesChangedSince(kept)


async def _try_to_hold(session: AsyncSession, *, user_id: UUID, series_id: UUID, origin: Origin | None) -> Held | None:
    of_it = select(Task).where(Task.user_id == user_id, Task.series_id == series_id)
    still_open = of_it.where(col(Task.completed_at).is_(None)).order_by(col(Task.id)).with_for_update()
    found = await session.execute(still_open.execution_options(populate_existing=True))
    tasks = sorted(found.scalars(), key=lambda task: task.slot or "")
    ids = [task.id for task in tasks]
    _, subtasks = await lock_with_subtasks(session, ids, user_id=user_id)
    locked = (await lock_series(session, user_id=user_id, series_ids=[series_id], closing=ids)).get(series_id)
    if locked is None:
        raise SeriesNotFound
    if locked.has_open:
        return None
    return Held(session, locked.series, tasks, subtasks, locked.latest, locked.made, origin, now())
