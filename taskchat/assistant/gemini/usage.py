"""Conversion of Gemini's token counts into OpenAI's, by which they are priced."""

from openai.types import CompletionUsage
from openai.types.completion_usage import CompletionTokensDetails


def normalise_usage(usage: CompletionUsage) -> None:
    """Correct the counts in place: absent ones become 0, and reasoning tokens count as part of the answer.

    Gemini bills reasoning like the answer but counts it in the total only.
    """
    # Absent fields are no attributes at all.
    prompt: int = getattr(usage, "prompt_tokens", None) or 0
    completion: int = getattr(usage, "completion_tokens", None) or 0
    total: int = getattr(usage, "total_tokens", None) or 0
    reasoning = max(0, total - prompt - completion)
    usage.prompt_tokens, usage.completion_tokens = prompt, completion + reasoning
    usage.total_tokens = prompt + completion + reasoning
    details = usage.completion_tokens_details
    if reasoning and not (details and details.reasoning_tokens):
        usage.completion_tokens_details = CompletionTokensDetails(reasoning_tokens=reasoning)
