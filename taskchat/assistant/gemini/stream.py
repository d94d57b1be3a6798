"""Gemini's stream as the Agents SDK expects it: valid chunks, numbered calls, and an error where it fails."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing
from typing import Any

# Private, but the SDK's own models use it for the same: without it, text that arrives in one packet with a failure is
# lost.
from agents.exceptions import _mark_error_to_drain_stream_events
from openai import APIConnectionError, APIError, APITimeoutError, AsyncStream
from openai.types.chat import ChatCompletionChunk
from openai.types.chat.chat_completion_chunk import Choice, ChoiceDelta

from taskchat.assistant.errors import (
    AnswerBroken,
    AnswerGarbled,
    AnswerWithheld,
    AssistantError,
    EmptyAnswer,
    NeverBegan,
    NoRoom,
    NotTheService,
)
from taskchat.assistant.gemini.batch_reader import BatchReader
from taskchat.assistant.gemini.body import read_chunks
from taskchat.assistant.gemini.chunks import TextChunk
from taskchat.assistant.gemini.cut_off import CUT_OFF, WITHHELD, cut_off_note
from taskchat.assistant.gemini.finish_reasons import Ending
from taskchat.assistant.gemini.tool_call_ids import ToolCallIds
from taskchat.assistant.gemini.usage import normalise_usage


class GeminiStream:
    """The corrected chunks of one answer; raises an `AssistantError` where it fails, or the client's error.

    With `on_text`, that is called with text as soon as it arrives, and the chunks carry the text once, joined.
    """

    def __init__(
        self,
        stream: AsyncStream[ChatCompletionChunk],
        ids: ToolCallIds,
        reader: BatchReader,
        on_text: Callable[[str], None] | None = None,
    ) -> None:
        self._stream = stream
        self._reader = reader
        self._ids = ids
        self._on_text = on_text
        self._tapped: list[str] = []
        self._said: list[str] = []
        self._started = self._has_text = self._has_calls = self._refused = self._cut_off = False
        self._finish_reason: str | None = None

    @property
    def response(self) -> Any:
        """The HTTP response, whose request id the SDK reads."""
        return self._stream.response

    async def close(self) -> None:
        """Close the connection, which ends the work on Gemini's side."""
        await self._stream.close()

    async def __aiter__(self) -> AsyncIterator[ChatCompletionChunk]:
        try:
            async with aclosing(read_chunks(self._stream.response, self._reader, self._transform)) as chunks:
                async for chunk in chunks:
                    yield chunk
            for chunk in self._flush():
                yield chunk
            self._check_end()
        except Exception as error:
            failure = self._translate(error)
            _mark_error_to_drain_stream_events(failure)
            raise failure from (None if failure is error else error)

    def _transform(self, chunk: TextChunk | ChatCompletionChunk) -> Iterator[ChatCompletionChunk]:
        if isinstance(chunk, TextChunk):
            self._started = True
            self._note_text(chunk.text)
            if self._on_text is None:
                yield chunk.to_chunk()
            else:
                self._on_text(chunk.text)
                self._tapped.append(chunk.text)
            return
        self._normalise(chunk)
        yield from self._flush()
        if self._on_text is not None and chunk.choices and (text := chunk.choices[0].delta.content):
            self._on_text(text)
        yield chunk

    def _flush(self) -> Iterator[ChatCompletionChunk]:
        """Yield the text that the listener has and the SDK has not yet."""
        if self._tapped:
            yield TextChunk("".join(self._tapped)).to_chunk()
            self._tapped.clear()

    def _normalise(self, chunk: ChatCompletionChunk) -> None:
        if not isinstance(chunk, ChatCompletionChunk):
            raise self._api_error(chunk)
        self._started = True
        # Absent fields are no attributes at all, and the SDK reads them.
        if getattr(chunk, "choices", None) is None:
            chunk.choices = []
        for choice in chunk.choices:
            self._normalise_choice(choice)
        if chunk.usage is not None:
            normalise_usage(chunk.usage)

    def _normalise_choice(self, choice: Choice) -> None:
        if getattr(choice, "index", None) is None:
            choice.index = 0
        if getattr(choice, "delta", None) is None:
            choice.delta = ChoiceDelta()
        delta = choice.delta
        if delta.tool_calls:
            self._has_calls = True
            delta.tool_calls = [part for piece in delta.tool_calls for part in self._ids.assign(piece)]
        self._note_text(delta.content or "")
        if delta.refusal:
            # A refusal's text is no answer: the SDK would store it as an item of its own, and raise later.
            self._refused, delta.refusal = True, None
        if choice.finish_reason:
            self._finish_reason = str(choice.finish_reason)
            self._mark_if_cut_off(delta)

    def _note_text(self, text: str) -> None:
        self._said.append(text)
        self._has_text = self._has_text or bool(text.strip())

    def _mark_if_cut_off(self, delta: ChoiceDelta) -> None:
        is_cut = Ending.from_reason(self._finish_reason) is Ending.CUT and not self._refused
        stopped = is_cut or self._refused or Ending.from_reason(self._finish_reason) is Ending.WITHHELD
        if stopped and self._has_text and not self._has_calls and not self._cut_off:
            self._cut_off = True
            delta.content = (delta.content or "") + cut_off_note("".join(self._said), CUT_OFF if is_cut else WITHHELD)

    def _check_end(self) -> None:
        ending = Ending.from_reason(self._finish_reason)
        if ending is None:
            raise self._interruption()
        if ending is Ending.MALFORMED:  # also where a call looks valid: Gemini itself says that it is not
            raise AnswerGarbled
        if self._has_text or self._has_calls:
            return
        if ending is Ending.WITHHELD or self._refused:
            raise AnswerWithheld
        raise NoRoom if ending is Ending.CUT else EmptyAnswer(self._finish_reason)

    def _translate(self, error: Exception) -> Exception:
        """Choose the error that fits the text that the person has read before it."""
        if isinstance(error, APITimeoutError | AssistantError):
            return error
        if isinstance(error, APIConnectionError):
            return AnswerBroken() if self._has_text else error
        # Data that is no JSON, no UTF-8, or no chunk.
        return self._interruption() if isinstance(error, ValueError | AttributeError | TypeError) else error

    def _interruption(self) -> AssistantError:
        if self._has_text:
            return AnswerBroken()
        page = "html" in self.response.headers.get("content-type", "")
        return NotTheService() if page and not self._started else NeverBegan()

    def _api_error(self, body: object) -> APIError:
        # In the middle of a stream, too, Gemini sends errors as a list.
        return APIError("Gemini broke off its answer.", request=self.response.request, body=body)
