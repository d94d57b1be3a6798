"""Reader of conditions: "open high priority tasks due before friday, #home", each word of which is explained."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from taskchat.assistant.builtin.grammar.context import Context, masked, readings
from taskchat.assistant.builtin.grammar.language import Rule
from taskchat.assistant.builtin.grammar.readers.periods import Period

_MAX_LENGTH = 300
_MAX_PART_WORDS = 7
_MAX_SUBJECT_WORDS = 3
_DAY = timedelta(days=1)
_ENDS: tuple[str, ...] = ("from", "to")


class _Reading:
    """Conditions that were read so far, and words that nothing explains."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}
        self.unknown: list[str] = []

    def add(self, values: dict[str, Any]) -> bool:
        """Add conditions; False where one contradicts another."""
        if any(self.found.get(name, value) != value for name, value in values.items()):
            return False
        self.found |= values
        return True


def conditions(words: str, context: Context) -> dict[str, Any] | None:
    """Read conditions as arguments of `list_tasks`; None where a word is not explained or two contradict each other.

    `all` among them says that all were asked for, `noun` that tasks were spoken of.
    """
    if len(words) > _MAX_LENGTH:
        return None
    text = f" {words}"
    low, place, reading = masked(text), 0, _Reading()
    while place < len(low):
        step = _condition(text, low, place, context) or _filler(low, place, context)
        if step is None:
            end = _word_end(low, place)
            reading.unknown.append(text[place:end].strip(" ,?\"'"))
            place = end
            continue
        end, values = step
        if reading.unknown and not ("noun" in values and _take_subject(reading)):
            return None
        if not reading.add(values):
            return None
        place = end
    return None if reading.unknown else _of_completion(reading.found, context)


def _take_subject(reading: _Reading) -> bool:
    """Take the words before the noun for what the tasks are about: "my garden tasks"."""
    if len(reading.unknown) > _MAX_SUBJECT_WORDS or not reading.add({"search": " ".join(reading.unknown)}):
        return False
    reading.unknown.clear()
    return True


def _condition(text: str, low: str, place: int, context: Context) -> tuple[int, dict[str, Any]] | None:
    """Return where the longest condition that begins here ends, and what it says."""
    best: tuple[int, dict[str, Any]] | None = None
    for rule in context.language.condition_rules:
        # What a task is about are the words that nothing else explains.
        if rule.kind == "about" and best:
            continue
        if not (opening := rule.template.literals[0].match(low, place)):
            continue
        if not rule.template.parts:
            found = (opening.end(), dict(rule.values))
        else:
            found = _with_parts(rule, text, low, place, context)
        if found and found[0] > place and (best is None or found[0] > best[0]):
            best = found
    return best


def _with_parts(rule: Rule, text: str, low: str, place: int, context: Context) -> tuple[int, dict[str, Any]] | None:
    ends = _ends(low, place) if rule.template.literals[0].pattern else _bare_ends(text, low, place, context)
    for end in sorted(ends, reverse=True):
        for kind, values in readings([rule], text[place:end].strip(), context):
            if (found := _VALUES[kind]({**values, "now": context.clock.today})) is not None:
                return end, found
    return None


def _bare_ends(text: str, low: str, place: int, context: Context) -> list[int]:
    """Return where a part without words before it may end: after one word, or after the date that begins here."""
    line = context.explain("dated", text[1:])
    dates = [end + 1 for start, end, kind in line.spans if kind in ("date", "datetime") and start == place]
    return [_word_end(low, place), *dates]


def _ends(low: str, place: int) -> Iterator[int]:
    for number, match in enumerate(re.finditer(r"(?<=\S)(?= |$)", low[place:])):
        if number >= _MAX_PART_WORDS:
            # What is asked about stands at the end.
            yield len(low)
            return
        yield place + match.start()


def _filler(low: str, place: int, context: Context) -> tuple[int, dict[str, Any]] | None:
    for name, values in (("tasks", {"noun": True}), ("filler", {})):
        if match := context.language.words(name).match(low, place):
            return match.end(), values
    return None


def _word_end(low: str, place: int) -> int:
    end = low.find(" ", place + 1)
    return len(low) if end < 0 else end


def _span(first: date | None, last: date | None) -> dict[str, Any]:
    given = {"from": first and first.isoformat(), "to": last and last.isoformat()}
    return {f"due_{name}": value for name, value in given.items() if value}


def _between(values: dict[str, Any]) -> dict[str, Any] | None:
    first, last = values["day"], values["day2"]
    if last < first:
        last += 7 * _DAY
    return _span(first, last) if first <= last else None


def _passed(day: date, today: date) -> date:
    """Return a day that something lasts from, which lies behind: "since june"."""
    return day - relativedelta(years=1) if day > today else day


def _together(first: Period, second: Period) -> Period:
    """Return the days from the first of a stretch to the last of another: "between october and january"."""
    start, end = first[0], second[1]
    return (start - relativedelta(years=1) if start > end else start), end


def _overdue_for(values: dict[str, Any], *, more: bool = False) -> dict[str, Any] | None:
    """Return what is overdue for a length of days, weeks or months, or for `more`; None for hours."""
    count, unit = values["shift"].lstrip("+").split()
    if unit not in ("days", "weeks", "months"):
        return None
    number = int(count)
    length = (
        relativedelta(months=number) if unit == "months" else timedelta(days=number * (7 if unit == "weeks" else 1))
    )
    return {"due": "overdue", **_span(None, values["now"] - length - (_DAY if more else timedelta()))}


_VALUES: dict[str, Any] = {
    "on": lambda values: _span(values["day"], values["day"]),
    "before": lambda values: _span(None, values["day"] - _DAY),
    "until": lambda values: _span(None, values["day"]),
    "after": lambda values: _span(values["day"] + _DAY, None),
    "since": lambda values: _span(values["day"], None),
    "between": _between,
    "before_period": lambda values: _span(None, values["period"][0] - _DAY),
    "after_period": lambda values: _span(values["period"][1] + _DAY, None),
    "from_period": lambda values: _span(values["period"][0], None),
    "since_period": lambda values: _span(_passed(values["period"][0], values["now"]), None),
    "between_periods": lambda values: _span(*_together(values["period"], values["period2"])),
    "overdue_for": lambda values: _overdue_for(values, more=True),
    "overdue_at_least": _overdue_for,
    "either": lambda values: _between(values) if values["day2"] - values["day"] == _DAY else None,
    "period": lambda values: _span(*values["period"]),
    "tag": lambda values: {"tag": values.get("tag") or values["hashtag"]},
    "priority": lambda values: {"priority": values["level"]},
    "about": lambda values: {"search": values["search"]},
}


def _of_completion(found: dict[str, Any], context: Context) -> dict[str, Any] | None:
    """Read days as those of completion where done tasks were asked for and nobody said "due".

    None where two stretches of days are asked for: "overdue" and "today" are not both at once.
    """
    said_due = found.pop("said_due", False)
    window = found.pop("window", None)
    if found.pop("created", False):
        return _of_making(found, window, context.clock.today)
    if window and "due" in found:
        return None
    if found.get("due") == "overdue":
        # What is overdue since Monday is so since the last one.
        found |= {f"due_{name}": day for name, day in _in_the_past(_due_days(found), context.clock.today).items()}
    if found.get("status") != "done" or said_due:
        return {**found, **({"due": window} if window else {})}
    days = _due_days(found)
    found = {name: value for name, value in found.items() if name not in ("due_from", "due_to")}
    if window in _WINDOWS:
        days = dict(zip(_ENDS, (day.isoformat() for day in _WINDOWS[window](context.clock.today)), strict=True))
    return {**found, **{f"completed_{name}": day for name, day in _in_the_past(days, context.clock.today).items()}}


def _of_making(found: dict[str, Any], window: str | None, today: date) -> dict[str, Any] | None:
    """Read days as those on which tasks were made; None where they lie ahead, or are said of the due date, too."""
    days = _due_days(found)
    if "due" in found or (window and (days or window not in _WINDOWS)):
        return None
    if window:
        days = dict(zip(_ENDS, (day.isoformat() for day in _WINDOWS[window](today)), strict=True))
    others = {name: value for name, value in found.items() if name not in ("due_from", "due_to")}
    made = {f"created_{name}": day for name, day in _in_the_past(days, today).items()}
    return {"status": "all", **others, **made} if days else None


def _due_days(found: dict[str, Any]) -> dict[str, str]:
    return {name: found[f"due_{name}"] for name in _ENDS if f"due_{name}" in found}


def _in_the_past(days: dict[str, str], today: date) -> dict[str, str]:
    """Return the days of that name that lie behind: the last Monday, the last 10 November."""
    read = {name: date.fromisoformat(day) for name, day in days.items()}
    first = min(read.values(), default=today)
    if first > today:
        back = relativedelta(days=7) if first - today <= 7 * _DAY else relativedelta(years=1)
        read = {name: day - back for name, day in read.items()}
    return {name: day.isoformat() for name, day in read.items()}


def _week(today: date) -> tuple[date, date]:
    monday = today - today.weekday() * _DAY
    return monday, monday + 6 * _DAY


_WINDOWS: dict[str, Any] = {"today": lambda today: (today, today), "week": _week}
