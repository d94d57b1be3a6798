"""Decoder of Gemini's events: chunks for the Agents SDK, with neighbouring pieces of text joined into one."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from openai.types.chat import ChatCompletionChunk
from openai.types.chat.chat_completion_chunk import Choice, ChoiceDelta
from pydantic_core import from_json


@dataclass(frozen=True, slots=True)
class TextChunk:
    """Text that arrived together, without anything else."""

    text: str

    def to_chunk(self) -> ChatCompletionChunk:
        """Make the chunk that the client would make."""
        choice = Choice(index=0, delta=ChoiceDelta(role="assistant", content=self.text))
        return ChatCompletionChunk(id="", choices=[choice], created=0, model="", object="chat.completion.chunk")


_CHOICE_FIELDS = {"index", "delta"}
_DELTA_FIELDS = {"role", "content"}


class ChunkDecoder:
    """Decodes the events of one answer.

    The client makes a tree of model objects for every few letters, which costs more than everything else that is done
    for an answer. So neighbouring chunks of nothing but text become one `TextChunk`; all others are made as the client
    makes them.
    """

    def __init__(self) -> None:
        self._usage: Any = None

    def decode(self, data: Iterable[bytes]) -> Iterator[Any]:
        """Yield a `TextChunk` or a `ChatCompletionChunk` for each, in order; errors and non-objects as they are.

        Raises `ValueError` for data that is no JSON, after everything that came before it.
        """
        texts: list[str] = []
        for event in data:
            try:
                payload = _parse(event)
            except ValueError:
                yield from _joined(texts)
                raise
            text = _text_only(payload)
            if text is None:
                yield from _joined(texts)
                texts = []
                yield self._whole(payload)
            else:
                texts.append(text)
                self._usage = payload.get("usage") or self._usage
        yield from _joined(texts)

    def flush(self) -> Iterator[Any]:
        """Yield a chunk with the usage where it came with nothing but text."""
        if self._usage is not None:
            yield self._whole({"choices": []})

    def _whole(self, payload: Any) -> Any:
        if not isinstance(payload, dict) or payload.get("error"):
            return payload
        # Counts are cumulative, so that only the last ones matter.
        usage = payload.get("usage") or self._usage
        self._usage = None
        return ChatCompletionChunk.model_construct(**payload | ({"usage": usage} if usage else {}))


def _parse(data: bytes) -> Any:
    try:
        return from_json(data)
    except ValueError:
        # JSON may hold half of a surrogate pair, which pydantic's parser refuses.
        return json.loads(data)


def _joined(texts: list[str]) -> Iterator[TextChunk]:
    if texts:
        yield TextChunk("".join(texts))


def _text_only(payload: Any) -> str | None:
    """Return the text of a chunk that has nothing else; None for any other chunk."""
    choices = payload.get("choices") if isinstance(payload, dict) and not payload.get("error") else None
    choice = choices[0] if isinstance(choices, list) and len(choices) == 1 else None
    if not isinstance(choice, dict) or choice.get("index") or _has_others(choice, _CHOICE_FIELDS):
        return None
    delta = choice.get("delta")
    if not isinstance(delta, dict) or _has_others(delta, _DELTA_FIELDS):
        return None
    text = delta.get("content")
    return text if isinstance(text, str) else None


def _has_others(part: dict[str, Any], known: set[str]) -> bool:
    # Mostly there are none; the fast check comes first because it runs for every chunk.
    return not part.keys() <= known and any(part[name] is not None for name in part.keys() - known)
