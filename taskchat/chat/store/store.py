"""ChatKit's store on SQL: the complete interface, with one short transaction a call."""

import contextlib
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chatkit.store import Store, StoreItemType
from chatkit.types import (
    Attachment,
    FeedbackKind,
    NoticeEvent,
    Page,
    StructuredInputItem,
    StructuredInputSubmission,
    ThreadItem,
    ThreadMetadata,
    UserMessageItem,
)
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.chat.context import RequestContext
from taskchat.chat.end_mark import EndMark, EndReason
from taskchat.chat.errors import DuplicateMessage, TurnLost
from taskchat.chat.files import Files
from taskchat.chat.store import answers, attachments, items, marks, summaries, threads, turn_events, turns
from taskchat.chat.store.models import TurnRow, TurnStatus
from taskchat.chat.store.rows import to_attachment, to_thread
from taskchat.chat.values import to_key
from taskchat.database import Database, new_id


@dataclass(frozen=True)
class UsableFile:
    """Attachment that a message wants to use: its name, its thread if it has one, and whether its file is there."""

    name: str
    thread_id: str | None
    is_uploaded: bool


Numbered = tuple[int, ThreadItem]
# Part of a transaction that deletes items: gets them, oldest first, and gives those that come in their place.
Replace = Callable[[AsyncSession, list[ThreadItem]], Awaitable[Sequence[ThreadItem]]]
# Part of a transaction that ends a turn: writes down what it used.
SaveUsage = Callable[[AsyncSession], Awaitable[NoticeEvent | None]]


@dataclass(frozen=True)
class ThreadTail:
    """End of a thread: its newest items with their sequence, oldest first, and the summary of the older ones."""

    items: list[Numbered]
    summary: str | None = None


@dataclass(frozen=True)
class Effects:
    """Effects of a new message on its thread: the ids of the items it deleted, the questions it changed.

    `is_waiting` says that another turn answers in the thread before its own.
    """

    thread: ThreadMetadata
    deleted: list[str]
    questions: list[StructuredInputItem]
    is_waiting: bool = False


class SqlStore(Store[RequestContext]):
    """Store of threads, items and attachments, open to the person in the context only.

    What is missing and what is somebody else's raises the same `NotFoundError`. Names of parameters are ChatKit's: it
    passes them by keyword and by position. `files` holds the attached files, which are deleted with their attachments.
    """

    def __init__(self, database: Database, files: Files | None = None) -> None:
        self._database = database
        self._files = files

    def generate_thread_id(self, context: RequestContext) -> str:
        """Make a UUIDv7; ChatKit's own ids have 32 random bits."""
        return str(new_id())

    def generate_item_id(self, item_type: StoreItemType, thread: ThreadMetadata, context: RequestContext) -> str:
        """Make a UUIDv7, whatever the item is."""
        return str(new_id())

    async def load_thread(self, thread_id: str, context: RequestContext) -> ThreadMetadata:
        """Load a thread; raises `NotFoundError`."""
        async with self._database.read() as session:
            return await threads.load(session, thread_id, user_id=context.user_id)

    async def save_thread(self, thread: ThreadMetadata, context: RequestContext) -> None:
        """Save a thread, a new one too."""
        async with self._database.begin() as session:
            if context.turn_id is not None:
                await threads.touch(session, thread.id, user_id=context.user_id, turn_id=context.turn_id)
            await threads.save(session, thread, user_id=context.user_id)

    async def retitle(self, thread_id: str, before: str | None, title: str, context: RequestContext) -> bool:
        """Change the title of a thread unless somebody did meanwhile; returns whether it was changed."""
        async with self._database.begin() as session:
            return await threads.retitle(session, thread_id, before=before, title=title, user_id=context.user_id)

    async def load_tail(self, thread_id: str, limit: int, context: RequestContext) -> ThreadTail:
        """Load the newest items of a thread that its summary does not cover, and that summary."""
        async with self._database.read() as session:
            summary = await summaries.load(session, thread_id, user_id=context.user_id)
            after = summary.up_to if summary else 0
            found = await items.newest(session, thread_id, after=after, limit=limit, user_id=context.user_id)
        return ThreadTail(found, summary.text if summary else None)

    async def save_summary(self, thread_id: str, up_to: int, text: str, context: RequestContext) -> None:
        """Save the summary up to an item, given by its sequence, in place of the one before."""
        async with self._database.begin() as session:
            await summaries.save(session, thread_id, up_to=up_to, text=text, user_id=context.user_id)

    async def load_threads(
        self, limit: int, after: str | None, order: str, context: RequestContext
    ) -> Page[ThreadMetadata]:
        """Load a page of the person's threads."""
        async with self._database.read() as session:
            return await threads.page(session, limit=limit, after=after, order=order, user_id=context.user_id)

    async def delete_thread(self, thread_id: str, context: RequestContext) -> None:
        """Delete a thread with its items and files, which ends its turns."""
        async with self._database.begin() as session:
            files = await attachments.files_of_thread(session, thread_id, user_id=context.user_id)
            await turns.announce_stop(session, thread_id, user_id=context.user_id)
            await threads.remove(session, thread_id, user_id=context.user_id)
        await self._remove_files(files)

    async def load_thread_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: RequestContext
    ) -> Page[ThreadItem]:
        """Load a page of a thread's items, hidden ones too."""
        async with self._database.read() as session:
            return await items.page(session, thread_id, after=after, limit=limit, order=order, user_id=context.user_id)

    async def load_visible_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: RequestContext
    ) -> Page[ThreadItem]:
        """Load a page of what a person may see: without hidden context, and as full as can be."""
        async with self._database.read() as session:
            return await items.page(
                session, thread_id, after=after, limit=limit, order=order, user_id=context.user_id, hidden=False
            )

    async def add_thread_item(self, thread_id: str, item: ThreadItem, context: RequestContext) -> None:
        """Save a new item of a thread."""
        await self.save_item(thread_id, item, context)

    async def save_item(self, thread_id: str, item: ThreadItem, context: RequestContext) -> None:
        """Save an item of a thread, a new one too."""
        async with self._database.begin() as session:
            await items.save(session, thread_id, item, user_id=context.user_id, turn_id=context.turn_id)

    async def add_user_message(
        self,
        message: UserMessageItem,
        context: RequestContext,
        *,
        new_thread: ThreadMetadata | None = None,
        replaces: str | None = None,
        replace: Replace | None = None,
    ) -> Effects:
        """Save a message of the person, with its new thread, or in place of a message and everything after it.

        Questions that still wait are skipped by it; one that the replaced message answered is answered by it. All of it
        is saved or nothing, what `replace` does too. Raises `DuplicateMessage` where the message is saved already: its
        request came twice, perhaps in the same moment.
        """
        deleted: list[ThreadItem] = []
        thread_id, is_new = message.thread_id, new_thread is not None
        async with self._database.begin() as session:
            if new_thread is not None:
                await threads.save(session, new_thread, user_id=context.user_id, new_turn_id=context.turn_id)
            if replaces is None:
                begun = await turns.begin(session, thread_id, message.id, context, is_new_thread=is_new)
            else:
                begun = await turns.take(session, thread_id, message.id, context, instead_of=replaces)
                remove = items.remove_one if begun.is_unanswered else items.remove_from
                deleted = await remove(session, thread_id, replaces, user_id=context.user_id)
            for attachment in message.attachments:
                await attachments.save(session, attachment, user_id=context.user_id)
            if not await items.add(session, begun.key, message, user_id=context.user_id):
                raise DuplicateMessage
            questions = [] if is_new else await answers.close_pending(session, thread_id, user_id=context.user_id)
            if replaces is not None and not begun.is_unanswered:
                questions += await answers.save_anew(session, message, user_id=context.user_id)
            await _replace(session, thread_id, deleted, replace, context)
            thread = new_thread or begun.thread or await threads.load(session, thread_id, user_id=context.user_id)
        return Effects(thread, [item.id for item in deleted], questions, begun.is_waiting)

    async def answer_question(
        self,
        thread_id: str,
        item_id: str,
        submission: StructuredInputSubmission,
        context: RequestContext,
        *,
        model: str | None = None,
    ) -> tuple[StructuredInputItem, UserMessageItem | None, bool]:
        """Save the answer to a question, and the message that it is; None for one that is skipped.

        Returns also whether another turn answers in the thread before that message's.

        Raises `QuestionClosed`, and changes nothing, where it was answered before, perhaps in the same moment.
        """
        async with self._database.begin() as session:
            return await answers.save(session, thread_id, item_id, submission, context, model=model)

    async def load_item(self, thread_id: str, item_id: str, context: RequestContext) -> ThreadItem:
        """Load an item of a thread; raises `NotFoundError`."""
        async with self._database.read() as session:
            return await items.load(session, thread_id, item_id, user_id=context.user_id)

    async def has_item(self, item_id: str, context: RequestContext) -> bool:
        """Whether the person has an item with this id, in any thread."""
        async with self._database.read() as session:
            return await items.exists(session, item_id, user_id=context.user_id)

    async def delete_thread_item(self, thread_id: str, item_id: str, context: RequestContext) -> None:
        """Delete an item of a thread."""
        async with self._database.begin() as session:
            await items.remove(session, thread_id, item_id, user_id=context.user_id, turn_id=context.turn_id)

    async def delete_items_after(
        self, thread_id: str, message_id: str, context: RequestContext, *, replace: Replace | None = None
    ) -> bool:
        """Delete all after a message, however much that is, and do what `replace` does; all or nothing.

        The turn that answers it, or a later one, ends; messages that wait stay. Returns whether another turn answers in
        the thread before this one: where the message waited itself, it waits again, and nothing is deleted.
        """
        async with self._database.begin() as session:
            begun = await turns.take(session, thread_id, message_id, context, instead_of=message_id)
            if begun.is_unanswered:
                await items.move_to_end(session, thread_id, message_id, user_id=context.user_id)
            else:
                deleted = await items.remove_after(session, thread_id, message_id, user_id=context.user_id)
                await _replace(session, thread_id, deleted, replace, context)
        return begun.is_waiting

    async def begin_turn(self, thread_id: str, context: RequestContext) -> bool:
        """Begin a turn that answers no message; returns whether another one answers in the thread before it."""
        async with self._database.begin() as session:
            return (await turns.begin(session, thread_id, None, context)).is_waiting

    async def start_turn(self, thread_id: str, message_id: str | None, context: RequestContext) -> bool:
        """Start a turn that waited, if its time has come: its message is the last then; returns whether it has.

        Raises `TurnLost` where it was ended meanwhile.
        """
        assert context.turn_id is not None
        async with self._database.begin() as session:
            started = await turns.start(session, thread_id, context.turn_id)
            if started and message_id is not None:
                await items.move_to_end(session, thread_id, message_id, user_id=context.user_id)
        return started

    async def finish_turn(
        self,
        thread_id: str,
        last: Sequence[ThreadItem],
        context: RequestContext,
        *,
        reason: EndReason | None = None,
        save_usage: SaveUsage | None = None,
    ) -> tuple[EndMark | None, NoticeEvent | None]:
        """Save the last items of an answer that is whole and what it used, and end the turn of the context: all of it.

        So an answer that is there as a whole is never taken for one that was interrupted. A mark comes below it with a
        reason, as by `end_turn`; it is returned, and the notice of `save_usage`. Raises `TurnLost` where the thread is
        another turn's by now.
        """
        mark = notice = None
        async with self._database.begin() as session:
            turn_id, user_id = context.turn_id, context.user_id
            # A mark is saved while the thread is still the turn's.
            releases = turn_id is not None and reason is None
            await items.save_all(session, thread_id, last, user_id=user_id, turn_id=turn_id, releases=releases)
            if turn_id is not None:
                if reason is not None:
                    mark = await marks.add(session, thread_id, turn_id, reason, user_id=user_id)
                await turns.end(session, thread_id, turn_id, TurnStatus.DONE, is_released=releases)
            if save_usage is not None:
                notice = await save_usage(session)
        return mark, notice

    async def end_turn(
        self, thread_id: str, how: TurnStatus, context: RequestContext, *, reason: EndReason | None = None
    ) -> EndMark | None:
        """End the turn of the context; the next one that waits in its thread has it then.

        With a reason, a mark that tells it comes below the answer, and is returned; none where the thread is another
        turn's by now.
        """
        assert context.turn_id is not None
        mark = None
        async with self._database.begin() as session:
            if reason is not None:
                # Of two processes that end the turn of a third, the second finds its thread given away.
                with contextlib.suppress(TurnLost):
                    mark = await marks.add(session, thread_id, context.turn_id, reason, user_id=context.user_id)
            await turns.end(session, thread_id, context.turn_id, how)
        return mark

    async def load_mark(self, thread_id: str, message_id: UUID | None, context: RequestContext) -> EndMark | None:
        """Load the mark below the answer to a message; without a message, the newest one of the thread."""
        async with self._database.read() as session:
            return await marks.find(session, thread_id, message_id, user_id=context.user_id)

    async def ask_stop(self, thread_id: str, turn_id: UUID, context: RequestContext) -> bool:
        """Ask a turn to stop, in whichever process it is; returns whether it is open."""
        async with self._database.begin() as session:
            return await turns.ask_stop(session, thread_id, turn_id, user_id=context.user_id)

    async def load_ended(self, turn_ids: Collection[UUID]) -> dict[UUID, TurnStatus]:
        """Load those of some turns that were asked to stop, or ended by somebody else, with their states."""
        async with self._database.read() as session:
            return await turns.among_ended(session, turn_ids)

    async def load_thread_and_turn(
        self, thread_id: str, context: RequestContext
    ) -> tuple[ThreadMetadata, TurnRow | None]:
        """Load a thread, and the turn that answers in it, if one does; raises `NotFoundError`."""
        async with self._database.read() as session:
            thread, turn = await turns.with_thread(session, thread_id, user_id=context.user_id)
        return to_thread(thread), turn

    async def load_turn(self, thread_id: str, context: RequestContext) -> TurnRow | None:
        """Load the turn that answers in a thread, or will next; None where none does; raises `NotFoundError`."""
        async with self._database.read() as session:
            return (await turns.with_thread(session, thread_id, user_id=context.user_id))[1]

    async def load_one_turn(self, thread_id: str, turn_id: UUID, context: RequestContext) -> TurnRow | None:
        """Load a turn of a thread, one that has ended too; None where there is none."""
        async with self._database.read() as session:
            return await turns.load_one(session, thread_id, turn_id, user_id=context.user_id)

    async def load_owners(self) -> Sequence[TurnRow]:
        """Load the turns that have a thread, of everybody."""
        async with self._database.read() as session:
            return await turns.owners(session)

    async def forget_turns(self, *, before: datetime, events_before: datetime) -> None:
        """Delete the rows of turns that ended before a moment, and the events of those that did before another."""
        async with self._database.begin() as session:
            await turns.forget(session, before=before)
            await turn_events.forget(session, ended_before=events_before, written_before=before)

    async def save_feedback(
        self, thread_id: str, item_ids: Sequence[str], kind: FeedbackKind, context: RequestContext
    ) -> None:
        """Save what the person thinks of items; raises `NotFoundError` unless all are in the thread."""
        async with self._database.begin() as session:
            await items.save_feedback(session, thread_id, item_ids, kind, user_id=context.user_id)

    async def save_attachment(self, attachment: Attachment, context: RequestContext) -> None:
        """Save an attachment, a new one too."""
        async with self._database.begin() as session:
            await attachments.save(session, attachment, user_id=context.user_id)

    async def load_attachment(self, attachment_id: str, context: RequestContext) -> Attachment:
        """Load an attachment; raises `NotFoundError`."""
        async with self._database.read() as session:
            return await attachments.load(session, attachment_id, user_id=context.user_id)

    async def delete_attachment(self, attachment_id: str, context: RequestContext) -> None:
        """Delete an attachment and its file."""
        async with self._database.begin() as session:
            files = await attachments.remove(session, attachment_id, user_id=context.user_id)
        await self._remove_files(files)

    async def load_usable(self, attachment_ids: Collection[str], context: RequestContext) -> list[UsableFile]:
        """Load the attachments that a message wants to use; raises `NotFoundError` unless all are there."""
        async with self._database.read() as session:
            rows = await attachments.load_rows(session, attachment_ids, user_id=context.user_id)
        return [
            UsableFile(to_attachment(row).name, str(row.thread_id) if row.thread_id else None, bool(row.file))
            for row in rows
        ]

    async def load_files(self, attachment_ids: Collection[str], context: RequestContext) -> dict[str, str]:
        """Load the names of attachments' files, by the attachments' ids; those without a file are left out."""
        keys = {to_key(attachment_id) for attachment_id in attachment_ids}
        if not keys:
            return {}
        async with self._database.read() as session:
            rows = await attachments.find_rows(session, keys, user_id=context.user_id)
        return {str(row.id): row.file for row in rows if row.file}

    async def _remove_files(self, files: Sequence[str]) -> None:
        # After the commit: the sweep removes what a crash in between leaves over.
        if self._files is not None:
            await self._files.remove(files)


async def _replace(
    session: AsyncSession,
    thread_id: str,
    deleted: list[ThreadItem],
    replace: Replace | None,
    context: RequestContext,
) -> None:
    if replace and (instead := await replace(session, deleted)):
        await items.save_all(session, thread_id, instead, user_id=context.user_id)
