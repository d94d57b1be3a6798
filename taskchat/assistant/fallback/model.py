"""Model of one turn: the chosen one, asked again where that helps, and the built-in one where it does not."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from typing import Any

from agents import Model, ModelResponse
from agents.items import TResponseStreamEvent
from agents.usage import Usage
from openai.types.responses import Response, ResponseCompletedEvent
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, stop_after_delay

from taskchat.assistant.builtin import ReportModel
from taskchat.assistant.errors import AnswerWithheld, AssistantUnavailable, EmptyAnswer, NoRoom
from taskchat.assistant.fallback.diagnosis import format_wait, to_assistant_error
from taskchat.assistant.fallback.text_tap import MessageEnded, TextDelta, TextEvent, tap_text
from taskchat.assistant.gemini import CUT_OFF
from taskchat.assistant.model_choice import ModelChoice, ModelRegistry
from taskchat.assistant.run_context import RunContext

logger = logging.getLogger(__name__)

_ATTEMPTS = 3
# Seconds: after so long the model is not asked once more, and no longer wait is waited for.
_PATIENCE = 15.0
_MAX_WAIT = 3.0


# Ends of an answer that say nothing of what its tools did.
_WORDLESS = (EmptyAnswer, NoRoom, AnswerWithheld)


def with_fallback(
    chosen: ModelChoice, models: ModelRegistry, turn: RunContext, report: Callable[[TextEvent], None]
) -> ModelChoice:
    """Put the built-in model behind the chosen one, for one turn; the words of both are reported as they come."""
    return replace(chosen, model=FallbackModel(chosen, models, turn, report))


class FallbackModel(Model):
    """Asks the chosen model, counts what it uses, and goes on with the built-in one when it is away.

    Words are reported as they come; the events of an answer follow when it is over. A question is asked again only
    while no word of its answer came. Tools run between questions, never inside one, so nothing a tool did is done
    twice: the model that is asked next gets the results.
    """

    def __init__(
        self, chosen: ModelChoice, models: ModelRegistry, turn: RunContext, report: Callable[[TextEvent], None]
    ) -> None:
        self._chosen = chosen
        self._builtin = models.builtin
        self._breaker = models.breaker
        self._turn = turn
        self._report = report
        self._has_fallen_back = chosen.is_builtin
        self._has_begun = False

    async def get_response(self, *question: Any, **options: Any) -> ModelResponse:
        """Ask the chosen model for its whole answer at once, and only once."""
        return await self._chosen.model.get_response(*question, **options)

    async def stream_response(self, *question: Any, **options: Any) -> AsyncIterator[TResponseStreamEvent]:
        """Stream the answer; raises what the chosen model raised once words were said."""
        # Events of the tools before, which the run has not passed on yet, come first.
        await asyncio.sleep(0)
        self._has_begun = False
        ask = partial(self._answer, question=question, options=options)
        events = None if self._has_fallen_back else await self._chosen_answer(ask, question)
        if events is None:
            events = await ask(self._builtin)
        self._report(MessageEnded())
        for event in events:
            yield event

    async def _chosen_answer(
        self, ask: Callable[[ModelChoice], Awaitable[list[TResponseStreamEvent]]], question: tuple[Any, ...]
    ) -> list[TResponseStreamEvent] | None:
        """Events of the chosen model's answer; None when it is away, which a notice says.

        Where it says nothing about what its tools did, their results are told: "try again" would do it twice.
        """
        name = self._chosen.name
        if outage := self._breaker.outage(name):
            await self._fall_back(*outage)
            return None
        retrying = AsyncRetrying(
            retry=retry_if_exception(self._may_retry),
            stop=stop_after_attempt(_ATTEMPTS) | stop_after_delay(_PATIENCE),
            wait=_wait,
            before_sleep=self._report_retry,
            reraise=True,
        )
        try:
            return await retrying(ask, self._chosen)
        except Exception as error:
            self._turn.meter.model(name).record_failure(error)
            diagnosis = to_assistant_error(error)
            if not self._has_begun and isinstance(diagnosis, _WORDLESS) and _follows_tools(question):
                return await ask(replace(self._builtin, model=ReportModel()))
            if self._has_begun or not isinstance(diagnosis, AssistantUnavailable):
                raise
            logger.warning("%s is away: %r", name, error)
            await self._fall_back(
                diagnosis.fact, self._breaker.record_failure(name, diagnosis.fact, wait_seconds=diagnosis.wait_seconds)
            )
            return None

    async def _answer(
        self, chosen: ModelChoice, question: tuple[Any, ...], options: dict[str, Any]
    ) -> list[TResponseStreamEvent]:
        """Ask a model, report its words, and return the events of its answer."""
        meter = self._turn.meter.model(chosen.name)
        meter.start_request()

        def on_text(text: str) -> None:
            meter.record_delta()
            if not self._has_begun and text.strip():
                self._note_success(chosen)
            self._turn.is_cut = text.endswith(CUT_OFF)
            self._report(TextDelta(text))

        events: list[TResponseStreamEvent] = []
        async with aclosing(tap_text(chosen.model, on_text).stream_response(*question, **options)) as answer:  # pyright: ignore[reportArgumentType]
            async for event in answer:
                events.append(event)
                if isinstance(event, ResponseCompletedEvent):
                    meter.end_request(_usage(event.response))
        self._note_success(chosen)
        return events

    def _note_success(self, chosen: ModelChoice) -> None:
        self._has_begun = True
        if not chosen.is_builtin:
            self._breaker.record_success(chosen.name)

    def _may_retry(self, error: BaseException) -> bool:
        return not self._has_begun and _is_transient(error)

    async def _report_retry(self, _: RetryCallState) -> None:
        await self._turn.steps.progress("Gemini is busy; trying again…")

    async def _fall_back(self, reason: str, wait: float) -> None:
        self._has_fallen_back = True
        label = self._chosen.label
        await self._turn.steps.notice(
            f"{reason} The built-in assistant answers instead; {label} is asked again in {format_wait(wait)}."
        )


def _follows_tools(question: tuple[Any, ...]) -> bool:
    """Whether the newest part of the model's input are results of tools."""
    given = question[1]
    return isinstance(given, list) and bool(given) and given[-1].get("type") == "function_call_output"


def _usage(response: Response) -> Usage:
    used = response.usage
    if used is None:
        return Usage(requests=1)
    return Usage(
        requests=1,
        input_tokens=used.input_tokens,
        output_tokens=used.output_tokens,
        total_tokens=used.total_tokens,
        input_tokens_details=used.input_tokens_details,
        output_tokens_details=used.output_tokens_details,
    )


def _is_transient(error: BaseException) -> bool:
    if not isinstance(error, Exception):
        return False
    diagnosis = to_assistant_error(error)
    return diagnosis.transient and (diagnosis.wait_seconds or 0.0) <= _MAX_WAIT


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    requested = to_assistant_error(error).wait_seconds if isinstance(error, Exception) else None
    # Half a second, then one and a half; a wait that the service requests comes first.
    return requested or 0.5 * 3 ** (state.attempt_number - 1)
