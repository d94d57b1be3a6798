"""ChatKit's store on SQL: the complete interface, one short transaction a call."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from chatkit.store import Store, StoreItemType
from chatkit.types import Attachment, FeedbackKind, Page, ThreadItem, ThreadMetadata, UserMessageItem

from taskchat.chat.context import RequestContext
from taskchat.chat.errors import DuplicateMessage
from taskchat.chat.files import Files
from taskchat.chat.store import attachments, items, summaries, threads
from taskchat.chat.store.rows import to_attachment
from taskchat.chat.values import key_of
from taskchat.database import Database, new_id


@dataclass(frozen=True)
class UsableFile:
    """An attachment as a message may use it or not: its name, its thread if it has one, whether its file is there."""

    name: str
    thread_id: str | None
    is_uploaded: bool


Numbered = tuple[int, ThreadItem]


@dataclass(frozen=True)
class ThreadTail:
    """The end of a thread: its newest items with their sequence, oldest first, after the summary of what is older."""

    items: list[Numbered]
    summary: str | None = None


class SqlStore(Store[RequestContext]):
    """Threads, items and attachments of the person in the context, and of nobody else.

    What is missing and what is somebody else's is the same `NotFoundError`. Names of parameters are ChatKit's: it
    passes them by keyword and by position. `files` is where attached files lie; they go with their attachments.
    """

    def __init__(self, database: Database, files: Files | None = None) -> None:
        self._database = database
        self._files = files

    def generate_thread_id(self, context: RequestContext) -> str:
        """A UUIDv7; ChatKit's own ids have 32 random bits."""
        return str(new_id())

    def generate_item_id(self, item_type: StoreItemType, thread: ThreadMetadata, context: RequestContext) -> str:
        """A UUIDv7, whatever the item is."""
        return str(new_id())

    async def load_thread(self, thread_id: str, context: RequestContext) -> ThreadMetadata:
        async with self._database.read() as session:
            return await threads.load(session, thread_id, user_id=context.user_id)

    async def save_thread(self, thread: ThreadMetadata, context: RequestContext) -> None:
        async with self._database.begin() as session:
            await threads.save(session, thread, user_id=context.user_id)

    async def retitle(self, thread_id: str, before: str | None, title: str, context: RequestContext) -> bool:
        """Give a thread another title unless somebody did meanwhile; gives whether it was done."""
        async with self._database.begin() as session:
            return await threads.retitle(session, thread_id, before=before, title=title, user_id=context.user_id)

    async def load_tail(self, thread_id: str, limit: int, context: RequestContext) -> ThreadTail:
        """The newest items of a thread that its summary does not tell of, and that summary."""
        async with self._database.read() as session:
            summary = await summaries.load(session, thread_id, user_id=context.user_id)
            after = summary.up_to if summary else 0
            found = await items.newest(session, thread_id, after=after, limit=limit, user_id=context.user_id)
        return ThreadTail(found, summary.text if summary else None)

    async def save_summary(self, thread_id: str, up_to: int, text: str, context: RequestContext) -> None:
        """Keep what was said up to an item, given by its sequence, in place of the summary before."""
        async with self._database.begin() as session:
            await summaries.save(session, thread_id, up_to=up_to, text=text, user_id=context.user_id)

    async def load_threads(
        self, limit: int, after: str | None, order: str, context: RequestContext
    ) -> Page[ThreadMetadata]:
        async with self._database.read() as session:
            return await threads.page(session, limit=limit, after=after, order=order, user_id=context.user_id)

    async def delete_thread(self, thread_id: str, context: RequestContext) -> None:
        async with self._database.begin() as session:
            files = await attachments.files_of_thread(session, thread_id, user_id=context.user_id)
            await threads.remove(session, thread_id, user_id=context.user_id)
        await self._remove_files(files)

    async def load_thread_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: RequestContext
    ) -> Page[ThreadItem]:
        async with self._database.read() as session:
            return await items.page(session, thread_id, after=after, limit=limit, order=order, user_id=context.user_id)

    async def load_visible_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: RequestContext
    ) -> Page[ThreadItem]:
        """A page without hidden context, and as full as can be: what a person may see."""
        async with self._database.read() as session:
            return await items.page(
                session, thread_id, after=after, limit=limit, order=order, user_id=context.user_id, hidden=False
            )

    async def add_thread_item(self, thread_id: str, item: ThreadItem, context: RequestContext) -> None:
        await self.save_item(thread_id, item, context)

    async def save_item(self, thread_id: str, item: ThreadItem, context: RequestContext) -> None:
        async with self._database.begin() as session:
            await items.save(session, thread_id, item, user_id=context.user_id)

    async def say(
        self,
        thread: ThreadMetadata,
        message: UserMessageItem,
        context: RequestContext,
        *,
        begins: bool = False,
        instead_of: str | None = None,
    ) -> list[str]:
        """Save what a person says, with the thread that it begins, or in place of a message and everything after it.

        All of it at once or nothing; gives the ids of what is gone. Raises `DuplicateMessage` where the message is
        there already: its request came twice, in the same moment even.
        """
        async with self._database.begin() as session:
            if begins:
                await threads.save(session, thread, user_id=context.user_id)
            gone: list[str] = []
            if instead_of is not None:
                gone = await items.remove_from(session, thread.id, instead_of, user_id=context.user_id)
            for attachment in message.attachments:
                await attachments.save(session, attachment, user_id=context.user_id)
            if not await items.add(session, thread.id, message, user_id=context.user_id):
                raise DuplicateMessage
        return gone

    async def load_item(self, thread_id: str, item_id: str, context: RequestContext) -> ThreadItem:
        async with self._database.read() as session:
            return await items.load(session, thread_id, item_id, user_id=context.user_id)

    async def has_item(self, item_id: str, context: RequestContext) -> bool:
        """Whether the person has an item with this id, in any thread."""
        async with self._database.read() as session:
            return await items.exists(session, item_id, user_id=context.user_id)

    async def delete_thread_item(self, thread_id: str, item_id: str, context: RequestContext) -> None:
        async with self._database.begin() as session:
            await items.remove(session, thread_id, item_id, user_id=context.user_id)

    async def delete_items_after(self, thread_id: str, item_id: str, context: RequestContext) -> None:
        """Delete everything after an item at once, however much that is."""
        async with self._database.begin() as session:
            await items.remove_after(session, thread_id, item_id, user_id=context.user_id)

    async def save_feedback(
        self, thread_id: str, item_ids: Sequence[str], kind: FeedbackKind, context: RequestContext
    ) -> None:
        """Keep what the person thinks of items; raises `NotFoundError` unless all are in the thread."""
        async with self._database.begin() as session:
            await items.keep_feedback(session, thread_id, item_ids, kind, user_id=context.user_id)

    async def save_attachment(self, attachment: Attachment, context: RequestContext) -> None:
        async with self._database.begin() as session:
            await attachments.save(session, attachment, user_id=context.user_id)

    async def load_attachment(self, attachment_id: str, context: RequestContext) -> Attachment:
        async with self._database.read() as session:
            return await attachments.load(session, attachment_id, user_id=context.user_id)

    async def delete_attachment(self, attachment_id: str, context: RequestContext) -> None:
        async with self._database.begin() as session:
            files = await attachments.remove(session, attachment_id, user_id=context.user_id)
        await self._remove_files(files)

    async def load_usable(self, attachment_ids: Collection[str], context: RequestContext) -> list[UsableFile]:
        """What is known of attachments that a message wants to use; raises `NotFoundError` unless all are there."""
        async with self._database.read() as session:
            rows = await attachments.rows(session, attachment_ids, user_id=context.user_id)
        return [
            UsableFile(to_attachment(row).name, str(row.thread_id) if row.thread_id else None, bool(row.file))
            for row in rows
        ]

    async def load_files(self, attachment_ids: Collection[str], context: RequestContext) -> dict[str, str]:
        """The names of the files of attachments, by the attachments' ids; those without a file are left out."""
        keys = {key_of(attachment_id) for attachment_id in attachment_ids}
        if not keys:
            return {}
        async with self._database.read() as session:
            rows = await attachments.known(session, keys, user_id=context.user_id)
        return {str(row.id): row.file for row in rows if row.file}

    async def _remove_files(self, files: Sequence[str]) -> None:
        # After the commit: what is left over by a crash in between is swept.
        if self._files is not None:
            await self._files.remove(files)
