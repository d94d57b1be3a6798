"""Field of the rhythm: `every 2 weeks on Monday`, read as everywhere, and spelled out. Pure."""

from dataclasses import replace
from datetime import datetime, time

from taskchat.tasks import (
    Due,
    InvalidTask,
    LocalClock,
    Rhythm,
    due_day,
    due_preview,
    parse_rhythm,
    recurrence_words,
)

MAX_WORDS = 200
# What is chosen most, in the words that the field reads.
CHOICES = (
    ("Daily", "every day"),
    ("Weekdays", "every weekday"),
    ("Weekly", "every week"),
    ("Monthly", "every month"),
    ("Yearly", "every year"),
)
_EXAMPLES = "Try “every 2 weeks on Monday”, “every last friday” or “every! 3 days” after it is done."


def read_repeat(words: str, due: Due | None, clock: LocalClock) -> tuple[Rhythm, Due | None]:
    """Return the rhythm that the words name, and when something due then comes first by it; raises `InvalidTask`.

    Days that they leave open are those of the due date: "every month" is that day of each month.
    """
    rhythm = _read(words, due, clock)
    if rhythm is None:
        raise InvalidTask("rrule", f"“{words.strip()[:60]}” is no rhythm that taskchat knows. {_EXAMPLES}")
    try:
        return rhythm, rhythm.first if due is None else rhythm.first_from(due, clock)
    except ValueError as refused:
        raise InvalidTask("rrule", str(refused)) from None


def repeat_hint(words: str, due: Due | None, clock: LocalClock) -> str:
    """Spell out the rhythm with its first date, or say that the words are none; empty for no words."""
    if not words.strip():
        return ""
    try:
        rhythm, first = read_repeat(words, due, clock)
    except InvalidTask as refused:
        return str(refused)
    said = recurrence_words(rhythm.rrule, from_completion=rhythm.from_completion)
    return f"{said[:1].upper()}{said[1:]}" + (f", first {_small(due_preview(first, clock))}" if first else "")


def _read(words: str, due: Due | None, clock: LocalClock) -> Rhythm | None:
    if len(words) > MAX_WORDS:
        return None
    begin = datetime.combine(due_day(due, clock), time(), clock.zone) if due else clock.now
    return parse_rhythm(words, replace(clock, now=max(begin, clock.now)))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if words.startswith(("Today", "Tomorrow")) else words
