"""Field of the rhythm: read as one types it, and spelled out with its first date; hints below the fields."""

from datetime import UTC, datetime

import pytest

from taskchat.tasks import Due, InvalidTask, LocalClock
from taskchat.ui.views import CHOICES, EMPTY, hints_for, read_repeat, repeat_hint

CLOCK = LocalClock(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin", day_first=True)
SATURDAY = Due(datetime(2026, 12, 5, tzinfo=UTC), all_day=True)


@pytest.mark.parametrize(
    ("words", "rrule", "first"),
    [
        ("every month", "FREQ=MONTHLY", 5),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", 7),
        ("jeden Mittwoch", "FREQ=WEEKLY;BYDAY=WE", 9),
        ("every 2 weeks on Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", 7),
        ("every last friday", "FREQ=MONTHLY;BYDAY=-1FR", 25),
    ],
)
def test_days_that_the_words_leave_open_are_those_of_the_due_date(words: str, rrule: str, first: int):
    rhythm, comes = read_repeat(words, SATURDAY, CLOCK)
    assert (rhythm.rrule, comes) == (rrule, Due(datetime(2026, 12, first, tzinfo=UTC), all_day=True))


@pytest.mark.parametrize("words", [words for _, words in CHOICES])
def test_what_is_offered_is_read(words: str):
    assert read_repeat(words, None, CLOCK)[0].rrule


@pytest.mark.parametrize("words", ["every purple moon", "tomorrow", "every day " * 40])
def test_what_is_no_rhythm_says_so(words: str):
    with pytest.raises(InvalidTask, match="is no rhythm that taskchat knows") as refusal:
        read_repeat(words, SATURDAY, CLOCK)
    assert refusal.value.field == "rrule"
    assert repeat_hint(words, SATURDAY, CLOCK) == str(refusal.value)


def test_a_rhythm_is_spelled_out_with_what_comes_first():
    assert repeat_hint("every! 3 days", SATURDAY, CLOCK) == ("Every 3 days after it is done, first Saturday 5 December")
    assert repeat_hint("every day 9am", None, CLOCK) == "Every day, first tomorrow, Thursday 26 November, 9:00"
    assert repeat_hint(" ", None, CLOCK) == ""


def test_hints_stand_below_what_was_changed():
    shown = EMPTY | {"repeat": "every month on the 31st or last day", "reminders": "10 minutes before"}
    assert hints_for(shown, shown, CLOCK) == EMPTY
    typed = shown | {"due": "5.12.", "repeat": "", "reminders": "1 day before at 9:00, tomorrow 8:00"}
    assert hints_for(shown, typed, CLOCK) == EMPTY | {
        "due": "Saturday 5 December",
        "repeat": "Comes no more after this one.",
        "reminders": "1 day before at 9:00, Thu 26 Nov, 08:00",
    }
