"""The data of Gemini's events as the chunks that the Agents SDK takes, words that came together in one."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from openai.types.chat import ChatCompletionChunk
from openai.types.chat.chat_completion_chunk import Choice, ChoiceDelta
from pydantic_core import from_json


@dataclass(frozen=True, slots=True)
class Words:
    """Words that came together, and nothing else with them."""

    text: str

    def to_chunk(self) -> ChatCompletionChunk:
        """The same as the client makes it."""
        choice = Choice(index=0, delta=ChoiceDelta(role="assistant", content=self.text))
        return ChatCompletionChunk(id="", choices=[choice], created=0, model="", object="chat.completion.chunk")


_OF_A_CHOICE = {"index", "delta"}
_OF_A_DELTA = {"role", "content"}


class Chunks:
    """Makes the chunks of one answer.

    The client's own way, a tree of model objects for every few letters, costs more than all else that is done for an
    answer. So neighbours that are nothing but words become one `Words`; all others are made as the client makes them.
    """

    def __init__(self) -> None:
        self._usage: Any = None

    def made(self, data: Iterable[bytes]) -> Iterator[Any]:
        """What came together, in order: `Words`, chunks, and as it is what is an error or no object at all.

        Raises `ValueError` for what is no JSON, after everything that came before it.
        """
        words: list[str] = []
        for one in data:
            try:
                payload = _read(one)
            except ValueError:
                yield from _spoken(words)
                raise
            said = _words(payload)
            if said is None:
                yield from _spoken(words)
                words = []
                yield self._whole(payload)
            else:
                words.append(said)
                self._usage = payload.get("usage") or self._usage
        yield from _spoken(words)

    def left(self) -> Iterator[Any]:
        """What is left at the end: the usage, where it came with nothing but words."""
        if self._usage is not None:
            yield self._whole({"choices": []})

    def _whole(self, payload: Any) -> Any:
        if not isinstance(payload, dict) or payload.get("error"):
            return payload
        # Each counts everything so far, so that only the last one matters.
        usage = payload.get("usage") or self._usage
        self._usage = None
        return ChatCompletionChunk.model_construct(**payload | ({"usage": usage} if usage else {}))


def _read(data: bytes) -> Any:
    try:
        return from_json(data)
    except ValueError:
        # JSON may hold half of a surrogate pair, which this one alone refuses.
        return json.loads(data)


def _spoken(words: list[str]) -> Iterator[Words]:
    if words:
        yield Words("".join(words))


def _words(payload: Any) -> str | None:
    """The words of a chunk that is nothing else; None for any other."""
    choices = payload.get("choices") if isinstance(payload, dict) and not payload.get("error") else None
    choice = choices[0] if isinstance(choices, list) and len(choices) == 1 else None
    if not isinstance(choice, dict) or choice.get("index") or _has_more(choice, _OF_A_CHOICE):
        return None
    delta = choice.get("delta")
    if not isinstance(delta, dict) or _has_more(delta, _OF_A_DELTA):
        return None
    words = delta.get("content")
    return words if isinstance(words, str) else None


def _has_more(part: dict[str, Any], known: set[str]) -> bool:
    # Mostly there are no others; this is asked for every word.
    return not part.keys() <= known and any(part[name] is not None for name in part.keys() - known)
