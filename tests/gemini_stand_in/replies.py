"""What the stand-in can be told to say, and the JSON that Gemini would say it in."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Indexes = Literal["right", "zero", "missing"]
Ids = Literal["right", "empty", "missing", "same"]


@dataclass(frozen=True)
class Call:
    """One tool call; `raw` replaces the JSON of the arguments by text that may be broken."""

    name: str
    arguments: dict[str, Any] = field(default_factory=dict)
    raw: str | None = None
    signature: str | None = None

    @property
    def json(self) -> str:
        return self.raw if self.raw is not None else json.dumps(self.arguments)


def call(name: str, *, signature: str | None = None, **arguments: Any) -> Call:
    """A tool call with these arguments."""
    return Call(name, arguments, signature=signature)


@dataclass(frozen=True)
class Failure:
    """An error as Gemini shapes it: a list with one object in it."""

    status: int
    code: str = "INTERNAL"
    message: str = "Something went wrong."
    retry_after: str | None = None

    @property
    def body(self) -> list[dict[str, Any]]:
        kind = "type.googleapis.com/google.rpc.RetryInfo"
        details = [{"@type": kind, "retryDelay": self.retry_after}] if self.retry_after else []
        error = {"code": self.status, "message": self.message, "status": self.code, "details": details}
        return [{"error": error}]


@dataclass(frozen=True)
class Reply:
    """One scripted answer; text goes out first, then calls, then `failure` or the end.

    `delay` is in seconds, before each chunk; `first_delay` before the response's headers. `pieces` cuts the
    arguments of each call into that many chunks. `drop` cuts the connection instead of ending the answer,
    `unfinished` ends it politely without a finish reason.
    """

    text: str | Sequence[str] = ""
    calls: tuple[Call, ...] = ()
    indexes: Indexes = "right"
    ids: Ids = "right"
    pieces: int = 1
    together: bool = False
    finish: str | None = None
    delay: float = 0.0
    first_delay: float = 0.0
    failure: Failure | None = None
    drop: bool = False
    unfinished: bool = False
    hang: bool = False
    tokens: tuple[int, int] = (120, 0)

    @property
    def words(self) -> list[str]:
        """The text as it is streamed: as given, or word by word."""
        return re.findall(r"\S+\s*|\s+", self.text) if isinstance(self.text, str) else list(self.text)

    @property
    def finish_reason(self) -> str:
        # Gemini says "stop" even where it calls tools.
        return self.finish or "stop"


class Chunks:
    """The JSON of one reply: `stream` piece by piece, `whole` in one."""

    def __init__(self, reply: Reply, *, number: int, model: str) -> None:
        self.reply = reply
        self._number = number
        self._frame = {"id": f"reply-{number}", "created": 1_760_000_000, "model": model}

    def stream(self, *, usage: bool) -> Iterator[dict[str, Any]]:
        """Each chunk, with cumulative usage in every one where it was asked for."""
        said = 0
        for delta in self._deltas():
            said += 1
            yield self._chunk(delta, None, said if usage else None)
        if not (self.reply.unfinished or self.reply.failure or self.reply.drop):
            yield self._chunk({"role": "assistant"}, self.reply.finish_reason, said if usage else None)

    def whole(self) -> dict[str, Any]:
        """The answer without streaming."""
        message: dict[str, Any] = {"role": "assistant", "content": "".join(self.reply.words) or None}
        if self.reply.calls:
            message["tool_calls"] = [self._call(n) for n in range(len(self.reply.calls))]
        choice = {"index": 0, "message": message, "finish_reason": self.reply.finish_reason}
        return {**self._frame, "object": "chat.completion", "choices": [choice], "usage": self._usage(5)}

    def _deltas(self) -> Iterator[dict[str, Any]]:
        for word in self.reply.words:
            yield {"role": "assistant", "content": word}
        numbers = range(len(self.reply.calls))
        if self.reply.together:
            yield {"role": "assistant", "tool_calls": [self._call(n) for n in numbers]}
            return
        for n in numbers:
            for piece in self._pieces(n):
                yield {"role": "assistant", "tool_calls": [piece]}

    def _pieces(self, n: int) -> Iterator[dict[str, Any]]:
        whole, text = self._call(n), self.reply.calls[n].json
        size = -(-len(text) // self.reply.pieces)
        parts = [text[at : at + size] for at in range(0, len(text), size)] or [""]
        yield {**whole, "function": {**whole["function"], "arguments": parts[0]}}
        index = {"index": whole["index"]} if "index" in whole else {}
        yield from ({**index, "function": {"arguments": part}} for part in parts[1:])

    def _call(self, n: int) -> dict[str, Any]:
        this = self.reply.calls[n]
        made: dict[str, Any] = {"type": "function", "function": {"name": this.name, "arguments": this.json}}
        ids = {"right": f"function-call-{self._number}-{n}", "empty": "", "same": "function-call"}
        if self.reply.ids != "missing":
            made["id"] = ids[self.reply.ids]
        if self.reply.indexes != "missing":
            made["index"] = n if self.reply.indexes == "right" else 0
        if this.signature:
            made["extra_content"] = {"google": {"thought_signature": this.signature}}
        return made

    def _chunk(self, delta: dict[str, Any], finish: str | None, said: int | None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta} | ({"finish_reason": finish} if finish else {})
        usage = {} if said is None else {"usage": self._usage(said)}
        return {**self._frame, "object": "chat.completion.chunk", "choices": [choice], **usage}

    def _usage(self, said: int) -> dict[str, int]:
        asked, extra = self.reply.tokens
        return {"prompt_tokens": asked, "completion_tokens": said + extra, "total_tokens": asked + said + extra}
