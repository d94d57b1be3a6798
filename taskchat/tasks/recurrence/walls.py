"""Times on the wall of a zone and the moments that they are, by RFC 5545, 3.3.5.

A local time that the clocks skip is read with the offset before the gap, so it lies as much later as they skip; one
that exists twice is the first.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple, cast
from zoneinfo import ZoneInfo

from taskchat.tasks.recurrence.rule import Slot

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_FIRST, _LAST = datetime(1800, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=1024)
def midnight_of(day: date, zone: str) -> datetime:
    """Return the moment, in UTC, at which a day begins; at the ends of the calendar one that every zone has."""
    return moment_of(datetime.combine(min(max(day, _FIRST.date()), _LAST.date()), time()), zone)


class Border(NamedTuple):
    """Moment as a local time; sharp where the clocks did not change in the day before.

    Then all local times from it on, and no others, are moments from it on.
    """

    wall: datetime
    is_sharp: bool


def moment_of(wall: datetime, zone: str) -> datetime:
    """Return the moment, in UTC, of a naive local time."""
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def wall_of(moment: datetime, zone: str) -> datetime:
    """Return what a clock in the zone shows at a moment, naive."""
    return min(max(moment, _FIRST), _LAST).astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


@lru_cache(maxsize=4096)
def border_at(moment: datetime, zone: str) -> Border:
    """Return what a moment is on the wall; many series are asked for the same one."""
    wall = wall_of(moment, zone)
    return Border(wall, is_sharp=moment_of(wall - _DAY, zone) == moment - _DAY)


def falling_from(walls_from: Callable[[datetime], Iterator[Slot]], begin: datetime, zone: str) -> Iterator[Slot]:
    """Yield the local times that fall on a moment or after it, of those that ascend from any time on."""
    wall, is_sharp = border_at(begin, zone)
    if is_sharp:
        return walls_from(wall)
    walls = cast("Iterator[datetime]", walls_from(wall - _DAY))
    return (slot for slot in walls if moment_of(slot, zone) >= begin)


def falling_before(walls: Iterator[Slot], end: datetime, zone: str) -> Iterator[Slot]:
    """Cut ascending local times off at a moment, which is not included."""
    border, is_sharp = border_at(end, zone)
    if is_sharp:
        return takewhile(lambda wall: wall < border, walls)
    near = takewhile(lambda wall: wall <= border + _DAY, walls)
    return (wall for wall in cast("Iterator[datetime]", near) if moment_of(wall, zone) < end)


def without_overtaken(walls: Iterator[Slot], zone: str) -> Iterator[Slot]:
    """Leave out skipped local times that, moved past the gap, would come together with or after the next one."""
    clear = datetime.min  # noqa: DTZ901 - before any time on a wall
    skipped: list[tuple[datetime, datetime]] = []
    for wall in cast("Iterator[datetime]", walls):
        if wall >= clear:
            if moved := _past_gap(wall, zone):
                skipped.append((wall, moved))
                continue
            clear = _next_gap(wall, zone)
        if skipped:
            yield from [before for before, moved in skipped if moved < wall]
            skipped.clear()
        yield wall
    yield from [wall for wall, _ in skipped]


def _past_gap(wall: datetime, zone: str) -> datetime | None:
    """Return what a local time in a gap is moved to; None for one that exists."""
    return next((wall + (end - begin) for begin, end in gaps_of(zone, wall.year) if begin <= wall < end), None)


def _next_gap(wall: datetime, zone: str) -> datetime:
    """Return a local time up to which all times after another exist: where the next gap or the next year begins."""
    begins = [begin for begin, _ in gaps_of(zone, wall.year) if begin > wall]
    return begins[0] if begins else datetime(wall.year + 1, 1, 1)  # noqa: DTZ001 - on the wall


@lru_cache(maxsize=1024)
def gaps_of(zone: str, year: int) -> tuple[tuple[datetime, datetime], ...]:
    """Return the spans of local time within a year that the clocks of a zone skip: begin and end, naive."""
    info = ZoneInfo(zone)
    first = datetime(year, 1, 1, tzinfo=UTC) - 2 * _DAY
    days = [first + day * _DAY for day in range(371)]
    changes = [_change(info, *pair) for pair in pairwise(days) if len({_offset(info, day) for day in pair}) > 1]
    gaps = [(_shown(info, moment - _SECOND) + _SECOND, _shown(info, moment)) for moment in changes]
    return tuple((begin, end) for begin, end in gaps if begin < end)


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the moment between two at which the offset changes, to the second."""
    old = _offset(zone, before)
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        before, after = (middle, after) if _offset(zone, middle) == old else (before, middle)
    return after


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _shown(zone: ZoneInfo, moment: datetime) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
