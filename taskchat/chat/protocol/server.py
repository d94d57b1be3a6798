"""The chat's server: every request type, checked first and then answered by the task agent, for one person."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from typing import Any

import anyio
from chatkit.actions import Action
from chatkit.server import NonStreamingResult, StreamingResult
from chatkit.types import (
    ChatKitReq,
    ThreadItem,
    ThreadMetadata,
    ThreadsAddUserMessageReq,
    ThreadsRetryAfterItemReq,
    ThreadStreamEvent,
    UserMessageItem,
    WidgetItem,
    WorkflowItem,
    is_streaming_req,
)

from taskchat.assistant import ModelRegistry
from taskchat.chat import receipts
from taskchat.chat.context import RequestContext, Stop
from taskchat.chat.events import stopped
from taskchat.chat.files import Files
from taskchat.chat.protocol.handlers import SqlChatKitServer
from taskchat.chat.protocol.preconditions import Checks
from taskchat.chat.protocol.requests import edited_by, parse_request
from taskchat.chat.protocol.running_turns import Turns
from taskchat.chat.protocol.uploads import Uploads
from taskchat.chat.store import SqlStore
from taskchat.chat.turn import Answers
from taskchat.database import Database
from taskchat.settings import Settings

ActionHandler = Callable[
    [ThreadMetadata, Action[str, Any], WidgetItem | None, RequestContext], AsyncIterator[ThreadStreamEvent]
]


class TaskChatServer(SqlChatKitServer):
    """Answers ChatKit requests with the task agent on one of the models of the installation.

    `actions` are widget actions, by their type, that it knows besides those of its receipts. Use it in three steps,
    so that everything is refused before a stream begins: `parse`, `check`, `handle`.
    """

    def __init__(
        self,
        database: Database,
        settings: Settings,
        models: ModelRegistry,
        *,
        actions: Mapping[str, ActionHandler] | None = None,
    ) -> None:
        files = Files(settings.data_dir / "attachments")
        uploads = Uploads(database, files, most_bytes=settings.attachment_bytes)
        super().__init__(SqlStore(database, files), uploads)
        self.turns = Turns()
        self.models = models
        self._settings = settings
        self._actions = receipts.actions(database) | dict(actions or {})
        self._checks = Checks(self.sql, self._actions, models)
        self._answers = Answers(self.sql, files, database, models, settings)

    def parse(self, body: bytes) -> ChatKitReq:
        """The request in a body; raises `BadRequest`."""
        return parse_request(body, message_characters=self._settings.message_characters)

    async def check(self, request: ChatKitReq, context: RequestContext) -> None:
        """Raise `NotFoundError`, `BadRequest` or `DuplicateMessage` for what cannot be answered; changes nothing."""
        await self._checks.check(request, context)

    async def handle(self, request: ChatKitReq, context: RequestContext) -> StreamingResult | NonStreamingResult:
        """Answer a request that was parsed and checked; raises `NotFoundError`, but never in a stream.

        Close `json_events` of a streaming result (`contextlib.aclosing`) when nobody listens any more.
        """
        if not is_streaming_req(request):
            return NonStreamingResult(await self._process_non_streaming(request, context))
        if isinstance(request, ThreadsRetryAfterItemReq) or (
            isinstance(request, ThreadsAddUserMessageReq) and edited_by(request)
        ):
            # What is still being said, to another tab perhaps, is to be taken back, too.
            await self.turns.give_way(request.params.thread_id)
        # A context may be used again; a turn that was stopped is over.
        context = replace(context, stop=Stop(), heard=asyncio.Queue(), changes=[])
        return StreamingResult(self.turns.listen(self._process_streaming(request, context), context))

    async def process(
        self, request: str | bytes | bytearray, context: RequestContext
    ) -> StreamingResult | NonStreamingResult:
        """Parse, check and answer in one."""
        parsed = self.parse(request.encode() if isinstance(request, str) else bytes(request))
        await self.check(parsed, context)
        return await self.handle(parsed, context)

    def respond(
        self, thread: ThreadMetadata, input_user_message: UserMessageItem | None, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        """The assistant's answer to what was said last."""
        self.turns.answers(thread.id, context.stop)
        return self._answers.answer(thread, input_user_message, context)

    def action(
        self, thread: ThreadMetadata, action: Action[str, Any], sender: WidgetItem | None, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        """What a widget's action does; only those that `check` knows come here."""
        return self._actions[action.type](thread, action, sender, context)

    async def ended(self) -> None:
        """Stop every turn, save what was said, and end what is done afterwards, for a tidy shutdown; never long."""
        await self.turns.ended()
        await self._answers.afterwards.ended()

    async def handle_stream_cancelled(
        self, thread: ThreadMetadata, pending_items: list[ThreadItem], context: RequestContext
    ) -> None:
        """Save what was shown but not ended. Stop ends items itself; this is for a task that is cancelled."""
        with anyio.CancelScope(shield=True):
            for item in pending_items:
                if isinstance(item, WorkflowItem):
                    await self.sql.add_thread_item(thread.id, stopped(item), context)
            await super().handle_stream_cancelled(thread, pending_items, context)
