"""Errors of a turn, each with one plain sentence for the person who asked.

The usage record stores the names of these classes (`ModelUsage.failure`), so a renamed class begins a new count.
"""


class AssistantError(Exception):
    """A turn that could not be answered.

    `str(error)` is one sentence for the person. `wait_seconds` is the time after which it makes sense to ask again,
    None where it is unknown. `allow_retry`: asking the same again can help and does nothing twice. `transient`: the
    same request may well succeed in a second, so that the server may repeat it by itself. `transient` describes the
    cause alone: a caller repeats a request only while nothing was shown and no tool ran.
    """

    def __init__(
        self, sentence: str, *, wait_seconds: float | None = None, allow_retry: bool = True, transient: bool = False
    ) -> None:
        super().__init__(sentence)
        self.wait_seconds = wait_seconds
        self.allow_retry = allow_retry
        self.transient = transient

    @property
    def fact(self) -> str:
        """The sentence without its "please try again", for where that is no help or would do something twice."""
        return str(self).partition("; please ")[0].rstrip(".") + "."


class AssistantUnavailable(AssistantError):
    """The model cannot be asked now: no access, no quota, no connection, or the service is down."""


class NeverBegan(AssistantUnavailable):
    """The answer ended, or could not be parsed, before its first word."""

    def __init__(self) -> None:
        super().__init__("Gemini broke off before it said anything; please try again.", transient=True)


class NotTheService(AssistantUnavailable):
    """The configured address answers, but it is not Gemini."""

    def __init__(self) -> None:
        super().__init__(
            "Something other than Gemini answers at its address; whoever runs taskchat must check GEMINI_BASE_URL.",
            allow_retry=False,
        )


class AnswerWithheld(AssistantError):
    """The model's safety filter withheld the answer."""

    def __init__(self) -> None:
        super().__init__("Gemini's safety filter withheld the answer; please put it differently.", allow_retry=False)


class EmptyAnswer(AssistantError):
    """The answer has neither text nor a tool call."""

    def __init__(self, finish_reason: str | None = None) -> None:
        super().__init__("Gemini sent an empty answer; please try again.")
        self.finish_reason = finish_reason


class AnswerBroken(AssistantError):
    """The answer stopped in the middle, or could not be parsed."""

    def __init__(self) -> None:
        super().__init__("The answer broke off in the middle; please try again.", transient=True)


class AssistantConfused(AssistantError):
    """The model took too many steps, or its answer makes no sense."""


class AnswerGarbled(AssistantConfused):
    """The model wrote a malformed tool call; none of the answer's calls was made."""

    def __init__(self) -> None:
        super().__init__("Gemini could not put into words what it wanted to do; please try again.", transient=True)


class NoRoom(AssistantConfused):
    """The model reached its token limit before the first word of its answer."""

    def __init__(self) -> None:
        super().__init__("Gemini ran out of room before it said anything; please ask for less at once.")
