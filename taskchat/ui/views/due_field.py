"""Field of the due date: words read as a date, or the reason for which they are none. Pure."""

from taskchat.tasks import Due, InvalidTask, LocalClock, due_preview, parse_due, parse_line, recurrence_words

MAX_WORDS = 200
_EXAMPLES = "Try “fri 9am”, “27 Nov” or “in 3 days”."


def read_due(words: str, clock: LocalClock) -> Due:
    """Return the due date that the words name; raises `InvalidTask` with what was not read."""
    due = parse_due(words[:MAX_WORDS], clock)
    if due is None or len(words) > MAX_WORDS:
        raise InvalidTask("due_at", f"{_reason(words, clock)} {_EXAMPLES}")
    return due


def due_hint(words: str, clock: LocalClock) -> str:
    """Spell out the date that the words name, or say what of them is none; empty for no words."""
    if not words.strip():
        return ""
    due = parse_due(words[:MAX_WORDS], clock)
    return due_preview(due, clock) if due else _reason(words, clock)


def _reason(words: str, clock: LocalClock) -> str:
    said = parse_line(words[:MAX_WORDS], now=clock.now, zone=clock.timezone, day_first=clock.day_first)
    if said.rrule:
        rhythm = recurrence_words(said.rrule, from_completion=said.from_completion)
        return f"A rhythm ({rhythm}) is no date."
    if said.unread:
        return f"{' and '.join(f'“{piece}”' for piece in said.unread)} was not read as a date."
    return "This is not a date taskchat knows."
