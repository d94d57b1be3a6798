"""JSON of a reply, as Gemini sends it."""

from collections.abc import Iterator
from itertools import chain, zip_longest
from typing import Any

from tests.gemini_stand_in.replies import Reply


class Chunks:
    """JSON of one reply: `stream` piece by piece, `whole` in one."""

    def __init__(self, reply: Reply, *, number: int, model: str) -> None:
        self.reply = reply
        self._number = number
        self._frame = {"id": f"reply-{number}", "created": 1_760_000_000, "model": model}

    def stream(self, *, usage: bool) -> Iterator[Any]:
        """Yield the chunks, with cumulative usage where the request asks for it."""
        reply, said = self.reply, 0
        counted = reply.counted if usage else "never"
        for delta in self._deltas():
            said += 1
            yield self._chunk(delta, None, said if counted == "each" else None)
        yield from reply.also
        if not (reply.unfinished or reply.failure or reply.drop):
            yield self._chunk({"role": "assistant"}, reply.finish_reason, said if counted in {"each", "last"} else None)
            if counted == "apart":
                yield {**self._chunk({}, None, said), "choices": []}

    def whole(self) -> dict[str, Any]:
        """Make the answer without streaming."""
        message: dict[str, Any] = {"role": "assistant", "content": "".join(self.reply.words) or None}
        if self.reply.refusal:
            message["refusal"] = self.reply.refusal
        if self.reply.calls:
            message["tool_calls"] = [self._call(n) for n in range(len(self.reply.calls))]
        choice = {"index": 0, "message": message, "finish_reason": self.reply.finish_reason}
        return {**self._frame, "object": "chat.completion", "choices": [choice], "usage": self._usage(5)}

    def _deltas(self) -> Iterator[dict[str, Any]]:
        for word in self.reply.words:
            yield {"role": "assistant", "content": word}
        if self.reply.refusal:
            yield {"role": "assistant", "refusal": self.reply.refusal}
        numbers = range(len(self.reply.calls))
        if self.reply.together:
            yield {"role": "assistant", "tool_calls": [self._call(n) for n in numbers]}
            return
        calls = [list(self._pieces(n)) for n in numbers]
        mixed = chain.from_iterable(zip_longest(*calls)) if self.reply.interleaved else chain.from_iterable(calls)
        for piece in filter(None, mixed):
            yield {"role": "assistant", "tool_calls": [piece]}

    def _pieces(self, n: int) -> Iterator[dict[str, Any]]:
        whole, text = self._call(n), self.reply.calls[n].json
        size = -(-len(text) // self.reply.pieces) or 1
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
            made["index"] = {"right": n, "zero": 0, "repeated": n // 2}[self.reply.indexes]
        if this.signature:
            made["extra_content"] = {"google": {"thought_signature": this.signature}}
        return made

    def _chunk(self, delta: dict[str, Any], finish: str | None, said: int | None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta} | ({"finish_reason": finish} if finish else {})
        usage = {} if said is None else {"usage": self._usage(said)}
        return {**self._frame, "object": "chat.completion.chunk", "choices": [choice], **usage}

    def _usage(self, said: int) -> dict[str, Any]:
        asked, extra = self.reply.tokens
        answered = said + extra
        usage = {
            "prompt_tokens": asked,
            "completion_tokens": answered,
            "total_tokens": asked + answered + self.reply.reasoning,
        }
        return usage | ({"prompt_tokens_details": {"cached_tokens": self.reply.cached}} if self.reply.cached else {})
