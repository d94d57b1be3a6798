"""History and trash of one person, read from the database: a constant number of statements for each part."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.accounts import User
from taskchat.chat import list_thread_titles
from taskchat.database import Database, now
from taskchat.tasks import (
    LocalClock,
    TaskChange,
    count_standing,
    describe_change,
    list_history,
    list_trash,
    newest_standing,
)
from taskchat.ui.views.history import (
    HistoryRow,
    HistoryView,
    Titles,
    TrashRow,
    TrashView,
    by_day,
    history_rows,
    trash_rows,
)
from taskchat.ui.views.parts import Parts, Reader, all_rows, can_grow, foot_words

HistoryParts = Parts[HistoryRow, UUID]
TrashParts = Parts[TrashRow, UUID]


def history_reader(database: Database, person: User, *, task_id: UUID | None = None) -> Reader[HistoryRow, UUID]:
    """Return the reader of a person's history, or of that of one task."""

    async def read(
        *, limit: int, after: UUID | None = None, until: UUID | None = None
    ) -> Sequence[tuple[UUID, HistoryRow]]:
        clock, mine = LocalClock.of(person, now()), {"user_id": person.id}
        async with database.read() as session:
            found = await list_history(session, **mine, task_id=task_id, limit=limit, after=after, until=until)
            titles = await _titles(session, (change.thread_id for change in found), user_id=person.id)
            batch_ids = {change.batch_id for change in found if change.batch_id}
            standing = await count_standing(session, **mine, batch_ids=batch_ids) if batch_ids else {}
            newest = await newest_standing(session, **mine)
        entries = [describe_change(change, clock) for change in found]
        return _placed(found, history_rows(entries, clock, titles, standing=standing, newest=newest))

    return read


def trash_reader(database: Database, person: User) -> Reader[TrashRow, UUID]:
    """Return the reader of the tasks that a person deleted last."""

    async def read(
        *, limit: int, after: UUID | None = None, until: UUID | None = None
    ) -> Sequence[tuple[UUID, TrashRow]]:
        clock = LocalClock.of(person, now())
        async with database.read() as session:
            found = await list_trash(session, user_id=person.id, limit=limit, after=after, until=until)
            titles = await _titles(session, (one.thread_id for one in found), user_id=person.id)
        places = [one.change_id for one in found]
        return list(zip(places, trash_rows(found, clock, titles), strict=True))

    return read


def history_view(parts: HistoryParts, *, asked: bool, of_task: bool) -> HistoryView:
    """Show the parts of a history that were read; `asked` says that somebody wanted more than the first."""
    rows = all_rows(parts)
    return HistoryView(
        loaded=bool(parts),
        empty=not rows,
        more=can_grow(parts),
        foot=foot_words(parts, asked=asked),
        only=rows[0].title if of_task and rows else "",
        days=by_day(rows),
    )


def trash_view(parts: TrashParts, *, asked: bool) -> TrashView:
    """Show the parts of a trash that were read, as `history_view` does."""
    rows = all_rows(parts)
    foot = foot_words(parts, asked=asked)
    return TrashView(loaded=bool(parts), empty=not rows, more=can_grow(parts), foot=foot, rows=rows)


def _placed(found: Sequence[TaskChange], rows: Sequence[HistoryRow]) -> list[tuple[UUID, HistoryRow]]:
    return [(change.id, row) for change, row in zip(found, rows, strict=True)]


async def _titles(session: AsyncSession, thread_ids: Iterable[UUID | None], *, user_id: UUID) -> Titles:
    known = {thread_id for thread_id in thread_ids if thread_id}
    return await list_thread_titles(session, known, user_id=user_id) if known else {}
