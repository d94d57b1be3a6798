"""Series: what comes again, and the occurrence of it that is open."""

from taskchat.tasks.series.beginning import begin, slot_of, template_of
from taskchat.tasks.series.errors import (
    DoneAlready,
    NoOpenOccurrence,
    RepeatsAlready,
    SeriesChangedSince,
    SeriesNotFound,
    SeriesRefused,
)
from taskchat.tasks.series.journal import record_series, restored_series
from taskchat.tasks.series.locking import LockedSeries, lock_series
from taskchat.tasks.series.models import BORN_WITH, Series
from taskchat.tasks.series.occurrence import Occurrence, first_occurrence, next_occurrence
from taskchat.tasks.series.retraction import untouched_next
from taskchat.tasks.series.slots import calendar_of, is_day, read_calendar, read_slot, write_slot
from taskchat.tasks.series.succession import Closed, Following, born, follow, insert

__all__ = [
    "BORN_WITH",
    "Closed",
    "DoneAlready",
    "Following",
    "LockedSeries",
    "NoOpenOccurrence",
    "Occurrence",
    "RepeatsAlready",
    "Series",
    "SeriesChangedSince",
    "SeriesNotFound",
    "SeriesRefused",
    "begin",
    "born",
    "calendar_of",
    "first_occurrence",
    "follow",
    "insert",
    "is_day",
    "lock_series",
    "next_occurrence",
    "read_calendar",
    "read_slot",
    "record_series",
    "restored_series",
    "slot_of",
    "template_of",
    "untouched_next",
    "write_slot",
]
