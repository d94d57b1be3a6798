"""Server of the chat: every request type, checked first and then answered by the task agent, for one person."""

from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from chatkit.server import NonStreamingResult, StreamingResult
from chatkit.types import ChatKitReq, ThreadsCreateReq, ThreadsCustomActionReq, is_streaming_req

from taskchat.assistant import ModelRegistry
from taskchat.chat import receipts
from taskchat.chat.channel import TurnChannel
from taskchat.chat.context import RequestContext
from taskchat.chat.errors import ShuttingDown
from taskchat.chat.files import Files
from taskchat.chat.protocol.preconditions import Preconditions
from taskchat.chat.protocol.requests import parse_request
from taskchat.chat.protocol.turn_end import end_turn
from taskchat.chat.protocol.turn_server import ActionHandler, TurnServer
from taskchat.chat.protocol.uploads import Uploads
from taskchat.chat.running import (
    LeftPages,
    LogWriter,
    MissedStops,
    Orphans,
    RunningTurn,
    RunningTurns,
    ThreadQueue,
    TurnStreams,
)
from taskchat.chat.store import SqlStore
from taskchat.chat.turn import TurnRunner
from taskchat.chat.values import to_key
from taskchat.database import Database, new_id, now
from taskchat.settings import Settings

# Seconds within which a page that is left says so: its last word and the end of its requests come in any order.
_GRACE_S = 1.0


class TurnResult(StreamingResult):
    """Stream of a turn that was begun, and its id."""

    def __init__(self, turn_id: UUID, events: AsyncGenerator[bytes, None]) -> None:
        super().__init__(events)
        self.turn_id = turn_id


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
        self.models = models
        self.uploads = Uploads(database, files, max_bytes=settings.attachment_bytes)
        self.turns = RunningTurns()
        self._writer = LogWriter(database, self.turns)
        self._store = SqlStore(database, files)
        self.orphans = Orphans(self._store, database)
        self.streams = TurnStreams(self._store, database, self.turns, self.orphans)
        self._missed_stops = MissedStops(self._store, self.turns)
        self.left_pages = LeftPages()
        self._queue = ThreadQueue(self._store, self.orphans)
        self._settings = settings
        self._actions = receipts.actions(database) | dict(actions or {})
        self._preconditions = Preconditions(self._store, self._actions, models)
        self._runner = TurnRunner(self._store, files, database, models, settings, clock=clock)

    def parse(self, body: bytes) -> ChatKitReq:
        """Parse the request in a body; raises `BadRequest`."""
        return parse_request(body, max_characters=self._settings.message_characters)

    async def check(self, request: ChatKitReq, context: RequestContext) -> None:
        """Raise `NotFoundError`, `BadRequest` or `DuplicateMessage` for what cannot be answered; changes nothing.

        Raises `ShuttingDown` and `TooManyStreams` for what cannot be answered now.
        """
        await self._preconditions.check(request, context)
        self._require_room(request, context)

    async def handle(
        self, request: ChatKitReq, context: RequestContext, channel: TurnChannel | None = None
    ) -> StreamingResult | NonStreamingResult:
        """Answer a request that was parsed and checked; never raises in a stream.

        Raises `NotFoundError`, `TooManyStreams`, and `ShuttingDown` while the process comes to its end.

        A streaming request begins a turn at once, which goes on whoever listens: `json_events` is only its first
        listener; close it (`contextlib.aclosing`) when nobody listens any more. Pass `channel` to see what the turn
        sends, or to cancel it; it serves for one turn.
        """
        channel, new_thread_id = channel or TurnChannel(), self._store.generate_thread_id(context)
        if not is_streaming_req(request):
            return NonStreamingResult(await self._server(channel, new_thread_id).reply(request, context))
        # Both may have come to pass since it was checked.
        self._require_room(request, context)
        turn_id = new_id()
        answers = not isinstance(request, ThreadsCustomActionReq)
        if answers:
            context = replace(context, turn_id=turn_id)
        thread_id = new_thread_id if isinstance(request, ThreadsCreateReq) else str(to_key(request.params.thread_id))
        turn = RunningTurn(turn_id, thread_id, context.user_id, channel)
        events = self._server(channel, new_thread_id).stream(request, context)
        self.turns.start(turn, events, partial(end_turn, self._store, turn, context) if answers else None)
        return TurnResult(turn_id, self.streams.listen(turn))

    def _require_room(self, request: ChatKitReq, context: RequestContext) -> None:
        if not is_streaming_req(request):
            return
        if self.turns.is_draining:
            raise ShuttingDown
        self.streams.check_room(context)

    def _server(self, channel: TurnChannel, new_thread_id: str) -> TurnServer:
        return TurnServer(
            self._store,
            self.uploads,
            self._queue,
            self._runner,
            actions=self._actions,
            channel=channel,
            new_thread_id=new_thread_id,
        )

    def stop_unless_left(self, turn_id: UUID, page_id: UUID, *, has_signed_out: Callable[[], bool]) -> None:
        """Stop a turn of this process whose listener has aborted, unless its page says that it is left or out of sight.

        Whoever has signed out, here or elsewhere, has only left too: `has_signed_out` is asked last.
        """
        self._runner.background.start(self._stop_unless_left(turn_id, page_id, has_signed_out), "stop")

    async def _stop_unless_left(self, turn_id: UUID, page_id: UUID, has_signed_out: Callable[[], bool]) -> None:
        if not await self.left_pages.has_left(page_id, within=_GRACE_S) and not has_signed_out():
            self.turns.stop(turn_id)

    async def process(
        self, request: str | bytes | bytearray, context: RequestContext
    ) -> StreamingResult | NonStreamingResult:
        """Parse, check and answer a request."""
        parsed = self.parse(request.encode() if isinstance(request, str) else bytes(request))
        await self.check(parsed, context)
        return await self.handle(parsed, context)

    async def settle(self) -> None:
        """Wait until turns and background jobs that run are done, each a few seconds at most; more may follow."""
        await self.turns.wait()
        await self._runner.background.finish()

    async def aclose(self) -> None:
        """Cancel every turn, save what was said, and end the background jobs, for a tidy shutdown; never long."""
        await self.turns.aclose()
        self._queue.close()
        self._missed_stops.close()
        self.left_pages.close()
        await self._writer.aclose()
        await self._runner.background.finish()
