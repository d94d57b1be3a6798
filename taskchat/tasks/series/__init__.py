"""Series: what comes again, and the occurrence of it that is open."""

from taskchat.tasks.series.beginning import begin, slot_of, template_of
from taskchat.tasks.series.errors import (
    DoneAlready,
    NoOpenOccurrence,
    RepeatsAlready,
    SeriesChangedSince,
    SeriesNotFound,
    SeriesRefused,
    SubtaskOfTask,
)
from taskchat.tasks.series.fresh import (
    STARTS_BEFORE,
    SUBTASKS,
    days_from,
    fresh_subtasks,
    kept_subtasks,
    starts_before,
    subtasks_for,
)
from taskchat.tasks.series.journal import record_series, restored_series
from taskchat.tasks.series.locking import LockedSeries, lock_series
from taskchat.tasks.series.models import BORN_WITH, Series
from taskchat.tasks.series.occurrence import Occurrence, first_occurrence, next_occurrence
from taskchat.tasks.series.retraction import untouched_next
from taskchat.tasks.series.slots import calendar_of, is_day, read_calendar, read_slot, write_slot
from taskchat.tasks.series.succession import Closed, Following, born_columns, follow, insert

__all__ = [
    "BORN_WITH",
    "STARTS_BEFORE",
    "SUBTASKS",
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
    "SubtaskOfTask",
    "begin",
    "born_columns",
    "calendar_of",
    "days_from",
    "first_occurrence",
    "follow",
    "fresh_subtasks",
    "insert",
    "is_day",
    "kept_subtasks",
    "lock_series",
    "next_occurrence",
    "read_calendar",
    "read_slot",
    "record_series",
    "restored_series",
    "slot_of",
    "starts_before",
    "subtasks_for",
    "template_of",
    "untouched_next",
    "write_slot",
]
