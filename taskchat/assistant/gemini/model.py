"""Gemini behind the Agents SDK: its OpenAI-compatible endpoint, with what it does differently put right."""

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
from taskchat.assistant.gemini.batch_reader import Rounds
from taskchat.assistant.gemini.errors import ProviderError
from taskchat.assistant.gemini.input import Conversation, call_ids, readable
from taskchat.assistant.gemini.stream import GeminiStream
from taskchat.assistant.gemini.tool_call_ids import ToolCallIds
from taskchat.assistant.gemini.usage import settle_usage
from taskchat.settings import Settings

logger = logging.getLogger(__name__)

# Seconds; between two chunks of a stream, too, so thinking models need some patience.
_TIMEOUT = Timeout(60.0, connect=5.0)
_EFFORT = "reasoning_effort"


@dataclass
class _Learnt:
    """What the model told of itself, for all who ask it."""

    takes_effort: bool = True


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
        self._learnt = _Learnt()
        self._rounds = Rounds()
        self._hear: Callable[[str], None] | None = None

    def heard_by(self, hear: Callable[[str], None]) -> Self:
        """The same model, on the same connections; `hear` is called with the words of its streams as they come.

        Its events tell them once, when they are complete.
        """
        again = copy.copy(self)
        again._hear = hear
        return again

    async def _fetch_response(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        system_instructions: str | None,
        input: Conversation,  # noqa: A002 - the SDK's name
        model_settings: ModelSettings,
        *rest: Any,
        **options: Any,
    ) -> Any:
        fetched = await self._asked(system_instructions, readable(input), model_settings, *rest, **options)
        ids = ToolCallIds(taken=call_ids(input))
        if isinstance(fetched, ChatCompletion):
            return _settled(fetched, ids)
        response, stream = fetched
        if not isinstance(stream, AsyncStream):  # the text of a page, or the list of an error, with status 200
            raise _unreadable(stream)
        return response, GeminiStream(stream, ids, self._rounds, self._hear)

    async def _asked(
        self, instructions: str | None, said: Conversation, model_settings: ModelSettings, *rest: Any, **options: Any
    ) -> Any:
        """What the SDK fetches; where this model takes no effort that is set for all, it thinks as it likes."""
        ask = super()._fetch_response
        sent = self._sent(model_settings)
        try:
            return await ask(instructions, said, sent, *rest, **options)
        except BadRequestError as error:
            if _EFFORT not in (sent.extra_args or {}) or not _is_about_thinking(error):
                raise
            logger.warning("%s does not take GEMINI_REASONING_EFFORT as it is set: %s", self._name, error.message)
            self._learnt.takes_effort = False
        return await ask(instructions, said, self._sent(model_settings), *rest, **options)

    def _sent(self, model_settings: ModelSettings) -> ModelSettings:
        body = {**cast(dict[str, Any], model_settings.extra_body or {}), "model": self._name}
        extra = {
            k: v for k, v in (model_settings.extra_args or {}).items() if k != _EFFORT or self._learnt.takes_effort
        }
        return replace(model_settings, extra_body=body, extra_args=extra)

    async def close(self) -> None:
        """Close the connections; the model cannot be asked afterwards."""
        await self._client.close()


class _Completions(AsyncCompletions):
    """Sends messages and tools as the SDK made them.

    The client would first look at the type of every field of every one of them, which takes longer than to send them
    and grows with the conversation; `extra_body` goes over the wire as it is.
    """

    async def create(self, **asked: Any) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]
        made = {name: asked.pop(name) for name in ("messages", "tools") if isinstance(asked.get(name), list)}
        body = {**cast(dict[str, Any], asked.pop("extra_body", None) or {}), **made}
        return await super().create(messages=[], extra_body=body, **asked)


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
        # Few words do not become fewer bytes, and what is packed cannot be read in rounds (`gemini_reading`).
        default_headers={"Accept-Encoding": "identity"},
        # What people say goes to the address that is set, and nowhere that it points to.
        http_client=DefaultAioHttpClient(follow_redirects=False),
    )
    # Taken from the environment of somebody who also uses OpenAI; none of Google's business.
    client.organization = client.project = None
    client.chat.completions = _Completions(client)  # pyright: ignore[reportAttributeAccessIssue]
    return client


def gemini_settings(settings: Settings) -> ModelSettings:
    """What goes with every request: how much thinking, and usage in the stream."""
    # Not `Reasoning(effort=…)`: that knows OpenAI's values only, and models here move on quickly.
    return ModelSettings(include_usage=True, extra_args={_EFFORT: settings.gemini_reasoning_effort})


def _is_about_thinking(error: BadRequestError) -> bool:
    # "Budget 0 is invalid. This model only works in thinking mode."
    message = ProviderError(error).message.lower()
    return "thinking" in message or "reasoning" in message


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
