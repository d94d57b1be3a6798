"""Gemini's token counts as OpenAI means them, which is how they are priced."""

from openai.types import CompletionUsage
from openai.types.completion_usage import CompletionTokensDetails


def settle_usage(usage: CompletionUsage) -> None:
    """Correct the counts in place: what is left out is 0, and thoughts count as part of the answer.

    Gemini bills its thoughts like the answer but counts them in the total only.
    """
    # Fields that are left out are no attributes at all.
    asked: int = getattr(usage, "prompt_tokens", None) or 0
    answered: int = getattr(usage, "completion_tokens", None) or 0
    total: int = getattr(usage, "total_tokens", None) or 0
    thought = max(0, total - asked - answered)
    usage.prompt_tokens, usage.completion_tokens = asked, answered + thought
    usage.total_tokens = asked + answered + thought
    details = usage.completion_tokens_details
    if thought and not (details and details.reasoning_tokens):
        usage.completion_tokens_details = CompletionTokensDetails(reasoning_tokens=thought)
