"""Server of the chat: every request type, checked first and then answered by the task agent, for one person."""

from collections.abc import Callable, Mapping
from datetime import datetime

from chatkit.server import NonStreamingResult, StreamingResult
from chatkit.types import (
    ChatKitReq,
    StreamingReq,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsCustomActionReq,
    ThreadsRetryAfterItemReq,
    is_streaming_req,
)

from taskchat.assistant import ModelRegistry
from taskchat.chat import receipts
from taskchat.chat.channel import TurnChannel
from taskchat.chat.context import RequestContext
from taskchat.chat.files import Files
from taskchat.chat.protocol.preconditions import Preconditions
from taskchat.chat.protocol.requests import edited_message_id, parse_request
from taskchat.chat.protocol.running_turns import RunningTurns
from taskchat.chat.protocol.turn_server import ActionHandler, TurnServer
from taskchat.chat.protocol.uploads import Uploads
from taskchat.chat.store import SqlStore
from taskchat.chat.turn import TurnRunner
from taskchat.database import Database, now
from taskchat.settings import Settings


class TaskChatServer:
    """Answers ChatKit requests with the task agent on one of the models of the installation.

    `actions` are widget actions, by their type, that it knows besides those of its receipts; `clock` gives the moment
    from which the assistant reads dates. Use it in three steps, so that everything is refused before a stream begins:
    `parse`, `check`, `handle`.
    """

    def __init__(
        self,
        database: Database,
        settings: Settings,
        models: ModelRegistry,
        *,
        actions: Mapping[str, ActionHandler] | None = None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        files = Files(settings.data_dir / "attachments")
        self.turns = RunningTurns()
        self.models = models
        self.uploads = Uploads(database, files, max_bytes=settings.attachment_bytes)
        self._store = SqlStore(database, files)
        self._settings = settings
        self._actions = receipts.actions(database) | dict(actions or {})
        self._preconditions = Preconditions(self._store, self._actions, models)
        self._runner = TurnRunner(self._store, files, database, models, settings, clock=clock)

    def parse(self, body: bytes) -> ChatKitReq:
        """Parse the request in a body; raises `BadRequest`."""
        return parse_request(body, max_characters=self._settings.message_characters)

    async def check(self, request: ChatKitReq, context: RequestContext) -> None:
        """Raise `NotFoundError`, `BadRequest` or `DuplicateMessage` for what cannot be answered; changes nothing."""
        await self._preconditions.check(request, context)

    async def handle(
        self, request: ChatKitReq, context: RequestContext, channel: TurnChannel | None = None
    ) -> StreamingResult | NonStreamingResult:
        """Answer a request that was parsed and checked; raises `NotFoundError`, but never in a stream.

        Close `json_events` of a streaming result (`contextlib.aclosing`) when nobody listens any more. Pass `channel`
        to see what the turn changes, or to cancel it; it serves for one turn.
        """
        channel, new_thread_id = channel or TurnChannel(), self._store.generate_thread_id(context)
        server = TurnServer(
            self._store,
            self.uploads,
            self._runner,
            actions=self._actions,
            channel=channel,
            new_thread_id=new_thread_id,
        )
        if not is_streaming_req(request):
            return NonStreamingResult(await server.reply(request, context))
        if isinstance(request, ThreadsRetryAfterItemReq) or (
            isinstance(request, ThreadsAddUserMessageReq) and edited_message_id(request)
        ):
            # A turn that still answers, to another tab perhaps, is to be taken back, too.
            await self.turns.cancel_thread(request.params.thread_id)
        thread_id = _answered_thread(request, new_thread_id)
        return StreamingResult(self.turns.listen(server.stream(request, context), channel, thread_id))

    async def process(
        self, request: str | bytes | bytearray, context: RequestContext
    ) -> StreamingResult | NonStreamingResult:
        """Parse, check and answer a request."""
        parsed = self.parse(request.encode() if isinstance(request, str) else bytes(request))
        await self.check(parsed, context)
        return await self.handle(parsed, context)

    async def aclose(self) -> None:
        """Cancel every turn, save what was said, and end the background jobs, for a tidy shutdown; never long."""
        await self.turns.aclose()
        await self._runner.background.aclose()


def _answered_thread(request: StreamingReq, new_thread_id: str) -> str | None:
    """Id of the thread in which the assistant answers; None for an action, which it does not answer."""
    match request:
        case ThreadsCreateReq():
            return new_thread_id
        case ThreadsCustomActionReq():
            return None
        case _:
            return request.params.thread_id
