"""A task in one line, as people type it: "pay rent fri 9am #home !high". Pure, shared by page and assistant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from taskchat.tasks.models import Priority
from taskchat.tasks.when.dates import Due, parse_due
from taskchat.tasks.when.recurrence import recurs

_TAG = re.compile(r"(?:^|(?<=\s))#([^\s#,]{1,50})")
_MARK = re.compile(r"(?:^|(?<=\s))!(high|medium|low|[123])(?=[\s,.]|$)", re.IGNORECASE)
_WORDS = r"(?:(high|medium|low) priority|priority:? ?(high|medium|low)|(urgent)(?:ly)?)"
# In the middle of a line these words belong to it: "answer the most urgent one".
_LEADING = re.compile(rf"^{_WORDS} ?[:,] ?", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:,| )+(?:(?:and|with|at) )?{_WORDS}[.!]?$", re.IGNORECASE)
_MARKS = {"urgent": Priority.HIGH, "1": Priority.HIGH, "2": Priority.MEDIUM, "3": Priority.LOW}
# After these words a date belongs to the title, or to a date that is more than its end.
_BOUND = re.compile(
    r"(?:^|\s)(?:to|through|and|or|&|-|\u2013|of|than|about|with|from|since|after|last|"
    r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?: at)?)$",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:^|\s)(?:the|an?|some|good|nice|my|your|his|her|our|their|no|happy|black|easter|cyber)$", re.IGNORECASE
)
# On its own it is as often an object: "say good morning", "read Midnight".
_PART_OF_DAY = re.compile(r"(?:morning|afternoon|evening|midnight)$", re.IGNORECASE)
_BEFORE_SUN = re.compile(r"\b(?:morning|afternoon|evening|midday|midnight)$", re.IGNORECASE)
# What people plan, as often as when they do it: "plan next week tomorrow".
_SPAN_OF_DAYS = re.compile(r"(?:week|weekend|month)$", re.IGNORECASE)
# "Movie night at 9": the title says which 9 o'clock.
_EVENING = re.compile(r"\s(?:evening|night)$", re.IGNORECASE)
_BARE_CLOCK = re.compile(r"at \d{1,2}(?::\d\d)?", re.IGNORECASE)
_LONGEST_DUE = 10


@dataclass(frozen=True)
class Phrase:
    """A task as one line describes it; `due_words` are the words that mean the due date."""

    title: str
    due: Due | None = None
    due_words: str = ""
    tags: tuple[str, ...] = ()
    priority: Priority | None = None


def parse_phrase(text: str, *, now: datetime, timezone: str) -> Phrase:
    """Read the task that a line describes: tags by `#`, priority by `!high` or in words, the due date at its end.

    What is neither stays in the title, word by word; a line that is only a date keeps it as its title.
    """
    tags = tuple(dict.fromkeys(tag.lower() for tag in _TAG.findall(text)))
    rest, priority = _take_priority(_tidy(_TAG.sub("", text)), _MARK, _LEADING)
    due, due_words = None, ""
    # Date and priority end a line in either order.
    for _ in range(2):
        if priority is None:
            rest, priority = _take_priority(rest, _TRAILING)
        # A date would be true once; until tasks can recur, "every monday" is told by the title.
        if due is None and not recurs(rest):
            rest, due, due_words = _split_due(rest, now=now, timezone=timezone)
    return Phrase(title=rest or _tidy(text), due=due, due_words=due_words, tags=tags, priority=priority)


def _take_priority(text: str, *patterns: re.Pattern[str]) -> tuple[str, Priority | None]:
    for pattern in patterns:
        if match := pattern.search(text):
            word = next(group for group in match.groups() if group).lower()
            return _tidy(pattern.sub("", text)), _MARKS.get(word) or Priority(word)
    return text, None


def _tidy(text: str) -> str:
    return re.sub(r"\s*,(?=\s*(?:,|$))", "", re.sub(r"\s+", " ", text)).strip(" ,")


def _split_due(text: str, *, now: datetime, timezone: str) -> tuple[str, Due | None, str]:
    """Split the line before the longest end that is a date: the words before, the date, and that end."""
    for before, end in _ends(text.rstrip(" .!")):
        tail = f"tonight {end}" if _EVENING.search(before) and _BARE_CLOCK.fullmatch(end) else end
        due = _date(before, tail, now=now, timezone=timezone)
        if due and not _goes_on(before, now=now, timezone=timezone):
            return re.sub(r",?\s+(?:and )?(?:due|by|on|at|for)$|,$", "", before, flags=re.IGNORECASE), due, tail
    return text, None, ""


def _date(before: str, tail: str, *, now: datetime, timezone: str) -> Due | None:
    """Read the end of a line as a date, unless the words before it make it a thing: "the" sun."""
    if _THING.search(before) or _PART_OF_DAY.match(tail) or (_BEFORE_SUN.search(before) and tail.lower() == "sun"):
        return None
    return parse_due(tail, now=now, timezone=timezone)


def _ends(text: str) -> Iterator[tuple[str, str]]:
    """Every end of the text that is short enough for a date, the longest first, after what stands before it."""
    words = text.split(" ")
    for start in range(max(len(words) - _LONGEST_DUE, 1), len(words)):
        yield " ".join(words[:start]), " ".join(words[start:])


def _goes_on(before: str, *, now: datetime, timezone: str) -> bool:
    """Whether a date begins further to the left than its end makes sense: "monday to" friday, "mon, wed," fri."""
    if _BOUND.search(before):
        return True
    return any(
        _date(rest, tail, now=now, timezone=timezone) and not _SPAN_OF_DAYS.search(tail)
        for rest, tail in _ends(before.rstrip(" ,"))
    )
