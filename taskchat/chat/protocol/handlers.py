"""ChatKit's own server where this one differs: in what it reads, in how many statements, and in what it sends."""

from abc import abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import replace
from functools import partial

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
    ThreadItemReplacedEvent,
    ThreadMetadata,
    ThreadsAddClientToolOutputReq,
    ThreadsAddStructuredInputReq,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsCustomActionReq,
    ThreadsGetByIdReq,
    ThreadsRetryAfterItemReq,
    ThreadStreamEvent,
    UserMessageInput,
    UserMessageItem,
)
from pydantic import BaseModel

from taskchat.assistant import title_from
from taskchat.chat.channel import TurnChannel
from taskchat.chat.context import RequestContext
from taskchat.chat.errors import DuplicateMessage, QuestionClosed
from taskchat.chat.events import to_event, to_json
from taskchat.chat.protocol.answered_thread import AnsweredThread, OpenTurn
from taskchat.chat.protocol.requests import edited_message_id, message_id_from, message_text, requested_model
from taskchat.chat.protocol.turn_end import finish_answer
from taskchat.chat.protocol.uploads import Uploads, with_addresses
from taskchat.chat.running import ThreadQueue
from taskchat.chat.store import SqlStore
from taskchat.chat.turn import BEGINNING, FIRST, Restart, Restarts
from taskchat.chat.values import chatkit_now, to_key
from taskchat.trouble import OUR_FAULT, find_trouble


class SqlChatKitServer(ChatKitServer[RequestContext]):
    """ChatKit's protocol over a `SqlStore` for one request, whose turn goes over `channel`.

    A thread that the request creates has the id `new_thread_id`. The subclass decides who answers. This class
    overrides methods that ChatKit keeps to itself, so its version is pinned and each has a test.
    """

    def __init__(
        self, store: SqlStore, uploads: Uploads, queue: ThreadQueue, channel: TurnChannel, new_thread_id: str
    ) -> None:
        super().__init__(store)
        self._store = store
        self._queue = queue
        self._restarts = Restarts(store)
        self._uploads = uploads
        self._channel = channel
        self._new_thread_id = new_thread_id

    @abstractmethod
    def answer(
        self, thread: ThreadMetadata, message: UserMessageItem, context: RequestContext, restart: Restart
    ) -> AsyncIterator[ThreadStreamEvent]:
        """Answer of the assistant to a message, for the first time or once more."""

    async def add_feedback(
        self, thread_id: str, item_ids: list[str], feedback: FeedbackKind, context: RequestContext
    ) -> None:
        """Save what the person thinks of some items."""
        await self._store.save_feedback(thread_id, item_ids, feedback, context)

    async def _process_streaming(self, request: StreamingReq, context: RequestContext) -> AsyncGenerator[bytes, None]:
        try:
            async for chunk in super()._process_streaming(request, context):
                yield chunk
        except Exception as error:  # ChatKit has logged it; without an event, the stream would only break off
            self._channel.has_failed = True
            trouble = find_trouble(error)
            sentence = trouble.sentence if trouble else OUR_FAULT
            error = ErrorEvent(message=sentence, allow_retry=_may_try_again(request))
            yield to_event(error)

    async def _process_streaming_impl(
        self, request: StreamingReq, context: RequestContext
    ) -> AsyncGenerator[ThreadStreamEvent, None]:
        if isinstance(request, ThreadsCreateReq | ThreadsAddUserMessageReq):
            context = replace(context, message_id=message_id_from(request, user_id=context.user_id))
        try:
            async for event in self._events(request, context):
                if isinstance(event, ErrorEvent):
                    self._channel.has_failed = True
                    event.allow_retry = event.allow_retry and _may_try_again(request)
                yield event
            thread_id = self._new_thread_id if isinstance(request, ThreadsCreateReq) else request.params.thread_id
            for event in await finish_answer(self._store, thread_id, context, self._channel):
                yield event
        except DuplicateMessage:
            yield ErrorEvent(message="This message is here already.", allow_retry=False)

    def _events(self, request: StreamingReq, context: RequestContext) -> AsyncIterator[ThreadStreamEvent]:
        match request:
            case ThreadsCreateReq():
                return self._create(request, context)
            case ThreadsRetryAfterItemReq():
                return self._retry(request, context)
            case ThreadsAddUserMessageReq():
                return self._append_message(request, context)
            case ThreadsAddStructuredInputReq():
                return self._answer_question(request, context)
            case ThreadsAddClientToolOutputReq():
                return self._go_on_with_output(request, context)
            case _:
                return super()._process_streaming_impl(request, context)

    async def _create(self, request: ThreadsCreateReq, context: RequestContext) -> AsyncIterator[ThreadStreamEvent]:
        # ChatKit's own makes a thread without a title, which histories would show until the first answer.
        title = title_from(message_text(request.params.input))
        thread = ThreadMetadata(id=self._new_thread_id, created_at=chatkit_now(), title=title)
        message = await self._build_user_message_item(request.params.input, thread, context)
        await self._store.add_user_message(message, context, new_thread=thread)
        yield ThreadCreatedEvent(thread=self._to_thread_response(thread))
        async for event in self._respond_to(thread, message, context, BEGINNING):
            yield event

    async def _append_message(
        self, request: ThreadsAddUserMessageReq, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        # The thread comes with the message that is saved in it; ChatKit reads no more of it than its id before.
        place = ThreadMetadata(id=str(to_key(request.params.thread_id)), created_at=chatkit_now())
        message = await self._build_user_message_item(request.params.input, place, context)
        if edited := edited_message_id(request):
            effects, restart = await self._restarts.edit(message, edited, context)
        else:
            effects, restart = await self._store.add_user_message(message, context), FIRST
        for item_id in effects.deleted:
            yield ThreadItemRemovedEvent(item_id=item_id)
        for question in effects.questions:
            yield ThreadItemReplacedEvent(item=question)
        async for event in self._respond_to(effects.thread, message, context, restart, is_waiting=effects.is_waiting):
            yield event

    async def _answer_question(
        self, request: ThreadsAddStructuredInputReq, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        # ChatKit's own keeps the answer in the question only; as a message it can also be counted, edited, answered
        # again and looked for.
        params = request.params
        thread = await self._store.load_thread(params.thread_id, context)
        try:
            question, message, is_waiting = await self._store.answer_question(
                params.thread_id, params.item_id, params.input, context, model=requested_model(request)
            )
        except QuestionClosed as closed:
            yield ThreadItemReplacedEvent(item=closed.item)
            yield ErrorEvent(message=str(closed), allow_retry=False)
            return
        yield ThreadItemReplacedEvent(item=question)
        if message is not None:
            async for event in self._respond_to(thread, message, context, is_waiting=is_waiting):
                yield event

    async def _go_on_with_output(
        self, request: ThreadsAddClientToolOutputReq, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        thread_id = request.params.thread_id
        if await self._store.begin_turn(thread_id, context):
            await self._queue.wait(thread_id, None, context, self._channel)
        async for event in super()._process_streaming_impl(request, context):
            yield event

    async def _respond_to(
        self,
        thread: ThreadMetadata,
        message: UserMessageItem,
        context: RequestContext,
        restart: Restart = FIRST,
        *,
        is_waiting: bool = False,
    ) -> AsyncIterator[ThreadStreamEvent]:
        yield ThreadItemDoneEvent(item=message)
        if is_waiting:
            await self._queue.wait(thread.id, message.id, context, self._channel)
        async for event in self._answer_after(restart, thread, message, context):
            yield event

    async def _answer_after(
        self, restart: Restart, thread: ThreadMetadata, message: UserMessageItem, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        for item in restart.shown:
            yield ThreadItemDoneEvent(item=item)
        if not restart.is_answer:
            answer = partial(self.answer, thread, message, context, restart)
            async for event in self._process_events(thread, context, answer):
                yield event

    async def _retry(
        self, request: ThreadsRetryAfterItemReq, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        # ChatKit's own reads and deletes item by item.
        thread_id, item_id = request.params.thread_id, request.params.item_id
        thread = await self._store.load_thread(thread_id, context)
        message = await self._store.load_item(thread_id, item_id, context)
        assert isinstance(message, UserMessageItem)
        restart, is_waiting = await self._restarts.retry(message, context)
        if is_waiting:
            await self._queue.wait(thread_id, item_id, context, self._channel)
        again = replace(context, is_retry=True, model=requested_model(request))
        async for event in self._answer_after(restart, thread, message, again):
            yield event

    async def _process_non_streaming(self, request: NonStreamingReq, context: RequestContext) -> bytes:
        match request:
            case ThreadsGetByIdReq(params=params):
                return self._serialize(await self._full_thread(params.thread_id, context))
            case ItemsListReq(params=params):
                limit = params.limit or DEFAULT_PAGE_SIZE
                return self._serialize(await self._page(params.thread_id, params.after, limit, params.order, context))
            case AttachmentsCreateReq():
                return self._serialize(await self._uploads.announce(request.params, context))
            case AttachmentsDeleteReq():
                await self._store.delete_attachment(request.params.attachment_id, context)
                return b"{}"
            case _:
                return await super()._process_non_streaming(request, context)

    async def _full_thread(self, thread_id: str, context: RequestContext) -> AnsweredThread:
        thread, turn = await self._store.load_thread_and_turn(thread_id, context)
        if turn is not None and await self._queue.orphans.look_after(thread_id, context):
            thread, turn = await self._store.load_thread_and_turn(thread_id, context)
        items = await self._page(thread_id, None, DEFAULT_PAGE_SIZE, "asc", context)
        full = self._to_thread_response(Thread(**thread.model_dump(), items=items))
        return AnsweredThread(**dict(full), turn=OpenTurn.of(turn) if turn else None)

    async def _page(
        self, thread_id: str, after: str | None, limit: int, order: str, context: RequestContext
    ) -> Page[ThreadItem]:
        page = await self._store.load_visible_items(thread_id, after, limit, order, context)
        page.data = [with_addresses(item, context) if isinstance(item, UserMessageItem) else item for item in page.data]
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
        return with_addresses(message, context)

    def _serialize(self, obj: BaseModel) -> bytes:
        return to_json(obj)


def _may_try_again(request: StreamingReq) -> bool:
    # To try again answers the last message once more; a button can be pressed once more.
    return not isinstance(request, ThreadsCustomActionReq)
