"""Attachments in the database: what is known of a file, and whose it is."""

from uuid import UUID

from chatkit.store import NotFoundError
from chatkit.types import Attachment
from sqlalchemy import ColumnElement, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from taskchat.chat import threads
from taskchat.chat.models import AttachmentRow
from taskchat.chat.rows import attachment_values, to_attachment
from taskchat.chat.upserts import upsert
from taskchat.chat.values import key_of

_TABLE = SQLModel.metadata.tables["attachments"]


async def save(session: AsyncSession, attachment: Attachment, *, user_id: UUID) -> None:
    """Insert or update an attachment; the thread it goes to must be the same person's."""
    values = attachment_values(attachment, user_id=user_id)
    if attachment.thread_id is not None:
        await threads.touch(session, attachment.thread_id, user_id=user_id)
    # The thread is set later than the row is made, so it is not fixed here.
    await upsert(session, _TABLE, values, fixed=("user_id", "created_at"))


async def load(session: AsyncSession, attachment_id: str, *, user_id: UUID) -> Attachment:
    """One attachment; raises `NotFoundError` also when it is somebody else's."""
    row = (await session.execute(select(AttachmentRow).where(*_mine(attachment_id, user_id)))).scalar_one_or_none()
    if row is None:
        raise NotFoundError(f"There is no attachment {attachment_id}")
    return to_attachment(row)


async def remove(session: AsyncSession, attachment_id: str, *, user_id: UUID) -> None:
    """Delete what is known of an attachment."""
    statement = delete(AttachmentRow).where(*_mine(attachment_id, user_id)).returning(col(AttachmentRow.id))
    if (await session.execute(statement)).first() is None:
        raise NotFoundError(f"There is no attachment {attachment_id}")


def _mine(attachment_id: str, user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return col(AttachmentRow.id) == key_of(attachment_id), col(AttachmentRow.user_id) == user_id
