"""Hints below the fields of the edit form: how their words are understood. Pure."""

from taskchat.tasks import Due, InvalidTask, LocalClock, parse_due, reminder_words
from taskchat.ui.views.draft import EMPTY, Words, is_changed
from taskchat.ui.views.due_field import MAX_WORDS, due_hint
from taskchat.ui.views.reminder_field import read_reminders
from taskchat.ui.views.repeat_field import repeat_hint

# Fields whose words are spelled out while they are typed.
HINTED = ("due", "repeat", "reminders")


def hints_for(shown: Words, typed: Words, clock: LocalClock) -> Words:
    """Spell out dates, rhythm and reminders; of the last two what stands there already needs no words."""
    due = parse_due(typed["due"][:MAX_WORDS], clock)
    hints = {"due": due_hint(typed["due"], clock)}
    if is_changed("repeat", shown, typed):
        hints["repeat"] = _ending(shown, typed) or repeat_hint(typed["repeat"], due, clock)
    if is_changed("reminders", shown, typed):
        hints["reminders"] = _reminders_hint(typed["reminders"], due, clock)
    return EMPTY | hints


def _ending(shown: Words, typed: Words) -> str:
    return "" if typed["repeat"].strip() or not shown["repeat"] else "Comes no more after this one."


def _reminders_hint(words: str, due: Due | None, clock: LocalClock) -> str:
    try:
        read = read_reminders(words, clock)
    except InvalidTask as refused:
        return str(refused)
    spelled = [reminder_words(one, clock, all_day=due is not None and due.all_day) for one in read]
    return ", ".join(f"{one[:1].upper()}{one[1:]}" for one in spelled)
