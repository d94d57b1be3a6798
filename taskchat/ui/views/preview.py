"""Preview of quick add: what Enter would save, what was not read, and what is not kept. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from taskchat.tasks import (
    InvalidTask,
    LocalClock,
    NewTask,
    Phrase,
    due_preview,
    moment_of,
    recurrence_words,
    reminder_words,
)


@dataclass(frozen=True)
class PreviewLine:
    """One task: its title, what is saved besides (beginning with a dot between), and what one should know."""

    title: str
    facts: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Preview:
    """All tasks of a text; `heading` counts them where there are several, `heard` is what is read out."""

    heading: str = ""
    lines: list[PreviewLine] = field(default_factory=list)
    heard: str = ""


def preview(found: list[NewTask], clock: LocalClock) -> Preview:
    """Say what would be saved."""
    lines = [PreviewLine(f"“{one.phrase.title}”", _facts(one, clock), list(_notes(one, clock))) for one in found]
    heading = _heading(found)
    if heading:
        notes = [f"{line.title}: {note}" for line in lines for note in line.notes]
        return Preview(heading, lines, " ".join([f"{heading}.", *notes]))
    heard = [f"{line.title}{line.facts}." for line in lines] + [note for line in lines for note in line.notes]
    return Preview("", lines, " ".join(heard))


def _heading(found: list[NewTask]) -> str:
    if len(found) < 2:
        return ""
    done = sum(one.done for one in found)
    return f"{len(found)} tasks" + (f", {done} of them done already" if done else "")


def _facts(one: NewTask, clock: LocalClock) -> str:
    facts = ["done already"] if one.done else []
    if one.due:
        facts.append(due_preview(one.due, clock))
    if rrule := one.phrase.rrule:
        facts.append(f"repeats {recurrence_words(rrule, from_completion=one.phrase.from_completion)}")
    facts += [f"reminder {reminder_words(text, clock, all_day=_is_day(one))}" for text in one.reminders]
    if one.phrase.priority:
        facts.append(f"{one.phrase.priority.value} priority")
    return "".join(f" · {fact}" for fact in [*facts, *(f"#{tag}" for tag in one.tags)])


def _notes(one: NewTask, clock: LocalClock) -> Iterator[str]:
    try:
        one.to_create()
    except InvalidTask as error:
        yield str(error)
    phrase = one.phrase
    if phrase.unread:
        yield _unread(phrase)
    for reminder in one.dateless_reminders:
        yield f"Reminder {reminder_words(reminder, clock)}: not kept, since there is no date."
    yield from _passed(one, clock)


def _passed(one: NewTask, clock: LocalClock) -> Iterator[str]:
    due_at = one.due.due_at if one.due else None
    for reminder in one.reminders:
        moment = moment_of(reminder, due_at=due_at, all_day=_is_day(one), zone=clock.zone)
        if moment is not None and moment <= clock.now:
            yield f"The moment of the reminder {reminder_words(reminder, clock, all_day=_is_day(one))} has passed."


def _is_day(one: NewTask) -> bool:
    return one.due is not None and one.due.all_day


def _unread(phrase: Phrase) -> str:
    words = " and ".join(f"“{words}”" for words in phrase.unread)
    return f"{words} {'was' if len(phrase.unread) == 1 else 'were'} not read as a date, so no date is set."
