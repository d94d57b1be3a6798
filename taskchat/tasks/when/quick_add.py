"""A task in one line, as people type it: "pay rent fri 9am #home !high". Pure, shared by page and assistant."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.models import Priority
from taskchat.tasks.reminders import WHEN_DUE, canonical_reminder
from taskchat.tasks.when.dates import Due, due_of
from taskchat.tasks.when.labels import blank, stripped
from taskchat.tasks.when.line import ParsedLine, parse_line
from taskchat.tasks.when.title import tidy, title_without

_DUE_KINDS = ("date", "time", "datetime")


@dataclass(frozen=True)
class Phrase:
    """A task as one line describes it; `due_words` are the words that mean the due date.

    `names_day` says whether it speaks of a day at all, so that no other may be given to it, `time_alone` whether of a
    time and no day. Of a rhythm (`rrule`, counted `from_completion` where that is said) the due date is its first time.
    `pieces` are the stretches that were understood, each with its kind, in order and apart from one another; all else
    is the title's.
    """

    title: str
    due: Due | None = None
    due_words: str = ""
    tags: tuple[str, ...] = ()
    priority: Priority | None = None
    unread: tuple[str, ...] = ()
    names_day: bool = False
    time_alone: bool = False
    rrule: str | None = None
    from_completion: bool = False
    reminders: tuple[str, ...] = ()
    pieces: tuple[tuple[int, int, str], ...] = ()


def _reminders(line: ParsedLine) -> tuple[str, ...]:
    """Return the reminders that a line names, each in the one way in which it is kept."""
    return tuple(dict.fromkeys(map(_canonical, line.reminders)))


def _asked(line: ParsedLine) -> tuple[str, ...]:
    """Return the reminder that a line asks for with its date: "remind me tomorrow at 8 to call Ann"."""
    if line.reminders or not line.asks_reminder:
        return _reminders(line)
    return (WHEN_DUE,)


def _pieces(text: str, spans: Iterable[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Return spans without the commas and blanks at their ends, each behind the one before it."""
    found: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(spans):
        behind = max(start, found[-1][1] if found else 0)
        first, last = stripped(text, min(behind, end), end, " ,;:")
        if first < last:
            found.append((first, last, kind))
    return tuple(found)


def _canonical(text: str) -> str:
    try:
        return canonical_reminder(text)
    except ValueError:
        # Whoever saves it says why it cannot be kept.
        return text


def parse_phrase(text: str, clock: LocalClock, *, plain: Iterable[tuple[int, int]] = ()) -> Phrase:
    """Return the task that a line describes; what is no date, tag or priority stays in the title, and what is `plain`.

    A line that is only a date or a rhythm keeps it as its title.
    """
    line = parse_line(text, now=clock.now, zone=clock.timezone, day_first=clock.day_first, plain=plain)
    labels = [span for span in line.spans if span[2] in ("tag", "priority")]
    due = due_of(line.due_at, all_day=line.all_day) if line.due_at else None
    said = Phrase(
        title_without(text, labels),
        tags=line.tags,
        priority=line.priority,
        unread=line.unread,
        names_day=line.due_at is not None or bool(line.unread or line.rrule),
        time_alone=line.time_alone and not (line.unread or line.rrule),
        reminders=_reminders(line),
        pieces=_pieces(text, [span for span in line.spans if span[2] in ("tag", "priority", "reminder")]),
    )
    pieces = _pieces(text, line.spans)
    dated = replace(said, title=line.title, due=due, reminders=_asked(line), pieces=pieces)
    if line.rrule:
        is_rhythm_alone = due is None or line.title == tidy(text)
        return said if is_rhythm_alone else replace(dated, rrule=line.rrule, from_completion=line.from_completion)
    if due is None or line.all_date:
        return said
    rest = blank(text, labels)
    words = " ".join(rest[start:end] for start, end, kind in line.spans if kind in _DUE_KINDS)
    return replace(dated, due_words=" ".join(words.split()).strip(" ,"))
