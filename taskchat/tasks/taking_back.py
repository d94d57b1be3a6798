"""Taking back: rows become again what they were before changes of the journal, unless newer ones would be lost."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat import feed
from taskchat.database import now
from taskchat.tasks.alarms import note_change
from taskchat.tasks.batches import batches, fetch_tasks
from taskchat.tasks.history import restored_task, set_fields, snapshot, with_version
from taskchat.tasks.models import Subject, Task, TaskChange
from taskchat.tasks.series import Series, lock_series, restored_series
from taskchat.tasks.subtasks import Family, read_family


@dataclass(frozen=True)
class UndoResult:
    """Result of an undo: changes that were undone, and changes that were not, since their task was changed again.

    `kept` are consequences of changes that were undone, which stay since somebody changed what they made.
    """

    changes: list[TaskChange]
    conflicts: list[TaskChange]
    kept: list[TaskChange] = field(default_factory=list)


async def take_back(session: AsyncSession, changes: Sequence[TaskChange], *, user_id: UUID) -> UndoResult:
    """Take back changes, given newest first, each with its consequences.

    It takes a few statements a batch, and others are served between two batches.
    """
    consequences = await _consequences(session, changes, user_id=user_id)
    caused = [one for some in consequences.values() for one in some]
    everything = {change.id: change for change in [*changes, *caused]}
    undoing = await start_undoing(session, list(everything.values()), user_id=user_id)
    causes = [change for change in changes if change.cause_id not in everything]
    async for some in batches(causes):
        for change in some:
            await undoing.take_back(change, consequences.get(change.id, []))
        await session.flush()
    await undoing.drop_series()
    if undoing.result.changes:
        feed.announce(session, feed.Change(user_id, feed.Topic.TASKS))
    return undoing.result


async def _consequences(
    session: AsyncSession, changes: Sequence[TaskChange], *, user_id: UUID
) -> dict[UUID, list[TaskChange]]:
    """Find what is left of the consequences of changes, newest first, by their cause; locked.

    Only what has to do with a series has any, or with subtasks that went along: for others nothing is asked.
    """
    found: dict[UUID, list[TaskChange]] = {}
    async for some in batches([change.id for change in changes if _may_have_consequences(change)]):
        left = select(TaskChange).where(TaskChange.user_id == user_id, col(TaskChange.undone_at).is_(None))
        caused = left.where(col(TaskChange.cause_id).in_(some)).order_by(col(TaskChange.id).desc()).with_for_update()
        for change in (await session.execute(caused)).scalars():
            if change.cause_id:
                found.setdefault(change.cause_id, []).append(change)
    return found


def _may_have_consequences(change: TaskChange) -> bool:
    states = [state for state in (change.before, change.after) if state]
    return change.subject == Subject.SERIES or any(state.get("series_id") or state.get("subtasks") for state in states)


async def start_undoing(session: AsyncSession, changes: Sequence[TaskChange], *, user_id: UUID) -> "Undoing":
    """Lock all that changes are about: tasks first, then series."""
    kept = select(Task).where(Task.user_id == user_id).with_for_update().execution_options(populate_existing=True)
    of_tasks = [change for change in changes if change.subject != Subject.SERIES]
    found = await fetch_tasks(session, kept, [change.task_id for change in of_tasks])
    rows: dict[UUID, Task | Series] = {task.id: task for task in found}
    series_ids = {change.task_id for change in changes if change.subject == Subject.SERIES}
    gone = [change.before for change in of_tasks if change.before and change.after is None]
    returning = [state for state in gone if state.get("series_id")]
    series_ids |= {UUID(state["series_id"]) for state in returning}
    if series_ids:
        locked = await lock_series(session, user_id=user_id, series_ids=series_ids)
        rows |= {series_id: one.series for series_id, one in locked.items()}
    taken = await _taken_slots(session, returning, there={task.id for task in found})
    return Undoing(session, rows, taken, await _read_family(session, of_tasks))


async def _read_family(session: AsyncSession, changes: Sequence[TaskChange]) -> Family:
    """Read what must be known of subtasks: nothing, unless a task is to be unmade, or to be put under another."""
    unmade = [change.task_id for change in changes if change.before is None]
    put = {change.task_id: parent_id for change in changes if (parent_id := _parent_in(change.before))}
    gone = [change for change in changes if change.before is not None and change.after is None]
    returning = {change.task_id for change in gone if not _parent_in(change.before)}
    return await read_family(session, set(put.values()), returning, [*unmade, *put])


def _parent_in(fields: dict[str, Any] | None) -> UUID | None:
    given = fields.get("parent_id") if fields else None
    return UUID(given) if given else None


async def _taken_slots(
    session: AsyncSession, states: Sequence[dict[str, Any]], *, there: Collection[UUID]
) -> set[tuple[str, str]]:
    """Find the slots of these states that other tasks stand for by now."""
    found: set[tuple[str, str]] = set()
    async for some in batches([state for state in states if state.get("slot")]):
        ids, slots = ([str(state[name]) for state in some] for name in ("series_id", "slot"))
        mine = select(Task).where(col(Task.series_id).in_([UUID(one) for one in ids]), col(Task.slot).in_(slots))
        others = mine.where(col(Task.id).not_in(there)).with_only_columns(col(Task.series_id), col(Task.slot))
        found |= {(str(series_id), str(slot)) for series_id, slot in await session.execute(others)}
    return found


class Undoing:
    """Undo of some changes: the rows as they are by now, and what was taken back so far.

    All of it has one moment, by which what was undone together is brought back together.
    """

    def __init__(
        self, session: AsyncSession, rows: dict[UUID, Task | Series], taken: set[tuple[str, str]], family: Family
    ) -> None:
        self._session, self._rows, self._taken, self._family = session, rows, taken, family
        self._kept_as_is: set[UUID] = set()
        self._has_deleted = False
        self._unmade: list[TaskChange] = []
        self._at = now()
        self.result = UndoResult([], [])

    async def take_back(self, change: TaskChange, consequences: Sequence[TaskChange]) -> None:
        """Take a change back, and its consequences, newest first; unless its row was changed since."""
        if not self._is_as_left(change):
            self._kept_as_is.add(change.task_id)
            self.result.conflicts.append(change)
            return
        for consequence in consequences:
            if self._is_as_left(consequence) and not self._is_taken(consequence):
                await self._restore(consequence)
            else:
                self._keep(consequence)
        await self._restore(change)
        self.result.changes.append(change)

    def _keep(self, consequence: TaskChange) -> None:
        self._kept_as_is.add(consequence.task_id)
        # What it made may be gone by now: nothing stays then.
        if consequence.after is None or consequence.task_id in self._rows:
            self.result.kept.append(consequence)

    async def drop_series(self) -> None:
        """Delete series whose making was taken back, but for those that have tasks by now; all else must be sent."""
        for change in self._unmade:
            has_tasks = exists().where(col(Task.series_id) == change.task_id)
            unused = delete(Series).where(col(Series.id) == change.task_id, ~has_tasks).returning(col(Series.id))
            gone = await self._session.execute(unused, execution_options={"synchronize_session": False})
            if gone.first() is None:
                change.undone_at = None
                self.result.kept.append(change)

    def _is_as_left(self, change: TaskChange) -> bool:
        """Whether the row is as the change left it.

        Behind a change that stays, an older one may look as if nothing had come after it.
        """
        row = self._rows.get(change.task_id)
        if change.task_id in self._kept_as_is:
            return False
        if row is None or change.after is None:
            return row is None and change.after is None
        if change.before is None and self._family.has_subtasks(change.task_id):
            # They would be left without it.
            return False
        # Only an entry with other fields than a row has today must be read to be compared.
        return snapshot(row) == change.after or snapshot(row) == snapshot(_made_of(change, change.after))

    def _is_taken(self, change: TaskChange) -> bool:
        before = change.before or {}
        return change.after is None and (before.get("series_id"), before.get("slot")) in self._taken

    async def _restore(self, change: TaskChange) -> None:
        """Restore the row as it was before the change."""
        row = self._rows.get(change.task_id)
        change.undone_at = self._at
        if change.subject == Subject.TASK:
            self._note_alarms(change)
        if change.before is None:
            self._unmake(change, row)
        elif row is None:
            await self._bring_back(_made_of(change, change.before), version=int(change.before.get("version", 1)))
        else:
            was = getattr(row, "parent_id", None)
            set_fields(row, change.before)
            if isinstance(row, Task):
                self._put_under(row, was)
            row.touch()
            self._session.add(row)

    def _put_under(self, task: Task, was: UUID | None = None) -> None:
        """Note under which task one is by now; one that can be nobody's subtask any more is none."""
        if not self._family.can_be_parent(task.parent_id, task.id):
            task.parent_id = None
        self._family.move(task.id, was, task.parent_id)

    def _note_alarms(self, change: TaskChange) -> None:
        states = {"before": change.after, "after": change.before}
        note_change(self._session, user_id=change.user_id, task_id=change.task_id, **states)

    def _unmake(self, change: TaskChange, row: Task | Series | None) -> None:
        self._rows.pop(change.task_id)
        if row is not None and change.after is not None:
            change.after = with_version(change.after, row)
        if isinstance(row, Series):
            # Its tasks must be gone by then.
            self._unmade.append(change)
            return
        if row is not None:
            self._family.move(row.id, row.parent_id, None)
        self._has_deleted = True
        # What was restored a moment ago, and is not in the database yet, is only let go.
        (self._session.expunge if row in self._session.new else self._session.sync_session.delete)(row)

    async def _bring_back(self, row: Task | Series, *, version: int) -> None:
        if isinstance(row, Task) and row.series_id is not None:
            if self._has_deleted:
                # New rows are sent before others are deleted, whose slot they may have.
                await self._session.flush()
                self._has_deleted = False
            if (str(row.series_id), row.slot) in self._taken:
                row.slot = None
            if row.series_id not in self._rows:
                row.series_id = row.slot = None
        if isinstance(row, Task):
            self._put_under(row)
        row.version = version
        row.touch()
        self._rows[row.id] = row
        self._session.add(row)
        if isinstance(row, Series):
            # It must be there before tasks refer to it.
            await self._session.flush()


def _made_of(change: TaskChange, fields: dict[str, Any]) -> Task | Series:
    """Make the row of an entry, in no session."""
    if change.subject == Subject.SERIES:
        return restored_series(fields, series_id=change.task_id, user_id=change.user_id)
    return restored_task(fields, task_id=change.task_id, user_id=change.user_id)
