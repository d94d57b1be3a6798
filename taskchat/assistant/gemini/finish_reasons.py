"""Finish reasons of Gemini's answers, under all the names that the endpoint gives them."""

from enum import Enum, auto


class Ending(Enum):
    """The meaning of a finish reason for the answer that it ends."""

    ORDINARY = auto()
    CUT = auto()
    WITHHELD = auto()
    MALFORMED = auto()

    @classmethod
    def from_reason(cls, finish_reason: str | None) -> "Ending | None":
        """Classify a finish reason; an unknown one is ordinary, None (the stream had no end) stays None."""
        if not finish_reason:
            return None
        return _ENDINGS.get(finish_reason.partition(":")[0].strip().lower(), cls.ORDINARY)


# Google's names and OpenAI's, in lower case. Some come before a colon: "function_call_filter: MALFORMED_FUNCTION_CALL".
_ENDINGS: dict[str, Ending] = {
    **dict.fromkeys(("length", "max_tokens"), Ending.CUT),
    **dict.fromkeys(
        (
            "content_filter", "safety", "prohibited_content", "blocklist", "spii", "recitation", "model_armor",
            "image_safety", "image_prohibited_content", "image_recitation",
        ),
        Ending.WITHHELD,
    ),
    **dict.fromkeys(
        (
            "malformed_function_call", "function_call_filter", "unexpected_tool_call", "too_many_tool_calls",
            "malformed_response", "missing_thought_signature",
        ),
        Ending.MALFORMED,
    ),
}  # fmt: skip
