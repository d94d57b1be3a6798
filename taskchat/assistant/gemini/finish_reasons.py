"""How an answer of Gemini's can end, whatever the endpoint calls it."""

from enum import Enum, auto


class Ending(Enum):
    """What a finish reason means for the answer that it ends."""

    ORDINARY = auto()
    CUT = auto()
    WITHHELD = auto()
    MALFORMED = auto()


# Google's names and OpenAI's, in lower case. Some come before a colon: "function_call_filter: MALFORMED_FUNCTION_CALL".
_MEANT: dict[str, Ending] = {
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


def ending(finish_reason: str | None) -> Ending | None:
    """The meaning of a finish reason; one that is not known is ordinary, None stays None: there was no end."""
    if not finish_reason:
        return None
    return _MEANT.get(finish_reason.partition(":")[0].strip().lower(), Ending.ORDINARY)
