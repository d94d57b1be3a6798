"""A turn of the assistant, from the stored conversation to the last event of its answer."""

import asyncio
import logging
from collections.abc import AsyncIterator

from chatkit.errors import CustomStreamError
from chatkit.types import ThreadMetadata, ThreadStreamEvent, UserMessageItem

from taskchat.assistant import AssistantError, Models, Turn, explain, run, title_from
from taskchat.chat.context import RequestContext
from taskchat.chat.facts import shown_tasks
from taskchat.chat.history import newest_items, to_input
from taskchat.chat.rows import plain_text
from taskchat.chat.store import SqlStore
from taskchat.chat.stream import AnswerStream
from taskchat.chat.transcript import Transcript
from taskchat.database import Database, now
from taskchat.settings import Settings

_HISTORY_ITEMS = 40

logger = logging.getLogger(__name__)


class Answers:
    """Lets the assistant answer."""

    def __init__(self, store: SqlStore, database: Database, models: Models, settings: Settings) -> None:
        self._store = store
        self._database = database
        self._models = models
        self._settings = settings

    async def answer(
        self, thread: ThreadMetadata, message: UserMessageItem | None, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        """The events of the answer to what was said last.

        Raises `CustomStreamError` with a sentence for the person when there is none, and `CancelledError` when the
        person stopped it; in both cases what was said so far has been ended properly.
        """
        if thread.title is None and message is not None:
            thread.title = title_from(plain_text(message))
        if context.stop.requested:
            raise asyncio.CancelledError
        items = await newest_items(self._store, thread, message, _HISTORY_ITEMS, context)
        stream = AnswerStream(context.stop)
        chosen = self._models.named(message.inference_options.model if message else None) or self._models.default
        shown = shown_tasks(items)
        turn = Turn(context.user_id, self._database, now(), context.timezone, stream.steps, shown=shown)
        transcript = Transcript(thread.id, turn.shown)
        try:
            async for event in stream.events(run(chosen, await to_input(items), turn), transcript):
                yield event
        except Exception as error:
            raise _failure(error, thread, turn) from error
        if not transcript.spoke:
            raise CustomStreamError("The assistant gave no answer; please try again.", allow_retry=not turn.changes)


def _failure(error: Exception, thread: ThreadMetadata, turn: Turn) -> CustomStreamError:
    explained = explain(error, changed=bool(turn.changes))
    # What has no sentence of its own is a mistake of ours: then it matters where it happened.
    ours = type(explained) is AssistantError
    logger.warning("No answer in the thread %s: %r", thread.id, error, exc_info=error if ours else None)
    return CustomStreamError(str(explained), allow_retry=explained.allow_retry)
