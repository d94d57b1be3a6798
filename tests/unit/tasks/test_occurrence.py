"""Next occurrence of a series: missed ones, completion early and late, clocks that change, what a slot stands for."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from taskchat.database import new_id
from taskchat.tasks.series import Occurrence, Series, first_occurrence, next_occurrence

BERLIN = "Europe/Berlin"


def series(rrule: str, starts: str, **fields: Any) -> Series:
    return Series(user_id=new_id(), rrule=rrule, starts=starts, template={"title": "x"}, **{"zone": BERLIN, **fields})


def at(local: str, zone: str = BERLIN) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))


def slot_of(occurrence: Occurrence | None) -> str | None:
    return occurrence.slot if occurrence else None


@pytest.mark.parametrize(
    ("rrule", "latest", "closed_at", "expected"),
    [
        # A day: today counts, whatever the hour.
        ("FREQ=DAILY", "2026-11-01", "2026-11-30T23:59", "2026-11-30"),
        ("FREQ=DAILY", "2026-11-30", "2026-11-30T00:00", "2026-12-01"),
        ("FREQ=DAILY", "2026-12-05", "2026-11-30T12:00", "2026-12-06"),
        # A time: this moment counts, the one before does not.
        ("FREQ=DAILY", "2026-11-01T09:00:00", "2026-11-30T09:00", "2026-11-30T09:00:00"),
        ("FREQ=DAILY", "2026-11-01T09:00:00", "2026-11-30T09:01", "2026-12-01T09:00:00"),
        ("FREQ=DAILY;BYHOUR=9,18", "2026-11-30T09:00:00", "2026-11-30T09:30", "2026-11-30T18:00:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-30", "2026-11-30T12:00", "2026-12-03"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-31", "2027-01-31T12:00", "2027-02-28"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", "2026-11-27T12:00", "2026-12-25"),
        ("FREQ=DAILY;COUNT=3", "2026-11-03", "2026-11-03T12:00", None),
        ("FREQ=DAILY;UNTIL=20261103", "2026-11-03", "2026-11-03T12:00", None),
    ],
)
def test_the_next_one_is_the_first_that_is_not_past(rrule: str, latest: str, closed_at: str, expected: str | None):
    starts = "2026-11-01" + latest[len("2026-11-01") :]
    assert slot_of(next_occurrence(series(rrule, starts), latest, at=at(closed_at), made=1)) == expected


def test_a_day_is_today_where_its_person_lives():
    auckland = series("FREQ=DAILY", "2026-11-01", zone="Pacific/Auckland")
    following = next_occurrence(auckland, "2026-11-20", at=at("2026-11-30T12:00", "UTC"), made=1)
    assert slot_of(following) == "2026-12-01"


def test_nine_stays_nine_on_the_wall_and_a_skipped_time_comes_later():
    nine = series("FREQ=DAILY", "2027-03-20T09:00:00")
    before = next_occurrence(nine, "2027-03-26T09:00:00", at=at("2027-03-26T10:00"), made=1)
    after = next_occurrence(nine, "2027-03-27T09:00:00", at=at("2027-03-27T10:00"), made=1)
    assert before == ("2027-03-27T09:00:00", at("2027-03-27T09:00"), False)
    assert after == ("2027-03-28T09:00:00", at("2027-03-28T09:00"), False)
    skipped = series("FREQ=DAILY", "2027-03-20T02:30:00")
    assert next_occurrence(skipped, "2027-03-27T02:30:00", at=at("2027-03-27T10:00"), made=1) == (
        "2027-03-28T02:30:00",
        at("2027-03-28T03:30"),
        False,
    )


def test_a_time_that_exists_twice_is_the_first():
    twice = series("FREQ=DAILY", "2026-10-20T02:30:00")
    following = next_occurrence(twice, "2026-10-24T02:30:00", at=at("2026-10-24T10:00"), made=1)
    assert following
    assert following.due_at == at("2026-10-25T00:30", "UTC")


def test_every_missed_one_comes_where_the_series_says_so():
    kept = series("FREQ=DAILY", "2026-11-01", keep_missed=True)
    assert slot_of(next_occurrence(kept, "2026-11-01", at=at("2026-11-30T12:00"), made=1)) == "2026-11-02"


def test_skipped_slots_never_come():
    with_gap = series("FREQ=DAILY", "2026-11-01", skipped=["2026-11-30", "2026-12-01"])
    assert slot_of(next_occurrence(with_gap, "2026-11-29", at=at("2026-11-29T12:00"), made=1)) == "2026-12-02"


@pytest.mark.parametrize(
    ("rrule", "starts", "latest", "done_at", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=3", "2026-11-01", "2026-11-01", "2026-11-30T12:00", ("2026-12-03", "2026-12-03")),
        # Done early, and again: due at the same time, as another occurrence.
        (
            "FREQ=DAILY;INTERVAL=3",
            "2026-11-01",
            "2026-12-03",
            "2026-11-30T12:00",
            ("2026-12-03T00:00:01", "2026-12-03"),
        ),
        (
            "FREQ=DAILY;INTERVAL=3",
            "2026-11-01",
            "2026-12-03T00:00:01",
            "2026-11-30T12:00",
            ("2026-12-03T00:00:02", "2026-12-03"),
        ),
        (
            "FREQ=DAILY",
            "2026-11-01T09:00:00",
            "2026-11-20T09:00:00",
            "2026-11-30T22:00",
            ("2026-12-01T09:00:00", "2026-12-01T09:00"),
        ),
        (
            "FREQ=HOURLY;INTERVAL=8",
            "2026-11-01T09:00:00",
            "2026-11-20T09:00:00",
            "2026-11-30T22:15",
            ("2026-12-01T06:15:00", "2026-12-01T06:15"),
        ),
        ("FREQ=WEEKLY;BYDAY=MO", "2026-11-02", "2026-11-02", "2026-11-26T12:00", ("2026-11-30", "2026-11-30")),
    ],
)
def test_from_completion_it_counts_from_when_it_was_done(
    rrule: str, starts: str, latest: str, done_at: str, expected: tuple[str, str]
):
    counted = series(rrule, starts, from_completion=True)
    following = next_occurrence(counted, latest, at=at(done_at), made=1)
    assert following
    zone = "UTC" if following.all_day else BERLIN
    assert (following.slot, following.due_at) == (expected[0], at(expected[1], zone))


@pytest.mark.parametrize("field", ["paused_at", "ended_at"])
def test_a_series_that_is_over_has_no_next_one(field: str):
    over = series("FREQ=DAILY", "2026-11-01", **{field: at("2026-11-02T12:00")})
    assert next_occurrence(over, "2026-11-01", at=at("2026-11-30T12:00"), made=1) is None


@pytest.mark.parametrize("broken", [{"rrule": "FREQ=NEVER"}, {"zone": "Mars/Base"}, {"starts": "soon"}])
def test_what_cannot_be_read_has_no_next_one(broken: dict[str, str]):
    fields = {"rrule": "FREQ=DAILY", "starts": "2026-11-01"} | broken
    assert next_occurrence(series(**fields), "2026-11-01", at=at("2026-11-30T12:00"), made=1) is None


@pytest.mark.parametrize(
    ("starts", "latest", "expected"),
    [
        ("2026-11-01", None, "2026-11-30"),
        ("2026-12-24", None, "2026-12-24"),
        ("2026-11-01", "2026-11-30", "2026-12-01"),
        ("2026-11-01T09:00:00", None, "2026-12-01T09:00:00"),
        ("2026-11-01T09:00:00", "2026-12-01", "2026-12-02T09:00:00"),
        ("2026-11-01", "2026-12-01T09:00:00", "2026-12-02"),
    ],
)
def test_the_first_one_has_not_passed_and_comes_behind_what_there_is(starts: str, latest: str | None, expected: str):
    assert slot_of(first_occurrence(series("FREQ=DAILY", starts), at=at("2026-11-30T12:00"), latest=latest)) == expected
