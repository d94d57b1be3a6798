"""Tap of a model's words, before the Agents SDK makes events of them; everything else goes the way of the SDK."""

from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from agents import Model, ModelResponse
from agents.items import TResponseStreamEvent

from taskchat.assistant.gemini import GeminiModel


@dataclass(frozen=True, slots=True)
class TextDelta:
    """More words of the model."""

    text: str


@dataclass(frozen=True, slots=True)
class MessageEnded:
    """End of the message that the words so far make."""


TextEvent = TextDelta | MessageEnded


def tap_text(model: Model, on_text: Callable[[str], None]) -> Model:
    """Wrap a model: its words go to `on_text` as they come, and not into its events one by one.

    The SDK makes several objects of each few words, and passes them on through seven generators.
    """
    return model.with_listener(on_text) if isinstance(model, GeminiModel) else _TappedModel(model, on_text)


class _TappedModel(Model):
    """Any model, whose words are taken out of its events."""

    def __init__(self, model: Model, on_text: Callable[[str], None]) -> None:
        self._model = model
        self._on_text = on_text

    async def get_response(self, *question: Any, **options: Any) -> ModelResponse:
        return await self._model.get_response(*question, **options)

    async def stream_response(self, *question: Any, **options: Any) -> AsyncIterator[TResponseStreamEvent]:
        async with aclosing(self._model.stream_response(*question, **options)) as events:  # pyright: ignore[reportArgumentType]
            async for event in events:
                if event.type == "response.output_text.delta":
                    self._on_text(event.delta)
                else:
                    yield event
