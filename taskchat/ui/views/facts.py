"""Facts of a new task, as quick add says them before it is saved, and the pieces of the text that say them. Pure."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from taskchat.tasks import (
    MAX_PLAIN,
    MAX_TEXT,
    LocalClock,
    NewTask,
    Spans,
    due_preview,
    recurrence_words,
    reminder_words,
)
from taskchat.ui.views.hues import Hues

_MAX_GIVEN = 10_000
_DUE = ("date", "time", "datetime")


@dataclass(frozen=True)
class Piece:
    """Stretch of the text that was understood, in characters from its beginning; `hue` is that of a tag."""

    start: int
    end: int
    kind: str
    hue: str = ""


@dataclass(frozen=True)
class QuickFact:
    """One thing that is saved beside the title, or words that are plain.

    `spans` are where it is said in the text, as JSON, and `deed` is what a click does to them; both are empty where the
    list adds it.
    """

    kind: str
    words: str
    hue: str = ""
    deed: str = ""
    spans: str = ""


def pieces_of(one: NewTask, hues: Hues) -> list[Piece]:
    """List the stretches of the whole text that say something of a task."""
    at = one.line.start
    return [
        Piece(
            start + at,
            end + at,
            "date" if kind in _DUE else kind,
            hues.of(_tag(one, start, end)) if kind == "tag" else "",
        )
        for start, end, kind in one.phrase.pieces
    ]


def facts_of(one: NewTask, clock: LocalClock, hues: Hues) -> Iterator[QuickFact]:
    """Say what is saved beside the title, in order."""
    all_day = one.due is not None and one.due.all_day
    if one.done:
        yield QuickFact("done", "done already")
    if one.due:
        yield _said(one, QuickFact("date", due_preview(one.due, clock)), _DUE if one.phrase.due else ())
    if rrule := one.phrase.rrule:
        words = f"repeats {recurrence_words(rrule, from_completion=one.phrase.from_completion)}"
        yield _said(one, QuickFact("recurrence", words), ("recurrence",))
    for text in one.reminders:
        yield _said(
            one, QuickFact("reminder", f"reminder {reminder_words(text, clock, all_day=all_day)}"), ("reminder",)
        )
    if one.phrase.priority:
        yield _said(one, QuickFact("priority", f"{one.phrase.priority.value} priority"), ("priority",))
    for tag in one.tags:
        spans = [(start, end) for start, end in _spans(one, ("tag",)) if _tag(one, start, end) == tag]
        yield _at(one, QuickFact("tag", f"#{tag}", hues.of(tag)), spans)


def _said(one: NewTask, fact: QuickFact, kinds: Iterable[str]) -> QuickFact:
    return _at(one, fact, _spans(one, kinds))


def _spans(one: NewTask, kinds: Iterable[str]) -> list[tuple[int, int]]:
    return [(start, end) for start, end, kind in one.phrase.pieces if kind in kinds]


def _at(one: NewTask, fact: QuickFact, spans: list[tuple[int, int]]) -> QuickFact:
    if not spans:
        return fact
    at, said = one.line.start, " ".join(one.line.text[start:end] for start, end in spans)
    moved = [(start + at, end + at) for start, end in spans]
    return replace(fact, deed=f"keep “{said}” as words", spans=json.dumps(moved))


def plain_facts(text: str, plain: Spans) -> list[QuickFact]:
    """Tell which words were taken back into the title, so that they can be read again."""
    return [
        QuickFact("plain", f"“{text[start:end]}”", deed="read it again", spans=json.dumps([(start, end)]))
        for start, end in plain
    ]


def _tag(one: NewTask, start: int, end: int) -> str:
    return one.line.text[start:end].removeprefix("#").lower()


def read_spans(given: object) -> Spans:
    """Return the stretches that the browser names, as JSON; what is none of them is passed over."""
    try:
        found = json.loads(str(given)[:_MAX_GIVEN])
    except (ValueError, RecursionError):
        return ()
    pairs = (one for one in found if isinstance(one, list) and len(one) == 2) if isinstance(found, list) else ()
    return tuple((start, end) for start, end in pairs if _is_span(start, end))[:MAX_PLAIN]


def _is_span(start: object, end: object) -> bool:
    return type(start) is int and type(end) is int and 0 <= start < end <= MAX_TEXT
