"""Field of the duration: `1 h 30 min`, as people write it. Pure."""

import re

from taskchat.tasks import InvalidTask, duration_words

# Each in English and German.
_HOURS = r"(?:h|hrs?|hours?|std|stunden?)\.?"
_MINUTES = r"(?:m|mins?|minutes?|minuten?)\.?"
_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_WORDS = re.compile(rf"(?:(?P<hours>{_NUMBER})\s*{_HOURS})?\s*(?:(?P<minutes>\d{{1,5}})\s*(?:{_MINUTES})?)?")
_CLOCK = re.compile(r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)(?:\s*h)?")


def write_duration(minutes: int | None) -> str:
    """Write minutes as one types them; nothing where there are none."""
    return duration_words(minutes) if minutes else ""


def read_duration(words: str) -> int | None:
    """Return the minutes that the words name, None for no words; raises `InvalidTask`."""
    said = words.strip().lower()
    if not said:
        return None
    match = _CLOCK.fullmatch(said) or _WORDS.fullmatch(said)
    if match is None:
        raise InvalidTask("duration_minutes", f"“{words.strip()[:60]}” is no duration. Try “45 min” or “1 h 30 min”.")
    hours = float((match["hours"] or "0").replace(",", "."))
    return round(hours * 60) + int(match["minutes"] or 0)
