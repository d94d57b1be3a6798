"""Gemini's stream as the Agents SDK expects it: chunks only, calls numbered, and an end that says something."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing
from typing import Any

# Private, but the SDK's own models use it for the same: without it, words that come in one packet with a failure are
# thrown away unseen.
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
from taskchat.assistant.gemini.batch_reader import Rounds
from taskchat.assistant.gemini.body import chunks_of
from taskchat.assistant.gemini.chunks import Words
from taskchat.assistant.gemini.finish_reasons import Ending, ending
from taskchat.assistant.gemini.tool_call_ids import ToolCallIds
from taskchat.assistant.gemini.usage import settle_usage

_CUT_OFF = "\n\n*The answer was cut off here.*"


class GeminiStream:
    """The chunks of one answer, corrected on their way through; raises an `AssistantError` where it fails, or what
    the client raised.

    Where `hear` is given, it is called with words as soon as they come, and the chunks tell them once, together.
    """

    def __init__(
        self,
        stream: AsyncStream[ChatCompletionChunk],
        ids: ToolCallIds,
        rounds: Rounds,
        hear: Callable[[str], None] | None = None,
    ) -> None:
        self._stream = stream
        self._rounds = rounds
        self._ids = ids
        self._hear = hear
        self._held: list[str] = []
        self._began = self._spoke = self._called = self._refused = self._cut = False
        self._finish: str | None = None

    @property
    def response(self) -> Any:
        """The HTTP response; the SDK reads its request id."""
        return self._stream.response

    async def close(self) -> None:
        """Give up the answer: closes the connection, which ends the work on the other side."""
        await self._stream.close()

    async def __aiter__(self) -> AsyncIterator[ChatCompletionChunk]:
        try:
            async with aclosing(chunks_of(self._stream.response, self._rounds, self._passed)) as chunks:
                async for chunk in chunks:
                    yield chunk
            for chunk in self._released():
                yield chunk
            self._check_end()
        except Exception as error:
            seen = self._as_seen(error)
            _mark_error_to_drain_stream_events(seen)
            raise seen from (None if seen is error else error)

    def _passed(self, one: Words | ChatCompletionChunk) -> Iterator[ChatCompletionChunk]:
        if isinstance(one, Words):
            self._began = True
            self._spoke = self._spoke or bool(one.text.strip())
            if self._hear is None:
                yield one.to_chunk()
            else:
                self._hear(one.text)
                self._held.append(one.text)
            return
        self._settle(one)
        yield from self._released()
        if self._hear is not None and one.choices and (text := one.choices[0].delta.content):
            self._hear(text)
        yield one

    def _released(self) -> Iterator[ChatCompletionChunk]:
        """The words that were heard, and that the SDK does not know of yet."""
        if self._held:
            yield Words("".join(self._held)).to_chunk()
            self._held.clear()

    def _settle(self, chunk: ChatCompletionChunk) -> None:
        if not isinstance(chunk, ChatCompletionChunk):
            raise self._error(chunk)
        self._began = True
        # Fields that are left out are no attributes at all, and the SDK reads them.
        if getattr(chunk, "choices", None) is None:
            chunk.choices = []
        for choice in chunk.choices:
            self._settle_choice(choice)
        if chunk.usage is not None:
            settle_usage(chunk.usage)

    def _settle_choice(self, choice: Choice) -> None:
        if getattr(choice, "index", None) is None:
            choice.index = 0
        if getattr(choice, "delta", None) is None:
            choice.delta = ChoiceDelta()
        delta = choice.delta
        if delta.tool_calls:
            self._called = True
            for piece in delta.tool_calls:
                self._ids.settle(piece)
        self._spoke = self._spoke or bool(delta.content and delta.content.strip())
        if delta.refusal:
            # Its words are no answer: the SDK would store them as an item of their own, and raise later.
            self._refused, delta.refusal = True, None
        if choice.finish_reason:
            self._finish = str(choice.finish_reason)
            self._say_if_cut(delta)

    def _say_if_cut(self, delta: ChoiceDelta) -> None:
        stopped = self._refused or ending(self._finish) in {Ending.CUT, Ending.WITHHELD}
        if stopped and self._spoke and not self._called and not self._cut:
            self._cut = True
            delta.content = (delta.content or "") + _CUT_OFF

    def _check_end(self) -> None:
        ended = ending(self._finish)
        if ended is None:
            raise self._broken()
        if ended is Ending.MALFORMED:  # also where a call came through: Gemini itself says that it is wrong
            raise AnswerGarbled
        if self._spoke or self._called:
            return
        if ended is Ending.WITHHELD or self._refused:
            raise AnswerWithheld
        raise NoRoom if ended is Ending.CUT else EmptyAnswer(self._finish)

    def _as_seen(self, error: Exception) -> Exception:
        """The failure as it looks to somebody who has read what came before it."""
        if isinstance(error, APITimeoutError | AssistantError):
            return error
        if isinstance(error, APIConnectionError):
            return AnswerBroken() if self._spoke else error
        # What is no JSON, no UTF-8, or no chunk.
        return self._broken() if isinstance(error, ValueError | AttributeError | TypeError) else error

    def _broken(self) -> AssistantError:
        if self._spoke:
            return AnswerBroken()
        page = "html" in self.response.headers.get("content-type", "")
        return NotTheService() if page and not self._began else NeverBegan()

    def _error(self, told: object) -> APIError:
        # In the middle of a stream, too, Gemini sends errors as a list.
        return APIError("Gemini broke off its answer.", request=self.response.request, body=told)
