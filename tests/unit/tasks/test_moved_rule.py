"""Rules of series that are moved with all later ones: each gives the new slot first, or is refused in a sentence."""

from datetime import date

import pytest

from taskchat.tasks.recurrence import RuleRefused, Series, Slot, parse_rule, parse_slot
from taskchat.tasks.series_changes.moved_rule import moved_rule

MOVED = [
    # Rule, old day of November 2026, new day, rule that comes of it.
    ("FREQ=DAILY;INTERVAL=3", 2, 3, "FREQ=DAILY;INTERVAL=3"),
    ("FREQ=WEEKLY;BYDAY=MO", 2, 3, "FREQ=WEEKLY;BYDAY=TU"),
    ("FREQ=WEEKLY;BYDAY=MO", 2, 9, "FREQ=WEEKLY;BYDAY=MO"),
    ("FREQ=WEEKLY;BYDAY=MO,WE", 2, 3, "FREQ=WEEKLY;BYDAY=TU,WE"),
    ("FREQ=MONTHLY;BYMONTHDAY=5", 5, 6, "FREQ=MONTHLY;BYMONTHDAY=6"),
    ("FREQ=MONTHLY;BYMONTHDAY=5", 5, 30, "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
    ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", 30, 27, "FREQ=MONTHLY;BYMONTHDAY=27"),
    ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", 30, 29, "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1"),
    ("FREQ=MONTHLY;BYDAY=-1FR", 27, 30, "FREQ=MONTHLY;BYDAY=-1MO"),
    ("FREQ=MONTHLY;BYDAY=-1FR", 27, 20, "FREQ=MONTHLY;BYDAY=-2FR"),
    ("FREQ=MONTHLY;BYDAY=1MO", 2, 10, "FREQ=MONTHLY;BYDAY=2TU"),
    ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", 26, 27, "FREQ=YEARLY;BYMONTH=11;BYDAY=4FR"),
    ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5", 5, 6, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=6"),
]


@pytest.mark.parametrize(("rule", "old", "new", "expected"), MOVED)
def test_the_days_that_a_rule_names_move_along(rule: str, old: int, new: int, expected: str):
    before, after = date(2026, 11, old), date(2026, 11, new)
    assert Series(parse_rule(rule), before, "UTC").first() == before
    moved = moved_rule(parse_rule(rule), before, after)
    assert moved.text == expected
    assert Series(moved, after, "UTC").first() == after


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        # Monday would become the Wednesday that is there already.
        ("FREQ=WEEKLY;BYDAY=MO,WE", date(2026, 11, 2), date(2026, 11, 4)),
        # A fifth Monday is not in each month.
        ("FREQ=MONTHLY;BYDAY=1MO", date(2026, 11, 2), date(2026, 11, 30)),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 11, 27), date(2026, 12, 1)),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", date(2026, 11, 2), date(2026, 11, 3)),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2026, 11, 30), date(2026, 11, 27)),
        ("FREQ=MONTHLY;BYMONTHDAY=5,20", date(2026, 11, 5), date(2026, 11, 6)),
        ("FREQ=YEARLY;BYWEEKNO=45", date(2026, 11, 2), date(2026, 11, 3)),
        ("FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0", parse_slot("20261102T090000"), parse_slot("20261102T100000")),
    ],
)
def test_what_cannot_be_told_is_refused_and_says_what_to_do(rule: str, old: Slot, new: Slot):
    with pytest.raises(RuleRefused, match="Change only this one, or say the new rhythm too"):
        moved_rule(parse_rule(rule), old, new)


def test_the_one_time_that_a_rule_names_moves_along():
    before, after = parse_slot("20261102T090000"), parse_slot("20261103T103000")
    moved = moved_rule(parse_rule("FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0"), before, after)
    assert moved.text == "FREQ=WEEKLY;BYDAY=TU"
    assert Series(moved, after, "UTC").first() == after
