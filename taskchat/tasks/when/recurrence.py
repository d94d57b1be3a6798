"""Words that say that something comes again: "every other monday", "on tuesdays", "daily at 9". Pure."""

import re

from taskchat.tasks.when.days import MONTHS, WEEKDAYS

_DAYS = "|".join([*WEEKDAYS, *(name[:3] for name in WEEKDAYS), "tues", "thurs"])
_SPANS = "minute|hour|day|weekday|workday|week|weekend|fortnight|month|quarter|year"
_UNIT = rf"(?:{_SPANS}|morning|afternoon|evening|night|noon|midnight|{_DAYS}|{'|'.join(MONTHS)})"
_STEP = r"(?:other|single|first|second|third|last|next|two|three|four|\d{1,3}(?:st|nd|rd|th)?)"
_PLURAL = rf"(?:(?:{'|'.join(WEEKDAYS)}|weekday|weekend)s)"
_AGAIN = re.compile(
    rf"\b(?:every|each)(?: {_STEP})? {_UNIT}s?\b(?!')|\bevery \d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|\bon {_PLURAL}\b(?!')|\b{_PLURAL}(?= (?:at|and|&|from)\b|,|$)"
    r"|\b(?:daily|weekly|monthly|yearly)(?= (?:at|on)\b|$)",
    re.IGNORECASE,
)


def recurs(text: str) -> bool:
    """Whether something in the text comes again, so that no single date in it is all that is meant."""
    return bool(_AGAIN.search(text))
