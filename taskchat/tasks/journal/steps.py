"""Steps through the journal: one change back, everything since a change back, and what was taken back brought again.

An undo is one step, whatever it takes back, and redo brings back the newest step as a whole. A new change ends the
line of steps that can be brought back, as in an editor.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat import feed
from taskchat.tasks.batches import batches, fetch_changes
from taskchat.tasks.journal.reading import get_change
from taskchat.tasks.models import TaskChange
from taskchat.tasks.taking_back import UndoResult, start_undoing, take_back
from taskchat.tasks.undoing import NothingToUndo, UndoConflict, undo_batch, undo_change


class ChangeRefused(ValueError):
    """Refusal to take back a change that is there; the reason is a sentence for people."""


class NothingToRedo(Exception):
    """Refusal to bring something back: nothing was taken back, or something was changed after it."""


async def take_change_back(
    session: AsyncSession, *, user_id: UUID, change_id: UUID, with_batch: bool = False
) -> UndoResult:
    """Take back a change, or with its batch all that was made together with it.

    Raises `ChangeNotFound`, `ChangeRefused`, or `UndoConflict` where nothing could be taken back.
    """
    change = await get_change(session, user_id=user_id, change_id=change_id)
    if change.cause_id is not None:
        raise ChangeRefused("It came of another change, and is taken back with that.")
    try:
        if with_batch and change.batch_id is not None:
            return _unless_in_vain(await undo_batch(session, user_id=user_id, batch_id=change.batch_id))
        return await undo_change(session, user_id=user_id, change_id=change_id)
    except NothingToUndo:
        raise ChangeRefused("It was taken back already.") from None


async def undo_to(session: AsyncSession, *, user_id: UUID, change_id: UUID) -> UndoResult:
    """Take back all changes that are newer than one, which stays with all that was made together with it.

    Tasks that were changed otherwise stay as they are: their changes are among the conflicts. Raises `ChangeNotFound`,
    `NothingToUndo`, or `UndoConflict` where nothing could be taken back.
    """
    here = await get_change(session, user_id=user_id, change_id=change_id)
    standing = select(TaskChange).where(TaskChange.user_id == user_id, col(TaskChange.undone_at).is_(None))
    newer = standing.where(col(TaskChange.id) > here.id, col(TaskChange.cause_id).is_(None))
    if here.batch_id is not None:
        newer = newer.where(or_(col(TaskChange.batch_id).is_(None), col(TaskChange.batch_id) != here.batch_id))
    changes = await fetch_changes(session, newer.with_for_update())
    if not changes:
        raise NothingToUndo
    return _unless_in_vain(await take_back(session, changes[::-1], user_id=user_id))


async def redo_latest(session: AsyncSession, *, user_id: UUID) -> UndoResult:
    """Bring back what was taken back last; raises `NothingToRedo`, or `UndoConflict` where nothing could be."""
    mine = select(TaskChange).where(TaskChange.user_id == user_id)
    newest = mine.order_by(col(TaskChange.id).desc()).limit(1).with_only_columns(col(TaskChange.created_at))
    line = mine.where(col(TaskChange.undone_at) > newest.scalar_subquery())
    last = (await session.execute(line.with_only_columns(func.max(col(TaskChange.undone_at))))).scalar_one()
    if last is None:
        raise NothingToRedo
    step = await fetch_changes(session, mine.where(TaskChange.undone_at == last).with_for_update())
    if not step:
        # Whoever did the same at the same moment was first.
        raise NothingToRedo
    return _unless_in_vain(await _bring_back(session, step, user_id=user_id))


async def _bring_back(session: AsyncSession, changes: Sequence[TaskChange], *, user_id: UUID) -> UndoResult:
    """Make changes again that were undone, given oldest first, each with its consequences: an undo, mirrored."""
    mirrors = {change.id: _mirrored(change) for change in changes}
    caused: dict[UUID | None, list[TaskChange]] = {}
    for change in changes:
        caused.setdefault(change.cause_id, []).append(mirrors[change.id])
    undoing = await start_undoing(session, list(mirrors.values()), user_id=user_id)
    async for some in batches(caused.get(None, [])):
        for mirror in some:
            await undoing.take_back(mirror, caused.get(mirror.id, []))
        await session.flush()
    again = undoing.result
    for change in changes:
        if mirrors[change.id].undone_at is not None:
            _stand_again(change, mirrors[change.id])
    if again.changes:
        feed.announce(session, feed.Change(user_id, feed.Topic.TASKS))
    own = {change.id: change for change in changes}
    return UndoResult(*([own[mirror.id] for mirror in some] for some in (again.changes, again.conflicts, again.kept)))


def _mirrored(change: TaskChange) -> TaskChange:
    """Make a change, in no session, whose undo is to do this one again."""
    told = {name: getattr(change, name) for name in ("id", "user_id", "task_id", "cause_id", "subject", "created_at")}
    return TaskChange(**told, before=change.after, after=change.before)


def _stand_again(change: TaskChange, mirror: TaskChange) -> None:
    change.undone_at = None
    # What was deleted has the version it had by now; what is there again has its own.
    change.before = mirror.after
    if change.after is not None and "version" in change.after:
        change.after = {name: value for name, value in change.after.items() if name != "version"}


def _unless_in_vain(result: UndoResult) -> UndoResult:
    if result.conflicts and not result.changes:
        raise UndoConflict(result.conflicts)
    return result
