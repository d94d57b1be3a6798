"""The model of one turn: the chosen one, asked again where that helps, and the built-in one where it does not."""

import logging
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

from agents import Model, ModelResponse
from agents.items import TResponseStreamEvent
from agents.usage import Usage
from openai.types.responses import Response, ResponseCompletedEvent, ResponseTextDeltaEvent
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, stop_after_delay

from taskchat.assistant.breaker import Breaker
from taskchat.assistant.diagnosis import explain, in_words
from taskchat.assistant.failures import AssistantUnavailable
from taskchat.assistant.models import ChosenModel, Models
from taskchat.assistant.turn import Turn

logger = logging.getLogger(__name__)

_ATTEMPTS = 3
# Seconds: after this long nobody is asked once more, and a longer wait than that is not waited for.
_PATIENCE = 15.0
_LONGEST_WAIT = 3.0


def standing_by(chosen: ChosenModel, models: Models, turn: Turn) -> ChosenModel:
    """The chosen model for one turn, with the built-in one behind it."""
    return replace(chosen, model=Answering(chosen, models.builtin, models.breaker, turn))


@dataclass
class _Opening:
    """An answer as far as it came before its first word, and what comes after that."""

    held: list[TResponseStreamEvent]
    rest: AsyncIterator[TResponseStreamEvent]


class Answering(Model):
    """Asks the chosen model; counts what it uses; goes on with the built-in one when it is away.

    A question is asked again only while nothing of its answer was shown. Tools run between questions, never inside
    one, so nothing a tool did is done twice: whoever is asked next is told of the results.
    """

    def __init__(self, chosen: ChosenModel, builtin: ChosenModel, breaker: Breaker, turn: Turn) -> None:
        self._chosen = chosen
        self._builtin = builtin
        self._breaker = breaker
        self._turn = turn
        self._replaced = False

    async def get_response(self, *question: Any, **options: Any) -> ModelResponse:
        """The whole answer at once; nothing is asked again."""
        return await self._chosen.model.get_response(*question, **options)

    async def stream_response(self, *question: Any, **options: Any) -> AsyncIterator[TResponseStreamEvent]:
        """The answer as it comes; raises what the chosen model raised once words were shown."""
        if not self._chosen.is_builtin and not self._replaced:
            opening = await self._opened(question, options)
            if opening is not None:
                async for event in self._spoken(opening):
                    yield event
                return
        meter = self._turn.meter.of_model(self._builtin.name)
        meter.asked()
        async with aclosing(self._builtin.model.stream_response(*question, **options)) as events:  # pyright: ignore[reportArgumentType]
            async for event in events:
                _count(meter, event)
                yield event

    async def _opened(self, question: tuple[Any, ...], options: dict[str, Any]) -> _Opening | None:
        """The beginning of the chosen model's answer; None when it is away, which the person is told."""
        name = self._chosen.name
        if away := self._breaker.away(name):
            await self._give_way(*away)
            return None
        again = AsyncRetrying(
            retry=retry_if_exception(_may_pass),
            stop=stop_after_attempt(_ATTEMPTS) | stop_after_delay(_PATIENCE),
            wait=_wait,
            before_sleep=self._say_again,
            reraise=True,
        )
        try:
            opening = await again(self._first_words, question, options)
        except Exception as error:
            self._turn.meter.of_model(name).failed(error)
            explained = explain(error)
            if not isinstance(explained, AssistantUnavailable):
                raise
            logger.warning("%s is away: %r", name, error)
            why = _without_advice(str(explained))
            await self._give_way(why, self._breaker.failed(name, why, wait_seconds=explained.wait_seconds))
            return None
        self._breaker.answered(name)
        return opening

    async def _first_words(self, question: tuple[Any, ...], options: dict[str, Any]) -> _Opening:
        """Ask, and listen until there is something to show or the answer is over."""
        meter = self._turn.meter.of_model(self._chosen.name)
        meter.asked()
        events = self._chosen.model.stream_response(*question, **options)
        held: list[TResponseStreamEvent] = []
        try:
            async for event in events:
                _count(meter, event)
                held.append(event)
                if isinstance(event, ResponseTextDeltaEvent) and event.delta.strip():
                    break
        except BaseException:
            await _close(events)
            raise
        return _Opening(held, events)

    async def _spoken(self, opening: _Opening) -> AsyncIterator[TResponseStreamEvent]:
        meter = self._turn.meter.of_model(self._chosen.name)
        try:
            for event in opening.held:
                yield event
            async for event in opening.rest:
                _count(meter, event)
                yield event
        except Exception as error:
            meter.failed(error)
            raise
        finally:
            await _close(opening.rest)

    async def _say_again(self, _: RetryCallState) -> None:
        await self._turn.steps.progress("Gemini is busy; trying again…")

    async def _give_way(self, why: str, wait: float) -> None:
        self._replaced = True
        label = self._chosen.label
        await self._turn.steps.notice(
            f"{why} The built-in assistant answers instead; {label} is asked again in {in_words(wait)}."
        )


def _count(meter: Any, event: TResponseStreamEvent) -> None:
    if isinstance(event, ResponseTextDeltaEvent):
        meter.spoke()
    elif isinstance(event, ResponseCompletedEvent):
        meter.answered(_usage(event.response))


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


def _without_advice(sentence: str) -> str:
    """Why there is no answer, without "please try again": somebody else answers."""
    return sentence.partition("; please ")[0].rstrip(".") + "."


def _may_pass(error: BaseException) -> bool:
    if not isinstance(error, Exception):
        return False
    explained = explain(error)
    return explained.passing and (explained.wait_seconds or 0.0) <= _LONGEST_WAIT


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = explain(error).wait_seconds if isinstance(error, Exception) else None
    # Half a second, then one and a half; what the service asks for comes first.
    return asked or 0.5 * 3 ** (state.attempt_number - 1)


async def _close(events: AsyncIterator[TResponseStreamEvent]) -> None:
    close = getattr(events, "aclose", None)
    if close is not None:
        await close()
