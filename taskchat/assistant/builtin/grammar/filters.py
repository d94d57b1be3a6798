"""Conditions in a question or an order: "high priority", "overdue", "#home", "done"."""

import re
from typing import Any

from taskchat.assistant.builtin.commands import read_priority

_FILTERS: tuple[tuple[str, str, str | None], ...] = (
    (r"\b(?:overdue|over due|late|past due|missed)\b", "due", "overdue"),
    (r"\b(?:without|with no|no|lacking|that have no)(?: an?)? (?:due )?(?:dates?|deadlines?)\b", "due", "none"),
    (r"\b(?:(?:due |for )?(?:today|tonight)(?:'s)?)\b", "due", "today"),
    (r"\b(?:(?:due |for )?tomorrow(?:'s)?)\b", "due", "tomorrow"),
    (r"\b(?:due )?(?:for |in |over |on |at )?(?:this|the|coming) weekend(?:'s)?\b", "due", "weekend"),
    (r"\b(?:due )?(?:for |in )?next week(?:'s)?\b", "due", "next week"),
    (r"\b(?:due )?(?:for |in |over |within )?(?:this week(?:'s)?|(?:the|a) week|(?:the )?next (?:7|seven|few) days|"
     r"soon|upcoming|coming up)\b", "due", "week"),
    (r"\b(?:with |of )?(?:an? )?(?P<word>high|highest|top|medium|normal|low|lowest)(?:[- ](?:priority|prio))\b",
     "priority", None),
    (r"\b(?:with |of )?priority (?:is |of |= ?|: ?)?(?P<word>high|medium|low)\b", "priority", None),
    (r"\b(?:(?:most|more) )?(?P<word>urgent|important)\b", "priority", None),
    (r"\b(?:open|pending|active|unfinished|uncompleted|incomplete|undone|(?:not|n't) (?:yet )?(?:been )?"
     r"(?:done|complete|completed|finished)|remaining|left|outstanding)\b", "status", "open"),
    (r"\b(?:done|completed?|finished|closed|checked off|ticked off|(?<=did i )(?:finish|do))\b", "status", "done"),
    (r"(?:\b(?:with|in|under) )?#(?P<word>[\w-]+)", "tag", None),
    (r"\b(?:with (?:the )?|that have (?:the )?)?(?:tag(?:ged)?|label(?:led|ed)?)(?: as| with)?:? #?(?P<word>[\w-]+)",
     "tag", None),
    (r"\b(?P<word>[\w-]+) tag(?:ged)?\b", "tag", None),
)  # fmt: skip
_NO_TAG = frozenset(["a", "an", "the", "this", "that", "which", "my", "what", "no", "any", "with", "of", "by"])


def take_filters(text: str) -> tuple[dict[str, Any], str]:
    """Take the conditions out of a text; return them as arguments of `list_tasks`, and the rest of the text."""
    found: dict[str, Any] = {}
    for pattern, name, value in _FILTERS:
        match = re.search(pattern, text, re.IGNORECASE)
        if match and name not in found:
            word = value or match["word"].lower()
            if name == "tag" and word in _NO_TAG:
                continue
            found[name] = read_priority(word) if name == "priority" else word
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return found, text
