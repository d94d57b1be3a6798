"""What a model says, brought to the person at once; everything else goes the way of the Agents SDK."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

from agents import Model, ModelResponse
from agents.items import TResponseStreamEvent

from taskchat.assistant import ChosenModel


@dataclass(frozen=True)
class Said:
    """Some more words of the model."""

    text: str


@dataclass(frozen=True)
class MessageEnded:
    """The words so far are a whole message."""


Speech = Said | MessageEnded


def aloud(chosen: ChosenModel, report: Callable[[Speech], None]) -> ChosenModel:
    """The chosen model, whose words are reported as they come and no events of the run any more."""
    return replace(chosen, model=_Aloud(chosen.model, report))


class _Aloud(Model):
    """Reports words itself: on its way to us the SDK passes each event on through three generators and a queue."""

    def __init__(self, model: Model, report: Callable[[Speech], None]) -> None:
        self._model = model
        self._report = report

    async def get_response(self, *question: Any, **options: Any) -> ModelResponse:
        return await self._model.get_response(*question, **options)

    async def stream_response(self, *question: Any, **options: Any) -> AsyncIterator[TResponseStreamEvent]:
        # What the run still has to tell of the tools before comes first.
        await asyncio.sleep(0)
        async with aclosing(self._model.stream_response(*question, **options)) as events:  # pyright: ignore[reportArgumentType]
            async for event in events:
                if event.type == "response.output_text.delta":
                    self._report(Said(event.delta))
                    continue
                if event.type == "response.output_item.done" and event.item.type == "message":
                    self._report(MessageEnded())
                yield event
