"""A task in one line, as people type it: "pay rent fri 9am #home !high". Pure, shared by page and assistant."""

import re
from dataclasses import dataclass
from datetime import datetime

from taskchat.tasks.dates import Due, parse_due
from taskchat.tasks.models import Priority

_TAG = re.compile(r"(?:^|(?<=\s))#([^\s#,]{1,50})")
_MARK = re.compile(r"(?:^|(?<=\s))!(high|medium|low|[123])(?=[\s,.]|$)", re.IGNORECASE)
_WORDS = r"(?:(high|medium|low) priority|priority:? ?(high|medium|low)|(urgent)(?:ly)?)"
# In the middle of a line these words belong to it: "answer the most urgent one".
_LEADING = re.compile(rf"^{_WORDS} ?[:,] ?", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:,| )+(?:(?:and|with|at) )?{_WORDS}[.!]?$", re.IGNORECASE)
_MARKS = {"urgent": Priority.HIGH, "1": Priority.HIGH, "2": Priority.MEDIUM, "3": Priority.LOW}
_LONGEST_DUE = 7


@dataclass(frozen=True)
class Phrase:
    """What one line says of a task."""

    title: str
    due: Due | None = None
    tags: tuple[str, ...] = ()
    priority: Priority | None = None


def parse_phrase(text: str, *, now: datetime, timezone: str) -> Phrase:
    """The task that a line describes: tags by `#`, priority by `!high` or in words, the due date at its end.

    What is neither stays in the title, word by word; a line that is only a date keeps it as its title.
    """
    tags = tuple(dict.fromkeys(tag.lower() for tag in _TAG.findall(text)))
    rest, priority = _take_priority(_tidy(_TAG.sub("", text)), _MARK, _LEADING)
    due = None
    # Date and priority end a line in either order.
    for _ in range(2):
        if priority is None:
            rest, priority = _take_priority(rest, _TRAILING)
        if due is None:
            rest, due = _split_due(rest, now=now, timezone=timezone)
    return Phrase(title=rest or _tidy(text), due=due, tags=tags, priority=priority)


def _take_priority(text: str, *patterns: re.Pattern[str]) -> tuple[str, Priority | None]:
    for pattern in patterns:
        if match := pattern.search(text):
            word = next(group for group in match.groups() if group).lower()
            return _tidy(pattern.sub("", text)), _MARKS.get(word) or Priority(word)
    return text, None


def _tidy(text: str) -> str:
    return re.sub(r"\s*,(?=\s*(?:,|$))", "", re.sub(r"\s+", " ", text)).strip(" ,")


def _split_due(text: str, *, now: datetime, timezone: str) -> tuple[str, Due | None]:
    """The longest end of the line that is a date, and what stands before it."""
    words = text.rstrip(" .!").split(" ")
    for start in range(max(len(words) - _LONGEST_DUE, 1), len(words)):
        tail = " ".join(words[start:])
        due = parse_due(tail, now=now, timezone=timezone)
        if due:
            return re.sub(r",?\s+(?:due|by|on|at|for)$|,$", "", " ".join(words[:start]), flags=re.IGNORECASE), due
    return text, None
