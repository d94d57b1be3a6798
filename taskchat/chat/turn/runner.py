"""A turn of the assistant, from the stored conversation to the last event of its answer."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass

from chatkit.errors import CustomStreamError
from chatkit.types import (
    NoticeEvent,
    ThreadItem,
    ThreadItemDoneEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
)

from taskchat.assistant import (
    AssistantError,
    ModelChoice,
    ModelRegistry,
    RunContext,
    Steps,
    explain,
    run,
    standing_by,
    title_from,
)
from taskchat.chat.context import RequestContext
from taskchat.chat.events import AnswerStream, Transcript, remark
from taskchat.chat.files import Files
from taskchat.chat.prompt import READ, Enclosures, Memory, hint, load_parts, remember, shown_tasks, to_input
from taskchat.chat.quota import Recording
from taskchat.chat.receipts import items_for
from taskchat.chat.store import SqlStore, plain_text
from taskchat.chat.turn.background import Afterwards
from taskchat.chat.turn.claims import is_unfounded
from taskchat.database import Database, now
from taskchat.settings import Settings

logger = logging.getLogger(__name__)

_UNFOUNDED = "The answer speaks of a change, but none of your tasks was changed."
_UNFOUNDED_HINT = "The answer above speaks of a change, but no tool made one: nothing was changed."


@dataclass
class _Answer:
    """One answer while it is made."""

    thread: ThreadMetadata
    chosen: ModelChoice
    memory: Memory
    enclosures: Enclosures
    turn: RunContext
    transcript: Transcript
    failure: BaseException | None = None


class Answers:
    """Lets the assistant answer."""

    def __init__(
        self, store: SqlStore, files: Files, database: Database, models: ModelRegistry, settings: Settings
    ) -> None:
        self._store = store
        self._files = files
        self._database = database
        self._models = models
        self._settings = settings
        self._recording = Recording(database, settings)
        self.afterwards = Afterwards(store, models, self._recording)

    async def answer(
        self, thread: ThreadMetadata, message: UserMessageItem | None, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        """The events of the answer to what was said last, and the cards that say what was changed.

        Raises `CustomStreamError` with a sentence for the person when there is none, and `CancelledError` when the
        person stopped it; in both cases what was said and done so far has been ended properly.
        """
        if thread.title is None and message is not None:
            thread.title = title_from(plain_text(message))
        if context.stop.requested:
            raise asyncio.CancelledError
        stream = AnswerStream(context)
        answer = await self._begin(thread, message, context, stream.steps)
        recorded = False
        try:
            async for event in self._said(answer, stream):
                yield event
            async for item in self._enclosed(answer):
                yield ThreadItemDoneEvent(item=item)
            recorded = True
            if notice := await self._record(answer, answer.failure, context):
                yield notice
        finally:
            if not recorded:  # nobody asks for more, since the thread is gone, say: what was used was used
                abandoned = answer.failure or asyncio.CancelledError()
                self.afterwards.begin(self._record(answer, abandoned, context), "record")
        if answer.failure is not None:
            raise _for_chatkit(answer.failure, thread, answer.turn) from answer.failure
        if not answer.transcript.said:
            again = not answer.turn.changed_ids
            raise CustomStreamError("The assistant gave no answer; please try again.", allow_retry=again)
        self.afterwards.summarise(thread, answer.memory, answer.chosen, context)

    async def _record(
        self, answer: _Answer, failure: BaseException | None, context: RequestContext
    ) -> NoticeEvent | None:
        try:
            return await self._recording.answered(answer.turn.meter, failure, answer.thread.id, context)
        except Exception:
            # The answer is saved; it must not end as if it were not.
            logger.exception("What an answer in the thread %s used was not written down", answer.thread.id)
            return None

    async def _begin(
        self, thread: ThreadMetadata, message: UserMessageItem | None, context: RequestContext, steps: Steps
    ) -> _Answer:
        tail = await self._store.load_tail(thread.id, READ, context)
        memory = remember(tail, message, budget=self._settings.history_tokens)
        wanted = context.model or (message.inference_options.model if message else None)
        # A model that is offered no more, in a message that is answered again, gives way to the default.
        chosen = self._models.get(wanted) or self._models.default
        if len(memory.items) == 1 and memory.summary is None:
            self.afterwards.entitle(thread, message, chosen, context)
        shown = shown_tasks(memory.items)
        turn = RunContext(
            context.user_id, self._database, now(), context.timezone, steps, shown=shown, changed_ids=context.changes
        )
        enclosures = await load_parts(memory.items, self._store, self._files, context)
        return _Answer(thread, chosen, memory, enclosures, turn, Transcript(thread.id, turn.shown))

    async def _said(self, answer: _Answer, stream: AnswerStream) -> AsyncIterator[ThreadStreamEvent]:
        """The events of the run; what it raises is kept until everything else was said."""
        chosen = standing_by(answer.chosen, self._models, answer.turn, stream.report)
        answering = run(chosen, await to_input(answer.memory, answer.enclosures), answer.turn)
        try:
            async for event in stream.events(answering, answer.transcript):
                yield event
        except (Exception, asyncio.CancelledError) as error:
            answer.failure = error

    async def _enclosed(self, answer: _Answer) -> AsyncIterator[ThreadItem]:
        """What stands below the answer: the truth about a claim of it, and its cards."""
        thread_id = answer.thread.id
        if is_unfounded(answer.transcript.said, set(answer.turn.meter.tools)):
            logger.warning("In the thread %s the answer claims a change, and no tool ran that could make it", thread_id)
            yield remark(thread_id, "Nothing was changed", _UNFOUNDED)
            yield hint(thread_id, _UNFOUNDED_HINT)
        for item in await items_for(self._database, answer.turn, thread_id):
            yield item


def _for_chatkit(error: BaseException, thread: ThreadMetadata, turn: RunContext) -> BaseException:
    if not isinstance(error, Exception):
        return error
    explained = explain(error, changed=bool(turn.changed_ids))
    # What has no sentence of its own is a mistake of ours: then it matters where it happened.
    ours = type(explained) is AssistantError
    logger.warning("No answer in the thread %s: %r", thread.id, error, exc_info=error if ours else None)
    return CustomStreamError(str(explained), allow_retry=explained.allow_retry)
