"""What is done beside an answer and after it, which nobody waits for: a title, a summary of what is older."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from chatkit.types import ThreadMetadata, UserMessageItem

from taskchat import usage
from taskchat.assistant import ModelChoice, ModelRegistry, summary_by, title_by, title_from
from taskchat.chat.context import RequestContext
from taskchat.chat.prompt import Memory
from taskchat.chat.quota import Recording
from taskchat.chat.store import SqlStore, plain_text

logger = logging.getLogger(__name__)

# Seconds that a shutdown waits for it.
_PATIENCE = 2.0


class Afterwards:
    """Titles and summaries of one process; each is tried once, and may fail without harm."""

    def __init__(self, store: SqlStore, models: ModelRegistry, recording: Recording) -> None:
        self._store = store
        self._models = models
        self._recording = recording
        # Kept, or Python would collect them while they run.
        self._running: set[asyncio.Task[None]] = set()

    def entitle(
        self, thread: ThreadMetadata, message: UserMessageItem | None, chosen: ModelChoice, context: RequestContext
    ) -> None:
        """Let a model find a better title for a thread that is called by its first words."""
        words = plain_text(message) if message else ""
        before = title_from(words)
        if words.strip() and thread.title == before and not self._is_away(chosen):
            self.begin(self._entitle(thread.id, before, words, chosen, context), "title")

    def summarise(self, thread: ThreadMetadata, memory: Memory, chosen: ModelChoice, context: RequestContext) -> None:
        """Let a model summarise the older part of a conversation where it grows too long."""
        if memory.older is not None and not self._is_away(chosen):
            self.begin(self._summarise(thread.id, memory, chosen, context), "summary")

    async def ended(self, patience: float = _PATIENCE) -> None:
        """Wait a moment for what still runs, and give up the rest."""
        if self._running:
            _, late = await asyncio.wait(set(self._running), timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _entitle(
        self, thread_id: str, before: str, message: str, chosen: ModelChoice, context: RequestContext
    ) -> None:
        async with self._recorded(chosen, usage.Purpose.TITLE, thread_id, context) as meter:
            title = await title_by(chosen, message, meter)
        if title and title != before:
            await self._store.retitle(thread_id, before, title, context)

    async def _summarise(self, thread_id: str, memory: Memory, chosen: ModelChoice, context: RequestContext) -> None:
        assert memory.older is not None
        async with self._recorded(chosen, usage.Purpose.SUMMARY, thread_id, context) as meter:
            text = await summary_by(chosen, memory.summary, memory.older.said, meter)
        if text:
            await self._store.save_summary(thread_id, memory.older.up_to, text, context)

    @asynccontextmanager
    async def _recorded(
        self, chosen: ModelChoice, purpose: usage.Purpose, thread_id: str, context: RequestContext
    ) -> AsyncIterator[usage.ModelMeter]:
        """Counts what a question uses, and writes it down, also when there is no answer."""
        meter = usage.Meter()
        part = meter.of_model(chosen.name)
        try:
            yield part
        except Exception as error:
            part.failed(error)
            raise
        finally:
            await self._recording.asked(meter, purpose, thread_id, context)

    def _is_away(self, chosen: ModelChoice) -> bool:
        return chosen.is_builtin or self._models.breaker.outage(chosen.name) is not None

    def begin(self, work: Coroutine[Any, Any, object], what: str) -> None:
        """Let something run that nobody waits for; a failure is logged."""
        task = asyncio.create_task(_quietly(work, what))
        self._running.add(task)
        task.add_done_callback(self._running.discard)


async def _quietly(work: Coroutine[Any, Any, object], what: str) -> None:
    try:
        await work
    except Exception as error:
        logger.info("There is no %s: %r", what, error)
