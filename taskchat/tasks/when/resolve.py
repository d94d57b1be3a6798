"""The due date of a piece: a day or an aware moment, and nothing in the past that was not named."""

from datetime import UTC, date, datetime, time, timedelta

from taskchat.tasks.when.pieces import Clock, Context, Day, DayTime, Piece

PART_TIMES = {"early": time(8), "morning": time(9), "forenoon": time(10), "noon": time(12), "afternoon": time(15),
              "evening": time(18), "night": time(20)}  # fmt: skip
_NOON = 12
_FIRST_EVENING_HOUR = 5


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
            return _clock_alone(clock, context)
        case str() as part:
            return _part_alone(part, context)
        case DayTime() as said:
            return _day_time(said, context)
        case (Clock() as clock, str() as part):
            hour = hour_in(part, clock)
            return None if hour is None else _next_time(time(hour, clock.minute), context)
        case None if piece.kind == "midnight":
            return at(context.today + timedelta(days=1), time(0), context)
        case _:
            return None


def at(day: date, clock: time, context: Context) -> datetime:
    """Return the moment of that day and time; where the clocks skip it, as much later as they skip."""
    zone = context.now.tzinfo
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)


def _next_time(clock: time, context: Context) -> datetime:
    """Return the next moment of a time of day: a bare time that has passed can only mean tomorrow."""
    today = at(context.today, clock, context)
    return today if today > context.now else at(context.today + timedelta(days=1), clock, context)


def _clock_alone(clock: Clock, context: Context) -> datetime:
    hour = clock.hour + (_NOON if clock.afternoon else 0)
    return _next_time(time(hour % 24, clock.minute), context)


def _part_alone(part: str, context: Context) -> datetime | None:
    return _next_time(PART_TIMES[part], context)


def _day_time(said: DayTime, context: Context) -> date | datetime | None:
    day, clock = said.day, said.clock
    if clock is None:
        moment = at(day.date, PART_TIMES[said.part or "morning"], context)
        if moment <= context.now and not day.past:
            # "tonight" said at nine in the evening is still today.
            return day.date if day.date == context.today else None
        return moment
    hour = hour_in(said.part, clock) if said.part else clock.hour + (_NOON if clock.afternoon else 0)
    if hour is None:
        return None
    moment = at(day.date, time(hour % 24, clock.minute), context)
    if moment < context.now and not day.past:
        if clock.exact or hour >= _NOON or day.date != context.today or said.part:
            return None
        moment = at(day.date, time(hour + _NOON, clock.minute), context)
        return moment if moment > context.now else None
    return moment


def hour_in(part: str, clock: Clock) -> int | None:
    """Return the hour of the day that "at 8" is in the evening; None where it can't be told."""
    hour = clock.hour
    if clock.exact and not clock.afternoon and hour != _NOON:
        # A time with its half of the day, or by 24 hours, must lie in the part that is named.
        return hour if _lies_in(part, hour) else None
    if part in ("early", "morning", "forenoon"):
        return hour if hour < _NOON else None
    if hour >= _NOON:
        return None if hour == _NOON and part not in ("afternoon", "noon") else hour
    # "Tonight at 2" belongs to the next day, or is a slip.
    return hour + _NOON if hour >= (1 if part in ("afternoon", "noon") else _FIRST_EVENING_HOUR) else None


def _lies_in(part: str, hour: int) -> bool:
    if part in ("early", "morning", "forenoon"):
        return hour < _NOON
    return hour >= (_NOON if part in ("afternoon", "noon", "night", "evening") else 0)
