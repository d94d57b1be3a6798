"""ChatKit's own server, where this one must do otherwise: what is read, in how many statements, and what is sent."""

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import replace

from chatkit.server import DEFAULT_PAGE_SIZE, ChatKitServer
from chatkit.types import (
    AttachmentsCreateReq,
    AttachmentsDeleteReq,
    ErrorEvent,
    FeedbackKind,
    ItemsListReq,
    NonStreamingReq,
    Page,
    StreamingReq,
    Thread,
    ThreadCreatedEvent,
    ThreadItem,
    ThreadItemDoneEvent,
    ThreadItemRemovedEvent,
    ThreadMetadata,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsRetryAfterItemReq,
    ThreadStreamEvent,
    UserMessageInput,
    UserMessageItem,
)
from pydantic import BaseModel

from taskchat.assistant import title_from
from taskchat.chat.context import RequestContext
from taskchat.chat.errors import DuplicateMessage
from taskchat.chat.events import to_json
from taskchat.chat.protocol.requests import edited_by, message_id_of, model_of, text_of
from taskchat.chat.protocol.uploads import Uploads, addressed_message
from taskchat.chat.store import SqlStore
from taskchat.chat.values import local_now


class SqlChatKitServer(ChatKitServer[RequestContext]):
    """Speaks the protocol over a `SqlStore`; who answers is for its subclass.

    It overrides methods that ChatKit keeps to itself, so its version is pinned and each has a test.
    """

    def __init__(self, store: SqlStore, uploads: Uploads) -> None:
        super().__init__(store)
        self.sql = store
        self.uploads = uploads

    async def add_feedback(
        self, thread_id: str, item_ids: list[str], feedback: FeedbackKind, context: RequestContext
    ) -> None:
        """Keep what the person thinks of some items."""
        await self.sql.save_feedback(thread_id, item_ids, feedback, context)

    async def _process_streaming(self, request: StreamingReq, context: RequestContext) -> AsyncGenerator[bytes, None]:
        try:
            async for chunk in super()._process_streaming(request, context):
                yield chunk
        except Exception:  # ChatKit has logged it; without an event, the stream would only break off
            sentence = "Something went wrong on our side; please try again."
            error = ErrorEvent(message=sentence, allow_retry=not context.changes)
            yield b"data: " + self._serialize(error) + b"\n\n"

    async def _process_streaming_impl(
        self, request: StreamingReq, context: RequestContext
    ) -> AsyncGenerator[ThreadStreamEvent, None]:
        if isinstance(request, ThreadsCreateReq | ThreadsAddUserMessageReq):
            context = replace(context, message_id=message_id_of(request, user_id=context.user_id))
        match request:
            case ThreadsCreateReq():
                events = self._create(request, context)
            case ThreadsRetryAfterItemReq():
                events = self._retry(request, context)
            case ThreadsAddUserMessageReq():
                events = self._go_on(request, context)
            case _:
                events = super()._process_streaming_impl(request, context)
        try:
            async for event in events:
                # Whatever went wrong: to try again would do once more what was done.
                if isinstance(event, ErrorEvent) and context.changes:
                    event.allow_retry = False
                yield event
        except DuplicateMessage:
            yield ErrorEvent(message="This message is here already.", allow_retry=False)

    async def _create(self, request: ThreadsCreateReq, context: RequestContext) -> AsyncIterator[ThreadStreamEvent]:
        # ChatKit's own makes a thread without a title, which histories would show until the first answer.
        title = title_from(text_of(request.params.input))
        thread = ThreadMetadata(id=self.sql.generate_thread_id(context), created_at=local_now(), title=title)
        message = await self._build_user_message_item(request.params.input, thread, context)
        await self.sql.say(thread, message, context, begins=True)
        yield ThreadCreatedEvent(thread=self._to_thread_response(thread))
        async for event in self._answered(thread, message, context):
            yield event

    async def _go_on(
        self, request: ThreadsAddUserMessageReq, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        thread = await self.sql.load_thread(request.params.thread_id, context)
        message = await self._build_user_message_item(request.params.input, thread, context)
        for item_id in await self.sql.say(thread, message, context, instead_of=edited_by(request)):
            yield ThreadItemRemovedEvent(item_id=item_id)
        async for event in self._answered(thread, message, context):
            yield event

    async def _answered(
        self, thread: ThreadMetadata, message: UserMessageItem, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        yield ThreadItemDoneEvent(item=message)
        async for event in self._process_events(thread, context, lambda: self.respond(thread, message, context)):
            yield event

    async def _retry(
        self, request: ThreadsRetryAfterItemReq, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        # ChatKit's own reads and deletes item by item.
        thread_id, item_id = request.params.thread_id, request.params.item_id
        thread = await self.sql.load_thread(thread_id, context)
        message = await self.sql.load_item(thread_id, item_id, context)
        assert isinstance(message, UserMessageItem)
        await self.sql.delete_items_after(thread_id, item_id, context)
        again = replace(context, is_retry=True, model=model_of(request))
        async for event in self._process_events(thread, again, lambda: self.respond(thread, message, again)):
            yield event

    async def _process_non_streaming(self, request: NonStreamingReq, context: RequestContext) -> bytes:
        match request:
            case ItemsListReq(params=asked):
                limit = asked.limit or DEFAULT_PAGE_SIZE
                return self._serialize(await self._page(asked.thread_id, asked.after, limit, asked.order, context))
            case AttachmentsCreateReq():
                return self._serialize(await self.uploads.announce(request.params, context))
            case AttachmentsDeleteReq():
                await self.sql.delete_attachment(request.params.attachment_id, context)
                return b"{}"
            case _:
                return await super()._process_non_streaming(request, context)

    async def _load_full_thread(self, thread_id: str, context: RequestContext) -> Thread:
        thread = await self.sql.load_thread(thread_id, context)
        items = await self._page(thread_id, None, DEFAULT_PAGE_SIZE, "asc", context)
        return Thread(**thread.model_dump(), items=items)

    async def _page(
        self, thread_id: str, after: str | None, limit: int, order: str, context: RequestContext
    ) -> Page[ThreadItem]:
        page = await self.sql.load_visible_items(thread_id, after, limit, order, context)
        page.data = [addressed_message(one, context) if isinstance(one, UserMessageItem) else one for one in page.data]
        return page

    async def _build_user_message_item(
        self,
        input: UserMessageInput,  # noqa: A002 - ChatKit's name
        thread: ThreadMetadata,
        context: RequestContext,
    ) -> UserMessageItem:
        message = await super()._build_user_message_item(input, thread, context)
        if context.message_id:
            message.id = context.message_id
        return addressed_message(message, context)

    def _serialize(self, obj: BaseModel) -> bytes:
        return to_json(obj)
