"""Gemini behind the Agents SDK: its OpenAI-compatible endpoint, with what it does differently put right."""

from typing import Any

from agents import ModelSettings, OpenAIChatCompletionsModel
from agents.items import TResponseInputItem
from openai import AsyncOpenAI, Timeout
from openai.types.chat import ChatCompletion

from taskchat.assistant.gemini_stream import GeminiStream
from taskchat.assistant.tool_call_ids import ToolCallIds
from taskchat.settings import Settings

# Seconds; between two chunks of a stream, too, so thinking models need some patience.
_TIMEOUT = Timeout(60.0, connect=5.0)


class GeminiModel(OpenAIChatCompletionsModel):
    """Chat Completions as Gemini speaks them.

    `_fetch_response` is the SDK's one place between the HTTP answer and everything made of it; a test fails when
    a new version of the SDK no longer calls it like this.
    """

    async def _fetch_response(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],  # noqa: A002 - the SDK's name
        *rest: Any,
        **options: Any,
    ) -> Any:
        fetched = await super()._fetch_response(system_instructions, _readable(input), *rest, **options)
        ids = ToolCallIds(taken=_call_ids(input))
        if isinstance(fetched, ChatCompletion):
            return _settled(fetched, ids)
        response, stream = fetched
        return response, GeminiStream(stream, ids)

    async def close(self) -> None:
        """Close the connections; the model cannot be asked afterwards."""
        await self._client.close()


def gemini_client(settings: Settings) -> AsyncOpenAI:
    """A client of our own: nothing here touches the SDK's global defaults.

    Keep one for the life of the process; its connections are reused. It tries nothing again by itself: `Answering`
    does, which also knows of answers that fail after their first bytes.
    """
    assert settings.gemini_api_key is not None, "Gemini needs GEMINI_API_KEY"
    client = AsyncOpenAI(
        api_key=settings.gemini_api_key.get_secret_value(),
        base_url=settings.gemini_base_url,
        max_retries=0,
        timeout=_TIMEOUT,
    )
    # Taken from the environment of somebody who also uses OpenAI; none of Google's business.
    client.organization = client.project = None
    return client


def gemini_settings(settings: Settings) -> ModelSettings:
    """What goes with every request: how much thinking, and usage in the stream."""
    # Not `Reasoning(effort=…)`: that knows OpenAI's values only, and models here move on quickly.
    return ModelSettings(include_usage=True, extra_args={"reasoning_effort": settings.gemini_reasoning_effort})


def _readable(items: str | list[TResponseInputItem]) -> str | list[TResponseInputItem]:
    """The same, with earlier answers as plain text: ChatKit's converter writes `output_text` parts, which only
    the Responses API knows."""
    return items if isinstance(items, str) else [_plain(item) for item in items]


def _plain(item: TResponseInputItem) -> TResponseInputItem:
    content = item.get("content")
    if item.get("role") != "assistant" or "id" in item or not isinstance(content, list):
        return item
    return {"role": "assistant", "content": "\n\n".join(str(part.get("text", "")) for part in content)}


def _call_ids(items: str | list[TResponseInputItem]) -> set[str]:
    if isinstance(items, str):
        return set()
    return {str(item.get("call_id")) for item in items if item.get("type") == "function_call"}


def _settled(completion: ChatCompletion, ids: ToolCallIds) -> ChatCompletion:
    for choice in completion.choices or []:
        for call in choice.message.tool_calls or []:
            call.id = ids.unused(call.id)
    return completion
