"""Script of the stand-in: the replies it will give, and the requests it got."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from tests.gemini_stand_in.failures import Failure
from tests.gemini_stand_in.replies import Call, Reply
from tests.gemini_stand_in.wire import Request

Line = Reply | Callable[[Request], Reply]


class Script:
    """The queue of replies and the record of requests; usable from any thread.

    `otherwise` answers when the queue is empty (None: a 500 that says so); `key` is the only key it takes (None:
    any); with `wants_signatures` each call it made must come back with its thought signature; with `always_thinks`
    it refuses to be told not to think, like Gemini's larger models.

    What is asked without tools and not as a stream is an aside: titles and summaries. Asides have a record and a queue
    of their own, since they come when they like; without a reply of theirs they get an empty answer.
    """

    def __init__(self, *, otherwise: Line | None = None, key: str | None = None) -> None:
        self.requests: list[Request] = []
        self.asides: list[Request] = []
        self.otherwise = otherwise
        self.key = key
        self.wants_signatures = False
        self.always_thinks = False
        self.signatures: dict[str, str] = {}
        self.released = threading.Event()
        self._queue: deque[Line] = deque()
        self._asides: deque[Line] = deque()

    @property
    def waiting(self) -> int:
        """Number of scripted replies that are left."""
        return len(self._queue)

    def reply(self, *said: str | Call, **how: Any) -> None:
        """Queue one answer made of text and tool calls; `how` are the fields of `Reply`."""
        calls = tuple(part for part in said if isinstance(part, Call))
        text = "".join(part for part in said if isinstance(part, str))
        self.script(Reply(**{"text": text, "calls": calls} | how))

    def aside(self, *lines: Line) -> None:
        """Queue answers to asides."""
        self._asides.extend(lines)

    def script(self, *lines: Line) -> None:
        """Queue replies as they are, or functions that make one from the request."""
        self._queue.extend(lines)

    def fail(
        self,
        status: int,
        code: str = "INTERNAL",
        message: str = "Something went wrong.",
        *,
        retry_after: str | None = None,
        after: str = "",
        times: int = 1,
        **more: Any,
    ) -> None:
        """Queue an error: before the answer starts or, with `after`, in the middle of its stream.

        `more` are further fields of `Failure`, such as `headers={"retry-after": "7"}`.
        """
        failure = Failure(status, code, message, retry_after, **more)
        self.script(*[Reply(text=after, failure=failure)] * times)

    def hang(self, after: str = "", then: Sequence[str] = (), *calls: Call) -> None:
        """Queue an answer that stops after these words until `release`, and then goes on with others and with calls.

        Its words before that are one piece: whoever has heard the first of them has heard them all.
        """
        self.released.clear()
        said = [after] if after else []
        at = len(said) if then or calls else None
        self.script(Reply(text=[*said, *then], calls=calls, hang=True, hang_at=at))

    def release(self) -> None:
        """Let every hanging answer end."""
        self.released.set()

    def reset(self) -> None:
        """Forget requests and replies, for the next test on the same stand-in."""
        self.release()
        for kept in (self.requests, self.asides, self._queue, self._asides):
            kept.clear()
        self.signatures.clear()
        self.otherwise, self.key, self.wants_signatures, self.always_thinks = None, None, False, False

    def note(self, request: Request) -> None:
        """Record a request."""
        (self.asides if _is_aside(request) else self.requests).append(request)

    def next_reply(self, request: Request) -> Reply | None:
        """Take the reply to this request; None where none is scripted."""
        if _is_aside(request):
            line = self._asides.popleft() if self._asides else Reply()
        else:
            line = self._queue.popleft() if self._queue else self.otherwise
        return line(request) if callable(line) else line


def _is_aside(request: Request) -> bool:
    return not request.body.get("tools") and not request.body.get("stream")
