"""Numbers of usage as words: whole numbers, dollars, percent, days. Pure."""

from datetime import date
from math import ceil, floor, log10


def whole(value: float) -> str:
    """Format a rounded number with commas: "1,200"."""
    return f"{round(value):,}"


def dollars(value: float) -> str:
    """Format US dollars with as few digits as are meaningful: "$0.0123", "$4.20", "$0"."""
    if not value:
        return "$0"
    if value < 0.0001:
        return "under $0.0001"
    if value >= 0.1:
        return f"${value:,.2f}"
    return f"${value:.{2 - floor(log10(value)) if value < 0.01 else 3}f}".rstrip("0").rstrip(".")


def percent(value: float) -> str:
    """Format a share as whole percent, rounded up so that a small share is never written as 0 %."""
    return f"{ceil(round(100 * value, 6))} %"


def day_name(day: date) -> str:
    """Format a day with its weekday: "Wed 18 Nov"."""
    return f"{day:%a} {short_day(day)}"


def short_day(day: date) -> str:
    """Format a day without its weekday: "18 Nov"."""
    return f"{day.day} {day:%b}"
