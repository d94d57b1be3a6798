"""From a file that a person attaches to the attachment of a message: announced, uploaded once, swept if not sent."""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from chatkit.store import NotFoundError
from chatkit.types import (
    Attachment,
    AttachmentCreateParams,
    AttachmentUploadDescriptor,
    FileAttachment,
    ImageAttachment,
    UserMessageItem,
)
from pydantic import AnyUrl
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.chat.context import RequestContext
from taskchat.chat.errors import BadRequest
from taskchat.chat.files import Files, is_image, settled
from taskchat.chat.store import attachments, to_attachment
from taskchat.database import Database, new_id, now

PATH = "/api/attachments"
MOST_FILES = 1_000
MOST_BYTES = 500_000_000
_UNSENT = timedelta(hours=24)
# Longer than an upload takes: its file is there before its row knows of it.
_UNKNOWN_SECONDS = 3_600.0
_AT_ONCE = 500
_Found = TypeVar("_Found")

# Where nobody said how they reach this installation.
_HERE = "http://localhost"


class AlreadyUploaded(Exception):
    """The file of this attachment is there; it cannot be changed."""


@dataclass(frozen=True)
class StoredFile:
    """An uploaded file: its name on disk and as the person knows it."""

    file: str
    name: str
    mime_type: str


class Uploads:
    """What a person attaches, and nobody else sees."""

    def __init__(self, database: Database, files: Files, *, most_bytes: int) -> None:
        self.files = files
        self._database = database
        self._most_bytes = most_bytes

    async def announce(self, announced: AttachmentCreateParams, context: RequestContext) -> Attachment:
        """An attachment that waits for its file, and says where to put it; raises `BadRequest`."""
        params = settled(announced, most_bytes=self._most_bytes)
        attachment = addressed(_attachment(params), context)
        async with self._database.begin() as session:
            await _check_room(session, further=1, size=params.size, user_id=context.user_id)
            await attachments.save(session, attachment, user_id=context.user_id)
        descriptor = AttachmentUploadDescriptor(
            url=_address(attachment.id, context), method="PUT", headers={"Content-Type": params.mime_type}
        )
        return attachment.model_copy(update={"upload_descriptor": descriptor})

    async def receive(self, attachment_id: str, pieces: AsyncIterator[bytes], context: RequestContext) -> None:
        """Keep the file of an attachment.

        Raises `NotFoundError`, `AlreadyUploaded`, `FileTooLarge` or `BadRequest`; then nothing of it stays.
        """
        async with self._database.read() as session:
            row = await attachments.row(session, attachment_id, user_id=context.user_id)
        if row.file:
            raise AlreadyUploaded
        attachment = to_attachment(row)
        size = (attachment.metadata or {})["size"]
        file = await self.files.keep(pieces, mime_type=attachment.mime_type, size=size)
        try:
            async with self._database.begin() as session:
                await _check_room(session, further=0, size=size, user_id=context.user_id)
                if not await attachments.uploaded(
                    session, attachment_id, file=file, size=size, user_id=context.user_id
                ):
                    raise AlreadyUploaded
        except BaseException:
            await self.files.remove([file])
            raise

    async def upload(
        self, announced: AttachmentCreateParams, pieces: AsyncIterator[bytes], context: RequestContext
    ) -> Attachment:
        """Both in one, for pages that do it in one request; raises what they raise."""
        attachment = await self.announce(announced, context)
        try:
            await self.receive(attachment.id, pieces, context)
        except BaseException:
            async with self._database.begin() as session:
                await attachments.remove(session, attachment.id, user_id=context.user_id)
            raise
        return attachment.model_copy(update={"upload_descriptor": None})

    async def stored(self, attachment_id: str, context: RequestContext) -> StoredFile:
        """The file of an attachment; raises `NotFoundError` where there is none."""
        async with self._database.read() as session:
            row = await attachments.row(session, attachment_id, user_id=context.user_id)
        if not row.file or await self.files.size(row.file) is None:
            raise NotFoundError(f"The attachment {attachment_id} has no file")
        attachment = to_attachment(row)
        return StoredFile(row.file, attachment.name, attachment.mime_type)

    async def sweep(self) -> None:
        """Delete what was never sent within a day, what has lost its file, and files that nobody knows of."""
        async with self._database.begin() as session:
            files = await attachments.remove_unsent(session, before=now() - _UNSENT)
        await self.files.remove(files)
        await self._sweep_rows()
        await self._sweep_files()

    async def _sweep_rows(self) -> None:
        async with self._database.read() as session:
            unsent = await attachments.unsent_files(session)
        lost = [key for file, key in unsent.items() if await self.files.size(file) is None]
        for keys in _batches(lost):
            async with self._database.begin() as session:
                await attachments.remove_keys(session, keys)

    async def _sweep_files(self) -> None:
        old = await self.files.older_than(_UNKNOWN_SECONDS)
        known: set[str] = set()
        for names in _batches(old):
            async with self._database.read() as session:
                known |= await attachments.files_among(session, names)
        # A database that knows none of them is another one than theirs, just made or opened for a look.
        if known:
            await self.files.remove(set(old) - known)


def _batches(found: Sequence[_Found]) -> Iterator[Sequence[_Found]]:
    return (found[at : at + _AT_ONCE] for at in range(0, len(found), _AT_ONCE))


def addressed(attachment: Attachment, context: RequestContext) -> Attachment:
    """The attachment with its picture's address as this person reaches it now; what was saved may be outdated."""
    if not isinstance(attachment, ImageAttachment):
        return attachment
    return attachment.model_copy(update={"preview_url": _address(attachment.id, context)})


def addressed_message(message: UserMessageItem, context: RequestContext) -> UserMessageItem:
    """A message with the addresses of its pictures as this person reaches them now."""
    if not message.attachments:
        return message
    renewed = [addressed(attachment, context) for attachment in message.attachments]
    return message.model_copy(update={"attachments": renewed})


def _attachment(params: AttachmentCreateParams) -> Attachment:
    common = {
        "id": str(new_id()),
        "name": params.name,
        "mime_type": params.mime_type,
        "metadata": {"size": params.size},
    }
    if is_image(params.mime_type):
        return ImageAttachment(**common, preview_url=AnyUrl(_HERE))
    return FileAttachment(**common)


def _address(attachment_id: str, context: RequestContext) -> AnyUrl:
    return AnyUrl(f"{context.base_url.rstrip('/') or _HERE}{PATH}/{attachment_id}")


async def _check_room(session: AsyncSession, *, further: int, size: int, user_id: UUID) -> None:
    number, total = await attachments.held(session, user_id=user_id)
    if number + further > MOST_FILES:
        raise BadRequest(f"You have {number:,} files here, the most there are; delete conversations to make room.")
    if total + size > MOST_BYTES:
        raise BadRequest(
            f"Your files here would be more than {MOST_BYTES // 1_000_000} MB; delete conversations to make room."
        )
