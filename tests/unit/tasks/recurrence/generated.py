"""Random series for other opinions: any rule that RFC 5545 allows, near the days on which clocks change."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from taskchat.tasks.recurrence import RuleRefused, Series, Slot, parse_rule

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Whole and half hours, at midnight, over a whole day, south and north, and none at all.
CHANGES = {
    "Europe/Berlin": ["2025-03-30", "2026-10-25", "2021-03-28"],
    "America/New_York": ["2026-03-08", "2025-11-02"],
    "Australia/Lord_Howe": ["2025-10-05", "2026-04-05"],
    "Pacific/Apia": ["2011-12-30", "2010-09-26", "2012-04-01"],
    "America/Sao_Paulo": ["2018-11-04", "2018-02-18"],
    "Africa/Cairo": ["2024-04-26", "2025-10-31"],
    "Pacific/Chatham": ["2025-09-28", "2026-04-05"],
    "Africa/Casablanca": ["2025-02-23", "2025-04-06"],
    "Asia/Kathmandu": ["2026-01-01"],
    "UTC": ["2024-02-29"],
}
_STEPS = {"MINUTELY": 5, "HOURLY": 20, "DAILY": 200, "WEEKLY": 800, "MONTHLY": 2500, "YEARLY": 6000}
_LENGTHS = {"MINUTELY": 2, "HOURLY": 5, "DAILY": 70, "WEEKLY": 200, "MONTHLY": 1200, "YEARLY": 4500}


@dataclass(frozen=True)
class Case:
    """Series with the days to look at, and the text that the rule was made of."""

    series: Series
    first: date
    last: date
    text: str


def random_case(seed: int) -> Case:
    """Return the series of a seed; one that its text cannot make is thrown again."""
    dice = Random(seed)  # noqa: S311 - no secret
    while True:
        zone = dice.choice(list(CHANGES))
        change = date.fromisoformat(dice.choice(CHANGES[zone]))
        frequency = dice.choice(["MINUTELY", "HOURLY", *["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] * 2])
        start = _start(dice, frequency, change)
        text = _text(dice, frequency, start)
        try:
            series = Series(parse_rule(text), start, zone, frozenset())
        except RuleRefused:
            continue
        if (first := series.first()) is None:
            continue
        if dice.random() < 0.8:
            series = Series(series.rule, first, zone, _exceptions(dice, series))
        begin = _first_day(dice, series, change).toordinal()
        return Case(series, date.fromordinal(begin), date.fromordinal(begin + _LENGTHS[frequency]), text)


def _first_day(dice: Random, series: Series, change: date) -> date:
    """Choose the first day to look at: that of a slot, one near a change of the clocks, or any."""
    start, reach = day_of(series.start), timedelta(days=_STEPS[series.rule.frequency])
    kind = dice.random()
    if kind < 0.5 and (slots := list(series.between(start, start + reach, limit=200))):
        return day_of(dice.choice(slots))
    if kind < 0.8 and start < change:
        return change - timedelta(days=1)
    return start + timedelta(days=dice.randint(-20, reach.days))


def day_of(slot: Slot) -> date:
    """Return the local day of a slot."""
    return slot.date() if isinstance(slot, datetime) else slot


def _start(dice: Random, frequency: str, change: date) -> Slot:
    day = change - timedelta(days=dice.randint(0, _STEPS[frequency]))
    if frequency not in ("MINUTELY", "HOURLY") and dice.random() < 0.3:
        return day
    clock = dice.choice([time(2, 30), time(9), time(0, 15), time(3), time(dice.randrange(24), dice.randrange(60))])
    return datetime.combine(day, clock)


def _exceptions(dice: Random, series: Series) -> frozenset[Slot]:
    day = day_of(series.start)
    slots = list(series.between(day, day + timedelta(days=400), limit=20))[1:]
    return frozenset(dice.sample(slots, min(len(slots), dice.choice([0, 0, 1, 3]))))


def _text(dice: Random, frequency: str, start: Slot) -> str:
    parts = {"FREQ": frequency}
    if dice.random() < 0.5:
        most = {"MINUTELY": 700, "HOURLY": 50, "DAILY": 40, "WEEKLY": 9, "MONTHLY": 14, "YEARLY": 5}[frequency]
        parts["INTERVAL"] = str(dice.choice([1, 2, 3, 4, 6, 12, dice.randint(1, most)]))
    lists = {
        "BYMONTH": (0.2, lambda: dice.randint(1, 12), 4),
        "BYWEEKNO": (0.15, lambda: dice.choice([1, 2, 52, 53, -1, -52, -53, dice.randint(1, 53)]), 3),
        "BYYEARDAY": (0.12, lambda: dice.choice([1, 59, 60, 366, -1, -366, dice.randint(1, 366)]), 6),
        "BYMONTHDAY": (0.3, lambda: dice.choice([1, 28, 29, 30, 31, -1, -2, dice.randint(1, 31)]), 5),
        "BYDAY": (0.4, lambda: _weekday(dice, parts), 4),
        "BYHOUR": (0.15, lambda: dice.choice([1, 2, 3, 9, dice.randrange(24)]), 4),
        "BYMINUTE": (0.15, lambda: dice.choice([0, 15, 30, dice.randrange(60)]), 3),
    }
    for name, (share, throw, most) in lists.items():
        allowed = isinstance(start, datetime) or name not in ("BYHOUR", "BYMINUTE")
        if allowed and dice.random() < share:
            parts[name] = ",".join(str(throw()) for _ in range(dice.randint(1, most)))
    # dateutil takes the first days of January for those of another week than 52 or 53: a table has these.
    late_weeks = bool(re.search(r"5[23]", parts.get("BYWEEKNO", "")))
    if dice.random() < 0.25 and not late_weeks:
        parts["BYSETPOS"] = ",".join(str(dice.choice([1, 2, 3, -1, -2])) for _ in range(dice.randint(1, 2)))
    if dice.random() < 0.3:
        parts["WKST"] = dice.choice(WEEKDAYS)
    parts.update({} if late_weeks else _end(dice, frequency, start))
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _weekday(dice: Random, parts: dict[str, str]) -> str:
    numbered = parts["FREQ"] in ("MONTHLY", "YEARLY") and dice.random() < 0.5
    # dateutil fails at a number that the year or month may not hold.
    most = 52 if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts else 4
    return (str(dice.choice([1, 2, -1, dice.randint(1, most)])) if numbered else "") + dice.choice(WEEKDAYS)


def _end(dice: Random, frequency: str, start: Slot) -> dict[str, str]:
    kind = dice.random()
    if kind < 0.2:
        return {"COUNT": str(dice.choice([1, 2, 10, dice.randint(1, 300)]))}
    if kind > 0.5:
        return {}
    day = start + timedelta(days=dice.randint(0, _STEPS[frequency]))
    if not isinstance(day, datetime):
        return {"UNTIL": f"{day:%Y%m%d}"}
    moment = day + timedelta(minutes=dice.choice([0, 0, dice.randint(-900, 900)]))
    return {"UNTIL": f"{moment:%Y%m%d}" if kind < 0.3 else f"{moment:%Y%m%dT%H%M%S}{'Z' if kind < 0.4 else ''}"}
