"""Words for recurrence rules (RFC 5545) and reminders, as a person reads them. Pure."""

from datetime import date, datetime

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.due import due_in_full
from taskchat.tasks.recurrence import RecurrenceRule, Weekday, parse_rule, said_days
from taskchat.tasks.reminders import Offset, parse_reminder, time_of_day
from taskchat.tasks.when import Due
from taskchat.text import shortened

_UNITS = {
    "MINUTELY": "minute", "HOURLY": "hour", "DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"
}  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORKDAYS, _WEEK = tuple(map(Weekday, range(5))), tuple(map(Weekday, range(7)))
_MINUTES_OF_DAY = 1_440
_MAX_UNREADABLE = 40


def recurrence_words(rrule: str, *, from_completion: bool = False) -> str:
    """Spell out a rule: "every 2 weeks on Monday, until 24 Dec 2026"; raises RuleRefused for what is none."""
    rule = parse_rule(rrule)
    words = _rhythm(rule) + _times(rule) + (" after it is done" if from_completion else "")
    if rule.count:
        words += f", {_counted(rule.count, 'time')}"
    if rule.until:
        words += f", until {_day(rule.until)}"
    return words


def reminder_words(reminder: str, clock: LocalClock, *, all_day: bool = False) -> str:
    """Spell out a reminder: "10 minutes before", "1 day before at 9:00" for a whole day, or its moment.

    One that this version cannot read is shown as it is.
    """
    try:
        read = parse_reminder(reminder)
    except ValueError:
        return shortened(reminder, _MAX_UNREADABLE)
    if isinstance(read, datetime):
        return due_in_full(Due(read, all_day=False), clock)
    return _offset_words(read, all_day=all_day)


def _offset_words(offset: Offset, *, all_day: bool) -> str:
    months, days, minutes, at = -offset.months, -offset.days, offset.minutes, time_of_day(offset, all_day=all_day)
    if all_day and at is None:
        # Counted from midnight: so many days before, at a time.
        whole_days, at = divmod(minutes, _MINUTES_OF_DAY)
        days -= whole_days
    hours, rest = divmod(abs(minutes), 60) if at is None else (0, 0)
    parts = {"month": months, "day": days, "hour": hours, "minute": rest}
    words = _listed([_counted(count, unit) for unit, count in parts.items() if count])
    if at is not None:
        return f"{f'{words} before' if words else 'on the day'} at {at // 60}:{at % 60:02}"
    return f"{words} {'after' if minutes > 0 else 'before'}" if words else "when it is due"


def _rhythm(rule: RecurrenceRule) -> str:
    unit = _UNITS[rule.frequency]
    steps = f"every {unit}" if rule.interval == 1 else f"every {rule.interval} {unit}s"
    others = rule.month_days or rule.year_days or rule.week_numbers or rule.positions
    each = rule.weekdays and rule.interval == 1 and not others and all(weekday.nth == 0 for weekday in rule.weekdays)
    if each and (rule.frequency in ("DAILY", "WEEKLY") or rule.weekdays == _WORKDAYS):
        return f"every {_weekdays(rule.weekdays)}{_months(rule, 'in')}"
    days, chosen = _days(rule)
    return steps + (f" on {days}" if days else "") + _rest(rule, days) + (f", only {chosen} of them" if chosen else "")


def _days(rule: RecurrenceRule) -> tuple[str, str]:
    """Name the days within a period, and which of all times BYSETPOS chooses where the days do not say it."""
    chosen = _listed([_nth(place) for place in rule.positions])
    if rule.month_days:
        days, last = said_days(rule.month_days, rule.positions)
        if rule.frequency == "YEARLY" and rule.months and min(days) > 0:
            named = f"{_listed(list(map(str, days)))}{_months(rule, '')}{' or its last day' if last else ''}"
        else:
            named = f"the {_listed([_nth_day(day) for day in days])}{' or last day' if last else ''}"
        named = f"{_weekdays(rule.weekdays)} that is {named}" if rule.weekdays else named
        return named, "" if last else chosen and f"the {chosen}"
    if rule.weekdays and len(rule.positions) == 1 and not (rule.hours or rule.minutes):
        return f"the {chosen} {_weekdays(rule.weekdays, 'or')}", ""
    return _weekdays(rule.weekdays), chosen and f"the {chosen}"


def _rest(rule: RecurrenceRule, days: str) -> str:
    """Name days of the year, weeks and months, as far as the days do not say them."""
    words = f" on day {_listed(list(map(str, rule.year_days)))} of the year" if rule.year_days else ""
    words += f" in week {_listed(list(map(str, rule.week_numbers)))}" if rule.week_numbers else ""
    said = rule.frequency == "YEARLY" and rule.month_days and min(rule.month_days) > 0
    of = rule.frequency == "YEARLY" and days and not rule.month_days
    return words if said else words + _months(rule, "of" if of else "in")


def _times(rule: RecurrenceRule) -> str:
    """Name the times of day; "" where they are the start's."""
    if rule.hours and rule.minutes and not rule.is_within_day:
        return f" at {_listed([f'{hour}:{minute:02}' for hour in rule.hours for minute in rule.minutes])}"
    hours = f" in the hours {_listed(list(map(str, rule.hours)))}" if rule.hours else ""
    return hours + (f" at minute {_listed(list(map(str, rule.minutes)))}" if rule.minutes else "")


def _months(rule: RecurrenceRule, before: str) -> str:
    names = [f"{date(2000, month, 1):%B}" for month in rule.months]
    return " ".join(["", *([before] if before else []), _listed(names)]) if names else ""


def _weekdays(weekdays: tuple[Weekday, ...], last: str = "and") -> str:
    """Name weekdays: "Monday and Friday", "weekday", "the last Friday"."""
    if weekdays in (_WEEK, _WORKDAYS):
        return "day" if weekdays == _WEEK else "weekday"
    return _listed([f"the {_nth(nth)} {_WEEKDAYS[day]}" if nth else _WEEKDAYS[day] for day, nth in weekdays], last)


def _nth_day(number: int) -> str:
    return _nth(number) if number > 0 else f"{_nth(number)} day"


def _nth(number: int) -> str:
    if number < 0:
        return "last" if number == -1 else f"{_nth(-number)} to last"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _listed(words: list[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
