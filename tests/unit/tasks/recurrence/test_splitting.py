"""Series made of another: skipped, ended, gone on from a slot; and the text that others read."""

from datetime import date, datetime

import pytest

from taskchat.tasks.recurrence import Series, Slot, ending_before, parse_rule, rrule_text, skipping, starting_at
from tests.unit.tasks.recurrence.generated import random_case


def first_slots(series: Series) -> list[Slot]:
    """Walk a series for up to 30 slots."""
    slots = [series.first()]
    while slots[-1] is not None and len(slots) < 31:
        slots.append(series.after(slots[-1]))
    return [slot for slot in slots if slot is not None][:30]


@pytest.mark.parametrize("seed", range(60))
def test_two_halves_have_the_slots_of_the_whole(seed: int):
    whole = random_case(seed).series
    slots = first_slots(whole)
    middle = slots[len(slots) // 2]
    assert first_slots(ending_before(whole, middle)) == slots[: len(slots) // 2]
    assert first_slots(starting_at(whole, middle))[: len(slots) // 2] == slots[len(slots) // 2 :][: len(slots) // 2]


def test_nothing_comes_before_the_first():
    series = Series(parse_rule("FREQ=DAILY;COUNT=5"), date(2026, 11, 30), "UTC")
    assert ending_before(series, date(2026, 11, 30)).first() is None
    assert starting_at(series, date(2026, 12, 3)).rule.text == "FREQ=DAILY;COUNT=2"


def test_a_slot_is_skipped():
    series = skipping(Series(parse_rule("FREQ=DAILY"), date(2026, 11, 30), "UTC"), date(2026, 12, 1))
    assert series.after(date(2026, 11, 30)) == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("rule", "start", "text"),
    [
        ("FREQ=DAILY", datetime(2026, 11, 30, 9), "FREQ=DAILY"),
        ("FREQ=DAILY;UNTIL=20261224", date(2026, 11, 30), "FREQ=DAILY;UNTIL=20261224"),
        ("FREQ=DAILY;UNTIL=20261224T235959Z", date(2026, 11, 30), "FREQ=DAILY;UNTIL=20261224"),
        ("FREQ=DAILY;UNTIL=20261224", datetime(2026, 11, 30, 9), "FREQ=DAILY;UNTIL=20261224T225959Z"),
        ("FREQ=DAILY;UNTIL=20261224T090000", datetime(2026, 11, 30, 9), "FREQ=DAILY;UNTIL=20261224T080000Z"),
        ("FREQ=DAILY;UNTIL=20261224T090000Z", datetime(2026, 11, 30, 9), "FREQ=DAILY;UNTIL=20261224T090000Z"),
    ],
)
def test_the_text_beside_a_start_has_the_end_that_rfc_5545_wants(rule: str, start: date, text: str):
    assert rrule_text(Series(parse_rule(rule), start, "Europe/Berlin")) == text
