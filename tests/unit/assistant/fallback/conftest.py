"""A turn on Gemini, with the built-in assistant behind it."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from taskchat.assistant import ModelRegistry, RunContext, TextDelta, TextEvent, build_registry, run, with_fallback
from taskchat.settings import Settings

Ask = Callable[[str], Awaitable[str]]


@pytest.fixture
async def models(settings: Settings) -> AsyncIterator[ModelRegistry]:
    models = build_registry(settings)
    yield models
    await models.close()


@pytest.fixture
def say(models: ModelRegistry, turn: RunContext) -> Ask:
    """Ask as the chat does; return the text."""

    async def asking(words: str) -> str:
        said: list[TextEvent] = []
        async for _ in run(with_fallback(models.default, models, turn, said.append), words, turn).stream_events():
            pass
        return "".join(speech.text for speech in said if isinstance(speech, TextDelta))

    return asking
