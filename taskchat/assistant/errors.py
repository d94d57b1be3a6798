"""Why there is no answer, in one plain sentence for the person who asked."""


class AssistantError(Exception):
    """A turn that could not be answered.

    `str(error)` is one sentence for the person. `wait_seconds` says when asking again makes sense, where that is
    known; `allow_retry` whether the person's asking the same again can help and does nothing twice; `passing` whether
    the same request may well succeed in a second, so that asking again by ourselves makes sense. `passing` speaks of
    the cause alone: whoever asks again must know that nothing was shown and no tool ran.
    """

    def __init__(
        self, sentence: str, *, wait_seconds: float | None = None, allow_retry: bool = True, passing: bool = False
    ) -> None:
        super().__init__(sentence)
        self.wait_seconds = wait_seconds
        self.allow_retry = allow_retry
        self.passing = passing


class AssistantUnavailable(AssistantError):
    """The model cannot be asked now: no access, no quota, no connection, or it is down."""


class NeverBegan(AssistantUnavailable):
    """The answer broke off, or made no sense, before it said a word."""

    def __init__(self) -> None:
        super().__init__("Gemini broke off before it said anything; please try again.", passing=True)


class NotTheService(AssistantUnavailable):
    """Somebody answers at the address that is set, but it is not Gemini."""

    def __init__(self) -> None:
        super().__init__(
            "Something other than Gemini answers at its address; whoever runs taskchat must check GEMINI_BASE_URL.",
            allow_retry=False,
        )


class AnswerWithheld(AssistantError):
    """The model's safety filter kept the answer back."""

    def __init__(self) -> None:
        super().__init__("Gemini's safety filter withheld the answer; please put it differently.", allow_retry=False)


class EmptyAnswer(AssistantError):
    """The model ended its answer without a word and without a tool call."""

    def __init__(self, finish_reason: str | None = None) -> None:
        super().__init__("Gemini sent an empty answer; please try again.")
        self.finish_reason = finish_reason


class AnswerBroken(AssistantError):
    """The answer stopped in the middle, or could not be read."""

    def __init__(self) -> None:
        super().__init__("The answer broke off in the middle; please try again.", passing=True)


class AssistantConfused(AssistantError):
    """The model ran in circles or did something that makes no sense."""


class AnswerGarbled(AssistantConfused):
    """The model wanted to call a tool and could not spell it; none of the answer's calls was made."""

    def __init__(self) -> None:
        super().__init__("Gemini could not put into words what it wanted to do; please try again.", passing=True)


class NoRoom(AssistantConfused):
    """The model used up the tokens of an answer before its first word."""

    def __init__(self) -> None:
        super().__init__("Gemini ran out of room before it said anything; please ask for less at once.")
