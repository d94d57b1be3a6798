"""Gemini behind the Agents SDK: its OpenAI-compatible endpoint, with what it does differently put right."""

from dataclasses import replace
from typing import Any, cast

from agents import ModelSettings, OpenAIChatCompletionsModel
from agents.items import TResponseInputItem
from openai import APIError, AsyncOpenAI, AsyncStream, DefaultAsyncHttpxClient, Timeout
from openai.types.chat import ChatCompletion, ChatCompletionMessage

from taskchat.assistant.failures import NotTheService
from taskchat.assistant.gemini_input import call_ids, readable
from taskchat.assistant.gemini_stream import GeminiStream
from taskchat.assistant.gemini_usage import settle_usage
from taskchat.assistant.tool_call_ids import ToolCallIds
from taskchat.settings import Settings

# Seconds; between two chunks of a stream, too, so thinking models need some patience.
_TIMEOUT = Timeout(60.0, connect=5.0)


class GeminiModel(OpenAIChatCompletionsModel):
    """Chat Completions as Gemini speaks them.

    `_fetch_response` is the SDK's one place between the HTTP answer and everything made of it; tests fail when a new
    version of the SDK no longer calls it like this (docs/gemini.md says what to look at then).
    """

    def __init__(self, name: str, client: AsyncOpenAI) -> None:
        # The SDK sends thought signatures back only to models with "gemini" in their names, which somebody's proxy
        # may call as it likes. The name that goes over the wire is put right in each request's body.
        super().__init__(name if "gemini" in name.lower() else f"gemini/{name}", client)
        self._name = name

    async def _fetch_response(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],  # noqa: A002 - the SDK's name
        model_settings: ModelSettings,
        *rest: Any,
        **options: Any,
    ) -> Any:
        body = {**cast(dict[str, Any], model_settings.extra_body or {}), "model": self._name}
        named = replace(model_settings, extra_body=body)
        fetched = await super()._fetch_response(system_instructions, readable(input), named, *rest, **options)
        ids = ToolCallIds(taken=call_ids(input))
        if isinstance(fetched, ChatCompletion):
            return _settled(fetched, ids)
        response, stream = fetched
        if not isinstance(stream, AsyncStream):  # the text of a page, or the list of an error, with status 200
            raise _unreadable(stream)
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
        # What people say goes to the address that is set, and nowhere that it points to.
        http_client=DefaultAsyncHttpxClient(follow_redirects=False),
    )
    # Taken from the environment of somebody who also uses OpenAI; none of Google's business.
    client.organization = client.project = None
    return client


def gemini_settings(settings: Settings) -> ModelSettings:
    """What goes with every request: how much thinking, and usage in the stream."""
    # Not `Reasoning(effort=…)`: that knows OpenAI's values only, and models here move on quickly.
    return ModelSettings(include_usage=True, extra_args={"reasoning_effort": settings.gemini_reasoning_effort})


def _settled(completion: ChatCompletion, ids: ToolCallIds) -> ChatCompletion:
    # Fields that are left out are no attributes at all, and the SDK reads them.
    completion.choices = getattr(completion, "choices", None) or []
    if not completion.choices:
        raise _unreadable(completion.to_dict())
    for choice in completion.choices:
        choice.message = getattr(choice, "message", None) or ChatCompletionMessage(role="assistant")
        choice.finish_reason = getattr(choice, "finish_reason", None) or "stop"
        for call in choice.message.tool_calls or []:
            call.id = ids.unused(getattr(call, "id", None))
    if completion.usage is not None:
        settle_usage(completion.usage)
    return completion


def _unreadable(answer: object) -> Exception:
    if isinstance(answer, str):
        return NotTheService()
    # The client keeps the request to itself here, and nobody asks for it.
    return APIError("Gemini sent something that is no answer.", request=cast(Any, None), body=answer)
