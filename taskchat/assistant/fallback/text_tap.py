"""What a model says, heard as it says it; everything else goes the way of the Agents SDK."""

from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from agents import Model, ModelResponse
from agents.items import TResponseStreamEvent

from taskchat.assistant.gemini import GeminiModel


@dataclass(frozen=True, slots=True)
class Said:
    """Some more words of the model."""

    text: str


@dataclass(frozen=True, slots=True)
class MessageEnded:
    """The words so far are a whole message."""


Speech = Said | MessageEnded


def heard(model: Model, hear: Callable[[str], None]) -> Model:
    """The same model, whose words are heard as they come and not told by its events one by one.

    On their way to us the SDK makes several objects of each few words, and passes them on through seven generators.
    """
    return model.with_listener(hear) if isinstance(model, GeminiModel) else _Heard(model, hear)


class _Heard(Model):
    """Any model: its words are taken out of its events."""

    def __init__(self, model: Model, hear: Callable[[str], None]) -> None:
        self._model = model
        self._hear = hear

    async def get_response(self, *question: Any, **options: Any) -> ModelResponse:
        return await self._model.get_response(*question, **options)

    async def stream_response(self, *question: Any, **options: Any) -> AsyncIterator[TResponseStreamEvent]:
        async with aclosing(self._model.stream_response(*question, **options)) as events:  # pyright: ignore[reportArgumentType]
            async for event in events:
                if event.type == "response.output_text.delta":
                    self._hear(event.delta)
                else:
                    yield event
