"""Recurrence: the CPU time of a calendar's month of one series, beside dateutil, and of a thousand series at once."""

import statistics
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from random import Random

from dateutil.rrule import rrulestr

from taskchat.tasks.recurrence import Series, parse_rule

_START = datetime(2016, 11, 30, 9)  # noqa: DTZ001 - on the wall
_FIRST, _LAST = date(2026, 12, 1), date(2026, 12, 31)
_MONTH = datetime(2026, 12, 1), datetime(2027, 1, 1)  # noqa: DTZ001 - on the wall
RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;COUNT=5000",
    "FREQ=DAILY;BYHOUR=9,13,17",
    "FREQ=WEEKLY;BYDAY=MO",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=12",
    "FREQ=HOURLY;BYHOUR=9,10,11,12,13,14,15,16,17",
)


def report() -> None:
    """Print a table: a month ten years after the start, each from its text on, as a page asks for it."""
    print("| µs of CPU for December 2026, start in 2016 | slots | taskchat | dateutil from December | dateutil |")
    print("|---|---|---|---|---|")
    for rule in RULES:
        slots = len(_month(rule))
        costs = [_cost(partial(_month, rule)), *[_cost(partial(_walk, rule, start)) for start in (_MONTH[0], _START)]]
        print(f"| {rule} | {slots} | {' | '.join(f'{cost:.0f}' for cost in costs)} |")
    _report_thousand()


def _report_thousand() -> None:
    dice = Random(1)  # noqa: S311 - no secret
    many = [(dice.choice(RULES[3:-1]), dice.randrange(1, 28)) for _ in range(900)] + [(RULES[0], 1)] * 100
    rounds = []
    for _ in range(50):
        begin = time.process_time()
        for rule, day in many:
            list(Series(parse_rule(rule), _START.replace(day=day), "Europe/Berlin").between(_FIRST, _LAST))
        rounds.append((time.process_time() - begin) * 1000)
    median, late = statistics.median(rounds), statistics.quantiles(rounds, n=20)[-1]
    print(f"\nA month of a thousand series, a tenth of them daily: {median:.0f} ms of CPU, p95 {late:.0f}")


def _month(rule: str) -> list[date]:
    return list(Series(parse_rule(rule), _START, "Europe/Berlin").between(_FIRST, _LAST))


def _walk(rule: str, start: datetime) -> list[datetime]:
    return rrulestr(rule, dtstart=start).between(_MONTH[0], _MONTH[1], inc=True)


def _cost(call: Callable[[], object], rounds: int = 7) -> float:
    """Return the µs of the quickest of some rounds."""
    call()
    count = 3
    costs = []
    for _ in range(rounds):
        begin = time.process_time()
        for _ in range(count):
            call()
        costs.append((time.process_time() - begin) / count * 1e6)
    return min(costs)
