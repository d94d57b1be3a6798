"""Preconditions of a request, checked before a stream begins: afterwards it has no status to refuse with."""

from collections.abc import Container

from chatkit.types import (
    ChatKitReq,
    ClientToolCallItem,
    InputTranscribeReq,
    StructuredInputItem,
    ThreadsAddClientToolOutputReq,
    ThreadsAddStructuredInputReq,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsCustomActionReq,
    ThreadsRetryAfterItemReq,
    ThreadsSyncCustomActionReq,
    UserMessageInput,
    UserMessageItem,
    WidgetItem,
)

from taskchat.assistant import ModelRegistry
from taskchat.chat.context import RequestContext
from taskchat.chat.errors import BadRequest, DuplicateMessage, QuestionClosed
from taskchat.chat.protocol.requests import edited_message_id, message_id_from, requested_model
from taskchat.chat.store import SqlStore

# Items of one turn; far more than any answer has.
_MAX_TURN_ITEMS = 100


class Preconditions:
    """Checks of requests that change nothing; `actions` are the widget actions that are known."""

    def __init__(self, store: SqlStore, actions: Container[str], models: ModelRegistry) -> None:
        self._store = store
        self._actions = actions
        self._models = models

    async def check(self, request: ChatKitReq, context: RequestContext) -> None:
        """Raise `NotFoundError` for what is missing or somebody else's, `BadRequest` for what cannot be done.

        Raise `DuplicateMessage` for a message that is saved already.
        """
        match request:
            case ThreadsCreateReq():
                await self._check_new(request, context)
                await self._check_message(request.params.input, None, context)
            case ThreadsAddUserMessageReq():
                await self._check_new(request, context)
                await self._check_open(request.params.thread_id, context)
                await self._check_message(request.params.input, request.params.thread_id, context)
                await self._check_edit(request, context)
            case ThreadsRetryAfterItemReq():
                await self._check_retry(request, context)
            case ThreadsAddClientToolOutputReq():
                await self._check_tool_output(request, context)
            case ThreadsAddStructuredInputReq():
                await self._check_structured_input(request, context)
            case ThreadsCustomActionReq() | ThreadsSyncCustomActionReq():
                await self._check_action(request, context)
            case InputTranscribeReq():
                raise BadRequest("Dictation is not available here yet.")
            case _:
                pass

    async def _check_new(self, request: ThreadsCreateReq | ThreadsAddUserMessageReq, context: RequestContext) -> None:
        item_id = message_id_from(request, user_id=context.user_id)
        if item_id and await self._store.has_item(item_id, context):
            raise DuplicateMessage

    async def _check_open(self, thread_id: str, context: RequestContext) -> None:
        status = (await self._store.load_thread(thread_id, context)).status
        if status.type != "active":
            reason = f" {status.reason}" if status.reason else ""
            raise BadRequest(f"This conversation is {status.type} and takes no more messages.{reason}")

    async def _check_message(self, message: UserMessageInput, thread_id: str | None, context: RequestContext) -> None:
        self._check_model(message.inference_options.model)
        if message.attachments:
            await self._check_attachments(message.attachments, thread_id, context)

    def _check_model(self, name: str | None) -> None:
        if self._models.get(name) is None:
            raise BadRequest(f"There is no model called “{(name or '')[:64]}”.")

    async def _check_attachments(
        self, attachment_ids: list[str], thread_id: str | None, context: RequestContext
    ) -> None:
        for file in await self._store.load_usable(attachment_ids, context):
            if not file.is_uploaded:
                raise BadRequest(f"“{file.name}” was not uploaded.")
            if file.thread_id not in (None, thread_id):
                raise BadRequest(f"“{file.name}” belongs to another conversation; attach it again.")

    async def _check_edit(self, request: ThreadsAddUserMessageReq, context: RequestContext) -> None:
        edited = edited_message_id(request)
        if edited is None:
            return
        newest = await self._store.load_thread_items(request.params.thread_id, None, _MAX_TURN_ITEMS, "desc", context)
        last = next((item.id for item in newest.data if isinstance(item, UserMessageItem)), None)
        if edited != last:
            raise BadRequest("Only your last message here can be edited.")

    async def _check_retry(self, request: ThreadsRetryAfterItemReq, context: RequestContext) -> None:
        await self._check_open(request.params.thread_id, context)
        self._check_model(requested_model(request))
        item = await self._store.load_item(request.params.thread_id, request.params.item_id, context)
        if not isinstance(item, UserMessageItem):
            raise BadRequest("Only a message of your own can be answered again.")

    async def _check_tool_output(self, request: ThreadsAddClientToolOutputReq, context: RequestContext) -> None:
        await self._check_open(request.params.thread_id, context)
        last = (await self._store.load_thread_items(request.params.thread_id, None, 1, "desc", context)).data
        if not (last and isinstance(last[0], ClientToolCallItem) and last[0].status == "pending"):
            raise BadRequest("No tool of this conversation waits for an output.")

    async def _check_structured_input(self, request: ThreadsAddStructuredInputReq, context: RequestContext) -> None:
        await self._check_open(request.params.thread_id, context)
        self._check_model(requested_model(request))
        item = await self._store.load_item(request.params.thread_id, request.params.item_id, context)
        if not isinstance(item, StructuredInputItem):
            raise BadRequest("This is no question that waits for an answer.")
        if item.status != "pending":
            raise BadRequest(str(QuestionClosed(item)))

    async def _check_action(
        self, request: ThreadsCustomActionReq | ThreadsSyncCustomActionReq, context: RequestContext
    ) -> None:
        thread_id, item_id = request.params.thread_id, request.params.item_id
        await self._check_open(thread_id, context)
        if item_id and not isinstance(await self._store.load_item(thread_id, item_id, context), WidgetItem):
            raise BadRequest("Actions belong to widgets; this item is none.")
        if isinstance(request, ThreadsSyncCustomActionReq) or request.params.action.type not in self._actions:
            raise BadRequest(f"There is no action called {request.params.action.type[:64]!r}.")
