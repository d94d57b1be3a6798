"""Gemini as a model of the Agents SDK: its OpenAI-compatible endpoint, corrected where it differs from OpenAI."""

import copy
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Self, cast

from agents import ModelSettings, OpenAIChatCompletionsModel
from openai import APIError, AsyncOpenAI, AsyncStream, BadRequestError, DefaultAioHttpClient, Timeout
from openai.resources.chat import AsyncCompletions
from openai.types.chat import ChatCompletion, ChatCompletionMessage

from taskchat.assistant.errors import NotTheService
from taskchat.assistant.gemini.batch_reader import BatchReader
from taskchat.assistant.gemini.errors import ProviderError
from taskchat.assistant.gemini.input import ModelInput, call_ids, to_gemini_input
from taskchat.assistant.gemini.stream import GeminiStream
from taskchat.assistant.gemini.tool_call_ids import ToolCallIds
from taskchat.assistant.gemini.usage import normalise_usage
from taskchat.settings import Settings

logger = logging.getLogger(__name__)

# Seconds, also between two chunks of a stream; models that think first need some of them.
_TIMEOUT = Timeout(60.0, connect=5.0)
_EFFORT = "reasoning_effort"


@dataclass
class _Capabilities:
    """Capabilities of the model as its errors show them, shared by all copies of it."""

    takes_effort: bool = True


class GeminiModel(OpenAIChatCompletionsModel):
    """Chat Completions model that corrects Gemini's requests and answers.

    `_fetch_response` is the SDK's one place between the HTTP response and everything made of it; tests fail when a new
    version of the SDK no longer calls it like this (docs/gemini.md says what to check then).
    """

    def __init__(self, name: str, client: AsyncOpenAI) -> None:
        # The SDK sends thought signatures back only to models with "gemini" in their names, and a proxy may use any
        # name. Each request's body carries the configured name.
        super().__init__(name if "gemini" in name.lower() else f"gemini/{name}", client)
        self._name = name
        self._capabilities = _Capabilities()
        self._reader = BatchReader()
        self._on_text: Callable[[str], None] | None = None

    def with_listener(self, on_text: Callable[[str], None]) -> Self:
        """Copy the model, on the same connections; `on_text` is called with the text of its streams as it arrives.

        The events of such a stream carry the text once, when it is complete.
        """
        model = copy.copy(self)
        model._on_text = on_text
        return model

    async def _fetch_response(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        system_instructions: str | None,
        input: ModelInput,  # noqa: A002 - the SDK's name
        model_settings: ModelSettings,
        *rest: Any,
        **options: Any,
    ) -> Any:
        fetched = await self._fetch(system_instructions, to_gemini_input(input), model_settings, *rest, **options)
        ids = ToolCallIds(taken=call_ids(input))
        if isinstance(fetched, ChatCompletion):
            return _normalise(fetched, ids)
        response, stream = fetched
        if not isinstance(stream, AsyncStream):  # the text of a page, or the list of an error, with status 200
            raise _unreadable_error(stream)
        return response, GeminiStream(stream, ids, self._reader, self._on_text)

    async def _fetch(
        self,
        instructions: str | None,
        conversation: ModelInput,
        model_settings: ModelSettings,
        *rest: Any,
        **options: Any,
    ) -> Any:
        """Fetch as the SDK does; without the configured effort once the model has refused it."""
        fetch = super()._fetch_response
        settings = self._wire_settings(model_settings)
        try:
            return await fetch(instructions, conversation, settings, *rest, **options)
        except BadRequestError as error:
            if _EFFORT not in (settings.extra_args or {}) or not _is_about_thinking(error):
                raise
            logger.warning("%s does not take GEMINI_REASONING_EFFORT as it is set: %s", self._name, error.message)
            self._capabilities.takes_effort = False
        return await fetch(instructions, conversation, self._wire_settings(model_settings), *rest, **options)

    def _wire_settings(self, model_settings: ModelSettings) -> ModelSettings:
        body = {**cast(dict[str, Any], model_settings.extra_body or {}), "model": self._name}
        extra = dict(model_settings.extra_args or {})
        if not self._capabilities.takes_effort:
            extra.pop(_EFFORT, None)
        return replace(model_settings, extra_body=body, extra_args=extra)

    async def close(self) -> None:
        """Close the connections; the model cannot be asked afterwards."""
        await self._client.close()


class _Completions(AsyncCompletions):
    """Sends messages and tools as the SDK made them.

    The client would first check the type of every field of each, which takes longer than to send them and grows with
    the conversation; it sends `extra_body` unchecked.
    """

    async def create(self, **request: Any) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]
        unchecked = {name: request.pop(name) for name in ("messages", "tools") if isinstance(request.get(name), list)}
        body = {**cast(dict[str, Any], request.pop("extra_body", None) or {}), **unchecked}
        return await super().create(messages=[], extra_body=body, **request)


def gemini_client(settings: Settings) -> AsyncOpenAI:
    """Make a client of our own; the SDK's global defaults stay as they are.

    Keep one for the life of the process, since it reuses its connections. It repeats no request: `FallbackModel` does,
    which also knows of answers that fail after their first bytes.
    """
    assert settings.gemini_api_key is not None, "Gemini needs GEMINI_API_KEY"
    client = AsyncOpenAI(
        api_key=settings.gemini_api_key.get_secret_value(),
        base_url=settings.gemini_base_url,
        max_retries=0,
        timeout=_TIMEOUT,
        # A few words do not shrink, and compressed bytes cannot be read in batches (`gemini/body.py`).
        default_headers={"Accept-Encoding": "identity"},
        # What people write goes to the configured address, and to none that it redirects to.
        http_client=DefaultAioHttpClient(follow_redirects=False),
    )
    # The client takes these from the environment of somebody who also uses OpenAI; Google must not get them.
    client.organization = client.project = None
    client.chat.completions = _Completions(client)  # pyright: ignore[reportAttributeAccessIssue]
    return client


def gemini_settings(settings: Settings) -> ModelSettings:
    """Make the settings of every request: the reasoning effort, and usage in the stream."""
    # Not `Reasoning(effort=…)`: that accepts OpenAI's values only, and Gemini's models add their own.
    return ModelSettings(include_usage=True, extra_args={_EFFORT: settings.gemini_reasoning_effort})


def _is_about_thinking(error: BadRequestError) -> bool:
    # "Budget 0 is invalid. This model only works in thinking mode."
    message = ProviderError(error).message.lower()
    return "thinking" in message or "reasoning" in message


def _normalise(completion: ChatCompletion, ids: ToolCallIds) -> ChatCompletion:
    # Absent fields are no attributes at all, and the SDK reads them.
    completion.choices = getattr(completion, "choices", None) or []
    if not completion.choices:
        raise _unreadable_error(completion.to_dict())
    for choice in completion.choices:
        choice.message = getattr(choice, "message", None) or ChatCompletionMessage(role="assistant")
        choice.finish_reason = getattr(choice, "finish_reason", None) or "stop"
        for call in choice.message.tool_calls or []:
            call.id = ids.unique(getattr(call, "id", None))
    if completion.usage is not None:
        normalise_usage(completion.usage)
    return completion


def _unreadable_error(answer: object) -> Exception:
    if isinstance(answer, str):
        return NotTheService()
    # The request is not known here, and nothing reads it.
    return APIError("Gemini sent something that is no answer.", request=cast(Any, None), body=answer)
