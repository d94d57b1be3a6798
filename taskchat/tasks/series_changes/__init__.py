"""Operations on series: making one, reading, changing, skipping, pausing, ending, and what comes later."""

from taskchat.tasks.series_changes.changing import Scope, SeriesUpdate, change_series
from taskchat.tasks.series_changes.holding import SeriesChanged
from taskchat.tasks.series_changes.previews import MAX_PREVIEWS, SeriesPreview, preview_series, previewed_task
from taskchat.tasks.series_changes.reading import (
    SeriesState,
    Standing,
    get_series,
    list_open,
    list_rhythms,
    list_series,
    rhythm_words,
    standing_of,
)
from taskchat.tasks.series_changes.repeating import repeat_task
from taskchat.tasks.series_changes.stopping import end_series, pause_series, resume_series, skip_occurrence

__all__ = [
    "MAX_PREVIEWS",
    "Scope",
    "SeriesChanged",
    "SeriesPreview",
    "SeriesState",
    "SeriesUpdate",
    "Standing",
    "change_series",
    "end_series",
    "get_series",
    "list_open",
    "list_rhythms",
    "list_series",
    "pause_series",
    "preview_series",
    "previewed_task",
    "repeat_task",
    "resume_series",
    "rhythm_words",
    "skip_occurrence",
    "standing_of",
]
