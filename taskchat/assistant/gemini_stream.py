"""Gemini's stream as the Agents SDK expects it: chunks only, calls numbered, and an end that says something."""

from collections.abc import AsyncIterator
from typing import Any

from openai import APIError, AsyncStream, BaseModel
from openai.types.chat import ChatCompletionChunk
from openai.types.chat.chat_completion_chunk import Choice, ChoiceDelta

from taskchat.assistant.failures import AnswerBroken, AnswerWithheld, EmptyAnswer
from taskchat.assistant.tool_call_ids import ToolCallIds

# Seen besides OpenAI's own, alone or before a colon ("content_filter: RECITATION").
_WITHHELD = {"content_filter", "safety", "prohibited_content", "blocklist", "spii", "recitation", "image_safety"}
_CUT_OFF = "\n\n*The answer was cut off here.*"


class GeminiStream:
    """The chunks of one answer, corrected on their way through; raises an `AssistantError` where it fails."""

    def __init__(self, stream: AsyncStream[ChatCompletionChunk], ids: ToolCallIds) -> None:
        self._stream = stream
        self._ids = ids
        self._spoke = self._called = False
        self._finish: str | None = None

    @property
    def response(self) -> Any:
        """The HTTP response; the SDK reads its request id."""
        return self._stream.response

    async def close(self) -> None:
        """Give up the answer: closes the connection, which ends the work on the other side."""
        await self._stream.close()

    async def __aiter__(self) -> AsyncIterator[ChatCompletionChunk]:
        async for chunk in self._stream:
            if not isinstance(chunk, ChatCompletionChunk):
                raise self._error(chunk)
            # Fields that are left out are no attributes at all, and the SDK reads them.
            chunk.choices = getattr(chunk, "choices", None) or []
            for choice in chunk.choices:
                self._settle(choice)
            yield chunk
        self._check_end()

    def _settle(self, choice: Choice) -> None:
        choice.index = getattr(choice, "index", None) or 0
        choice.delta = delta = getattr(choice, "delta", None) or ChoiceDelta()
        if delta.tool_calls:
            self._called = True
            for piece in delta.tool_calls:
                self._ids.settle(piece)
        self._spoke = self._spoke or bool(delta.content or delta.refusal)
        if choice.finish_reason:
            self._finish = str(choice.finish_reason)
            self._say_if_cut(delta)

    def _say_if_cut(self, delta: ChoiceDelta) -> None:
        kind = _kind(self._finish)
        if self._spoke and not self._called and (kind == "length" or kind in _WITHHELD):
            delta.content = (delta.content or "") + _CUT_OFF

    def _check_end(self) -> None:
        kind = _kind(self._finish)
        if kind is None:
            raise AnswerBroken
        if self._spoke or self._called:
            return
        if kind in _WITHHELD:
            raise AnswerWithheld
        if kind != "length":  # for which the SDK has an error of its own
            raise EmptyAnswer(self._finish)

    def _error(self, chunk: object) -> APIError:
        # In the middle of a stream, too, Gemini sends errors as a list, and the client takes its parts for chunks.
        parts = chunk if isinstance(chunk, list) else [chunk]
        body = [part.to_dict() if isinstance(part, BaseModel) else part for part in parts]
        return APIError("Gemini broke off its answer.", request=self.response.request, body=body)


def _kind(finish_reason: str | None) -> str | None:
    return finish_reason.partition(":")[0].strip().lower() if finish_reason else None
