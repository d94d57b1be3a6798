"""Preview of quick add: what Enter would save, what was not read, and what is not kept. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from taskchat.tasks import InvalidTask, LocalClock, NewTask, Phrase, Spans, moment_of, reminder_words
from taskchat.ui.views.facts import Piece, QuickFact, facts_of, pieces_of, plain_facts
from taskchat.ui.views.hues import Hues

# Lines of a list that are shown before it is added.
_SHOWN = 5


@dataclass(frozen=True)
class PreviewLine:
    """One task: its title, what is saved besides (beginning with a dot between), and what one should know."""

    title: str
    facts: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Preview:
    """All tasks of a text, or the first of many; `heard` is what is read out.

    `heading` counts them where there are several, `rest` those that are not shown. `facts` are those of a single task,
    which can be taken back into its title, `pieces` the stretches of the text that were understood. Of several lines,
    `as_one` says whether they can be a single task with notes. `number` is that of the text, which the browser knows.
    """

    heading: str = ""
    lines: list[PreviewLine] = field(default_factory=list)
    heard: str = ""
    rest: str = ""
    facts: list[QuickFact] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    as_one: bool = False
    number: int = 0


def preview(found: list[NewTask], clock: LocalClock, hues: Hues | None = None) -> Preview:
    """Say what would be saved."""
    hues = hues or Hues()
    facts = [list(facts_of(one, clock, hues)) for one in found]
    lines = [
        PreviewLine(f"“{one.phrase.title}”", _joined(said), list(_notes(one, clock)))
        for one, said in zip(found, facts, strict=True)
    ]
    pieces = [piece for one in found for piece in pieces_of(one, hues)]
    if heading := _heading(found):
        notes = [f"{line.title}: {note}" for line in lines for note in line.notes]
        shown = [line for at, line in enumerate(lines) if at < _SHOWN or line.notes]
        rest = f"and {len(lines) - len(shown)} more" if len(shown) < len(lines) else ""
        return Preview(heading, shown, " ".join([f"{heading}.", *notes]), rest, pieces=pieces)
    heard = [f"{line.title}{line.facts}." for line in lines] + [note for line in lines for note in line.notes]
    return Preview("", lines, " ".join(heard), facts=[fact for said in facts for fact in said], pieces=pieces)


def offered_as_one(shown: Preview, one: NewTask) -> Preview:
    """Offer to make one task of several lines, where that one can be saved."""
    try:
        one.to_create()
    except InvalidTask:
        return shown
    return replace(shown, as_one=True)


def with_plain(shown: Preview, text: str, plain: Spans) -> Preview:
    """Tell of a single task which words were taken back into its title, so that they can be read again."""
    if shown.heading:
        return shown
    return replace(shown, facts=[*shown.facts, *plain_facts(text, plain)])


def _heading(found: list[NewTask]) -> str:
    if len(found) < 2:
        return ""
    done = sum(one.done for one in found)
    return f"{len(found)} tasks" + (f", {done} of them done already" if done else "")


def _joined(facts: list[QuickFact]) -> str:
    return "".join(f" · {fact.words}" for fact in facts)


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
