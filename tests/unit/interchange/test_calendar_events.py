"""Events for calendars that subscribe: what they show agrees with the other opinion on what comes again."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Event

from taskchat.interchange import EventSource, Record, Repeat, write_events
from taskchat.tasks import Due, Priority, on_day

BERLIN = ZoneInfo("Europe/Berlin")
CHANGED = datetime(2026, 11, 30, 12, 0, 5, 7, tzinfo=UTC)


def calendar(*records: Record) -> Calendar:
    written = "".join(write_events(EventSource(f"{place}@x", one, CHANGED) for place, one in enumerate(records)))
    read = Calendar.from_ical(written)
    assert isinstance(read, Calendar)
    return read


def events(read: Calendar) -> list[Event]:
    return [event for event in read.walk("VEVENT") if isinstance(event, Event)]


def starts(read: Calendar, begin: date, end: date) -> list[date]:
    found = recurring_ical_events.of(read).between(begin, end)
    return [event.start for event in found if isinstance(event, Event)]


def test_a_day_is_an_event_of_a_day_that_takes_no_time():
    record = Record(0, "Ship, it", "two\nlines", Priority.HIGH, on_day(date(2026, 12, 24)), ("a,b",))
    (event,) = events(calendar(record))

    assert (event.start, str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (
        date(2026, 12, 24),
        "Ship, it",
        "two\nlines",
    )
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_time_with_a_duration_takes_that_time():
    due = Due(datetime(2026, 12, 1, 8, tzinfo=UTC), all_day=False)
    (event,) = events(calendar(Record(0, "Call", due=due, duration_minutes=45)))

    assert (event.start, event.end) == (due.due_at, due.due_at + timedelta(minutes=45))
    assert event["TRANSP"] == "OPAQUE"


def test_a_series_comes_at_the_same_time_on_the_wall_but_on_days_that_are_skipped():
    due = Due(datetime(2027, 3, 22, 8, tzinfo=UTC), all_day=False)
    weekly = Repeat("FREQ=WEEKLY", zone="Europe/Berlin", skipped=("2027-04-05T09:00:00",))
    read = calendar(Record(0, "Meet", due=due, repeat=weekly))

    days = [datetime(2027, 3, 22, 9), datetime(2027, 3, 29, 9), datetime(2027, 4, 12, 9)]  # noqa: DTZ001 - on the wall
    assert starts(read, date(2027, 3, 1), date(2027, 4, 15)) == [day.replace(tzinfo=BERLIN) for day in days]


def test_one_that_was_moved_is_moved_alone():
    weekly = Repeat("FREQ=WEEKLY", zone="Europe/Berlin", slot="2026-12-07")
    read = calendar(Record(0, "Wash", due=on_day(date(2026, 12, 9)), repeat=weekly))

    assert starts(read, date(2026, 12, 1), date(2026, 12, 23)) == [
        date(2026, 12, 9),
        date(2026, 12, 14),
        date(2026, 12, 21),
    ]


def test_of_what_counts_from_completion_only_the_next_is_known():
    every = Repeat("FREQ=DAILY", zone="UTC", from_completion=True)
    read = calendar(Record(0, "Water", due=on_day(date(2026, 12, 9)), repeat=every))

    assert starts(read, date(2026, 12, 1), date(2026, 12, 23)) == [date(2026, 12, 9)]


def test_a_calendar_that_did_not_change_is_the_same_to_the_letter():
    record = Record(0, "x", due=on_day(date(2026, 12, 9)), repeat=Repeat("FREQ=DAILY", zone="Europe/Berlin"))

    assert calendar(record).to_ical() == calendar(record).to_ical()
