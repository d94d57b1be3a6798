"""The due date of a piece: a day or an aware moment, and nothing in the past that was not named."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from taskchat.tasks.when.pieces import Clock, Context, Day, DayTime, Piece

PART_TIMES = {"early": time(8), "morning": time(9), "forenoon": time(10), "noon": time(12), "afternoon": time(15),
              "evening": time(18), "night": time(20)}  # fmt: skip
_NOON, _DAY_HOURS = 12, 24
_FIRST_EVENING_HOUR, _FIRST_MORNING_HOUR = 5, 5


def resolve(  # noqa: PLR0911 - one for each kind of piece
    piece: Piece, context: Context
) -> date | datetime | None:
    """Return the day (all day) or the moment that a piece names; None where it would be past or cannot be told."""
    match piece.value:
        case Day() as day:
            return day.date if day.past or day.date >= context.today else None
        case datetime() as moment:
            return moment
        case Clock() as clock:
            return _next_time(clock.hour + (_NOON if clock.afternoon else 0), clock, context)
        case str() as part:
            return _next_time(PART_TIMES[part].hour, Clock(0), context)
        case DayTime() as said:
            return _day_time(said, context)
        case (Clock() as clock, str() as part):
            hour = hour_in(part, clock)
            return None if hour is None else _next_time(hour, clock, context)
        case None if piece.kind == "midnight":
            return at(context.today + timedelta(days=1), time(0), context)
        case _:
            return None


def at(day: date, clock: time, context: Context, zone: tzinfo | None = None) -> datetime:
    """Return the moment of that day and time; where the clocks skip it, as much later as they skip."""
    moment = datetime.combine(day, clock, zone or context.now.tzinfo)
    return moment.astimezone(UTC).astimezone(context.now.tzinfo)


def _moment(day: date, hour: int, clock: Clock, context: Context) -> datetime:
    """Return the moment of an hour of that day; the hours from 24 on are the next day's."""
    days, hour = divmod(hour, _DAY_HOURS)
    return at(day + timedelta(days=days), time(hour, clock.minute), context, clock.zone)


def _next_time(hour: int, clock: Clock, context: Context) -> datetime:
    """Return the next moment of a time of day: a bare time that has passed can only mean tomorrow."""
    today = context.now.astimezone(clock.zone).date() if clock.zone else context.today
    moment = _moment(today, hour % _DAY_HOURS, clock, context)
    return moment if moment > context.now else _moment(today + timedelta(days=1), hour % _DAY_HOURS, clock, context)


def _day_time(said: DayTime, context: Context) -> date | datetime | None:
    day, clock = said.day, said.clock
    if clock is None:
        return _part_of_day(day, said.part or "morning", context)
    hour = hour_in(said.part, clock) if said.part else clock.hour + (_NOON if clock.afternoon else 0)
    if hour is None:
        return None
    moment = _moment(day.date, hour, clock, context)
    if said.part == "night" and hour < _FIRST_MORNING_HOUR and not day.past:
        return _small_hours(moment, day, clock, context)
    if moment >= context.now or day.past:
        return moment
    return None if said.part else _evening_instead(day, hour, clock, context)


def _part_of_day(day: Day, part: str, context: Context) -> date | datetime | None:
    moment = at(day.date, PART_TIMES[part], context)
    if moment > context.now or day.past:
        return moment
    # "Tonight" said at nine in the evening is still today.
    return day.date if day.date == context.today else None


def _small_hours(moment: datetime, day: Day, clock: Clock, context: Context) -> datetime | None:
    """Read "tonight at 2am" as the night to come; "friday night at 2" is on Friday or on Saturday."""
    if day.date == context.today:
        return moment if moment > context.now else _moment(day.date, moment.hour + _DAY_HOURS, clock, context)
    return None if clock.afternoon else moment


def _evening_instead(day: Day, hour: int, clock: Clock, context: Context) -> datetime | None:
    """Read "today at 8" as the evening's where the morning's is over."""
    if clock.exact or hour >= _NOON or day.date != context.today:
        return None
    moment = _moment(day.date, hour + _NOON, clock, context)
    return moment if moment > context.now else None


def hour_in(part: str, clock: Clock) -> int | None:
    """Return the hour of the day that "at 8" is in the evening, 24 for its midnight; None where it can't be told."""
    hour = clock.hour
    if part in ("evening", "night") and hour == _NOON and not clock.afternoon and not clock.exact:
        return _DAY_HOURS
    if part == "night" and hour < _FIRST_MORNING_HOUR:
        return hour
    if clock.exact and not clock.afternoon and hour != _NOON:
        # A time with its half of the day, or by 24 hours, must lie in the part that is named.
        return hour if _lies_in(part, hour) else None
    if part in ("early", "morning", "forenoon"):
        return hour if hour < _NOON else None
    if hour >= _NOON:
        return None if hour == _NOON and part not in ("afternoon", "noon") else hour
    return hour + _NOON if hour >= (1 if part in ("afternoon", "noon") else _FIRST_EVENING_HOUR) else None


def _lies_in(part: str, hour: int) -> bool:
    if part in ("early", "morning", "forenoon"):
        return hour < _NOON
    return hour >= (_NOON if part in ("afternoon", "noon", "night", "evening") else 0)
