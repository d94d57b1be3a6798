"""Field of the reminders: written as one types them, and read back."""

from datetime import UTC, datetime

import pytest

from taskchat.tasks import InvalidTask, LocalClock
from taskchat.ui.views.reminder_field import read_reminders, write_reminders

CLOCK = LocalClock(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin", day_first=True)


@pytest.mark.parametrize(
    ("words", "reminders"),
    [
        ("", []),
        ("10 minutes before", ["-PT10M"]),
        ("an hour before, 1 day before at 9:00", ["-PT1H", "-P1D@09:00"]),
        ("10m before; 2h before\n1d before", ["-PT10M", "-PT2H", "-P1D"]),
        ("1 month, 1 day and 2 hours before", ["-P1M1DT2H"]),
        ("1 week before at 18", ["-P7D@18:00"]),
        ("when it is due", ["-PT0M"]),
        ("On the day at 9:30", ["-P0D@09:30"]),
        ("30 minutes after", ["PT30M"]),
        ("27 Nov 2026 8:00, 10 minutes before", ["2026-11-27T07:00Z", "-PT10M"]),
        ("tomorrow 8:00", ["2026-11-26T07:00Z"]),
        ("10 Minuten vorher", ["-PT10M"]),
        ("eine Stunde davor, 1 Tag vorher um 9:00", ["-PT1H", "-P1D@09:00"]),
        ("1 Monat, 2 Tage und 3 Stunden vorher", ["-P1M2DT3H"]),
        ("einen Tag vorher um 18 Uhr", ["-P1D@18:00"]),
        ("1 Woche früher", ["-P7D"]),
        ("30 min später", ["PT30M"]),
        ("am Tag selbst um 9:30, bei Fälligkeit", ["-P0D@09:30", "-PT0M"]),
        ("morgen um 8 Uhr, 10 Minuten vorher", ["2026-11-26T07:00Z", "-PT10M"]),
        ("27. November 8 Uhr", ["2026-11-27T07:00Z"]),
    ],
)
def test_what_is_typed_is_read(words: str, reminders: list[str]):
    assert read_reminders(words, CLOCK) == reminders


@pytest.mark.parametrize("all_day", [False, True])
def test_what_is_written_is_read_back(all_day: bool):
    kept = ["-PT10M", "-PT1H30M", "-P1D", "-P1M2DT3H4M", "-P1D@18:05", "-PT0M", "PT30M", "2026-11-27T07:00Z"]
    words = write_reminders(kept, CLOCK, all_day=all_day)
    assert write_reminders(read_reminders(words, CLOCK), CLOCK, all_day=all_day) == words
    if not all_day:
        assert read_reminders(words, CLOCK) == kept


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("soon", "“soon” was not read as a reminder."),
        ("10 minutes before, tomorrow", "“tomorrow” was not read as a reminder."),
        ("10 apples before", "“10 apples before” was not read as a reminder."),
        ("2 years before", "“2 years before” was not read as a reminder."),
        ("400 days before", "A reminder comes at most a year before the due date."),
        ("2 days after", "A reminder comes before the due date, or less than a day after it."),
    ],
)
def test_what_is_not_read_is_said(words: str, reason: str):
    with pytest.raises(InvalidTask) as refused:
        read_reminders(words, CLOCK)
    assert str(refused.value).startswith(reason)
    assert refused.value.field == "reminders"
