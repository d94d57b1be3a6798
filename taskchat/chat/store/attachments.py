"""Attachments in the database: what is known of a file, and whose it is."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from chatkit.store import NotFoundError
from chatkit.types import Attachment
from sqlalchemy import ColumnElement, delete, func, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from taskchat.accounts import User
from taskchat.chat.store import threads
from taskchat.chat.store.models import AttachmentRow
from taskchat.chat.store.rows import attachment_values, to_attachment
from taskchat.chat.store.upserts import upsert
from taskchat.chat.values import key_of

_TABLE = SQLModel.metadata.tables["attachments"]


async def save(session: AsyncSession, attachment: Attachment, *, user_id: UUID) -> None:
    """Insert or update an attachment; the thread it goes to must be the same person's, and stays its only one."""
    values = attachment_values(attachment, user_id=user_id)
    if attachment.thread_id is not None:
        await threads.touch(session, attachment.thread_id, user_id=user_id)
    # The thread is set later than the row is made, so it is not fixed here.
    await upsert(session, _TABLE, values, fixed=("user_id", "created_at"), once=("thread_id",))


async def load(session: AsyncSession, attachment_id: str, *, user_id: UUID) -> Attachment:
    """One attachment; raises `NotFoundError` also when it is somebody else's."""
    return to_attachment(await row(session, attachment_id, user_id=user_id))


async def row(session: AsyncSession, attachment_id: str, *, user_id: UUID) -> AttachmentRow:
    """The same with what ChatKit need not know: its file and its size."""
    (found,) = await rows(session, [attachment_id], user_id=user_id)
    return found


async def rows(session: AsyncSession, attachment_ids: Collection[str], *, user_id: UUID) -> Sequence[AttachmentRow]:
    """Several; raises `NotFoundError` unless all of them are this person's."""
    keys = {key_of(attachment_id) for attachment_id in attachment_ids}
    found = await known(session, keys, user_id=user_id)
    if missing := keys - {one.id for one in found}:
        raise NotFoundError(f"There is no attachment {min(missing)}")
    return found


async def known(session: AsyncSession, keys: Collection[UUID], *, user_id: UUID) -> Sequence[AttachmentRow]:
    """Those of several that are there and this person's."""
    statement = select(AttachmentRow).where(col(AttachmentRow.id).in_(keys), AttachmentRow.user_id == user_id)
    return (await session.execute(statement)).scalars().all()


async def remove(session: AsyncSession, attachment_id: str, *, user_id: UUID) -> list[str]:
    """Delete what is known of an attachment; gives the files to be removed after the commit."""
    statement = delete(AttachmentRow).where(*_mine(attachment_id, user_id)).returning(col(AttachmentRow.file))
    gone = (await session.execute(statement)).scalars().all()
    if not gone:
        raise NotFoundError(f"There is no attachment {attachment_id}")
    return [file for file in gone if file]


async def files_of_thread(session: AsyncSession, thread_id: str, *, user_id: UUID) -> list[str]:
    """The files of everything attached in a thread."""
    file = col(AttachmentRow.file)
    in_thread = (AttachmentRow.thread_id == key_of(thread_id), AttachmentRow.user_id == user_id, file.is_not(None))
    return [name for name in (await session.execute(select(file).where(*in_thread))).scalars() if name]


async def uploaded(session: AsyncSession, attachment_id: str, *, file: str, size: int, user_id: UUID) -> bool:
    """Note the file of an attachment; False when it has one already or is gone."""
    statement = update(AttachmentRow).where(*_mine(attachment_id, user_id), col(AttachmentRow.file).is_(None))
    done = await session.execute(statement.values(file=file, size=size).returning(col(AttachmentRow.id)))
    return done.first() is not None


async def held(session: AsyncSession, *, user_id: UUID) -> tuple[int, int]:
    """How many attachments a person has and how many bytes are uploaded of them; others who ask wait their turn."""
    # Two uploads at once would each find room for themselves; on SQLite writers take turns anyway.
    await session.execute(select(User.id).where(User.id == user_id).with_for_update(key_share=True))
    counted = select(func.count(), func.coalesce(func.sum(AttachmentRow.size), 0))
    number, size = (await session.execute(counted.where(AttachmentRow.user_id == user_id))).one()
    return int(number), int(size or 0)


async def remove_unsent(session: AsyncSession, *, before: datetime) -> list[str]:
    """Delete what was attached before a moment and never sent; gives the files to be removed after the commit."""
    unsent = (col(AttachmentRow.thread_id).is_(None), col(AttachmentRow.created_at) < before)
    gone = await session.execute(delete(AttachmentRow).where(*unsent).returning(col(AttachmentRow.file)))
    return [file for file in gone.scalars() if file]


async def unsent_files(session: AsyncSession) -> dict[str, UUID]:
    """The files that are uploaded and not sent yet, with the ids of their attachments."""
    file = col(AttachmentRow.file)
    statement = select(file, AttachmentRow.id).where(col(AttachmentRow.thread_id).is_(None), file.is_not(None))
    return {name: key for name, key in await session.execute(statement) if name}


async def remove_keys(session: AsyncSession, keys: Collection[UUID]) -> None:
    """Delete what is known of unsent attachments."""
    await session.execute(
        delete(AttachmentRow).where(col(AttachmentRow.id).in_(keys), col(AttachmentRow.thread_id).is_(None))
    )


async def files_among(session: AsyncSession, files: Collection[str]) -> set[str]:
    """Those of these files that belong to an attachment."""
    statement = select(AttachmentRow.file).where(col(AttachmentRow.file).in_(files))
    return {file for file in (await session.execute(statement)).scalars() if file}


def _mine(attachment_id: str, user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return col(AttachmentRow.id) == key_of(attachment_id), col(AttachmentRow.user_id) == user_id
