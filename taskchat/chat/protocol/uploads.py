"""Uploads: a file is announced, uploaded once, attached to a message, and swept if it is never sent."""

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
from taskchat.chat.files import Files, is_image, normalised
from taskchat.chat.store import attachments, to_attachment
from taskchat.database import Database, new_id, now

PATH = "/api/attachments"
MAX_FILES_PER_USER = 1_000
MAX_BYTES_PER_USER = 500_000_000
_UNSENT_AGE = timedelta(hours=24)
# Seconds; longer than an upload takes, whose file is there before its row names it.
_UNKNOWN_AGE_S = 3_600.0
_BATCH_SIZE = 500
_Element = TypeVar("_Element")

# The address where no request told how people reach this installation.
_DEFAULT_BASE_URL = "http://localhost"


class AlreadyUploaded(Exception):
    """Upload of an attachment that has its file already; it cannot be changed."""


@dataclass(frozen=True)
class StoredFile:
    """Uploaded file: its name on disk, and its name and type as the person knows them."""

    file: str
    name: str
    mime_type: str


class Uploads:
    """Uploads of people, each seen by its owner only."""

    def __init__(self, database: Database, files: Files, *, max_bytes: int) -> None:
        self.files = files
        self._database = database
        self._max_bytes = max_bytes

    async def announce(self, announced: AttachmentCreateParams, context: RequestContext) -> Attachment:
        """Save an attachment that waits for its file; returns it with the address to upload to; raises `BadRequest`."""
        params = normalised(announced, max_bytes=self._max_bytes)
        attachment = with_address(_new_attachment(params), context)
        async with self._database.begin() as session:
            await _check_room(session, added=1, size=params.size, user_id=context.user_id)
            await attachments.save(session, attachment, user_id=context.user_id)
        descriptor = AttachmentUploadDescriptor(
            url=_url(attachment.id, context), method="PUT", headers={"Content-Type": params.mime_type}
        )
        return attachment.model_copy(update={"upload_descriptor": descriptor})

    async def receive(self, attachment_id: str, pieces: AsyncIterator[bytes], context: RequestContext) -> None:
        """Save the file of an attachment.

        Raises `NotFoundError`, `AlreadyUploaded`, `FileTooLarge` or `BadRequest`; then nothing of it is kept.
        """
        async with self._database.read() as session:
            row = await attachments.load_row(session, attachment_id, user_id=context.user_id)
        if row.file:
            raise AlreadyUploaded
        attachment = to_attachment(row)
        size = (attachment.metadata or {})["size"]
        file = await self.files.keep(pieces, mime_type=attachment.mime_type, size=size)
        try:
            async with self._database.begin() as session:
                await _check_room(session, added=0, size=size, user_id=context.user_id)
                if not await attachments.set_file(
                    session, attachment_id, file=file, size=size, user_id=context.user_id
                ):
                    raise AlreadyUploaded
        except BaseException:
            await self.files.remove([file])
            raise

    async def upload(
        self, announced: AttachmentCreateParams, pieces: AsyncIterator[bytes], context: RequestContext
    ) -> Attachment:
        """Announce and receive a file, for pages that do it in one request; raises what those two raise."""
        attachment = await self.announce(announced, context)
        try:
            await self.receive(attachment.id, pieces, context)
        except BaseException:
            async with self._database.begin() as session:
                await attachments.remove(session, attachment.id, user_id=context.user_id)
            raise
        return attachment.model_copy(update={"upload_descriptor": None})

    async def get_file(self, attachment_id: str, context: RequestContext) -> StoredFile:
        """File of an attachment; raises `NotFoundError` where there is none."""
        async with self._database.read() as session:
            row = await attachments.load_row(session, attachment_id, user_id=context.user_id)
        if not row.file or await self.files.size(row.file) is None:
            raise NotFoundError(f"The attachment {attachment_id} has no file")
        attachment = to_attachment(row)
        return StoredFile(row.file, attachment.name, attachment.mime_type)

    async def sweep(self) -> None:
        """Delete attachments not sent within a day, attachments without their file, and files without an attachment."""
        async with self._database.begin() as session:
            files = await attachments.remove_unsent(session, before=now() - _UNSENT_AGE)
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
        old = await self.files.older_than(_UNKNOWN_AGE_S)
        known: set[str] = set()
        for names in _batches(old):
            async with self._database.read() as session:
                known |= await attachments.files_among(session, names)
        # A database that knows none of them is not theirs, but one that was just made or opened for a look.
        if known:
            await self.files.remove(set(old) - known)


def _batches(elements: Sequence[_Element]) -> Iterator[Sequence[_Element]]:
    return (elements[at : at + _BATCH_SIZE] for at in range(0, len(elements), _BATCH_SIZE))


def with_address(attachment: Attachment, context: RequestContext) -> Attachment:
    """Copy of an attachment with its picture's address as this person reaches it now; the saved one may be outdated."""
    if not isinstance(attachment, ImageAttachment):
        return attachment
    return attachment.model_copy(update={"preview_url": _url(attachment.id, context)})


def with_addresses(message: UserMessageItem, context: RequestContext) -> UserMessageItem:
    """Copy of a message with the addresses of its pictures as this person reaches them now."""
    if not message.attachments:
        return message
    renewed = [with_address(attachment, context) for attachment in message.attachments]
    return message.model_copy(update={"attachments": renewed})


def _new_attachment(params: AttachmentCreateParams) -> Attachment:
    common = {
        "id": str(new_id()),
        "name": params.name,
        "mime_type": params.mime_type,
        "metadata": {"size": params.size},
    }
    if is_image(params.mime_type):
        return ImageAttachment(**common, preview_url=AnyUrl(_DEFAULT_BASE_URL))
    return FileAttachment(**common)


def _url(attachment_id: str, context: RequestContext) -> AnyUrl:
    return AnyUrl(f"{context.base_url.rstrip('/') or _DEFAULT_BASE_URL}{PATH}/{attachment_id}")


async def _check_room(session: AsyncSession, *, added: int, size: int, user_id: UUID) -> None:
    number, total = await attachments.count_and_size(session, user_id=user_id)
    if number + added > MAX_FILES_PER_USER:
        raise BadRequest(f"You have {number:,} files here, the most there are; delete conversations to make room.")
    if total + size > MAX_BYTES_PER_USER:
        raise BadRequest(
            f"Your files here would be more than {MAX_BYTES_PER_USER // 1_000_000} MB; "
            "delete conversations to make room."
        )
