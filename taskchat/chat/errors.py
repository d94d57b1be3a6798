"""Refusals of the chat, and the failure of a turn."""

import asyncio

from chatkit.errors import CustomStreamError
from chatkit.types import StructuredInputItem


class BadRequest(Exception):
    """Request that cannot be answered; the text says why, for people."""


class DuplicateMessage(Exception):
    """Message that is saved already: its request came twice."""


class QuestionClosed(Exception):
    """Question that waits for no answer; `item` is it as it is now, and the text says so, for people."""

    def __init__(self, item: StructuredInputItem) -> None:
        super().__init__(
            "This question was answered already."
            if item.status == "answered"
            else "This question does not wait for an answer any more; please write what you would like."
        )
        self.item = item


class TurnFailed(CustomStreamError):
    """Turn that ends without an answer; the sentence is for people."""

    def __init__(self, sentence: str, *, allow_retry: bool = True) -> None:
        super().__init__(sentence, allow_retry=allow_retry)


class TurnLost(asyncio.CancelledError):
    """End of a turn whose thread is another turn's now, or gone; nothing of it is saved any more.

    It is a cancellation, not an error: ChatKit and whoever else runs the turn end it without a word.
    """


class ShuttingDown(Exception):
    """Refusal of a new turn, since the process comes to its end; another one answers in a moment."""

    # Seconds after which it makes sense to try again.
    wait = 5

    def __init__(self) -> None:
        super().__init__("taskchat is being restarted; please try again in a moment.")


class TooManyStreams(Exception):
    """Request for one more stream than a person may have open at once."""

    def __init__(self, allowed: int) -> None:
        super().__init__(
            f"You have {allowed} answers open at once, which is the limit; close a page or two and try again."
        )
