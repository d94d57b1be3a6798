"""Random series against dateutil and recurring-ical-events: no difference without a reason.

RECURRENCE_CASES=10000 compares as many instead of 200; some 20 ms each.
"""

import os
from datetime import datetime, timedelta
from itertools import islice

import pytest

from taskchat.tasks.recurrence import Series, parse_rule
from tests.unit.tasks.recurrence.generated import random_case
from tests.unit.tasks.recurrence.other_opinions import REASONS, differences

CASES = int(os.environ.get("RECURRENCE_CASES", "200"))


@pytest.mark.timeout(60 + CASES)
def test_no_difference_is_unexplained():
    seen: set[str] = set()
    unexplained = {}
    for seed in range(CASES):
        case = random_case(seed)
        found, reasons = differences(case)
        seen |= reasons
        if found:
            unexplained[seed] = (case.series.rule.text, case.series.start, case.series.zone, sorted(found)[:3])
    assert unexplained == {}
    # Each reason is still one: where a library has become right, its reason goes.
    assert seen == REASONS


@pytest.mark.parametrize("rule", ["MINUTELY;INTERVAL=7", "HOURLY;INTERVAL=36", "DAILY;INTERVAL=3", "WEEKLY", "MONTHLY"])
@pytest.mark.parametrize("count", [1, 2, 300])
def test_the_last_of_a_count_is_found_as_by_walking(rule: str, count: int):
    start = datetime(2026, 3, 1, 2, 30)
    walked = list(islice(Series(parse_rule(f"FREQ={rule}"), start, "UTC").pattern.slots(start), count))
    counted = Series(parse_rule(f"FREQ={rule};COUNT={count}"), start, "UTC")
    assert (counted.has(walked[-1]), counted.after(walked[-1])) == (True, None)


@pytest.mark.parametrize("seed", range(60))
def test_looking_into_the_middle_is_walking_there(seed: int):
    series = random_case(seed).series
    walked = list(islice(series.pattern.slots(series.start), 80))
    for place, begin in enumerate(walked[:60]):
        assert list(islice(series.pattern.slots(begin), 3)) == walked[place : place + 3]
        later = begin + (timedelta(minutes=1) if isinstance(begin, datetime) else timedelta(days=1))
        assert next(series.pattern.slots(later), None) == (walked[place + 1] if place + 1 < len(walked) else None)
