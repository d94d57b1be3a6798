"""Round trips: what is written is read again as it was, in every format, whatever people write."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from taskchat.interchange import WRITERS, ExportFormat, Record, Repeat, read_file
from taskchat.tasks import Due, LocalClock, Priority, on_day

CLOCK = LocalClock(datetime(2026, 11, 30, 12, tzinfo=UTC), "Europe/Berlin", day_first=True)
# Line ends are what a calendar and a list have by themselves; in a text they are one kind.
_TEXT = st.characters(categories=["L", "N", "P", "S"], include_characters=" \n\t")
_TITLES = st.text(_TEXT, min_size=1, max_size=60).map(str.strip).filter(bool)
_NOTES = st.text(_TEXT, max_size=200).map(str.strip)
_WORDS = st.characters(categories=["L", "N", "P", "S"], include_characters=" ")
_TAGS = st.lists(
    st.text(_WORDS, min_size=1, max_size=12).map(lambda text: text.strip().lstrip("#").strip().lower()).filter(bool),
    max_size=4,
    unique=True,
).map(tuple)
_MOMENTS = st.integers(0, 8_000_000).map(lambda minutes: datetime(2021, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
_DUES = st.one_of(
    st.dates(date(2026, 12, 1), date(2037, 1, 1)).map(on_day),
    _MOMENTS.map(lambda moment: Due(moment.replace(year=max(moment.year, 2027)), all_day=False)),
)
_REPEATS = st.builds(
    Repeat,
    rrule=st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;COUNT=5"]),
    from_completion=st.booleans(),
    keep_missed=st.booleans(),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York"]),
    paused=st.booleans(),
)


def _dated(record: Record) -> Record:
    """Only what has a date comes again, and only what is open."""
    return replace(record, repeat=record.repeat if record.due and not record.done_at else None)


_RECORDS = st.builds(
    Record,
    line=st.just(0),
    title=_TITLES,
    notes=_NOTES,
    priority=st.sampled_from(Priority),
    due=st.none() | _DUES,
    tags=_TAGS,
    reminders=st.just(()) | st.just(("2026-12-24T07:00Z",)),
    duration_minutes=st.none() | st.integers(1, 600),
    start_on=st.none() | st.dates(date(2026, 12, 1), date(2036, 1, 1)),
    repeat=st.none() | _REPEATS,
    done_at=st.none() | _MOMENTS,
    created_at=_MOMENTS,
).map(_dated)


def _families(records: Sequence[Record], subtasks: Sequence[bool]) -> list[Record]:
    """Put some records under the one above them that is nobody's subtask."""
    found: list[Record] = []
    for record, is_subtask in zip(records, subtasks, strict=False):
        parent = next((place for place in reversed(range(len(found))) if found[place].parent is None), None)
        under = is_subtask and parent is not None
        found.append(replace(record, parent=parent if under else None, repeat=None if under else record.repeat))
    return found


def write(kind: ExportFormat, records: Sequence[Record]) -> bytes:
    return "".join(WRITERS[kind].write(iter(records), CLOCK)).encode()


def as_read(records: Sequence[Record]) -> list[Record]:
    return [replace(record, line=0, uid=None) for record in records]


@pytest.mark.parametrize("kind", ExportFormat)
@settings(max_examples=25, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(records=st.lists(_RECORDS, min_size=1, max_size=4), subtasks=st.lists(st.booleans(), min_size=4, max_size=4))
@example(records=[Record(0, "=1+1", "-2\n- [ ] no task\n> quoted", Priority.LOW, tags=("a,b", "@x"))], subtasks=[False])
@example(records=[Record(0, "'=1", "  a\\b [due:: 2026-12-01] #tag &amp; <b>", Priority.NONE)], subtasks=[False])
@example(records=[Record(0, "C:\\New\\name; a", "\\N\\n", Priority.NONE, tags=(";", "\\n"))], subtasks=[False])
@example(records=[Record(0, "read friday #5 !high", "BEGIN:VTODO\n\nEND", Priority.HIGH)], subtasks=[False])
def test_records_are_read_as_they_were_written(kind: ExportFormat, records: list[Record], subtasks: list[bool]):
    records = [replace(record, notes=record.notes.strip()) for record in _families(records, subtasks)]
    content = read_file(write(kind, records), CLOCK)

    assert content.unread == []
    assert as_read(content.records) == as_read(records)


@pytest.mark.parametrize("kind", ExportFormat)
def test_a_series_goes_on_where_it_stood(kind: ExportFormat):
    due = Due(datetime(2026, 12, 2, 8, tzinfo=UTC), all_day=False)
    weekly = Repeat(
        "FREQ=WEEKLY", zone="Europe/Berlin", slot="2026-12-01T09:00:00", skipped=("2026-12-08T09:00:00",), paused=True
    )
    record = Record(0, "Moved by a day", priority=Priority.MEDIUM, due=due, repeat=weekly, reminders=("-PT10M",))

    assert as_read(read_file(write(kind, [record]), CLOCK).records) == [record]


@pytest.mark.parametrize("kind", ExportFormat)
@pytest.mark.parametrize("reminder", ["-PT10M", "-P1D", "-P1D@08:30", "-PT0M", "2026-12-24T07:00Z"])
@pytest.mark.parametrize("due", [on_day(date(2026, 12, 24)), Due(datetime(2026, 12, 24, 9, tzinfo=UTC), all_day=False)])
def test_reminders_are_read_as_they_were(kind: ExportFormat, reminder: str, due: Due):
    record = Record(0, "x", priority=Priority.MEDIUM, due=due, reminders=(reminder,))

    assert read_file(write(kind, [record]), CLOCK).records[0].reminders == (reminder,)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1"])
def test_no_cell_is_a_formula_to_a_spreadsheet(cell: str):
    written = write(ExportFormat.CSV, [Record(0, f"{cell} title", notes=f"{cell} notes", priority=Priority.NONE)])
    _, row = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))

    assert all(text[:1] not in ("=", "+", "-", "@", "\t", "\r") for text in row)
    assert row[0] == f"'{cell} title".replace("'\t", "'\t")


def test_a_calendar_is_one_that_the_standard_allows():
    records = [
        Record(0, "ä" * 100, "a\nb", Priority.HIGH, on_day(date(2026, 12, 1)), ("a,b",), uid="one"),
        Record(0, "b", due=Due(datetime(2026, 12, 1, 8, tzinfo=UTC), all_day=False), parent=0, uid="two"),
    ]
    written = write(ExportFormat.ICALENDAR, records)

    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"RELATED-TO:one" in written
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_moments_before_the_standard_kept_seconds_stay_close():
    made = datetime(2026, 11, 30, 12, 0, 5, 123456, tzinfo=UTC)
    record = Record(0, "x", priority=Priority.MEDIUM, created_at=made, done_at=made)
    for kind in ExportFormat:
        (read,) = read_file(write(kind, [record]), CLOCK).records
        assert read.created_at is not None
        assert abs(read.created_at - made) < timedelta(seconds=1)
