"""Background jobs of a turn: generate the title, summarise the older part of the conversation."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from chatkit.types import ThreadMetadata, UserMessageItem

from taskchat import usage
from taskchat.assistant import ModelChoice, ModelRegistry, title_from, write_summary, write_title
from taskchat.chat.context import RequestContext
from taskchat.chat.prompt import ContextWindow
from taskchat.chat.quota import UsageLog
from taskchat.chat.store import SqlStore, plain_text

logger = logging.getLogger(__name__)

# Seconds that a shutdown waits for the jobs.
_PATIENCE = 2.0


class BackgroundJobs:
    """Background jobs of one process, for which no answer waits; each is tried once, and may fail without harm."""

    def __init__(self, store: SqlStore, models: ModelRegistry, usage_log: UsageLog) -> None:
        self._store = store
        self._models = models
        self._usage = usage_log
        # Kept, or Python would collect them while they run.
        self._running: set[asyncio.Task[None]] = set()

    def generate_title(
        self, thread: ThreadMetadata, message: UserMessageItem | None, chosen: ModelChoice, context: RequestContext
    ) -> None:
        """Let a model generate a better title for a thread that is called by its first words."""
        text = plain_text(message) if message else ""
        before = title_from(text)
        if text.strip() and thread.title == before and not self._is_away(chosen):
            self.start(self._generate_title(thread.id, before, text, chosen, context), "title")

    def summarise(
        self, thread: ThreadMetadata, window: ContextWindow, chosen: ModelChoice, context: RequestContext
    ) -> None:
        """Let a model summarise the older part of a conversation where it grows too long."""
        if window.older is not None and not self._is_away(chosen):
            self.start(self._summarise(thread.id, window, chosen, context), "summary")

    async def finish(self, patience: float = _PATIENCE) -> None:
        """Wait `patience` seconds for the jobs that still run, and cancel the others."""
        if self._running:
            _, late = await asyncio.wait(set(self._running), timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _generate_title(
        self, thread_id: str, before: str, message: str, chosen: ModelChoice, context: RequestContext
    ) -> None:
        async with self._recorded(chosen, usage.Purpose.TITLE, thread_id, context) as meter:
            title = await write_title(chosen, message, meter)
        if title and title != before:
            await self._store.retitle(thread_id, before, title, context)

    async def _summarise(
        self, thread_id: str, window: ContextWindow, chosen: ModelChoice, context: RequestContext
    ) -> None:
        assert window.older is not None
        async with self._recorded(chosen, usage.Purpose.SUMMARY, thread_id, context) as meter:
            summary = await write_summary(chosen, window.summary, window.older.text, meter)
        if summary:
            await self._store.save_summary(thread_id, window.older.up_to, summary, context)

    @asynccontextmanager
    async def _recorded(
        self, chosen: ModelChoice, purpose: usage.Purpose, thread_id: str, context: RequestContext
    ) -> AsyncIterator[usage.ModelMeter]:
        """Count what a call uses, and record it, also when it fails."""
        meter = usage.Meter()
        model_meter = meter.model(chosen.name)
        try:
            yield model_meter
        except Exception as error:
            model_meter.record_failure(error)
            raise
        finally:
            await self._usage.record_side_call(meter, purpose, thread_id, context)

    def _is_away(self, chosen: ModelChoice) -> bool:
        return chosen.is_builtin or self._models.breaker.outage(chosen.name) is not None

    def start(self, work: Coroutine[Any, Any, object], name: str) -> None:
        """Run a job that nobody waits for; its failure is logged."""
        task = asyncio.create_task(_log_failure(work, name))
        self._running.add(task)
        task.add_done_callback(self._running.discard)


async def _log_failure(work: Coroutine[Any, Any, object], name: str) -> None:
    try:
        await work
    except Exception as error:
        logger.info("There is no %s: %r", name, error)
