"""One line as a person types it, read whole: title, due date, rhythm, reminders, priority, tags, what was unread."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field

from taskchat.tasks.models import Priority
from taskchat.tasks.when.composed import Composed
from taskchat.tasks.when.labels import Labels, blank, read_labels, stripped, trailing_priority
from taskchat.tasks.when.languages import detect
from taskchat.tasks.when.pieces import Context
from taskchat.tasks.when.quotes import mask
from taskchat.tasks.when.reading import Reading, read
from taskchat.tasks.when.reminders import asks_reminder
from taskchat.tasks.when.scan import lower
from taskchat.tasks.when.spelling import Correction
from taskchat.tasks.when.title import tidy, title_of

MAX_LENGTH = 1000
_QUOTED = re.compile(r"[\"\u201c\u201e]([^\"\u201c\u201d\u201e]+)[\"\u201c\u201d]")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+|`[^`]+`|<[^>]*>")
_EMPTY = frozenset({"by", "on", "due", "at", "before", "for", "until", "till", "the", "bis", "am", "um"})


@dataclass(frozen=True)
class ParsedLine:
    """A task as a line describes it; `due_at` is an aware moment, or with `all_day` the day at midnight of the zone.

    `reminders` are moments or ISO 8601 offsets from the due date; `spans` say which stretch of the line meant what;
    `unread` are the pieces that look like a date and were not understood, and then there is no date.
    """

    title: str
    due_at: datetime | None = None
    all_day: bool = False
    rrule: str | None = None
    from_completion: bool = False
    reminders: tuple[str, ...] = ()
    priority: Priority | None = None
    tags: tuple[str, ...] = ()
    spans: tuple[tuple[int, int, str], ...] = ()
    unread: tuple[str, ...] = ()
    # Said with the due date, of which it makes a reminder, too: "remind me tomorrow at 8 to call Ann".
    asks_reminder: Annotated[bool, Field(exclude=True)] = False

    @property
    def all_date(self) -> bool:
        """Whether the line is nothing but a date, which is then its title."""
        dated = [span for span in self.spans if span[2] in ("date", "time", "datetime")]
        return bool(dated) and all(word in _EMPTY for word in re.findall(r"\w+", blank(self.line, dated).lower()))

    @property
    def time_alone(self) -> bool:
        """Whether it names a time and no day, which then is the next one's."""
        return {kind for _, _, kind in self.spans} & {"date", "time", "datetime"} == {"time"}

    line: Annotated[str, Field(exclude=True)] = ""


def parse_line(
    text: str,
    *,
    now: datetime,
    zone: str | ZoneInfo,
    day_first: bool | None = None,
    language: str | None = None,
    plain: Iterable[tuple[int, int]] = (),
) -> ParsedLine:
    """Return the task that a line describes, seen from `now` (aware) in the person's zone.

    `day_first` says whether "5/12" is the fifth of December; None leaves it unread. Without `language` it is told
    from the words. Stretches that are `plain` are the title's, whatever they say. A text of more than `MAX_LENGTH`
    characters is a title as a whole.
    """
    if len(text) > MAX_LENGTH:
        return ParsedLine(title=tidy(text), line=text)
    composed = Composed(text)
    context = (now, ZoneInfo(zone) if isinstance(zone, str) else zone, day_first, language)
    parsed = _parse(composed.text, *context, plain=composed.spans_after(plain))
    return replace(parsed, line=text, spans=composed.spans_before(parsed.spans))


def _parse(
    text: str,
    now: datetime,
    zone: ZoneInfo,
    day_first: bool | None,
    language: str | None,
    *,
    plain: list[tuple[int, int]],
) -> ParsedLine:
    masked, quotes = mask(text)
    masked = blank(masked, [(start, end, "plain") for start, end in plain], "\x00")
    low = lower(masked)
    context = Context(now.astimezone(zone), day_first, detect(low, language))
    labels = read_labels(masked)
    low = blank(low, list(labels.spans))
    correction = Correction(text, low, context.language)
    try:
        reading = read(correction.text, correction.low, context)
    except OverflowError:
        # At the ends of the calendar a zone or a span leads out of it.
        reading = Reading(unread=(low.strip(" \x00"),))
    spans = correction.spans_before(reading.spans)
    reading = replace(reading, spans=tuple((*stripped(low, start, end, " "), kind) for start, end, kind in spans))
    labels = _priority_before_date(low, labels, reading)
    parsed = _parsed(text, quotes, labels, reading, context)
    return replace(parsed, asks_reminder=asks_reminder(low, context.language))


def _priority_before_date(low: str, labels: Labels, reading: Reading) -> Labels:
    """Priority in words may stand before the date that ends the line."""
    if labels.priority is None and reading.spans:
        rest = blank(low, list(reading.spans)).rstrip(" ,")
        if found := trailing_priority(rest):
            return replace(labels, priority=found[2], spans=(*labels.spans, (found[0], found[1], "priority")))
    return labels


def _parsed(
    text: str, quotes: list[tuple[int, int, str]], labels: Labels, reading: Reading, context: Context
) -> ParsedLine:
    spans = sorted([*labels.spans, *reading.spans])
    title = title_of(text, spans, quotes, context.language)
    due = reading.due
    if due is not None and not isinstance(due, datetime):
        due_at, all_day = datetime.combine(due, time(), context.now.tzinfo), True
    else:
        due_at, all_day = due, False
    rule = reading.repetition
    return ParsedLine(
        title=title or tidy(text),
        line=text,
        due_at=due_at,
        all_day=all_day,
        rrule=rule.rule.text if rule else None,
        from_completion=bool(rule and rule.rule.from_completion),
        reminders=reading.reminders,
        priority=labels.priority,
        tags=labels.tags,
        spans=tuple(spans),
        unread=reading.unread,
    )
