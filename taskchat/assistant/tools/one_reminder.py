"""One reminder of a task that a tool moves or takes away; where there are several, it must be said which."""

import re
from datetime import UTC, datetime, time, timedelta

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import UpdateTask
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused
from taskchat.tasks import (
    Task,
    moment_of,
    parse_line,
    parse_reminders,
    reminder_at,
    reminder_moved,
    reminder_words,
)

_MAX_WORDS = 100
_SHIFT = re.compile(r"(?P<sign>[+-]) ?(?P<count>\d{1,4}) ?(?P<unit>minute|hour|day|week)s?", re.IGNORECASE)
_DAY = timedelta(days=1)


def change_one_reminder(asked: UpdateTask, task: Task, turn: RunContext, *, drop: bool) -> list[str]:
    """Return the reminders of a task after one of them was moved or, with `drop`, taken away.

    Raises `ToolRefused` where it has none, or several of which any may be meant.
    """
    text = _the_one(asked.one_reminder, task, turn)
    others = [one for one in task.reminders if one != text]
    if drop:
        return others
    moved = _moved(text, asked.one_reminder_to or "", task, turn)
    return list(dict.fromkeys(moved if one == text else one for one in task.reminders))


def _the_one(words: str | None, task: Task, turn: RunContext) -> str:
    if words:
        named = [text for text in parse_reminders(words, turn.clock) if text in task.reminders]
        if len(named) != 1:
            raise _no_reminder(words)
        return named[0]
    if not task.reminders:
        raise ToolRefused(f"“{task.title}” has no reminder.", Refusal.HAS_NO_REMINDER, title=task.title)
    if len(task.reminders) > 1:
        said = [reminder_words(text, turn.clock, all_day=task.all_day) for text in task.reminders]
        raise ToolRefused(
            f"“{task.title}” has {len(said)} reminders: ask the person which is meant, and pass it as one_reminder.",
            Refusal.WHICH_REMINDER,
            title=task.title,
            reminders=[{"text": text, "words": words} for text, words in zip(task.reminders, said, strict=True)],
        )
    return task.reminders[0]


def _moved(text: str, words: str, task: Task, turn: RunContext) -> str:
    due = {"due_at": task.due_at, "all_day": task.all_day, "zone": turn.clock.zone}
    if shift := _SHIFT.fullmatch(words.strip()):
        by = timedelta(**{f"{shift['unit'].lower()}s": int(shift["count"])})
        found = reminder_moved(text, by if shift["sign"] == "+" else -by, **due)
        return _or_no_date(found)
    line = parse_line(words, now=turn.now, zone=turn.clock.zone, day_first=turn.clock.day_first)
    if line.due_at is not None and line.time_alone and line.all_date:
        at = line.due_at.astimezone(turn.clock.zone).time()
        return _not_passed(_or_no_date(reminder_at(text, at, **due)), at, task, turn)
    found = parse_reminders(words, turn.clock)
    if len(found) != 1:
        raise _no_reminder(words)
    if line.due_at is not None and line.all_day and line.all_date and (time_before := _time_of(text, task, turn)):
        # A day alone keeps the time at which it came.
        moment = datetime.combine(line.due_at.date(), time_before, turn.clock.zone)
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}"
    return found[0]


def _or_no_date(text: str | None) -> str:
    if text is None:
        raise ToolRefused("A reminder before the due date needs one.", Refusal.NO_DATE_TO_REMIND)
    return text


def _not_passed(text: str, at: time, task: Task, turn: RunContext) -> str:
    """Return the next such time instead of one that is over: it would never ring."""
    moment = moment_of(text, due_at=task.due_at, all_day=task.all_day, zone=turn.clock.zone)
    if moment is None or moment > turn.now:
        return text
    following = datetime.combine(turn.clock.today, at, turn.clock.zone)
    following += _DAY if following <= turn.now else timedelta()
    return f"{following.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def _time_of(text: str, task: Task, turn: RunContext) -> time | None:
    moment = moment_of(text, due_at=task.due_at, all_day=task.all_day, zone=turn.clock.zone)
    return moment.astimezone(turn.clock.zone).time() if moment else None


def _no_reminder(words: str) -> ToolRefused:
    return ToolRefused(f"There is no reminder “{words[:_MAX_WORDS]}”.", Refusal.NO_REMINDER, words=words[:_MAX_WORDS])
