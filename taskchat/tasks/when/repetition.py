"""Repetition: a rule with the days, times and ends that stand beside it, and its first time."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

from taskchat.tasks.recurrence import month_day_parts, year_day_parts
from taskchat.tasks.when.parsers import DAYS, product_fields
from taskchat.tasks.when.pieces import Clock, Context, Day, DayTime, DayTimes, Piece, Rule
from taskchat.tasks.when.resolve import PART_TIMES, at, hour_in

_NOON, _DAY_HOURS = 12, 24
_IN_EVERY_MONTH = 28


@dataclass(frozen=True)
class Repetition:
    """A rhythm with its time of day and first day, from the pieces that say it."""

    rule: Rule
    pieces: tuple[Piece, ...]
    clock: Clock | None = None
    part: str | None = None
    start_day: date | None = None
    unread: tuple[Piece, ...] = ()

    @property
    def start(self) -> int:
        """Beginning of its first piece."""
        return min(piece.start for piece in self.pieces)

    @property
    def end(self) -> int:
        """End of its last piece."""
        return max(piece.end for piece in self.pieces)


def repetition_of(pieces: list[Piece], low: str, context: Context) -> Repetition | None:
    """Return the one rhythm of a line; None without any. What fits into none makes it unread."""
    rules = [piece for piece in pieces if piece.kind in ("rule", "rule_part")]
    if not rules:
        return None
    main = next((piece for piece in rules if piece.kind == "rule"), rules[0])
    rule = main.value if isinstance(main.value, Rule) else Rule({"FREQ": "DAILY"})
    part = main.value if isinstance(main.value, str) else None
    found = Repetition(rule, (main,), part=part)
    for piece in pieces:
        if piece is main:
            continue
        more = _with(found, piece, low, context)
        if more is None:
            return replace(found, pieces=tuple(pieces), unread=tuple(pieces))
        found = more
    return found


def _with(  # noqa: PLR0911 - one for each kind of piece
    found: Repetition, piece: Piece, low: str, context: Context
) -> Repetition | None:
    pieces = (*found.pieces, piece)
    match piece.value:
        case Clock() as clock if found.clock is None:
            return replace(found, pieces=pieces, clock=clock)
        case DayTimes() as day_times if found.clock is None and found.part is None:
            return _with_times(found, day_times, pieces)
        case str() as part if found.part is None:
            return replace(found, pieces=pieces, part=part)
        case (Clock() as clock, str() as part) if found.clock is None:
            return replace(found, pieces=pieces, clock=clock, part=part)
        case Rule() as more:
            merged = _both(found.rule, more)
            return replace(found, pieces=pieces, rule=merged) if merged else None
        case DayTime() as said if found.clock is None:
            with_day = _with_day(found, said.day, piece, low, context)
            return with_day and replace(with_day, clock=said.clock, part=said.part or found.part)
        case Day() as day:
            return _with_day(found, day, piece, low, context)
        case None if piece.kind == "midnight" and found.clock is None:
            return replace(found, pieces=pieces, clock=Clock(0))
        case _:
            return None


def _with_times(found: Repetition, said: DayTimes, pieces: tuple[Piece, ...]) -> Repetition | None:
    """Let a rhythm of days come several times on each of them; None where no rule says that."""
    parts, fields = found.rule.parts, product_fields(said.times)
    # BYSETPOS would choose among the times, too.
    if fields is None or parts["FREQ"] in ("HOURLY", "MINUTELY") or parts.keys() & {"BYSETPOS", "BYHOUR"}:
        return None
    return replace(found, pieces=pieces, rule=replace(found.rule, parts={**parts, **fields}))


def _both(first: Rule, second: Rule) -> Rule | None:
    """Two rules in one: "weekly" and "mondays and thursdays"."""
    if any(first.parts[name] != second.parts[name] for name in first.parts.keys() & second.parts.keys()):
        return None
    return Rule({**first.parts, **second.parts}, first.from_completion or second.from_completion)


def _with_day(found: Repetition, day: Day, piece: Piece, low: str, context: Context) -> Repetition | None:
    pieces, parts = (*found.pieces, piece), found.rule.parts
    before = low[: piece.start].rstrip()
    until = context.language.compile(r"(?:%until_word%)(?!\w)")
    if re.search(rf"{until.pattern}$", before) or until.match(piece.said):
        if day.date < context.today:
            return None
        return replace(
            found, pieces=pieces, rule=Rule({**parts, "UNTIL": f"{day.date:%Y%m%d}"}, found.rule.from_completion)
        )
    if re.search(context.language.compile(r"(?<!\w)(?:%and%)(?:\s+(?:%on%|%the%|das))*$"), before):
        # "Every weekday and the weekend" is more than the rule says.
        return None
    if not re.search(context.language.compile(r"(?:%starting%)(?:\s+(?:%on%))?$"), before):
        added = _named_day(parts, day)
        if added:
            return replace(found, pieces=pieces, rule=Rule({**parts, **added}, found.rule.from_completion))
        if day.weekday and (parts["FREQ"] == "DAILY" or "BYDAY" in parts):
            # "Every monday, and on friday" is no monday from friday on.
            return None
    return replace(found, pieces=pieces, start_day=day.date) if found.start_day is None and not day.past else None


def _named_day(parts: dict[str, str], day: Day) -> dict[str, str] | None:
    match parts["FREQ"]:
        case "WEEKLY" if day.weekday and "BYDAY" not in parts:
            return {"BYDAY": DAYS[day.date.weekday()]}
        case "MONTHLY" if day.number and not parts.keys() & {"BYMONTHDAY", "BYDAY"}:
            return month_day_parts([day.number])
        case "YEARLY" if not (day.weekday or day.period or day.counted or "BYMONTH" in parts):
            return year_day_parts(day.date.month, day.date.day)
        case _:
            return None


def settled(found: Repetition, first: date | None) -> Repetition:
    """Write the day of its first time into a rule that leaves it open, where months lack it: "monthly" on a 31st."""
    parts = found.rule.parts
    if first is None or found.rule.from_completion or parts.keys() & {"BYMONTH", "BYMONTHDAY", "BYDAY"}:
        return found
    if "BYHOUR" in parts:
        return found
    days = month_day_parts([first.day]) if parts["FREQ"] == "MONTHLY" and first.day > _IN_EVERY_MONTH else None
    if parts["FREQ"] == "YEARLY" and (first.month, first.day) == (2, 29):
        days = year_day_parts(2, 29)
    return replace(found, rule=replace(found.rule, parts={**parts, **days})) if days else found


def first_time(found: Repetition, context: Context) -> date | datetime | None:
    """Return the first day or moment of a rhythm from now on; a day without a time is all day."""
    start = found.start_day or context.today
    clock = _time(found)
    if found.rule.parts["FREQ"] in ("HOURLY", "MINUTELY") and clock is None:
        return context.now.replace(second=0, microsecond=0)
    begin = datetime.combine(start, clock or time())
    # The interval counts from the first time, not from today: "every other monday" begins with the next one.
    days = Rule({name: value for name, value in found.rule.parts.items() if name != "INTERVAL"})
    rule = rrulestr(days.text, dtstart=begin)
    after = begin if clock is None else max(begin, context.now.replace(tzinfo=None))
    while (first := rule.after(after, inc=True)) is not None:
        moment = at(first.date(), first.time(), context)
        if clock is None:
            return first.date()
        if moment > context.now:
            return moment
        after = first.replace(second=1)
    return None


def _time(found: Repetition) -> time | None:
    if hours := found.rule.parts.get("BYHOUR"):
        return time(int(hours.split(",")[0]), int(found.rule.parts["BYMINUTE"].split(",")[0]))
    if found.clock is None:
        return PART_TIMES[found.part] if found.part else None
    hour = hour_in(found.part, found.clock) if found.part else None
    if hour is None:
        hour = (found.clock.hour + (_NOON if found.clock.afternoon else 0)) % 24
    return time(hour % _DAY_HOURS, found.clock.minute)
