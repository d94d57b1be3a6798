"""Replies that a test can script."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.gemini_stand_in.failures import Failure

Indexes = Literal["right", "zero", "missing", "repeated"]
Ids = Literal["right", "empty", "missing", "same"]
Counted = Literal["each", "last", "apart", "never"]


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
    """Make a tool call with these arguments."""
    return Call(name, arguments, signature=signature)


@dataclass(frozen=True)
class Reply:
    """One scripted answer.

    Text goes out first, then `refusal`, calls, the chunks of `also` as they are (a string is not made JSON), and then
    `failure` or the end.

    `delay` is in seconds, before each chunk; `first_delay` before the response's headers. `pieces` cuts the arguments
    of each call into that many chunks, `interleaved` mixes the pieces of all calls. `drop` cuts the connection instead
    of ending the answer, `torn` between its [DONE] and the end of the body; `unfinished` ends it politely without a
    finish reason.

    With `hang` it stops before its end, or before the chunk number `hang_at`, until the script is released.

    `tokens` are those of the question and those of the answer beyond its chunks; `cached` of the question came from the
    cache; `reasoning` are those of thoughts, which Gemini counts in the total only. `counted` says which chunks carry
    them: each, the last, or one of its own without choices.

    On the wire: `eol` ends each line, `keep_alive` puts comments and empty lines between the messages, `packet` is the
    number of bytes sent at a time (0: everything in one packet; None: a message each), `done` is the [DONE] at the end.
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
    torn: bool = False
    unfinished: bool = False
    hang: bool = False
    hang_at: int | None = None
    tokens: tuple[int, int] = (120, 0)
    cached: int = 0
    reasoning: int = 0
    counted: Counted = "each"
    refusal: str = ""
    interleaved: bool = False
    also: tuple[Any, ...] = ()
    eol: str = "\n"
    keep_alive: bool = False
    packet: int | None = None
    done: bool = True

    @property
    def words(self) -> list[str]:
        """Pieces of the text as it is streamed: as scripted, or word by word."""
        return re.findall(r"\S+\s*|\s+", self.text) if isinstance(self.text, str) else list(self.text)

    @property
    def finish_reason(self) -> str:
        # Gemini says "stop" even where it calls tools.
        return self.finish or "stop"

    @property
    def refuses(self) -> bool:
        """Whether there is an error instead of an answer, not in the middle of one."""
        return self.failure is not None and not (self.words or self.calls or self.also)
