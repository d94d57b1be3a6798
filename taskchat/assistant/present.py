"""The person's present, as a model is told it in the instructions: written there, and read back from them."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from taskchat.tasks import LocalClock

_ORDERS = {True: "day/month", False: "month/day", None: "unknown"}
_TOLD = re.compile(
    r"\((?P<day>\d{4}-\d\d-\d\d)\), the time is (?P<time>\d\d:\d\d), the person's time zone is (?P<zone>[\w+/-]+), "
    r"the order in 5/12 is (?P<order>day/month|month/day|unknown)\."
)


def present_in_words(clock: LocalClock) -> str:
    """Tell a model the day, the time, the zone, and the order of day and month in figures."""
    now = clock.local_now
    return (
        f"Today is {now:%A} {now.day} {now:%B %Y} ({now:%Y-%m-%d}), the time is {now:%H:%M}, the person's time zone is "
        f"{clock.timezone}, the order in 5/12 is {_ORDERS[clock.day_first]}."
    )


def read_present(instructions: str) -> LocalClock | None:
    """Read the present back, to the minute; None where the instructions do not tell it."""
    if not (told := _TOLD.search(instructions)):
        return None
    order = next(first for first, name in _ORDERS.items() if name == told["order"])
    now = datetime.fromisoformat(f"{told['day']}T{told['time']}").replace(tzinfo=ZoneInfo(told["zone"]))
    return LocalClock(now, told["zone"], order)
