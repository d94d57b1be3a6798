"""Runner of a turn of the assistant, from the stored conversation to the last event of its answer."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from agents import MaxTurnsExceeded
from chatkit.types import (
    ThreadItem,
    ThreadItemDoneEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
)
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant import (
    AssistantError,
    ModelChoice,
    ModelRegistry,
    RunContext,
    run,
    title_from,
    to_assistant_error,
    with_fallback,
)
from taskchat.chat.channel import AnswerEnd, Ending, TurnChannel
from taskchat.chat.context import RequestContext
from taskchat.chat.errors import TurnFailed
from taskchat.chat.events import EarlyText, EventMerger, Transcript, warning_step
from taskchat.chat.files import Files
from taskchat.chat.prompt import (
    MAX_ITEMS,
    AttachmentParts,
    ContextWindow,
    fit,
    hidden_hint,
    last_shown_ids,
    load_parts,
    to_input,
    was_refused,
)
from taskchat.chat.questions import question_item
from taskchat.chat.quota import MeteredTurn, UsageLog
from taskchat.chat.receipts import card_items
from taskchat.chat.store import SqlStore, ThreadTail, plain_text, turns
from taskchat.chat.turn.background import BackgroundJobs
from taskchat.chat.turn.claims import is_unfounded
from taskchat.chat.turn.restart import FIRST, Restart
from taskchat.chat.turn.settlement import BROKE_OFF
from taskchat.database import Database, new_id, now
from taskchat.settings import Settings
from taskchat.tasks import CommandLog, LocalClock, Origin
from taskchat.trouble import find_trouble

logger = logging.getLogger(__name__)

_UNFOUNDED = "The answer speaks of a change, but none of your tasks was changed."
_UNFOUNDED_HINT = "The answer above speaks of a change, but no tool made one: nothing was changed."


@dataclass
class TurnState:
    """State of one turn while its answer is made."""

    thread: ThreadMetadata
    chosen: ModelChoice
    window: ContextWindow
    attachments: AttachmentParts
    run: RunContext
    text: EarlyText[Any]
    merger: EventMerger
    transcript: Transcript
    restart: Restart
    needs_title: bool
    failure: BaseException | None = None

    @property
    def tools(self) -> set[str]:
        """Names of the tools that ran for the message, in an earlier turn too."""
        return {*self.run.meter.tools, *(command.name for command in self.restart.commands)}

    @property
    def is_whole(self) -> bool:
        """Whether the run came to its end and something was said: words, also before it went on, or a question."""
        says = bool(self.transcript.text) or self.run.question is not None or self.restart.has_words
        return self.failure is None and says


class TurnRunner:
    """Lets the assistant answer, a turn at a time, none longer than `max_seconds`, by default `TURN_SECONDS`.

    `clock` gives the moment from which it reads dates.
    """

    def __init__(
        self,
        store: SqlStore,
        files: Files,
        database: Database,
        models: ModelRegistry,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = now,
        max_seconds: float | None = None,
    ) -> None:
        self._store = store
        self._files = files
        self._database = database
        self._models = models
        self._settings = settings
        self._clock = clock
        self._max_seconds = max_seconds or settings.turn_seconds
        self._usage = UsageLog(database, settings)
        self.background = BackgroundJobs(store, models, self._usage)

    async def answer(
        self,
        thread: ThreadMetadata,
        message: UserMessageItem | None,
        context: RequestContext,
        channel: TurnChannel,
        restart: Restart = FIRST,
    ) -> AsyncIterator[ThreadStreamEvent]:
        """Events of the answer to the newest message, and the cards that show what was changed.

        The words of the answer go over the channel, and so does the end of one that is whole, as its last events.
        `restart` is what an answer before leaves to this one. Raises `TurnFailed` when there is no answer, and
        `CancelledError` when the person stopped it; in both cases what was said and done so far has been ended
        properly.
        """
        if thread.title is None and message is not None:
            thread.title = title_from(plain_text(message))
        if channel.cancel.requested:
            raise asyncio.CancelledError
        state = await self._begin(thread, message, context, channel, restart)
        recorded = False
        limit = asyncio.get_running_loop().call_later(self._max_seconds, channel.cancel.request, Ending.CUT)
        try:
            async for event in self._run(state, channel):
                if state.needs_title:
                    # Not before the answer begins: the call for it would take its time from the first words.
                    state.needs_title = False
                    self.background.generate_title(thread, message, state.chosen, context)
                yield event
            last: list[ThreadStreamEvent] = [*state.transcript.close()]
            last += [ThreadItemDoneEvent(item=item) async for item in self._items_below(state)]
            recorded = True
            used = self._used(state, state.failure, context)
            if state.is_whole:
                channel.answer_end = AnswerEnd(last, used)
            else:
                notice = await used.record()
                for event in [*last, notice] if notice else last:
                    yield event
        finally:
            limit.cancel()
            if not recorded:  # nobody asks for more, since the thread is gone, say: what was used was used
                abandoned = state.failure or asyncio.CancelledError()
                self.background.start(self._used(state, abandoned, context).record(), "record")
        if state.failure is not None:
            raise _to_raise(state.failure, state) from state.failure
        if not state.is_whole:
            raise TurnFailed("The assistant gave no answer; please try again.")
        channel.is_cut = state.run.is_cut
        self.background.summarise(thread, state.window, state.chosen, context)

    def _used(self, state: TurnState, failure: BaseException | None, context: RequestContext) -> MeteredTurn:
        return MeteredTurn(self._usage, state.run.meter, failure, state.thread.id, context)

    async def _begin(
        self,
        thread: ThreadMetadata,
        message: UserMessageItem | None,
        context: RequestContext,
        channel: TurnChannel,
        restart: Restart,
    ) -> TurnState:
        if restart.begins and message is not None:
            tail = ThreadTail([(0, message)])
        else:
            tail = await self._store.load_tail(thread.id, MAX_ITEMS, context)
        window = fit(tail, message, budget=self._settings.history_tokens)
        wanted = context.model or (message.inference_options.model if message else None)
        # A model that is offered no more, in a message that is answered again, gives way to the default.
        chosen = self._models.get(wanted) or self._models.default
        needs_title = len(window.items) == 1 and window.summary is None
        window = replace(window, items=[*window.items, *restart.told])
        text = EarlyText[Any](channel)
        merger = EventMerger(text, channel.cancel)
        run = RunContext(
            context.user_id,
            self._database,
            LocalClock.of(context, self._clock()),
            merger.steps,
            shown=last_shown_ids(window.items),
            changed_ids=list(restart.changed_ids),
            free_ids=set(restart.created_ids),
            origin=_origin(thread, message, restart),
            commands=CommandLog(UUID(message.id), restart.commands) if message else None,
            was_refused=was_refused(window.items),
            view=context.view,
            is_current=partial(self._is_current, thread.id, context, channel) if context.turn_id else None,
        )
        attachments = await load_parts(window.items, self._store, self._files, context)
        transcript = Transcript(thread.id, run.shown, text)
        return TurnState(thread, chosen, window, attachments, run, text, merger, transcript, restart, needs_title)

    async def _is_current(
        self, thread_id: str, context: RequestContext, channel: TurnChannel, session: AsyncSession
    ) -> bool:
        assert context.turn_id is not None
        is_mine = await turns.is_mine(session, thread_id, context.turn_id)
        if not is_mine:
            channel.cancel.request(Ending.REPLACED)
        return is_mine

    async def _run(self, state: TurnState, channel: TurnChannel) -> AsyncIterator[ThreadStreamEvent]:
        """Events of the run; its failure is kept until everything else was said."""
        chosen = with_fallback(state.chosen, self._models, state.run, state.text.put)
        conversation = await to_input(state.window, state.attachments)
        result = run(chosen, conversation, state.run, max_rounds=self._settings.tool_rounds)
        try:
            async for event in state.merger.events(result, state.transcript):
                yield event
        except MaxTurnsExceeded:
            channel.cancel.request(Ending.CUT)
            state.failure = asyncio.CancelledError()
        except (Exception, asyncio.CancelledError) as error:
            state.failure = error

    async def _items_below(self, state: TurnState) -> AsyncIterator[ThreadItem]:
        """Items below the answer: a correction of its claim, where it makes a false one, cards, a question."""
        thread_id = state.thread.id
        if is_unfounded(state.transcript.text, state.tools):
            logger.warning("In the thread %s the answer claims a change, and no tool ran that could make it", thread_id)
            yield warning_step(thread_id, "Nothing was changed", _UNFOUNDED)
            yield hidden_hint(thread_id, _UNFOUNDED_HINT)
        for item in await card_items(self._database, state.run, thread_id):
            yield item
        if state.run.question is not None and state.failure is None:
            yield question_item(state.run.question, thread_id)
        if isinstance(state.failure, Exception) and state.run.changed_ids:
            yield hidden_hint(thread_id, BROKE_OFF)


def _origin(thread: ThreadMetadata, message: UserMessageItem | None, restart: Restart) -> Origin:
    return Origin(UUID(thread.id), UUID(message.id) if message else None, restart.batch_id or new_id())


def _to_raise(failure: BaseException, state: TurnState) -> BaseException:
    if not isinstance(failure, Exception):
        return failure
    error = to_assistant_error(failure)
    # What has no sentence of its own is a mistake of ours: then it matters where it happened. Trouble becomes a line.
    shown = type(error) is AssistantError or find_trouble(failure)
    logger.warning("No answer in the thread %s: %r", state.thread.id, failure, exc_info=failure if shown else None)
    return TurnFailed(str(error), allow_retry=error.allow_retry)
