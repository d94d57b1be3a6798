"""Words that say that something comes again: "every other monday", "on tuesdays", "daily at 9". Pure."""

from datetime import UTC, datetime

from taskchat.tasks.when.line import parse_line

_ANY_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)


def recurs(text: str) -> bool:
    """Whether something in the text comes again, so that no single date in it is all that is meant."""
    return parse_line(text, now=_ANY_DAY, zone="UTC").rrule is not None
