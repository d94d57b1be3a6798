"""Attachments in the database: the description of a file, and its owner."""

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
from taskchat.chat.values import to_key

_TABLE = SQLModel.metadata.tables["attachments"]


async def save(session: AsyncSession, attachment: Attachment, *, user_id: UUID) -> None:
    """Insert or update an attachment; its thread must be the same person's, and stays its only one."""
    values = attachment_values(attachment, user_id=user_id)
    if attachment.thread_id is not None:
        await threads.touch(session, attachment.thread_id, user_id=user_id)
    # The thread is set later than the row is made, so it is not fixed here.
    await upsert(session, _TABLE, values, fixed=("user_id", "created_at"), once=("thread_id",))


async def load(session: AsyncSession, attachment_id: str, *, user_id: UUID) -> Attachment:
    """Load an attachment; raises `NotFoundError` also when it is somebody else's."""
    return to_attachment(await load_row(session, attachment_id, user_id=user_id))


async def load_row(session: AsyncSession, attachment_id: str, *, user_id: UUID) -> AttachmentRow:
    """Load an attachment with what ChatKit need not know: its file and its size."""
    (found,) = await load_rows(session, [attachment_id], user_id=user_id)
    return found


async def load_rows(
    session: AsyncSession, attachment_ids: Collection[str], *, user_id: UUID
) -> Sequence[AttachmentRow]:
    """Load several; raises `NotFoundError` unless all of them are this person's."""
    keys = {to_key(attachment_id) for attachment_id in attachment_ids}
    found = await find_rows(session, keys, user_id=user_id)
    if missing := keys - {row.id for row in found}:
        raise NotFoundError(f"There is no attachment {min(missing)}")
    return found


async def find_rows(session: AsyncSession, keys: Collection[UUID], *, user_id: UUID) -> Sequence[AttachmentRow]:
    """Load those of several that exist and are this person's."""
    statement = select(AttachmentRow).where(col(AttachmentRow.id).in_(keys), AttachmentRow.user_id == user_id)
    return (await session.execute(statement)).scalars().all()


async def remove(session: AsyncSession, attachment_id: str, *, user_id: UUID) -> list[str]:
    """Delete an attachment and return the names of its files, to be removed after the commit."""
    statement = delete(AttachmentRow).where(*_mine(attachment_id, user_id)).returning(col(AttachmentRow.file))
    deleted = (await session.execute(statement)).scalars().all()
    if not deleted:
        raise NotFoundError(f"There is no attachment {attachment_id}")
    return [file for file in deleted if file]


async def files_of_thread(session: AsyncSession, thread_id: str, *, user_id: UUID) -> list[str]:
    """Names of the files of all attachments in a thread."""
    file = col(AttachmentRow.file)
    in_thread = (AttachmentRow.thread_id == to_key(thread_id), AttachmentRow.user_id == user_id, file.is_not(None))
    return [name for name in (await session.execute(select(file).where(*in_thread))).scalars() if name]


async def set_file(session: AsyncSession, attachment_id: str, *, file: str, size: int, user_id: UUID) -> bool:
    """Set the file of an attachment; returns False when it has one already or is gone."""
    statement = update(AttachmentRow).where(*_mine(attachment_id, user_id), col(AttachmentRow.file).is_(None))
    done = await session.execute(statement.values(file=file, size=size).returning(col(AttachmentRow.id)))
    return done.first() is not None


async def count_and_size(session: AsyncSession, *, user_id: UUID) -> tuple[int, int]:
    """Count a person's attachments and their uploaded bytes; locks both until the end of the transaction."""
    # Two uploads at once would each find room for themselves; on SQLite writers take turns anyway.
    await session.execute(select(User.id).where(User.id == user_id).with_for_update(key_share=True))
    counted = select(func.count(), func.coalesce(func.sum(AttachmentRow.size), 0))
    number, size = (await session.execute(counted.where(AttachmentRow.user_id == user_id))).one()
    return int(number), int(size or 0)


async def remove_unsent(session: AsyncSession, *, before: datetime) -> list[str]:
    """Delete what was attached before a moment and never sent; returns the files to remove after the commit."""
    unsent = (col(AttachmentRow.thread_id).is_(None), col(AttachmentRow.created_at) < before)
    deleted = await session.execute(delete(AttachmentRow).where(*unsent).returning(col(AttachmentRow.file)))
    return [file for file in deleted.scalars() if file]


async def unsent_files(session: AsyncSession) -> dict[str, UUID]:
    """Files that are uploaded and not sent yet, with the ids of their attachments."""
    file = col(AttachmentRow.file)
    statement = select(file, AttachmentRow.id).where(col(AttachmentRow.thread_id).is_(None), file.is_not(None))
    return {name: key for name, key in await session.execute(statement) if name}


async def remove_keys(session: AsyncSession, keys: Collection[UUID]) -> None:
    """Delete unsent attachments by their ids."""
    await session.execute(
        delete(AttachmentRow).where(col(AttachmentRow.id).in_(keys), col(AttachmentRow.thread_id).is_(None))
    )


async def files_among(session: AsyncSession, files: Collection[str]) -> set[str]:
    """Subset of these files that belong to an attachment."""
    statement = select(AttachmentRow.file).where(col(AttachmentRow.file).in_(files))
    return {file for file in (await session.execute(statement)).scalars() if file}


def _mine(attachment_id: str, user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return col(AttachmentRow.id) == to_key(attachment_id), col(AttachmentRow.user_id) == user_id
