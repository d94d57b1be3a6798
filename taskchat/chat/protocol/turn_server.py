"""Server of one request: ChatKit's server with the channel of the turn that it answers with."""

import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from typing import Any

import anyio
from chatkit.actions import Action
from chatkit.types import (
    AssistantMessageItem,
    NonStreamingReq,
    StreamingReq,
    ThreadItem,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
    WidgetItem,
    WorkflowItem,
)

from taskchat.chat.channel import TurnChannel
from taskchat.chat.context import RequestContext
from taskchat.chat.errors import TurnLost
from taskchat.chat.events import stopped_workflow
from taskchat.chat.protocol.handlers import SqlChatKitServer
from taskchat.chat.protocol.uploads import Uploads
from taskchat.chat.running import ThreadQueue
from taskchat.chat.store import SqlStore, plain_text
from taskchat.chat.turn import Restart, TurnRunner

ActionHandler = Callable[
    [ThreadMetadata, Action[str, Any], WidgetItem | None, RequestContext], AsyncIterator[ThreadStreamEvent]
]


class TurnServer(SqlChatKitServer):
    """Server of one request. ChatKit passes only the context from call to call; the channel is the server's own."""

    def __init__(
        self,
        store: SqlStore,
        uploads: Uploads,
        queue: ThreadQueue,
        runner: TurnRunner,
        *,
        actions: Mapping[str, ActionHandler],
        channel: TurnChannel,
        new_thread_id: str,
    ) -> None:
        super().__init__(store, uploads, queue, channel, new_thread_id)
        self._runner = runner
        self._actions = actions

    def stream(self, request: StreamingReq, context: RequestContext) -> AsyncGenerator[bytes, None]:
        """Events of the turn that ChatKit sends; the words of the assistant go over the channel itself."""
        return self._process_streaming(request, context)

    async def reply(self, request: NonStreamingReq, context: RequestContext) -> bytes:
        """JSON answer to a request that begins no turn; raises `NotFoundError`."""
        return await self._process_non_streaming(request, context)

    def respond(
        self, thread: ThreadMetadata, input_user_message: UserMessageItem | None, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        """Answer of the assistant to the newest message."""
        return self._runner.answer(thread, input_user_message, context, self._channel)

    def answer(
        self, thread: ThreadMetadata, message: UserMessageItem, context: RequestContext, restart: Restart
    ) -> AsyncIterator[ThreadStreamEvent]:
        """Answer of the assistant to a message, for the first time or once more."""
        return self._runner.answer(thread, message, context, self._channel, restart)

    def action(
        self, thread: ThreadMetadata, action: Action[str, Any], sender: WidgetItem | None, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        """Effects of a widget's action; only actions that `check` knows come here."""
        return self._actions[action.type](thread, action, sender, context)

    async def handle_stream_cancelled(
        self, thread: ThreadMetadata, pending_items: list[ThreadItem], context: RequestContext
    ) -> None:
        """Save what was shown but not ended. Stop ends items itself; this is for a task that is cancelled.

        ChatKit's own also tells the model that the person stopped the answer; here its mark says what ended it.
        Nothing is saved by a turn whose thread is another's now.
        """
        with anyio.CancelScope(shield=True), contextlib.suppress(TurnLost):
            for item in pending_items:
                if isinstance(item, WorkflowItem):
                    await self._store.add_thread_item(thread.id, stopped_workflow(item), context)
                elif isinstance(item, AssistantMessageItem) and plain_text(item).strip():
                    await self._store.add_thread_item(thread.id, item, context)
