"""Holidays that follow the moon, from a table of their days; `tools/moving_holidays.py` writes it."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from taskchat.tasks.when.holidays.rules import HolidayRule


@cache
def _days() -> dict[str, dict[str, str]]:
    """Return the days of each holiday, as month and day by the year."""
    days: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("moving.json").read_text(encoding="utf-8"))
    return days


def moving_holidays() -> dict[str, HolidayRule]:
    """Return the rules by our keys; they raise `ValueError` for a year that the table does not hold."""

    def rule(key: str) -> HolidayRule:
        return lambda year: date.fromisoformat(f"{year}-{_days()[key].get(str(year), 'unknown')}")

    return {key: rule(key) for key in _days()}
