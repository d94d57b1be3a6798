"""History and trash of one person, read from the database: one statement, and one for titles of conversations."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.accounts import User
from taskchat.chat import list_thread_titles
from taskchat.database import get_database, now
from taskchat.tasks import LocalClock, describe_change, list_history, list_trash
from taskchat.ui.views.history import HistoryView, Titles, TrashView, history_days, trash_rows


async def read_history(person: User, *, task_id: UUID | None, rows: int) -> HistoryView:
    """Read the newest `rows` changes of a person, or of one task."""
    clock = LocalClock.of(person, now())
    async with get_database().read() as session:
        found = await list_history(session, user_id=person.id, task_id=task_id, limit=rows + 1)
        shown = found[:rows]
        titles = await _titles(session, (change.thread_id for change in shown), user_id=person.id)
    entries = [describe_change(change, clock) for change in shown]
    return HistoryView(
        loaded=True,
        empty=not entries,
        more=len(found) > rows,
        only=entries[0].title if task_id and entries else "",
        days=history_days(entries, clock, titles),
    )


async def read_trash(person: User, *, rows: int) -> TrashView:
    """Read the tasks that a person deleted last."""
    clock = LocalClock.of(person, now())
    async with get_database().read() as session:
        found = await list_trash(session, user_id=person.id, limit=rows + 1)
        shown = found[:rows]
        titles = await _titles(session, (one.thread_id for one in shown), user_id=person.id)
    return TrashView(loaded=True, empty=not shown, more=len(found) > rows, rows=trash_rows(shown, clock, titles))


async def _titles(session: AsyncSession, thread_ids: Iterable[UUID | None], *, user_id: UUID) -> Titles:
    known = {thread_id for thread_id in thread_ids if thread_id}
    return await list_thread_titles(session, known, user_id=user_id) if known else {}
