"""Preview of an import: a file is read and kept, row by row, until it is taken; no task is made."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.database import Database, new_id, now
from taskchat.interchange.formats import read_file
from taskchat.interchange.models import NAME_MAX, Import, ImportRow
from taskchat.interchange.records import Content, Record
from taskchat.interchange.row_fields import to_fields
from taskchat.tasks import LocalClock, Task, batches

# Files of one person that are read and not taken yet.
MAX_WAITING = 10
KEPT_FOR = timedelta(days=1)
_BATCH = 500

# Title, moment and title of the task above it: what tells whether a task is there already.
_Likeness = tuple[str, datetime | None, str]


class ImportNotFound(Exception):
    """Refusal: there is no such import, or not any more, or it is somebody else's."""


async def preview(
    database: Database,
    data: bytes,
    *,
    user_id: UUID,
    name: str,
    clock: LocalClock,
    mapping: Mapping[str, str] | None = None,
) -> Import:
    """Read a file and keep what it holds, for a day, to be taken; raises `NotReadable`.

    It is read in a thread: others are served meanwhile. Of files that wait to be taken the oldest go.
    """
    content = await asyncio.to_thread(read_file, data, clock, mapping=mapping)
    async with database.begin() as session:
        await _forget_old(session, user_id=user_id)
        there = await _likenesses(session, user_id=user_id)
        ids = [new_id() for _ in content.records]
        duplicates = _duplicates(content, there)
        kept = _import(content, user_id=user_id, name=name, duplicates=len(duplicates))
        session.add(kept)
        await session.flush()
        await _keep_rows(session, kept.id, content.records, ids, duplicates)
    return kept


def _import(content: Content, *, user_id: UUID, name: str, duplicates: int) -> Import:
    return Import(
        user_id=user_id,
        product=content.product.value,
        name=" ".join(name.replace("\x00", "").split())[:NAME_MAX],
        total=len(content.records),
        duplicates=duplicates,
        unread_total=content.unread_total,
        unread=[one._asdict() for one in content.unread],
        remarks=content.remarks,
    )


async def _forget_old(session: AsyncSession, *, user_id: UUID) -> None:
    mine = select(Import.id).where(Import.user_id == user_id)
    newest = mine.where(col(Import.taken_at).is_(None), col(Import.done) == 0).order_by(col(Import.id).desc())
    surplus = (await session.execute(newest.offset(MAX_WAITING - 1))).scalars().all()
    old = mine.where(col(Import.created_at) < now() - KEPT_FOR)
    await session.execute(delete(Import).where(col(Import.id).in_(surplus) | col(Import.id).in_(old)))


async def _likenesses(session: AsyncSession, *, user_id: UUID) -> set[_Likeness]:
    columns = select(Task.id, Task.parent_id, Task.title, Task.due_at).where(Task.user_id == user_id)
    rows = (await session.execute(columns)).all()
    titles = {task_id: title for task_id, _, title, _ in rows}
    return {_likeness(title, due_at, titles.get(parent_id, "")) for _, parent_id, title, due_at in rows}


def _likeness(title: str, due_at: datetime | None, parent: str) -> _Likeness:
    return title.casefold(), due_at, parent.casefold()


def _duplicates(content: Content, there: set[_Likeness]) -> set[int]:
    """Find the places of records that are there already: with all of their family, or not at all."""
    missing: set[int] = set()
    for place, record in enumerate(content.records):
        above = content.records[record.parent].title if record.parent is not None else ""
        if _likeness(record.title, record.due.due_at if record.due else None, above) not in there:
            missing.add(place if record.parent is None else record.parent)
    return {
        place
        for place, record in enumerate(content.records)
        if (place if record.parent is None else record.parent) not in missing
    }


async def _keep_rows(
    session: AsyncSession, import_id: UUID, records: Sequence[Record], ids: Sequence[UUID], duplicates: set[int]
) -> None:
    async for places in batches(range(len(records)), _BATCH):
        rows = [
            {
                "id": ids[place],
                "import_id": import_id,
                "number": place,
                "is_duplicate": place in duplicates,
                "fields": to_fields(records[place], _id_of(records[place].parent, ids)),
            }
            for place in places
        ]
        await session.execute(insert(ImportRow), rows)


def _id_of(parent: int | None, ids: Sequence[UUID]) -> UUID | None:
    return None if parent is None else ids[parent]


async def get_import(session: AsyncSession, *, user_id: UUID, import_id: UUID) -> Import:
    """Return an import; raises `ImportNotFound`."""
    mine = select(Import).where(Import.id == import_id, Import.user_id == user_id)
    found = (await session.execute(mine)).scalar_one_or_none()
    if found is None:
        raise ImportNotFound
    return found


async def first_rows(session: AsyncSession, import_id: UUID, *, limit: int = 20) -> list[ImportRow]:
    """Return the first rows of an import that are not taken yet."""
    rows = select(ImportRow).where(ImportRow.import_id == import_id).order_by(col(ImportRow.number)).limit(limit)
    return list((await session.execute(rows)).scalars())


async def discard_import(session: AsyncSession, *, user_id: UUID, import_id: UUID) -> None:
    """Forget an import with all that is not taken of it; raises `ImportNotFound`."""
    mine = delete(Import).where(col(Import.id) == import_id, col(Import.user_id) == user_id).returning(col(Import.id))
    if (await session.execute(mine)).first() is None:
        raise ImportNotFound
